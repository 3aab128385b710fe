"""Which bytes of a recording hold which stretch of its time.

A stretch begins with a key frame and ends before the next: less than that cannot be shown. Where they are is
told by the index of the file (`webm_cues.py`, `mp4_samples.py`, `fragments.py`); in a file without one it is
looked for (`probing.py`). Pure arithmetic on bytes; no decoder is near.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from oes_desktop.domain.observed import joined

Piece = tuple[int, int]  # bytes, from and to
NEVER_MS = 1 << 53  # where the last stretch of a file ends


@dataclass(frozen=True, slots=True)
class Stretch:
    """`start_ms` to `end_ms` of the recording's own time lies in `pieces`."""

    start_ms: int
    end_ms: int
    pieces: tuple[Piece, ...]


class Whereabouts(Protocol):
    @property
    def index(self) -> tuple[Piece, ...]:
        """The bytes without which nothing of the file can be opened or found."""

    def holding(self, start_ms: int, end_ms: int) -> tuple[Piece, ...] | None:
        """The bytes that show `start_ms` to `end_ms`; None where that cannot be told. May read the source,
        and raises what that raises."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file whose index names every stretch, in order of time."""

    index: tuple[Piece, ...]
    stretches: tuple[Stretch, ...]

    def holding(self, start_ms: int, end_ms: int) -> tuple[Piece, ...] | None:
        if not self.stretches:
            return None
        found = (each for each in self.stretches if each.start_ms < end_ms and start_ms < each.end_ms)
        return joined(piece for stretch in found for piece in stretch.pieces)


def from_points(points: Sequence[tuple[int, int]], end: int) -> tuple[Stretch, ...]:
    """Stretches of a file whose media lie one after another: `points` are (ms, byte) of each key frame, `end`
    is where the last ends. Points that stand in no order in the bytes are none."""
    kept: list[tuple[int, int]] = []
    for ms, at in sorted(points):
        if at < end and (not kept or (at > kept[-1][1] and ms > kept[-1][0])):
            kept.append((ms, at))
    kept.append((NEVER_MS, end))
    if len(kept) > 1:
        kept[0] = (0, kept[0][1])  # before its first picture a recording shows that one
    return tuple(Stretch(ms, until, ((at, stop),)) for (ms, at), (until, stop) in pairwise(kept))
