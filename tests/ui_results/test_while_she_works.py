"""E11: a sync patches the table while the proctor is in the middle of something: none of it is disturbed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from support.results import EPOCH, exam_row
from support.typing_text import type_text

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.models import ExamRow
from oes_desktop.runtime.bus import Bus
from oes_desktop.services.desk import Desk
from oes_desktop.ui.results.page import ResultsPage


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk([exam_row(number, archived=False) for number in range(1, 200)])


@pytest.fixture
def page(open_page: Callable[..., ResultsPage], desk: Desk) -> ResultsPage:
    return open_page(desk)


@pytest.fixture
def patch(qtbot: QtBot, desk: Desk, page: ResultsPage, bus: Bus) -> Callable[[], None]:
    """Function: rows change, rows come, a row goes; all of it is on the screen when it returns."""

    def apply() -> None:
        came = [exam_row(number, archived=False) for number in range(500, 520)]
        changed = [replace(exam_row(number, archived=False), version=9, honesty=1) for number in range(1, 60)]
        rows: list[ExamRow] = [*came, *changed]
        desk.opened.store.exams.apply(rows, ["exam-150"], "next", server_epoch=EPOCH)
        ids = frozenset(row.id for row in rows)
        before = page.model.rowCount()
        bus.publish(Changes(exams=ids, removed=frozenset({"exam-150"})))
        qtbot.waitUntil(lambda: page.model.rowCount() != before)

    return apply


def test_a_filter_that_is_typed_keeps_text_and_caret(
    qtbot: QtBot, page: ResultsPage, patch: Callable[[], None]
) -> None:
    """E11: in the middle of the search line."""
    page.focus_search()
    search = page.filters.search
    type_text(search, "20")
    search.setCursorPosition(1)
    focused = QApplication.focusWidget()
    patch()
    assert search.text() == "20"
    assert search.cursorPosition() == 1
    assert QApplication.focusWidget() is focused


def test_a_list_of_a_filter_stays_open_where_she_is(page: ResultsPage, patch: Callable[[], None]) -> None:
    """E11: choices half made."""
    made = page.filters.lists["groups"]
    made.click()
    popup = made.popup
    assert popup is not None
    popup.list.view.setFocus()
    popup.list.view.go(2)
    code = popup.list.view.currentIndex().data()
    patch()
    assert popup.is_open
    assert popup.list.view.currentIndex().data() == code
    popup.close_panel()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # said by the offscreen platform
def test_a_menu_stays_open(page: ResultsPage, patch: Callable[[], None]) -> None:
    """E11: over the rows that change below it."""
    page.table.selectRow(30)
    exam = page.model.line(30).row.id  # type: ignore[union-attr]
    menu = QMenu(page.table)
    menu.addAction("x")
    menu.popup(page.table.mapToGlobal(page.table.rect().center()))
    patch()
    assert menu.isVisible()
    (index,) = page.table.selectionModel().selectedRows()
    assert page.model.line(index.row()).row.id == exam  # type: ignore[union-attr]
    menu.close()
