"""Forgotten login or password: who are you, then the code from the mail and a new password."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from oes_desktop.domain.errors import OesError
from oes_desktop.ui.widgets.card import Card, centred, link, sentence_of
from oes_desktop.ui.widgets.field import EnterPresses, Field, PasswordEdit


class RecoverPage(Card):
    """`mail_requested(who)`: a login or an e-mail. The server answers the same whether it knows it or not."""

    mail_requested = Signal(str)
    code_at_hand = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who = Field(QLineEdit())
        self.body.addWidget(self.who)
        self._have = link()
        self._have.clicked.connect(self.code_at_hand)
        self.foot.addLayout(centred(self._have))
        self.shut_while_busy(self.who, self._have)
        self.main.clicked.connect(self._send)
        EnterPresses(self, self.main).watch(self.who.edit)
        self._retranslate()

    def first_field(self) -> QWidget:
        return self.who.edit

    def show_error(self, error: Exception) -> None:
        self.who.show_trouble(sentence_of(error))

    def _send(self) -> None:
        who = self.who.text.strip()
        self.who.show_trouble("" if who else self.tr("Fill this in."))
        if who:
            self.mail_requested.emit(who)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Forgot login or password?"))
        self.subtitle.setText(
            self.tr(
                "Type your login or e-mail. A mail will name your login and bring a code for a new password."
            )
        )
        self.who.show_name(self.tr("&Login or e-mail"))
        self.main.setText(self.tr("Send the mail"))
        self._have.setText(self.tr("I have a code already"))
        self.back.setText(self.tr("Back to sign-in"))


class ResetPage(Card):
    """`reset_requested(code, password)`."""

    reset_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code, self.password, self.again = (
            Field(QLineEdit()),
            Field(PasswordEdit()),
            Field(PasswordEdit()),
        )
        for field in (self.code, self.password, self.again):
            self.body.addWidget(field)
        self.shut_while_busy(self.code, self.password, self.again)
        self.main.clicked.connect(self._send)
        EnterPresses(self, self.main).watch(self.code.edit, self.password.edit, self.again.edit)
        self._retranslate()

    def first_field(self) -> QWidget:
        return self.code.edit

    def show_error(self, error: Exception) -> None:
        reason = error.reason if isinstance(error, OesError) else ""
        if reason == "wrong_code":
            self.code.show_trouble(sentence_of(error))
            self.code.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif reason == "weak_password":
            self.password.show_trouble(sentence_of(error))
            self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.show_trouble(sentence_of(error))

    def start_afresh(self) -> None:
        """Nothing of a password stays behind."""
        super().start_afresh()
        self.show_trouble("")
        for field in (self.code, self.password, self.again):
            field.edit.clear()
            field.show_trouble("")

    def _send(self) -> None:
        code, password = self.code.text.strip(), self.password.text
        self.show_trouble("")
        self.code.show_trouble("" if code else self.tr("Fill this in."))
        self.password.show_trouble("" if password else self.tr("Fill this in."))
        same = password == self.again.text
        self.again.show_trouble("" if same else self.tr("The two passwords differ."))
        if code and password and same:
            self.reset_requested.emit(code, password)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("New password"))
        self.subtitle.setText(
            self.tr(
                "If the server knows you, a mail with a code is on its way. It is good for 30 minutes, once."
            )
        )
        self.code.show_name(self.tr("&Code from the mail"))
        self.password.show_name(self.tr("&New password"))
        self.again.show_name(self.tr("New password &again"))
        for field in (self.password, self.again):
            field.edit.show_eye_names(self.tr("Show the password"), self.tr("Hide the password"))
        self.main.setText(self.tr("Save and sign in"))
        self.back.setText(self.tr("Back to sign-in"))
