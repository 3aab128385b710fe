"""When the program locks by itself: a table, with a clock moved by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from oes_desktop.domain.clock import ManualClock
from oes_desktop.ui.shell.idle import Idle


class Watched:
    def __init__(self, minutes: int) -> None:
        self.clock, self.minutes, self.plays, self.locked = ManualClock(), minutes, False, 0
        self.idle = Idle(self.clock, lambda: self.minutes, lambda: self.plays)
        self.idle.over.connect(self._over)

    def _over(self) -> None:
        self.locked += 1

    def after(self, seconds: float) -> bool:
        """Whether it locked once that time has passed."""
        before = self.locked
        self.clock.advance(seconds)
        self.idle.look()
        return self.locked > before


# setting (minutes), what happens second by second, whether it is locked in the end
TABLE = [
    (0, [("wait", 10_000)], False),
    (1, [("wait", 59)], False),
    (1, [("wait", 60)], True),
    (5, [("wait", 299), ("touch", 0), ("wait", 299)], False),
    (5, [("wait", 299), ("touch", 0), ("wait", 300)], True),
    (5, [("play", 0), ("wait", 299), ("wait", 299), ("wait", 299)], False),  # a recording plays
    (5, [("play", 0), ("wait", 200), ("stop", 0), ("wait", 299)], False),
    (5, [("play", 0), ("wait", 200), ("stop", 0), ("wait", 300)], True),
    (5, [("sleep", 3_600)], True),  # the steady clock stood still
    (5, [("back", 86_400), ("wait", 299)], False),  # the wall clock was set back
    (5, [("back", 86_400), ("wait", 300)], True),
    (5, [("set", 1), ("wait", 60)], True),  # the setting is changed while it counts
    (1, [("wait", 59), ("set", 60), ("wait", 60)], False),
    (1, [("set", 0), ("wait", 10_000), ("set", 1), ("wait", 0)], True),
    (1_440, [("wait", 86_399)], False),
]


@pytest.mark.parametrize(("minutes", "story", "locked"), TABLE)
def test_the_table(qapp: object, minutes: int, story: list[tuple[str, int]], locked: bool) -> None:
    watched = Watched(minutes)
    found = False
    for what, number in story:
        if what == "touch":
            watched.idle.touch()
        elif what in ("play", "stop"):
            watched.plays = what == "play"
        elif what == "set":
            watched.minutes = number
        elif what == "sleep":
            watched.clock.wall_ms += number * 1000
            found |= watched.after(0)
        elif what == "back":
            watched.clock.wall_ms -= number * 1000
        else:
            found |= watched.after(number)
    assert found == locked


def test_it_is_said_once_a_time(qapp: object) -> None:
    watched = Watched(1)
    assert watched.after(600)
    assert not watched.after(59)
    assert watched.after(1)


def test_a_key_the_mouse_and_the_wheel_in_any_window_are_a_touch(qtbot: QtBot) -> None:
    watched = Watched(5)
    window, other = QLineEdit(), QLineEdit()
    for each in (window, other):
        qtbot.addWidget(each)
        each.show()
        qtbot.waitExposed(each)
    watched.idle.start()
    handle = other.windowHandle()
    touches = (
        lambda: QTest.keyClick(handle, Qt.Key.Key_A),
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton),
        lambda: QTest.mouseMove(handle, handle.geometry().center() - handle.geometry().topLeft()),
        lambda: QTest.wheelEvent(handle, handle.geometry().center().toPointF(), handle.geometry().center()),
    )
    for touch in touches:
        assert not watched.after(299)
        touch()
        qtbot.waitUntil(lambda: watched.idle.idle_s == 0)
    watched.idle.stop()
    menu = QMenu()  # a window that comes later, and goes again
    qtbot.addWidget(menu)
    watched.idle.look()
    other.close()
    other.deleteLater()
    watched.idle.look()
    assert watched.after(300)
