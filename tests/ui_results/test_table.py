"""Selection, scroll and focus stay on the same exams; keyboard, mouse and clipboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.results import EPOCH, exam_row

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Column, Filters, Grouping, Query
from oes_desktop.services.desk import Desk
from oes_desktop.ui.results.columns import COLUMNS, PLACES
from oes_desktop.ui.results.page import ResultsPage


@pytest.fixture(autouse=True)
def checked(page: ResultsPage) -> Iterator[None]:
    """Qt's own tester watches every change of the model."""
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    yield
    tester.deleteLater()


def put(page: ResultsPage, *rows: ExamRow, removed: tuple[str, ...] = ()) -> None:
    page._desk.opened.store.exams.apply(rows, removed, "next", server_epoch=EPOCH)
    page._asking._pause.stop()
    page._changed(Changes(exams=frozenset(row.id for row in rows), removed=frozenset(removed)))


def exam_at(page: ResultsPage, row: int) -> str:
    line = page.model.line(row)
    assert line is not None
    return line.row.id


def selected(page: ResultsPage) -> list[str]:
    rows = {index.row() for index in page.table.selectionModel().selectedRows()}
    return [exam_at(page, row) for row in sorted(rows)]


def newest(number: int) -> ExamRow:
    return exam_row(number, started_ms=1_799_000_000_000 + number, archived=False, status="in_progress")


def test_selection_and_scroll_stay_when_exams_come_and_go(page: ResultsPage) -> None:
    """E11: rows that come and go."""
    table = page.table
    table.setFocus()
    table.verticalScrollBar().setValue(100)
    table.selectRow(104)
    table.setFocus()
    watched, top = exam_at(page, 104), table.verticalScrollBar().value()
    put(page, *(newest(number) for number in range(1001, 1021)), removed=(exam_at(page, 3),))
    assert selected(page) == [watched]
    assert exam_at(page, table.currentIndex().row()) == watched
    assert table.currentIndex().row() == 104 + 19
    assert table.verticalScrollBar().value() == top + 19


def test_the_top_line_stays_without_a_current_one_in_view(page: ResultsPage) -> None:
    page.table.verticalScrollBar().setValue(50)
    first = exam_at(page, 50)
    put(page, *(newest(number) for number in range(1001, 1006)))
    assert exam_at(page, page.table.verticalScrollBar().value()) == first


def test_at_the_very_top_new_exams_are_seen(page: ResultsPage) -> None:
    put(page, newest(1001))
    assert page.table.verticalScrollBar().value() == 0
    assert exam_at(page, 0) == "exam-1001"


def test_a_changed_row_is_repainted_in_place(page: ResultsPage) -> None:
    page.table.selectRow(5)
    row = page.model.line(5).row
    seen = []
    page.model.dataChanged.connect(lambda first, last: seen.append((first.row(), last.row())))
    page.model.layoutChanged.connect(lambda: seen.append("layout"))
    put(page, replace(row, version=7, honesty=77))
    assert page.model.line(5).row.honesty == 77
    assert page.model.index(5, PLACES[Column.HONESTY]).data() == "77%"
    assert "layout" not in seen and seen
    assert selected(page) == [row.id]


def test_selection_survives_sorting_filtering_and_grouping(page: ResultsPage) -> None:
    page.table.selectRow(7)
    watched = selected(page)
    page._sort(Column.STUDENT, False)
    assert selected(page) == watched
    student = page.model.line(page.table.currentIndex().row()).row.student_id
    page.filters.grouping.button("student").click()
    assert page.model.line(page.table.currentIndex().row()).group.code == student
    page.table.toggled.emit(student)
    assert page.model.line(page.table.currentIndex().row()).group.code == student
    page.filters.grouping.button("none").click()
    page._filter(Filters(search="zzz"))
    assert page.model.rowCount() == 0 and selected(page) == []
    page.reset()
    assert page.model.rowCount() > 300


