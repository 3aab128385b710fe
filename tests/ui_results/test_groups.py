"""Grouping by anything, over a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.results import EPOCH, exam_row

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.lines import Line
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import ALL_OPEN, CLOSED, Column, Filters, Grouping, SortKey
from oes_desktop.services.desk import Desk
from oes_desktop.ui.results.page import ResultsPage

GROUPINGS = [grouping for grouping in Grouping if grouping is not Grouping.NONE]
HOSTILE = ("", " ", "\u202eрту\u200b", "a\x00b\nc", "\ud800", "&&<b>x</b>", "Ж" * 10_000)


def lines(page: ResultsPage) -> list[Line]:
    return [line for row in range(page.model.rowCount()) if (line := page.model.line(row)) is not None]


def put(page: ResultsPage, rows: Iterable[ExamRow], removed: tuple[str, ...] = ()) -> None:
    """A sync patch."""
    changed = list(rows)
    page._desk.opened.store.exams.apply(changed, removed, "next", server_epoch=EPOCH)
    ids = frozenset(row.id for row in changed)
    page._asking._breathe()
    page._asking._pause.stop()
    page._changed(Changes(exams=ids, removed=frozenset(removed)))


def code_of(page: ResultsPage, row: ExamRow, grouping: Grouping) -> str:
    if grouping is not Grouping.DAY:
        return str(getattr(row, "student_id" if grouping is Grouping.STUDENT else grouping.value))
    if row.started_ms is None:
        return ""
    return page._formats.moment(row.started_ms).date().toString(Qt.DateFormat.ISODate)


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_every_grouping_has_its_rows(page: ResultsPage, rows: list[ExamRow], grouping: Grouping) -> None:
    page.filters.grouping.action(grouping).trigger()
    assert page.query.grouping is grouping and page.filters.grouping.current == grouping
    by_code: dict[str, list[ExamRow]] = {}
    for row in rows:
        if not row.archived:
            by_code.setdefault(code_of(page, row, grouping), []).append(row)
    found = {line.group.code: line.group for line in lines(page) if line.group is not None}
    assert found.keys() == by_code.keys()
    for code, own in by_code.items():
        group = found[code]
        honesty = [row.honesty for row in own if row.honesty is not None]
        assert group.exams == len(own)
        assert group.undecided == sum(row.decision == "undecided" for row in own)
        assert group.violations == sum(row.violations for row in own)
        assert group.worst == min(honesty, default=None)
        assert group.mean == (round(sum(honesty) / len(honesty)) if honesty else None)
        assert group.last_ms == max((row.started_ms for row in own if row.started_ms), default=None)
        if len(own) <= 50:
            assert list(group.strip) == [max(bins) for bins in zip(*(row.strip for row in own), strict=True)]


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_keys_open_and_close_one_and_all(qtbot: QtBot, page: ResultsPage, grouping: Grouping) -> None:
    page._group(grouping)
    table, closed = page.table, page.model.rowCount()
    table.setFocus()
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    group = page.model.line(1).group
    assert group is not None and group.expanded
    assert page.model.rowCount() == closed + group.exams
    assert {line.place for line in lines(page) if line.group is None} == set(range(1, group.exams + 1))
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert page.model.rowCount() == closed
    qtbot.keyClicks(table, "*")
    assert page.expanded == ALL_OPEN
    assert page.model.rowCount() == closed + page.model.answer.matches
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert page.model.rowCount() == closed + page.model.answer.matches - group.exams
    qtbot.keyClicks(table, "-")
    assert page.expanded == CLOSED and page.model.rowCount() == closed
    page.filters.grouping.expand.trigger()
    assert page.expanded == ALL_OPEN


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_a_patch_leaves_selection_scroll_and_open_groups(
    page: ResultsPage, rows: list[ExamRow], grouping: Grouping
) -> None:
    page._group(grouping)
    page.table.all_turned.emit(True)
    table = page.table
    table.setFocus()
    row = 40 + next(at for at, line in enumerate(lines(page)[40:]) if line.group is None)
    table.selectRow(row)
    chosen = page.model.line(row).row.id
    top = page.model.line(table.verticalScrollBar().value())
    before = table.visualRect(table.currentIndex()).top()
    new = [exam_row(5000 + number, archived=False) for number in range(30)]
    put(page, new, removed=tuple(row.id for row in rows[:10] if row.id not in (chosen, top.row.id)))
    assert page.expanded == ALL_OPEN
    assert page.model.line(table.currentIndex().row()).row.id == chosen
    assert [at.row() for at in table.selectionModel().selectedRows()] == [table.currentIndex().row()]
    assert table.visualRect(table.currentIndex()).top() == before
    assert {"exam-5000", "exam-5029"} <= {line.row.id for line in lines(page) if line.group is None}


def test_another_grouping_begins_closed_and_the_choice_is_seen(page: ResultsPage) -> None:
    choice = page.filters.grouping
    page._group(Grouping.EXAM)
    page.table.activate_row(0)
    assert page.expanded != CLOSED
    assert choice.more.text() == "By exam" and choice.action(Grouping.EXAM).isChecked()
    assert not choice.button("none").isChecked() and not choice.button("student").isChecked()
    page._group(Grouping.DAY)
    assert page.expanded == CLOSED
    choice.button("none").click()
    assert choice.more.text() == "" and choice.button("none").isChecked()
    assert not choice.expand.isEnabled()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_menu_of_groupings_opens_by_key(qtbot: QtBot, page: ResultsPage) -> None:
    choice = page.filters.grouping
    qtbot.keyClick(choice.more, Qt.Key.Key_Down)
    assert choice.menu.isVisible()
    choice.menu.close()
    assert choice.more.accessibleName() and all(choice.action(one).text() for one in Grouping)


def test_days_are_those_of_the_institution_newest_first_the_unknown_one_last(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    evening = 1_795_474_800_000  # 23.11.2026 23:00 UTC: the 24th in Almaty
    rows = [
        exam_row(1, archived=False, started_ms=evening),
        exam_row(2, archived=False, started_ms=evening - 6 * 3_600_000),
        exam_row(3, archived=False, started_ms=None),
    ]
    page = open_page(open_desk(rows))
    page._group(Grouping.DAY)
    assert [line.group.code for line in lines(page)] == ["2026-11-24", "2026-11-23", ""]
    assert page.model.words(0).name.startswith("11/24/2026") or "24" in page.model.words(0).name
    assert page.model.words(2).name == "Start not known" and page.model.words(2).start == ""
    page.ask_for(page.query.sorted_by(Column.START))
    assert page.query.sort == (SortKey(Column.START),)
    assert [line.group.code for line in lines(page)] == ["2026-11-23", "2026-11-24", ""]


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_hostile_names(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage], grouping: Grouping
) -> None:
    rows = [
        exam_row(
            number,
            student_id=name or "id",
            student_name=name,
            group=name,
            exam=name,
            system=name,
            strip=b"\xff" * number,
            archived=False,
        )
        for number, name in enumerate(HOSTILE, 1)
        if "\ud800" not in name
    ]
    page = open_page(open_desk(rows))
    page._group(grouping)
    page.table.all_turned.emit(True)
    assert sum(line.group is None for line in lines(page)) == len(rows)
    for row in range(page.model.rowCount()):
        name = page.model.words(row).name
        assert name.isprintable() and "\u202e" not in name
    page.grab()


def test_a_selected_group_means_all_its_exams_that_match(page: ResultsPage, rows: list[ExamRow]) -> None:
    page._filter(Filters(decisions=frozenset({"undecided"})))
    page._group(Grouping.GROUP)
    page.table.activate_row(1)
    opened = page.model.line(1).group.code
    page.table.selectAll()
    results, answer = page._desk.results, page.model.answer
    keys = results.selected(answer, page.table.selected_spans())
    wanted = {row.id for row in rows if not row.archived and row.decision == "undecided"}
    ids = results.ids(keys)
    assert len(ids) == len(set(ids)) and set(ids) == wanted
    one = results.ids(results.selected(answer, [(1, 1)]))
    assert set(one) == {row.id for row in rows if row.id in wanted and row.group == opened}
    assert results.ids(results.selected(answer, [(2, 2)])) == one[:1]


def test_one_group_of_very_many_exams_opens(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    rows = [exam_row(number, exam="Один", archived=False) for number in range(1, 3001)]
    page = open_page(open_desk(rows))
    page._group(Grouping.EXAM)
    assert page.model.rowCount() == 1
    page.table.activate_row(0)
    assert page.model.rowCount() == 3001
    page.table.verticalScrollBar().setValue(2990)
    assert page.model.line(2995).place == 2995
