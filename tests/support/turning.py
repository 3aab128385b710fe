"""Letting the event loop go on where something must *not* come of it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot


def turn(qtbot: QtBot, times: int = 20, every_ms: int = 0) -> None:
    """The loop has gone round so often, and a timer of `every_ms` beside whatever is looked at has run off so
    often: what was to come has had its chance."""
    turns: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(1))
    timer.start(every_ms)
    qtbot.waitUntil(lambda: len(turns) >= times)
    timer.stop()
