"""Signing in: every way in, every way it can fail, by keyboard, with sentences where they belong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from oes_desktop.domain.errors import (
    Damaged,
    DiskTrouble,
    KeyTrouble,
    OesError,
    Rejected,
    SignInNeeded,
    TooNew,
    Unreachable,
)
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.language import Language
from oes_desktop.ui.sign_in.page import SignInPage
from oes_desktop.ui.theme import Theme
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


@pytest.fixture
def trial(
    qtbot: QtBot, theme: Theme, speak: Callable[[str], Language], preferences: Preferences
) -> Iterator[Trial]:
    session, tasks = TrialSession(), Tasks.inline()
    page = SignInPage(session, tasks, preferences, speak("en"))
    trial = Trial(page, session, tasks)
    page.signed_in.connect(trial.desks.append)
    qtbot.addWidget(page)
    page.resize(900, 760)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=10_000)
    yield trial


def press(card: Card, text: str) -> None:
    next(made for made in card.findChildren(QPushButton) if made.text() == text and made.isVisible()).click()


def test_the_form_offers_the_server_and_is_filled_by_keyboard(trial: Trial, qtbot: QtBot) -> None:
    form = trial.page.form
    assert form.address == SERVER
    qtbot.waitUntil(form.login.edit.hasFocus, timeout=10_000)
    QTest.keyClicks(form.login.edit, "a.serikov")
    QTest.keyClick(form.login.edit, Qt.Key.Key_Tab)
    assert form.password.edit.hasFocus()
    QTest.keyClicks(form.password.edit, "secret")
    QTest.keyClick(form.password.edit, Qt.Key.Key_Return)
    assert trial.session.calls == [("sign_in", SERVER, "a.serikov", "secret", True, None)]
    assert len(trial.desks) == 1
    assert form.password.text == ""


def test_tab_reaches_everything_on_the_form(trial: Trial, qtbot: QtBot) -> None:
    form = trial.page.form
    seen: list[QWidget] = []
    form.login.edit.setFocus()
    for _ in range(20):
        now = QApplication.focusWidget()
        assert now is not None
        if now in seen:
            break
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    names = {widget.accessibleName() or getattr(widget, "text", str)() for widget in seen}
    wanted = {"Login", "Password", "Stay signed in", "Forgot password?", "Sign in", "Open downloaded reports"}
    assert wanted | {"What is that?", "Server"} <= names


def test_what_is_missing_is_said_at_its_field(trial: Trial) -> None:
    form = trial.page.form
    form.main.click()
    assert form.login.trouble == "Fill this in."
    assert form.login.edit.accessibleDescription() == "Fill this in."
    assert trial.session.calls == []


@pytest.mark.parametrize(
    ("error", "place"),
    [
        (SignInNeeded("wrong_password"), "password"),
        (Unreachable("offline"), "server"),
        (Unreachable("not_oes"), "server"),
        (Unreachable("certificate_expired"), "server"),
        (Unreachable("clock", minutes=12), "server"),
        (Rejected("plain_http"), "server"),
        (SignInNeeded("slow_down", retry_after_s=30), "form"),
        (SignInNeeded("disabled"), "form"),
        (TooNew("contract"), "form"),
    ],
)
def test_each_refusal_is_its_own_sentence_in_its_place(trial: Trial, error: OesError, place: str) -> None:
    form = trial.page.form
    trial.session.troubles = [error]
    trial.fill()
    form.main.click()
    places = {
        "server": form.server.trouble,
        "login": form.login.trouble,
        "password": form.password.trouble,
        "form": form.trouble,
    }
    assert [name for name, text in places.items() if text] == [place]
    assert places[place].endswith(".")
    assert not form.is_busy
    assert trial.desks == []
    form.main.click()
    assert len(trial.desks) == 1


def test_the_password_can_be_looked_at_and_caps_lock_is_noticed(trial: Trial) -> None:
    form = trial.page.form
    edit = form.password.edit
    assert edit.echoMode() == QLineEdit.EchoMode.Password
    edit.eye.trigger()
    assert edit.echoMode() == QLineEdit.EchoMode.Normal
    QTest.keyClick(edit, "A")
    assert form._caps.isVisible() and form._caps.text() == "Caps Lock is on"
    QTest.keyClick(edit, "a")
    assert not form._caps.isVisible()
    QTest.keyClick(edit, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not form._caps.isVisible()


def test_plain_http_is_seen_before_anything_is_sent(trial: Trial) -> None:
    combo = trial.page.form.server.edit
    combo.setEditText("http://htii.oes.kz")
    assert trial.page.form._lock.toolTip() == "Not encrypted"
    combo.setEditText("htii.oes.kz")
    assert trial.page.form._lock.toolTip() == "The connection will be encrypted"


def test_whoever_stays_signed_in_is_let_in_without_a_question(trial: Trial) -> None:
    trial.session.resumes = True
    trial.page.start()
    assert trial.session.calls == [("resume", None)]
    assert len(trial.desks) == 1


def test_nobody_stayed_signed_in(trial: Trial) -> None:
    trial.page.start()
    assert trial.desks == []
    assert trial.page.card is trial.page.form and not trial.page.form.is_busy


def test_without_a_keyring_a_passphrase_is_made_and_used(trial: Trial) -> None:
    trial.session.troubles = [KeyTrouble("absent")]
    trial.fill()
    trial.page.form.main.click()
    page = trial.page.passphrase
    assert trial.page.card is page and page.again.isVisible()
    page.phrase.edit.setText("short")
    page.main.click()
    assert "8" in page.phrase.trouble
    page.phrase.edit.setText("correct horse battery")
    page.main.click()
    assert page.again.trouble == "The two passphrases differ."
    page.again.edit.setText("correct horse battery")
    page.main.click()
    assert trial.session.calls[-1] == (
        "sign_in",
        SERVER,
        "a.serikov",
        "secret",
        True,
        "correct horse battery",
    )
    assert len(trial.desks) == 1


def test_a_passphrase_is_asked_until_it_is_right(trial: Trial) -> None:
    trial.session.resumes = True
    trial.session.troubles = [KeyTrouble("passphrase_needed"), KeyTrouble("wrong_passphrase")]
    trial.page.start()
    page = trial.page.passphrase
    assert trial.page.card is page and not page.again.isVisible()
    page.phrase.edit.setText("wrong")
    page.main.click()
    assert page.phrase.trouble.startswith("The passphrase is wrong.")
    page.phrase.edit.setText("right")
    page.main.click()
    assert [call[1] for call in trial.session.calls] == [None, "wrong", "right"]
    assert len(trial.desks) == 1


@pytest.mark.parametrize("reason", ["locked", "denied"])
def test_a_keyring_that_refuses_may_be_asked_again(trial: Trial, reason: str) -> None:
    trial.session.resumes = True
    trial.session.troubles = [KeyTrouble(reason)]
    trial.page.start()
    keyring = trial.page.keyring
    assert trial.page.card is keyring
    assert keyring.passphrase.isVisible() and not keyring.anew.isVisible()
    keyring.main.click()
    assert len(trial.desks) == 1


@pytest.mark.parametrize("reason", ["locked", "denied"])
def test_where_a_copy_lies_no_passphrase_can_take_the_place_of_its_key(
    trial: Trial, tmp_path: Path, reason: str
) -> None:
    """D2, D3: offering one would ask the same keyring again, and hang again."""
    trial.session.kept = [KeptProfile(tmp_path / "a", SERVER, "a.serikov")]
    trial.session.troubles = [KeyTrouble(reason)]
    trial.fill()
    trial.page.form.main.click()
    assert trial.page.card is trial.page.keyring
    assert not trial.page.keyring.passphrase.isVisible()
    assert trial.page.keyring.main.isVisible() and trial.page.keyring.quit.isVisible()


def test_a_lost_key_sets_the_old_profile_aside_and_nothing_else(trial: Trial, tmp_path: Path) -> None:
    mine, other = KeptProfile(tmp_path / "a", SERVER, "a.serikov"), KeptProfile(tmp_path / "b", SERVER, "b")
    trial.session.kept = [mine, other]
    trial.session.troubles = [KeyTrouble("missing_entry")]
    trial.fill()
    trial.page.form.main.click()
    assert trial.page.card is trial.page.keyring
    trial.page.keyring.anew.click()
    anew = trial.page.anew
    assert trial.page.card is anew and not anew.discard.isVisible()
    assert trial.session.calls[1:] == []
    anew.main.click()
    assert trial.session.calls[1:] == [("set_aside", mine.folder)]
    assert trial.page.card is trial.page.form


def test_what_starting_anew_loses_is_named_and_ticked(trial: Trial, tmp_path: Path) -> None:
    """D4, D10."""
    trial.session.kept = [KeptProfile(tmp_path / "a", SERVER, "a.serikov", unsent=3)]
    trial.session.resumes = True
    trial.session.troubles = [KeyTrouble("passphrase_needed")]
    trial.page._preferences.change(last_profile="a")
    trial.page.start()
    press(trial.page.passphrase, "Forgot the passphrase?")
    anew = trial.page.anew
    assert trial.page.card is anew
    assert "3 decision(s) in it have not reached the server." in anew.subtitle.text()
    assert anew.discard.text() == "Give up 3 decision(s)"
    assert not anew.main.isEnabled()
    anew.discard.click()
    trial.session.troubles = [DiskTrouble("io")]
    anew.main.click()
    assert anew.trouble.startswith("The disk does not work")
    anew.main.click()
    assert trial.session.calls[-1] == ("set_aside", tmp_path / "a")
    assert trial.page.card is trial.page.form


def test_a_copy_is_erased_from_the_form_without_its_key(trial: Trial, tmp_path: Path) -> None:
    """B25, for a profile that is not open."""
    press(trial.page.form, "Erase the copy on this computer…")
    assert "Nobody has signed in" in trial.page.form.trouble
    trial.session.kept = [
        KeptProfile(tmp_path / "a", SERVER, "a", 2),
        KeptProfile(tmp_path / "b", SERVER, "b"),
    ]
    press(trial.page.form, "Erase the copy on this computer…")
    assert trial.page.card is trial.page.profiles
    press(trial.page.profiles, "a · htii.oes.kz")
    anew = trial.page.anew
    assert trial.page.card is anew and not anew.main.isEnabled()
    anew.discard.click()
    anew.main.click()
    assert trial.session.calls == [("erase", tmp_path / "a", True)]
    assert trial.page.card is trial.page.form
    trial.session.kept = trial.session.kept[1:]
    press(trial.page.form, "Erase the copy on this computer…")
    assert trial.page.card is anew and anew.main.isEnabled()
    anew.back.click()
    assert trial.session.calls == [("erase", tmp_path / "a", True)]


def test_too_many_wrong_passphrases_make_the_button_wait(trial: Trial, qtbot: QtBot) -> None:
    """D10."""
    trial.session.resumes = True
    trial.session.troubles = [KeyTrouble("passphrase_needed"), KeyTrouble("slow_down", retry_after_s=8)]
    trial.page.start()
    page = trial.page.passphrase
    page.phrase.edit.setText("wrong")
    page.main.click()
    assert page.phrase.trouble.startswith("Too many wrong passphrases. Wait 8 s")
    assert not page.main.isEnabled() and page.main.text() == "Try again in 8 s"
    page.pause.end()
    assert page.main.isEnabled() and page.main.text() == "Open"
    page.main.click()
    assert len(trial.desks) == 1


def test_letters_and_caps_lock_are_shown_under_a_passphrase(trial: Trial) -> None:
    """D10: read off what is typed."""
    trial.session.resumes = True
    trial.session.troubles = [KeyTrouble("passphrase_needed")]
    trial.page.start()
    phrase = trial.page.passphrase.phrase
    QTest.keyClicks(phrase.edit, "ab")
    assert phrase.hint.text() == "Latin letters"
    QTest.keyClick(phrase.edit, "B")
    assert phrase.hint.text() == "Latin letters · Caps Lock is on"
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "қ")
    QApplication.sendEvent(phrase.edit, event)
    assert phrase.hint.text() == "Cyrillic letters"


def test_what_needs_the_server_is_tried_again_by_itself(trial: Trial) -> None:
    """Where offline is not allowed: it says so, and goes on once the server can be reached."""
    trial.session.resumes = True
    trial.session.troubles = [SignInNeeded("offline_not_allowed"), SignInNeeded("offline_not_allowed")]
    trial.page.start()
    assert trial.page.card is trial.page.keyring
    assert trial.page.keyring.title.text() == "Not without the server"
    assert trial.page._retry.isActive()
    trial.page._retry.timeout.emit()
    assert trial.page.card is trial.page.keyring and trial.page._retry.isActive()
    trial.page._retry.timeout.emit()
    assert len(trial.desks) == 1 and not trial.page._retry.isActive()
    trial.page.show_error(SignInNeeded("offline_not_allowed"))  # it was open, and the grace is over
    assert trial.page.card is trial.page.keyring
    trial.page.keyring.back.click()
    assert trial.page.card is trial.page.form and not trial.page._retry.isActive()


def test_a_damaged_store_is_repaired_and_opened(trial: Trial, tmp_path: Path) -> None:
    trial.session.kept = [KeptProfile(tmp_path / "a", SERVER, "a.serikov")]
    trial.session.troubles = [Damaged("store")]
    press(trial.page.form, "Open downloaded reports")
    assert trial.page.card is trial.page.keyring
    press(trial.page.keyring, "Repair and open")
    folder = tmp_path / "a"
    assert trial.session.calls == [
        ("open_offline", folder, None),
        ("repair", folder),
        ("open_offline", folder, None),
    ]
    assert len(trial.desks) == 1


def test_a_keyring_that_keeps_silent_offers_ways_out(trial: Trial, qtbot: QtBot) -> None:
    page = trial.page
    page._patience.timeout.emit()
    assert page.card is page.keyring
    assert page.keyring.is_busy and page.keyring.passphrase.isVisible()
    with qtbot.waitSignal(page.quit_requested, timeout=10_000):
        page.keyring.quit.click()
    page.keyring.back.click()
    assert page.card is page.form


def test_a_desk_that_comes_too_late_is_closed(trial: Trial) -> None:
    late = Opened()
    trial.page._turn = 5
    trial.page._opened(4, late)
    assert late.closed
    assert trial.desks == []


def test_reports_on_this_computer_open_without_a_network(trial: Trial, tmp_path: Path) -> None:
    press(trial.page.form, "Open downloaded reports")
    assert "Nobody has signed in on this computer" in trial.page.form.trouble
    trial.session.kept = [KeptProfile(tmp_path / name, SERVER, f"<b>{name}</b>") for name in ("a", "b")]
    press(trial.page.form, "Open downloaded reports")
    assert trial.page.card is trial.page.profiles
    press(trial.page.profiles, "<b>b</b> · htii.oes.kz")
    assert trial.session.calls == [("open_offline", tmp_path / "b", None)]
    assert len(trial.desks) == 1


def test_a_forgotten_password_is_replaced_and_typed_in(trial: Trial) -> None:
    page = trial.page
    press(page.form, "Forgot password?")
    assert page.card is page.recover
    page.recover.main.click()
    assert page.recover.who.trouble == "Fill this in."
    page.recover.who.edit.setText("a.serikov")
    page.recover.main.click()
    assert trial.session.calls == [("recover", SERVER, "a.serikov")]
    assert page.card is page.reset
    trial.session.troubles = [SignInNeeded("wrong_code"), Rejected("weak_password", limit=10)]
    page.reset.code.edit.setText("123456")
    page.reset.password.edit.setText("new-password")
    page.reset.main.click()
    assert page.reset.again.trouble == "The two passwords differ."
    page.reset.again.edit.setText("new-password")
    page.reset.main.click()
    assert page.reset.code.trouble.startswith("The code is not right.")
    page.reset.main.click()
    assert "10" in page.reset.password.trouble
    page.reset.main.click()
    assert page.card is page.form
    assert (page.form.login.text, page.form.password.text) == ("a.serikov", "new-password")
    assert page.reset.password.text == ""


def test_the_page_explains_what_the_server_must_speak(trial: Trial) -> None:
    press(trial.page.form, "What is that?")
    assert trial.page.card is trial.page.explanation
    assert not trial.page.explanation.main.isVisible()
    press(trial.page.explanation, "Back to sign-in")
    assert trial.page.card is trial.page.form


def test_the_language_is_chosen_on_the_page(trial: Trial, qtbot: QtBot) -> None:
    with qtbot.waitSignal(trial.page.language_chosen, timeout=10_000) as chosen:
        press(trial.page.form, "Қазақша")
    assert chosen.args == ["kk"]


def test_a_fault_of_the_program_goes_where_faults_go(trial: Trial) -> None:
    told: list[Exception] = []
    trial.tasks.unhandled.connect(told.append)
    trial.session.troubles = [ZeroDivisionError()]  # type: ignore[list-item]
    trial.fill()
    trial.page.form.main.click()
    assert [type(error) for error in told] == [ZeroDivisionError]
    assert not trial.page.form.is_busy
