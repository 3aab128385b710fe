"""E13: the session ends with the program open: it closes by itself, quickly, and nothing is lost."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.programs import LONG_MS, filmed_world, program_at, sign_in, until_listed

from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.ui.shell.session_end import SessionEnd

CLOSED_MS = 2_000
End = Callable[[QApplication], None]


@pytest.fixture
def ends(qapp: QApplication) -> Iterator[SessionEnd]:
    made = SessionEnd(qapp)
    yield made
    made.close()


def log_off(qt: QApplication) -> None:
    qt.commitDataRequest.emit(None)


def be_told(_: QApplication) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.parametrize(
    "end",
    [
        log_off,
        pytest.param(be_told, marks=pytest.mark.skipif(sys.platform == "win32", reason="no such signal")),
    ],
)
def test_the_session_ends_and_the_next_start_goes_on(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, ends: SessionEnd, end: End
) -> None:
    """E13: a report is open, a decision not sent; closed within 2 s (ten times that here)."""
    keeper = MemoryKeeper()
    with filmed_world(tmp_path) as (world, exam_id):
        with program_at(qtbot, qapp, world, keeper) as program:
            ends.ending.connect(program.window.close_now)
            sign_in(qtbot, program)
            program.preferences.change(undo_seconds=30)
            window = program.open_report(exam_id)
            qtbot.waitUntil(lambda: window.report is not None, timeout=LONG_MS)
            assert program.desk is not None
            program.bus.publish(program.desk.decisions.decide(exam_id, "accepted"))
            program.window.close_wanted = lambda: False  # downloads would ask first
            with qtbot.waitSignal(program.closed, timeout=10 * CLOSED_MS):
                end(qapp)
        with program_at(qtbot, qapp, world, keeper) as again:
            until_listed(qtbot, again)
            assert again.desk is not None
            assert again.preferences.window(again.window.place()[0]) is not None
            kept = again.desk.decisions.outbox()
            stands = again.desk.reports.cached(exam_id)
            assert [row.act.body["value"] for row in kept] == ["accepted"] or (
                stands is not None and stands.decision.value == "accepted"
            )


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_it_is_told_once_and_gives_the_signals_back(qtbot: QtBot, qapp: QApplication) -> None:
    """E13: signals that come by the dozen are one end; afterwards they mean what they meant."""
    before = signal.getsignal(signal.SIGTERM)
    ends, told = SessionEnd(qapp), []
    ends.ending.connect(lambda: told.append(True))
    for _ in range(12):
        os.kill(os.getpid(), signal.SIGTERM)
    qtbot.waitUntil(lambda: bool(told), timeout=LONG_MS)
    log_off(qapp)
    assert told == [True]
    ends.close()
    ends.close()
    assert signal.getsignal(signal.SIGTERM) is before