def test_a_removed_exam_leaves_the_selection(page: ResultsPage) -> None:
    page.table.selectRow(4)
    put(page, removed=(exam_at(page, 4),))
    assert selected(page) == []


def test_many_selected_stay_selected(page: ResultsPage) -> None:
    page.table.selectAll()
    everything = set(selected(page))
    page._sort(Column.HONESTY, False)
    assert set(selected(page)) == everything


def test_enter_opens_and_arrows_move(qtbot: QtBot, page: ResultsPage) -> None:
    page.table.setFocus()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.report_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == [exam_at(page, 1)]
    qtbot.keyClick(page.table, Qt.Key.Key_End)
    assert page.table.currentIndex().row() == page.model.rowCount() - 1
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    assert page.table.currentIndex().row() == 0


def test_a_double_click_opens_once(qtbot: QtBot, page: ResultsPage) -> None:
    asked: list[str] = []
    page.report_requested.connect(asked.append)
    view = page.table.viewport()
    point = page.table.visualRect(page.model.index(3, 1)).center()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=point)
    assert asked == [exam_at(page, 3)]
    button = page.table.button_rect(3).center()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=button)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=button)
    assert asked == [exam_at(page, 3)] * 2


def test_left_and_right_open_and_close_students(qtbot: QtBot, page: ResultsPage) -> None:
    page.filters.grouping.button("student").click()
    page.table.setFocus()
    page.table.selectRow(0)
    students = page.model.rowCount()
    qtbot.keyClick(page.table, Qt.Key.Key_Right)
    own = page.model.rowCount() - students
    assert own > 0
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Left)
    assert page.table.currentIndex().row() == 0
    qtbot.keyClick(page.table, Qt.Key.Key_Left)
    assert page.model.rowCount() == students
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.model.rowCount() == students + own


def test_letters_never_walk_through_the_rows(qtbot: QtBot, page: ResultsPage) -> None:
    page.table.setFocus()
    page.table.selectRow(9)
    qtbot.keyClicks(page.table, "abc")
    assert page.table.currentIndex().row() == 9
    assert page.query == Query()


def test_escape_clears_the_search_from_both_places(qtbot: QtBot, page: ResultsPage) -> None:
    page.focus_search()
    assert page.filters.search.hasFocus()
    qtbot.keyClicks(page.filters.search, "12")
    assert page.query.filters.search == "12"
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Escape)
    assert page.query.filters.search == "" and page.filters.search.text() == ""
    qtbot.keyClicks(page.filters.search, "1")
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.query.filters.search == "" and page.filters.search.text() == ""


def test_copy_gives_the_columns_of_the_screen(qtbot: QtBot, page: ResultsPage) -> None:
    head = page.table.head
    head.moveSection(head.visualIndex(PLACES[Column.GROUP]), 0)
    page.table.setColumnHidden(PLACES[Column.VIOLATIONS], True)
    page.table.setFocus()
    page.table.selectRow(1)
    page.window().activateWindow()
    qtbot.waitUntil(page.table.hasFocus)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.table, Qt.Key.Key_C, both)
    head_line, line = QGuiApplication.clipboard().text().split("\n")
    row = page.model.line(1).row
    assert head_line.split("\t")[:2] == ["Group", "Student"]
    assert line.split("\t")[:2] == [row.group, row.student_name]
    assert "Violations" not in head_line
    assert len(line.split("\t")) == len([spec for spec in COLUMNS if not spec.hidden]) - 2
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == line
    page.table.setCurrentIndex(page.model.index(1, PLACES[Column.EXAM]))
    page.taking.copy_cell.trigger()
    assert QGuiApplication.clipboard().text() == row.exam


def test_too_many_rows_are_not_copied(qtbot: QtBot, page: ResultsPage) -> None:
    put(page, *(newest(number) for number in range(2001, 3001)))
    QGuiApplication.clipboard().setText("before")
    page.table.selectAll()
    page.taking.copy.trigger()
    assert QGuiApplication.clipboard().text() == "before"


