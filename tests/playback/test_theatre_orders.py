"""What the theatre does on order (loop, scrub), with drifting recorders, and with exams of odd shapes."""

from __future__ import annotations

import itertools

import pytest
from support.fake_engine import place_of
from support.house import ALL, House
from support.sittings import ATTEMPTS, BEGIN, CAMERA_1, SCREEN_1, recording

from oes_desktop.domain.course import Span
from oes_desktop.domain.errors import Damaged
from oes_desktop.domain.models import CAMERA, SCREEN, Attempt
from oes_desktop.playback.engine import EngineState
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.stage_view import StageState

DRIFTING = (
    recording("camera-1", CAMERA, 0, 100, drift_ms=-1_000),  # its clock is 1 % fast
    recording("screen-1", SCREEN, 2, 100, drift_ms=3_000),  # 3 % slow
)


@pytest.fixture
def house() -> House:
    return House(ALL)


def apart(house: House) -> float:
    """How far the screen is from the camera, in ms of the exam, by their own clocks."""
    exam = ExamClock((), DRIFTING)
    camera, screen = DRIFTING
    return exam.wall_of(screen, house.screen.position_ms()) - exam.wall_of(camera, house.camera.position_ms())


@pytest.mark.parametrize("rate", [0.25, 1.0, 4.0, 16.0])
def test_a_drift_is_played_out_and_needs_no_correction(rate: float) -> None:
    house = House(DRIFTING)
    house.theatre.set_rate(rate)
    house.theatre.seek(BEGIN + 10_000)
    house.theatre.play()
    house.run(0.2)
    ratio = (100_000 / 103_000) / (100_000 / 99_000)
    assert house.camera.rate == rate  # its sound is not bent
    assert house.screen.rate == pytest.approx(rate * ratio)
    seeks = len(house.screen.seeks)
    worst = 0.0
    for _ in range(100):
        house.run(0.04)
        worst = max(worst, abs(apart(house)))
        assert house.screen.rate == pytest.approx(rate * ratio, rel=0.002)
    assert worst <= 1 + 2 * rate
    assert len(house.screen.seeks) == seeks


def test_the_side_that_is_left_alone_plays_at_the_chosen_rate() -> None:
    house = House(DRIFTING)
    house.theatre.seek(BEGIN + 90_000)
    house.theatre.play()
    house.run(12.0)  # the camera has ended by now
    assert house.theatre.stage_state(CAMERA) is StageState.GAP
    assert house.screen.state() is EngineState.PLAYING and house.screen.rate == 1.0


def test_a_shift_by_hand_moves_the_paused_picture_and_the_playing_one() -> None:
    house = House(ALL)
    house.theatre.seek(BEGIN + 10_000)
    house.run(0.2)
    assert house.screen.position_ms() == 7_000
    house.theatre.update(ExamClock(ATTEMPTS, ALL, offsets={"screen-1": 140}))
    assert house.screen.position_ms() == 6_860 and house.camera.position_ms() == 9_000
    house.theatre.play()
    house.theatre.update(ExamClock(ATTEMPTS, ALL, offsets={"screen-1": -1_000}))
    house.run(4.0)
    assert abs(house.error() - 1_000) <= 40  # so much further in its file


def test_a_loop_is_played_again_and_again_until_it_is_ended(house: House) -> None:
    house.theatre.loop(BEGIN + 10_000, BEGIN + 12_000)
    assert house.theatre.looped == Span(BEGIN + 10_000, BEGIN + 12_000)
    house.theatre.seek(BEGIN + 9_000)
    house.theatre.play()
    seen = []
    for _ in range(250):
        house.run(0.04)
        seen.append(house.at)
    assert max(seen) <= 12_100 and min(seen) >= 9_000
    assert sum(later < earlier for earlier, later in itertools.pairwise(seen)) in (4, 5)
    house.theatre.loop(None)
    house.run(4.0)
    assert house.theatre.looped is None and house.at > 12_500


def test_a_loop_may_reach_over_a_break_or_to_the_very_end(house: House) -> None:
    house.theatre.loop(BEGIN + 42_500, BEGIN + 60_500)
    house.theatre.seek(BEGIN + 42_500)
    house.theatre.play()
    house.run(2.5)
    assert house.theatre.playing and house.jumps and 42_400 <= house.at <= 60_600
    house.theatre.loop(BEGIN + 79_000, BEGIN + 90_000)
    house.theatre.seek(BEGIN + 79_500)
    house.run(1.5)
    assert house.theatre.playing and house.finished == 0
    assert 79_000 <= house.at <= 80_000


def test_a_seek_beyond_the_loop_leaves_it(house: House) -> None:
    house.theatre.loop(BEGIN + 5_000, BEGIN + 6_000)
    house.theatre.seek(BEGIN + 15_000)
    house.theatre.play()
    house.run(2.0)
    assert house.at > 16_500
    house.theatre.loop(BEGIN + 9_000, BEGIN + 9_000)  # no loop at all
    assert house.theatre.looped is None


