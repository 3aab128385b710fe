"""Letters and digits by the physical key, whatever the layout: J is the key of О, and digits work in Kazakh.

`PhysicalKeys(window)` follows the focus inside its window and calls what is bound to a key, before the
focused widget sees it; while a text field has the focus it keeps quiet. Shortcuts with Ctrl are QActions.
Two letters may be pressed together: "K+L" is L while K is held down.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

_ROWS = ("1234567890-=", "QWERTYUIOP[]", "ASDFGHJKL;'", "ZXCVBNM,./")
# Set-1 scan codes of the first key of each row: Windows as they are, X11 and Wayland plus 8.
_ROW_STARTS = (2, 16, 30, 44)
_SCAN = {
    start + place: key for start, row in zip(_ROW_STARTS, _ROWS, strict=True) for place, key in enumerate(row)
}
# kVK_ANSI_* of macOS, in the order of the rows.
_MAC_CODES = (
    (18, 19, 20, 21, 23, 22, 26, 28, 25, 29, 27, 24),
    (12, 13, 14, 15, 17, 16, 32, 34, 31, 35, 33, 30),
    (0, 1, 2, 3, 5, 4, 38, 40, 37, 41, 39),
    (6, 7, 8, 9, 11, 45, 46, 43, 47, 44),
)
_MAC = {
    code: key
    for codes, row in zip(_MAC_CODES, _ROWS, strict=True)
    for code, key in zip(codes, row, strict=True)
}
# What the letters of the Russian and Kazakh layouts sit on, for events that carry no scan code.
_LETTERS = dict(
    zip("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ", "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,.", strict=True)
) | dict(zip("ӘІҢҒҮҰҚӨҺ", "234589" + "0-=", strict=True))
_NAMED = {
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Backspace: "Backspace",
}
_OWN = "ownKeys"
_PAD = {"+": "=", "-": "-"}
_OTHER = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def physical_key(event: QKeyEvent) -> str:
    """The key by its place on the board: "J", "1", ",", or a name such as "Space"; '' for others."""
    named = _NAMED.get(Qt.Key(event.key()))
    if named is not None:
        return named
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return _PAD.get(event.text(), event.text() if event.text() in "0123456789" else "")
    code = event.nativeScanCode()
    if sys.platform == "darwin":
        found = _MAC.get(event.nativeVirtualKey()) if code or event.nativeVirtualKey() else None
    else:
        found = _SCAN.get(code if sys.platform == "win32" else code - 8)
    if found is not None:
        return found
    letter = (event.text() or _key_letter(event.key())).upper()
    known = set("".join(_ROWS))
    return _LETTERS.get(letter, letter if letter in known else "")


def _key_letter(key: int) -> str:
    return chr(key) if 0x20 < key < 0x10000 else ""


def is_typing(widget: QWidget | None) -> bool:
    """True when letters belong to `widget`: a text field, a spin box, an editable list."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    if isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractSpinBox)


def own_keys(widget: QWidget, names: str) -> None:
    """These keys ("Left Right Space") belong to `widget` while the focus is in it, whatever its window does
    with them elsewhere. Added to those that it owns already."""
    widget.setProperty(_OWN, [*(widget.property(_OWN) or ()), *names.split()])


def _belongs_to(widget: QWidget | None, key: str) -> bool:
    while widget is not None:
        if key in (widget.property(_OWN) or ()):
            return True
        widget = None if widget.isWindow() else widget.parentWidget()
    return False


def _pressing(widget: QWidget | None) -> Callable[[], object] | None:
    """Presses the button that has the focus; None where none has it."""
    if isinstance(widget, QToolButton) and widget.menu() is not None:
        return partial(QTimer.singleShot, 0, widget, widget.showMenu)
    return widget.click if isinstance(widget, QAbstractButton) else None


class PhysicalKeys(QObject):
    """`bind("J", call)`, `bind("Shift+Left", call)`, `bind("K+L", call)`. A key that nobody bound goes on
    its way; Enter then presses the button that has the focus, for Space is mostly bound. `repeats=False`: a
    key that is held down acts once."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._bound: dict[str, Callable[[], object]] = {}
        self._once: set[str] = set()
        self._held: list[str] = []
        self._followed: QWidget = window
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, QApplication.focusWidget())

    def bind(self, keys: str, call: Callable[[], object], *, repeats: bool = True) -> None:
        self._bound[keys] = call
        if not repeats:
            self._once.add(keys)

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not shiboken6.isValid(self._window):
            return
        if shiboken6.isValid(self._followed) and self._followed is not self._window:
            self._followed.removeEventFilter(self)
        self._followed = self._window
        self._held.clear()  # a release may go to another window
        if new is not None and new is not self._window and new.window() is self._window:
            self._followed = new
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat():
            key = physical_key(event)
            self._held = [held for held in self._held if held != key]
        if event.type() != QEvent.Type.KeyPress:
            return False
        if is_typing(QApplication.focusWidget()) or event.modifiers() & _OTHER:
            return False
        return self._press(event)

    def _press(self, event: QKeyEvent) -> bool:
        key = physical_key(event)
        shifted = f"Shift+{key}" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else key
        chords = [f"{held}+{key}" for held in self._held if held != key]
        name = next((chord for chord in chords if chord in self._bound), shifted)
        if key and key not in self._held:
            self._held.append(key)
        focused = QApplication.focusWidget()
        call = self._bound.get(name) or (_pressing(focused) if name == "Enter" else None)
        if call is None or _belongs_to(focused, shifted):
            return False
        if not (event.isAutoRepeat() and name in self._once):
            call()
        return True
