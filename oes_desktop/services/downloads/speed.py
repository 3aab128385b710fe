"""How fast bytes come, over the last seconds."""

from __future__ import annotations

import threading
from collections import deque

WINDOW_S = 5.0
_CLOSEST_S = 0.2  # between two points


class Speed:
    """Told from time to time how many bytes came so far. Thread-safe; never waits."""

    def __init__(self, now_s: float) -> None:
        self._lock = threading.Lock()
        self._points: deque[tuple[float, int]] = deque([(now_s, 0)])

    def told(self, now_s: float, count: int) -> float:
        """`count` bytes came in all up to now (monotonic s); bytes a second."""
        with self._lock:
            points = self._points
            if now_s - points[-1][0] >= _CLOSEST_S:
                points.append((now_s, count))
            while len(points) > 2 and now_s - points[1][0] >= WINDOW_S:
                points.popleft()
            begun_s, begun = points[0]
            return max(0, count - begun) / (now_s - begun_s) if now_s > begun_s else 0.0
