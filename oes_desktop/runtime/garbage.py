"""Python's garbage collector, in the thread of the window only, and only between two events.

Left alone, the collector runs in whichever thread asks for memory next, and in the middle of whatever it does
there. What it finds may be widgets that hang together by a circle of references: destroyed on a lane of work,
or while Qt goes through its list of widgets to dress them anew, they take the program with them. Calibre and
pyqtgraph keep theirs in the same way.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

FIRST_MS = 5_000  # a start has better things to do
TICK_MS = 1_000
WHOLE_TICKS = 60  # the old objects too


class Sweeper(QObject):
    """Collects as long as it lives: young objects at every tick, all of them once a minute."""

    def __init__(self, parent: QObject, first_ms: int = FIRST_MS, tick_ms: int = TICK_MS) -> None:
        super().__init__(parent)
        gc.disable()
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(tick_ms)
        self._timer.timeout.connect(self._tick)
        QTimer.singleShot(first_ms, self._timer, self._timer.start)

    def _tick(self) -> None:
        self._ticks += 1
        if self._ticks % WHOLE_TICKS == 0:
            gc.collect()
        elif gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(1)
