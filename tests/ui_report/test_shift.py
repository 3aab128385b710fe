"""The screen shifted by hand: at once, for one recording, and still so the next time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.report_room import Drawer, Line, Shelf
from support.reports import full_report

from oes_desktop.domain.models import CAMERA, SCREEN, Recording
from oes_desktop.services.offsets import MOST_MS
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.shift import ScreenShift
from oes_desktop.ui.report.window import ReportWindow

SCREENS = [one for one in full_report().recordings if one.kind == SCREEN]


@pytest.fixture
def window(qtbot: QtBot, open_window: Callable[..., ReportWindow]) -> ReportWindow:
    made = open_window()
    qtbot.waitUntil(lambda: made.player.settled)
    return made


def shift_of(window: ReportWindow) -> ScreenShift:
    (found,) = window.findChildren(ScreenShift)
    return found


def offset(window: ReportWindow, kind: str) -> int:
    """Where in its recording this side stands."""
    return window.player._theatre._stages[kind].engine.position_ms()  # type: ignore[no-any-return]


def go(window: ReportWindow, recording: Recording) -> None:
    window.player.seek(recording.started_ms + 60_000)
    window.player._tick()


def test_it_moves_the_screen_at_once_and_leaves_the_camera(window: ReportWindow, drawer: Drawer) -> None:
    shift = shift_of(window)
    go(window, SCREENS[0])
    camera, screen, at = offset(window, CAMERA), offset(window, SCREEN), window.player.position_ms
    shift.panel.steps[100].click()
    shift.panel.steps[40].click()
    window.player._tick()
    assert abs(screen - offset(window, SCREEN) - 140) <= 1
    assert offset(window, CAMERA) == camera and window.player.position_ms == at
    assert drawer.values == {f"offset:{SCREENS[0].id}": {"ms": 140}}
    shift.panel.steps[-1_000].click()
    assert drawer.values[f"offset:{SCREENS[0].id}"] == {"ms": -860}
    shift.panel.reset.click()
    window.player._tick()
    assert offset(window, SCREEN) == screen
    assert not shift.panel.reset.isEnabled()


def test_each_recording_has_its_own(window: ReportWindow) -> None:
    shift = shift_of(window)
    go(window, SCREENS[0])
    shift.panel.steps[1_000].click()
    go(window, SCREENS[1])
    assert not shift.panel.reset.isEnabled()
    shift.panel.steps[-40].click()
    go(window, SCREENS[0])
    assert shift.panel.reset.isEnabled()
    for _ in range(100):
        shift.panel.steps[1_000].click()
    assert shift._shifts[SCREENS[0].id] == MOST_MS


def test_it_is_kept_and_shown_the_next_time(
    qtbot: QtBot, open_window: Callable[..., ReportWindow], drawer: Drawer
) -> None:
    drawer.values[f"offset:{SCREENS[0].id}"] = {"ms": 500}
    window = open_window()
    qtbot.waitUntil(lambda: window.player.settled)
    go(window, SCREENS[0])
    expected = window.player.position_ms - SCREENS[0].started_ms - 500
    assert abs(offset(window, SCREEN) - expected) <= 25
    assert shift_of(window).panel.reset.isEnabled()


def test_another_exam_has_none_of_it(
    qtbot: QtBot, open_window: Callable[..., ReportWindow], shelf: Shelf
) -> None:
    report = full_report()
    other = replace(report, recordings=tuple(replace(one, id=f"x-{one.id}") for one in report.recordings))
    shelf.kept["exam-2"] = replace(other, exam=replace(report.exam, id="exam-2"))
    window = open_window(queue=Line())
    qtbot.waitUntil(lambda: window.player.settled)
    go(window, SCREENS[0])
    shift_of(window).panel.steps[1_000].click()
    window.open_exam("exam-2")
    qtbot.waitUntil(lambda: window.player.settled)
    go(window, SCREENS[0])
    assert not shift_of(window).panel.reset.isEnabled()
    assert abs(offset(window, SCREEN) - 60_000) <= 25


def test_where_no_screen_runs_there_is_nothing_to_shift(window: ReportWindow, drawer: Drawer) -> None:
    window.player.seek(full_report().exam.started_ms - 10**6)
    gap = SCREENS[0].ended_ms + 5_000
    window.player.seek(gap)
    shift = shift_of(window)
    assert not shift.button.isEnabled()
    shift.panel.steps[40].click()
    assert not drawer.values


def test_it_is_reached_by_the_keyboard_and_speaks_three_languages(
    qtbot: QtBot, window: ReportWindow, language: Language
) -> None:
    go(window, SCREENS[0])
    shift = shift_of(window)
    shift.button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(shift.button, Qt.Key.Key_Space)
    assert shift.panel.is_open
    assert QApplication.focusWidget() is shift.panel.steps[40]
    qtbot.keyClick(shift.panel.steps[40], Qt.Key.Key_Space)
    assert shift.panel.is_open and shift._shifts[SCREENS[0].id] == 40
    language.use("en")
    qtbot.waitUntil(lambda: shift.panel.steps[-40].accessibleName() == "Screen 40 ms earlier", timeout=10_000)
    assert shift.panel.steps[1_000].text() == "+1 s"
    assert shift.button.accessibleName() == "Shift the screen against the camera"
    qtbot.keyClick(shift.panel, Qt.Key.Key_Escape)
    assert not shift.panel.is_open
