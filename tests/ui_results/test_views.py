"""Her own views and the layout of each, by mouse and by keyboard, over restarts."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from support.results import exam_row

from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Column, Filters, Grouping, SortKey
from oes_desktop.domain.views import MOST_OWN, RISKIEST_FIRST, View
from oes_desktop.services.desk import Desk
from oes_desktop.ui.language import Language
from oes_desktop.ui.results.columns import PLACES
from oes_desktop.ui.results.keeping import STATE, VIEWS
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.theme import COMPACT_ROW_PX, ROW_PX

LEFT = Qt.MouseButton.LeftButton
LOW = Filters(honesty_to=60)


def save_as(page: ResultsPage, name: str, filters: Filters = LOW) -> str:
    """Ask for `filters` and save them as a view by mouse and keyboard; its code."""
    page._filter(filters)
    QTest.mouseClick(page.views.add, LEFT)
    popup = page.view_commands._names
    assert popup.is_open
    popup.field.setText(name)
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert not popup.is_open
    return page.view


def tab_codes(page: ResultsPage) -> list[str]:
    return [page.tabs.tabData(place) for place in range(page.tabs.count())]


def click_tab(page: ResultsPage, code: str) -> None:
    QTest.mouseClick(page.tabs, LEFT, pos=page.tabs.tabRect(page.tabs.place(code)).center())


def named(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text().replace("&", "") == text)


def marked(page: ResultsPage, code: str) -> bool:
    return "changed" in page.tabs.accessibleTabName(page.tabs.place(code))


def row_px(page: ResultsPage) -> int:
    return page.table.verticalHeader().defaultSectionSize()


def test_what_is_seen_is_saved_under_a_name(page: ResultsPage, rows: list[ExamRow]) -> None:
    page._sort(Column.HONESTY, False)
    page._group(Grouping.GROUP)
    code = save_as(page, "  Ниже\n60 ")
    view = page.views.view
    assert (view.code, view.name) == (code, "Ниже 60") and page.tabs.current == code
    assert view.query == page.query
    assert not marked(page, code) and page.views.restore.isHidden()
    low = [row for row in rows if not row.archived and row.honesty is not None and row.honesty <= 60]
    assert page.tabs.accessibleTabName(page.tabs.place(code)) == f"Ниже 60, {len(low)}"


def test_an_empty_name_is_not_saved(page: ResultsPage) -> None:
    QTest.mouseClick(page.views.add, LEFT)
    popup = page.view_commands._names
    for text in ("", "   ", "\u200b"):
        popup.field.setText(text)
        assert not popup.save.isEnabled()
        popup.field.returnPressed.emit()
    QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    assert not popup.is_open and page.views.views.own == ()


def test_choosing_a_view_opens_question_and_layout(page: ResultsPage) -> None:
    page._sort(Column.EXAM, False)
    page._group(Grouping.STUDENT)
    code = save_as(page, "a")
    head = page.table.head
    head.moveSection(head.visualIndex(PLACES[Column.HONESTY]), 1)
    head.show_column(PLACES[Column.SYSTEM], False)
    click_tab(page, "to_review")
    assert page.query.sort == RISKIEST_FIRST and page.query.grouping is Grouping.NONE
    assert head.visualIndex(PLACES[Column.HONESTY]) != 1
    assert not head.isSectionHidden(PLACES[Column.SYSTEM])
    click_tab(page, code)
    assert page.query.filters == LOW and page.query.sort == (SortKey(Column.EXAM),)
    assert page.query.grouping is Grouping.STUDENT
    assert head.visualIndex(PLACES[Column.HONESTY]) == 1
    assert head.isSectionHidden(PLACES[Column.SYSTEM])
    assert not marked(page, code), "columns are remembered by themselves"


def test_straying_is_marked_and_the_view_can_be_reset(page: ResultsPage) -> None:
    code = save_as(page, "a")
    page.filters.pkn.click()
    assert marked(page, code) and not page.views.restore.isHidden()
    QTest.mouseClick(page.views.restore, LEFT)
    assert page.query.filters == LOW and not marked(page, code) and page.views.restore.isHidden()
    page._sort(Column.EXAM, False)
    assert marked(page, code)
    page._group(Grouping.DAY)
    page.view_commands._made["restore"].trigger()
    assert page.views.view.asks(page.query) and not marked(page, code)


def test_a_click_on_the_tab_that_is_on_throws_nothing_away(page: ResultsPage) -> None:
    code = save_as(page, "a")
    page.filters.pkn.click()
    click_tab(page, code)
    assert page.query.filters.pkn is True and marked(page, code)


def test_changes_are_saved_into_a_view_of_her_own_alone(page: ResultsPage) -> None:
    page.filters.pkn.click()
    assert marked(page, "all") and page.views.save.isHidden()
    assert not page.view_commands._made["save"].isEnabled()
    code = save_as(page, "a")
    page._sort(Column.EXAM, False)
    QTest.mouseClick(page.views.save, LEFT)
    assert not marked(page, code) and page.views.save.isHidden()
    click_tab(page, "all")
    click_tab(page, code)
    assert page.query.filters == LOW and page.query.sort == (SortKey(Column.EXAM),)


def test_without_filters_it_is_all_unless_she_builds_a_view_anew(page: ResultsPage) -> None:
    click_tab(page, "pkn")
    page.reset()
    assert page.view == "all"
    code = save_as(page, "a")
    page.reset()
    assert page.view == code and marked(page, code)


def test_grouping_is_remembered_for_each_view(page: ResultsPage) -> None:
    click_tab(page, "to_review")
    page._group(Grouping.STUDENT)
    assert not marked(page, "to_review")
    click_tab(page, "pkn")
    assert page.query.grouping is Grouping.NONE
    click_tab(page, "to_review")
    assert page.query.grouping is Grouping.STUDENT


def test_low_rows_are_a_matter_of_each_view(page: ResultsPage) -> None:
    compact = page.view_commands.compact
    compact.trigger()
    assert row_px(page) == COMPACT_ROW_PX
    click_tab(page, "pkn")
    assert row_px(page) == ROW_PX and not compact.isChecked()
    page._changed(page._preferences.change(compact_rows=True))
    assert row_px(page) == COMPACT_ROW_PX and compact.isChecked()
    compact.trigger()
    assert row_px(page) == ROW_PX
    click_tab(page, "all")
    assert row_px(page) == COMPACT_ROW_PX


def test_everything_survives_a_restart(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage], rows: list[ExamRow]
) -> None:
    first = open_page(open_desk(rows))
    code = save_as(first, "Қайта тексеру")
    first.table.head.show_column(PLACES[Column.SYSTEM], False)
    first.view_commands.compact.trigger()
    first.views.use(first.views.views.move(code, 1))
    click_tab(first, "pkn")
    first.table.head.resizeSection(PLACES[Column.GROUP], 143)
    first._sort(Column.EXAM, False)
    first.keep()
    second = open_page(open_desk([]))
    assert second.views.views == first.views.views and tab_codes(second) == tab_codes(first)
    assert second.view == "pkn" and marked(second, "pkn"), "as it was left"
    assert second.table.head.sectionSize(PLACES[Column.GROUP]) == 143
    click_tab(second, code)
    assert second.query.filters == LOW and row_px(second) == COMPACT_ROW_PX
    assert second.table.head.isSectionHidden(PLACES[Column.SYSTEM])


def test_the_default_opens_at_start_however_the_page_was_left(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage], rows: list[ExamRow]
) -> None:
    first = open_page(open_desk(rows))
    code = save_as(first, "a")
    first.table.head.show_column(PLACES[Column.SYSTEM], False)
    first.view_commands._made["default"].trigger()
    click_tab(first, "all")
    first.keep()
    second = open_page(open_desk([]))
    assert second.view == code and second.query.filters == LOW and not marked(second, code)
    assert second.table.head.isSectionHidden(PLACES[Column.SYSTEM])
    assert second.view_commands._made["default"].isChecked()
    second.view_commands._made["default"].trigger()
    click_tab(second, "pkn")
    second.keep()
    assert open_page(open_desk([])).view == "pkn"


def test_a_state_from_before_there_were_views_opens_without_loss(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage], rows: list[ExamRow]
) -> None:
    first = open_page(open_desk(rows))
    click_tab(first, "to_review")
    first._group(Grouping.STUDENT)
    first.table.head.resizeSection(PLACES[Column.GROUP], 143)
    first.keep()
    desk = open_desk([])
    desk.views.save(VIEWS, {})
    second = open_page(desk)
    assert second.view == "to_review" and second.query == first.query
    for code in ("to_review", "all", "running"):
        click_tab(second, code)
        assert second.table.head.sectionSize(PLACES[Column.GROUP]) == 143


def test_views_are_kept_without_being_asked(qtbot: QtBot, page: ResultsPage) -> None:
    save_as(page, "a")
    qtbot.waitUntil(lambda: "own-1" in json.dumps(page._desk.views.load(VIEWS)), timeout=10_000)
    assert "own-1" in json.dumps(page._desk.views.load(STATE))


@pytest.mark.parametrize("stored", [{"views": 5}, {"views": [None, {"code": []}], "default": {}}, {"x": "y"}])
def test_stored_nonsense_is_the_first_state(
    stored: dict[str, object], open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    desk = open_desk([exam_row(1)])
    desk.views.save(VIEWS, stored)
    assert tab_codes(open_page(desk)) == ["to_review", "all", "pkn", "running", "disputed", "downloaded"]


def test_a_view_is_renamed_at_its_tab(page: ResultsPage) -> None:
    code = save_as(page, "a")
    page.tabs.setFocus()
    QTest.keyClick(page.tabs, Qt.Key.Key_F2)
    popup = page.view_commands._names
    assert popup.is_open and popup.field.selectedText() == "a"
    popup.field.setText("Жаңа & атау")
    QTest.mouseClick(popup.save, LEFT)
    assert page.tabs.accessibleTabName(page.tabs.place(code)).startswith("Жаңа & атау, ")
    assert named(page.view_commands.menu, "Жаңа  атау").isChecked()
    click_tab(page, "all")
    QTest.keyClick(page.tabs, Qt.Key.Key_F2)
    assert not popup.is_open, "a built-in view keeps its name"


def test_a_deleted_view_comes_back_by_undo(page: ResultsPage) -> None:
    code = save_as(page, "a")
    page.views.use(page.views.views.move(code, 2).with_default(code))
    before = page.views.views
    page.tabs.setFocus()
    QTest.keyClick(page.tabs, Qt.Key.Key_Delete)
    assert page.tabs.place(code) < 0 and page.view == "all"
    assert page.query.filters == LOW and marked(page, "all"), "nothing jumps"
    assert page._notices.undo_last()
    assert page.views.views == before and page.view == code and not marked(page, code)
    click_tab(page, "all")
    QTest.keyClick(page.tabs, Qt.Key.Key_Delete)
    assert page.tabs.place("all") >= 0


def test_the_menu_of_a_tab_is_about_that_tab(page: ResultsPage) -> None:
    code = save_as(page, "a")
    click_tab(page, "pkn")
    menu = page.view_commands.tab_menu(code)
    assert not named(menu, "Save changes to the view").isEnabled(), "it is not the one that is on"
    assert not named(menu, "Move view right").isEnabled()
    named(menu, "Move view left").trigger()
    assert tab_codes(page)[-2:] == [code, "downloaded"] and page.view == "pkn"
    named(menu, "Open with this view at start").trigger()
    assert page.views.views.default == code
    named(menu, "Delete view").trigger()
    assert page.tabs.place(code) < 0 and page.view == "pkn" and page.query.filters == Filters(pkn=True)
    built_in = page.view_commands.tab_menu("all")
    for text in ("Rename view…", "Delete view", "Save changes to the view"):
        assert not named(built_in, text).isEnabled()
    for made in (menu, built_in):
        made.deleteLater()


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_the_menu_opens_by_the_key_at_the_tab_that_is_on(page: ResultsPage) -> None:
    code = save_as(page, "a")
    page.tabs.setFocus()
    point = QPoint(2, 2)
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, point, page.tabs.mapToGlobal(point))
    QApplication.sendEvent(page.tabs, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    named(menu, "Delete view").trigger()
    menu.close()
    assert page.tabs.place(code) < 0


def test_arrows_go_from_view_to_view(page: ResultsPage) -> None:
    page.tabs.setFocus()
    QTest.keyClick(page.tabs, Qt.Key.Key_Right)
    assert page.view == "pkn" and page.query.filters == Filters(pkn=True)
    QTest.keyClick(page.tabs, Qt.Key.Key_Left)
    assert page.view == "all" and page.query.filters == Filters()


def test_the_menu_of_the_window_chooses_and_tells_the_view(page: ResultsPage) -> None:
    code = save_as(page, "a")
    menu = page.view_commands.menu
    named(menu, "Disputed").trigger()
    assert page.view == "disputed" and named(menu, "Disputed").isChecked()
    named(menu, "a").trigger()
    assert page.view == code and not named(menu, "Disputed").isChecked()


def test_a_tab_is_dragged_to_another_place(page: ResultsPage) -> None:
    save_as(page, "a")
    bar = page.tabs
    click_tab(page, "pkn")
    start = bar.tabRect(bar.place("pkn")).center()
    QTest.mousePress(bar, LEFT, pos=start)
    for x in range(start.x(), bar.tabRect(bar.count() - 1).center().x() + 4, 3):
        QTest.mouseMove(bar, QPoint(x, start.y()))
    QTest.mouseRelease(bar, LEFT, pos=bar.tabRect(bar.count() - 1).center())
    assert tab_codes(page)[-1] == "pkn" == page.view == page.tabs.current
    assert [view.code for view in page.views.views][-1] == "pkn", "and so it is kept"


def test_a_shaking_click_drags_nothing(page: ResultsPage) -> None:
    before, start = tab_codes(page), page.tabs.tabRect(2).topRight() + QPoint(-2, 10)
    QTest.mousePress(page.tabs, LEFT, pos=start)
    QTest.mouseMove(page.tabs, start + QPoint(3, 0))
    QTest.mouseRelease(page.tabs, LEFT, pos=start)
    QTest.mouseMove(page.tabs, start + QPoint(300, 0))
    assert tab_codes(page) == before


def test_fifty_long_names_leave_the_buttons_in_reach(page: ResultsPage) -> None:
    views = page.views.views
    for number in range(MOST_OWN):
        views = views.add(f"{number} Қайта тексерілетін емтихандар, күндізгі бөлім, наурыз", View("", LOW))
    page.views.use(views, "own-50")
    page.filters.pkn.click()
    for made in (page.views.add, page.views.restore, page.views.save):
        right = made.mapTo(page, QPoint(made.width(), 0)).x()
        assert made.isVisible() and right <= page.width()
    tip = page.tabs.tabToolTip(page.tabs.place("own-50"))
    assert tip.startswith("49 Қайта тексерілетін") and "changed" in tip


def test_built_in_views_speak_the_language_of_the_moment(
    page: ResultsPage, language: Language, qtbot: QtBot
) -> None:
    language.use("kk")
    qtbot.waitUntil(lambda: page.tabs.tabText(page.tabs.place("all")) == "Барлығы")
    assert named(page.view_commands.menu, "Барлығы").isChecked()
