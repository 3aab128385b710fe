"""Leaving with something at stake: no button loses a decision by accident."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from oes_desktop.ui.shell.sign_out import SignOutDialog


@pytest.fixture
def agreed() -> list[bool]:
    return []


def dialog(qtbot: QtBot, waiting: int, erase: bool, agreed: list[bool]) -> SignOutDialog:
    made = SignOutDialog(waiting, erase)
    qtbot.addWidget(made)
    made.agreed.connect(agreed.append)
    made.show()
    return made


def test_erasing_with_undelivered_decisions_has_to_be_ticked(qtbot: QtBot, agreed: list[bool]) -> None:
    """B25."""
    made = dialog(qtbot, 3, True, agreed)
    assert not made._go.isEnabled()
    assert "3" in made.discard.text()
    made.discard.click()
    made._go.click()
    assert agreed == [True]


def test_erasing_with_nothing_waiting_needs_one_click(qtbot: QtBot, agreed: list[bool]) -> None:
    made = dialog(qtbot, 0, True, agreed)
    assert made.discard.isHidden()
    made._go.click()
    assert agreed == [False]


def test_a_plain_sign_out_keeps_what_waits(qtbot: QtBot, agreed: list[bool]) -> None:
    made = dialog(qtbot, 2, False, agreed)
    made._go.click()
    assert agreed == [False]


def test_escape_changes_nothing(qtbot: QtBot, agreed: list[bool]) -> None:
    made = dialog(qtbot, 2, True, agreed)
    made.reject()
    assert agreed == []
