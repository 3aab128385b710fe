"""The page: what it says of all of it, the held states with their next step, commands, language."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from support.fake_downloads import GB, MB, entry
from support.shouting import shouting
from ui_downloads.conftest import Room

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.downloading import Held, Stage
from oes_desktop.domain.downloading import Room as DiskRoom


def test_the_head_says_how_fast_everything_comes(room: Room) -> None:
    pill = room.page.head.pill
    assert not pill.isVisible()
    room.show(
        entry(1, Stage.LOADING, 30 * MB, rate=9.2e6),
        entry(2, Stage.LOADING, 10 * MB, rate=9.2e6),
        entry(3, Stage.HERE),
    )
    assert pill.isVisible() and pill.text() == "● 18.4 MB/s · 41 s left"
    room.downloads.held = Held.OFFLINE
    room.following.tick()
    assert pill.text() == "● No connection, they go on by themselves" and pill.tone == "doubtful"
    room.show(entry(3, Stage.HERE))
    assert not pill.isVisible()


def test_room_and_what_is_here_are_told(room: Room) -> None:
    room.show(entry(1), entry(2, Stage.HERE), entry(3, Stage.HERE))
    line = room.page.room
    assert (line._used.text(), line._free.text()) == ("26.1 GB of 60 GB used", "188 GB free on the disk")
    assert (
        line._here.text()
        == "2 report(s) open without a network · removed 14 day(s) after decision or download"
    )
    room.downloads.room, room.downloads.keep_days = DiskRoom(1 * GB, 0, 9 * GB), 0
    room.following.look()
    assert line._used.text() == "1 GB used"
    assert line._here.text() == "2 report(s) open without a network"


@pytest.mark.parametrize(
    ("held", "says", "asked"),
    [
        (Held.METERED, "This connection is paid by the byte", None),
        (Held.LIMIT, "The room for downloads is used up", None),
        (Held.DISK, "The disk has too little room", ("retry", ["exam-1", "exam-2"])),
    ],
)
def test_a_held_state_says_why_and_offers_the_next_step(
    room: Room, held: Held, says: str, asked: object
) -> None:
    room.show(entry(1), entry(2), entry(3, Stage.HERE))
    limits: list[bool] = []
    room.page.limits_wanted.connect(lambda: limits.append(True))
    assert not room.page.held.isVisible()
    room.downloads.held = held
    room.following.tick()
    assert room.page.held.isVisible() and room.page.held.text.startswith(says)
    room.page.held.step.click()
    assert room.downloads.asked == ([asked] if asked else [])
    assert limits == ([True] if held is Held.LIMIT else [])
    assert room.preferences.settings.download_metered is (held is Held.METERED)


def test_what_holds_nothing_is_not_said(room: Room) -> None:
    """A full disk is no news while everything that is wanted is here."""
    room.downloads.held = Held.DISK
    room.show(entry(3, Stage.HERE))
    assert not room.page.held.isVisible()


def test_all_is_paused_and_goes_on(room: Room) -> None:
    room.show(entry(1), entry(2))
    hold = room.page.head.hold
    assert hold.text() == "Pause all"
    hold.click()
    assert room.page.held.isVisible() and hold.text() == "Go on"
    room.page.held.step.click()
    assert room.downloads.asked == [("hold", True), ("hold", False)]
    assert not room.page.held.isVisible() and hold.text() == "Pause all"
    room.show(entry(1, Stage.HERE))
    assert not hold.isEnabled()


def test_the_empty_page_offers_the_next_ones_and_rules(room: Room) -> None:
    assert room.page.empty.isVisible()
    assert room.page.empty.accessibleName().startswith("Nothing is downloaded yet")
    rules: list[bool] = []
    room.page.rules_wanted.connect(lambda: rules.append(True))
    room.page.empty.other_requested.emit()
    room.page.empty.action_requested.emit()
    assert rules == [True] and room.downloads.asked == [("add_next", 50, None)]
    assert room.page.lines.isVisible() and room.page.model.rowCount() == 50
    room.downloads.held = Held.OFFLINE
    room.show()
    assert "there is no connection" in room.page.empty.accessibleName()


def test_what_was_removed_by_its_date_is_said_once(qtbot: QtBot, room: Room) -> None:
    room.downloads.expired = 12
    room.following.look()
    assert room.page.gone.isVisible()
    assert room.page.gone.text.startswith("12 exam(s) were removed from this computer: their time was over.")
    room.page.hide()
    room.page.show()
    qtbot.waitUntil(lambda: room.downloads.expired == 0)
    room.page.hide()
    room.page.show()
    assert not room.page.gone.isVisible()


def test_commands_allow_what_the_chosen_lines_allow(room: Room) -> None:
    commands, lines = room.page.commands, room.page.lines

    def allowed(row: int) -> set[str]:
        lines.setCurrentIndex(room.page.model.index(row))
        return {code for code, action in commands.of_lines.items() if action.isEnabled()}

    room.show(entry(1, Stage.LOADING), entry(2, Stage.PAUSED), entry(3, Stage.FAILED), entry(4, Stage.HERE))
    assert allowed(0) == {"open", "pause", "down", "cancel"}
    assert allowed(1) == {"open", "resume", "up", "down", "first", "cancel"}
    assert allowed(2) == {"open", "retry", "up", "first", "cancel"}
    assert allowed(3) == {"open", "erase"}
    lines.selectAll()
    assert {"pause", "resume", "retry", "cancel", "erase"} == {
        code for code, action in commands.of_lines.items() if action.isEnabled()
    }
    commands.of_lines["retry"].trigger()
    commands.of_lines["pause"].trigger()
    assert room.downloads.asked == [("retry", ["exam-3"]), ("pause", ["exam-1", "exam-3"])]


def test_the_context_menu_has_the_commands_that_are_possible(room: Room) -> None:
    room.show(entry(1, Stage.PAUSED))
    menu = QMenu()
    room.page.commands.fill(menu)
    words = [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]
    assert [text.split("\t")[0] for text in words] == ["View report", "Go on", "Take out of the queue"]
    next(action for action in menu.actions() if action.text().replace("&", "") == "Go on").trigger()
    assert room.downloads.asked == [("resume", ["exam-1"])]


def test_it_follows_changes_of_others_and_of_its_exams(room: Room) -> None:
    room.show(entry(1))
    room.downloads.entries = [entry(1), entry(2)]
    room.bus.publish(Changes(exams=frozenset({"somebody"})))
    assert room.ids() == ["exam-1"]
    room.bus.publish(Changes(exams=frozenset({"exam-1"})))
    assert room.ids() == ["exam-1", "exam-2"]


def test_it_looks_four_times_a_second_only_while_something_comes(qtbot: QtBot, room: Room) -> None:
    ticks: list[int] = []
    room.following.ticked.connect(lambda: ticks.append(1))
    room.show(entry(1, Stage.PAUSED), entry(2, Stage.HERE), entry(3, Stage.FAILED))
    assert not room.following._timer.isActive()
    room.show(entry(1, Stage.LOADING))
    before = len(ticks)
    qtbot.waitUntil(lambda: len(ticks) >= before + 2)
    assert room.following._timer.interval() == 250


def test_it_survives_a_change_of_language(qtbot: QtBot, room: Room) -> None:
    room.downloads.held = Held.LIMIT
    room.show(entry(1), entry(2, Stage.HERE))
    room.page.lines.setCurrentIndex(room.page.model.index(1))
    with shouting():
        qtbot.waitUntil(lambda: room.page.head.next.text() == "NEXT 50 TO REVIEW")
        assert room.page.title == "DOWNLOADS"
        assert room.page.model.words(0).stage == "QUEUED"
        assert room.page.held.text.startswith("THE ROOM FOR DOWNLOADS")
        assert room.page.room._used.text().endswith("USED")
        assert room.page.commands.of_lines["erase"].text().replace("&", "") == "ERASE FROM THIS COMPUTER"
        assert room.page.lines.tips["pause"] == "PAUSE"
        assert room.page.lines.currentIndex().row() == 1
    qtbot.waitUntil(lambda: room.page.head.next.text() == "Next 50 to review")


def test_progress_that_ends_is_counted(room: Room) -> None:
    came: list[tuple[int, int]] = []
    room.following.came.connect(lambda here, failed: came.append((here, failed)))
    room.show(entry(1, Stage.LOADING, 100 * MB), entry(2, total=400 * MB), entry(3, Stage.HERE))
    assert room.following.total.percent == 12
    room.show(entry(1, Stage.HERE, total=400 * MB), entry(2, total=400 * MB), entry(3, Stage.HERE))
    assert room.following.total.percent == 50 and came == []
    room.show(entry(1, Stage.HERE), entry(2, Stage.FAILED, trouble="gone"), entry(3, Stage.HERE))
    assert came == [(1, 1)]
    room.following.look()
    assert came == [(1, 1)]


def test_nothing_is_said_of_downloads_that_she_took_away_herself(room: Room) -> None:
    came: list[object] = []
    room.following.came.connect(lambda *what: came.append(what))
    room.show(entry(1, Stage.LOADING))
    room.show()
    room.show(entry(2, Stage.LOADING))
    room.show(entry(2, Stage.PAUSED))
    assert came == []
