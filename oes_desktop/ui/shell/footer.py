"""The status bar: facts at the left, the keys that work here at the right. Pages fill it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from oes_desktop.ui.widgets.key_hint import KeyHints
from oes_desktop.ui.widgets.labels import ElidedLabel, label


class Footer(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("footer", True)
        self._strong = label("", "field")
        self._facts = ElidedLabel("", "small")
        self._hints = KeyHints()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(5)
        row.addWidget(self._strong)
        row.addWidget(self._facts, 1)
        row.addWidget(self._hints)
        self.setMinimumHeight(30)

    def show_facts(self, strong: str = "", *facts: str) -> None:
        """`strong` is written bold, the facts after it, apart from each other."""
        self._strong.setText(strong)
        self._strong.setVisible(bool(strong))
        self._facts.setText("   ·   ".join(facts))

    def show_hints(self, hints: Iterable[tuple[str, str]]) -> None:
        """(keys, what they do); several keycaps are separated by spaces: ("↑ ↓", "row")."""
        self._hints.show_hints(hints)
