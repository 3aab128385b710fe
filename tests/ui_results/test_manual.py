"""Sections 2 to 2.4 of the proctor's manual, sentence by sentence, on the page itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from support.results import DAY_MS, NAMES, NOW_MS, VOCABULARY, exam_row
from support.typing_text import type_text

from oes_desktop.domain.collation import sort_key
from oes_desktop.domain.models import ExamRow, Recording, Report
from oes_desktop.domain.query import Column, Filters, Grouping, SortKey
from oes_desktop.services.desk import Desk
from oes_desktop.ui.results.columns import ACTION, PLACES
from oes_desktop.ui.results.page import ResultsPage


def ids(page: ResultsPage) -> list[str]:
    lines = [page.model.line(row) for row in range(page.model.rowCount())]
    return [line.row.id for line in lines if line is not None and line.group is None]


def current(rows: list[ExamRow]) -> list[ExamRow]:
    return [row for row in rows if not row.archived]


def click_head(qtbot: QtBot, page: ResultsPage, column: Column, *, shift: bool = False) -> None:
    head = page.table.head
    place = PLACES[column]
    point = QPoint(head.sectionViewportPosition(place) + 30, head.height() // 2)
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, modifier, point)


def tick(page: ResultsPage, name: str, code: str) -> None:
    """Open the filter's list and tick a line of it with the keyboard."""
    made = page.filters.lists[name]
    made.click()
    popup = made.popup
    assert popup is not None and popup.is_open
    view = popup.list.view
    view.setFocus()
    view.go(popup.list.model.place(code))
    QTest.keyClick(view, Qt.Key.Key_Space)
    popup.close_panel()


def test_2_all_exams_are_shown_at_first(page: ResultsPage, rows: list[ExamRow]) -> None:
    assert sorted(ids(page)) == sorted(row.id for row in current(rows))
    assert page.tabs.current == "all"
    started = [page.model.line(row).row.started_ms for row in range(page.model.rowCount())]
    known = [ms for ms in started if ms is not None]
    assert started[: len(known)] == sorted(known, reverse=True)


def test_2_1_1_search_finds_students_and_groups(page: ResultsPage, rows: list[ExamRow]) -> None:
    page.focus_search()
    type_text(page.filters.search, "касым")
    found = [row.id for row in current(rows) if row.student_name == "Қасымова Гүлнар"]
    assert found and sorted(ids(page)) == sorted(found)
    page.filters.search.clear()
    type_text(page.filters.search, "эк-22-1")
    assert sorted(ids(page)) == sorted(row.id for row in current(rows) if row.group == "ЭК-22-1")
    type_text(page.filters.search, " АХМЕТОВ")
    expected = [row.id for row in current(rows) if row.group == "ЭК-22-1" and "Ахметов" in row.student_name]
    assert sorted(ids(page)) == sorted(expected)


def test_2_1_2_date_and_time_range(page: ResultsPage, rows: list[ExamRow]) -> None:
    start, end = NOW_MS - 10 * DAY_MS, NOW_MS - 3 * DAY_MS
    page.filters.dates.popup.changed.emit(start, end)
    expected = [
        row.id for row in current(rows) if row.started_ms is not None and start <= row.started_ms <= end
    ]
    assert expected and sorted(ids(page)) == sorted(expected)
    assert page.filters.dates.value
    page.filters.dates.popup.changed.emit(None, None)
    assert not page.filters.dates.value


def test_2_1_3_to_2_1_7_lists(page: ResultsPage, rows: list[ExamRow]) -> None:
    for name, field, code in (
        ("groups", "group", "ИС-21-2"),
        ("statuses", "status", "in_progress"),
        ("decisions", "decision", "disputed"),
        ("systems", "system", "moodle"),
    ):
        page.reset()
        tick(page, name, code)
        expected = [row.id for row in current(rows) if getattr(row, field) == code]
        assert expected and sorted(ids(page)) == sorted(expected), name
        assert page.filters.lists[name].value


