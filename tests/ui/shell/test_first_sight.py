"""The window comes once: at once, or when somebody has waited long enough."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from oes_desktop.ui.shell.first_sight import FirstSight


def test_it_is_shown_at_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    FirstSight(window).now()
    assert window.isVisible()


def test_whoever_waits_sees_it_after_a_moment(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    FirstSight(window).soon()
    assert not window.isVisible()
    qtbot.waitUntil(window.isVisible, timeout=10_000)


def test_a_window_that_was_closed_stays_closed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sight = FirstSight(window)
    sight.now()
    window.close()
    sight.now()
    assert not window.isVisible()
