"""The film of a recording: small pictures along its time, how loud it is, and what of it shows nothing.

Made once by a pass over the recording (`media/filmstrip.py`), kept encrypted, and read by the timeline. All
times are media ms of the recording. Pure values.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from oes_desktop.domain.observed import Flaw

LEVEL_MS = 200  # of sound a level stands for
LOUDEST, FLOOR_DB = 255, -60.0  # a level of 1 is at or below the floor, of 255 full scale


@dataclass(frozen=True, slots=True)
class Still:
    """A small picture: the key frame of `time_ms`. `jpeg`: as bytes of a JPEG file."""

    time_ms: int
    width: int
    height: int
    jpeg: bytes


@dataclass(frozen=True)
class Film:
    """`levels`: one byte for every `LEVEL_MS`, 0 digital silence, else the peak on a scale of decibels.
    `flaws` and `levels` are known up to `examined_ms`; `complete`: nothing is left to be made."""

    stills: tuple[Still, ...] = ()
    levels: bytes = b""
    flaws: tuple[Flaw, ...] = ()
    examined_ms: int = 0
    complete: bool = False

    @cached_property
    def _times(self) -> list[int]:
        return [still.time_ms for still in self.stills]

    def at(self, offset_ms: int) -> Still | None:
        """The picture nearest before the moment, or the first one; None without any."""
        if not self.stills:
            return None
        return self.stills[max(0, bisect_right(self._times, offset_ms) - 1)]

    @property
    def size(self) -> int:
        """Bytes of the pictures."""
        return sum(len(still.jpeg) for still in self.stills)


def with_stills(film: Film, new: Iterable[Still]) -> Film:
    """`film` with more pictures; one of the same time is kept once."""
    by_time = {still.time_ms: still for still in (*film.stills, *new)}
    stills = tuple(by_time[time] for time in sorted(by_time))
    return Film(stills, film.levels, film.flaws, film.examined_ms, film.complete)


def loudest(levels: bytes, start_ms: int, end_ms: int) -> int:
    """The highest level between two moments of the recording; 0 where nothing is known."""
    first, last = max(0, start_ms // LEVEL_MS), max(0, -(-end_ms // LEVEL_MS))
    return max(levels[first : max(last, first + 1)], default=0)


def coarse_to_fine(count: int) -> Sequence[int]:
    """The numbers below `count` in the order in which a strip should fill: the first, the middle, the
    quarters, the eighths ..., so that at any time what is there is spread evenly."""
    if count <= 0:
        return ()
    order, step = [0], 1
    while step < count:
        step *= 2
    while step > 1:
        order += range(step // 2, count, step)
        step //= 2
    return order
