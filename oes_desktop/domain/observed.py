"""What of an exam nobody could see or hear: never counted as seen, never skipped without a word.

Two forms of the same: a `Flaw` lies in the media time of one recording, as the pass over it finds it; a
`NotObserved` lies on the exam's wall clock, where breaks and missing recordings are told as well
(`playback/unobserved.py` brings them together). Spans are half open. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BLACK = "black"  # the picture shows nothing
FROZEN = "frozen"  # a camera's picture stands still
SILENT = "silent"  # the microphone gives no sound at all
BREAK = "break"  # between two attempts: the connection was lost
MISSING = "missing"  # an attempt ran, and there is no recording of this kind
UNREADABLE = "unreadable"  # there is a recording, and this place of it cannot be played
REASONS = (BREAK, MISSING, UNREADABLE, BLACK, FROZEN, SILENT)  # the gravest first

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Flaw:
    """From `start_ms` to `end_ms` of a recording's media time. `reason`: black, frozen, silent or
    unreadable."""

    start_ms: int
    end_ms: int
    reason: str


@dataclass(frozen=True, slots=True)
class NotObserved:
    """From `start_ms` to `end_ms`, exam wall ms UTC. `kind`: of the recording that fails (camera, screen);
    "" for a break, which takes both. `recording_id`: where there is one."""

    start_ms: int
    end_ms: int
    reason: str
    kind: str = ""
    recording_id: str = ""

    @property
    def length_ms(self) -> int:
        return self.end_ms - self.start_ms

    @property
    def picture(self) -> bool:
        """Nothing is to be seen; False where it is the sound alone that lacks."""
        return self.reason != SILENT

    def meets(self, start_ms: int, end_ms: int) -> bool:
        """Whether some of it lies in that span."""
        return self.start_ms < end_ms and start_ms < self.end_ms


def between(spans: Iterable[NotObserved], start_ms: int, end_ms: int) -> tuple[NotObserved, ...]:
    """Those that meet the span, as they are, in order of time and then of gravity."""
    found = [span for span in spans if span.meets(start_ms, end_ms)]
    return tuple(sorted(found, key=lambda span: (span.start_ms, _gravity(span.reason), span.kind)))


def unseen(spans: Iterable[NotObserved], kind: str) -> tuple[Interval, ...]:
    """Where this kind of recording shows no picture, as intervals that do not touch."""
    return joined((span.start_ms, span.end_ms) for span in spans if span.picture and span.kind in (kind, ""))


def joined(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same time as intervals that neither overlap nor touch, in order; empty ones are left out."""
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def outside(start_ms: int, end_ms: int, taken: Sequence[Interval]) -> tuple[Interval, ...]:
    """What of the span lies in none of `taken` (as `joined` gives them): what is really to be seen of it, or
    what no recording covers."""
    found: list[Interval] = []
    at = start_ms
    for start, end in taken:
        if start > at and at < end_ms:
            found.append((at, min(start, end_ms)))
        at = max(at, end)
    if at < end_ms:
        found.append((at, end_ms))
    return tuple(found)


def total_ms(intervals: Iterable[Interval]) -> int:
    """How long they are together; time in several of them counts once."""
    return sum(end - start for start, end in joined(intervals))


def _gravity(reason: str) -> int:
    return REASONS.index(reason) if reason in REASONS else len(REASONS)
