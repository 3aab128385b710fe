"""Dragging the playhead: live pictures on the way, playing on after the release."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from support.fake_engine import place_of
from support.sittings import BEGIN

from oes_desktop.domain.models import CAMERA
from oes_desktop.playback.engine import EngineState

from .conftest import Room

LEFT = Qt.MouseButton.LeftButton


def point(room: Room, ms: int) -> QPoint:
    layout = room.area.timeline.layout_now
    return QPoint(round(layout.x(BEGIN + ms)), layout.top + 4)


def shown(room: Room) -> int:
    frame = room.area.panes[CAMERA].frame
    assert frame is not None
    return place_of(frame)


def playing_room(make_room: Callable[..., Room]) -> Room:
    room = make_room(covering=True)
    room.show()
    room.area.play_at(BEGIN + 2_000)
    room.run(0.5)
    return room


def test_pictures_come_while_the_pointer_drags_and_it_plays_on_after(
    make_room: Callable[..., Room],
) -> None:
    room = playing_room(make_room)
    timeline = room.area.timeline
    QTest.mousePress(timeline, LEFT, pos=point(room, 4_000))
    seeks = len(room.camera.seeks)
    for ms in (6_000, 9_500, 15_000, 12_000):
        QTest.mouseMove(timeline, point(room, ms))
        room.run(0.08)
        assert abs(room.at - ms) < 200 and room.area.scrubbing
        assert shown(room) == (1_000 - room.at) // 1000 * 1000  # the key frame of that moment
        assert room.camera.state() is EngineState.PAUSED
    assert len(room.camera.seeks) == seeks
    room.run(0.2)  # the pointer rests
    assert room.camera.seeks[seeks:] == [room.at - 1_000]
    rested = room.at
    room.run(1.0)
    assert room.at == rested and room.area.playing
    QTest.mouseRelease(timeline, LEFT, pos=point(room, 10_000))
    assert abs(room.at - 10_000) < 200 and not room.area.scrubbing
    room.run(1.0)
    assert room.at > 10_600 and room.camera.state() is EngineState.PLAYING


def test_what_was_paused_stays_paused_after_a_drag(make_room: Callable[..., Room]) -> None:
    room = make_room(covering=True)
    room.show()
    timeline = room.area.timeline
    QTest.mousePress(timeline, LEFT, pos=point(room, 4_000))
    QTest.mouseMove(timeline, point(room, 9_000))
    QTest.mouseRelease(timeline, LEFT, pos=point(room, 9_000))
    room.run(0.5)
    assert abs(room.at - 9_000) < 200 and not room.area.playing and not room.area.scrubbing


def test_a_hand_that_trembles_at_a_click_drags_nothing(make_room: Callable[..., Room]) -> None:
    room = playing_room(make_room)
    timeline = room.area.timeline
    scrubbed: list[int] = []
    timeline.scrub_requested.connect(scrubbed.append)
    place = point(room, 8_000)
    QTest.mousePress(timeline, LEFT, pos=place)
    QTest.mouseMove(timeline, place + QPoint(2, 5))
    QTest.mouseRelease(timeline, LEFT, pos=place + QPoint(2, 5))
    assert scrubbed == [] and abs(room.at - 8_000) < 200


def test_a_drag_whose_release_never_comes_is_ended(make_room: Callable[..., Room]) -> None:
    room = playing_room(make_room)
    timeline = room.area.timeline
    QTest.mousePress(timeline, LEFT, pos=point(room, 4_000))
    QTest.mouseMove(timeline, point(room, 9_000))
    assert room.area.scrubbing
    timeline.hide()
    assert not room.area.scrubbing and abs(room.at - 9_000) < 200
    timeline.show()
    QTest.mouseRelease(timeline, LEFT, pos=point(room, 15_000))
    assert abs(room.at - 9_000) < 200


def test_violations_only_leaves_the_pointer_alone(make_room: Callable[..., Room]) -> None:
    room = playing_room(make_room)
    room.area.set_violations_only(True)
    timeline = room.area.timeline
    QTest.mousePress(timeline, LEFT, pos=point(room, 4_000))
    QTest.mouseMove(timeline, point(room, 35_000))  # far from every moment
    room.area.moments.went_by_hand(BEGIN)  # as if the grace of what is gone to by hand were over
    room.run(0.5)
    assert abs(room.at - 35_000) < 200 and room.area.scrubbing
    QTest.mouseRelease(timeline, LEFT, pos=point(room, 35_000))
