"""How one recording ran against the wall clock: from when to when, and how fast its own clock went. Pure.

A recorder stamps its pictures by a clock of its own, and the exam page says when it began and ended by the
wall clock. The media's length against the length by the wall is the drift of the recorder's clock, so a
moment in the middle is found by the share of the way, never by counting from the start alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from oes_desktop.domain.models import Recording

_DRIFT_LIMIT = 0.05


@dataclass(frozen=True, slots=True)
class Span:
    """Half open: `end_ms` is the first moment after it."""

    start_ms: int
    end_ms: int

    def __contains__(self, wall_ms: int) -> bool:
        return self.start_ms <= wall_ms < self.end_ms

    @property
    def length_ms(self) -> int:
        return self.end_ms - self.start_ms


class Ending(Enum):
    """How the end of a recording is known. MEASURED: both lengths agree to 5 %, and their difference is the
    drift. BROKEN_OFF: the recording is shorter than the page says; it ends where its pictures do.
    GUESSED: it holds more than the page says, or the page does not say; its own length is taken for true."""

    MEASURED = "measured"
    BROKEN_OFF = "broken_off"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Course:
    """`pace`: ms of the recording in one ms of the wall clock; 1.01 for a recorder whose clock is 1 % fast.
    It is measured, so it is 1 unless the end is `MEASURED`."""

    span: Span
    duration_ms: int
    pace: float
    ending: Ending

    def offset_of(self, wall_ms: float) -> int:
        """The place in the recording (media ms, within it) that shows `wall_ms`."""
        offset = round((wall_ms - self.span.start_ms) * self.pace)
        return min(max(0, offset), max(0, self.duration_ms - 1))

    def wall_of(self, offset_ms: float) -> float:
        """The wall time of a place in the recording."""
        return self.span.start_ms + offset_ms / self.pace


def course_of(recording: Recording, shift_ms: int = 0) -> Course:
    """As the recording says itself, `shift_ms` later. One without any length has an empty span."""
    start = recording.started_ms + shift_ms
    length, claimed = max(0, recording.duration_ms), recording.ended_ms - recording.started_ms
    if length > 0 and abs(claimed - length) <= length * _DRIFT_LIMIT:
        return Course(Span(start, start + claimed), length, length / claimed, Ending.MEASURED)
    ending = Ending.BROKEN_OFF if claimed > length else Ending.GUESSED
    return Course(Span(start, start + length), length, 1.0, ending)
