"""The one clock. Wall time is integer milliseconds UTC; intervals are monotonic seconds."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    def now_ms(self) -> int:
        """Wall time, ms since 1970 UTC. May jump; never used for order or for waiting."""

    def monotonic(self) -> float:
        """Seconds of a clock that never goes back."""


class SystemClock:
    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def monotonic(self) -> float:
        return time.monotonic()


class ManualClock:
    """A clock moved by hand, for tests and the scripted reviewer."""

    def __init__(self, now_ms: int = 1_800_000_000_000) -> None:
        self.wall_ms = now_ms
        self.seconds = 1_000.0

    def now_ms(self) -> int:
        return self.wall_ms

    def monotonic(self) -> float:
        return self.seconds

    def advance(self, seconds: float) -> None:
        self.seconds += seconds
        self.wall_ms += round(seconds * 1000)


def ms_from_datetime(moment: datetime) -> int:
    """`moment` must carry a zone; a naive time is a `ValueError`, never guessed."""
    if moment.tzinfo is None:
        raise ValueError("time without zone")
    return round(moment.timestamp() * 1000)


def datetime_from_ms(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
