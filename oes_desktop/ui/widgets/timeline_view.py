"""Which part of an exam a timeline shows: zoom and pan as arithmetic, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

SHORTEST_MS = 5_000  # that can be shown
STEP = 1.6  # of one press of + or -


@dataclass(frozen=True, slots=True)
class View:
    """From `start_ms` to `end_ms`, exam wall ms."""

    start_ms: int
    end_ms: int

    @property
    def length_ms(self) -> int:
        return max(1, self.end_ms - self.start_ms)

    def zoomed(self, factor: float, around_ms: int, whole: View) -> View:
        """`factor` times as near; `around_ms` stays where it is on the screen."""
        least = min(SHORTEST_MS, whole.length_ms)
        length = min(max(self.length_ms / factor, least), whole.length_ms)
        share = (around_ms - self.start_ms) / self.length_ms
        return self._placed(around_ms - share * length, round(length), whole)

    def moved(self, by_ms: float, whole: View) -> View:
        return self._placed(self.start_ms + by_ms, self.length_ms, whole)

    def showing(self, wall_ms: int, whole: View) -> View:
        """This view if it shows the moment, else turned to it as a page is."""
        if self.start_ms <= wall_ms <= self.end_ms:
            return self
        return self._placed(wall_ms - 0.1 * self.length_ms, self.length_ms, whole)

    @staticmethod
    def _placed(start_ms: float, length_ms: int, whole: View) -> View:
        start = round(min(max(start_ms, whole.start_ms), whole.end_ms - length_ms))
        return View(start, start + length_ms)
