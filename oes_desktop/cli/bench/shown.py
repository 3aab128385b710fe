"""What a person sees in a report's window, and when: that a decision is saved, and which second is played.

A paint event comes before its painting, so times are taken by a posted call: when the event loop is back from
it, and before any timer, for what those do is nothing that she waits for.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, Signal

from oes_desktop.cli.bench.counted import counter_of
from oes_desktop.domain.models import CAMERA
from oes_desktop.services.desk import Desk
from oes_desktop.ui.notices import Notice
from oes_desktop.ui.report.window import ReportWindow


class Saved(QObject):
    """Watches for the notice of a decision. `took_ms`: from `press` to the notice painted; `kept`: whether
    the decision could be read from the database, by another connection than the one that writes, before it
    was painted; `refused`: an error was told meanwhile."""

    _painting = Signal()

    def __init__(self, window: ReportWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._value, self._pressed, self._looked = "", 0.0, 0.0
        self._waiting = False
        self._painting.connect(self._note, Qt.ConnectionType.QueuedConnection)
        self.took_ms: float | None = None
        self.kept = self.refused = False
        for column in (window.notices.bar, window.notices.afloat):
            column.installEventFilter(self)

    def press(self, value: str, press: Callable[[], None]) -> None:
        """`press` is the key or the click that decides for `value`. Notices of before are closed first."""
        self._window.notices.clear()
        self._value, self.took_ms, self._looked = value, None, 0.0
        self.kept = self.refused = False
        self._waiting, self._pressed = True, time.monotonic()
        press()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QChildEvent):
            if event.type() == QEvent.Type.ChildAdded and isinstance(event.child(), Notice):
                event.child().installEventFilter(self)
        elif event.type() == QEvent.Type.Paint and self._waiting and isinstance(watched, Notice):
            self._see(watched)
        return False

    def _see(self, notice: Notice) -> None:
        if notice.property("message") is not None:
            self.refused = True
            return
        self._waiting = False
        began = time.monotonic()
        self.kept = self._is_kept()
        self._looked = time.monotonic() - began
        self._painting.emit()

    def _is_kept(self) -> bool:
        exam_id = self._window.exam_id
        return any(
            row.act.exam_id == exam_id and row.act.body.get("value") == self._value
            for row in self._desk.decisions.outbox()
        )

    def _note(self) -> None:
        self.took_ms = (time.monotonic() - self._pressed - self._looked) * 1000


class Second(QObject):
    """The second that the camera's picture says (`counted.make_seconds`), as it was painted last, and since
    when (monotonic s). None while words stand in its place."""

    _painting = Signal()

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._pane = window.player.panes[CAMERA]
        self._pane.installEventFilter(self)
        self._painting.connect(self._note, Qt.ConnectionType.QueuedConnection)
        self.shown: int | None = None
        self.at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._painting.emit()
        return False

    def _note(self) -> None:
        frame = self._pane.frame
        self.shown = None if frame is None or self._pane.message else counter_of(frame)
        self.at = time.monotonic()


class Gone(QObject):
    """When a window was hidden (monotonic s)."""

    def __init__(self, window: QObject, told: Callable[[float], object]) -> None:
        super().__init__(window)
        self._told = told
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self._told(time.monotonic())
        return False
