"""How fast a proctor decides: the median time from opening a report to its decision. Pure.

Her own figure, for herself: it is kept nowhere and sent nowhere.
"""

from __future__ import annotations

from collections import deque

LATEST = 20  # decisions
FEWEST = 3  # before anything is said
LONGEST_S = 1_800.0  # she was elsewhere


class Pace:
    """Times by one clock that never goes back, seconds."""

    def __init__(self) -> None:
        self._opened: dict[str, float] = {}
        self._took: deque[float] = deque(maxlen=LATEST)

    def open(self, exam_id: str, now_s: float) -> None:
        """Its report is on screen. Opened again before a decision, the first time counts."""
        self._opened.setdefault(exam_id, now_s)

    def leave(self, exam_id: str) -> None:
        """Closed undecided: the time does not run while something else is on screen."""
        self._opened.pop(exam_id, None)

    def decide(self, exam_id: str, now_s: float) -> None:
        """A second decision on the same report is no new one."""
        opened = self._opened.pop(exam_id, None)
        if opened is not None and now_s - opened <= LONGEST_S:
            self._took.append(now_s - opened)

    @property
    def seconds(self) -> float | None:
        """For one decision; None while too few are known."""
        if len(self._took) < FEWEST:
            return None
        from statistics import median  # slow to import, and nobody has decided anything at the start

        return median(self._took)

    def left_s(self, undecided: int) -> float | None:
        """For so many."""
        each = self.seconds
        return None if each is None else each * undecided
