"""Many exams at once on the page: selecting by mouse and keys, deciding, the summary, one undo for all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.choosing import (
    CTRL,
    NONE,
    SHIFT,
    bar_text,
    click,
    decisions,
    exam,
    newest,
    notices,
    press,
    pressable,
)
from support.results import META, exam_row

from oes_desktop.domain.account import Account
from oes_desktop.domain.acts import ActKind
from oes_desktop.domain.query import Filters, Grouping, Query
from oes_desktop.domain.vocabulary import DecisionTerm
from oes_desktop.services.desk import Desk
from oes_desktop.ui.language import Language
from oes_desktop.ui.results.batch_summary import BatchDetails
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.results.selection import spans_of


@pytest.fixture
def page(open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]) -> ResultsPage:
    rows = [exam_row(n, archived=False, status="finished", decision="undecided") for n in range(1, 41)]
    page = open_page(open_desk(rows))
    page.table.setFocus()
    return page


# Selecting


def test_ctrl_and_shift_click_select_many_and_the_bar_counts_them(page: ResultsPage) -> None:
    click(page, 2)
    assert page.batch.bar.isHidden()  # one exam has its own window
    click(page, 5, CTRL)
    click(page, 8, SHIFT | CTRL)
    assert not page.batch.bar.isHidden()
    assert bar_text(page) == "5 selected"
    assert page.batch.targets() == [(2, 2), (5, 8)]
    click(page, 6, CTRL)
    assert page.batch.targets() == [(2, 2), (5, 5), (7, 8)]


def test_the_bar_goes_when_the_selection_does(qtbot: QtBot, page: ResultsPage) -> None:
    click(page, 0)
    click(page, 3, SHIFT)
    page.batch.bar.clear.click()
    assert spans_of(page.table) == []
    qtbot.waitUntil(page.batch.bar.isHidden)
    assert page.table.hasFocus()


def test_escape_lets_go_of_the_selection_first_and_of_the_search_then(page: ResultsPage) -> None:
    page._filter(Filters(search="а"))
    page.table.setFocus()
    press(page, Qt.Key.Key_A, modifiers=CTRL)
    press(page, Qt.Key.Key_Escape)
    assert (spans_of(page.table), page.query.filters.search) == ([], "а")
    press(page, Qt.Key.Key_Escape)
    assert page.query.filters.search == ""


def test_everything_that_matches_is_said_in_words(page: ResultsPage) -> None:
    press(page, Qt.Key.Key_A, modifiers=CTRL)
    assert bar_text(page) == "All 40 that match are selected"
    group = exam(page, 0).group
    page._filter(Filters(groups=frozenset({group})))
    matching = page.model.answer.matches
    assert 1 < matching < 40
    assert bar_text(page) == f"All {matching} that match are selected"


def test_a_students_line_stands_for_all_her_exams(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    rows = [exam_row(n, archived=False, student_id=str(n % 4), student_name=f"С {n % 4}") for n in range(12)]
    page = open_page(open_desk(rows))
    page.ask_for(Query(grouping=Grouping.STUDENT))
    page.table.setFocus()
    click(page, 0)
    assert bar_text(page) == "3 selected"
    press(page, Qt.Key.Key_2, "2")
    found = page._desk.opened.store.outbox.rows()
    assert len(found) == 3
    assert {row.act.body["value"] for row in found} == {"disputed"}


# Deciding


def test_a_digit_decides_for_the_whole_selection_and_one_undo_takes_it_back(
    qtbot: QtBot, page: ResultsPage
) -> None:
    click(page, 0)
    click(page, 2, SHIFT)
    press(page, Qt.Key.Key_2, "2")
    assert decisions(page, 0, 1, 2, 3) == ["disputed"] * 3 + ["undecided"]
    assert all(exam(page, row).pending for row in range(3))
    assert spans_of(page.table) == [(0, 2)]  # she goes on with the same exams
    assert notices(page)[-1] == "Disputed: 3 set"
    assert page._notices.undo_last()  # Ctrl+Z
    assert page._desk.decisions.outbox() == []
    assert notices(page)[-1] == "Undone."
    qtbot.waitUntil(lambda: decisions(page, 0, 1, 2) == ["undecided"] * 3)


@pytest.mark.parametrize(("key", "text"), [(0x04D8, "ә"), (Qt.Key.Key_2, "2")])
def test_the_key_counts_not_the_letter_that_it_types(page: ResultsPage, key: int, text: str) -> None:
    click(page, 1)
    event = QKeyEvent(QEvent.Type.KeyPress, key, NONE, text)
    QApplication.sendEvent(page.table, event)
    assert decisions(page, 0, 1) == ["undecided", "disputed"]
    assert notices(page)[-1] == "Saved on this computer: Disputed"


def test_without_a_selection_the_current_row_is_meant(page: ResultsPage) -> None:
    page.table.clearSelection()
    assert page.table.currentIndex().row() == 0
    press(page, Qt.Key.Key_1, "1")
    assert decisions(page, 0, 1) == ["accepted", "undecided"]


def test_digits_in_a_field_are_text(qtbot: QtBot, page: ResultsPage) -> None:
    click(page, 0)
    page.focus_search()
    qtbot.keyClicks(page.filters.search, "12")
    assert page._desk.decisions.outbox() == []


@pytest.mark.parametrize("key", [Qt.Key.Key_4, Qt.Key.Key_9, Qt.Key.Key_0])
def test_a_digit_without_a_decision_does_nothing(page: ResultsPage, key: Qt.Key) -> None:
    press(page, key, chr(key))
    assert (page._desk.decisions.outbox(), notices(page)) == ([], [])


def test_the_panel_of_the_bar_takes_a_comment_for_all(qtbot: QtBot, page: ResultsPage) -> None:
    click(page, 0)
    click(page, 1, CTRL)
    bar = page.batch.bar
    bar.decision.click()
    assert bar.panel.is_open
    assert bar.panel.first_field() is bar.panel.choices["accepted"]
    bar.panel.comment.setPlainText("посмотрела всех\x00")
    assert not bar.panel.save.isEnabled()  # a comment alone is no decision
    bar.panel.choices["rejected"].click()
    assert not bar.panel.is_open
    found = page._desk.decisions.outbox()
    assert {(row.act.body["value"], row.act.body["comment"]) for row in found} == {
        ("rejected", "посмотрела всех")
    }
    assert page.table.hasFocus()
    bar.decision.click()
    assert bar.panel.comment.toPlainText() == ""  # the next exams are others
    bar.panel.close_panel()


def test_a_decision_that_needs_a_comment_waits_for_it(
    qtbot: QtBot, open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    desk = open_desk([exam_row(n, archived=False) for n in range(1, 9)])
    terms = tuple(
        replace(term, comment_required=term.code == "rejected") if isinstance(term, DecisionTerm) else term
        for term in META.vocabulary.decisions
    )
    desk.sync.meta = replace(META, vocabulary=replace(META.vocabulary, decisions=terms))
    desk.batches._meta = lambda: desk.sync.meta
    page = open_page(desk)
    page.activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)
    click(page, 2)
    press(page, Qt.Key.Key_3, "3")
    panel = page.batch.bar.panel
    assert panel.is_open and panel.comment.hasFocus()
    assert page._desk.decisions.outbox() == []
    panel.comment.setPlainText("чужой")
    panel.save.click()
    (act,) = page._desk.decisions.outbox()
    assert (act.act.exam_id, act.act.body["value"]) == (exam(page, 2).id, "rejected")
    assert page.table.hasFocus()


def test_what_happened_to_each_is_listed_and_copied(qtbot: QtBot, page: ResultsPage) -> None:
    click(page, 0)
    press(page, Qt.Key.Key_1, "1")
    click(page, 2, SHIFT)
    archived = replace(exam(page, 1), version=9, archived=True)  # by somebody else, a moment ago
    page._desk.opened.store.exams.apply([archived], (), "2", server_epoch="epoch-1")
    press(page, Qt.Key.Key_1, "1")
    told = newest(page)
    assert told.accessibleName() == "Accepted: 1 set · 1 unchanged · 1 not possible"
    pressable(told, "Details").click()
    (details,) = (made for made in QApplication.topLevelWidgets() if isinstance(made, BatchDetails))
    try:
        assert not details.isModal() and details.isVisible()
        assert [line[2] for line in details.lines()] == [
            "Not possible: the exam is in the archive",
            "Unchanged: it stood so already",
            "Set",
        ]
        details.activateWindow()
        qtbot.waitUntil(details.isActiveWindow)
        qtbot.keyClick(details.table, Qt.Key.Key_C, CTRL)
        copied = QGuiApplication.clipboard().text().split("\n")
        assert [line.count("\t") for line in copied] == [2, 2, 2]
        assert told in page._notices.shown  # the undo is still there
        details.undo.click()
        assert not details.undo.isEnabled()
        assert len(page._desk.decisions.outbox()) == 1  # the single one before it stands
    finally:
        details.close()


def test_an_undo_that_comes_too_late_says_so(page: ResultsPage) -> None:
    click(page, 0)
    click(page, 1, SHIFT)
    press(page, Qt.Key.Key_1, "1")
    undo = pressable(newest(page), "Undo")
    outbox = page._desk.opened.store.outbox
    outbox.mark_sending(outbox.rows()[0].act.id)
    undo.click()
    assert notices(page)[-1] == "Undone for 1 of 2 exams; the others were sent already."
    assert len(outbox.rows()) == 1


# Reviewed, archived, handed on


def test_reviewed_is_set_shown_and_cleared(qtbot: QtBot, page: ResultsPage) -> None:
    click(page, 0)
    click(page, 1, SHIFT)
    bar = page.batch.bar
    bar.reviewed.emit(True)
    assert all(exam(page, row).review_pending and exam(page, row).reviewed_ms for row in (0, 1))
    assert {row.act.kind for row in page._desk.decisions.outbox()} == {ActKind.REVIEWED}
    assert page.rows.reviewed.isChecked()
    page.rows.reviewed.trigger()
    qtbot.waitUntil(lambda: exam(page, 0).reviewed_ms is None)
    assert decisions(page, 0, 1) == ["undecided"] * 2  # another matter
    page._notices.undo_last()
    qtbot.waitUntil(lambda: exam(page, 0).reviewed_ms is not None)


def test_archiving_takes_exams_off_the_page_and_back(qtbot: QtBot, page: ResultsPage) -> None:
    click(page, 0)
    click(page, 4, SHIFT)
    assert not page.batch.bar.archive.isHidden()
    page.batch.bar.archive.click()
    assert page.model.rowCount() == 35
    page._filter(Filters(archived=True))
    assert page.model.rowCount() == 5
    press(page, Qt.Key.Key_A, modifiers=CTRL)
    assert page.batch.bar.archive.text() == "Out of the archive"
    assert page.batch.bar.decision.isHidden()
    press(page, Qt.Key.Key_1, "1")  # an exam of the archive takes no decision
    assert notices(page)[-1] == "Accepted: 0 set · 5 not possible"
    page.batch.bar.archive.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)


def test_who_may_not_archive_is_not_offered_it(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    desk = open_desk([exam_row(n, archived=False) for n in range(1, 9)])
    desk.batches._account = Account("u", "l", "n")
    page = open_page(desk)
    page.table.selectAll()
    assert page.batch.bar.archive.isHidden()
    assert not page.rows.archive.isVisible()


def test_downloads_get_the_ids_and_export_what_is_selected(qtbot: QtBot, page: ResultsPage) -> None:
    click(page, 1)
    click(page, 2, SHIFT)
    with qtbot.waitSignal(page.batch.download_requested) as asked:
        page.batch.bar.download.click()
    assert asked.args == [[exam(page, 1).id, exam(page, 2).id], None]
    page.batch.export_requested.disconnect()
    with qtbot.waitSignal(page.batch.export_requested):
        page.batch.bar.export.click()


def test_everything_is_said_in_the_language_chosen_now(
    qtbot: QtBot, page: ResultsPage, language: Language
) -> None:
    click(page, 0)
    click(page, 2, SHIFT)
    language.use("ru")
    qtbot.waitUntil(lambda: page.rows.decision.menu().actions()[0].text() == "Допущен\t1")
    press(page, Qt.Key.Key_1, "1")
    assert notices(page)[-1].startswith("Допущен")
    assert page.batch.bar.panel.choices["accepted"].text() == "Допущен"