def test_a_tool_tip_only_where_text_is_cut(page: ResultsPage) -> None:
    name = "Абылқасымова-Жұмағалиева Айнұр Әбдірахманқызы из группы вечернего отделения"
    put(page, exam_row(5000, student_name=name, started_ms=1_800_000_000_000, archived=False))
    assert page.table._tip(page.model.index(0, PLACES[Column.STUDENT])) == name
    assert page.table._tip(page.model.index(0, PLACES[Column.GROUP])) == ""


def test_the_mouse_lights_up_the_button(qtbot: QtBot, page: ResultsPage) -> None:
    view = page.table.viewport()
    qtbot.mouseMove(view, page.table.button_rect(2).center())
    qtbot.waitUntil(lambda: page.table._painter.over_button, timeout=10_000)
    assert page.table._painter.hovered == 2
    QApplication.sendEvent(page.table, QEvent(QEvent.Type.Leave))
    assert not page.table._painter.over_button


def test_screen_readers_hear_names_and_cells(page: ResultsPage) -> None:
    assert page.table.accessibleName() == "Results"
    assert page.filters.search.accessibleName()
    for part in (page.filters.grouping.button("none"), page.filters.grouping.button("student")):
        assert part.accessibleName()
    titles = [
        page.model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        for place in range(11)
    ]
    assert all(titles)
    row = page.model.line(0).row
    cells = [page.model.index(0, place).data() for place in range(len(COLUMNS))]
    assert cells[0] == row.student_name and cells[-1] == "View"


def test_twenty_thousand_exams(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage], qtbot: QtBot
) -> None:
    rows = [exam_row(number, archived=False) for number in range(1, 20_001)]
    page = open_page(open_desk(rows))
    assert page.model.rowCount() == 20_000
    assert len(page.model._chunks) < 60, "a window of rows is kept, not all"
    page.table.verticalScrollBar().setValue(15_000)
    line = page.model.line(15_000)
    assert line is not None and len(page.model._chunks) < 60
    page._sort(Column.STUDENT, False)
    page.filters.grouping.button("student").click()
    students = page.model.rowCount()
    assert students == len({row.student_id for row in rows})
    page.table.activate_row(0)
    assert page.model.rowCount() > students
    page._filter(Filters(search="қасымова", honesty_to=60))
    expected = [r for r in rows if "Қасымова" in r.student_name and r.honesty is not None and r.honesty <= 60]
    assert page.model.answer is not None and page.model.answer.matches == len(expected)


def test_the_pointer_outside_means_no_row(page: ResultsPage) -> None:
    page.table._track(QPoint(-5, -5))
    assert page.table._painter.hovered == -1


@pytest.mark.parametrize("width", [1060, 1180, 1280, 1440, 1920])
def test_the_columns_fill_the_window_and_never_hang_over(qtbot: QtBot, page: ResultsPage, width: int) -> None:
    page.resize(width, 700)
    head, room = page.table.head, page.table.viewport()
    qtbot.waitUntil(lambda: head.viewport().width() == room.width())
    sizes = [head.sectionSize(place) for place in range(head.count())]
    least = sum(max(spec.least if spec.flexible else spec.width, 0) for spec in COLUMNS if not spec.hidden)
    assert sum(sizes) == max(room.width(), least)


def test_grouping_and_back_leaves_every_column_as_wide_as_it_was(page: ResultsPage) -> None:
    table = page.table
    table.selectAll()
    before = [table.columnWidth(place) for place in range(len(COLUMNS)) if not COLUMNS[place].flexible]
    for grouping in (Grouping.STUDENT, Grouping.NONE):
        page._group(grouping)
        after = [table.columnWidth(place) for place in range(len(COLUMNS)) if not COLUMNS[place].flexible]
        assert after == before