def test_2_1_4_the_three_statuses_are_offered(page: ResultsPage) -> None:
    page.filters.lists["statuses"].click()
    model = page.filters.lists["statuses"].popup.list.model
    texts = [model.index(row).data() for row in range(model.rowCount())]
    assert texts == ["Not started", "In progress", "Finished"]


def test_2_1_5_honesty_range_has_a_histogram(page: ResultsPage, rows: list[ExamRow]) -> None:
    page.filters.honesty.click()
    page.filters.honesty.popup.fields.low.setValue(30)
    page.filters.honesty.popup.fields.high.setValue(60)
    expected = [row.id for row in current(rows) if row.honesty is not None and 30 <= row.honesty <= 60]
    assert expected and sorted(ids(page)) == sorted(expected)
    assert page.filters.honesty.value == "30–60 %"
    assert sum(page.filters._facets.honesty) == sum(row.honesty is not None for row in current(rows))
    page.filters.honesty.popup.close_panel()


def test_2_1_8_pkn_is_marked_and_filtered(page: ResultsPage, rows: list[ExamRow]) -> None:
    page.filters.pkn.click()
    assert sorted(ids(page)) == sorted(row.id for row in current(rows) if row.pkn)
    words = page.model.words(0)
    assert words is not None and words.pkn == "PKN"
    assert "PKN" in page.model.index(0, PLACES[Column.STATUS]).data()


def test_2_1_9_archive_shows_only_archived_ones(page: ResultsPage, rows: list[ExamRow]) -> None:
    page.filters.archived.click()
    assert sorted(ids(page)) == sorted(row.id for row in rows if row.archived)
    page.filters.archived.click()
    assert sorted(ids(page)) == sorted(row.id for row in current(rows))


def test_2_1_10_reset_clears_filters_and_nothing_else(qtbot: QtBot, page: ResultsPage) -> None:
    click_head(qtbot, page, Column.HONESTY)
    page.filters.grouping.button("student").click()
    page.filters.pkn.click()
    page.focus_search()
    type_text(page.filters.search, "а")
    page.filters.reset.click()
    assert page.query.filters == Filters()
    assert page.filters.search.text() == "" and not page.filters.pkn.isChecked()
    assert page.query.sort == (SortKey(Column.HONESTY),)
    assert page.query.grouping is Grouping.STUDENT
    assert not page.filters.reset.isEnabled()


def test_filters_are_combined_with_and(page: ResultsPage, rows: list[ExamRow]) -> None:
    tick(page, "groups", "ИС-21-2")
    tick(page, "groups", "ЭК-22-1")
    tick(page, "statuses", "finished")
    page.filters.honesty.popup.fields.high.setValue(70)
    expected = [
        row.id
        for row in current(rows)
        if row.group in ("ИС-21-2", "ЭК-22-1") and row.status == "finished" and (row.honesty or 0) <= 70
    ]
    assert expected and sorted(ids(page)) == sorted(expected)


def judged_row(number: int) -> ExamRow:
    """An exam that others judged or went through, of a length of its own; some end before they begin."""
    row = exam_row(number, archived=False)
    if row.started_ms is None or number % 4 == 0:
        return row
    return replace(
        row,
        ended_ms=row.started_ms + (number * 7919 % 5_400 - 300) * 1000,
        decided_by=("", "Нұрлан", "Ёлкина")[number % 3],
        reviewed_by="" if number % 5 == 0 else "Айгерім",
        reviewed_ms=None if number % 5 == 0 else NOW_MS - number * 7919 % 9_000 * 1000,
    )


def download(desk: Desk, row: ExamRow) -> None:
    """Put a whole recording of the exam into the vault's index."""
    recording = Recording(f"rec-{row.id}", 1, "camera", "video/webm", 1, 0, 1000, 1000, "ab" * 32)
    store = desk.opened.store
    store.reports.save(Report(row, recordings=(recording,)))
    store.media.mark(store.media.entry(recording, row.id), [0])


