"""The results page over a real store, with work done inline: there is nothing to wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.results import NOW_MS, exam_row, make_desk

from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.models import ExamRow
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.ui.language import Language
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.theme import Theme


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    made = Theme("light")
    made.apply(qapp)
    return made


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    made = Language("en")
    yield made
    made.use("en")
    made.silence()


@pytest.fixture
def bus(qapp: QApplication) -> Bus:
    return Bus()


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[Callable[[Iterable[ExamRow]], Desk]]:
    """Function: a desk with these exams; called again, the same profile opened anew."""
    keeper, desks = MemoryKeeper(), []

    def make(rows: Iterable[ExamRow] = ()) -> Desk:
        for old in desks:
            old.close()
        desks.append(make_desk(tmp_path / "profiles", ManualClock(NOW_MS), rows, keeper))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture
def open_page(
    qtbot: QtBot, theme: Theme, language: Language, bus: Bus, tmp_path: Path
) -> Iterator[Callable[..., ResultsPage]]:
    """Function: the page of a desk, shown at 1280 x 720."""
    window = QWidget()
    qtbot.addWidget(window)
    pages: list[ResultsPage] = []

    def make(desk: Desk, tasks: Tasks | None = None) -> ResultsPage:
        page = ResultsPage(
            desk,
            tasks or Tasks.inline(),
            bus,
            Notices(window),
            theme,
            language,
            Preferences(tmp_path / "preferences"),
        )
        pages.append(page)
        page.resize(1280, 720)
        page.show()
        return page

    yield make
    for page in pages:
        if shiboken6.isValid(page):
            page.close()
            shiboken6.delete(page)


@pytest.fixture
def rows() -> list[ExamRow]:
    return [exam_row(number) for number in range(1, 401)]


@pytest.fixture
def page(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage], rows: list[ExamRow]
) -> ResultsPage:
    return open_page(open_desk(rows))
