"""Two sides kept in step, on engines whose time is moved by hand."""

from __future__ import annotations

import pytest
from support.fake_engine import place_of
from support.house import ALL, MATROSKA_HEAD, MP4_HEAD, House
from support.sittings import ATTEMPTS, BEGIN, CAMERA_2, SCREEN_1

from oes_desktop.domain.errors import Damaged, Rejected, Unreachable
from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.playback.engine import EngineState
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.stage import LEAVE_MS
from oes_desktop.playback.stage_view import StageState


@pytest.fixture
def house() -> House:
    return House(ALL)


def test_an_exam_opens_paused_at_its_first_picture(house: House) -> None:
    assert house.at == 1_000 and not house.theatre.playing
    assert house.camera.loads == [(0, False)]
    house.theatre.tick()
    assert house.theatre.stage_state(CAMERA) is StageState.SHOWING
    assert house.theatre.stage_state(SCREEN) is StageState.GAP  # it begins two seconds later


def test_both_sides_play_the_same_moment(house: House) -> None:
    house.theatre.seek(BEGIN + 10_000)
    house.theatre.play()
    house.run(3.0)
    assert abs(house.at - 13_000) <= 80
    assert abs(house.camera.position_ms() - 12_000) <= 80
    assert abs(house.error()) <= 40
    assert house.camera.has_audio and not house.screen.has_audio


def test_a_recording_that_begins_later_joins_in(house: House) -> None:
    """E8: they differ in start."""
    house.theatre.play()
    house.run(5.0)
    assert house.screen.state() is EngineState.PLAYING
    assert abs(house.error()) <= 40


def test_a_sleep_of_hours_in_the_middle_leaves_it_at_its_second(house: House) -> None:
    """A39: where the clock of the system went on meanwhile (as on Windows), while the players stood still."""
    house.theatre.seek(BEGIN + 5_000)
    house.theatre.play()
    house.run(2.0)
    house.clock.advance(8 * 3_600)
    for engine in (house.camera, house.screen):
        engine.stand_still(8 * 3_600)
    house.run(1.0)
    assert house.theatre.playing and abs(house.at - 8_000) <= 600
    house.run(3.0)
    assert abs(house.at - 11_000) <= 700
    assert abs(house.error()) <= 40


@pytest.mark.parametrize("late", [CAMERA, SCREEN])
def test_a_side_that_resumes_late_has_a_head_start(house: House, late: str) -> None:
    engines = {CAMERA: house.camera, SCREEN: house.screen}
    other = SCREEN if late == CAMERA else CAMERA
    house.heads = {late: MATROSKA_HEAD, other: MP4_HEAD}
    house.theatre.show(ExamClock(ATTEMPTS, ALL), house.open, BEGIN + 10_000)
    for _ in range(2):  # and again after a pause
        house.theatre.play()
        house.run(0.04)
        assert engines[late].state() is EngineState.PLAYING
        assert engines[other].state() is EngineState.PAUSED
        house.run(0.04)
        assert engines[other].state() is EngineState.PLAYING
        house.theatre.pause()


@pytest.mark.parametrize("head", [MATROSKA_HEAD, MP4_HEAD])
def test_two_of_a_kind_start_together(house: House, head: bytes) -> None:
    house.heads = {CAMERA: head, SCREEN: head}
    house.theatre.show(ExamClock(ATTEMPTS, ALL), house.open, BEGIN + 10_000)
    house.theatre.play()
    house.run(0.04)
    assert house.camera.state() is house.screen.state() is EngineState.PLAYING


@pytest.mark.parametrize("shift", [200, -200, 2_000, -2_000])
@pytest.mark.parametrize("rate", [1.0, 4.0])
def test_the_follower_is_brought_back(house: House, shift: int, rate: float) -> None:
    house.theatre.set_rate(rate)
    house.theatre.seek(BEGIN + 4_000)
    house.theatre.play()
    house.run(0.2)
    house.screen.shift(shift)
    seeks = len(house.screen.seeks)
    house.run(3.8)
    assert abs(house.error()) <= 20
    if abs(shift) >= 500 * max(1.0, rate / 2):
        assert len(house.screen.seeks) == seeks + 1
    else:
        assert len(house.screen.seeks) == seeks
    assert house.screen.rate == pytest.approx(rate, rel=0.02)
    assert house.camera.rate == rate


