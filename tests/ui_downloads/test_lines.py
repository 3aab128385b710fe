"""The list: keyboard alone, mouse, order by drag, a thousand lines, and nothing that jumps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.fake_downloads import MB, entry
from ui_downloads.conftest import Room

from oes_desktop.domain.downloading import Stage
from oes_desktop.ui.downloads.line_painter import FIRST, SECOND

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
Queue = Callable[[int], None]


def press(room: Room, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(room.page.lines, key, modifier)


def choose(room: Room, *rows: int) -> None:
    lines = room.page.lines
    lines.setCurrentIndex(room.page.model.index(rows[0]))
    for row in rows[1:]:
        lines.selectionModel().select(room.page.model.index(row), lines.selectionModel().SelectionFlag.Select)


def middle(room: Room, row: int) -> QPoint:
    return room.page.lines.visualRect(room.page.model.index(row)).center()


def order(room: Room, count: int) -> list[int]:
    return [int(exam_id.removeprefix("exam-")) for exam_id in room.ids()[:count]]


# Keyboard


def test_the_keyboard_alone_pauses_goes_on_takes_out_and_opens(room: Room, queue: Queue) -> None:
    queue(3)
    opened: list[str] = []
    room.page.report_requested.connect(opened.append)
    press(room, Qt.Key.Key_Space)
    assert room.page.model.entries[0].stage is Stage.PAUSED
    press(room, Qt.Key.Key_Space)
    assert room.page.model.entries[0].stage is Stage.QUEUED
    press(room, Qt.Key.Key_Down)
    press(room, Qt.Key.Key_Return)
    assert opened == ["exam-2"]
    press(room, Qt.Key.Key_Delete)
    assert order(room, 2) == [1, 3]
    assert room.downloads.asked == [
        ("pause", ["exam-1"]),
        ("resume", ["exam-1"]),
        ("cancel", ["exam-2"]),
    ]
    with_left: list[bool] = []
    room.page.left.connect(lambda: with_left.append(True))
    press(room, Qt.Key.Key_Escape)
    assert with_left == [True]


def test_alt_and_arrows_change_the_order_within_the_queue(room: Room, queue: Queue) -> None:
    queue(4)
    choose(room, 1)
    press(room, Qt.Key.Key_Up, ALT)
    assert order(room, 4) == [2, 1, 3, 4]
    press(room, Qt.Key.Key_Up, ALT)  # it is the first already
    assert order(room, 4) == [2, 1, 3, 4]
    for _ in range(5):
        press(room, Qt.Key.Key_Down, ALT)
    assert order(room, 4) == [1, 3, 4, 2]
    moves = [asked for asked in room.downloads.asked if asked[0] == "move"]
    assert moves == [
        ("move", "exam-2", "exam-1"),
        ("move", "exam-2", "exam-3"),
        ("move", "exam-2", "exam-4"),
        ("move", "exam-2", None),
    ]
    assert room.page.lines.currentIndex().row() == 3  # the keyboard went along


def test_several_lines_move_together(room: Room, queue: Queue) -> None:
    queue(5)
    choose(room, 2, 3)
    press(room, Qt.Key.Key_Up, ALT)
    assert order(room, 5) == [1, 3, 4, 2, 5]
    assert room.page.lines.chosen == ["exam-3", "exam-4"]
    room.page.commands.of_lines["first"].trigger()
    assert order(room, 5) == [3, 4, 1, 2, 5]
    assert [e.wanted.exam_id for e in room.downloads.entries[:5]] == room.ids()[:5]


def test_what_is_here_has_no_order(room: Room, queue: Queue) -> None:
    queue(2)
    choose(room, 3)
    press(room, Qt.Key.Key_Up, ALT)
    assert [asked for asked in room.downloads.asked if asked[0] == "move"] == []


def test_several_are_paused_and_taken_away_at_once(room: Room, queue: Queue) -> None:
    queue(4)
    press(room, Qt.Key.Key_Down, SHIFT)
    press(room, Qt.Key.Key_Down, SHIFT)
    press(room, Qt.Key.Key_Space)
    assert room.downloads.asked[-1] == ("pause", ["exam-1", "exam-2", "exam-3"])
    press(room, Qt.Key.Key_Delete)
    assert room.downloads.asked[-1] == ("cancel", ["exam-1", "exam-2", "exam-3"])
    assert order(room, 1) == [4]


def test_letters_lead_to_a_student(room: Room, queue: Queue) -> None:
    queue(9)
    names = [room.page.model.index(row).data() for row in range(9)]
    target = next(row for row, name in enumerate(names) if name[0] != names[0][0])
    QTest.keyClicks(room.page.lines, "")
    room.page.lines.keyboardSearch(names[target][:3])
    assert room.page.lines.currentIndex().data().startswith(names[target][:3])


# Mouse


@pytest.mark.parametrize(
    ("stage", "which", "asked"),
    [
        (Stage.LOADING, FIRST, ("pause", ["exam-1"])),
        (Stage.RETRYING, FIRST, ("pause", ["exam-1"])),
        (Stage.PAUSED, FIRST, ("resume", ["exam-1"])),
        (Stage.FAILED, FIRST, ("retry", ["exam-1"])),
        (Stage.FAILED, SECOND, ("cancel", ["exam-1"])),
        (Stage.QUEUED, SECOND, ("cancel", ["exam-1"])),
        (Stage.HERE, SECOND, ("erase", ["exam-1"])),
    ],
)
def test_the_buttons_of_a_line(room: Room, stage: Stage, which: str, asked: tuple[str, list[str]]) -> None:
    room.show(entry(1, stage, 5 * MB))
    lines = room.page.lines
    QTest.mouseClick(lines.viewport(), LEFT, pos=lines.button_rect(0, which).center())
    assert room.downloads.asked == [asked]


def test_the_eye_and_a_double_click_open_the_report(room: Room) -> None:
    room.show(entry(1, Stage.HERE), entry(2, Stage.HERE))
    opened: list[str] = []
    room.page.report_requested.connect(opened.append)
    lines = room.page.lines
    QTest.mouseClick(lines.viewport(), LEFT, pos=lines.button_rect(1, FIRST).center())
    QTest.mouseDClick(lines.viewport(), LEFT, pos=middle(room, 0))
    assert opened == ["exam-2", "exam-1"]


def test_a_press_that_leaves_the_button_does_nothing(room: Room, queue: Queue) -> None:
    queue(2)
    lines = room.page.lines
    QTest.mousePress(lines.viewport(), LEFT, pos=lines.button_rect(0, SECOND).center())
    QTest.mouseMove(lines.viewport(), middle(room, 1))
    QTest.mouseRelease(lines.viewport(), LEFT, pos=middle(room, 1))
    assert room.downloads.asked == []


def drag(room: Room, row: int, place: QPoint) -> None:
    port = room.page.lines.viewport()
    QTest.mousePress(port, LEFT, pos=middle(room, row))
    for step in (QPoint(0, 6), QPoint(0, 14)):
        QTest.mouseMove(port, middle(room, row) + step)
    QTest.mouseMove(port, place)


def test_a_line_is_dragged_to_its_place(room: Room, queue: Queue) -> None:
    queue(5)
    drag(room, 0, middle(room, 2) + QPoint(0, 10))
    assert room.page.lines.dragging
    room.following.look()  # a new overview in the midst of it changes nothing
    QTest.mouseRelease(room.page.lines.viewport(), LEFT, pos=middle(room, 2) + QPoint(0, 10))
    assert order(room, 5) == [2, 3, 1, 4, 5]
    assert room.downloads.asked == [("move", "exam-1", "exam-4")]
    assert not room.page.lines.dragging


def test_below_the_queue_is_the_end_of_the_queue(room: Room, queue: Queue) -> None:
    queue(3)
    place = middle(room, 4) + QPoint(0, 20)  # on those that are here
    drag(room, 0, place)
    QTest.mouseRelease(room.page.lines.viewport(), LEFT, pos=place)
    assert order(room, 3) == [2, 3, 1]
    assert room.downloads.asked == [("move", "exam-1", None)]


def test_a_selection_is_dragged_whole(room: Room, queue: Queue) -> None:
    queue(5)
    choose(room, 3, 4)
    drag(room, 3, middle(room, 0) - QPoint(0, 15))
    QTest.mouseRelease(room.page.lines.viewport(), LEFT, pos=middle(room, 0) - QPoint(0, 15))
    assert order(room, 5) == [4, 5, 1, 2, 3]


def test_escape_lets_go_and_a_line_that_is_here_is_not_taken(room: Room, queue: Queue) -> None:
    queue(3)
    drag(room, 0, middle(room, 2))
    press(room, Qt.Key.Key_Escape)
    QTest.mouseRelease(room.page.lines.viewport(), LEFT, pos=middle(room, 2))
    drag(room, 3, middle(room, 0))
    assert not room.page.lines.dragging
    QTest.mouseRelease(room.page.lines.viewport(), LEFT, pos=middle(room, 0))
    assert order(room, 3) == [1, 2, 3] and room.downloads.asked == []


def test_a_click_on_one_of_several_chosen_lines_chooses_it_alone(room: Room, queue: Queue) -> None:
    queue(4)
    choose(room, 0, 1, 2)
    QTest.mouseClick(room.page.lines.viewport(), LEFT, pos=middle(room, 1))
    assert room.page.lines.chosen == ["exam-2"]


# What moves by itself


def test_progress_touches_only_the_lines_that_say_something_else(room: Room, queue: Queue) -> None:
    queue(6)
    touched: list[int] = []
    room.page.model.dataChanged.connect(
        lambda first, last: touched.extend(range(first.row(), last.row() + 1))
    )
    room.following.tick()
    assert touched == []
    room.downloads.put(entry(3, Stage.LOADING, 7 * MB, rate=1e6))
    room.following.tick()
    assert touched == [2]
    assert room.page.model.words(2).figures == "7 MB of 400 MB"


def test_a_new_overview_keeps_selection_and_keyboard_on_the_same_exams(room: Room, queue: Queue) -> None:
    queue(6)
    choose(room, 4, 5)
    here = replace(entry(1, Stage.HERE), wanted=entry(1, Stage.HERE).wanted)
    room.show(entry(7), entry(6), *(entry(n) for n in (2, 3, 5)), here)
    assert sorted(room.page.lines.chosen) == ["exam-5", "exam-6"]
    assert room.ids()[room.page.lines.currentIndex().row()] == "exam-5"
    room.show(entry(9))
    assert room.page.lines.selectedIndexes() == [] and room.ids() == ["exam-9"]
    assert room.page.lines.currentIndex().row() == 0


def test_the_lines_stay_where_they_are_scrolled_to(room: Room) -> None:
    room.show(*(entry(n) for n in range(100)))
    bar = room.page.lines.verticalScrollBar()
    bar.setValue(1_000)
    room.downloads.put(entry(50, Stage.LOADING, 7 * MB, rate=1e6))
    room.following.tick()
    room.following.look()
    assert bar.value() == 1_000


def test_a_thousand_lines_are_one_widget_and_move_on(room: Room, queue: Queue) -> None:
    queue(1_000)
    lines = room.page.lines
    assert room.page.model.rowCount() == 1_002
    assert len(lines.viewport().findChildren(object)) < 5
    lines.scrollToBottom()
    press(room, Qt.Key.Key_End)
    assert lines.currentIndex().row() == 1_001
    touched: list[int] = []
    room.page.model.dataChanged.connect(lambda first, _: touched.append(first.row()))
    room.downloads.put(entry(700, Stage.LOADING, 7 * MB, rate=1e6))
    room.following.tick()
    assert touched == [699]
    assert not lines.grab().isNull()


def test_a_wheel_of_painting_takes_every_stage(qtbot: QtBot, room: Room) -> None:
    room.show(*(entry(place, stage, 5 * MB) for place, stage in enumerate(Stage)))
    room.page.lines.selectAll()
    assert not room.window.grab().isNull()
