"""Violations only: each moment is played with some seconds before and after, what lies between is left out or
run through at the highest speed, and what remains is told.

It is asked once a tick what is to be done, and does nothing itself. What a proctor goes to by hand is played
for ten seconds before anything is left out again: she wants to see it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from oes_desktop.domain.settings import FAST, SKIP
from oes_desktop.ui.report.review_points import ReviewPoints

BY_HAND_MS = 10_000


class Act(Enum):
    """WATCH: at the proctor's speed. RUSH: to the next moment. GO: there at once. END: nothing is left."""

    WATCH = "watch"
    RUSH = "rush"
    GO = "go"
    END = "end"


@dataclass(frozen=True, slots=True)
class Order:
    act: Act
    wall_ms: int = 0


class MomentsOnly:
    def __init__(self) -> None:
        self.on = False
        self.finished = False  # the last moment was played to its end
        self.between = SKIP
        self.points = ReviewPoints(())
        self._left_alone_until = 0

    def went_by_hand(self, wall_ms: int) -> None:
        inside = self.points.watch_from(wall_ms) == wall_ms
        self._left_alone_until = 0 if inside else wall_ms + BY_HAND_MS
        self.finished = False

    def order(self, wall_ms: int) -> Order:
        following = self.points.watch_from(wall_ms)
        if following == wall_ms or self._left_alone(wall_ms):
            return Order(Act.WATCH)
        if following is None:
            return Order(Act.END)
        return Order(Act.RUSH) if self.between == FAST else Order(Act.GO, following)

    def restart(self, wall_ms: int) -> int | None:
        """Where playing begins anew when all was played; None when there is no need."""
        if not self.on or not self.points.moments or self._left_alone(wall_ms):
            return None
        return self.points.first_moment if self.points.watch_from(wall_ms) is None else None

    def _left_alone(self, wall_ms: int) -> bool:
        return self._left_alone_until - BY_HAND_MS <= wall_ms < self._left_alone_until
