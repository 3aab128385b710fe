"""Whose downloaded reports to open, when several people work on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.card import Card


class Profile(Protocol):
    """What the page shows of a profile: server (an origin) and login; `folder` names it to the session;
    `unsent`: acts in it that the server has not accepted."""

    @property
    def folder(self) -> Path: ...

    @property
    def server(self) -> str: ...

    @property
    def login(self) -> str: ...

    @property
    def unsent(self) -> int: ...


class ProfilesPage(Card):
    """`chosen(folder)`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.without_main()
        self._buttons: list[QPushButton] = []
        self.erases = False
        self._retranslate()

    def show_profiles(self, profiles: Sequence[Profile], *, erase: bool = False) -> None:
        """`erase`: one of them is chosen to be erased, not opened."""
        self.erases = erase
        self._retranslate()
        for old in self._buttons:
            old.deleteLater()
        self._buttons = []
        for profile in profiles:
            host = profile.server.removeprefix("https://")
            made = button(one_line(f"{profile.login}   ·   {host}", 80).replace("&", "&&"), "user", big=True)
            made.clicked.connect(lambda _=False, folder=profile.folder: self.chosen.emit(folder))
            self._buttons.append(made)
            self.body.addWidget(made)

    def show_busy(self, text: str) -> None:
        super().show_busy(text)
        for made in self._buttons:
            made.setEnabled(not text)

    def first_field(self) -> QWidget:
        return self._buttons[0] if self._buttons else self.back

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if self.erases:
            self.title.setText(self.tr("Erase the copy on this computer"))
            self.subtitle.setText(self.tr("Whose should be erased?"))
        else:
            self.title.setText(self.tr("Downloaded reports"))
            self.subtitle.setText(self.tr("Whose should be opened without the network?"))
        self.back.setText(self.tr("Back to sign-in"))
