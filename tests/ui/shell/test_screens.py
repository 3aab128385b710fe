"""E9: a screen that is gone, and a scale that changes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.shell.place import InSight

KEEP = """
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pathlib import Path
import sys
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.shell.place import place_of, put_back
app = QApplication([])
preferences = Preferences(Path(sys.argv[2]))
widget = QWidget()
if sys.argv[1] == "keep":
    widget.show()
    widget.setGeometry(*map(int, sys.argv[3:]))
    app.processEvents()
    preferences.keep_window("main", place_of(widget))
else:
    put_back(widget, preferences.window("main"), QSize(1000, 600))
    widget.show()
    app.processEvents()
    room = app.primaryScreen().availableGeometry()
    common = room.intersected(widget.geometry())
    print(common.width(), common.height(), widget.width(), widget.height(), room.width(), room.height())
"""


def ran(*words: object, scale: str = "1") -> list[int]:
    answer = subprocess.run(
        [sys.executable, "-c", KEEP, *map(str, words)],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale},
    )
    assert answer.returncode == 0, answer.stderr
    return [int(word) for word in answer.stdout.split()]


@pytest.mark.parametrize(
    ("place", "before", "after"),
    [
        ((5_000, 3_000, 700, 500), "1", "1"),  # on a screen to the right that is unplugged now
        ((-3_000, 100, 700, 500), "1", "1"),  # ... to the left
        ((20, 20, 760, 560), "1", "2"),  # 100 % then, 200 % now: half the room
        ((20, 20, 380, 280), "2", "1"),
    ],
)
def test_the_window_comes_back_on_a_screen_that_is_there(
    tmp_path: Path, place: tuple[int, ...], before: str, after: str
) -> None:
    """E9: its title bar can be reached and most of it is seen."""
    folder = tmp_path / "config"
    ran("keep", folder, *place, scale=before)
    assert Preferences(folder).window("main") is not None
    seen_width, seen_height, width, height, room_width, room_height = ran("put back", folder, scale=after)
    assert seen_width >= min(width, room_width) * 0.9
    assert seen_height >= min(height, room_height) * 0.8


def test_windows_come_back_when_their_screen_goes(qtbot: QtBot, qapp: QApplication) -> None:
    """E9: a screen is unplugged, or has another size, while the program runs; whoever is in sight stays where
    she is, and a window that is closed stays closed."""
    lost, seen, closed = QWidget(), QWidget(), QWidget()
    for window in (lost, seen, closed):
        qtbot.addWidget(window)
        window.resize(400, 300)
    seen.move(30, 40)
    lost.move(9_000, 7_000)
    closed.move(9_000, 7_000)
    lost.show()
    seen.show()
    keeper = InSight(lost)
    screen = qapp.primaryScreen()
    room = screen.availableGeometry()
    for sign in (qapp.screenRemoved.emit, qapp.primaryScreenChanged.emit):
        lost.move(9_000, 7_000)
        sign(screen)
        qtbot.waitUntil(lambda: room.contains(lost.frameGeometry().center()))
    lost.move(-5_000, 100)
    screen.availableGeometryChanged.emit(room)
    qtbot.waitUntil(lambda: room.contains(lost.frameGeometry().center()))
    assert (seen.x(), seen.y()) == (30, 40)
    assert (closed.x(), closed.isVisible()) == (9_000, False)
    keeper.deleteLater()
