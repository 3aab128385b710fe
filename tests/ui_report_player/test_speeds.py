"""How fast it plays: the menu, [ ] and Backspace, J K L, and two letters at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from support.sittings import BEGIN

from oes_desktop.domain.models import CAMERA
from oes_desktop.ui.keys import PhysicalKeys
from oes_desktop.ui.report.shuttle import RATES

from .conftest import Room


def remark(room: Room) -> str:
    return room.area.panes[CAMERA]._remark


def test_every_speed_is_in_the_menu_and_reaches_the_engines(room: Room) -> None:
    actions = room.area.transport._rates.actions()
    assert [action.data() for action in actions] == list(RATES) == sorted(RATES)
    for action in actions:
        action.trigger()
        assert room.area.rate == action.data() == room.camera.rate
        assert [each for each in actions if each.isChecked()] == [action]


def test_brackets_go_through_the_speeds_and_stop_at_the_ends(room: Room) -> None:
    shuttle = room.area.shuttle
    seen = []
    for _ in range(len(RATES)):
        shuttle.step(1)
        seen.append(room.area.rate)
    assert seen == [1.25, 1.5, 2.0, 3.0, 4.0, 8.0, 16.0, 16.0, 16.0, 16.0, 16.0]
    shuttle.choose(1.0)
    for expected in (0.75, 0.5, 0.25, 0.25):
        shuttle.step(-1)
        assert room.area.rate == expected


def test_l_plays_then_goes_faster_and_k_goes_back_to_what_was_chosen(room: Room) -> None:
    shuttle = room.area.shuttle
    shuttle.choose(1.5)
    shuttle.forward()
    assert room.area.playing and room.area.rate == 1.5
    for expected in (2.0, 4.0, 8.0, 16.0, 16.0):
        shuttle.forward()
        assert room.area.rate == expected == room.camera.rate
    shuttle.stop()
    assert not room.area.playing and room.area.rate == 1.5


def test_j_goes_back_in_jumps_and_again_is_faster(room: Room) -> None:
    room.area.seek(BEGIN + 18_000)
    room.area.shuttle.back()
    assert not room.area.playing
    assert "in jumps" in remark(room)
    room.run(2.0)
    assert 15_600 <= room.at <= 16_500
    room.area.shuttle.back()
    room.run(2.0)
    assert 11_400 <= room.at <= 12_800
    assert room.area.transport._rate.accessibleName() == "Back 2×"
    room.area.shuttle.stop()
    at = room.at
    room.run(1.0)
    assert room.at == at and "jumps" not in remark(room)


def test_back_jumps_over_the_break_says_so_and_ends_at_the_beginning(room: Room) -> None:
    room.area.seek(BEGIN + 60_500)
    room.area.shuttle.back()
    for _ in range(4):
        room.area.shuttle.back()
    room.run(0.6)
    assert room.at < 43_000
    assert "left out" in remark(room)
    room.run(30.0)
    assert room.at == 0 and not room.area.shuttle.going_back
    assert room.area.transport._play.accessibleName() == "Play"


def test_playing_seeking_and_stepping_end_the_way_back(room: Room) -> None:
    orders = (room.area.play, lambda: room.area.seek(BEGIN + 9_000), lambda: room.area.step(1))
    for order in (*orders, room.area.toggle):
        room.area.seek(BEGIN + 15_000)
        room.area.shuttle.back()
        order()
        assert not room.area.shuttle.going_back
    assert not room.area.playing  # what goes back is stopped by the same button


def test_back_waits_for_the_picture_of_the_jump_before(room: Room) -> None:
    room.area.seek(BEGIN + 18_000)
    room.camera.slow = True
    seeks = len(room.camera.seeks)
    room.area.shuttle.back()
    room.run(0.8)
    assert len(room.camera.seeks) == seeks + 1
    room.camera.slow = False
    room.camera.arrive()
    room.run(0.4)
    assert len(room.camera.seeks) > seeks + 1


def test_k_held_with_l_or_j_is_one_frame(room: Room) -> None:
    area = room.area
    keys = PhysicalKeys(area)
    keys.bind("K", area.shuttle.stop)
    keys.bind("L", area.shuttle.forward)
    keys.bind("K+L", lambda: area.step(1))
    area.activateWindow()
    area.play_at(BEGIN + 10_000)
    room.run(0.2)
    QTest.keyPress(area, Qt.Key.Key_K)
    place = room.camera.position_ms()
    QTest.keyClick(area, Qt.Key.Key_L)
    assert room.camera.position_ms() == place + 40 and not area.playing
    QTest.keyRelease(area, Qt.Key.Key_K)
    QTest.keyClick(area, Qt.Key.Key_L)
    assert area.playing


def test_new_engines_play_at_the_speed_that_was_chosen(room: Room) -> None:
    room.area.set_rate(4.0)
    room.area.close_player()
    room.show()
    assert room.camera.closed and room.engines[2].rate == 4.0
