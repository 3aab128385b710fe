"""The screen against the camera, shifted by hand where the recorders' starts were told wrong.

A button in the transport opens a panel; what is pressed there moves the screen recording under the playhead
at once, and is kept with it.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from oes_desktop.domain.models import SCREEN, Recording, Report
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.offsets import MOST_MS, Offsets
from oes_desktop.ui.keys import own_keys
from oes_desktop.ui.theme import BODY_PX, sized, tabular
from oes_desktop.ui.widgets.buttons import button, name_button, tool_button
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.popup import Popup

if TYPE_CHECKING:
    from oes_desktop.ui.report.window import ReportWindow

STEPS_MS = (-1_000, -100, -40, 40, 100, 1_000)
_PLACE = 3  # from the end of the transport: before what is used more often


class ShiftPanel(Popup):
    """Six steps and a way back, with the shift as it is between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shift = 0
        self._title = label("", "heading")
        self._now = label("", "heading")
        self._now.setFont(tabular(sized(self._now.font(), BODY_PX, QFont.Weight.DemiBold)))
        self._now.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._now.setMinimumWidth(96)
        self._note = label("", "small", wrap=True)
        self._note.setMinimumWidth(460)
        self.steps: dict[int, QPushButton] = {step: button() for step in STEPS_MS}
        self.reset = button("", "rotate-ccw")
        row = QHBoxLayout()
        row.setSpacing(6)
        for step, made in self.steps.items():
            if step == STEPS_MS[len(STEPS_MS) // 2]:
                row.addWidget(self._now)
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(self.reset)
        self.body.addWidget(self._title)
        self.body.addLayout(row)
        self.body.addWidget(self._note)
        own_keys(self, "Space")  # presses its buttons here; it plays and pauses elsewhere
        self._retranslate()

    def first_field(self) -> QWidget:
        return self.steps[40]

    def show_shift(self, shift_ms: int) -> None:
        self._shift = shift_ms
        self._now.setText(self._amount(shift_ms))
        self.reset.setEnabled(shift_ms != 0)

    def _amount(self, ms: int) -> str:
        sign = "+" if ms > 0 else "−" if ms < 0 else ""
        if ms and ms % 1_000 == 0:
            return self.tr("{number} s").format(number=f"{sign}{abs(ms) // 1_000}")
        return self.tr("{number} ms").format(number=f"{sign}{abs(ms)}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Shift of the screen"))
        self._note.setText(
            self.tr(
                "For a screen that shows a moment earlier or later than the camera does. + is later. Kept "
                "for this recording, on this computer."
            )
        )
        for step, made in self.steps.items():
            amount = self._amount(abs(step)).lstrip("+")
            earlier, later = self.tr("Screen {amount} earlier"), self.tr("Screen {amount} later")
            made.setText(self._amount(step))
            name_button(made, (earlier if step < 0 else later).format(amount=amount))
        self.reset.setText(self.tr("As recorded"))
        self.show_shift(self._shift)


class ScreenShift(QObject):
    """Lives as long as the window."""

    def __init__(self, window: ReportWindow, offsets: Offsets, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._offsets, self._tasks = window, offsets, tasks
        self._player = window.player
        self._exam_id = ""
        self._shifts: dict[str, int] = {}
        self.button = tool_button("move-horizontal")
        own_keys(self.button, "Space")
        row = self._player.transport.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.count() - _PLACE, self.button)
        self.button.clicked.connect(lambda: self.panel.toggle_under(self.button))
        self._player.clock_of = self._clock_of
        window.report_shown.connect(self._begin)
        self._player.position_changed.connect(lambda _: self._look())
        window.installEventFilter(self)
        self._retranslate()
        self._look()

    @cached_property
    def panel(self) -> ShiftPanel:
        made = ShiftPanel(self._window)
        for step, each in made.steps.items():
            each.clicked.connect(partial(self._step, step))
        made.reset.clicked.connect(lambda: self._set(0))
        made.show_shift(self._now_ms)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return False

    def _retranslate(self) -> None:
        name_button(self.button, self.tr("Shift the screen against the camera"))

    def _clock_of(self, report: Report) -> ExamClock:
        """The clock of the report, with what was shifted."""
        return ExamClock.of(report, self._shifts if report.exam.id == self._exam_id else {})

    def _begin(self, report: Report) -> None:
        """What was kept for the recordings of this report, once it has been read."""
        if report.exam.id != self._exam_id:
            self._exam_id, self._shifts = report.exam.id, {}
            if "panel" in vars(self):
                self.panel.close_panel()
            load = partial(self._offsets.load, report.recordings)
            self._tasks.run(self, load, partial(self._take, report.exam.id))
        self._look()

    def _take(self, exam_id: str, shifts: dict[str, int]) -> None:
        if exam_id == self._exam_id and shifts:
            self._shifts = shifts | self._shifts
            self._window.show_again()

    @property
    def screen(self) -> Recording | None:
        """The screen recording under the playhead."""
        at = self._player.position_ms
        placement = None if at is None else self._player.exam.place(at, SCREEN)
        return placement.recording if placement else None

    @property
    def _now_ms(self) -> int:
        screen = self.screen
        return self._shifts.get(screen.id, 0) if screen else 0

    def _look(self) -> None:
        self.button.setEnabled(self.screen is not None)
        if "panel" in vars(self):
            self.panel.show_shift(self._now_ms)

    def _step(self, step: int) -> None:
        self._set(self._now_ms + step)

    def _set(self, shift_ms: int) -> None:
        screen = self.screen
        if screen is None:
            return
        self._shifts = self._shifts | {screen.id: min(max(-MOST_MS, shift_ms), MOST_MS)}
        self._window.show_again()
        self._tasks.run(self._tasks, partial(self._offsets.save, screen.id, self._shifts[screen.id]))
