from oes_desktop.domain.models import Attempt, Recording
from oes_desktop.domain.observed import BLACK, BREAK, MISSING, Flaw, NotObserved
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.unobserved import not_observed


def _recording(id_, kind, start, end, length=None):
    return Recording(id_, 1, kind, "video/webm", 1, start, end, length or end - start, "")


def test_breaks_and_what_no_recording_covers_are_told():
    exam = ExamClock(
        [Attempt(1, 0, 60_000), Attempt(2, 90_000, 150_000)],
        [
            _recording("c1", "camera", 1_000, 60_000),
            _recording("c2", "camera", 91_000, 120_000),
            _recording("s1", "screen", 0, 60_000),
        ],
    )

    assert not_observed(exam) == (
        NotObserved(60_000, 90_000, BREAK),
        NotObserved(90_000, 150_000, MISSING, "screen"),
        NotObserved(120_000, 150_000, MISSING, "camera"),
    )


def test_an_exam_without_any_recording_misses_both_kinds():
    exam = ExamClock([Attempt(1, 0, 60_000)], [])

    assert not_observed(exam) == (
        NotObserved(0, 60_000, MISSING, "camera"),
        NotObserved(0, 60_000, MISSING, "screen"),
    )


def test_an_exam_without_a_screen_recording_says_so():
    exam = ExamClock([Attempt(1, 0, 60_000)], [_recording("c1", "camera", 0, 60_000)])

    assert not_observed(exam) == (NotObserved(0, 60_000, MISSING, "screen"),)


def test_flaws_are_laid_on_the_wall_clock_with_the_drift_of_their_recorder():
    recordings = [
        _recording("c1", "camera", 1_000, 61_000, length=58_000),
        _recording("s1", "screen", 0, 61_000),
    ]
    exam = ExamClock([Attempt(1, 0, 61_000)], recordings)

    found = not_observed(exam, {"c1": (Flaw(29_000, 58_000, BLACK),), "unknown": (Flaw(0, 9, BLACK),)})

    assert found == (NotObserved(31_000, 61_000, BLACK, "camera", "c1"),)
