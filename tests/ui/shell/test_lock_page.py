"""The lock page: whose it is, what waits, and the way in; nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMainWindow, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from oes_desktop.domain.errors import KeyTrouble
from oes_desktop.ui.language import Language
from oes_desktop.ui.shell.covering import cover
from oes_desktop.ui.shell.lock_page import LockPage
from oes_desktop.ui.theme import Theme
from oes_desktop.ui.widgets.popup import Popup


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, speak: Callable[[str], Language]) -> LockPage:
    speak("en")
    page = LockPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.card.show_owner("a.serikov", "https://htii.oes.kz", 2)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_it_names_the_owner_and_what_waits(page: LockPage) -> None:
    card = page.card
    assert (card.who.text(), card.server.text()) == ("a.serikov", "htii.oes.kz")
    assert "2 decision" in card._note.text()
    card.show_owner("<b>x</b>" * 100, "https://htii.oes.kz", 0)
    assert card.who.text().startswith("<b>x</b>")  # as it is written, cut where room ends
    assert card.width() == 400
    assert "wait here" not in card._note.text()


def test_it_is_opened_by_keyboard(page: LockPage, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.card.phrase.edit.hasFocus, timeout=10_000)
    told: list[str] = []
    page.card.given.connect(told.append)
    QTest.keyClick(page.card.phrase.edit, Qt.Key.Key_Return)
    assert told == [] and page.card.phrase.trouble == "Fill this in."
    QTest.keyClicks(page.card.phrase.edit, "abc")
    QTest.keyClick(page.card.phrase.edit, Qt.Key.Key_Return)
    assert told == ["abc"] and page.card.phrase.trouble == ""


def test_a_wrong_one_is_said_at_the_field_and_another_owner_finds_nothing_of_it(page: LockPage) -> None:
    page.card.phrase.edit.setText("wrong")
    page.card.show_error(KeyTrouble("wrong_passphrase"))
    assert page.card.phrase.trouble.startswith("The passphrase is wrong.")
    assert page.card.main.isEnabled()
    page.card.show_error(KeyTrouble("slow_down", retry_after_s=3))
    assert page.card.main.text() == "Try again in 3 s"
    page.card.pause._timer.timeout.emit()
    assert page.card.main.text() == "Try again in 2 s"
    page.card.show_owner("b", "https://htii.oes.kz", 0)
    assert page.card.phrase.text == "" and page.card.phrase.trouble == ""


def test_covering_leaves_one_window_and_nothing_over_it(qtbot: QtBot, theme: Theme) -> None:
    window = QMainWindow()
    body = QWidget()
    window.setCentralWidget(body)
    anchor = QPushButton("x", body)
    others = [QLabel("photo"), QDialog(), QWidget(window, Qt.WindowType.Window)]
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    for other in others:
        other.show()
    popup = Popup(window)
    popup.body.addWidget(QLabel("name"))
    popup.open_under(anchor)
    menu = QMenu(window)
    menu.addMenu("more").addAction("name")
    cover(window)
    assert window.isVisible()
    assert [other for other in others if other.isVisible()] == []
    assert not popup.is_open and not menu.isVisible()
    cover(window)  # again is nothing new
    for other in others[:2]:
        other.deleteLater()
