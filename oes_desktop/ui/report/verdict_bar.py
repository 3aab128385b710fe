"""What can be said of the chosen violations: confirm, dismiss, a note to either; a mark of one's own; and
that all were gone through. It decides nothing itself.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from oes_desktop.domain.models import CONFIRMED, DISMISSED, NO_VERDICT, ExamRow
from oes_desktop.ui.icons import icon
from oes_desktop.ui.widgets.buttons import button, name_button, tool_button

_LETTERS = 4_000


class NoteField(QLineEdit):
    """A note to a verdict. `said(verdict, note)`: '' for the verdict that stands. `left`: closed without."""

    said = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_LETTERS)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.said.emit(DISMISSED if shifted else "", self.text())
        else:
            super().keyPressEvent(event)


class VerdictBar(QFrame):
    """`verdict_pressed(verdict)`; `note_said(verdict or '', note)`; `mark_pressed`: a mark of her own is to
    be made; `reviewed_pressed(on)`; `note_left`."""

    verdict_pressed = Signal(str)
    note_said = Signal(str, str)
    note_left = Signal()
    mark_pressed = Signal()
    reviewed_pressed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("footer", True)
        self.confirm, self.dismiss = button("", "check"), button("", "x")
        self.note_button = tool_button("message-square", kind="plain")
        self.note = NoteField()
        self.mark_button = button("", "flag")
        self.reviewed_mark = button(" ", "check-check")
        self._many = 0
        self._build()
        self._retranslate()

    def _build(self) -> None:
        for made, verdict in ((self.confirm, CONFIRMED), (self.dismiss, DISMISSED)):
            made.setCheckable(True)
            made.clicked.connect(lambda _, verdict=verdict: self.verdict_pressed.emit(verdict))
        self.note_button.clicked.connect(self.open_note)
        self.note.said.connect(self._say)
        self.note.left.connect(self.close_note)
        self.mark_button.clicked.connect(self.mark_pressed)
        self.reviewed_mark.setCheckable(True)
        self.reviewed_mark.clicked.connect(self.reviewed_pressed)
        self.note.hide()
        verdicts, others = QHBoxLayout(), QHBoxLayout()
        for row in (verdicts, others):
            row.setSpacing(6)
        verdicts.addWidget(self.confirm, 1)
        verdicts.addWidget(self.dismiss, 1)
        verdicts.addWidget(self.note_button)
        others.addWidget(self.mark_button, 1)
        others.addWidget(self.reviewed_mark, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(6)
        column.addLayout(verdicts)
        column.addWidget(self.note)
        column.addLayout(others)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.confirm.setToolTip(self.tr("Confirm (Y); the whole moment: Shift Y"))
        self.dismiss.setToolTip(self.tr("Dismiss (X); the whole moment: Shift X"))
        name_button(self.note_button, self.tr("A note to the verdict (T)"))
        self.note.setPlaceholderText(self.tr("Note: Enter keeps it, Shift Enter dismisses"))
        self.note.setAccessibleName(self.tr("Note to the verdict"))
        self.mark_button.setText(self.tr("Own mark"))
        self.mark_button.setToolTip(self.tr("A violation that you saw, or a note, at the playhead (M)"))
        self.reviewed_mark.setText(self.tr("Reviewed"))
        self.reviewed_mark.setToolTip(self.tr("Mark that the violations were gone through"))
        self._name_verdicts()

    def _name_verdicts(self) -> None:
        many = self._many
        self.confirm.setText(self.tr("Confirm: %n", "", many) if many > 1 else self.tr("Confirm"))
        self.dismiss.setText(self.tr("Dismiss: %n", "", many) if many > 1 else self.tr("Dismiss"))

    def show_chosen(self, verdicts: list[str], *, any_violation: bool) -> None:
        """The verdicts of what is chosen; `any_violation`: whether there is one at all to judge."""
        self._many = len(verdicts)
        self._name_verdicts()
        for made, verdict in ((self.confirm, CONFIRMED), (self.dismiss, DISMISSED)):
            made.setVisible(any_violation)
            made.setEnabled(bool(verdicts))
            made.setChecked(bool(verdicts) and all(each == verdict for each in verdicts))
        self.note_button.setVisible(any_violation)
        self.note_button.setEnabled(bool(verdicts))

    def show_reviewed(self, exam: ExamRow) -> None:
        """The server takes no mark on an exam of the archive."""
        self.reviewed_mark.setChecked(exam.reviewed_ms is not None)
        self.reviewed_mark.setEnabled(not exam.archived)
        sign = ("clock", "doubtful") if exam.review_pending else ("check-check", "text")
        self.reviewed_mark.setIcon(icon(*sign))

    def open_note(self, text: str | bool = "") -> None:
        """With what was said before, to be changed."""
        if self.note_button.isEnabled():
            self.note.setText(text if isinstance(text, str) else "")
            self.note.show()
            self.note.setFocus()

    def close_note(self) -> None:
        if self.note.isVisible():
            self.note.clear()
            self.note.hide()
            self.note_left.emit()

    def _say(self, verdict: str, note: str) -> None:
        self.note_said.emit(verdict, note)
        self.close_note()


def verdict_kept(verdict: str) -> str:
    """The verdict that a note belongs to, when none was pressed: what stands, or confirmed."""
    return CONFIRMED if verdict == NO_VERDICT else verdict
