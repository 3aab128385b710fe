"""The panel beside the table (Space): what it shows of the current row, and how it opens and closes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.previewed import Counted, read, stand_on
from support.reported import lay_report, reported_row
from support.reports import full_report
from support.results import exam_row

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.models import ExamRow, Violation
from oes_desktop.services.desk import Desk
from oes_desktop.ui.language import Language
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.results.previewing import KEPT_PHOTOS

OpenDesk = Callable[..., Desk]
OpenPage = Callable[..., ResultsPage]


@pytest.fixture
def row() -> ExamRow:
    return reported_row()


@pytest.fixture
def desk(open_desk: OpenDesk, row: ExamRow) -> Desk:
    """An exam with a report on this computer, and ninety-nine without."""
    made = open_desk([row, *(exam_row(number, archived=False) for number in range(2, 101))])
    lay_report(made, row)
    return made


@pytest.fixture
def page(open_page: OpenPage, desk: Desk) -> ResultsPage:
    made = open_page(desk)
    made.previewing.turn(True)
    return made


# Open and closed


def test_space_opens_the_panel_and_closes_it(qtbot: QtBot, open_page: OpenPage, desk: Desk) -> None:
    page = open_page(desk)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.previewing.panel.isVisible()
    assert page.previewing.action.isChecked()
    assert page.previewing.button.isChecked()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert not page.previewing.panel.isVisible()
    assert not page.previewing.action.isChecked()


def test_the_mouse_opens_it_by_a_button_or_the_menu_and_closes_it_by_its_own(
    open_page: OpenPage, desk: Desk
) -> None:
    page = open_page(desk)
    page.previewing.button.click()
    assert page.previewing.is_open
    page.previewing.panel._close.click()
    assert not page.previewing.is_open
    page.previewing.action.trigger()
    assert page.previewing.is_open


def test_open_or_closed_and_its_width_survive_a_restart(
    qtbot: QtBot, open_page: OpenPage, open_desk: OpenDesk, desk: Desk
) -> None:
    page = open_page(desk)
    page.previewing.turn(True)
    page.previewing.splitter.wish(440)
    page.keep()
    again = open_page(open_desk())
    assert again.previewing.is_open
    qtbot.waitUntil(lambda: again.previewing.panel.width() == 440)


@pytest.mark.parametrize(
    "kept", [None, [], {"open": "yes", "width": "wide"}, {"open": 1, "width": True}, {"width": -9}]
)
def test_a_state_that_makes_no_sense_leaves_it_closed(open_page: OpenPage, desk: Desk, kept: object) -> None:
    desk.views.save("results", {"preview": kept})
    page = open_page(desk)
    assert not page.previewing.is_open
    assert 300 <= page.previewing.splitter.side_width <= 720


def test_the_table_keeps_a_usable_width_beside_it(page: ResultsPage) -> None:
    assert page.width() == 1280
    assert page.previewing.panel.width() <= 360
    assert page.table.width() >= 900


# What is shown


def test_what_the_row_knows_is_there_before_anything_is_fetched(
    qtbot: QtBot, open_page: OpenPage, desk: Desk
) -> None:
    net = Counted()
    page = open_page(net.behind(desk))
    page.previewing.turn(True)
    other = next(r for r in (exam_row(n, archived=False) for n in range(2, 101)) if r.kinds)
    stand_on(page, other.id, qtbot)
    panel = page.previewing.panel
    assert net.asked == []
    assert panel._title.text() == other.student_name
    assert other.exam in panel.exam._about.text()
    assert panel.exam.identity.honesty.words == f"{other.honesty}%"
    assert sum(int(chip.text.split()[-1]) for chip in panel.exam.kinds.chips) == other.violations


def test_a_report_on_this_computer_fills_the_panel(qtbot: QtBot, page: ResultsPage, row: ExamRow) -> None:
    stand_on(page, row.id, qtbot)
    read(page, qtbot)
    exam = page.previewing.panel.exam
    lanes = exam.timeline.layout_now.lanes
    assert sum(lane.count for lane in lanes) == 19
    assert len(exam.timeline.layout_now.breaks) == 1
    assert exam.moments.cards.rowCount() == 6
    assert exam.trouble is None
    exam.grab()
    qtbot.waitUntil(lambda: page.previewing.photos.idle)
    assert exam.identity.face.reason() == ""


def test_photos_kept_in_memory_have_a_limit(qtbot: QtBot, page: ResultsPage, desk: Desk) -> None:
    rows = [reported_row(number) for number in range(200, 215)]
    desk.opened.store.exams.apply(rows, (), "2", server_epoch="epoch-1")
    for each in rows:
        lay_report(desk, each)
    page._changed(Changes(results=True))
    for each in rows:
        stand_on(page, each.id, qtbot)
        read(page, qtbot)
        page.previewing.panel.grab()
    assert 0 < page.previewing.photos.kept_bytes <= KEPT_PHOTOS


def test_kinds_stand_by_weight(qtbot: QtBot, page: ResultsPage, row: ExamRow) -> None:
    vocabulary = page._desk.meta.vocabulary
    assert vocabulary.kinds == ()
    stand_on(page, row.id, qtbot)
    counts = [int(chip.text.split()[-1]) for chip in page.previewing.panel.exam.kinds.chips]
    assert counts == sorted(counts, reverse=True)  # without weights the most frequent first


@pytest.mark.qt_log_ignore("Unsupported marker")
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "This is not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "This is not a picture"),
        (b"\xff\xd8\xff broken", "This is not a picture"),
    ],
)
def test_a_photo_that_is_none_says_why_in_its_place(
    qtbot: QtBot, page: ResultsPage, desk: Desk, row: ExamRow, data: bytes, reason: str
) -> None:
    lay_report(desk, row, photos={"face": data})
    stand_on(page, row.id, qtbot)
    read(page, qtbot)
    exam = page.previewing.panel.exam
    exam.grab()
    assert exam.identity.face.reason() == reason
    assert exam.identity.document.reason() == ""
    assert exam.moments.cards.rowCount() == 6


# Hostile input


@pytest.mark.parametrize(
    "fields",
    [
        {"student_name": "ә" * 10_000, "group": "г" * 3_000, "exam": "\u202eмат\u200b\x00ан"},
        {"student_name": "<img src=x onerror=1>&amp;", "open_by": "<b>\u202ex"},
        {"student_name": "", "started_ms": None, "ended_ms": None, "honesty": None, "kinds": {}},
        {"started_ms": 5_000, "ended_ms": -5_000, "honesty": 4_000, "attempts": 9_999},
        {"status": "??", "decision": "nobody knows", "kinds": {f"kind {n}": n + 1 for n in range(40)}},
    ],
)
def test_a_row_full_of_nonsense_is_shown_harmlessly(
    qtbot: QtBot, open_page: OpenPage, open_desk: OpenDesk, fields: dict[str, Any]
) -> None:
    row = reported_row(1, **fields)
    desk = open_desk([row, exam_row(2, archived=False)])
    page = open_page(desk)
    page.previewing.turn(True)
    stand_on(page, row.id, qtbot)
    panel = page.previewing.panel
    assert not panel.grab().isNull()
    assert "\u202e" not in panel._title.text() + panel.exam._about.text()
    lay_report(desk, row)
    page._changed(Changes(reports=frozenset({row.id})))
    page.previewing._changed(Changes(reports=frozenset({row.id})))
    read(page, qtbot)
    assert not panel.grab().isNull()
    assert panel.width() <= 360


def test_a_report_full_of_nonsense_is_shown_harmlessly(
    qtbot: QtBot, page: ResultsPage, desk: Desk, row: ExamRow
) -> None:
    wild = tuple(
        Violation(f"v{n}", f"kind {n % 30}", 2**53 - n, -(2**40) + n, 77, "\u202e" * 500, "<b>l</b>" * 99)
        for n in range(300)
    )
    lay_report(desk, row, replace(full_report(), violations=wild, attempts=(), recordings=()))
    stand_on(page, row.id, qtbot)
    read(page, qtbot)
    assert not page.previewing.panel.grab().isNull()
    assert page.previewing.panel.exam.moments.cards.rowCount() >= 1


def test_the_panel_speaks_the_language_that_is_chosen(
    qtbot: QtBot, page: ResultsPage, row: ExamRow, language: Language
) -> None:
    stand_on(page, row.id, qtbot)
    read(page, qtbot)
    chips = page.previewing.panel.exam.states
    assert chips.chips[0].text == "Finished"
    language.use("ru")
    qtbot.waitUntil(lambda: chips.chips[0].text == "Завершён")
    assert [b.text() for b in page.previewing.panel.decisions.choices.values()] == ["", "", ""]
    names = [b.accessibleName() for b in page.previewing.panel.decisions.choices.values()]
    assert names == ["Допущен", "Спорно", "Отклонён"]
