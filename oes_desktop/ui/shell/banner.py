"""The line under the header while the server cannot be reached. It stops nobody."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from oes_desktop.ui.messages import message_for
from oes_desktop.ui.widgets.banner import Banner


class OfflineBanner(Banner):
    """`retry_requested` when the proctor does not want to wait for the next try."""

    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("wifi-off", parent)
        self._error: Exception | None = None
        self.step.clicked.connect(self.retry_requested)
        self._retranslate()

    def show_trouble(self, error: Exception | None) -> None:
        """None: all is well again."""
        self._error = error
        self.setVisible(error is not None)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.step.setText(self.tr("Try now"))
        if self._error is not None:
            message = message_for(self._error)
            self.say(message.title, message.sentence)
