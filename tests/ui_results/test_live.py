"""Exams in progress change by themselves: what changed is painted, glows for a moment, and jumps nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot
from support.results import EPOCH, NOW_MS, VOCABULARY, exam_row

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.lines import Line
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Column, Filters, Query
from oes_desktop.runtime.bus import Bus
from oes_desktop.services.desk import Desk
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.results.columns import PLACES, LineWords, Words
from oes_desktop.ui.results.live import GLOW_STEPS
from oes_desktop.ui.results.page import ResultsPage

MINUTE = 60_000


def running(number: int, **fields: object) -> ExamRow:
    return exam_row(
        number,
        **{
            "status": "in_progress",
            "started_ms": NOW_MS - number * MINUTE,
            "ended_ms": None,
            "archived": False,
            **fields,
        },
    )


@pytest.fixture
def exams() -> list[ExamRow]:
    return [running(number, kinds={"focus_lost": number}) for number in range(1, 200)]


@pytest.fixture
def desk(open_desk: Callable[..., Desk], exams: list[ExamRow]) -> Desk:
    return open_desk(exams)


@pytest.fixture
def page(open_page: Callable[..., ResultsPage], desk: Desk) -> ResultsPage:
    return open_page(desk)


@pytest.fixture
def change(qtbot: QtBot, desk: Desk, page: ResultsPage, bus: Bus) -> Callable[..., None]:
    """Function: the server has new rows; they are on the screen when it returns."""

    def apply(*rows: ExamRow) -> None:
        desk.opened.store.exams.apply(rows, (), "next", server_epoch=EPOCH)
        bus.publish(Changes(exams=frozenset(row.id for row in rows)))
        qtbot.waitUntil(lambda: all(shown(page, row.id) in (row, None) for row in rows))

    return apply


def shown(page: ResultsPage, exam_id: str) -> ExamRow | None:
    lines = (page.model.kept(row) for row in range(page.model.rowCount()))
    return next((line.row for line in lines if line is not None and line.row.id == exam_id), None)


def more(row: ExamRow, count: int = 1) -> ExamRow:
    kinds = dict(row.kinds) | {"focus_lost": row.kinds["focus_lost"] + count}
    return replace(row, version=row.version + 1, kinds=kinds)


def test_only_the_row_that_changed_is_painted_again(
    page: ResultsPage, exams: list[ExamRow], change: Callable[..., None]
) -> None:
    painted: list[tuple[int, int]] = []
    resets: list[object] = []
    page.model.dataChanged.connect(lambda first, last: painted.append((first.row(), last.row())))
    for signal in (page.model.modelReset, page.model.layoutChanged, page.model.rowsInserted):
        signal.connect(lambda *_: resets.append(1))
    change(more(exams[4]))
    assert painted == [(4, 4)]
    assert resets == []


def test_a_row_whose_violations_rose_glows_and_fades(
    page: ResultsPage, exams: list[ExamRow], change: Callable[..., None]
) -> None:
    live = page.table._live
    before = page.table.grab().toImage()
    change(more(exams[4], 0), more(exams[5]), more(exams[6], -1))
    assert [live.glow(exams[number].id) for number in (4, 5, 6)] == [0, 1, 0]
    assert page.table.grab().toImage() != before
    live.fade()
    assert 0 < live.glow(exams[5].id) < 1
    for _ in range(GLOW_STEPS):
        live.fade()
    assert live.glow(exams[5].id) == 0
    assert not live._fading.isActive()


def test_rows_that_nobody_sees_do_not_glow(
    page: ResultsPage, exams: list[ExamRow], change: Callable[..., None]
) -> None:
    change(more(exams[150]), *(more(exam) for exam in exams[40:60]))
    assert page.table._live._left == {}
    assert not page.table._live._fading.isActive()


def test_another_question_is_no_news(page: ResultsPage) -> None:
    page.ask_for(Query(Filters(groups=frozenset({"ИС-21-1"}))))
    page.reset()
    assert page.model.rowCount() == 199
    assert page.table._live._left == {}


class Calm(QProxyStyle):
    """A system that was asked to keep still."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returned)


