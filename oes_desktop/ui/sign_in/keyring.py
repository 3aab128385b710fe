"""Trouble with the key or the data of a profile, or waiting for the keyring: what is so, what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.errors import OesError
from oes_desktop.ui.messages import message_for
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.card import Card


class KeyringPage(Card):
    """`show_error(error)` after it failed, `show_waiting()` while the system has not answered. Where a copy
    lies here already, no passphrase can take the place of its key, so none is offered."""

    retry_requested = Signal()
    repair_requested = Signal()
    anew_requested = Signal()
    passphrase_requested = Signal()
    quit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error: Exception | None = None
        self.passphrase = button(big=True)
        self.quit = button(kind="quiet", big=True)
        self.anew = button(big=True)
        self.foot.addWidget(self.passphrase)
        self.foot.addWidget(self.anew)
        self.foot.addWidget(self.quit)
        self.main.clicked.connect(self._press)
        self.anew.clicked.connect(self.anew_requested)
        self.passphrase.clicked.connect(self.passphrase_requested)
        self.quit.clicked.connect(self.quit_requested)
        self._retranslate()

    def show_error(self, error: Exception, *, may_choose: bool = False) -> None:
        """`may_choose`: nothing lies here yet, so a passphrase may be chosen instead."""
        self._error = error
        self.passphrase.setVisible(may_choose and self._reason in ("locked", "denied"))
        self.anew.setVisible(self._reason in ("missing_entry", "wrong_key", "profile"))
        self.show_busy("")
        self._retranslate()

    @property
    def _reason(self) -> str:
        return self._error.reason if isinstance(self._error, OesError) else ""

    @property
    def damaged_folder(self) -> str:
        """Name of the folder whose profile cannot be read; '' when that is not the trouble."""
        return str(self._error.facts.get("folder", "")) if isinstance(self._error, OesError) else ""

    def _press(self) -> None:
        """A damaged store is mended first; everything else is just tried again."""
        (self.repair_requested if self._reason == "store" else self.retry_requested).emit()

    def show_waiting(self, *, may_choose: bool) -> None:
        self._error = None
        self.passphrase.setVisible(may_choose)
        self.anew.hide()
        self._retranslate()
        self.show_busy(self.tr("Waiting for the keyring…"))

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
        self.main.setText(self.tr("Repair and open") if self._reason == "store" else self.tr("Try again"))
        self.anew.setText(self.tr("Set the old profile aside and start anew"))
        self.passphrase.setText(self.tr("Use a passphrase instead"))
        self.quit.setText(self.tr("Quit"))
        self.back.setText(self.tr("Back to sign-in"))
