"""Where a player is, between the times that it tells. Pure: time comes in as seconds.

`get_time()` of libVLC is up to half a second late; its time events, carried on by the clock of the computer,
are right to 2 ms. Without an event for `TRUST_S` the clock stands still: the player waits for something.
"""

from __future__ import annotations

TRUST_S = 0.8


class MediaClock:
    """Not thread-safe: the engine holds its own lock around every call."""

    def __init__(self) -> None:
        self._anchor_ms = 0.0
        self._anchor_at = 0.0
        self._heard_at = 0.0
        self._rate = 1.0
        self._running = False
        self.duration_ms = 0

    @property
    def running(self) -> bool:
        return self._running

    def reset(self, ms: float, duration_ms: int) -> None:
        self._anchor_ms, self.duration_ms, self._running = float(ms), duration_ms, False

    def anchor(self, ms: float, at: float) -> None:
        """The player was at `ms` at the time `at`."""
        self._anchor_ms, self._anchor_at, self._heard_at = float(ms), at, at

    def start(self, now: float) -> None:
        if not self._running:
            self._anchor_at = self._heard_at = now
            self._running = True

    def stop(self, now: float) -> None:
        self._anchor_ms, self._anchor_at = self.at(now), now
        self._running = False

    def set_rate(self, rate: float, now: float) -> None:
        self._anchor_ms, self._anchor_at = self.at(now), now
        self._heard_at = now
        self._rate = rate

    def silent(self, now: float) -> bool:
        """Nothing was heard for so long that the player must be waiting."""
        return self._running and now - self._heard_at > TRUST_S

    def within(self, ms: float) -> float:
        """The nearest place of the recording where there is a picture to show."""
        last = self.duration_ms - 2 if self.duration_ms else ms
        return min(max(0, ms), max(0, last))

    def at(self, now: float) -> float:
        """Media ms, within the recording."""
        ms = self._anchor_ms
        if self._running:
            until = min(now, self._heard_at + TRUST_S)
            ms += max(0.0, until - self._anchor_at) * 1000 * self._rate
        return min(max(0.0, ms), float(self.duration_ms)) if self.duration_ms else max(0.0, ms)
