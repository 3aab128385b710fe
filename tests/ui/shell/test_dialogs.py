"""About, keys and crash dialogs: what they say, what can be copied, and that it names nobody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from oes_desktop.ui.language import Language
from oes_desktop.ui.shell.about import AboutDialog
from oes_desktop.ui.shell.crash import CrashDialog, describe
from oes_desktop.ui.shell.keys_sheet import KeysSheet
from oes_desktop.ui.theme import Theme
from oes_desktop.ui.widgets.key_hint import KeyHint

VERSIONS = [("OES Desktop", "0.1.0"), ("libVLC", ""), ("SQLite", "3.54")]


def failure() -> Exception:
    try:
        try:
            int("Ахметов Данияр")
        except ValueError as error:
            raise KeyError("token-abcdef") from error
    except KeyError as error:
        return error


def press(dialog: AboutDialog | CrashDialog, text: str) -> None:
    next(made for made in dialog.findChildren(QPushButton) if made.text() == text).click()


def test_about_copies_the_versions(qtbot: QtBot, theme: Theme, language: Language) -> None:
    dialog = AboutDialog(VERSIONS)
    qtbot.addWidget(dialog)
    press(dialog, "Copy")
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines()[0] == "OES Desktop: 0.1.0"
    assert "PySide6: 6." in copied
    assert "not found" in [label.text() for label in dialog.findChildren(QLabel)]
    licences = dialog.findChild(QPlainTextEdit)
    assert licences is not None and "LGPL" in licences.toPlainText()


def test_a_crash_is_told_by_types_and_places_and_never_by_values(
    qtbot: QtBot, theme: Theme, language: Language, tmp_path: Path
) -> None:
    """E10."""
    dialog = CrashDialog(failure(), VERSIONS, tmp_path, None)
    qtbot.addWidget(dialog)
    press(dialog, "Copy details")
    details = QGuiApplication.clipboard().text()
    assert "builtins.KeyError" in details and "builtins.ValueError" in details
    assert "test_dialogs.py:" in details and "failure" in details
    for secret in ("Ахметов", "token-abcdef", str(Path(__file__).parent)):
        assert secret not in details


def test_a_chain_of_errors_that_bites_its_tail_ends() -> None:
    error = failure()
    error.__cause__.__cause__ = error  # type: ignore[union-attr]
    assert describe(error).count("builtins.KeyError") == 1


def test_the_sheet_of_keys_names_every_key(qtbot: QtBot, theme: Theme, language: Language) -> None:
    sheet = KeysSheet()
    qtbot.addWidget(sheet)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    shown |= {cap for hint in sheet.findChildren(KeyHint) for cap in hint.caps}
    assert {"J", "K", "L", "Space", "N", "P", "Y", "X", "V", "C", "Esc", "F1", "K+J", "play, pause"} <= shown
