"""Columns sorted, moved, sized, hidden and chosen without the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from oes_desktop.domain.query import Column, SortKey
from oes_desktop.ui.results.columns import ACTION, COLUMNS, PLACES
from oes_desktop.ui.results.header import ResultsHeader
from oes_desktop.ui.results.page import ResultsPage

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def head(qtbot: QtBot, page: ResultsPage) -> ResultsHeader:
    """With the keyboard on its first column."""
    page.activateWindow()
    page.table.head.setFocus()
    qtbot.waitUntil(page.table.head.hasFocus, timeout=10_000)
    return page.table.head


def shown(head: ResultsHeader) -> list[str]:
    return [COLUMNS[place].code for place in head.shown_columns()]


def test_the_heads_stand_before_the_rows_in_the_order_of_tab(qtbot: QtBot, page: ResultsPage) -> None:
    page.activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus, timeout=10_000)
    qtbot.keyClick(page.table, Key.Key_Backtab, Modifier.ShiftModifier)
    assert page.table.head.hasFocus()
    qtbot.keyClick(page.table.head, Key.Key_Tab)
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Key.Key_Backtab, Modifier.ShiftModifier)
    qtbot.keyClick(page.table.head, Key.Key_Down)
    assert page.table.hasFocus()


def test_space_sorts_and_with_shift_adds(qtbot: QtBot, page: ResultsPage, head: ResultsHeader) -> None:
    qtbot.keyClick(head, Key.Key_Space)
    assert page.query.sort == (SortKey(Column.STUDENT),)
    qtbot.keyClick(head, Key.Key_Return)
    assert page.query.sort == (SortKey(Column.STUDENT, descending=True),)
    qtbot.keyClick(head, Key.Key_Right)
    qtbot.keyClick(head, Key.Key_Space, Modifier.ShiftModifier)
    assert page.query.sort == (SortKey(Column.STUDENT, descending=True), SortKey(Column.GROUP))
    assert head.accessibleName() == "Group, ascending, 2"
    assert head.hasFocus()


def test_columns_are_moved_sized_and_hidden(qtbot: QtBot, head: ResultsHeader) -> None:
    before = shown(head)
    qtbot.keyClick(head, Key.Key_Right, Modifier.ControlModifier)
    assert shown(head)[:2] == [before[1], before[0]]
    qtbot.keyClick(head, Key.Key_Left, Modifier.ControlModifier)
    assert shown(head) == before
    qtbot.keyClick(head, Key.Key_Delete)
    assert shown(head) == before, "the student's column stays"
    qtbot.keyClick(head, Key.Key_Right)
    width = head.sectionSize(PLACES[Column.GROUP])
    qtbot.keyClick(head, Key.Key_Right, Modifier.ShiftModifier)
    assert head.sectionSize(PLACES[Column.GROUP]) > width
    for _ in range(60):
        qtbot.keyClick(head, Key.Key_Left, Modifier.ShiftModifier)
    assert head.sectionSize(PLACES[Column.GROUP]) == COLUMNS[PLACES[Column.GROUP]].least
    qtbot.keyClick(head, Key.Key_Delete)
    assert Column.GROUP not in shown(head) and head.accessibleName() == "Student"


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_keyboard_stays_on_the_heads_and_before_the_button(qtbot: QtBot, head: ResultsHeader) -> None:
    qtbot.keyClick(head, Key.Key_Left)
    assert head.accessibleName() == "Student"
    for _ in range(2):
        qtbot.keyClick(head, Key.Key_End)
        qtbot.keyClick(head, Key.Key_Right, Modifier.ControlModifier)
    assert head.accessibleName() == "Downloaded"
    assert shown(head)[-1] == ACTION
    qtbot.keyClick(head, Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_the_chooser_shows_hides_and_moves(qtbot: QtBot, page: ResultsPage) -> None:
    head, chooser = page.table.head, page.columns
    chooser.action.trigger()
    assert chooser.is_open and chooser.list.hasFocus()
    names = [chooser.list.item(row).text() for row in range(chooser.list.count())]
    assert names[0] == "Student" and len(names) == len(COLUMNS) - 1
    chooser.list.setCurrentRow(names.index("Duration"))
    qtbot.keyClick(chooser.list, Key.Key_Space)
    assert Column.DURATION in shown(head)
    chooser.list.setCurrentRow(names.index("System"))
    qtbot.keyClick(chooser.list, Key.Key_Space)
    assert Column.SYSTEM not in shown(head)
    chooser.list.setCurrentRow(1)
    qtbot.keyClick(chooser.list, Key.Key_Up, Modifier.AltModifier)
    assert shown(head)[:2] == [Column.GROUP, Column.STUDENT] and chooser.list.currentRow() == 0
    assert not chooser.up.isEnabled()
    qtbot.mouseClick(chooser.down, Qt.MouseButton.LeftButton)
    assert shown(head)[:2] == [Column.STUDENT, Column.GROUP]
    chooser.list.setCurrentRow(0)
    qtbot.keyClick(chooser.list, Key.Key_Space)
    assert Column.STUDENT in shown(head)
    chooser.first.click()
    assert Column.SYSTEM in shown(head) and Column.DURATION not in shown(head)
    qtbot.keyClick(chooser.list, Key.Key_Escape)
    assert not chooser.is_open
    assert page.state()["columns"] == head.arrangement()
