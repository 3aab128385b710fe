"""What is asked before a report goes on paper or into a file: which report, with photos or without; and what
it means that the file lies outside the encryption."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from oes_desktop.ui.report.header import BRIEF, DETAILED
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.segmented import Segment, SegmentedButtons


class PaperDialog(QDialog):
    """`agreed(brief, photos)`. `sentences`: what is to be known of this act; `choices`: whether report and
    photos may be chosen."""

    agreed = Signal(bool, bool)

    def __init__(
        self,
        title: str,
        go: str,
        sentences: Sequence[str],
        *,
        brief: bool,
        photos: bool,
        choices: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._choices = choices
        self.which = SegmentedButtons([
            Segment(DETAILED, self.tr("Detailed report")), Segment(BRIEF, self.tr("Brief report"))
        ])  # fmt: skip
        self.which.setAccessibleName(self.tr("Which report"))
        self.photos = QCheckBox(self.tr("With &photos of the student"))
        self._brief = brief
        self.which.choose(BRIEF if brief else DETAILED)
        self.which.chosen.connect(self._choose)
        self.photos.setChecked(photos)
        self.go = QPushButton(go)
        self.go.setProperty("kind", "primary")
        self._lay_out(sentences)

    def _lay_out(self, sentences: Sequence[str]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        if self._choices:
            column.addWidget(self.which)
            column.addWidget(self.photos)
        for sentence in sentences:
            column.addWidget(label(sentence, wrap=True))
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.go.setDefault(True)
        self.setMinimumWidth(480)

    def _choose(self, code: str) -> None:
        self._brief = code == BRIEF

    def _agree(self) -> None:
        self.agreed.emit(self._brief, self.photos.isChecked())
        self.accept()
