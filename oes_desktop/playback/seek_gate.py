"""One seek at a time; of those asked meanwhile, the newest wins. Pure: time comes in as seconds.

Storms of seeks stall the picture of libVLC, and so does a seek given to a player that has only just been
paused. So a target is handed out when the player is at rest and the one before has been shown. Which
picture is the new one is not told by libVLC, and has to be read from what it does:

- a paused player shows its old picture again and again, every 60 ms. What differs from it, or comes sooner,
  is new, and is the right one, if it was made after the seek: one made before may have waited to be shown;
- a playing one may show a picture or two of the old place until its buffers are full again;
- a still stretch of a screen recording brings none at all: after `NO_FRAME_S` (playing: `STILL_S` after
  the buffers were full) the seek counts as done without;
- a paused player that has read to the end of its file may keep the picture to itself: after `NUDGE_S` it is
  to be un-paused until one comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

SUPERSEDE_S = 0.15
NUDGE_S = 0.3
NO_FRAME_S = 0.65
STILL_S = 0.3
FLUSH_S = 0.1
REFRESH_S = 0.04


class Arrival(Enum):
    """What a picture is to the seek under way. STALE: of the old place, not to be seen."""

    NO_SEEK = "no_seek"
    STALE = "stale"
    ARRIVED = "arrived"


class Advice(Enum):
    """NUDGE: un-pause, wait for a picture, pause. GIVE_UP: there will be none."""

    NOTHING = "nothing"
    NUDGE = "nudge"
    GIVE_UP = "give_up"


@dataclass(slots=True)
class _Flight:
    target_ms: float
    since: float
    flushed_at: float | None = None
    filled_at: float | None = None
    nudged: bool = False

    def reached(self, made_at: float, at_end: bool) -> bool:
        """For a playing player: what is shown from here on is of the new place. At the end of the file the
        buffers never fill."""
        if self.filled_at is not None:
            return made_at >= self.filled_at
        return at_end and self.flushed_at is not None and made_at - self.flushed_at >= FLUSH_S


class SeekGate:
    """Not thread-safe: the engine holds its own lock around every call."""

    def __init__(self) -> None:
        self._wanted: float | None = None
        self._flight: _Flight | None = None
        self._shown_at = 0.0
        self.arrived_ms = 0.0

    @property
    def settled(self) -> bool:
        return self._flight is None and self._wanted is None

    @property
    def target_ms(self) -> float | None:
        """Where the picture is going: the newest wish."""
        if self._wanted is not None:
            return self._wanted
        return self._flight.target_ms if self._flight else None

    def ask(self, target_ms: float) -> None:
        self._wanted = target_ms

    def clear(self) -> None:
        self._wanted = self._flight = None

    def take(self, now: float, *, at_rest: bool, reading: bool) -> float | None:
        """The target to set now, if it is time for one. `at_rest`: the player plays, or has been paused for
        a while; `reading`: it waits for bytes of a place where nobody wants to go any more."""
        flight = self._flight
        free = at_rest if flight is None else reading and now - flight.since >= SUPERSEDE_S
        if self._wanted is None or not free:
            return None
        target, self._wanted = self._wanted, None
        self._flight = _Flight(target, now)
        return target

    def buffering(self, percent: float, now: float) -> None:
        """The player has thrown away what it had, and fills up again."""
        flight = self._flight
        if flight is not None:
            flight.flushed_at = flight.flushed_at or now
            flight.filled_at = now if percent >= 100 else None

    def since_last(self, now: float) -> float:
        """Seconds since the last picture: what comes sooner than `REFRESH_S` is not that one shown again."""
        return now - self._shown_at

    def frame_shown(
        self, now: float, made_at: float, *, repeated: bool, paused: bool, at_end: bool = False
    ) -> Arrival:
        """A picture that was made at `made_at` is up. `repeated`: it equals the one before; `at_end`: the
        player has read to the end of the file."""
        soon = self.since_last(now) < REFRESH_S
        self._shown_at = now
        flight = self._flight
        if flight is None:
            return Arrival.NO_SEEK
        if paused:
            fresh = flight.flushed_at is not None and made_at >= flight.since
            arrived = fresh and (soon or not repeated)
        else:
            arrived = flight.reached(made_at, at_end)
        if not arrived:
            return Arrival.STALE
        self._flight, self.arrived_ms = None, flight.target_ms
        return Arrival.ARRIVED

    def advise(self, now: float, *, paused: bool, reading: bool, lost: bool = False) -> Advice:
        """`reading`: the player waits for bytes; then only the reader's own limits count. `lost`: they could
        not be had; a seek that was given up would hide that from whoever is to be told."""
        flight = self._flight
        if flight is None or lost:
            return Advice.NOTHING
        if reading:
            flight.since = max(flight.since, now - SUPERSEDE_S)
            return Advice.NOTHING
        waited = now - flight.since
        still = not paused and flight.filled_at is not None and now - flight.filled_at >= STILL_S
        if still or waited >= NO_FRAME_S:
            return Advice.GIVE_UP
        if waited >= NUDGE_S and paused and not flight.nudged:
            flight.nudged = True
            return Advice.NUDGE
        return Advice.NOTHING

    def give_up(self) -> float | None:
        """Count the seek as done without a picture; its target."""
        flight, self._flight = self._flight, None
        return flight.target_ms if flight else None
