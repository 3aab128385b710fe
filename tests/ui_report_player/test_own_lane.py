"""Own marks and breaks on the timeline; the list of what was not observed; the meter of the sound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from support.sittings import BEGIN, report

from oes_desktop.domain.film import LEVEL_MS, Film
from oes_desktop.domain.models import Mark, Report
from oes_desktop.domain.observed import BLACK, Flaw
from oes_desktop.ui.report.lines import OWN, key_of
from oes_desktop.ui.report.sound_meter import STEPS, level_at
from oes_desktop.ui.widgets.timeline_layout import Lane

from .conftest import Room

LEFT = Qt.MouseButton.LeftButton
SEEN = Mark("m1", BEGIN + 14_000, 4_000, "voice_detected", "second voice", "Aliya")
NOTE = Mark("m2", BEGIN + 30_000, text="ask <b>her</b>")


def marked() -> Report:
    return replace(report(), marks=(SEEN, NOTE))


def own_lane(room: Room) -> Lane:
    return next(lane for lane in room.area.timeline.layout_now.lanes if lane.kind == OWN)


def middle(lane: Lane, number: int) -> QPoint:
    mark = lane.marks[number]
    return QPoint(round((mark.left + mark.right) / 2), round(lane.top + lane.height / 2))


def test_own_marks_have_a_lane_and_a_click_chooses_one(room: Room) -> None:
    room.show(marked())
    timeline = room.area.timeline
    lane = own_lane(room)
    assert lane.count == 2
    chosen: list[str] = []
    timeline.violation_chosen.connect(chosen.append)
    for number, mark in enumerate((SEEN, NOTE)):
        QTest.mouseClick(timeline, LEFT, pos=middle(lane, number))
        assert chosen[-1] == key_of(mark) and room.area.position_ms == mark.at_ms
    before = timeline.grab().toImage()
    timeline.select(key_of(SEEN))
    assert timeline.grab().toImage() != before
    room.show(report())  # they are gone, and their lane with them
    assert all(lane.kind != OWN for lane in timeline.layout_now.lanes)


def test_hover_over_an_own_mark_tells_it(room: Room, qtbot: QtBot) -> None:
    room.show(marked())
    timeline, lane = room.area.timeline, own_lane(room)
    (seen, note) = (mark.first for mark in lane.marks)
    assert (seen.label, seen.note) == ("Voice / noise", "second voice")
    assert (note.label, note.note) == ("Note", "ask <b>her</b>")
    try:
        room.language.use("ru")
        qtbot.waitUntil(lambda: own_lane(room).marks[0].first.label == "Голос / шум")
    finally:
        room.language.use("en")
        room.language.silence()
    assert not timeline.grab().isNull()


def test_a_click_on_a_break_or_enter_in_it_asks_for_both_sides(room: Room) -> None:
    timeline = room.area.timeline
    layout = timeline.layout_now
    asked: list[int] = []
    timeline.break_chosen.connect(asked.append)
    QTest.mouseClick(timeline, LEFT, pos=QPoint(round(layout.x(BEGIN + 20_000)), layout.top + 4))
    assert asked == []
    QTest.mouseClick(timeline, LEFT, pos=QPoint(round(layout.x(BEGIN + 50_000)), layout.top + 4))
    (wall,) = asked
    assert timeline.exam.break_at(wall) is not None
    room.area.seek(BEGIN + 50_000)
    assert "Enter" in timeline.accessibleDescription()
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert asked[1:] == [BEGIN + 50_000]
    room.area.seek(BEGIN + 10_000)
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert len(asked) == 2
    QTest.mousePress(timeline, LEFT, pos=QPoint(round(layout.x(BEGIN + 50_000)), layout.top + 4))
    QTest.mouseRelease(timeline, LEFT, pos=QPoint(round(layout.x(BEGIN + 20_000)), layout.top + 4))
    assert len(asked) == 2  # a drag out of a break is no click on it


def entries(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions()]


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_what_was_not_observed_is_a_list_that_goes_there(room: Room) -> None:
    room.area.show_flaws({"camera-1": [Flaw(4_000, 9_000, BLACK)]})
    menu = room.area.transport.unseen
    texts = entries(menu)
    assert any("Camera: black picture" in text for text in texts)
    assert any("connection lost" in text for text in texts)
    (black,) = (action for action in menu.actions() if "black picture" in action.text())
    black.trigger()
    assert room.at == 5_000
    only = room.area.transport._only
    only.setFocus()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), only.mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(only, event)
    assert menu.isVisible()
    menu.close()


def test_a_list_of_very_many_begins_where_she_is(room: Room) -> None:
    flaws = [Flaw(ms, ms + 50, BLACK) for ms in range(0, 20_000, 200)]
    room.area.show_flaws({"camera-1": flaws})
    room.area.seek(BEGIN + 11_000)
    texts = entries(room.area.transport.unseen)
    assert len(texts) == 21 and texts[-1].startswith("and ")
    assert "09:07:11" in texts[0] or "04:07:11" in texts[0]


def loud_film(levels: list[int]) -> Film:
    return Film((), bytes(levels), (), len(levels) * LEVEL_MS, True)


def test_the_meter_shows_the_level_at_the_playhead(room: Room) -> None:
    meter = room.area.transport.meter
    width = meter.width()
    assert meter.lit is None
    quiet_then_loud = loud_film([20] * 50 + [250] * 50)  # of camera-1, which begins a second into the exam
    room.area.metering.show_films({"camera-1": quiet_then_loud})
    room.area.seek(BEGIN + 13_000)
    assert meter.lit == 0  # paused
    room.area.play_at(BEGIN + 5_000)
    room.run(0.2)
    assert meter.lit == 1
    room.area.play_at(BEGIN + 13_000)
    room.run(0.2)
    assert meter.lit == STEPS
    room.area.transport.toggle_mute()
    assert meter.lit == 0
    room.area.transport.toggle_mute()
    assert meter.lit == STEPS
    room.area.pause()
    assert meter.lit == 0
    room.area.seek(BEGIN + 30_000)  # the screen alone, of which nothing is known
    assert meter.lit is None
    assert meter.width() == width and meter.accessibleName()
    assert meter.accessibleDescription() == ""


def test_levels_are_known_as_far_as_the_recording_was_examined(room: Room) -> None:
    film = Film((), bytes([200] * 50), (), 5_000, False)
    exam = room.area.exam
    assert level_at(exam, {"camera-1": film}, BEGIN + 5_999) == 200
    assert level_at(exam, {"camera-1": film}, BEGIN + 6_000) is None
    assert level_at(exam, {}, BEGIN + 5_000) is None
    assert level_at(exam, {"camera-1": film}, BEGIN + 50_000) is None


def test_the_row_keeps_its_widths_while_the_meter_moves(make_room: Callable[..., Room]) -> None:
    room = make_room()
    room.show()
    transport = room.area.transport
    places = {id(each): each.geometry() for each in transport.children() if hasattr(each, "geometry")}
    room.area.metering.show_films({"camera-1": loud_film([250] * 100)})
    room.area.play_at(BEGIN + 5_000)
    after = {id(each): each.geometry() for each in transport.children() if hasattr(each, "geometry")}
    assert transport.meter.lit == STEPS
    assert {key: rect for key, rect in after.items() if key in places} == places
