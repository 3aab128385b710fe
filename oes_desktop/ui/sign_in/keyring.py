"""Trouble with the keyring, or waiting for it: what is so, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from oes_desktop.ui.messages import message_for
from oes_desktop.ui.sign_in.card import Card
from oes_desktop.ui.widgets.buttons import button


class KeyringPage(Card):
    """`show_error(error)` after it failed, `show_waiting()` while the system has not answered."""

    retry_requested = Signal()
    passphrase_requested = Signal()
    quit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error: Exception | None = None
        self.passphrase = button(big=True)
        self.quit = button(kind="quiet", big=True)
        self.foot.addWidget(self.passphrase)
        self.foot.addWidget(self.quit)
        self.main.clicked.connect(self.retry_requested)
        self.passphrase.clicked.connect(self.passphrase_requested)
        self.quit.clicked.connect(self.quit_requested)
        self._retranslate()

    def show_error(self, error: Exception) -> None:
        self._error = error
        self.show_busy("")
        self._retranslate()

    def show_waiting(self, *, offer_passphrase: bool) -> None:
        self._error = None
        self.passphrase.setVisible(offer_passphrase)
        self._retranslate()
        self.show_busy(self.tr("Waiting for the keyring…"))

    def offer_passphrase(self, offered: bool) -> None:
        self.passphrase.setVisible(offered)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if self._error is None:
            self.title.setText(self.tr("Waiting for the keyring"))
            self.subtitle.setText(
                self.tr(
                    "The key of your data lies in the keyring of the system, and the system has "
                    "not given it yet. "
                    "Perhaps a window asks for its password. Nothing is changed meanwhile."
                )
            )
        else:
            message = message_for(self._error)
            self.title.setText(message.title)
            self.subtitle.setText(message.sentence)
        self.main.setText(self.tr("Try again"))
        self.passphrase.setText(self.tr("Use a passphrase instead"))
        self.quit.setText(self.tr("Quit"))
        self.back.setText(self.tr("Back to sign-in"))