def ordered_by(row: ExamRow, column: Column, downloaded: set[str]) -> object:
    """What the column is ordered by; None where it is not known."""
    texts = {
        Column.STUDENT: row.student_name,
        Column.GROUP: row.group,
        Column.EXAM: row.exam,
        Column.SYSTEM: VOCABULARY.system(row.system).text("en"),
        Column.REVIEWER: row.reviewer,
    }
    if column in texts:
        return sort_key(texts[column], "en") if texts[column] else None
    return {
        Column.START: row.started_ms,
        Column.DURATION: row.duration_ms,
        Column.STATUS: [term.code for term in VOCABULARY.statuses].index(row.status),
        Column.HONESTY: row.honesty,
        Column.VIOLATIONS: row.violations,
        Column.ATTEMPTS: row.attempts,
        Column.DECISION: [term.code for term in VOCABULARY.decisions].index(row.decision),
        Column.REVIEWED: row.reviewed_ms,
        Column.DOWNLOADED: row.id in downloaded,
    }[column]


@pytest.mark.parametrize("column", list(Column))
def test_2_2_every_column_sorts_both_ways(
    qtbot: QtBot,
    open_desk: Callable[..., Desk],
    open_page: Callable[..., ResultsPage],
    column: Column,
) -> None:
    rows = {row.id: row for row in map(judged_row, range(1, 121))}
    desk = open_desk(rows.values())
    downloaded = set(list(rows)[::7])
    for exam in downloaded:
        download(desk, rows[exam])
    page = open_page(desk)
    page.table.head.setSectionHidden(PLACES[column], False)
    page.table.head.resizeSection(PLACES[column], 80)
    turns = set()
    for _ in range(2):
        click_head(qtbot, page, column)
        (key,) = page.query.sort
        assert key.column is column
        shown = [ordered_by(rows[exam], column, downloaded) for exam in ids(page)]
        known = [value for value in shown if value is not None]
        assert len(shown) == len(rows) and len(set(known)) > 1
        assert known == sorted(known, reverse=key.descending)
        assert shown == known + [None] * (len(shown) - len(known)), "what is not known stands last"
        turns.add(key.descending)
    assert turns == {False, True}


def test_2_2_shift_adds_a_column(qtbot: QtBot, page: ResultsPage) -> None:
    click_head(qtbot, page, Column.GROUP)
    click_head(qtbot, page, Column.HONESTY, shift=True)
    assert page.query.sort == (SortKey(Column.GROUP), SortKey(Column.HONESTY))
    click_head(qtbot, page, Column.HONESTY, shift=True)
    assert page.query.sort == (SortKey(Column.GROUP), SortKey(Column.HONESTY, descending=True))


def test_2_3_1_no_grouping_by_default(page: ResultsPage) -> None:
    assert page.filters.grouping.current == "none"
    left, right = (page.filters.grouping.button(code) for code in ("none", "student"))
    assert left.mapTo(page, QPoint()).x() < right.mapTo(page, QPoint()).x()
    assert right.mapTo(page, QPoint()).x() + right.width() > page.width() - 40


def test_2_3_2_students_open_by_their_button(qtbot: QtBot, page: ResultsPage, rows: list[ExamRow]) -> None:
    page.filters.grouping.button("student").click()
    students = {row.student_id for row in current(rows)}
    assert page.model.rowCount() == len(students)
    line = page.model.line(0)
    assert line is not None and line.group is not None
    own = [row for row in current(rows) if row.student_id == line.group.code]
    assert (line.group.exams, line.group.worst) == (
        len(own),
        min((row.honesty for row in own if row.honesty is not None), default=None),
    )
    words = page.model.words(0)
    assert words is not None and words.action == "Expand"
    press(qtbot, page, 0)
    assert page.model.rowCount() == len(students) + len(own)
    assert sorted(ids(page)) == sorted(row.id for row in own)
    words = page.model.words(0)
    assert words is not None and words.action == "Collapse"
    press(qtbot, page, 0)
    assert page.model.rowCount() == len(students)


