"""The queue that report windows go through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.results import EPOCH

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.models import ExamRow, OpenExam
from oes_desktop.domain.query import TO_REVIEW, Column, Filters
from oes_desktop.services.desk import Desk
from oes_desktop.services.presence import Presence
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


# Next to review


def ahead(page: ResultsPage, exam_id: str | None) -> str | None:
    found: list[str | None] = []
    page.queue().find_to_review(exam_id, found.append)
    assert len(found) == 1
    return found[0]


class Elsewhere:
    """A server that says which reports others have open."""

    def __init__(self) -> None:
        self.there: list[OpenExam] = []

    def open_exams(self) -> list[OpenExam]:
        return self.there


@pytest.fixture
def elsewhere() -> Elsewhere:
    return Elsewhere()


@pytest.fixture
def reviewed_page(
    open_desk: Callable[..., Desk],
    open_page: Callable[..., ResultsPage],
    rows: list[ExamRow],
    elsewhere: Elsewhere,
) -> ResultsPage:
    desk, server = open_desk(rows), elsewhere
    made: Any = Presence(server, ManualClock(), lambda: True, lambda: True)  # type: ignore[arg-type]
    desk.presence = made
    return open_page(desk)


def waiting(page: ResultsPage) -> list[str]:
    """Exams of the page, in its order, that are finished and not decided."""
    lines = [page.model.line(row) for row in range(page.model.rowCount())]
    return [
        line.row.id
        for line in lines
        if line is not None and (line.row.status, line.row.decision) == ("finished", "undecided")
    ]


def have_open(page: ResultsPage, elsewhere: Elsewhere, exam_ids: Iterable[str]) -> None:
    elsewhere.there = [OpenExam(exam_id, "Болат", 5) for exam_id in exam_ids]
    page._changed(page._desk.presence.refresh())


def test_next_to_review_waits_for_a_decision(reviewed_page: ResultsPage) -> None:
    exams, queue = waiting(reviewed_page), reviewed_page.queue()
    assert len(exams) < len(order(reviewed_page))
    assert ahead(reviewed_page, None) == exams[0]
    assert ahead(reviewed_page, exams[3]) == exams[4]
    assert exams[4] in queue._spots  # it is followed from now on
    assert ahead(reviewed_page, exams[-1]) == exams[0]  # round, to what was passed by


def test_three_that_others_have_open_are_passed_by(reviewed_page: ResultsPage, elsewhere: Elsewhere) -> None:
    exams = waiting(reviewed_page)
    have_open(reviewed_page, elsewhere, exams[4:7])
    assert ahead(reviewed_page, exams[3]) == exams[7]
    have_open(reviewed_page, elsewhere, ())
    assert ahead(reviewed_page, exams[3]) == exams[4]


def test_none_is_left_when_others_have_all_of_them(reviewed_page: ResultsPage, elsewhere: Elsewhere) -> None:
    exams = waiting(reviewed_page)
    have_open(reviewed_page, elsewhere, set(exams) - {exams[5]})
    assert ahead(reviewed_page, None) == exams[5]
    assert ahead(reviewed_page, exams[5]) is None  # not the same again


def test_after_a_decision_the_one_that_moved_up_is_next_to_review(reviewed_page: ResultsPage) -> None:
    reviewed_page._filter(TO_REVIEW)
    exams, queue = waiting(reviewed_page), reviewed_page.queue()
    queue.follow(exams[5])
    reviewed_page._changed(reviewed_page._desk.decisions.decide(exams[5], "accepted"))
    assert ahead(reviewed_page, exams[5]) == exams[6]


def test_an_empty_list_has_nothing_to_review(reviewed_page: ResultsPage) -> None:
    reviewed_page._filter(Filters(search="nobody has this name"))
    assert ahead(reviewed_page, None) is None
    assert ahead(reviewed_page, "unknown") is None


def test_the_page_opens_the_next_to_review_or_says_that_there_is_none(
    qtbot: QtBot, reviewed_page: ResultsPage, elsewhere: Elsewhere
) -> None:
    exams = waiting(reviewed_page)
    reviewed_page.table.selectRow(order(reviewed_page).index(exams[2]))
    with qtbot.waitSignal(reviewed_page.report_requested) as asked:
        reviewed_page.reviewing.action.trigger()
    assert asked.args == [exams[3]]
    have_open(reviewed_page, elsewhere, exams)
    with qtbot.assertNotEmitted(reviewed_page.report_requested):
        reviewed_page.reviewing.action.trigger()
    assert len(reviewed_page._notices.shown) == 1
