"""The sign-in form: server, login, password, stay signed in, and the ways round it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from oes_desktop.domain.errors import OesError
from oes_desktop.domain.settings import Settings
from oes_desktop.ui.icons import icon
from oes_desktop.ui.language import NAMES
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.card import Card, centred, link, sentence_of
from oes_desktop.ui.widgets.field import EnterPresses, Field, PasswordEdit
from oes_desktop.ui.widgets.labels import label

_OF_ADDRESS = frozenset({"bad_address", "plain_http", "credentials_in_address"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What the proctor typed; the password stays in memory only while signing in."""

    address: str
    login: str
    password: str
    stay: bool


class SignInForm(Card):
    sign_in_requested = Signal(object)
    forgotten = Signal()
    offline_requested = Signal()
    erase_requested = Signal()
    explanation_requested = Signal()
    language_chosen = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back.hide()
        self._servers = QComboBox()
        self._servers.setEditable(True)
        self._servers.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.server = Field(self._servers)
        self.login = Field(QLineEdit(settings.last_login))
        self.password = Field(PasswordEdit())
        self._lock = QAction(self)
        address = self._servers.lineEdit()
        assert address is not None  # an editable combo box has one
        address.addAction(self._lock, QLineEdit.ActionPosition.TrailingPosition)
        self._servers.editTextChanged.connect(self._address_typed)
        self._caps = label("", "warning")
        self._caps.hide()
        self.password.edit.caps_lock_changed.connect(self._caps.setVisible)
        self.stay = QCheckBox()
        self.stay.setChecked(settings.stay_signed_in)
        self._forgot, self._offline, self._erase, self._what = link(), link(), link(), link()
        self._erase.setProperty("muted", True)
        self._no_network = label("", "muted")
        self._api = label("", "small", wrap=True)
        self._api.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._languages: dict[str, QPushButton] = {}
        self._lay_out()
        self.show_servers(settings.servers)
        self.shut_while_busy(
            self.server, self.login, self.password, self.stay, self._forgot, self._offline, self._erase
        )
        self.main.clicked.connect(self._send)
        self._forgot.clicked.connect(self.forgotten)
        self._offline.clicked.connect(self.offline_requested)
        self._erase.clicked.connect(self.erase_requested)
        self._what.clicked.connect(self.explanation_requested)
        EnterPresses(self, self.main).watch(self._servers, self.login.edit, self.password.edit)
        self._retranslate()

    def _lay_out(self) -> None:
        for part in (self.server, self.login, self.password, self._caps):
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.stay)
        row.addStretch(1)
        row.addWidget(self._forgot)
        self.body.addLayout(row)
        ways = QVBoxLayout()
        ways.setSpacing(2)
        ways.addLayout(centred(self._no_network, self._offline))
        ways.addLayout(centred(self._erase))
        self.foot.addLayout(ways)
        api = QVBoxLayout()
        api.setSpacing(2)
        api.addWidget(self._api)
        api.addLayout(centred(self._what))
        self.foot.addLayout(api)
        names = []
        for code, name in NAMES.items():
            made = button(name, kind="link")
            made.setProperty("muted", True)
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.clicked.connect(lambda _=False, code=code: self.language_chosen.emit(code))
            self._languages[code] = made
            names.append(made)
        self.foot.addLayout(centred(*names))

    def show_servers(self, servers: Sequence[str]) -> None:
        self._servers.clear()
        self._servers.addItems([server for server in servers if server])
        self._servers.setCurrentIndex(0 if self._servers.count() else -1)

    def show_language(self, code: str) -> None:
        self._languages[code].setChecked(True)

    @property
    def address(self) -> str:
        return self.server.text.strip()

    def first_field(self) -> QWidget:
        if not self.address:
            return self._servers
        return self.password.edit if self.login.text else self.login.edit

    def show_error(self, error: Exception) -> None:
        """Under the field that it is about, else above the button."""
        text = sentence_of(error)
        reason = error.reason if isinstance(error, OesError) else ""
        if type(error).__name__ == "Unreachable" or reason in _OF_ADDRESS:
            self.server.show_trouble(text)
            self._servers.setFocus(Qt.FocusReason.OtherFocusReason)
        elif reason == "wrong_password":
            self.password.show_trouble(text)
            self.password.edit.selectAll()
            self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.show_trouble(text)

    def forget_password(self) -> None:
        self.password.edit.clear()

    def clear_troubles(self) -> None:
        self.show_trouble("")
        for field in (self.server, self.login, self.password):
            field.show_trouble("")

    def _send(self) -> None:
        self.clear_troubles()
        for field in (self.server, self.login, self.password):
            if not field.text.strip():
                field.show_trouble(self.tr("Fill this in."))
                field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.sign_in_requested.emit(
            Entry(self.address, self.login.text.strip(), self.password.text, self.stay.isChecked())
        )

    def _address_typed(self, text: str) -> None:
        plain = text.strip().lower().startswith("http:")
        self._lock.setIcon(icon("lock-open" if plain else "lock", "doubtful" if plain else "good"))
        tip = self.tr("Not encrypted") if plain else self.tr("The connection will be encrypted")
        self._lock.setToolTip(tip)
        self._lock.setText(tip)
        self.server.show_trouble("")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Sign-in for proctors"))
        self.subtitle.setText(self.tr("OES administration"))
        self.server.show_name(self.tr("&Server"))
        self.login.show_name(self.tr("&Login"))
        self.password.show_name(self.tr("&Password"))
        self.password.edit.show_eye_names(self.tr("Show the password"), self.tr("Hide the password"))
        self._caps.setText(self.tr("Caps Lock is on"))
        self.stay.setText(self.tr("Stay signed in"))
        self._forgot.setText(self.tr("Forgot password?"))
        self.main.setText(self.tr("Sign in"))
        self._no_network.setText(self.tr("No network?"))
        self._offline.setText(self.tr("Open downloaded reports"))
        self._erase.setText(self.tr("Erase the copy on this computer…"))
        self._api.setText(self.tr("The server must speak the OES review API."))
        self._what.setText(self.tr("What is that?"))
        self._address_typed(self._servers.currentText())
