"""What of an exam was not observed, on its clock: breaks, attempts without a recording, and the flaws that
the pass over each recording found. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.domain.observed import BREAK, MISSING, Flaw, NotObserved, between, joined, outside
from oes_desktop.playback.exam_clock import ExamClock

GRACE_MS = 3_000  # recorders start and stop a little inside their attempt: no flaw
_KINDS = (CAMERA, SCREEN)


def not_observed(
    exam: ExamClock, flaws: Mapping[str, Sequence[Flaw]] | None = None
) -> tuple[NotObserved, ...]:
    """All of it, in order of time. `flaws`: by recording id, as far as they are known; a recording without
    them counts as good until its pass says otherwise."""
    found = [*_breaks(exam), *_missing(exam), *_flawed(exam, flaws or {})]
    return between(found, exam.start_ms, exam.end_ms + 1)


def _breaks(exam: ExamClock) -> Iterable[NotObserved]:
    for gap in exam.breaks:
        yield NotObserved(gap.span.start_ms, gap.span.end_ms, BREAK)


def _missing(exam: ExamClock) -> Iterable[NotObserved]:
    """What of an attempt has no camera or no screen, also where the whole exam has none: nobody saw it."""
    for kind in _KINDS:
        spans = [exam.span(recording) for recording in exam.recordings if recording.kind == kind]
        covered = joined((span.start_ms, span.end_ms) for span in spans)
        for attempt in exam.attempts:
            for start, end in outside(attempt.span.start_ms, attempt.span.end_ms, covered):
                if end - start > GRACE_MS:
                    yield NotObserved(start, end, MISSING, kind)


def _flawed(exam: ExamClock, flaws: Mapping[str, Sequence[Flaw]]) -> Iterable[NotObserved]:
    for recording in exam.recordings:
        for flaw in flaws.get(recording.id, ()):
            start, end = (round(exam.wall_of(recording, edge)) for edge in (flaw.start_ms, flaw.end_ms))
            if start < end:
                yield NotObserved(start, end, flaw.reason, recording.kind, recording.id)
