"""Asks for a passphrase that is to be: the first one, another one, or none any more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from oes_desktop.domain.errors import KeyTrouble
from oes_desktop.ui.widgets.busy import Busy
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.card import sentence_of
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.passphrase import PassphraseField, Pause

CHOOSE, CHANGE, REMOVE = "choose", "change", "remove"
SHORTEST = 8


class PassphraseDialog(QDialog):
    """`given(current, new)`; stays open until it is accepted, for `show_error` may follow."""

    given = Signal(str, str)

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = what
        self.current, self.new, self.again = PassphraseField(), PassphraseField(), PassphraseField()
        self._trouble = label("", "error", wrap=True)
        self._busy = Busy()
        self.main = button(kind="primary")
        self.pause = Pause(self.main, self)
        self._lay_out()
        self._name()
        self.main.clicked.connect(self._send)
        self.main.setDefault(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        self._words = label("", wrap=True)
        column.addWidget(self._words)
        for field, shown in (
            (self.current, self._what != CHOOSE),
            (self.new, self._what != REMOVE),
            (self.again, self._what != REMOVE),
        ):
            field.setVisible(shown)
            column.addWidget(field)
        column.addWidget(self._trouble)
        column.addWidget(self._busy)
        self._trouble.hide()
        self._busy.hide()
        buttons = QDialogButtonBox()
        buttons.addButton(self.main, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(440)

    def _name(self) -> None:
        if self._what == REMOVE:
            self.setWindowTitle(self.tr("Remove the passphrase"))
            self._words.setText(
                self.tr(
                    "The key goes back into the keyring of the system. The program opens without a question "
                    "then, and cannot be locked."
                )
            )
            self.main.setText(self.tr("Remove"))
        else:
            first = self._what == CHOOSE
            self.setWindowTitle(self.tr("Choose a passphrase") if first else self.tr("Change the passphrase"))
            self._words.setText(
                self.tr(
                    "It opens the program when it is locked and at every start, in place of the keyring. "
                    "Nobody can restore it: without it the copy here is lost, what the server has stays."
                )
            )
            self.main.setText(self.tr("Use this passphrase"))
        self.current.show_name(self.tr("&Passphrase now"))
        self.new.show_name(self.tr("&New passphrase"))
        self.again.show_name(self.tr("New passphrase &again"))

    def show_error(self, error: Exception) -> None:
        """A wrong one at its field; whatever else above the buttons."""
        self._show_busy(False)
        wait = error.facts.get("retry_after_s") if isinstance(error, KeyTrouble) else None
        if isinstance(error, KeyTrouble) and error.reason in ("wrong_passphrase", "slow_down"):
            self.current.show_trouble(sentence_of(error))
            self.current.edit.setFocus()
        else:
            self._trouble.setText(sentence_of(error))
            self._trouble.show()
        if isinstance(wait, int | float):
            self.pause.begin(round(wait))

    def _show_busy(self, busy: bool) -> None:
        for field in (self.current, self.new, self.again):
            field.setEnabled(not busy)
        self.main.setEnabled(not busy)
        self._busy.show_text(self.tr("Preparing the key, this takes a moment…") if busy else "")
        self._busy.setVisible(busy)

    def _send(self) -> None:
        self._trouble.hide()
        for field in (self.current, self.new, self.again):
            field.show_trouble("")
        new = self.new.text
        wrong = True
        if self._what != CHOOSE and not self.current.text:
            self.current.show_trouble(self.tr("Fill this in."))
        elif self._what != REMOVE and len(new) < SHORTEST:
            self.new.show_trouble(self.tr("At least %n characters, please.", "", SHORTEST))
        elif self._what != REMOVE and new != self.again.text:
            self.again.show_trouble(self.tr("The two passphrases differ."))
        else:
            wrong = False
        if not wrong:
            self._show_busy(True)
            self.given.emit(self.current.text, new)