def test_a_small_error_is_played_out_by_a_rate_that_nobody_sees(house: House) -> None:
    house.theatre.seek(BEGIN + 5_000)
    house.theatre.play()
    house.run(0.2)
    house.screen.shift(18)
    seeks, rates = len(house.screen.seeks), []
    for _ in range(150):
        house.run(0.04)
        rates.append(house.screen.rate)
    assert min(rates) >= 0.98 and max(rates) <= 1.02
    assert abs(house.error()) <= 5 and len(house.screen.seeks) == seeks


def test_a_player_is_not_told_its_rate_all_the_time(house: House) -> None:
    """What is said takes effect when its buffers have been shown: more words would only swing."""
    house.theatre.seek(BEGIN + 5_000)
    house.theatre.play()
    house.run(1.2)
    house.screen.shift(300)
    rates = []
    for _ in range(50):
        house.run(0.04)
        rates.append(house.screen.rate)
    assert len(set(rates)) <= 7
    assert min(rates) >= 0.85 - 1e-9  # at 1x a quicker correction would be seen


def test_the_break_is_jumped_over_and_said_so(house: House) -> None:
    house.theatre.seek(BEGIN + 42_000)
    house.theatre.play()
    house.run(3.0)
    assert len(house.jumps) == 1
    start, end = house.jumps[0]
    assert abs(start - 43_000) <= 50 and end == 60_000
    assert 60_000 <= house.at <= 62_500
    assert house.theatre.playing


def test_the_end_of_the_last_recording_ends_playing(house: House) -> None:
    house.theatre.seek(BEGIN + 79_500)
    house.theatre.play()
    house.run(2.0)
    assert house.finished == 1 and not house.theatre.playing
    assert abs(house.at - 80_000) <= 50
    house.theatre.play()  # begins anew
    house.run(0.5)
    assert house.theatre.playing and house.at < 2_000


def test_a_seek_into_the_break_stays_there_until_played(house: House) -> None:
    house.theatre.seek(BEGIN + 50_000)
    house.run(0.2)
    assert house.at == 50_000
    assert house.theatre.stage_state(CAMERA) is StageState.GAP
    house.theatre.play()
    house.run(0.2)
    assert house.at >= 60_000


def test_a_missing_side_holds_nobody_up() -> None:
    """E8: the clock goes on with one side."""
    house = House((SCREEN_1,))
    house.theatre.seek(BEGIN + 10_000)
    house.theatre.play()
    house.run(2.0)
    assert house.theatre.stage_state(CAMERA) is StageState.ABSENT
    assert abs(house.at - 12_000) <= 80
    assert house.screen.has_audio


def test_a_damaged_side_says_so_and_the_other_goes_on(house: House) -> None:
    """E8: the other stays in step."""
    house.theatre.seek(BEGIN + 10_000)
    house.theatre.play()
    house.run(1.0)
    house.camera.fail(Damaged("vault", at_ms=10_000))
    house.run(2.0)
    assert [(type(error), name) for error, name in house.troubles] == [(Damaged, "camera-1")]
    assert house.theatre.stage_state(CAMERA) is StageState.TROUBLE
    assert abs(house.at - 13_000) <= 120
    assert abs(house.screen.position_ms() - 10_000) <= 120
    house.run(5.0)  # beyond the bad place it is tried again
    assert house.theatre.stage_state(CAMERA) is StageState.SHOWING
    assert abs(house.error()) <= 40


def test_a_recording_that_cannot_be_opened_is_trouble_at_once() -> None:
    house = House(())
    house.missing["camera-1"] = Rejected("not_offline")
    house.theatre.show(ExamClock(ATTEMPTS, ALL), house.open)
    house.theatre.tick()
    assert house.troubles[0][0].reason == "not_offline"
    house.theatre.play()
    house.run(6.0)
    assert house.at > 6_000 and house.screen.state() is EngineState.PLAYING


