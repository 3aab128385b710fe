"""Where a time is typed to go to: under the clock, with what it means told while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from oes_desktop.domain.typed_time import Misread, TypedTime, typed_time
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.widgets.buttons import button, mark
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.popup import Popup


class TimePopup(Popup):
    """`time_chosen(wall ms)`."""

    time_chosen = Signal(object)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._exam = ExamClock((), ())
        self.field = QLineEdit()
        self.field.setMaxLength(40)
        self.field.setMinimumWidth(200)
        self.go = button("", "navigation", "primary")
        self.told = label("", "small", wrap=True)
        self._title = label("", "heading")
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.go)
        self.body.addWidget(self._title)
        self.body.addLayout(row)
        self.body.addWidget(self.told)
        self.told.setMinimumWidth(300)
        self.field.textChanged.connect(self._tell)
        self.go.clicked.connect(self._choose)
        self._retranslate()

    def show_exam(self, exam: ExamClock) -> None:
        self._exam = exam

    def first_field(self) -> QWidget:
        self.field.selectAll()
        return self.field

    def prepare(self) -> None:
        self.field.clear()
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        else:
            super().keyPressEvent(event)

    def _meant(self) -> TypedTime | Misread:
        exam = self._exam
        offset = self._formats.zone.offsetFromUtc(self._formats.moment(exam.start_ms)) * 1000
        return typed_time(self.field.text(), exam.start_ms, exam.end_ms, offset)

    def _choose(self) -> None:
        meant = self._meant()
        if isinstance(meant, TypedTime):
            self.close_panel()
            self.time_chosen.emit(meant.wall_ms)
        else:
            self._tell(entered=True)
            self.field.setFocus()

    def _tell(self, _text: str = "", *, entered: bool = False) -> None:
        """What Enter would do, or why it does nothing."""
        exam, text = self._exam, self.field.text().strip()
        meant = self._meant()
        mark(self.told, "role", "small")
        if isinstance(meant, TypedTime):
            words = self.tr("{time} · {passed} into the exam").format(
                time=self._formats.time(meant.wall_ms, seconds=True),
                passed=self._formats.clock(meant.wall_ms - exam.start_ms),
            )
        elif text and meant is Misread.OUTSIDE:
            words = self.tr("The exam was from {start} to {end}, {length} long.").format(
                start=self._formats.time(exam.start_ms, seconds=True),
                end=self._formats.time(exam.end_ms, seconds=True),
                length=self._formats.clock(exam.length_ms),
            )
            mark(self.told, "role", "error")
        elif text and entered:
            words = self.tr("This is no time. Type it as 09:31:08, or 0:24:01 for a place in the exam.")
            mark(self.told, "role", "error")
        else:
            words = self.tr("A time of day, as 09:31:08, or a place in the exam, as 0:24:01 or +24:01.")
        self.told.setText(words)
        self.refit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Go to a time"))
        self.field.setAccessibleName(self.tr("Time to go to"))
        self.field.setPlaceholderText("00:00:00")
        self.go.setText(self.tr("Go"))
