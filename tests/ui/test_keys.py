"""Letters and digits by place, in every layout, and quiet while somebody types."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from oes_desktop.ui.keys import PhysicalKeys, is_typing, physical_key

NONE = Qt.KeyboardModifier.NoModifier


def pressed(key: int, text: str = "", scan: int = 0, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, 0, 0, text)


@pytest.mark.parametrize(
    ("letter", "key"),
    [
        ("j", "J"),
        ("о", "J"),
        ("л", "K"),
        ("д", "L"),
        ("н", "Y"),
        ("ч", "X"),
        ("1", "1"),
        (",", ","),
        ("б", ","),
    ],
)
def test_a_russian_letter_is_the_key_it_sits_on(letter: str, key: str) -> None:
    assert physical_key(pressed(ord(letter.upper()), letter)) == key


@pytest.mark.parametrize(
    ("letter", "key"), [("ә", "2"), ("і", "3"), ("ң", "4"), ("ғ", "5"), ("ү", "8"), ("ұ", "9")]
)
def test_the_digit_row_of_a_kazakh_layout_types_letters_and_stays_digits(letter: str, key: str) -> None:
    assert physical_key(pressed(ord(letter.upper()), letter)) == key


@pytest.mark.skipif(sys.platform != "linux", reason="scan codes of X11 and Wayland")
@pytest.mark.parametrize(("scan", "key"), [(44, "J"), (10, "1"), (18, "9"), (59, ","), (24, "Q")])
def test_the_scan_code_wins_over_the_letter(scan: int, key: str) -> None:
    assert physical_key(pressed(ord("Ы"), "ы", scan)) == key


def test_named_keys_and_the_number_pad() -> None:
    assert physical_key(pressed(Qt.Key.Key_Space, " ")) == "Space"
    assert physical_key(pressed(Qt.Key.Key_Left)) == "Left"
    pad = pressed(Qt.Key.Key_5, "5", 84, Qt.KeyboardModifier.KeypadModifier)
    assert physical_key(pad) == "5"
    assert physical_key(pressed(Qt.Key.Key_F5)) == ""


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for part in (QPushButton("button"), QLineEdit()):
        column.addWidget(part)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
    return window


def test_bound_keys_work_from_any_widget_but_a_text_field(qtbot: QtBot, window: QWidget) -> None:
    done: list[str] = []
    keys = PhysicalKeys(window)
    keys.bind("J", lambda: done.append("back"))
    keys.bind("Space", lambda: done.append("play"))
    keys.bind("Shift+Left", lambda: done.append("second"))
    button, field = window.findChild(QPushButton), window.findChild(QLineEdit)
    assert button is not None and field is not None
    clicked: list[bool] = []
    button.clicked.connect(lambda: clicked.append(True))
    button.setFocus()
    qtbot.waitUntil(button.hasFocus, timeout=10_000)
    QTest.keyClick(button, Qt.Key.Key_J)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(button, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert done == ["back", "play", "second"]
    assert clicked == []
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert clicked == [True]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus, timeout=10_000)
    QTest.keyClicks(field, "jo ")
    assert field.text() == "jo "
    assert done == ["back", "play", "second"]


def test_typing_is_told_apart(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    assert is_typing(field)
    field.setReadOnly(True)
    assert not is_typing(field)
    assert not is_typing(None)