def test_where_motion_is_unwanted_nothing_glows(
    page: ResultsPage, exams: list[ExamRow], change: Callable[..., None]
) -> None:
    calm = Calm("fusion")
    calm.setParent(page)  # a widget does not own its style
    page.table.setStyle(calm)
    change(more(exams[5]))
    assert page.table._live._left == {}
    words = page.model.words(5)
    assert words is not None
    assert words.cells[Column.VIOLATIONS] == str(exams[5].violations + 1)


def test_selection_and_scroll_stay_while_rows_tick(
    page: ResultsPage, exams: list[ExamRow], change: Callable[..., None]
) -> None:
    """E11: rows that change."""
    page.table.selectRow(30)
    page.table.verticalScrollBar().setValue(25)
    change(more(exams[31]))
    assert page.table.verticalScrollBar().value() == 25
    assert page.table.selected_spans() == [(30, 30)]


def test_time_counts_on_for_rows_in_progress_that_are_seen(page: ResultsPage) -> None:
    painted: list[int] = []
    page.model.dataChanged.connect(lambda first, _last: painted.append(first.row()))
    page.table._live.count_on()
    assert painted == list(range(len(painted)))
    assert 10 < len(painted) < 30
    page.hide()
    painted.clear()
    page.table._live.count_on()
    assert painted == []


# In words


@pytest.fixture
def say(language: Language) -> Callable[..., LineWords]:
    words = Words(VOCABULARY, Formats(language, "Asia/Almaty"), now_ms=lambda: NOW_MS)
    return lambda row: words.of(Line(1, row))


@pytest.mark.parametrize(
    ("started_ms", "text"),
    [
        (NOW_MS, "1 min"),
        (NOW_MS - 61_000, "2 min"),
        (NOW_MS - 76 * MINUTE, "1 h 16 min"),
        (NOW_MS + 10 * MINUTE, "1 min"),  # this computer's clock is behind
        (None, "—"),
    ],
)
def test_an_exam_in_progress_lasts_until_now(
    say: Callable[..., LineWords], started_ms: int | None, text: str
) -> None:
    assert say(running(1, started_ms=started_ms)).cells[Column.DURATION] == text


def test_a_finished_exam_lasts_as_long_as_it_did(say: Callable[..., LineWords]) -> None:
    row = running(1, status="finished", ended_ms=NOW_MS - MINUTE + 6_000)
    assert say(row).cells[Column.DURATION] == "6 s"


@pytest.mark.parametrize(
    ("away_ms", "text"),
    [
        (0, "No connection"),
        (59_999, "No connection"),
        (2 * MINUTE + 5_000, "No connection 2 min"),
        (76 * MINUTE, "No connection 1 h 16 min"),
        (-5 * MINUTE, "No connection"),  # the server's clock is ahead
    ],
)
def test_a_lost_connection_is_said_with_its_time(
    say: Callable[..., LineWords], away_ms: int, text: str
) -> None:
    words = say(running(1, lost_ms=NOW_MS - away_ms))
    assert words.lost == text
    assert words.notes[Column.STATUS].startswith("no connection since ")
    assert words.cells[Column.STATUS] == "In progress"  # what is copied is not of this moment


def test_only_an_exam_in_progress_has_lost_its_connection(say: Callable[..., LineWords]) -> None:
    for row in (running(1), running(1, status="finished", lost_ms=NOW_MS)):
        assert say(row).lost == ""
        assert Column.STATUS not in say(row).notes


def test_a_lost_connection_comes_and_goes_in_its_row(
    page: ResultsPage, exams: list[ExamRow], change: Callable[..., None]
) -> None:
    def spoken() -> str:
        return str(page.model.index(3, PLACES[Column.STATUS]).data(Qt.ItemDataRole.AccessibleTextRole))

    lost = replace(exams[3], version=2, lost_ms=NOW_MS, pkn=True)
    change(lost)
    assert "no connection since" in spoken()
    assert "no connection since" in page.table._tip(page.model.index(3, PLACES[Column.STATUS]))
    page.grab()
    change(replace(lost, version=3, lost_ms=None))
    assert "no connection" not in spoken()
