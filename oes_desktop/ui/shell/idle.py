"""Counts how long nobody has touched the program, and says when that is long enough to lock it.

A key, the mouse, the wheel or a finger in any of its windows is a touch, and so is a recording that plays.
Input is noticed where it enters a window, not at every widget that it passes.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from oes_desktop.domain.clock import Clock

LOOK_MS = 5_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.NativeGesture,
    }
)


class Idle(QObject):
    """`over` when `minutes()` have passed without a touch (0: never); `busy()`: something plays."""

    over = Signal()

    def __init__(
        self,
        clock: Clock,
        minutes: Callable[[], int],
        busy: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._minutes, self._busy = clock, minutes, busy
        self._touched_s, self._touched_ms = clock.monotonic(), clock.now_ms()
        self._watched: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to count, from now."""
        self.touch()
        self._timer.start()
        self.look()

    def stop(self) -> None:
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched_s, self._touched_ms = self._clock.monotonic(), self._clock.now_ms()

    @property
    def idle_s(self) -> float:
        """Seconds since the last touch. A computer that slept counts too: one of the two clocks went on."""
        wall_s = (self._clock.now_ms() - self._touched_ms) / 1000
        return max(self._clock.monotonic() - self._touched_s, wall_s)

    def look(self) -> None:
        """Is it time? Windows that have come meanwhile are watched from now on."""
        for window in QGuiApplication.topLevelWindows():
            self._watch(window)
        minutes = self._minutes()
        if minutes and self.idle_s >= minutes * 60:
            self.touch()
            self.over.emit()
        elif self._busy():
            self.touch()

    def _watch(self, window: QWindow) -> None:
        key = id(window)
        if key not in self._watched:
            self._watched.add(key)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._watched.discard(key))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False
