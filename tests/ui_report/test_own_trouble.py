"""A report's own line about what was not delivered, and about what somebody else decided meanwhile (C17)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.report_room import Shelf
from support.reports import full_report

from oes_desktop.domain.acts import Act, ActKind, ActState, OutboxRow
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.models import Decision
from oes_desktop.runtime.bus import Bus
from oes_desktop.ui.report.window import ReportWindow


def stuck(exam_id: str, state: ActState) -> OutboxRow:
    act = Act("a1", exam_id, ActKind.DECISION, "", 3, {"value": "rejected"}, 5)
    return OutboxRow(1, act, state, 1, theirs={"value": "accepted", "by": "Берик"})


def told(window: ReportWindow) -> list[str]:
    return [notice.accessibleName() for notice in window.notices.shown]


def test_a_conflict_is_a_line_that_leads_to_both_sides_and_goes_when_it_is_settled(
    qtbot: QtBot, shelf: Shelf, bus: Bus, open_window: Callable[..., ReportWindow]
) -> None:
    shelf.undelivered["exam-1"] = [stuck("exam-1", ActState.CONFLICT)]
    window = open_window()
    (notice,) = window.notices.shown
    with qtbot.waitSignal(window.outbox_requested) as asked:
        notice.press_more()
    assert asked.args == ["exam-1"]
    bus.publish(Changes(outbox=True))
    assert len(window.notices.shown) == 1  # once
    notice.close_notice()
    bus.publish(Changes(outbox=True))
    assert window.notices.shown == ()  # she has closed it
    shelf.undelivered["exam-1"] = [stuck("exam-1", ActState.PARKED)]
    bus.publish(Changes(outbox=True))
    assert len(window.notices.shown) == 1
    assert window.notices.shown[0] is not notice
    shelf.undelivered.clear()
    bus.publish(Changes(outbox=True))
    assert window.notices.shown == ()


def test_the_line_belongs_to_its_exam(shelf: Shelf, open_window: Callable[..., ReportWindow]) -> None:
    shelf.kept["exam-2"] = replace(full_report(), exam=replace(full_report().exam, id="exam-2"))
    shelf.undelivered["exam-1"] = [stuck("exam-1", ActState.CONFLICT)]
    window = open_window()
    assert len(window.notices.shown) == 1
    window.open_exam("exam-2")
    assert window.notices.shown == ()
    window.open_exam("exam-1")
    assert len(window.notices.shown) == 1


def test_what_somebody_else_decides_meanwhile_is_told_and_typed_text_stays(
    shelf: Shelf, bus: Bus, open_window: Callable[..., ReportWindow]
) -> None:
    """C17."""
    window = open_window()
    window.header.decision.open_comment()
    comment = window.header.decision.panel.comment
    QTest.keyClicks(comment, "telefon")
    before = shelf.kept["exam-1"]
    decision = Decision("rejected", "", "чужой", "Берик Омаров", 99, 4)
    shelf.kept["exam-1"] = replace(before, decision=decision, exam=replace(before.exam, version=4))
    bus.publish(Changes(exams=frozenset({"exam-1"})))
    assert comment.toPlainText() == "telefon"
    (line,) = told(window)
    assert "Берик Омаров" in line
    assert "Отклонён" in line
    bus.publish(Changes(exams=frozenset({"exam-1"})))
    assert len(told(window)) == 1


def test_her_own_decision_that_was_accepted_is_no_news(
    shelf: Shelf, bus: Bus, open_window: Callable[..., ReportWindow]
) -> None:
    window = open_window()
    before = shelf.kept["exam-1"]
    for decision in (
        Decision("rejected", "", "чужой", "А. Сериков", 98, 3, pending=True),
        Decision("rejected", "", "чужой", "А. Сериков", 99, 4),
    ):
        shelf.kept["exam-1"] = replace(before, decision=decision)
        bus.publish(Changes(exams=frozenset({"exam-1"})))
    assert told(window) == []
