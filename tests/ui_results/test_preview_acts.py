"""The panel beside the table: what is fetched for whom, and what is done from it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.previewed import Counted, read, stand_on
from support.reported import lay_report, reported_row
from support.reports import full_report
from support.results import exam_row

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import Unreachable
from oes_desktop.domain.models import ExamRow, Report
from oes_desktop.domain.query import Grouping
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.services.sync import SyncStatus
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.results.preview_group import RowRole

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


# What is missing


def test_a_report_that_cannot_be_had_says_so_in_its_place_and_can_be_asked_again(
    qtbot: QtBot, open_page: OpenPage, desk: Desk
) -> None:
    net = Counted(Unreachable("offline"))
    page = open_page(net.behind(desk))
    page.previewing.turn(True)
    stand_on(page, "exam-7", qtbot)
    exam = page.previewing.panel.exam
    qtbot.waitUntil(lambda: exam.trouble is not None)
    assert "not on this computer" in exam._note.text()
    assert exam.identity.honesty.words
    net.trouble = None
    exam._retry.click()
    assert exam.report is not None
    assert not exam._note.isVisible()
    assert not exam._retry.isVisible()


def test_when_the_connection_comes_back_it_asks_by_itself(
    qtbot: QtBot, open_page: OpenPage, desk: Desk, bus: Bus
) -> None:
    net = Counted(Unreachable("offline"))
    sync: Any = SimpleNamespace(status=SyncStatus(online=False), meta=desk.meta)
    page = open_page(replace(net.behind(desk), sync=sync))
    page.previewing.turn(True)
    stand_on(page, "exam-7", qtbot)
    qtbot.waitUntil(lambda: page.previewing.panel.exam.trouble is not None)
    bus.publish(Changes(connection=True))
    assert len(net.asked) == 1
    net.trouble = None
    sync.status = SyncStatus(online=True)
    bus.publish(Changes(connection=True))
    assert page.previewing.panel.exam.report is not None


# Moving


def test_an_arrow_key_held_down_asks_the_server_for_where_it_rests(
    qtbot: QtBot, open_page: OpenPage, desk: Desk
) -> None:
    net = Counted()
    page = open_page(net.behind(desk))
    page.previewing.turn(True)
    panel = page.previewing.panel
    page.table.selectRow(0)
    for place in range(1, 41):
        QTest.keyClick(page.table, Qt.Key.Key_Down)
        line = page.model.line(place)
        assert line is not None
        qtbot.waitUntil(lambda line=line: panel.exam_id == line.row.id)  # every row is shown on the way
        panel.grab()
    qtbot.waitUntil(lambda: panel.exam.report is not None)
    assert net.asked[-1] == panel.exam_id
    assert len(net.asked) < 10  # one, on a machine that is not busy
    panel.grab()
    qtbot.waitUntil(lambda: page.previewing.photos.idle)
    assert set(net.photos) <= set(net.asked)


def test_a_report_that_comes_late_is_not_shown_for_the_next_row(
    qtbot: QtBot, desk: Desk, open_page: OpenPage
) -> None:
    go = threading.Event()

    class Slow(Counted):
        def report(self, exam_id: str) -> Report:
            found = super().report(exam_id)
            if exam_id == "exam-7":
                go.wait(10)
            return found

    net = Slow()
    tasks = Tasks()
    page = open_page(net.behind(desk), tasks)
    qtbot.waitUntil(lambda: page.model.answer is not None)
    page.previewing.turn(True)
    stand_on(page, "exam-7", qtbot)
    qtbot.waitUntil(lambda: "exam-7" in net.asked)
    stand_on(page, "exam-8", qtbot)
    qtbot.waitUntil(lambda: page.previewing.panel.exam.report is not None)
    go.set()
    qtbot.waitUntil(lambda: tasks.busy == 0)
    report = page.previewing.panel.exam.report
    assert report is not None
    assert report.exam.id == "exam-8"
    tasks.close()


def test_closed_it_asks_for_nothing(qtbot: QtBot, open_page: OpenPage, desk: Desk) -> None:
    net = Counted()
    page = open_page(net.behind(desk))
    page.previewing.turn(True)
    stand_on(page, "exam-7", qtbot)
    page.previewing.turn(False)
    page.table.selectRow(3)
    previewing = page.previewing
    qtbot.waitUntil(lambda: not (previewing._soon.isActive() or previewing._rest.isActive()))
    assert set(net.asked) <= {"exam-7"}  # of what it stood on it may have asked before


def test_several_rows_selected_and_none_are_calm_states(qtbot: QtBot, page: ResultsPage) -> None:
    panel = page.previewing.panel
    page.table.selectAll()
    qtbot.waitUntil(lambda: "100" in panel._title.text())
    assert panel.exam_id == ""
    assert not panel._foot.isVisible()


def test_a_groups_line_shows_what_it_adds_up_and_its_exams(qtbot: QtBot, page: ResultsPage) -> None:
    page.ask_for(replace(page.query, grouping=Grouping.GROUP))
    page.table.selectRow(0)
    panel = page.previewing.panel
    qtbot.waitUntil(lambda: panel.group.model.rowCount() > 0)
    line = page.model.line(0)
    assert line is not None
    assert line.group is not None
    assert panel.group._exams.text() == str(line.group.exams)
    assert panel.group.model.rowCount() == min(line.group.exams, 20)
    assert not panel._foot.isVisible()
    first = panel.group.model.index(0).data(RowRole)
    assert first.group == line.group.code
    with qtbot.waitSignal(page.report_requested) as asked:
        panel.group.list.clicked.emit(panel.group.model.index(0))
    assert asked.args == [first.id]


def test_moving_on_from_a_group_leaves_none_of_its_exams(qtbot: QtBot, page: ResultsPage) -> None:
    page.ask_for(replace(page.query, grouping=Grouping.STUDENT))
    model = page.previewing.panel.group.model
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    student = model.index(0).data(RowRole).student_id
    page.table.selectRow(1)
    qtbot.waitUntil(lambda: model.rowCount() == 0 or model.index(0).data(RowRole).student_id != student)
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    assert not page.previewing.panel.grab().isNull()


# Doing


def test_a_click_on_a_moment_asks_for_the_report_there(qtbot: QtBot, page: ResultsPage, row: ExamRow) -> None:
    stand_on(page, row.id, qtbot)
    read(page, qtbot)
    moments = page.previewing.panel.exam.moments
    with qtbot.waitSignal(page.moment_requested) as asked:
        moments.clicked.emit(moments.cards.index(0))
    exam_id, at_ms = asked.args
    assert exam_id == row.id
    assert at_ms in [violation.at_ms for violation in full_report().violations]


def test_a_click_on_a_violation_asks_for_the_report_there(
    qtbot: QtBot, page: ResultsPage, row: ExamRow
) -> None:
    stand_on(page, row.id, qtbot)
    read(page, qtbot)
    timeline = page.previewing.panel.exam.timeline
    lane = timeline.layout_now.lanes[0]
    mark = lane.marks[1]
    with qtbot.waitSignal(page.moment_requested) as asked:
        place = QPoint(round(mark.left) + 1, round(lane.top + lane.height / 2))
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [row.id, mark.first.at_ms]


def test_the_arrows_walk_through_violations_and_enter_opens_one(
    qtbot: QtBot, page: ResultsPage, row: ExamRow
) -> None:
    stand_on(page, row.id, qtbot)
    read(page, qtbot)
    timeline = page.previewing.panel.exam.timeline
    timeline.setFocus()
    for _ in range(3):
        QTest.keyClick(timeline, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.moment_requested) as asked:
        QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert asked.args == [row.id, full_report().violations[2].at_ms]


def test_view_asks_for_the_report(qtbot: QtBot, page: ResultsPage, row: ExamRow) -> None:
    stand_on(page, row.id, qtbot)
    with qtbot.waitSignal(page.report_requested) as asked:
        page.previewing.panel.open.click()
    assert asked.args == [row.id]


def test_a_decision_is_made_here_told_and_undone(
    qtbot: QtBot, page: ResultsPage, desk: Desk, row: ExamRow
) -> None:
    stand_on(page, row.id, qtbot)
    page.previewing.panel.decisions.choices["accepted"].click()
    kept = desk.opened.store.exams.row(row.id)
    assert kept is not None
    assert (kept.decision, kept.pending) == ("accepted", True)
    (notice,) = page._notices.shown
    assert "Accepted" in notice.accessibleName()
    qtbot.waitUntil(lambda: page.previewing.panel.decisions._decision.value == "accepted")
    notice.press_action()
    undone = desk.opened.store.exams.row(row.id)
    assert undone is not None
    assert undone.decision == "undecided"


def test_an_exam_that_leaves_the_list_by_its_decision_makes_room_for_the_next(
    qtbot: QtBot, page: ResultsPage
) -> None:
    undecided = replace(page.query.filters, decisions=frozenset({"undecided"}))
    page.ask_for(replace(page.query, filters=undecided))
    here, after = page.model.line(3), page.model.line(4)
    assert here is not None
    assert after is not None
    stand_on(page, here.row.id, qtbot)
    page.previewing.panel.decisions.choices["accepted"].click()
    qtbot.waitUntil(lambda: page.previewing.panel.exam_id == after.row.id)
    assert page.table.currentIndex().row() == 3
    assert page.table.hasFocus()


def test_the_second_click_of_a_double_click_decides_nothing_more(
    qtbot: QtBot, page: ResultsPage, desk: Desk, row: ExamRow
) -> None:
    stand_on(page, row.id, qtbot)
    page.previewing.panel.decisions.choices["accepted"].click()
    stand_on(page, "exam-7", qtbot)
    page.previewing.panel.decisions.choices["rejected"].click()
    assert [each.act.exam_id for each in desk.decisions.outbox()] == [row.id]


def test_reviewed_is_set_and_taken_back(qtbot: QtBot, page: ResultsPage, desk: Desk, row: ExamRow) -> None:
    stand_on(page, row.id, qtbot)
    mark = page.previewing.panel.reviewed_mark
    mark.click()
    kept = desk.opened.store.exams.row(row.id)
    assert kept is not None
    assert kept.reviewed_ms is not None
    qtbot.waitUntil(mark.isChecked)
    mark.click()
    cleared = desk.opened.store.exams.row(row.id)
    assert cleared is not None
    assert cleared.reviewed_ms is None


def test_keys_in_the_panel_decide_leave_and_close(
    qtbot: QtBot, page: ResultsPage, desk: Desk, row: ExamRow
) -> None:
    stand_on(page, row.id, qtbot)
    panel = page.previewing.panel
    panel.exam.timeline.setFocus()
    QTest.keyClick(panel.exam.timeline, Qt.Key.Key_2)
    kept = desk.opened.store.exams.row(row.id)
    assert kept is not None
    assert kept.decision == "disputed"
    QTest.keyClick(panel.exam.timeline, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    panel.exam.timeline.setFocus()
    QTest.keyClick(panel.exam.timeline, Qt.Key.Key_Space)
    assert not panel.isVisible()
    assert page.table.hasFocus()


def test_an_archived_exam_offers_no_decision(qtbot: QtBot, open_page: OpenPage, open_desk: OpenDesk) -> None:
    row = reported_row(1, archived=True)
    desk = open_desk([row])
    page = open_page(desk)
    page.ask_for(replace(page.query, filters=replace(page.query.filters, archived=True)))
    page.previewing.turn(True)
    stand_on(page, row.id, qtbot)
    decisions = page.previewing.panel.decisions
    assert not any(choice.isEnabled() for choice in decisions.choices.values())
    decisions.choose_number(1)
    assert desk.decisions.outbox() == []
