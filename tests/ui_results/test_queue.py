"""The queue that report windows go through."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.results import EPOCH

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.query import TO_REVIEW, Column
from oes_desktop.ui.results.page import ResultsPage


def order(page: ResultsPage) -> list[str]:
    return [page.model.line(row).row.id for row in range(page.model.rowCount())]


def test_positions_and_neighbours_in_the_order_of_the_page(page: ResultsPage) -> None:
    page._sort(Column.HONESTY, False)
    exams, queue = order(page), page.queue()
    assert queue.total == len(exams)
    assert queue.position(exams[3]) == 3
    assert queue.previous(exams[3]) == exams[2]
    assert queue.next(exams[3]) == exams[4]
    assert queue.position(exams[0]) == 0 and queue.previous(exams[0]) is None
    assert queue.position(exams[-1]) == len(exams) - 1 and queue.next(exams[-1]) is None
    assert queue.position("unknown") is None
    assert queue.next("unknown") is None and queue.previous("unknown") is None


def test_a_walk_from_end_to_end(page: ResultsPage) -> None:
    exams, queue = order(page), page.queue()
    walked = [exams[0]]
    queue.follow(exams[0])
    while (following := queue.next(walked[-1])) is not None:
        walked.append(following)
        assert queue.position(following) == len(walked) - 1
    assert walked == exams


def test_after_a_decision_next_is_the_one_that_moved_up(page: ResultsPage) -> None:
    page._filter(TO_REVIEW)
    exams, queue = order(page), page.queue()
    assert queue.position(exams[5]) == 5
    changes = page._desk.decisions.decide(exams[5], "accepted")
    page._changed(changes)
    assert exams[5] not in order(page)
    assert queue.position(exams[5]) is None
    assert queue.next(exams[5]) == exams[6]
    assert queue.previous(exams[5]) == exams[4]
    assert queue.total == len(exams) - 1
    assert queue.position(exams[6]) == 5


def test_a_removed_exam_keeps_its_place_too(page: ResultsPage) -> None:
    exams, queue = order(page), page.queue()
    assert queue.position(exams[2]) == 2
    page._desk.opened.store.exams.apply((), (exams[2],), "n", server_epoch=EPOCH)
    page._changed(Changes(removed=frozenset({exams[2]})))
    assert queue.position(exams[2]) is None
    assert (queue.previous(exams[2]), queue.next(exams[2])) == (exams[1], exams[3])
    queue.forget(exams[2])
    assert queue.next(exams[2]) is None


def test_opening_a_report_has_its_neighbours_ready(qtbot: QtBot, page: ResultsPage) -> None:
    exams = order(page)
    page.table.setFocus()
    page.table.selectRow(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.queue().next(exams[1]) == exams[2]


def test_grouped_the_queue_goes_student_by_student(page: ResultsPage) -> None:
    page.filters.grouping.button("student").click()
    first, second = page.model.line(0).group, page.model.line(1).group
    page.table.activate_row(0)
    own = [page.model.line(row).row.id for row in range(1, first.exams + 1)]
    queue = page.queue()
    assert [queue.position(exam) for exam in own] == list(range(first.exams))
    queue.follow(own[-1])
    following = queue.next(own[-1])
    assert following is not None
    assert page._desk.opened.store.exams.row(following).student_id == second.code
