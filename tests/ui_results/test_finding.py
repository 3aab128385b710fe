"""What the page adds to the command list, over its real index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from typing import Any

import pytest
from support.results import exam_row

from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Filters
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.ui.results.finding import Finding
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.shell.finding import Entry


def search(page: ResultsPage, text: str) -> list[Entry]:
    found: list[tuple[str, Sequence[Entry]]] = []
    page.finding.search(text, lambda asked, entries: found.append((asked, entries)))
    ((asked, entries),) = found
    assert asked == text
    return list(entries)


def shown(page: ResultsPage) -> list[ExamRow]:
    lines = [page.model.line(row) for row in range(page.model.rowCount())]
    return [line.row for line in lines if line is not None]


def test_a_student_that_is_chosen_is_what_the_table_shows(page: ResultsPage, rows: list[ExamRow]) -> None:
    student = rows[7]
    (entry,) = [entry for entry in search(page, student.student_id) if entry.section == "Students"]
    assert student.student_name in entry.text
    assert student.student_id in entry.text
    entry.act()
    assert page.query.filters == Filters(search=f'"{student.student_id}"')
    assert {row.student_id for row in shown(page)} == {student.student_id}
    assert entry.detail.startswith(str(len(shown(page))))


def test_a_group_sets_its_filter_and_an_exam_its_words(page: ResultsPage) -> None:
    (group,) = [entry for entry in search(page, "ИС-21-2") if entry.section == "Groups"]
    group.act()
    assert page.query.filters == Filters(groups=frozenset({"ИС-21-2"}))
    assert {row.group for row in shown(page)} == {"ИС-21-2"}
    (exam,) = [entry for entry in search(page, "филос") if entry.section == "Exams"]
    exam.act()
    assert {row.exam for row in shown(page)} == {"Философия"}


def test_the_side_of_the_archive_stays(page: ResultsPage) -> None:
    page.ask_for(page.query.__class__(Filters(archived=True)))
    (group,) = [entry for entry in search(page, "ИС-21-2") if entry.section == "Groups"]
    group.act()
    assert page.query.filters == Filters(groups=frozenset({"ИС-21-2"}), archived=True)
    assert group.detail.startswith(str(len(shown(page))))


def test_views_are_there_at_once_and_open(page: ResultsPage) -> None:
    entries = {entry.text: entry for entry in page.finding.at_once()}
    entries["PKN"].act()
    assert page.view == "pkn"
    assert page.query.filters.pkn is True


@pytest.mark.parametrize("name", ['say "hello" now', "\N{RIGHT-TO-LEFT OVERRIDE}<b>\nx", "-minus", 'q"'])
def test_an_odd_exam_is_found_and_shown(
    open_page: Callable[..., ResultsPage], open_desk: Callable[..., Desk], name: str
) -> None:
    page = open_page(open_desk([exam_row(1, exam=name, archived=False), exam_row(2, archived=False)]))
    (entry,) = [entry for entry in search(page, name.strip('-"').split()[-1]) if entry.section == "Exams"]
    entry.act()
    assert [row.exam for row in shown(page)] == [name]


class Later(Executor):
    """Work is done when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Future[Any]]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.waiting.append((lambda: fn(*args, **kwargs), future))
        return future

    def do_next(self) -> None:
        work, future = self.waiting.pop(0)
        future.set_result(work())


def test_typing_overtakes(page: ResultsPage, qtbot: Any) -> None:
    lane = Later()
    tasks = Tasks(dict.fromkeys(Lane, lane))
    finding = Finding(page._desk.results, tasks, page.views, Filters, page.frame)
    told: list[str] = []
    for text in ("а", "ас", "асе", "асем"):
        finding.search(text, lambda asked, _entries: told.append(asked))
    assert len(lane.waiting) == 1
    lane.do_next()
    qtbot.waitUntil(lambda: len(lane.waiting) == 1)  # only the newest came after it
    lane.do_next()
    qtbot.waitUntil(lambda: told == ["асем"])
    assert lane.waiting == []
