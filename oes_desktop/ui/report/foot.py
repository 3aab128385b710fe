"""The foot of a report window: the keys that work here."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from oes_desktop.ui.widgets.key_hint import KeyHints


class ReportFoot(QFrame):
    """`choices`: how many decisions have a number key."""

    def __init__(self, choices: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("footer", True)
        self._choices = max(1, choices)
        self._hints = KeyHints()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self._hints)
        row.addStretch(1)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._hints.show_hints(
            [
                ("Space", self.tr("play")),
                ("J K L", self.tr("back · stop · forward")),
                ("N P", self.tr("violation")),
                ("Y X", self.tr("confirm · dismiss")),
                (f"1–{self._choices}", self.tr("decision")),
                ("C", self.tr("comment")),
                ("Esc", self.tr("close")),
            ]
        )
