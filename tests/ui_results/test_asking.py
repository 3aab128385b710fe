"""Answers come home from real workers: only the newest counts, and the window never waits for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from support.results import EPOCH, exam_row
from support.typing_text import type_text

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import CLOSED, Query
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.language import Language
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.asking import Question, _reply
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.theme import Theme

WAIT_MS = 10_000


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def page(
    qtbot: QtBot,
    tasks: Tasks,
    bus: Bus,
    theme: Theme,
    language: Language,
    tmp_path: Path,
    open_desk: Callable[..., Desk],
) -> Iterator[ResultsPage]:
    window = QWidget()
    qtbot.addWidget(window)
    desk = open_desk([exam_row(number, archived=False) for number in range(1, 3001)])
    made = ResultsPage(desk, tasks, bus, Notices(window), theme, language, Preferences(tmp_path / "p"))
    made.resize(1280, 720)
    made.show()
    qtbot.waitUntil(lambda: made.model.answer is not None, timeout=WAIT_MS)
    yield made
    qtbot.waitUntil(lambda: tasks.busy == 0, timeout=WAIT_MS)
    made.close()
    shiboken6.delete(made)


def rows_of(page: ResultsPage) -> list[ExamRow]:
    return [exam_row(number, archived=False) for number in range(1, 3001)]


def test_the_first_page_comes_before_the_index(
    qtbot: QtBot, tasks: Tasks, open_desk: Callable[..., Desk], page: ResultsPage
) -> None:
    assert page.model.rowCount() == 3000
    qtbot.waitUntil(lambda: page.model.line(0) is not None, timeout=WAIT_MS)


def test_typing_fast_shows_the_last_question_only(qtbot: QtBot, page: ResultsPage) -> None:
    type_text(page.filters.search, "касымова гулнар")
    expected = sum(row.student_name == "Қасымова Гүлнар" for row in rows_of(page))
    qtbot.waitUntil(lambda: page.model.rowCount() == expected, timeout=WAIT_MS)
    assert page.model.answer is not None
    assert page.model.answer.query.filters.search == "касымова гулнар"


def test_lines_far_away_arrive(qtbot: QtBot, page: ResultsPage) -> None:
    page.table.verticalScrollBar().setValue(2500)
    qtbot.waitUntil(lambda: page.model.line(2500) is not None, timeout=WAIT_MS)


def test_a_storm_of_changes_ends_in_the_newest_state(qtbot: QtBot, page: ResultsPage, bus: Bus) -> None:
    exams = page._desk.opened.store.exams
    for version in range(2, 12):
        exams.apply(
            [exam_row(1, archived=False, version=version, honesty=version, started_ms=1_799_000_000_000)],
            (),
            str(version),
            server_epoch=EPOCH,
        )
        bus.publish(Changes(exams=frozenset({"exam-1"})))

    def shown() -> bool:
        line = page.model.line(0)
        return line is not None and line.row.id == "exam-1" and line.row.honesty == 11

    qtbot.waitUntil(shown, timeout=WAIT_MS)


def test_an_answer_to_a_page_that_is_gone_is_dropped(
    qtbot: QtBot,
    tasks: Tasks,
    bus: Bus,
    theme: Theme,
    language: Language,
    tmp_path: Path,
    open_desk: Callable[..., Desk],
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    desk = open_desk([exam_row(number) for number in range(1, 500)])
    page = ResultsPage(desk, tasks, bus, Notices(window), theme, language, Preferences(tmp_path / "q"))
    shiboken6.delete(page)
    qtbot.waitUntil(lambda: tasks.busy == 0, timeout=WAIT_MS)


def test_a_question_that_was_overtaken_is_not_answered_at_all(page: ResultsPage) -> None:
    question = Question(Query(), CLOSED, 0, 20, (), stay=False)
    overtaken = Cancel()
    assert _reply(page._desk.results, question, overtaken) is not None
    overtaken.set()
    assert _reply(page._desk.results, question, overtaken) is None
