"""An exam that is far larger than any other: its report opens, and every part of it is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot
from support.report_room import Shelf
from support.reports import START_MS, full_report

from oes_desktop.domain.models import Attempt, Violation
from oes_desktop.ui.report.header import BRIEF, DETAILED
from oes_desktop.ui.report.window import ReportWindow

MINUTE = 60_000


def test_fifty_attempts_with_thousands_of_violations_and_photos_open(
    qtbot: QtBot, shelf: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    """C14: all of it in one exam; both pages, and from one violation to the next at its one second."""
    report = full_report()
    attempts = tuple(
        Attempt(number + 1, START_MS + number * 3 * MINUTE, START_MS + (number * 3 + 2) * MINUTE)
        for number in range(50)
    )
    at_ms = attempts[7].started_ms + 1_000
    violations = tuple(Violation(f"n{number}", "voice_detected", at_ms, 1_000, 2) for number in range(5_000))
    one = report.snapshots[0]
    photos = tuple(replace(one, id=f"p{number}", at_ms=START_MS + number * 3_000) for number in range(3_000))
    shelf.kept["exam-1"] = replace(
        report, attempts=attempts, violations=violations, snapshots=photos, recordings=()
    )
    window = open_window()
    assert window.violations.model.rowCount() == 5_000 + 49  # and the breaks between
    assert len(window.player.timeline.layout_now.attempts) == 50
    window.player.go_violation(+1)
    assert window.player.position_ms == at_ms
    for page in (BRIEF, DETAILED):
        window.header.tabs.choose(page)
        assert not window.grab().isNull()