def test_dragging_shows_key_frames_and_then_the_exact_picture() -> None:
    house = House(ALL, covering=True)
    house.theatre.seek(BEGIN + 5_000)
    house.theatre.play()
    house.run(0.5)
    seeks = len(house.camera.seeks)
    for ms in range(6_100, 12_000, 300):
        house.theatre.scrub(BEGIN + ms)
        house.run(0.04)
        assert house.theatre.position_ms == BEGIN + ms
        assert -place_of(house.shown[CAMERA]) == -(-(ms - 1_000) // 1000 * 1000)
    assert len(house.camera.seeks) == seeks and house.theatre.playing
    assert house.camera.state() is EngineState.PAUSED
    house.run(0.2)  # the pointer rests
    assert house.camera.seeks[seeks:] == [house.at - 1_000]
    assert house.screen.seeks[-1] == house.at - 3_000
    house.run(2.0)
    assert house.at == 11_800 and house.camera.state() is EngineState.PAUSED
    house.theatre.seek(BEGIN + 11_800)  # let go: it plays on
    house.run(1.0)
    assert house.at > 12_500 and house.camera.state() is EngineState.PLAYING


def test_dragging_without_a_decoder_beside_seeks() -> None:
    house = House(ALL)
    house.theatre.scrub(BEGIN + 8_000)
    assert house.camera.seeks == [7_000]
    house.theatre.scrub(BEGIN + 50_000)  # into the break
    house.run(0.5)
    assert house.theatre.stage_state(CAMERA) is StageState.GAP
    house.theatre.scrub(BEGIN + 65_000)  # another recording
    house.run(0.5)
    assert house.camera.position_ms() == 5_000


def test_a_seek_shows_the_key_frame_at_once_and_the_exact_picture_then() -> None:
    house = House(ALL, slow=True, covering=True)
    house.run(0.5)
    house.camera.arrive()
    house.screen.arrive()
    house.covered.clear()
    house.theatre.seek(BEGIN + 10_400)
    wanted = [(place, rough) for kind, place, rough in house.covered if kind == CAMERA]
    assert wanted == [(9_400, True), (9_400, False)]
    assert place_of(house.shown[CAMERA]) == -9_400
    house.camera.arrive()  # a player with B-frames may be three off
    assert place_of(house.shown[CAMERA]) == -9_400
    house.theatre.step(+1)
    assert place_of(house.shown[CAMERA]) == -9_440 == -house.camera.position_ms()


def test_a_rough_picture_never_replaces_the_exact_one() -> None:
    house = House(ALL, covering=True)
    house.run(0.5)
    house.waiting = []
    house.theatre.seek(BEGIN + 10_400)  # the engine shows it at once
    jobs, house.waiting = house.waiting, None
    for job in jobs:
        job()
    assert abs(place_of(house.shown[CAMERA])) == 9_400


def test_one_side_that_ends_first_leaves_the_other_and_is_no_break() -> None:
    """E8: they differ in length."""
    house = House(ALL)  # the camera ends at 21 s, the screen at 43 s
    house.theatre.seek(BEGIN + 20_000)
    house.theatre.play()
    house.run(4.0)
    assert not house.jumps and abs(house.at - 24_000) <= 120
    assert house.theatre.stage_state(CAMERA) is StageState.GAP
    assert house.theatre.stage_state(SCREEN) is StageState.SHOWING


def test_an_attempt_without_recordings_is_jumped_over() -> None:
    empty = Attempt(9, BEGIN + 46_000, BEGIN + 52_000)
    house = House(ALL)
    house.theatre.show(ExamClock((*ATTEMPTS, empty), ALL), house.open)
    house.theatre.seek(BEGIN + 42_500)
    house.theatre.play()
    house.run(2.0)
    ((start, end),) = house.jumps
    assert abs(start - 43_000) <= 60 and end == 60_000


def test_overlapping_attempts_show_the_later_one_and_play_through() -> None:
    later = recording("camera-x", CAMERA, 15, 20, attempt=2)
    house = House((CAMERA_1, SCREEN_1, later))
    house.theatre.seek(BEGIN + 14_000)
    house.theatre.play()
    house.run(3.0)
    assert not house.jumps and house.theatre.playing
    assert abs(house.camera.position_ms() - (house.at - 15_000)) <= 80
    house.run(15.0)
    assert abs(house.at - 32_000) <= 300 and not house.jumps


def test_a_running_attempt_plays_to_what_there_is() -> None:
    running = Attempt(1, BEGIN, None)
    house = House((CAMERA_1,))
    house.theatre.show(ExamClock((running,), (CAMERA_1,)), house.open)
    house.theatre.seek(BEGIN + 20_000)
    house.theatre.play()
    house.run(2.0)
    assert house.finished == 1 and not house.theatre.playing
    grown = recording("camera-1", CAMERA, 1, 30)
    house.theatre.update(ExamClock((running,), (grown,)))
    house.theatre.seek(BEGIN + 25_000)
    house.theatre.play()
    house.run(1.0)
    assert house.at > 25_500


def test_both_sides_in_trouble_time_goes_on_to_the_break() -> None:
    house = House(ALL)
    house.theatre.seek(BEGIN + 41_000)
    house.theatre.play()
    house.run(0.3)
    house.screen.fail(Damaged("recording"))
    house.run(4.0)
    assert house.jumps and house.at >= 60_000
    assert house.theatre.stage_state(SCREEN) is StageState.SHOWING
