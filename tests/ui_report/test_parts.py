"""A report window that is made in steps: what is there at first, keys and orders that come in between, and an
end that does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.report_room import Colleagues, Shelf
from support.reports import full_report

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import Rejected
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.report.header import DETAILED
from oes_desktop.ui.report.left import left_of
from oes_desktop.ui.report.parts import Parts
from oes_desktop.ui.report.player import PlayerArea
from oes_desktop.ui.report.window import ReportWindow

DEADLINE_MS = 30_000
ROUNDS = 8  # of the event loop until everything is made, and more


@pytest.fixture
def tasks(qtbot: QtBot, qapp: QApplication) -> Iterator[Tasks]:
    """With lanes: the steps are events."""
    made = Tasks()
    yield made
    qtbot.waitUntil(lambda: made.busy == 0, timeout=DEADLINE_MS)
    made.close()


@pytest.fixture
def inline(qapp: QApplication) -> Tasks:
    return Tasks.inline()


def go_round(tasks: Tasks) -> None:
    """What waits for `tasks` now; what that brings about waits for the next round."""
    QCoreApplication.sendPostedEvents(tasks)


def whole(window: ReportWindow) -> bool:
    return window.report is not None and window.pages.currentWidget() is window.pages.detailed


def test_the_window_is_there_before_its_parts(
    qtbot: QtBot, open_window: Callable[..., ReportWindow], tasks: Tasks
) -> None:
    window = open_window()
    assert window.isVisible()
    assert window.pages.currentWidget() is window.pages.blank
    assert window.findChildren(PlayerArea) == []
    most = 0
    while not window.parts.done:
        before = len(window.findChildren(QObject))
        go_round(tasks)
        most = max(most, len(window.findChildren(QObject)) - before)
    assert most < len(window.findChildren(QObject)) / 2  # no round makes it all
    qtbot.waitUntil(lambda: whole(window), timeout=DEADLINE_MS)
    assert window.focusWidget() is window.player.timeline


def test_a_report_that_comes_early_is_shown_when_the_window_is_whole(
    qtbot: QtBot, open_window: Callable[..., ReportWindow], tasks: Tasks
) -> None:
    window = open_window()
    shown: list[object] = []
    window.report_shown.connect(shown.append)
    qtbot.waitUntil(lambda: window.opening.report is not None, timeout=DEADLINE_MS)
    if not window.parts.done:
        assert window.report is None and not shown
    qtbot.waitUntil(lambda: whole(window), timeout=DEADLINE_MS)
    assert shown[-1] == window.report == full_report()


@pytest.mark.parametrize("rounds", range(ROUNDS))
def test_a_key_makes_what_it_is_for_and_acts(
    qtbot: QtBot, open_window: Callable[..., ReportWindow], tasks: Tasks, rounds: int
) -> None:
    window = open_window()
    for _ in range(rounds):
        go_round(tasks)
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_V)
    assert window.parts.done
    assert window.player.violations_only
    qtbot.waitUntil(lambda: whole(window), timeout=DEADLINE_MS)


def test_escape_at_once_closes(qtbot: QtBot, open_window: Callable[..., ReportWindow]) -> None:
    window = open_window()
    with qtbot.waitSignal(window.closed, timeout=DEADLINE_MS):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize("rounds", range(ROUNDS))
def test_it_can_be_closed_however_much_of_it_is_made(
    qtbot: QtBot,
    open_window: Callable[..., ReportWindow],
    tasks: Tasks,
    colleagues: Colleagues,
    rounds: int,
) -> None:
    window = open_window()
    for _ in range(rounds):
        go_round(tasks)
    done = window.parts.done
    window.close()
    for _ in range(ROUNDS):
        go_round(tasks)
    qtbot.waitUntil(lambda: tasks.busy == 0, timeout=DEADLINE_MS)
    assert window.parts.done == done  # nothing more
    assert done or window.report is None
    assert not colleagues.said or colleagues.said[-1] == ("exam-1", False)


def test_a_moment_that_is_asked_for_at_once_is_played_when_there_is_a_player(
    qtbot: QtBot, open_window: Callable[..., ReportWindow]
) -> None:
    at_ms = full_report().violations[3].at_ms
    window = open_window()
    window.play_moment(at_ms)
    qtbot.waitUntil(lambda: whole(window) and window.player.position_ms == at_ms, timeout=DEADLINE_MS)
    assert window.player.playing


def test_another_exam_that_is_asked_for_at_once_is_the_one_that_is_shown(
    qtbot: QtBot, open_window: Callable[..., ReportWindow], shelf: Shelf, colleagues: Colleagues
) -> None:
    report = full_report()
    shelf.kept["exam-2"] = replace(report, exam=replace(report.exam, id="exam-2"))
    window = open_window()
    window.open_exam("exam-2")
    qtbot.waitUntil(lambda: whole(window), timeout=DEADLINE_MS)
    assert window.report is not None and window.report.exam.id == "exam-2"
    qtbot.waitUntil(lambda: ("exam-2", True) in colleagues.said, timeout=DEADLINE_MS)
    assert ("exam-1", True) not in colleagues.said


def test_without_a_report_it_says_so_and_is_whole_all_the_same(
    qtbot: QtBot, open_window: Callable[..., ReportWindow], shelf: Shelf
) -> None:
    shelf.kept.clear()
    shelf.trouble = Rejected("not_offline")
    window = open_window()
    qtbot.waitUntil(lambda: window.parts.done and window.pages.blank.isVisible(), timeout=DEADLINE_MS)
    shelf.trouble, shelf.fetched["exam-1"] = None, full_report()
    window.pages.retry_requested.emit()
    qtbot.waitUntil(lambda: whole(window), timeout=DEADLINE_MS)


def test_an_exam_that_goes_at_once_leaves_no_player(
    qtbot: QtBot, open_window: Callable[..., ReportWindow], shelf: Shelf, bus: Bus, tasks: Tasks
) -> None:
    shelf.kept.clear()
    shelf.trouble = Rejected("not_found")
    window = open_window()
    bus.publish(Changes(removed=frozenset({"exam-1"})))
    assert window.parts.done and window.report is None
    qtbot.waitUntil(lambda: tasks.busy == 0, timeout=DEADLINE_MS)
    for _ in range(ROUNDS):
        go_round(tasks)
    assert window.player.position_ms is None


def test_how_it_was_left_can_be_asked_before_it_is_made(open_window: Callable[..., ReportWindow]) -> None:
    left = left_of(open_window())
    assert (left["exam"], left["page"], left["at_ms"]) == ("exam-1", DETAILED, None)


# ---- the steps themselves


def test_steps_are_taken_in_their_order_and_one_that_is_added_before_the_last(inline: Tasks) -> None:
    owner, taken = QObject(), list[str]()
    parts = Parts(inline, owner)
    parts.add(partial(taken.append, "added first"))
    parts.begin([partial(taken.append, "one"), partial(taken.append, "two")], partial(taken.append, "last"))
    assert taken == ["added first", "one", "two", "last"]
    parts.add(partial(taken.append, "at once"))
    assert taken[-1] == "at once" and parts.done


def test_what_is_finished_early_is_not_made_again(tasks: Tasks) -> None:
    owner, taken = QObject(), list[str]()
    parts = Parts(tasks, owner)
    parts.begin([partial(taken.append, "one"), partial(taken.append, "two")], partial(taken.append, "last"))
    parts.add(partial(taken.append, "three"))
    assert taken == []
    parts.finish()
    for _ in range(ROUNDS):
        go_round(tasks)
    assert taken == ["one", "two", "three", "last"]


def test_what_is_stopped_makes_nothing_more(tasks: Tasks) -> None:
    owner, taken = QObject(), list[str]()
    parts = Parts(tasks, owner)
    parts.begin([partial(taken.append, "one"), partial(taken.append, "two")], partial(taken.append, "last"))
    go_round(tasks)
    go_round(tasks)
    assert taken == ["one"]
    parts.stop()
    for _ in range(ROUNDS):
        go_round(tasks)
    parts.finish()
    assert taken == ["one"]
