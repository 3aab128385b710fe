"""The passphrase that takes the keyring's place: make one, or type it to open the data."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from oes_desktop.ui.widgets.card import centred
from oes_desktop.ui.widgets.field import EnterPresses
from oes_desktop.ui.widgets.passphrase import PassphraseField
from oes_desktop.ui.widgets.passphrase_card import PassphraseCard

SHORTEST = 8


class PassphrasePage(PassphraseCard):
    """`show_step(create)` says whether one is made or asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._create = True
        self.again = PassphraseField()
        for part in (self.phrase, self.again):
            self.body.addWidget(part)
        self.foot.addLayout(centred(self._forgot))
        self.shut_while_busy(self.phrase, self.again, self._forgot)
        EnterPresses(self, self.main).watch(self.phrase.edit, self.again.edit)
        self._retranslate()

    def show_step(self, *, create: bool) -> None:
        self._create = create
        self.again.setVisible(create)
        self._forgot.setVisible(not create)
        for field in (self.phrase, self.again):
            field.clear()
        self._retranslate()

    def start_afresh(self) -> None:
        super().start_afresh()
        for field in (self.phrase, self.again):
            field.clear()

    def _send(self) -> None:
        phrase = self.phrase.text
        short = self._create and len(phrase) < SHORTEST
        self.phrase.show_trouble(
            self.tr("At least %n characters, please.", "", SHORTEST)
            if short
            else ("" if phrase else self.tr("Fill this in."))
        )
        differs = self._create and phrase != self.again.text
        self.again.show_trouble(self.tr("The two passphrases differ.") if differs else "")
        if phrase and not short and not differs:
            self.given.emit(phrase)

    def _retranslate(self) -> None:
        if self._create:
            self.title.setText(self.tr("Choose a passphrase"))
            self.subtitle.setText(
                self.tr(
                    "It encrypts recordings and decisions on this computer and is asked for at every start. "
                    "Nobody can restore it: without it the copy here is lost, what the server has stays."
                )
            )
        else:
            self.title.setText(self.tr("Passphrase"))
            self.subtitle.setText(self.tr("Type the passphrase that opens your data on this computer."))
        self.phrase.show_name(self.tr("&Passphrase"))
        self.again.show_name(self.tr("Passphrase &again"))
        self._forgot.setText(self.tr("Forgot the passphrase?"))
        self.main.setText(self.tr("Use this passphrase") if self._create else self.tr("Open"))
        self.back.setText(self.tr("Back to sign-in"))
