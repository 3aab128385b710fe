"""Large selections: no more than a thousand at once, and they stay on their exams."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from support.choosing import (
    CTRL,
    click,
    newest,
    notices,
    press,
    pressable,
)
from support.results import exam_row

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.query import Column, Filters, Grouping, Query
from oes_desktop.services.desk import Desk
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.results.selection import LARGE, first_of, select, spans_of


@pytest.fixture
def page(open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]) -> ResultsPage:
    rows = [exam_row(n, archived=False, status="finished", decision="undecided") for n in range(1, 41)]
    page = open_page(open_desk(rows))
    page.table.setFocus()
    return page


def test_a_thousand_and_one_are_refused_and_the_first_thousand_offered(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    page = open_page(open_desk([exam_row(n, archived=False) for n in range(1_001)]))
    page.table.setFocus()
    press(page, Qt.Key.Key_A, modifiers=CTRL)
    assert not page.batch.bar.first.isHidden()
    press(page, Qt.Key.Key_1, "1")
    assert page._desk.decisions.outbox() == []
    assert notices(page) == [
        "1,001 exams are selected; at most 1,000 can be changed at once. Nothing was changed."
    ]
    pressable(newest(page), "Select").click()
    assert spans_of(page.table) == [(0, 999)]
    assert page.batch.bar.first.isHidden()
    press(page, Qt.Key.Key_1, "1")
    assert len(page._desk.decisions.outbox()) + newest_count(page) == 1_000


def newest_count(page: ResultsPage) -> int:
    """How many of the last batch stood so already."""
    words = notices(page)[-1].split(" · ")
    return next((int(part.split()[0]) for part in words if part.endswith("unchanged")), 0)


def test_a_group_that_is_too_large_alone_has_no_first_thousand(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    rows = [exam_row(n, archived=False, student_id="1", student_name="Одна") for n in range(1_200)]
    page = open_page(open_desk([*rows, exam_row(5_000, student_id="2", archived=False)]))
    page.ask_for(Query(grouping=Grouping.STUDENT))
    row = next(at for at in range(2) if page.model.line(at).row.student_id == "1")
    click(page, row)
    press(page, Qt.Key.Key_1, "1")
    assert page._desk.decisions.outbox() == []
    assert not any(made.text().startswith("Select") and not made.isHidden()
                   for made in newest(page).findChildren(QPushButton))  # fmt: skip


def test_a_large_selection_stays_on_its_exams_and_all_stays_all(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    page = open_page(open_desk([exam_row(n, archived=False) for n in range(LARGE + 200)]))
    select(page.table, [(100, 100 + LARGE)])
    before = meant(page)
    page._sort(Column.HONESTY, False)
    assert meant(page) == before
    page.ask_for(Query(Filters(groups=frozenset({"ИС-21-2"}))))
    assert 0 < len(meant(page)) < len(before)
    assert meant(page) < before
    page.ask_for(Query())
    page.table.selectAll()
    new = exam_row(900_000, archived=False)
    page._desk.opened.store.exams.apply([new], (), "2", server_epoch="epoch-1")
    page._asking._pause.stop()
    page._changed(Changes(exams=frozenset({new.id})))
    assert spans_of(page.table) == [(0, LARGE + 200)]
    page.table.clearSelection()


def meant(page: ResultsPage) -> set[int]:
    return set(page._desk.results.selected(page.model.answer, spans_of(page.table)).tolist())


def test_first_lines_of_stretches() -> None:
    spans = [(2, 4), (8, 8), (10, 20)]
    assert first_of(spans, 0) == []
    assert first_of(spans, 2) == [(2, 3)]
    assert first_of(spans, 5) == [(2, 4), (8, 8), (10, 10)]
    assert first_of(spans, 99) == spans
