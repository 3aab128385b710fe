"""What the program copied is taken away again, as long as it is the last that was copied."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from oes_desktop.ui.clipboard import copied, to_clipboard


def test_only_what_is_still_its_own_is_taken_away(qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("of somebody")
    copied().take_away()
    assert clipboard.text() == "of somebody"
    to_clipboard("Ахметов Данияр")
    assert clipboard.text() == "Ахметов Данияр"
    clipboard.setText("of somebody later")
    copied().take_away()
    assert clipboard.text() == "of somebody later"
    to_clipboard("Ахметов Данияр")
    copied().take_away()
    assert clipboard.text() == ""
    clipboard.setText("of somebody afterwards")
    copied().take_away()
    assert clipboard.text() == "of somebody afterwards"


def test_there_is_one_of_it(qtbot: QtBot) -> None:
    assert copied() is copied()
