"""Which stretches of which recordings show the confirmed violations."""

from __future__ import annotations

from collections.abc import Mapping

from oes_desktop.domain.appeal import AROUND_MS, MOST_CLIP_MS, Scene, Take
from oes_desktop.domain.models import CAMERA, CONFIRMED, SCREEN, Report, Violation
from oes_desktop.playback.exam_clock import ExamClock, Placement


def scenes_of(report: Report, shifts: Mapping[str, int] | None = None) -> list[Scene]:
    """In order of time. A violation that no recording shows is there without takes. `shifts`: by how many ms
    the proctor shifted which recording, as of `ExamClock`."""
    clock = ExamClock.of(report, shifts)
    confirmed = (violation for violation in report.violations if violation.verdict == CONFIRMED)
    return [_scene(clock, violation) for violation in sorted(confirmed, key=lambda one: (one.at_ms, one.id))]


def _scene(clock: ExamClock, violation: Violation) -> Scene:
    length = min(max(0, violation.duration_ms), MOST_CLIP_MS)
    placed = (clock.place(violation.at_ms, kind) for kind in (CAMERA, SCREEN))
    takes = tuple(_take(clock, place, violation.at_ms, length) for place in placed if place is not None)
    return Scene(violation, takes, violation.duration_ms > MOST_CLIP_MS)


def _take(clock: ExamClock, place: Placement, at_ms: int, length_ms: int) -> Take:
    recording, course = place.recording, clock.course(place.recording)
    return Take(
        recording,
        place.offset_ms,
        course.offset_of(at_ms - AROUND_MS),
        course.offset_of(at_ms + length_ms + AROUND_MS),
    )