def press(qtbot: QtBot, page: ResultsPage, row: int) -> None:
    """Click the button of a row."""
    point = page.table.button_rect(row).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_2_4_the_button_opens_the_report(qtbot: QtBot, page: ResultsPage) -> None:
    page.table.setColumnHidden(PLACES[Column.STATUS], False)
    with qtbot.waitSignal(page.report_requested, timeout=1000) as asked:
        press(qtbot, page, 2)
    assert asked.args == [ids(page)[2]]
    assert page.model.words(2).action == "View"
    assert page.model.index(2, PLACES[ACTION]).data() == "View"


def test_live_exams_change_by_themselves(page: ResultsPage, open_page: object, rows: list[ExamRow]) -> None:
    running = next(row for row in rows if row.status == "in_progress" and not row.archived)
    page._filter(Filters(statuses=frozenset({"in_progress"})))
    count = len(ids(page))
    exams = page._desk.opened.store.exams
    ended = replace(running, version=2, status="finished", honesty=41)
    from oes_desktop.domain.changes import Changes

    exams.apply([ended], (), "2", server_epoch="epoch-1")
    page._changed(Changes(exams=frozenset({running.id})))
    assert len(ids(page)) == count - 1
    page.reset()
    line = next(page.model.line(row) for row in range(page.model.rowCount()) if ids(page)[row] == running.id)
    assert line is not None and (line.row.status, line.row.honesty) == ("finished", 41)


def test_views_and_their_counts(page: ResultsPage, rows: list[ExamRow]) -> None:
    expected = {
        "to_review": [
            row for row in current(rows) if row.status == "finished" and row.decision == "undecided"
        ],
        "pkn": [row for row in current(rows) if row.pkn],
        "running": [row for row in current(rows) if row.status == "in_progress"],
        "disputed": [row for row in current(rows) if row.decision == "disputed"],
        "downloaded": [],
        "all": current(rows),
    }
    for code, exams in expected.items():
        place = page.tabs.place(code)
        page.tabs.setCurrentIndex(place)
        assert page.view == code
        assert sorted(ids(page)) == sorted(row.id for row in exams), code
        assert page.tabs.accessibleTabName(place).endswith(f", {len(exams)}")


def test_a_tab_stays_on_while_its_filters_are_narrowed(page: ResultsPage) -> None:
    page.tabs.setCurrentIndex(page.tabs.place("to_review"))
    tick(page, "groups", "ИС-21-2")
    assert page.view == "to_review" == page.tabs.current
    page.reset()
    assert page.view == "all" == page.tabs.current


def test_no_match_offers_to_reset(page: ResultsPage, rows: list[ExamRow]) -> None:
    page.focus_search()
    type_text(page.filters.search, "nobody at all")
    assert page.states.state == "no_match"
    action = next(made for made in page.states.findChildren(QPushButton) if made.text() == "Reset filters")
    action.click()
    assert len(ids(page)) == len(current(rows))


def test_an_empty_store_says_why(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    page = open_page(open_desk([]))
    assert page.states.state == "offline"
    page.filters.archived.click()
    assert page.states.state == "empty_archive"


def test_names_are_found_in_either_case_and_without_kazakh_letters(
    page: ResultsPage, rows: list[ExamRow]
) -> None:
    for typed in ("ӘСЕМ", "әсем", "асем"):
        page._filter(Filters(search=typed))
        expected = [row.id for row in current(rows) if row.student_name == NAMES[0]]
        assert sorted(ids(page)) == sorted(expected)


def test_one_exam_is_one_line(page: ResultsPage) -> None:
    assert exam_row(7) == exam_row(7)
    assert len(ids(page)) == len(set(ids(page)))
