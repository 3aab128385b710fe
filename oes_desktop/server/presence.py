"""Who has which report open: whoever fetched it within the last 90 seconds. In memory, bounded.

A client that keeps a report open fetches it again as the exam changes or once a minute; nothing else is asked
of it. It is a courtesy ("Aigerim is looking at this one too"), never a lock: it is told with rows that are
sent anyway and makes no change of its own.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from oes_desktop.domain.clock import Clock

OPEN_S = 90.0
KEPT = 10_000


class Presence:
    """Thread-safe."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen: OrderedDict[tuple[str, str], tuple[float, str]] = OrderedDict()
        self._lock = threading.Lock()

    def opened(self, exam_id: str, user_id: str, name: str) -> None:
        now = self._clock.monotonic()
        with self._lock:
            self._seen[(exam_id, user_id)] = (now, name)
            self._seen.move_to_end((exam_id, user_id))
            self._forget(now)

    def others(self, user_id: str) -> dict[str, str]:
        """Exams that somebody else has open, with her name; of several the latest."""
        with self._lock:
            self._forget(self._clock.monotonic())
            return {exam: name for (exam, user), (_at, name) in self._seen.items() if user != user_id}

    def _forget(self, now: float) -> None:
        while self._seen:
            oldest = next(iter(self._seen))
            if now - self._seen[oldest][0] <= OPEN_S and len(self._seen) <= KEPT:
                return
            del self._seen[oldest]
