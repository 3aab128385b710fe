"""How long the event loop of a window was away: a timer that should come every few milliseconds."""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5


class Heartbeats(QObject):
    """Counts from `begin` on. `longest_ms`: the longest gap between two beats, beyond the beat itself, during
    which nothing could be answered; `worked_ms`: how long the window's thread had a processor in it, and
    `queued_ms`: how long it stood in line for one (where the system tells); the rest it waited for another
    thread or for the disk. `longest_in`: what was being done then, as `doing` was set. `own_ms`: the longest
    gap less the time in line, which on a busy computer says nothing of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.doing = self.longest_in = ""
        self.longest_ms = self.worked_ms = self.queued_ms = self.own_ms = 0.0
        self._last: float | None = None
        self._worked = self._queued = 0.0
        self._schedule = _schedule()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def begin(self, doing: str) -> None:
        self.doing = self.longest_in = doing
        self.longest_ms, self.own_ms, self._last = 0.0, 0.0, time.monotonic()
        self._worked, self._queued = time.thread_time(), self._stood_ms()

    def end(self) -> None:
        self._beat()
        self._last = None

    def _beat(self) -> None:
        if self._last is None:
            return
        now, worked, queued = time.monotonic(), time.thread_time(), self._stood_ms()
        gap_ms = (now - self._last) * 1000 - BEAT_MS
        self.own_ms = max(self.own_ms, gap_ms - (queued - self._queued))
        if gap_ms > self.longest_ms:
            self.longest_ms, self.longest_in = gap_ms, self.doing
            self.worked_ms, self.queued_ms = (worked - self._worked) * 1000, queued - self._queued
        self._last, self._worked, self._queued = now, worked, queued

    def _stood_ms(self) -> float:
        if self._schedule is None:
            return 0.0
        return int(os.pread(self._schedule, 100, 0).split()[1]) / 1e6


def _schedule() -> int | None:
    """Linux's account of this thread (Documentation/scheduler/sched-stats.rst): the second number says for
    how many ns it could have run and did not."""
    with suppress(OSError):
        return os.open(f"/proc/self/task/{threading.get_native_id()}/schedstat", os.O_RDONLY)
    return None
