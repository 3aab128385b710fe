"""From one report to the next: by itself if she wants it, already fetched, with the undo at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from support.report_room import Line, Shelf
from support.reports import full_report

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import ManualClock
from oes_desktop.runtime.bus import Bus
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.report.ahead import Readied, first_moment
from oes_desktop.ui.report.header import BRIEF
from oes_desktop.ui.report.window import ReportWindow


@pytest.fixture
def three(shelf: Shelf) -> Shelf:
    for name in Line.order:
        exam = replace(full_report().exam, id=name, student_name=f"Student {name}")
        shelf.kept[name] = replace(full_report(), exam=exam)
    return shelf


def ready(window: ReportWindow, exam_id: str) -> bool:
    (found,) = window.findChildren(Readied)
    return found.take(exam_id) is not None


def decide(window: ReportWindow) -> None:
    window.header.decision.decided.emit("accepted", "", "")


def test_after_a_decision_the_next_opens_only_if_she_wants_it(
    three: Shelf, open_window: Callable[..., ReportWindow], preferences: Preferences
) -> None:
    window = open_window("exam-0", Line())
    decide(window)
    assert window.exam_id == "exam-0"
    preferences.change(open_next=True)
    window.undo()
    decide(window)
    assert window.exam_id == "exam-2"  # the next to review
    assert window.player.playing
    assert "Student exam-0" in window.notices.shown[-1].accessibleName()


def test_undo_from_the_next_report_brings_back_to_the_one_it_is_about(
    three: Shelf, open_window: Callable[..., ReportWindow], preferences: Preferences, clock: ManualClock
) -> None:
    preferences.change(open_next=True)
    window = open_window("exam-0", Line())
    decide(window)
    assert window.exam_id == "exam-2"
    window.undo()
    assert three.undone == ["exam-0"] and window.exam_id == "exam-0"
    decide(window)
    clock.advance(preferences.settings.undo_seconds + 1)
    window.undo()  # too late for that one: the exam that is shown is meant
    assert three.undone == ["exam-0", "exam-2"] and window.exam_id == "exam-2"


def test_the_button_of_the_notice_brings_back_too(
    three: Shelf, open_window: Callable[..., ReportWindow], preferences: Preferences
) -> None:
    preferences.change(open_next=True)
    window = open_window("exam-0", Line())
    decide(window)
    window.notices.shown[-1].press_action()
    assert three.undone == ["exam-0"] and window.exam_id == "exam-0"


def test_what_lies_ahead_is_fetched_and_dropped_when_it_changes(
    three: Shelf, open_window: Callable[..., ReportWindow], qtbot: QtBot, bus: Bus
) -> None:
    window = open_window("exam-0", Line())
    qtbot.waitUntil(lambda: ready(window, "exam-1") and ready(window, "exam-2"))
    bus.publish(Changes(exams=frozenset({"exam-1"})))
    assert not ready(window, "exam-1") and ready(window, "exam-2")
    qtbot.waitUntil(lambda: ready(window, "exam-1"))
    three.kept["exam-1"] = replace(three.kept["exam-1"], violations=())
    window.step(1)
    assert window.exam_id == "exam-1"
    assert window.report == three.kept["exam-1"]  # brought up to date all the same


def test_one_that_somebody_opened_meanwhile_is_passed_by(
    three: Shelf, open_window: Callable[..., ReportWindow], qtbot: QtBot
) -> None:
    line = Line()
    window = open_window("exam-0", line)
    qtbot.waitUntil(lambda: ready(window, "exam-2"))
    line.taken.add("exam-2")
    asked: list[object] = []
    line.find_to_review = lambda exam_id, found: asked.append(exam_id)  # type: ignore[method-assign]
    window.header.review_requested.emit()
    assert asked == ["exam-0"] and window.exam_id == "exam-0"


def test_violations_only_goes_on_at_the_first_moment_of_the_next(
    three: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    window = open_window("exam-0", Line())
    window.player.set_violations_only(True)
    window.step(1)
    assert window.player.playing and window.player.position_ms == max(
        first_moment(full_report()) or 0, window.player.exam.start_ms
    )
    window.player.pause()
    window.player.set_violations_only(False)
    window.step(1)
    assert not window.player.playing
    window.player.set_violations_only(True)
    window.header.tabs.choose(BRIEF)
    window.step(-1)
    assert not window.player.playing


def test_what_is_left_and_her_pace_stand_in_the_head(
    three: Shelf, open_window: Callable[..., ReportWindow], clock: ManualClock
) -> None:
    line = Line()
    window = open_window("exam-0", line)
    assert "2" in window.header._left.text()
    for _ in range(3):
        for name in line.order:
            three.kept[name] = replace(
                three.kept[name], decision=replace(full_report().decision, value="undecided")
            )
            window.open_exam(name)
            clock.advance(14)
            decide(window)
    assert line.pace.seconds == 14
    assert "14" in window.header._left.text() and "28" in window.header._left.text()


def test_the_speed_stays_from_report_to_report(
    three: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    window = open_window("exam-0", Line())
    window.player.play()
    while window.player.rate < 4.0:
        window.player.shuttle.forward()
    window.step(1)
    assert window.player.rate == 4.0
