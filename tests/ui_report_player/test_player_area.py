"""The player area: what it shows, what it says, what its orders do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.fake_engine import place_of
from support.sittings import BEGIN, CAMERA_2, SCREEN_1, report

from oes_desktop.domain.errors import Damaged, EngineMissing, Rejected
from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.playback.engine import EngineState

from .conftest import Room


def shown_place(room: Room, kind: str) -> int:
    frame = room.area.panes[kind].frame
    assert frame is not None
    return place_of(frame)


def test_a_report_opens_paused_with_its_first_picture(room: Room) -> None:
    assert room.at == 1_000 and not room.area.playing
    assert shown_place(room, CAMERA) == 0
    assert room.message(SCREEN) == "Nothing was recorded at this moment"


def test_play_at_a_violation_shows_its_pictures_and_names_it(room: Room) -> None:
    room.area.play_at(BEGIN + 11_000)
    room.run(1.0)
    assert room.area.playing
    assert abs(shown_place(room, CAMERA) - 11_000) < 100
    assert abs(shown_place(room, SCREEN) - 9_000) < 100
    assert room.reached == ["v2"]
    assert room.positions[-1] == BEGIN + room.at
    room.area.toggle()
    assert not room.area.playing


def test_violations_are_told_while_they_are_passed(room: Room) -> None:
    room.area.play_at(BEGIN + 4_500)
    room.run(8.0)
    assert room.reached == ["v1", "v2"]


def test_next_and_previous_go_from_violation_to_violation(room: Room) -> None:
    for expected in (5_000, 11_000, 70_000, 70_000):
        room.area.go_violation(1)
        assert room.at == expected
    for expected in (11_000, 5_000, 5_000):
        room.area.go_violation(-1)
        assert room.at == expected


def test_next_and_previous_attempt_begin_where_something_was_recorded(room: Room) -> None:
    room.area.jumps.attempt(1)
    assert room.at == 60_000
    room.area.jumps.attempt(1)
    assert room.at == 60_000
    room.area.jumps.attempt(-1)
    assert room.at == 1_000


def test_nudges_add_up_and_stay_within_the_exam(room: Room) -> None:
    room.area.seek(BEGIN + 10_000)
    for _ in range(3):
        room.area.nudge(5_000)
    assert room.at == 25_000
    room.area.nudge(-(10**9))
    assert room.at == 0


def test_a_step_pauses_and_moves_one_frame(room: Room) -> None:
    room.area.play_at(BEGIN + 10_000)
    room.run(0.2)
    place = room.camera.position_ms()
    room.area.step(-1)
    assert not room.area.playing
    assert room.camera.position_ms() == place - 40


def test_the_break_has_its_message_and_is_jumped_over(room: Room) -> None:
    room.area.seek(BEGIN + 50_000)
    room.tick()
    assert room.message(CAMERA) == room.message(SCREEN) == "The connection was lost"
    room.area.play()
    room.run(0.2)
    assert room.at >= 60_000
    assert room.message(CAMERA) == ""
    assert "left out" in room.area.panes[CAMERA]._remark


def test_a_recording_that_is_missing_says_so_and_the_other_plays(make_room: Callable[..., Room]) -> None:
    """E8: one side is missing."""
    room = make_room()
    room.show(report(recordings=(SCREEN_1,)))
    room.area.play_at(BEGIN + 10_000)
    room.run(1.0)
    assert room.message(CAMERA) == "No camera recording"
    assert room.message(SCREEN) == "" and room.screen.state() is EngineState.PLAYING


def test_damage_and_absence_are_told_in_place(room: Room) -> None:
    room.area.play_at(BEGIN + 10_000)
    room.run(0.2)
    room.camera.fail(Damaged("vault", at_ms=9_200))
    room.run(0.2)
    assert room.message(CAMERA) == "The recording is damaged"
    assert "00:00:09" in room.area.panes[CAMERA].accessibleDescription()
    assert room.troubles[0][1] == "camera-1"
    room.missing[CAMERA_2.id] = Rejected("not_offline")
    room.area.seek(BEGIN + 65_000)
    room.run(0.1)
    assert room.message(CAMERA) == "Not downloaded"
    assert room.message(SCREEN) == ""


def test_without_libvlc_everything_but_the_picture_works(make_room: Callable[..., Room]) -> None:
    """E7: what is missing is said, the rest works."""
    room = make_room(engine_error=EngineMissing("libvlc"))
    room.show()
    assert room.message(CAMERA) == "VLC is needed to play video"
    assert isinstance(room.troubles[0][0], EngineMissing)
    room.area.go_violation(1)
    assert room.at == 5_000 and room.reached == ["v1"]
    room.area.play()
    room.run(1.0)
    assert room.at == 5_000 and not room.area.playing


def test_a_newer_version_of_the_report_keeps_position_and_playing(room: Room) -> None:
    room.area.play_at(BEGIN + 10_000)
    room.run(0.5)
    loads = list(room.camera.loads)
    room.show(report())
    room.run(0.5)
    assert room.area.playing and abs(room.at - 11_000) < 120
    assert room.camera.loads == loads


def test_another_report_starts_at_its_own_beginning(room: Room) -> None:
    room.area.seek(BEGIN + 65_000)
    room.show(report(exam_id="e2"))
    assert room.at == 1_000 and not room.area.playing


def test_a_closed_area_can_be_opened_again(room: Room) -> None:
    room.area.play_at(BEGIN + 10_000)
    room.run(0.2)
    room.area.close_player()
    room.area.close_player()
    assert room.area.position_ms is None
    assert all(engine.closed for engine in room.engines)
    for order in (room.area.play, room.area.shuttle.back, room.area.pause):
        order()
    room.area.nudge(1000)
    room.area.step(1)
    room.show()
    assert len(room.engines) == 4 and room.at == 1_000


def test_transport_buttons_do_what_they_say(room: Room, qtbot: QtBot) -> None:
    transport = room.area.transport
    qtbot.mouseClick(transport._play, Qt.MouseButton.LeftButton)
    assert room.area.playing
    assert transport._play.accessibleName() == "Pause"
    qtbot.mouseClick(transport._next, Qt.MouseButton.LeftButton)
    assert room.at == 5_000
    qtbot.mouseClick(transport._next_attempt, Qt.MouseButton.LeftButton)
    assert room.at == 60_000
    with qtbot.waitSignal(room.area.volume_changed):
        transport._volume.setValue(35)
    assert room.camera.volume == 35
    qtbot.mouseClick(transport._mute, Qt.MouseButton.LeftButton)
    assert room.camera.muted
    transport._rates.actions()[-1].trigger()
    assert room.camera.rate == 16.0
    with qtbot.waitSignal(room.area.full_screen_requested):
        qtbot.mouseClick(transport._screen, Qt.MouseButton.LeftButton)


def test_every_control_has_a_name_for_a_screen_reader(room: Room) -> None:
    from PySide6.QtWidgets import QAbstractButton, QSlider

    for control in room.area.findChildren(QAbstractButton) + room.area.findChildren(QSlider):
        assert control.accessibleName() or getattr(control, "text", str)(), (control, control.parent())
    assert room.area.timeline.accessibleName()


def test_the_picture_is_painted_whole_and_letterboxed(room: Room) -> None:
    room.area.seek(BEGIN + 10_000)
    room.tick()
    pane = room.area.panes[CAMERA]
    image = pane.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2).red() == 90
    ground = room.theme.colors.shadow
    assert image.pixelColor(image.width() // 2, 4) == ground
    assert image.pixelColor(image.width() // 2, image.height() - 5) == ground


def test_an_exam_that_has_not_begun_shows_no_clock(room: Room) -> None:
    """Nothing is known of when it was: no axis that begins in 1970."""
    begun = report()
    row = replace(begun.exam, started_ms=None, ended_ms=None, status="not_started")
    room.show(replace(begun, exam=row, attempts=(), recordings=(), violations=()))
    assert not room.area.timeline.isVisible()
    assert not room.area.transport.isVisible()
    room.show(begun)
    assert room.area.timeline.isVisible()
