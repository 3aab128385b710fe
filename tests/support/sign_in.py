"""The sign-in page on trial: a session that answers as it is told, and what was asked of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from oes_desktop.domain.errors import OesError
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.sign_in.page import SignInPage
from oes_desktop.ui.widgets.card import Card

SERVER = "https://htii.oes.kz"


class Opened:
    """Stands for a desk: the page only hands it on, or closes it."""

    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


@dataclass
class KeptProfile:
    folder: Path
    server: str
    login: str
    unsent: int = 0


@dataclass
class TrialSession:
    """Answers as the session does: `troubles` are raised one after the other, then it works."""

    troubles: list[OesError] = field(default_factory=list)
    kept: list[KeptProfile] = field(default_factory=list)
    resumes: bool = False
    calls: list[tuple[object, ...]] = field(default_factory=list)

    def _answer(self, *call: object) -> Opened:
        self.calls.append(call)
        if self.troubles:
            raise self.troubles.pop(0)
        return Opened()

    def resume(self, passphrase: str | None = None) -> Opened | None:
        desk = self._answer("resume", passphrase)
        return desk if self.resumes else None

    def sign_in(
        self, address: str, login: str, password: str, *, stay: bool, passphrase: str | None = None
    ) -> Opened:
        return self._answer("sign_in", address, login, password, stay, passphrase)

    def open_offline(self, profile_folder: Path, passphrase: str | None = None) -> Opened:
        return self._answer("open_offline", profile_folder, passphrase)

    def profiles(self) -> list[KeptProfile]:
        return self.kept

    def recover(self, address: str, who: str) -> None:
        self._answer("recover", address, who)

    def reset(self, address: str, code: str, password: str) -> None:
        self._answer("reset", address, code, password)

    def repair(self, profile_folder: Path, passphrase: str | None = None) -> None:
        self._answer("repair", profile_folder)

    def erase(self, profile_folder: Path, *, discard_unsent: bool) -> None:
        self._answer("erase", profile_folder, discard_unsent)

    def unreadable(self, folder_name: str) -> KeptProfile:
        return KeptProfile(Path(folder_name), "", "", 1)

    def set_aside(self, profile_folder: Path) -> None:
        self._answer("set_aside", profile_folder)


@dataclass
class Trial:
    page: SignInPage
    session: TrialSession
    tasks: Tasks
    desks: list[Opened] = field(default_factory=list)

    def fill(self, login: str = "a.serikov", password: str = "secret") -> None:
        self.page.form.login.edit.setText(login)
        self.page.form.password.edit.setText(password)


def press(card: Card, text: str) -> None:
    next(made for made in card.findChildren(QPushButton) if made.text() == text and made.isVisible()).click()
