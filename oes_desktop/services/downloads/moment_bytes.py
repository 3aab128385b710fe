"""Which bytes of a recording are taken where moments alone are: its head, its index, and every moment with
`AROUND_MS` before and after it.

A moment is what `domain/moments.py` makes of the violations, or a mark of a proctor's. It is found by the
course of the recording against the wall clock, and its bytes by the index of the file; a raw recording of a
browser has none, and is looked into here and there. Where nothing can be found, and where nearly all would be
taken, the recording is taken whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing

from oes_desktop.domain.bytesource import SEGMENT, ByteSource, segment_count
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.course import course_of
from oes_desktop.domain.downloading import AROUND_MS
from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import Recording, Report
from oes_desktop.domain.moments import moments_of
from oes_desktop.domain.observed import Interval, joined
from oes_desktop.media.locating import whereabouts
from oes_desktop.services.recordings.read_through import Recordings

HEAD_SEGMENTS = 4  # players look at the first pictures to know what they play
_NEARLY_ALL = 0.9


def segments_wanted(
    report: Report, recording: Recording, recordings: Recordings, cancel: Cancel
) -> list[range]:
    """Segments, in order, no two ranges touching. Reads the index through `recordings.source`, so what of it
    is not here is fetched. Raises what reading raises, and `Unreachable("cancelled")`."""
    cancel.raise_if_set()
    with closing(recordings.source(report.exam.id, recording)) as source:
        cancel.on_set(source.cancel)
        try:
            pieces = _pieces(report, recording, source)
        except Rejected as error:
            if error.reason != "not_media":
                raise
            pieces = None
    every = range(segment_count(recording.size))
    if pieces is None:
        return [every]
    ranges = _segments(((0, HEAD_SEGMENTS * SEGMENT), *pieces), every)
    taken = sum(len(each) for each in ranges)
    return [every] if taken > _NEARLY_ALL * len(every) else ranges


def spans_of(report: Report, recording: Recording) -> tuple[Interval, ...]:
    """Every moment with what is around it, in the recording's own ms."""
    return joined(_spans(report, recording))


def _spans(report: Report, recording: Recording) -> Iterator[Interval]:
    course = course_of(recording)
    moments = [(moment.start_ms, moment.end_ms) for moment in moments_of(report.violations)]
    marks = [(mark.at_ms, max(mark.at_ms, mark.end_ms)) for mark in report.marks]
    for start_ms, end_ms in (*moments, *marks):
        start = round((start_ms - course.span.start_ms) * course.pace) - AROUND_MS
        end = round((end_ms - course.span.start_ms) * course.pace) + AROUND_MS
        if start < course.duration_ms and end > 0:
            yield max(0, start), min(end, course.duration_ms)


def _pieces(report: Report, recording: Recording, source: ByteSource) -> list[Interval] | None:
    """None: nobody can tell."""
    found = whereabouts(source, recording.duration_ms) if recording.duration_ms > 0 else None
    if found is None:
        return None
    pieces = [*found.index]
    for start_ms, end_ms in spans_of(report, recording):
        holding = found.holding(start_ms, end_ms)
        if holding is None:
            return None
        pieces += holding
    return pieces


def _segments(pieces: Iterable[Interval], every: range) -> list[range]:
    touched = joined((start // SEGMENT, (stop - 1) // SEGMENT + 1) for start, stop in pieces if start < stop)
    return [range(start, min(stop, len(every))) for start, stop in touched if start < len(every)]
