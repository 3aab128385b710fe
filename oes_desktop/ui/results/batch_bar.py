"""The bar below the table while several exams are selected: how many, and what can be done with all of them.

It slides in and takes no focus. It shows and forwards; `batch.py` does.
"""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPropertyAnimation, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from oes_desktop.domain.acts import MOST_AT_ONCE
from oes_desktop.domain.models import Decision
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon
from oes_desktop.ui.widgets.buttons import button, name_button, tool_button
from oes_desktop.ui.widgets.decision_panel import DecisionPanel
from oes_desktop.ui.widgets.labels import ElidedLabel

_SLIDE_MS = 120
_NO_LIMIT = 16_777_215  # QWIDGETSIZE_MAX


class BatchBar(QFrame):
    """`decided(value, reason, comment)`, `reviewed(on)`, `archived(on)`: for all that is selected.
    `first_wanted`: select no more than can be changed at once. `what_wanted(place on the screen)`: choose
    what is downloaded."""

    decided = Signal(str, str, str)
    reviewed = Signal(bool)
    archived = Signal(bool)
    download_wanted = Signal()
    what_wanted = Signal(QPoint)
    export_wanted = Signal()
    first_wanted = Signal()
    cleared = Signal()

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("batch", True)
        self._formats = formats
        self._exams, self._all, self._archive = 0, False, False
        self._text = ElidedLabel("", "heading")
        self.first = button("", kind="link")
        self.decision, self.review = button(kind="primary"), button()
        self.archive = button(" ", "archive")
        self.download, self.export = button(" ", "download"), button(" ", "file-down")
        self.what = button("", "chevron-down")
        self.clear = tool_button("x")
        self.panel = DecisionPanel(formats, self)
        self._review_menu = QMenu(self)
        self._reviewed_on = self._review_menu.addAction(icon("check-check", "good"), "")
        self._reviewed_off = self._review_menu.addAction(icon("minus", "muted"), "")
        self._sliding = QPropertyAnimation(self, b"maximumHeight", self)
        self._build()
        self._retranslate()
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 12, 7)
        row.setSpacing(8)
        row.addWidget(self._text)
        row.addWidget(self.first)
        row.addStretch(1)
        split = QHBoxLayout()
        split.setSpacing(0)
        for made, side in ((self.download, "first"), (self.what, "last")):
            made.setProperty("segment", side)
            split.addWidget(made)
        for made in (self.decision, self.review, self.archive):
            row.addWidget(made)
        row.addLayout(split)
        row.addWidget(self.export)
        row.addWidget(self.clear)
        for made, role in ((self.decision, "on_accent"), (self.review, "text")):
            made.setIcon(icon("chevron-down", role))
            made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the sign of a dropdown at the end
        self.archive.hide()
        self._sliding.setDuration(_SLIDE_MS)
        self._sliding.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._sliding.finished.connect(self._slid)
        self.decision.clicked.connect(lambda: self.open_panel(self.decision))
        self.panel.decided.connect(self.decided)
        self.review.clicked.connect(self._open_review)
        self._reviewed_on.triggered.connect(lambda: self.reviewed.emit(True))
        self._reviewed_off.triggered.connect(lambda: self.reviewed.emit(False))
        self.archive.clicked.connect(lambda: self.archived.emit(not self._archive))
        self.download.clicked.connect(self.download_wanted)
        self.what.clicked.connect(lambda: self.what_wanted.emit(self.what.mapToGlobal(QPoint(0, 0))))
        self.export.clicked.connect(self.export_wanted)
        self.first.clicked.connect(self.first_wanted)
        self.clear.clicked.connect(self.cleared)

    def show_vocabulary(self, vocabulary: Vocabulary, comment_letters: int) -> None:
        self.panel.show_vocabulary(vocabulary, comment_letters)

    def show_count(self, exams: int, *, all_of_them: bool, archive: bool, may_archive: bool) -> None:
        """Come or go with the selection. `archive`: the exams of the archive are on the page; `all_of_them`:
        everything that matches is selected."""
        self._exams, self._all, self._archive = exams, all_of_them, archive
        self.decision.setVisible(not archive)
        self.review.setVisible(not archive)
        self.archive.setVisible(may_archive)
        self.archive.setIcon(icon("undo-2" if archive else "archive", "text"))
        self.first.setVisible(exams > MOST_AT_ONCE)
        self._say()
        self._slide(exams > 1)

    def open_panel(self, anchor: QWidget, awaited: str = "") -> None:
        """Decision, reason and comment for all; `awaited`: the decision that needs a comment."""
        if self.panel.is_open:
            self.panel.close_panel()
            return
        self.panel.show_decision(Decision(value=""))
        self.panel.open_under(anchor)
        if awaited:
            self.panel.ask_for_comment(awaited)

    def _open_review(self) -> None:
        corner = self.review.rect().topLeft()
        corner.setY(-self._review_menu.sizeHint().height())
        self._review_menu.popup(self.review.mapToGlobal(corner))

    def _slide(self, shown: bool) -> None:
        if shown == (not self.isHidden() and self._sliding.endValue() != 0):
            return
        self._sliding.stop()
        self._sliding.setStartValue(self.height() if not self.isHidden() else 0)
        self._sliding.setEndValue(self.sizeHint().height() if shown else 0)
        if shown:
            self.setMaximumHeight(0)
            self.show()
        self._sliding.start()

    def _slid(self) -> None:
        if self._sliding.endValue() == 0:
            self.hide()
        else:
            self.setMaximumHeight(_NO_LIMIT)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Selected exams"))
        self.decision.setText(self.tr("Decision"))
        self.decision.setToolTip(self.tr("Set one decision for all selected exams (number keys)"))
        self.review.setText(self.tr("Reviewed"))
        self.review.setToolTip(self.tr("Say whether the violations were gone through"))
        self._reviewed_on.setText(self.tr("Reviewed"))
        self._reviewed_off.setText(self.tr("Not reviewed"))
        self.download.setText(self.tr("Download"))
        name_button(self.what, self.tr("Whole recordings or moments only"))
        self.export.setText(self.tr("Export"))
        name_button(self.clear, self.tr("Clear the selection (Esc)"))
        most = self._formats.number(MOST_AT_ONCE)
        self.first.setText(self.tr("Select the first {most}").format(most=most))
        self._say()

    def _say(self) -> None:
        self.archive.setText(self.tr("Out of the archive") if self._archive else self.tr("To the archive"))
        count = self._formats.number(self._exams)
        if self._all:
            text = self.tr("All {count} that match are selected", "", self._exams)
        else:
            text = self.tr("{count} selected", "", self._exams)
        self._text.setText(text.format(count=count))
