"""What of an exam is not on this computer, on its clock, and where what is here goes on. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oes_desktop.domain.observed import Interval, outside
from oes_desktop.playback.exam_clock import ExamClock

Parts = Mapping[str, Sequence[Interval]]
"""By recording id: the times (ms of the recording) that are here, in order."""

_LEAST_MS = 1_000  # of a hole
_INSIDE_MS = 1_000


@dataclass(frozen=True, slots=True)
class Absent:
    """`start_ms` to `end_ms` of the exam (wall ms) was recorded by that side and is not here."""

    start_ms: int
    end_ms: int
    kind: str


def absent(exam: ExamClock, parts: Parts) -> tuple[Absent, ...]:
    """In order of time."""
    found = []
    for recording in exam.recordings:
        holes = outside(0, recording.duration_ms, tuple(parts.get(recording.id, ())))
        for start, end in holes:
            if end - start >= _LEAST_MS:
                begin, stop = (round(exam.wall_of(recording, edge)) for edge in (start, end))
                found.append(Absent(begin, stop, recording.kind))
    return tuple(sorted(found, key=lambda one: (one.start_ms, one.end_ms, one.kind)))


def next_here(exam: ExamClock, parts: Parts, wall_ms: int) -> int | None:
    """Where to go on after this moment: a little inside the next stretch of which at least one side is here,
    for a player sent to its very edge reads in front of it."""
    starts = [
        round(exam.wall_of(recording, start + (_INSIDE_MS if start > 0 else 0)))
        for recording in exam.recordings
        for start, end in parts.get(recording.id, ())
        if end - start >= 2 * _INSIDE_MS and exam.wall_of(recording, start) > wall_ms
    ]
    return min(starts, default=None)
