"""The section of the lock: nothing locks without a passphrase, and it shows what is so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from oes_desktop.domain.errors import KeyTrouble
from oes_desktop.domain.settings import Settings
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.language import Language
from oes_desktop.ui.settings.passphrase import PassphraseDialog
from oes_desktop.ui.settings.security import SecuritySection
from oes_desktop.ui.theme import Theme


class TrialGuard:
    """Answers as the guard of a desk does."""

    def __init__(self, is_on: bool = False) -> None:
        self.is_on = is_on
        self.troubles: list[KeyTrouble] = []
        self.calls: list[tuple[str, ...]] = []

    def set(self, passphrase: str, current: str = "") -> None:
        self._do("set", current, passphrase)
        self.is_on = True

    def remove(self, current: str) -> None:
        self._do("remove", current)
        self.is_on = False

    def _do(self, *call: str) -> None:
        self.calls.append(call)
        if self.troubles:
            raise self.troubles.pop(0)


Made = Callable[[TrialGuard, Settings], tuple[SecuritySection, list[dict[str, Any]]]]


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, speak: Callable[[str], Language]) -> Made:
    speak("en")

    def made(guard: TrialGuard, settings: Settings) -> tuple[SecuritySection, list[dict[str, Any]]]:
        section = SecuritySection(settings)
        qtbot.addWidget(section)
        changes: list[dict[str, Any]] = []
        section.changed.connect(changes.append)
        section.show_guard(guard, Tasks.inline())  # type: ignore[arg-type]
        section.show()
        return section, changes

    return made


def choose(section: SecuritySection, minutes: int) -> None:
    section.minutes.setCurrentIndex(section.minutes.findData(minutes))
    section.minutes.activated.emit(section.minutes.currentIndex())


def asked(section: SecuritySection) -> PassphraseDialog:
    return section.findChildren(PassphraseDialog)[-1]


def answer(dialog: PassphraseDialog, new: str, again: str = "", current: str = "") -> None:
    dialog.current.edit.setText(current)
    dialog.new.edit.setText(new)
    dialog.again.edit.setText(again or new)
    dialog.main.click()


def test_turning_it_on_asks_for_a_passphrase(make: Made) -> None:
    guard = TrialGuard()
    section, changes = make(guard, Settings())
    assert section.minutes.currentText() == "never" and not section.remove.isVisible()
    choose(section, 10)
    dialog = asked(section)
    assert section.minutes.currentData() == 0 and changes == []
    assert not dialog.current.isVisible()
    answer(dialog, "short")
    assert "8" in dialog.new.trouble
    answer(dialog, "long enough", "long enogh")
    assert dialog.again.trouble == "The two passphrases differ."
    assert guard.calls == []
    answer(dialog, "long enough")
    assert guard.calls == [("set", "", "long enough")]
    assert changes == [{"lock_minutes": 10}]
    assert section.minutes.currentText() == "after 10 min" and section.remove.isVisible()
    choose(section, 0)
    assert changes[-1] == {"lock_minutes": 0}


def test_leaving_the_question_leaves_it_off(make: Made) -> None:
    section, changes = make(TrialGuard(), Settings())
    choose(section, 10)
    asked(section).reject()
    assert section.minutes.currentData() == 0 and changes == []


def test_minutes_of_another_proctor_lock_nothing_here(make: Made) -> None:
    """D13: the setting is the computer's, the passphrase is hers."""
    section, _ = make(TrialGuard(), Settings(lock_minutes=15))
    assert section.minutes.currentData() == 0
    section, _ = make(TrialGuard(is_on=True), Settings(lock_minutes=7))
    assert section.minutes.currentText() == "after 7 min"


def test_changing_and_removing_need_the_one_of_now(make: Made) -> None:
    """D11."""
    guard = TrialGuard(is_on=True)
    section, changes = make(guard, Settings(lock_minutes=5))
    section.passphrase.click()
    dialog = asked(section)
    answer(dialog, "long enough")
    assert dialog.current.trouble == "Fill this in."
    guard.troubles = [KeyTrouble("wrong_passphrase"), KeyTrouble("slow_down", retry_after_s=4)]
    answer(dialog, "long enough", current="wrong")
    assert dialog.current.trouble.startswith("The passphrase is wrong.")
    answer(dialog, "long enough", current="wrong")
    assert dialog.main.text() == "Try again in 4 s"
    dialog.pause.end()
    answer(dialog, "long enough", current="right")
    assert guard.calls[-1] == ("set", "right", "long enough")

    guard.troubles = [KeyTrouble("absent")]
    section.remove.click()
    dialog = asked(section)
    answer(dialog, "", current="right")
    assert any("no keyring" in part.text() for part in dialog.findChildren(QLabel))
    assert guard.is_on
    answer(dialog, "", current="right")
    assert guard.calls[-1] == ("remove", "right")
    assert changes[-1] == {"lock_minutes": 0}
    assert section.minutes.currentData() == 0 and not section.remove.isVisible()


def test_nobody_is_signed_in(qtbot: QtBot, theme: Theme, speak: Callable[[str], Language]) -> None:
    speak("en")
    section = SecuritySection(Settings(lock_minutes=5))
    qtbot.addWidget(section)
    assert not section.minutes.isEnabled() and not section.passphrase.isEnabled()
