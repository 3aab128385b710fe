"""Which violations were really on screen: what was watched of each recording, on the exam's clock. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from oes_desktop.domain.coverage import Coverage
from oes_desktop.domain.models import Violation
from oes_desktop.domain.observed import Interval, joined
from oes_desktop.playback.exam_clock import ExamClock

LEGIBLE = 8.0  # times; faster than this a moment goes by without being seen
_SHORTEST_MS = 1_000  # so long a violation without length counts


def seen_on_clock(coverage: Coverage, exam: ExamClock) -> tuple[Interval, ...]:
    """When, on the exam's clock, some picture was on screen at a speed that can be followed."""
    return joined(
        (round(exam.wall_of(recording, span.start_ms)), round(exam.wall_of(recording, span.end_ms)))
        for recording in exam.recordings
        for span in coverage.of(recording.id).spans
        if span.speed <= LEGIBLE
    )


def never_seen(violations: Iterable[Violation], coverage: Coverage, exam: ExamClock) -> tuple[Violation, ...]:
    """Those of which no part was on screen. One that no recording covers could not be: it is left out."""
    watched = seen_on_clock(coverage, exam)
    recorded = joined((span.start_ms, span.end_ms) for span in map(exam.span, exam.recordings))
    return tuple(each for each in violations if _meets(each, recorded) and not _meets(each, watched))


def _meets(violation: Violation, intervals: tuple[Interval, ...]) -> bool:
    start, end = violation.at_ms, max(violation.end_ms, violation.at_ms + _SHORTEST_MS)
    at = bisect_right(intervals, (start, end))  # the first that begins later
    before = intervals[at - 1] if at else (0, 0)
    after = intervals[at] if at < len(intervals) else (end, end)
    return before[1] > start or after[0] < end
