"""Keys, passphrases and copies that cannot be opened: what is said, what is offered, what is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.sign_in import SERVER, KeptProfile, Trial, press

from oes_desktop.domain.errors import (
    Damaged,
    DiskTrouble,
    KeyTrouble,
    SignInNeeded,
)


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
    assert "3 decision" in anew.subtitle.text()
    assert anew.discard.text().startswith("Give up 3 decision")
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


def test_a_profile_that_cannot_be_read_is_set_aside(trial: Trial) -> None:
    """B8: nothing is made over it, and what waits in it is named."""
    trial.session.troubles = [Damaged("profile", folder="0a1b")]
    trial.fill()
    trial.page.form.main.click()
    assert trial.page.card is trial.page.keyring
    trial.page.keyring.anew.click()
    anew = trial.page.anew
    assert trial.page.card is anew and not anew.who.isVisible()
    assert not anew.main.isEnabled()
    anew.discard.click()
    anew.main.click()
    assert trial.session.calls[-1] == ("set_aside", Path("0a1b"))
