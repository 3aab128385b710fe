"""Which keys work here: keycaps with a word, in the status bar and on buttons."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oes_desktop.ui.widgets.labels import label


def key_text(keys: str) -> str:
    """`Ctrl+K` as this system writes it (⌘K on a Mac); what is no key sequence stays as it is."""
    native = QKeySequence(keys, QKeySequence.SequenceFormat.PortableText)
    words = native.toString(QKeySequence.SequenceFormat.NativeText) if "+" in keys else ""
    return words or keys  # K+J are two letters held together: a sequence of Qt without words


class KeyHint(QWidget):
    """One or several keycaps (separated by spaces in `keys`) and what they do."""

    def __init__(self, keys: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        for key in keys.split(" "):
            cap = label(key_text(key))
            cap.setProperty("key", True)
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(cap)
        if text:
            row.addSpacing(2)
            row.addWidget(label(text, "small"))


class KeyHints(QWidget):
    """A row of hints, replaced as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)

    def show_hints(self, hints: Iterable[tuple[str, str]]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for keys, text in hints:
            self._row.addWidget(KeyHint(keys, text))
