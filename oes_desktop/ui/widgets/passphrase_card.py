"""A card that is gone past with a passphrase: what is the same wherever one is asked for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.errors import KeyTrouble
from oes_desktop.ui.widgets.card import Card, link, sentence_of
from oes_desktop.ui.widgets.passphrase import PassphraseField, Pause


class PassphraseCard(Card):
    """`given(passphrase)`, by `_send`, which the card's main button calls; `forgotten`: the way out was asked
    for. Whoever derives from it lays out `phrase` and `_forgot`, and has `_retranslate`."""

    given = Signal(str)
    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.phrase, self._forgot = PassphraseField(), link()
        self.pause = Pause(self.main, self)
        self.main.clicked.connect(self._send)
        self._forgot.clicked.connect(self.forgotten)

    def first_field(self) -> QWidget:
        return self.phrase.edit

    def show_error(self, error: Exception) -> None:
        """A wrong passphrase, or one that came too early: then the button waits."""
        wait = error.facts.get("retry_after_s") if isinstance(error, KeyTrouble) else None
        self.phrase.show_trouble(sentence_of(error))
        if isinstance(wait, int | float):
            self.pause.begin(round(wait))
        self.phrase.edit.selectAll()
        self.phrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _send(self) -> None:
        raise NotImplementedError

    def _retranslate(self) -> None:
        raise NotImplementedError