def test_time_stands_still_while_the_leader_waits(house: House) -> None:
    house.theatre.seek(BEGIN + 10_000)
    house.theatre.play()
    house.run(1.0)
    house.camera.wait_for_data(True)
    house.run(0.1)
    stood = house.at
    house.run(5.0)
    assert house.at == stood
    assert house.theatre.stage_state(CAMERA) is StageState.WAITING
    house.camera.wait_for_data(False)
    house.run(1.0)
    assert abs(house.at - stood - 1_000) <= 80
    assert abs(house.error()) <= 80


def test_a_joint_start_waits_for_the_leader_but_not_long_for_the_follower() -> None:
    house = House(ALL, slow=True)
    house.theatre.seek(BEGIN + 10_000)
    house.theatre.play()
    house.run(2.0)
    assert house.at == 10_000
    house.camera.arrive()
    house.run(0.4)
    assert house.at > 10_000
    house.screen.arrive()
    assert -500 < house.error() < -LEAVE_MS
    house.run(4.0)
    assert abs(house.error()) <= LEAVE_MS


def test_a_change_of_rate_goes_to_both(house: House) -> None:
    house.theatre.seek(BEGIN + 5_000)
    house.theatre.play()
    house.run(1.0)
    house.theatre.set_rate(2.0)
    house.screen.shift(-335)  # what libVLC does now and then at a change
    house.run(3.0)
    assert abs(house.at - 12_000) <= 120
    assert abs(house.error()) <= 40
    house.theatre.set_rate(99.0)
    assert house.theatre.rate == 16.0
    house.theatre.set_rate(0.01)
    assert house.theatre.rate == 0.25


def test_steps_move_both_sides_and_pause(house: House) -> None:
    house.theatre.seek(BEGIN + 10_000)
    house.theatre.play()
    house.run(0.5)
    house.theatre.step(+1)
    assert not house.theatre.playing
    assert house.at == 1_000 + house.camera.position_ms()
    assert house.error() == 0


def test_what_was_opened_for_nothing_is_closed(house: House) -> None:
    house.waiting = []
    house.theatre.seek(CAMERA_2.started_ms + 5_000)
    jobs, house.waiting = house.waiting, None
    house.theatre.seek(BEGIN + 5_000)
    for job in jobs:
        job()
    house.run(0.2)
    open_now = [source for source in house.opened if not source.closed]
    assert len(open_now) == 2
    house.theatre.leave()
    assert all(source.closed for source in house.opened)
    house.theatre.close()
    assert house.camera.closed and house.screen.closed


def test_the_covering_frame_stands_where_the_engine_has_none() -> None:
    house = House(ALL, slow=True, covering=True)
    house.theatre.seek(BEGIN + 10_000)
    house.theatre.tick()
    assert CAMERA not in house.shown  # the engine may be about to show one
    house.run(0.4)
    assert place_of(house.shown[CAMERA]) == -9_000
    assert place_of(house.shown[SCREEN]) == -7_000
    house.camera.arrive()
    assert place_of(house.shown[CAMERA]) == -9_000  # exact, where the engine may be some frames off
    house.screen.arrive()
    house.theatre.play()
    house.run(0.2)
    assert place_of(house.shown[CAMERA]) > 9_000


def test_a_newer_report_keeps_the_position(house: House) -> None:
    house.theatre.seek(BEGIN + 10_000)
    house.theatre.play()
    house.run(1.0)
    loads = list(house.camera.loads)
    house.theatre.update(ExamClock(ATTEMPTS, ALL))
    house.run(1.0)
    assert house.camera.loads == loads and abs(house.at - 12_000) <= 80


def test_unreachable_bytes_are_tried_again_elsewhere(house: House) -> None:
    house.theatre.seek(BEGIN + 10_000)
    house.run(0.1)
    house.camera.fail(Unreachable("offline"))
    house.run(0.1)
    assert house.theatre.stage_state(CAMERA) is StageState.TROUBLE
    house.theatre.seek(BEGIN + 18_000)
    house.run(0.1)
    assert house.theatre.stage_state(CAMERA) is StageState.SHOWING
    assert house.camera.position_ms() == 17_000


def test_a_night_asleep_is_not_played(house: House) -> None:
    house.theatre.seek(BEGIN + 30_000)  # only the screen runs
    house.screen.fail(Unreachable("offline"))
    house.theatre.play()
    house.run(0.2)
    before = house.at
    house.clock.advance(8 * 3600)
    house.theatre.tick()
    assert house.at - before <= 1_000
