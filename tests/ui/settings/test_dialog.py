"""The settings dialog writes what is chosen, in order, and tells the bus."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot
from support.shouting import shouting

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import DiskTrouble
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.language import Language
from oes_desktop.ui.settings.dialog import SettingsDialog
from oes_desktop.ui.theme import Theme


@pytest.fixture
def bus(qapp: object) -> Bus:
    return Bus()


@pytest.fixture
def dialog(
    qtbot: QtBot, theme: Theme, language: Language, preferences: Preferences, bus: Bus
) -> SettingsDialog:
    dialog = SettingsDialog(preferences, Tasks.inline(), bus)
    qtbot.addWidget(dialog)
    return dialog


def named(dialog: SettingsDialog, kind: type[QWidget], name: str) -> QWidget:
    return next(made for made in dialog.findChildren(kind) if made.accessibleName() == name)


def test_a_choice_is_kept_and_told(dialog: SettingsDialog, preferences: Preferences, bus: Bus) -> None:
    told: list[Changes] = []
    bus.changed.connect(told.append)
    language = named(dialog, QComboBox, "Language")
    assert isinstance(language, QComboBox)
    language.setCurrentIndex(language.findData("kk"))
    language.activated.emit(language.currentIndex())
    undo = named(dialog, QSpinBox, "Undo a decision for")
    assert isinstance(undo, QSpinBox)
    undo.setValue(20)
    next(box for box in dialog.findChildren(QCheckBox) if "Compact" in box.text()).click()
    settings = preferences.settings
    assert (settings.language, settings.undo_seconds, settings.compact_rows) == ("kk", 20, True)
    assert told == [Changes(settings=True)] * 3


def test_it_opens_with_what_is_kept(
    qtbot: QtBot, theme: Theme, language: Language, preferences: Preferences, bus: Bus
) -> None:
    preferences.change(theme="dark", stay_signed_in=False)
    tasks = Tasks.inline()
    dialog = SettingsDialog(preferences, tasks, bus)
    qtbot.addWidget(dialog)
    choice = named(dialog, QComboBox, "Theme")
    assert isinstance(choice, QComboBox)
    assert choice.currentData() == "dark"
    assert [choice.itemText(at) for at in range(3)] == ["As the system", "Light", "Dark"]
    assert not next(box for box in dialog.findChildren(QCheckBox) if "signed in" in box.text()).isChecked()


def test_a_disk_that_fails_is_told_and_the_next_change_still_goes(
    qtbot: QtBot, theme: Theme, language: Language, tmp_path: Path, bus: Bus
) -> None:
    (tmp_path / "blocked").write_text("a file where the folder should be")
    preferences = Preferences(tmp_path / "blocked")
    tasks = Tasks.inline()
    told: list[Exception] = []
    tasks.unhandled.connect(told.append)
    dialog = SettingsDialog(preferences, tasks, bus)
    qtbot.addWidget(dialog)
    undo = named(dialog, QSpinBox, "Undo a decision for")
    assert isinstance(undo, QSpinBox)
    undo.setValue(11)
    undo.setValue(12)
    assert [type(error) for error in told] == [DiskTrouble, DiskTrouble]
    assert preferences.settings.undo_seconds == 12


def test_downloads_have_their_limits_and_say_when_there_is_none(
    qtbot: QtBot, theme: Theme, language: Language, preferences: Preferences, bus: Bus
) -> None:
    dialog = SettingsDialog(preferences, Tasks.inline(), bus, section="downloads")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.sections["downloads"].isVisible() and not dialog.sections["general"].isVisible()
    speed, room = (
        named(dialog, QSpinBox, "Speed, at most"),
        named(dialog, QSpinBox, "Room on the disk, at most"),
    )
    assert isinstance(speed, QSpinBox) and isinstance(room, QSpinBox)
    assert (speed.text(), room.text()) == ("no limit", "60 GB")
    speed.setValue(20)
    room.setValue(0)
    assert (speed.text(), room.text()) == ("20 Mbit/s", "no limit")
    what = named(dialog, QComboBox, "What is taken")
    assert isinstance(what, QComboBox)
    what.setCurrentIndex(1)
    what.activated.emit(1)
    next(box for box in dialog.findChildren(QCheckBox) if "byte" in box.text()).click()
    kept = preferences.settings
    assert (kept.download_mbit, kept.download_gb, kept.download_moments) == (20, 0, True)
    assert kept.download_metered


def test_the_words_change_with_the_language_and_the_values_stay(qtbot: QtBot, dialog: SettingsDialog) -> None:
    box = named(dialog, QComboBox, "Theme")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(2)
    with shouting():
        qtbot.waitUntil(lambda: dialog.windowTitle() == "SETTINGS")
        assert named(dialog, QComboBox, "THEME") is box
        assert (box.currentText(), box.currentData()) == ("DARK", "dark")
        assert dialog.tabs.tabText(2) == "DOWNLOADS"
    qtbot.waitUntil(lambda: box.currentText() == "Dark")
