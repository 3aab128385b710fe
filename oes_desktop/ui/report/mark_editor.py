"""A mark of the proctor's own, made or changed in place: kind, from when to when, and what she saw.

`M` opens it with the playhead's time as its beginning; `M` again sets its end to where the playhead is by
then; Enter keeps it, Esc leaves it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from oes_desktop.domain.models import Mark
from oes_desktop.domain.typed_time import TypedTime, typed_time
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.keys import own_keys
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.buttons import button, mark, name_button, tool_button
from oes_desktop.ui.widgets.labels import label

_LETTERS = 4_000


class MarkEditor(QFrame):
    """`kept(Mark)`: as it is to be, an empty id for a new one; `removed(id)`; `opened`; `left`: closed,
    however. `playhead()` gives wall ms, or None."""

    kept = Signal(object)
    removed = Signal(str)
    opened = Signal()
    left = Signal()

    def __init__(
        self, formats: Formats, playhead: Callable[[], int | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("footer", True)
        own_keys(self, "Space Enter Esc Left Right Up Down")
        self._formats, self._playhead = formats, playhead
        self._exam = ExamClock((), ())
        self._vocabulary = Vocabulary()
        self._of = Mark("", 0)
        self._title = label("", "heading")
        self.kind = QComboBox()
        self.start, self.end, self.text = QLineEdit(), QLineEdit(), QLineEdit()
        self._start_here, self._end_here = (
            tool_button("flag", kind="plain"),
            tool_button("flag", kind="plain"),
        )
        self._trouble = label("", "error", wrap=True)
        self._remove = button("", "trash-2", "quiet")
        self._cancel, self._keep = button(), button("", "", "primary")
        self._build()
        self._retranslate()
        self.hide()

    def _build(self) -> None:
        self.kind.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.text.setMaxLength(_LETTERS)
        for field in (self.start, self.end):
            field.setMaxLength(20)
            field.setMinimumWidth(72)
            field.textEdited.connect(lambda _: self._complain(""))
        self._start_here.clicked.connect(lambda: self._set_here(self.start))
        self._end_here.clicked.connect(self.end_here)
        self._remove.clicked.connect(lambda: self._leave(lambda: self.removed.emit(self._of.id)))
        self._cancel.clicked.connect(self.close_editor)
        self._keep.clicked.connect(self.keep)
        times, acts = QHBoxLayout(), QHBoxLayout()
        for row in (times, acts):
            row.setSpacing(6)
        for made in (self.start, self._start_here, label("–", "muted"), self.end, self._end_here):
            times.addWidget(made, int(isinstance(made, QLineEdit)))
        acts.addWidget(self._remove)
        acts.addStretch(1)
        acts.addWidget(self._cancel)
        acts.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        for part in (self._title, self.kind, times, self.text, self._trouble, acts):
            if isinstance(part, QHBoxLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._name()
        self.kind.setAccessibleName(self.tr("Kind of violation"))
        self.start.setAccessibleName(self.tr("From"))
        self.end.setAccessibleName(self.tr("To"))
        self.end.setPlaceholderText(self.tr("no end"))
        self.text.setPlaceholderText(self.tr("What you saw"))
        self.text.setAccessibleName(self.tr("What you saw"))
        name_button(self._start_here, self.tr("Begins where the playhead is"))
        name_button(self._end_here, self.tr("Ends where the playhead is (M)"))
        self._remove.setText(self.tr("Remove"))
        self._cancel.setText(self.tr("Cancel"))
        self._keep.setText(self.tr("Keep"))
        self._fill_kinds()

    def _name(self) -> None:
        by = one_line(self._of.by, 60)
        if not self._of.id:
            self._title.setText(self.tr("A mark of your own"))
        else:
            self._title.setText(self.tr("Your mark") if not by else self.tr("Mark by {name}").format(name=by))

    def _fill_kinds(self) -> None:
        chosen = self.kind.currentData() or ""
        with QSignalBlocker(self.kind):
            self.kind.clear()
            self.kind.addItem(self.tr("Note, no violation"), "")
            for term in self._vocabulary.kinds:
                self.kind.addItem(one_line(term.text(self._formats.language), 80), term.code)
            if chosen and self.kind.findData(chosen) < 0:
                self.kind.addItem(one_line(chosen, 80), chosen)
            self.kind.setCurrentIndex(self.kind.findData(chosen))

    def show_exam(self, exam: ExamClock, vocabulary: Vocabulary) -> None:
        self._exam = exam
        if vocabulary != self._vocabulary:
            self._vocabulary = vocabulary
            self._fill_kinds()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def begin(self) -> None:
        """A new mark that begins at the playhead; when one is being made already, it ends there. Nothing
        can be marked in an exam that has not begun."""
        if self.is_open:
            self.end_here()
        elif self._exam.known:
            self.edit(Mark("", self._playhead() or self._exam.start_ms))

    def edit(self, of: Mark) -> None:
        self._of = of
        self._name()
        if of.kind and self.kind.findData(of.kind) < 0:
            self.kind.addItem(one_line(of.kind, 80), of.kind)
        self.kind.setCurrentIndex(self.kind.findData(of.kind))
        self.start.setText(self._formats.time(of.at_ms, seconds=True))
        self.end.setText(self._formats.time(of.end_ms, seconds=True) if of.duration_ms else "")
        self.text.setText(of.text)
        self._remove.setVisible(bool(of.id))
        self._complain("")
        self.opened.emit()
        self.show()
        self.kind.setFocus()

    def draft(self) -> dict[str, str | int]:
        """What is being made and not yet kept; {} when nothing is."""
        if not self.is_open:
            return {}
        of = self._of
        found: dict[str, str | int] = {"id": of.id, "at_ms": of.at_ms, "length_ms": of.duration_ms}
        found |= {"by": of.by, "by_id": of.by_id, "kind": str(self.kind.currentData() or "")}
        return found | {"text": self.text.text(), "start": self.start.text(), "end": self.end.text()}

    def take_draft(self, draft: dict[str, str | int]) -> None:
        """Go on with what `draft` gave. A mark that exists keeps its id, so keeping it changes that one."""
        at_ms, length_ms = int(draft.get("at_ms", 0)), int(draft.get("length_ms", 0))
        kind, text = str(draft.get("kind", "")), str(draft.get("text", ""))
        by, by_id = str(draft.get("by", "")), str(draft.get("by_id", ""))
        self.edit(Mark(str(draft.get("id", "")), at_ms, length_ms, kind, text, by, by_id))
        self.start.setText(str(draft.get("start", "")))
        self.end.setText(str(draft.get("end", "")))
        self.text.setFocus()

    def end_here(self) -> None:
        self._set_here(self.end)

    def _set_here(self, field: QLineEdit) -> None:
        at_ms = self._playhead()
        if at_ms is not None:
            field.setText(self._formats.time(at_ms, seconds=True))
            self._complain("")

    def keep(self) -> None:
        """Give the mark on, if its times are times of this exam."""
        at_ms = self._time(self.start)
        end_ms = self._time(self.end) if self.end.text().strip() else at_ms
        if at_ms is None or end_ms is None:
            wrong = self.start if at_ms is None else self.end
            self._complain(self.tr("A time of the exam, such as 09:31:05"), wrong)
        elif end_ms < at_ms:
            self._complain(self.tr("It ends before it begins"), self.end)
        elif not (self.kind.currentData() or self.text.text().strip()):
            self._complain(self.tr("Choose a kind, or write what you saw"), self.text)
        else:
            kind, text = self.kind.currentData() or "", self.text.text()
            made = Mark(self._of.id, at_ms, end_ms - at_ms, kind, text, self._of.by, self._of.by_id)
            self._leave(lambda: self.kept.emit(made))

    def _time(self, field: QLineEdit) -> int | None:
        """What is typed; the very moment where nothing was changed, for a text has no milliseconds."""
        for known in (self._of.at_ms, self._of.end_ms):
            if field.text() == self._formats.time(known, seconds=True):
                return known
        exam = self._exam
        offset_ms = self._formats.moment(exam.start_ms).offsetFromUtc() * 1000
        read = typed_time(field.text(), exam.start_ms, exam.end_ms, offset_ms)
        return read.wall_ms if isinstance(read, TypedTime) else None

    def _complain(self, words: str, field: QLineEdit | None = None) -> None:
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        for each in (self.start, self.end, self.text):
            mark(each, "wrong", each is field)
        if field is not None:
            field.setFocus()

    def close_editor(self) -> None:
        self._leave(lambda: None)

    def _leave(self, act: Callable[[], object]) -> None:
        if self.is_open:
            self.hide()
            act()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_editor()
        else:
            super().keyPressEvent(event)
