"""Two proctors at one real server: who else has a report open stands in the row, within a look around."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from support.results import exam_row
from support.world import Computer, World, institution

from oes_desktop.domain.query import Column
from oes_desktop.runtime.bus import Bus
from oes_desktop.services.desk import Desk
from oes_desktop.ui.results.columns import PLACES
from oes_desktop.ui.results.page import ResultsPage

STUDENT = PLACES[Column.STUDENT]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with institution(tmp_path, {"aliya": "Алия", "berik": "Берік <b>С.</b>"}) as world:
        for number in range(3):
            world.put(f"e{number}")
        yield world


@pytest.fixture
def desks(world: World, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    computers = [Computer.at(tmp_path / login) for login in ("aliya", "berik")]
    signed_in = [computer.sign_in(world.url, computer.folders.config.parent.name) for computer in computers]
    for desk in signed_in:
        desk.sync.run_once()
    yield signed_in[0], signed_in[1]
    for computer in computers:
        computer.close()


@pytest.fixture
def page(open_page: Callable[..., ResultsPage], desks: tuple[Desk, Desk]) -> ResultsPage:
    return open_page(desks[0])


def row_of(page: ResultsPage, exam_id: str) -> int:
    lines = [page.model.line(row) for row in range(page.model.rowCount())]
    return next(row for row, line in enumerate(lines) if line is not None and line.row.id == exam_id)


def spoken(page: ResultsPage, row: int) -> str:
    return str(page.model.index(row, STUDENT).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_others_row_shows_it_after_one_look_around(
    page: ResultsPage, desks: tuple[Desk, Desk], bus: Bus
) -> None:
    aliya, berik = desks
    row = row_of(page, "e1")
    painted: list[tuple[int, int]] = []
    page.model.dataChanged.connect(lambda first, last: painted.append((first.row(), last.row())))
    berik.presence.opened("e1")
    berik.presence.tell()
    bus.publish(aliya.presence.refresh())
    assert painted == [(row, row)]  # nothing else is painted again
    words = page.model.words(row)
    assert words is not None
    assert words.other == "Берік <b>С.</b>"
    assert words.other in spoken(page, row)
    tip = str(page.model.index(row, STUDENT).data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;" in tip
    assert words.other not in words.cells[Column.STUDENT]  # and it is not copied
    assert page.table.grab().toImage() != before_image(page, aliya, berik, bus)


def before_image(page: ResultsPage, aliya: Desk, berik: Desk, bus: Bus) -> object:
    """The table after she closed the report."""
    berik.presence.closed("e1")
    berik.presence.tell()
    bus.publish(aliya.presence.refresh())
    words = page.model.words(row_of(page, "e1"))
    assert words is not None
    assert words.other == ""
    return page.table.grab().toImage()


def test_selection_and_current_line_stay(page: ResultsPage, desks: tuple[Desk, Desk], bus: Bus) -> None:
    aliya, berik = desks
    page.table.selectRow(row_of(page, "e2"))
    berik.presence.opened("e2")
    berik.presence.tell()
    bus.publish(aliya.presence.refresh())
    assert page.table.currentIndex().row() == row_of(page, "e2")
    assert page.table.selected_spans() == [(row_of(page, "e2"), row_of(page, "e2"))]


def test_a_name_of_any_kind_is_told_harmlessly(
    open_page: Callable[..., ResultsPage], open_desk: Callable[..., Desk]
) -> None:
    """Of a server without the calls: its rows say it."""
    name = "\N{RIGHT-TO-LEFT OVERRIDE}<img src=x>\n\0" + "ы" * 250
    page = open_page(open_desk([exam_row(1, open_by=name, archived=False)]))
    words = page.model.words(0)
    assert words is not None
    for text in (words.other, spoken(page, 0), page.table._tip(page.model.index(0, STUDENT))):
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in text
        assert "\0" not in text
        assert len(text) < 250
    assert "<img" not in page.table._tip(page.model.index(0, STUDENT))
    page.grab()
