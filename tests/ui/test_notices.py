"""Notices stack, go by themselves, offer their action once, and never show markup."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from oes_desktop.domain.errors import DiskTrouble, SignInNeeded, Unreachable
from oes_desktop.ui.language import Language
from oes_desktop.ui.notices import Notice, Notices
from oes_desktop.ui.theme import Theme


@pytest.fixture
def notices(qtbot: QtBot, theme: Theme, language: Language) -> Iterator[Notices]:
    window = QWidget()
    qtbot.addWidget(window)
    notices = Notices(window)
    QVBoxLayout(window).addWidget(notices.bar)
    window.show()
    yield notices
    notices.clear()


def buttons(notice: Notice) -> list[QPushButton]:
    return [made for made in notice.findChildren(QPushButton) if made.isVisible()]


def test_an_error_is_told_once_with_its_action_and_details(qtbot: QtBot, notices: Notices) -> None:
    notice = notices.show(Unreachable("timeout"))
    assert notice is not None and notices.show(Unreachable("timeout")) is notice
    assert len(notices.shown) == 1
    copy = next(made for made in notice.findChildren(QToolButton) if made.accessibleName() == "Copy details")
    copy.click()
    assert "Unreachable: timeout" in QGuiApplication.clipboard().text()
    asked: list[str] = []
    notices.action_requested.connect(asked.append)
    buttons(notice)[0].click()
    assert asked == ["retry"]
    assert notices.shown == ()
    assert notices.bar.isHidden()


def test_each_error_asks_for_its_own_action(notices: Notices) -> None:
    asked: list[str] = []
    notices.action_requested.connect(asked.append)
    first, second = notices.show(DiskTrouble("full")), notices.show(SignInNeeded("expired"))
    assert first is not None and second is not None
    second.press_action()
    first.press_action()
    assert asked == ["sign_in", "retry"]


def test_stopped_work_is_no_news(notices: Notices) -> None:
    assert notices.show(Unreachable("cancelled")) is None
    assert notices.shown == ()


def test_an_undo_counts_down_and_goes(qtbot: QtBot, notices: Notices) -> None:
    undone: list[bool] = []
    notices.tell("Ахметов: Отклонён", "Отменить", lambda: undone.append(True), seconds=60)
    assert buttons(notices.shown[0])[0].text() == "Отменить · 60"
    assert notices.undo_last()
    assert undone == [True]
    assert not notices.undo_last()
    notices.tell("gone soon", "Отменить", lambda: undone.append(True), seconds=0.05)
    qtbot.waitUntil(lambda: notices.shown == (), timeout=10_000)
    assert undone == [True]


def test_only_the_newest_four_are_kept(notices: Notices) -> None:
    for number in range(6):
        notices.tell(f"notice {number}")
    assert [notice.accessibleName() for notice in notices.shown] == [
        f"notice {number}" for number in range(2, 6)
    ]


def test_text_from_outside_is_shown_literally(notices: Notices) -> None:
    notice = notices.tell("<img src=//host/x> \u202e")
    shown = [label for label in notice.findChildren(QLabel) if label.text()]
    assert [label.text() for label in shown] == ["<img src=//host/x> ¤"]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in shown)


def test_what_passes_lies_over_the_foot_and_moves_nothing(
    qtbot: QtBot, theme: Theme, language: Language
) -> None:
    """What stays makes room for itself, what goes by itself does not. In a full screen without a foot it is
    at the top; and when all that was hidden is shown again after it went, no empty line is."""
    window = QWidget()
    qtbot.addWidget(window)
    notices, page, foot = Notices(window), QWidget(), QLabel("foot")
    rows = QVBoxLayout(window)
    rows.setContentsMargins(0, 0, 0, 0)
    for part, stretch in ((notices.bar, 0), (page, 1), (foot, 0)):
        rows.addWidget(part, stretch)
    notices.afloat.foot = foot
    window.resize(900, 500)
    window.show()
    qtbot.waitExposed(window)
    before = page.geometry()
    passing = notices.tell("saved", "Undo", lambda: None, seconds=600)
    qtbot.waitUntil(lambda: notices.afloat.geometry().bottom() == window.rect().bottom())
    assert page.geometry() == before
    assert passing.isVisible() and notices.bar.isHidden()
    window.resize(700, 400)
    qtbot.waitUntil(lambda: notices.afloat.geometry().bottomRight() == window.rect().bottomRight())
    foot.hide()
    qtbot.waitUntil(lambda: notices.afloat.geometry().top() == 0)
    passing.close_notice()
    for part in (notices.bar, notices.afloat, foot):
        part.show()
    assert notices.bar.isHidden() and notices.afloat.isHidden()
    notices.tell("stays")
    qtbot.waitUntil(lambda: page.geometry().top() > 0)
    assert notices.bar.isVisible()
