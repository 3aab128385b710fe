"""What the program puts on the clipboard, and takes from there again when it locks: names, comments, tables.

Only what is still its own: whatever somebody copied elsewhere meanwhile stays. Systems keep books on that;
where one does not, the last change of the clipboard tells.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class Copied(QObject):
    """One for the program, a child of the application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._copying = self._ours = False
        self._clipboard.dataChanged.connect(self._changed)

    def put(self, text: str) -> None:
        self._copying = True
        try:
            self._clipboard.setText(text)
        finally:
            self._copying = False
        self._ours = True

    def take_away(self) -> None:
        """What is on the clipboard from this program, also from its text fields. Asks no other program."""
        for mode in _MODES:
            if self._is_own(mode):
                self._clipboard.clear(mode)

    def _is_own(self, mode: QClipboard.Mode) -> bool:
        if mode is QClipboard.Mode.Selection:
            return self._clipboard.supportsSelection() and self._clipboard.ownsSelection()
        told = self._ours and sys.platform != "darwin"  # there it hears of others only while it is in front
        return told or self._clipboard.ownsClipboard()

    @Slot()
    def _changed(self) -> None:
        self._ours = self._copying


def copied() -> Copied:
    """The one of this program."""
    app = QGuiApplication.instance()
    assert app is not None
    return app.findChild(Copied) or Copied(app)


def to_clipboard(text: str) -> None:
    """Whatever the program copies by a command of its own."""
    copied().put(text)
