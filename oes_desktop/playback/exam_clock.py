"""Exam time: which recording plays at a moment of the wall clock, and where in it. Pure arithmetic.

All positions of a report are wall-clock ms UTC. Camera and screen recorders start seconds apart, a clock of
a recorder may drift, and a lost connection ends an attempt and begins another with files of its own. The
recordings say themselves when they ran (`course.py`); what they do not cover is a gap, and is drawn as one.
Where a proctor sees that picture and picture do not belong together, she shifts a recording by hand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from oes_desktop.domain.course import Course, Span, course_of
from oes_desktop.domain.models import Attempt, Recording, Report

_SHORTEST_MS = 1000


@dataclass(frozen=True, slots=True)
class AttemptSpan:
    """`running`: it has not ended yet; its end is the last thing known of it."""

    number: int
    span: Span
    running: bool


@dataclass(frozen=True, slots=True)
class Break:
    """The connection was lost: from the end of one attempt to the start of the next."""

    span: Span
    after: int
    before: int


@dataclass(frozen=True, slots=True)
class Placement:
    """This recording shows the moment, `offset_ms` from its beginning (media time)."""

    recording: Recording
    offset_ms: int


class ExamClock:
    """Immutable. Recordings without any length are never placed. `offsets`: by how many ms a recording (by
    its id) is shown later than it says; what the proctor set by hand; `shifts` has them without zeros."""

    def __init__(
        self,
        attempts: Iterable[Attempt],
        recordings: Iterable[Recording],
        moments: Iterable[int] = (),
        offsets: Mapping[str, int] | None = None,
    ) -> None:
        self.shifts = {name: shift for name, shift in (offsets or {}).items() if shift}
        known = [(each, course_of(each, self.shifts.get(each.id, 0))) for each in recordings]
        running = [(recording, course) for recording, course in known if course.span.length_ms > 0]
        running.sort(key=lambda one: (one[1].span.start_ms, one[0].attempt, one[0].id))
        self.recordings = tuple(recording for recording, _ in running)
        self._courses = {recording.id: course for recording, course in running}
        marks = [*moments]
        for course in self._courses.values():
            marks += (course.span.start_ms, course.span.end_ms)
        listed = sorted(attempts, key=lambda attempt: (attempt.started_ms, attempt.number))
        marks += [attempt.started_ms for attempt in listed]
        marks += [attempt.ended_ms for attempt in listed if attempt.ended_ms is not None]
        self.known = bool(marks)  # False: nothing is known of when it was, as of an exam that has not begun
        self.start_ms = min(marks, default=0)
        self.end_ms = max(max(marks, default=0), self.start_ms + _SHORTEST_MS)
        self.attempts = tuple(self._attempt_span(attempt) for attempt in listed)

    @classmethod
    def of(cls, report: Report, offsets: Mapping[str, int] | None = None) -> ExamClock:
        exam = report.exam
        moments = [moment for moment in (exam.started_ms, exam.ended_ms) if moment is not None]
        for violation in report.violations:
            moments += (violation.at_ms, violation.end_ms)
        if not moments:
            moments = [snapshot.at_ms for snapshot in report.snapshots]
        return cls(report.attempts, report.recordings, moments, offsets)

    def _attempt_span(self, attempt: Attempt) -> AttemptSpan:
        end = attempt.ended_ms
        if end is None:
            own = [self.span(r).end_ms for r in self.recordings if r.attempt == attempt.number]
            end = max(own, default=self.end_ms)
        span = Span(attempt.started_ms, max(end, attempt.started_ms))
        return AttemptSpan(attempt.number, span, attempt.ended_ms is None)

    @property
    def length_ms(self) -> int:
        return self.end_ms - self.start_ms

    def clamp(self, wall_ms: int) -> int:
        return min(max(self.start_ms, wall_ms), self.end_ms)

    def course(self, recording: Recording) -> Course:
        """How it ran, shifted by hand if it was; as it says itself when this clock does not know it."""
        return self._courses.get(recording.id) or course_of(recording)

    def span(self, recording: Recording) -> Span:
        return self.course(recording).span

    def wall_of(self, recording: Recording, offset_ms: float) -> float:
        """The wall time of a place in the recording; the inverse of `place`."""
        return self.course(recording).wall_of(offset_ms)

    def place(self, wall_ms: int, kind: str) -> Placement | None:
        """What of this kind (camera, screen) plays then; of two that overlap, the one begun last."""
        for recording in reversed(self.recordings):
            course = self._courses[recording.id]
            if recording.kind == kind and wall_ms in course.span:
                return Placement(recording, course.offset_of(wall_ms))
        return None

    def upcoming(self, wall_ms: int, kind: str) -> Recording | None:
        """The next recording of this kind that begins after `wall_ms`."""
        return next((r for r in self.recordings if r.kind == kind and self.span(r).start_ms > wall_ms), None)

    def covered(self, wall_ms: int) -> bool:
        return any(wall_ms in course.span for course in self._courses.values())

    def next_start(self, wall_ms: int) -> int | None:
        """Where to go on when nothing plays at `wall_ms`: the next moment at which something does."""
        if self.covered(wall_ms):
            return wall_ms
        starts = (course.span.start_ms for course in self._courses.values())
        return min((start for start in starts if start > wall_ms), default=None)

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        found: list[Break] = []
        reached: AttemptSpan | None = None
        for attempt in self.attempts:
            if reached is not None and attempt.span.start_ms > reached.span.end_ms:
                gap = Span(reached.span.end_ms, attempt.span.start_ms)
                found.append(Break(gap, reached.number, attempt.number))
            if reached is None or attempt.span.end_ms >= reached.span.end_ms:
                reached = attempt
        return tuple(found)

    def break_at(self, wall_ms: int) -> Break | None:
        return next((gap for gap in self.breaks if wall_ms in gap.span), None)

    def attempt_at(self, wall_ms: int) -> AttemptSpan | None:
        """The attempt at this moment; of two that overlap, the one begun last."""
        return next((a for a in reversed(self.attempts) if wall_ms in a.span), None)

    def next_attempt(self, wall_ms: int) -> int | None:
        """Where the next attempt begins."""
        starts = sorted({attempt.span.start_ms for attempt in self.attempts})
        index = bisect_right(starts, wall_ms)
        return starts[index] if index < len(starts) else None

    def previous_attempt(self, wall_ms: int, grace_ms: int = 2000) -> int | None:
        """Where this attempt began or, within `grace_ms` of its start, the one before it."""
        starts = sorted({attempt.span.start_ms for attempt in self.attempts})
        index = bisect_right(starts, wall_ms - grace_ms) - 1
        if index >= 0:
            return starts[index]
        return starts[0] if starts and wall_ms > starts[0] else None
