"""The button in the head, what the desktop is told of the end, and the question at quitting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QSystemTrayIcon
from pytestqt.qtbot import QtBot
from support.fake_downloads import MB, entry
from support.shouting import shouting
from ui_downloads.conftest import Room

from oes_desktop.domain.downloading import Held, Stage
from oes_desktop.ui.downloads.header_button import DownloadsButton, ring
from oes_desktop.ui.downloads.quitting import QuitDialog, Quitting
from oes_desktop.ui.downloads.telling import Telling


@pytest.fixture
def head(qtbot: QtBot, room: Room) -> DownloadsButton:
    made = DownloadsButton(room.following, room.formats)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_button_counts_what_comes(room: Room, head: DownloadsButton) -> None:
    assert head.text() == "Downloads"
    room.show(entry(1, Stage.LOADING, 128 * MB, 200 * MB), entry(2, Stage.HERE))
    assert head.text() == "1 download(s) · 64%" == head.accessibleName()
    room.downloads.held = Held.OFFLINE
    room.following.tick()
    assert head.text() == "1 download(s) · waiting"
    room.show(entry(2, Stage.HERE))
    assert head.text() == "Downloads"


def test_the_ring_closes_with_progress(room: Room) -> None:
    def drawn(percent: int) -> int:
        image = ring(percent, "accent", 32, 1.0).toImage()
        track = ring(0, "accent", 32, 1.0).toImage()
        return sum(image.pixel(x, y) != track.pixel(x, y) for x in range(32) for y in range(32))

    assert drawn(0) == 0 < drawn(30) < drawn(90)


def test_the_button_speaks_the_language(qtbot: QtBot, room: Room, head: DownloadsButton) -> None:
    with shouting():
        qtbot.waitUntil(lambda: head.text() == "DOWNLOADS")
    qtbot.waitUntil(lambda: "Ctrl+J" in head.toolTip() or "⌘J" in head.toolTip())


def test_the_end_is_said_in_the_window(room: Room) -> None:
    telling = Telling(room.following, room.notices, room.window)
    room.show(entry(1, Stage.LOADING), entry(2))
    room.show(entry(1, Stage.HERE), entry(2, Stage.HERE))
    assert room.told() == ["2 exam(s) downloaded: they open without a network now."]
    room.show(entry(3, Stage.LOADING))
    room.show(entry(3, Stage.FAILED, trouble="gone"))
    assert room.told()[-1] == "1 exam(s) could not be downloaded."
    telling.drop()
    room.show(entry(4, Stage.LOADING))
    room.show(entry(4, Stage.HERE))
    assert len(room.told()) == 2


def test_the_title_tells_the_percent_only_while_nobody_looks(qtbot: QtBot, room: Room) -> None:
    marks: list[str] = []
    telling = Telling(room.following, room.notices, room.window)
    telling.mark_wanted.connect(marks.append)
    room.show(entry(1, Stage.LOADING, 100 * MB, 400 * MB))
    assert telling.in_front and marks[-1] == ""
    room.window.hide()
    qtbot.waitUntil(lambda: not telling.in_front)
    room.following.tick()
    assert marks[-1] == "25%"
    assert (telling.tray is not None) is QSystemTrayIcon.isSystemTrayAvailable()
    room.show(entry(1, Stage.HERE))
    assert marks[-1] == ""
    telling.drop()
    assert telling.tray is None


def question(room: Room) -> QDialog:
    return [made for made in room.window.findChildren(QuitDialog) if made.isVisible()][-1]


def test_quitting_asks_once_while_downloads_run(room: Room) -> None:
    closed: list[bool] = []
    quitting = Quitting(room.following, room.window, lambda: closed.append(quitting.wanted()))
    assert quitting.wanted()
    room.show(entry(1, Stage.LOADING), entry(2))
    assert not quitting.wanted() and closed == []
    question(room).accept()
    assert closed == [True]


def test_who_stays_is_not_asked_again_for_the_same_downloads(room: Room) -> None:
    quitting = Quitting(room.following, room.window, room.window.close)
    room.show(entry(1, Stage.LOADING))
    assert not quitting.wanted()
    question(room).reject()
    assert quitting.wanted()
    room.show(entry(1, Stage.HERE))
    assert quitting.wanted()
    room.show(entry(2, Stage.LOADING))
    assert not quitting.wanted()
    question(room).reject()


@pytest.mark.parametrize("stage", [Stage.PAUSED, Stage.FAILED, Stage.HERE])
def test_what_does_not_run_asks_nothing(room: Room, stage: Stage) -> None:
    quitting = Quitting(room.following, room.window, room.window.close)
    room.show(entry(1, stage))
    assert quitting.wanted()
    room.downloads.held_by_proctor = True
    room.show(entry(1))
    assert quitting.wanted()
    assert QGuiApplication.applicationState() is not Qt.ApplicationState.ApplicationSuspended
