"""Exam time: pure arithmetic, so mostly held by properties."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from support.sittings import ATTEMPTS, BEGIN, CAMERA_1, CAMERA_2, SCREEN_1, recording, report

from oes_desktop.domain.course import Ending, course_of
from oes_desktop.domain.models import CAMERA, SCREEN, Attempt, Recording, Violation
from oes_desktop.playback.exam_clock import ExamClock

lengths = st.integers(1, 4 * 3_600_000)


@st.composite
def recordings(draw: st.DrawFn) -> Recording:
    start, length = BEGIN + draw(st.integers(0, 86_400_000)), draw(lengths)
    drift = draw(st.integers(-length // 25, length // 25))
    kind = draw(st.sampled_from((CAMERA, SCREEN)))
    number = draw(st.integers(1, 50))
    return Recording(
        f"r{start}-{length}-{kind}-{number}", number, kind, "", 1, start, start + length + drift, length, "s"
    )


@given(recordings(), st.floats(0, 1))
def test_wall_and_offset_are_inverse(one: Recording, share: float) -> None:
    offset = round(share * (one.duration_ms - 1))
    wall = course_of(one).wall_of(offset)
    assert abs(course_of(one).offset_of(wall) - offset) <= 1


@given(recordings(), st.integers(0, 10**6))
def test_offsets_grow_with_the_wall_and_stay_inside(one: Recording, step: int) -> None:
    wall = one.started_ms + step
    first, then = course_of(one).offset_of(wall), course_of(one).offset_of(wall + 1)
    assert 0 <= first <= then <= one.duration_ms - 1


@given(st.lists(recordings(), max_size=8), st.integers(-1000, 90_000_000))
def test_what_plays_says_so_itself(some: list[Recording], at: int) -> None:
    clock, wall = ExamClock((), some), BEGIN + at
    for kind in (CAMERA, SCREEN):
        placement = clock.place(wall, kind)
        running = [one for one in some if one.kind == kind and wall in course_of(one).span]
        assert (placement is None) == (not running)
        if placement is not None:
            assert placement.recording in running
            assert placement.recording.started_ms == max(one.started_ms for one in running)
            assert 0 <= placement.offset_ms < placement.recording.duration_ms
    following = clock.next_start(wall)
    assert following is None or (following >= wall and clock.covered(following))
    assert (following == wall) == clock.covered(wall)
    assert clock.start_ms <= clock.clamp(wall) <= clock.end_ms


def test_drift_is_measured_and_stretches_a_recording() -> None:
    slow = course_of(recording("slow", CAMERA, 0, 1000, drift_ms=10_000))
    assert slow.ending is Ending.MEASURED
    assert slow.span.length_ms == 1_010_000
    assert slow.offset_of(BEGIN + 505_000) == 500_000
    assert slow.pace == 1000 / 1010
    fast = course_of(recording("fast", SCREEN, 0, 3600, drift_ms=-36_000))
    assert fast.pace > 1 and fast.offset_of(BEGIN + 1_782_000) == 1_800_000


def test_a_break_off_or_an_unknown_end_is_no_drift() -> None:
    cut = course_of(recording("cut", CAMERA, 0, 600, drift_ms=1_200_000))  # says 30 minutes, holds 10
    assert cut.ending is Ending.BROKEN_OFF
    assert cut.span.length_ms == 600_000 and cut.pace == 1.0
    assert cut.offset_of(BEGIN + 300_000) == 300_000
    for claimed_ms in (0, -5_000, 300_000):  # not said, nonsense, and less than there is
        guessed = course_of(recording("guess", CAMERA, 0, 600, drift_ms=claimed_ms - 600_000))
        assert guessed.ending is Ending.GUESSED
        assert guessed.span.length_ms == 600_000 and guessed.pace == 1.0
    assert course_of(recording("empty", CAMERA, 0, 0, drift_ms=9_000)).span.length_ms == 0


@given(recordings(), st.integers(-60_000, 60_000), st.floats(0, 1))
def test_a_shift_by_hand_moves_one_recording_and_nothing_else(
    one: Recording, shift_ms: int, share: float
) -> None:
    other = recording("other", CAMERA if one.kind == SCREEN else SCREEN, 0, 90_000)
    plain = ExamClock((), (one, other))
    moved = ExamClock((), (one, other), offsets={one.id: shift_ms})
    offset = share * (one.duration_ms - 1)
    assert moved.wall_of(one, offset) - plain.wall_of(one, offset) == shift_ms
    assert moved.span(other) == plain.span(other)
    placement = moved.place(plain.span(one).start_ms + shift_ms, one.kind)
    assert placement is not None and placement.offset_ms == 0
    assert moved.upcoming(plain.span(one).start_ms + shift_ms - 1, one.kind) is placement.recording


def test_the_order_of_recordings_follows_the_shifts() -> None:
    clock = ExamClock(ATTEMPTS, (SCREEN_1, CAMERA_2), offsets={SCREEN_1.id: 100_000})
    assert [one.id for one in clock.recordings] == ["camera-2", "screen-1"]
    assert clock.next_start(BEGIN + 90_000) == SCREEN_1.started_ms + 100_000
    assert clock.end_ms == SCREEN_1.started_ms + 140_000


def test_breaks_lie_between_attempts_and_overlaps_have_none() -> None:
    clock = ExamClock.of(report())
    (gap,) = clock.breaks
    assert (gap.after, gap.before) == (1, 2)
    assert gap.span.length_ms == 15_000
    assert clock.break_at(BEGIN + 50_000) == gap
    assert clock.attempt_at(BEGIN + 50_000) is None
    overlapping = ExamClock(
        (
            Attempt(1, BEGIN, BEGIN + 50_000),
            Attempt(2, BEGIN + 10, BEGIN + 20),
            Attempt(3, BEGIN + 60_000, None),
        ),
        (),
    )
    assert [(b.after, b.before) for b in overlapping.breaks] == [(1, 3)]
    attempt = overlapping.attempt_at(BEGIN + 15)
    assert attempt is not None and attempt.number == 2


def test_steps_between_attempts() -> None:
    clock = ExamClock(ATTEMPTS, ())
    second = ATTEMPTS[1].started_ms
    assert clock.next_attempt(BEGIN) == second
    assert clock.next_attempt(second) is None
    assert clock.previous_attempt(second + 500) == BEGIN
    assert clock.previous_attempt(second + 9_000) == second
    assert clock.previous_attempt(BEGIN) is None


def test_a_camera_that_is_missing_leaves_the_screen() -> None:
    clock = ExamClock(ATTEMPTS, (SCREEN_1, CAMERA_2))
    assert clock.place(BEGIN + 10_000, CAMERA) is None
    placement = clock.place(BEGIN + 10_000, SCREEN)
    assert placement is not None and placement.offset_ms == 7_000
    assert clock.next_start(BEGIN + 50_000) == CAMERA_2.started_ms
    assert clock.next_start(BEGIN + 90_000) is None


def test_an_exam_of_nothing_still_has_a_line_of_time() -> None:
    empty = ExamClock((), ())
    assert empty.length_ms >= 1000
    assert empty.next_start(0) is None and empty.next_attempt(0) is None
    without_length = ExamClock((), (recording("zero", CAMERA, 0, 0),))
    assert without_length.place(BEGIN, CAMERA) is None


def test_a_running_attempt_ends_where_its_recordings_do() -> None:
    clock = ExamClock((Attempt(1, BEGIN, None),), (CAMERA_1,))
    (attempt,) = clock.attempts
    assert attempt.running and attempt.span.end_ms == CAMERA_1.started_ms + 20_000


def test_violations_outside_any_attempt_are_on_the_line() -> None:
    base = report()
    late = Violation("late", "x", BEGIN + 500_000, 4_000)
    clock = ExamClock.of(type(base)(base.exam, base.attempts, base.recordings, (*base.violations, late)))
    assert clock.end_ms == BEGIN + 504_000


def test_a_recording_longer_than_its_attempt_is_all_there() -> None:
    """C13: it plays to its end, beyond the attempt and into the break; then there is a gap, which is one."""
    long = recording("long", CAMERA, 1, 50)  # the attempt ends after 44 s, the next begins at 59
    clock = ExamClock(ATTEMPTS, (long, CAMERA_2))
    for second in (2, 43, 50):
        placement = clock.place(BEGIN + second * 1_000, CAMERA)
        assert placement is not None
        assert (placement.recording.id, placement.offset_ms) == ("long", (second - 1) * 1_000)
    assert clock.place(BEGIN + 55_000, CAMERA) is None
    assert clock.next_start(BEGIN + 55_000) == BEGIN + 60_000
    after = ExamClock(ATTEMPTS[:1], (long,))
    assert after.end_ms >= BEGIN + 51_000


def test_violations_before_and_after_everything_have_their_time() -> None:
    """C13: the exam's time reaches to them."""
    early, late = Violation("a", "x", BEGIN - 90_000, 1_000), Violation("b", "x", BEGIN + 500_000, 2_000)
    sitting = replace(report(), violations=(early, late))
    clock = ExamClock.of(sitting)
    assert clock.start_ms <= BEGIN - 90_000 and clock.end_ms >= BEGIN + 502_000
    bare = replace(
        sitting, recordings=(), attempts=(), exam=replace(sitting.exam, started_ms=None, ended_ms=None)
    )
    assert ExamClock.of(bare).start_ms <= BEGIN - 90_000
