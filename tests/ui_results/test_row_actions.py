"""The menu of a row, made of the window's own actions; the middle button and Ctrl+Enter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from support.choosing import (
    CTRL,
    NONE,
    click,
    decisions,
    exam,
    press,
)
from support.results import exam_row

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.query import Column, Filters
from oes_desktop.runtime.bus import Bus
from oes_desktop.services.desk import Desk
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.results.row_actions import narrowed


@pytest.fixture
def page(open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]) -> ResultsPage:
    rows = [exam_row(n, archived=False, status="finished", decision="undecided") for n in range(1, 41)]
    page = open_page(open_desk(rows))
    page.table.setFocus()
    return page


def open_menu(page: ResultsPage, row: int) -> QMenu:
    click(page, row)
    asked: list[QPoint] = []
    page.table.menu_requested.disconnect()
    page.table.menu_requested.connect(asked.append)
    place = page.table.visualRect(page.model.index(row, 2)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, page.table.viewport().mapToGlobal(place))
    QApplication.sendEvent(page.table.viewport(), event)
    assert len(asked) == 1
    return page.rows.menu()


def texts(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def test_the_menu_of_a_row_is_made_of_the_windows_own_actions(page: ResultsPage) -> None:
    menu = open_menu(page, 3)
    try:
        assert page.frame.open in menu.actions() and page.taking.copy in menu.actions()
        assert page.previewing.action in menu.actions()
        assert texts(menu)[2:6] == ["Decision", "Reviewed", "To the archive", "Download"]
        choices = [action.text() for action in page.rows.decision.menu().actions()]
        assert choices[:4] == ["Accepted\t1", "Disputed\t2", "Rejected\t3", "Not set"]
        page.rows.decision.menu().actions()[2].trigger()
        assert decisions(page, 3) == ["rejected"]
    finally:
        menu.close()


def test_show_only_narrows_the_page_to_what_the_row_has(page: ResultsPage) -> None:
    row = exam(page, 3)
    menu = open_menu(page, 3)
    try:
        only = menu.actions()[-1].menu()
        assert texts(only)[1] == f"Group: {row.group}"
        only.actions()[1].trigger()
        assert page.query.filters.groups == {row.group}
    finally:
        menu.close()


def test_narrowing_keeps_the_other_filters_and_survives_hostile_names() -> None:
    before = Filters(archived=True, excluded=frozenset({("groups", "A"), ("groups", "B")}))
    after = narrowed(before, "group", "A")
    assert (after.groups, after.excluded, after.archived) == ({"A"}, {("groups", "B")}, True)
    assert narrowed(before, "exam", 'Курс "A" \u202e&').search == '"Курс  A  \u202e&"'


def test_the_menu_opens_by_keyboard_at_the_current_row(page: ResultsPage) -> None:
    click(page, 4)
    asked: list[QPoint] = []
    page.table.menu_requested.disconnect()
    page.table.menu_requested.connect(asked.append)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(page.table.viewport(), event)
    place = page.table.viewport().mapFromGlobal(asked[0])
    assert page.table.visualRect(page.model.index(4, 0)).bottom() == place.y()


def test_the_middle_button_and_ctrl_enter_open_the_report(qtbot: QtBot, page: ResultsPage) -> None:
    click(page, 0)
    place = page.table.visualRect(page.model.index(5, 1)).center()
    with qtbot.waitSignal(page.report_requested) as asked:
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.MiddleButton, NONE, place)
    assert asked.args == [exam(page, 5).id]
    click(page, 2)
    with qtbot.waitSignal(page.report_requested) as asked:
        press(page, Qt.Key.Key_Return, "\r", CTRL)
    assert asked.args == [exam(page, 2).id]


def test_a_decision_that_was_not_delivered_is_marked_and_offered(
    qtbot: QtBot, bus: Bus, open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    """A21, A19: reachable from the row, and gone from it when it is settled."""
    rows = [exam_row(n, archived=False, status="finished", decision="undecided") for n in range(1, 5)]
    desk = open_desk(rows)
    page = open_page(desk)
    stuck = page.model.line(1).row.id
    desk.decisions.decide(stuck, "accepted")
    (row,) = desk.decisions.outbox()
    desk.opened.store.outbox.mark_sending(row.act.id)
    desk.opened.store.outbox.conflict(row.act.id, {"value": "rejected", "by": "Berik", "version": 9})
    desk.sync.recount()
    bus.publish(Changes(exams=frozenset({stuck})))
    qtbot.waitUntil(lambda: page.model.line(1).row.stuck)
    assert "not delivered" in page.model.wording.cell(page.model.line(1), Column.DECISION)
    menu = open_menu(page, 1)
    assert "Undelivered decision…" in texts(menu)
    with qtbot.waitSignal(page.rows.undelivered_requested) as asked:
        page.rows.undelivered.trigger()
    assert asked.args == [stuck]
    menu.close()
    assert "Undelivered decision…" not in texts(open_menu(page, 0))
    bus.publish(desk.decisions.keep_theirs(row.act.id))
    qtbot.waitUntil(lambda: not page.model.line(1).row.stuck)
