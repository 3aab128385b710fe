"""Rows that only move are laid from pictures: what is seen is always what painting them anew would give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from support.results import EPOCH, exam_row

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.models import IN_PROGRESS, ExamRow
from oes_desktop.domain.query import ALL_OPEN, Grouping
from oes_desktop.ui.language import Language
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.results.row_pictures import MOST_BYTES, RowPictures
from oes_desktop.ui.theme import Theme


@pytest.fixture
def rows() -> list[ExamRow]:
    states = islice(cycle(("finished", "finished", IN_PROGRESS, "not_started")), 60)
    return [exam_row(number, archived=False, status=status) for number, status in enumerate(states, 1)]


def pictures(page: ResultsPage) -> RowPictures:
    return page.table._painter._pictures


def rested(page: ResultsPage) -> int:
    """Rows that have pictures once all are made that are made at rest."""
    QApplication.processEvents()
    table = page.table
    table._ahead.stop()
    rows = table._rows_in(table.viewport().rect())
    while table._painter.picture(rows, table._selected_among(rows)):
        pass
    return len(pictures(page))


def grabbed(page: ResultsPage) -> QImage:
    for _ in range(2):  # a scroll bar may come or go
        QApplication.processEvents()
    page.table._ahead.stop()
    return page.table.viewport().grab().toImage()


def check(page: ResultsPage) -> QImage:
    """What is seen, which is what is painted where there are no pictures."""
    seen = grabbed(page)
    pictures(page).clear()
    assert grabbed(page) == seen
    return seen


def put(page: ResultsPage, *rows: ExamRow) -> None:
    page._desk.opened.store.exams.apply(rows, (), "next", server_epoch=EPOCH)
    page._asking._pause.stop()
    page._changed(Changes(exams=frozenset(row.id for row in rows)))


def shift(page: ResultsPage) -> None:
    page.table.verticalScrollBar().setValue(2)


def choose(page: ResultsPage) -> None:
    page.table.selectRow(3)


def point(page: ResultsPage) -> None:
    page.table._track(page.table.button_rect(2).center())


def widen(page: ResultsPage) -> None:
    page.table.head.resizeSection(1, page.table.head.sectionSize(1) + 31)


def shift_sideways(page: ResultsPage) -> None:
    page.table.head.resizeSection(0, 900)
    rested(page)
    page.table.horizontalScrollBar().setValue(57)


def change_some(page: ResultsPage) -> None:
    row, other = page.model.line(0).row, page.model.line(4).row
    put(
        page,
        replace(row, version=9, honesty=3),
        replace(other, version=9, decision="rejected", open_by="Р. М."),
    )


def come_above(page: ResultsPage) -> None:
    row = page.model.line(0).row
    put(page, replace(row, id="newest", version=1, started_ms=(row.started_ms or 0) + 1))


def squeeze(page: ResultsPage) -> None:
    page.table.show_compact(True)


@pytest.mark.parametrize(
    "act", [shift, choose, point, widen, shift_sideways, change_some, come_above, squeeze]
)
def test_what_is_seen_is_what_would_be_painted(page: ResultsPage, act: Callable[[ResultsPage], None]) -> None:
    before = grabbed(page)
    assert rested(page) > 5
    assert grabbed(page) == before
    act(page)
    assert check(page) != before


def test_a_group_opens_among_rows_that_move(page: ResultsPage) -> None:
    page.ask_for(replace(page.query, grouping=Grouping.STUDENT))
    assert rested(page) > 5
    page._expand(page.model.answer.expanded.turned(page.model.answer.code_at(1)))
    opened = check(page)
    assert rested(page) > 5
    page._expand(ALL_OPEN)
    assert check(page) != opened


def test_another_language_and_another_theme_leave_no_picture(
    page: ResultsPage, language: Language, theme: Theme
) -> None:
    english = grabbed(page)
    rested(page)
    language.use("kk")
    kazakh = check(page)
    assert kazakh != english
    rested(page)
    theme.use("dark")
    try:
        assert check(page) != kazakh
    finally:
        theme.use("light")


def test_what_counts_time_has_no_picture(page: ResultsPage) -> None:
    rested(page)
    seen = [line for line in map(page.model.kept, range(8)) if line is not None]
    running = [line for line in seen if line.row.status == IN_PROGRESS]
    assert running and len(running) < len(seen)
    kept = [picture.line for picture in pictures(page)._kept.values()]
    assert all(line in kept for line in seen if line not in running)
    assert not any(line in kept for line in running)


def test_only_rows_that_are_seen_are_kept_and_no_more_than_there_is_room_for(page: ResultsPage) -> None:
    first = rested(page)
    page.table.verticalScrollBar().setValue(30)
    assert rested(page) <= first + 3
    kept = [picture.pixmap for picture in pictures(page)._kept.values()]
    assert sum(each.width() * each.height() * 4 for each in kept) <= MOST_BYTES
    page.table.head.resizeSection(0, 30_000)
    assert 0 < rested(page) < 4


@pytest.mark.parametrize("scale", [1.25, 1.5, 2.0])
def test_on_another_screen_the_pictures_of_the_first_are_not_shown(page: ResultsPage, scale: float) -> None:
    table = page.table
    rows = table._rows_in(table.viewport().rect())

    def painted() -> QImage:
        shown = QPixmap(round(table.viewport().width() * scale), round(300 * scale))
        shown.setDevicePixelRatio(scale)
        with QPainter(shown) as device:
            table._painter.paint(device, QRect(0, 0, table.viewport().width(), 300), rows, frozenset())
        return shown.toImage()

    rested(page)
    first = painted()
    made = rested(page)
    assert (made > 0) is scale.is_integer()
    assert painted() == first
