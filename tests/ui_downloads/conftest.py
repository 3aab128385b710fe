"""The downloads page over downloads in memory; everything is done inline, so there is nothing to wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from support.fake_downloads import MB, FakeDownloads, entry

from oes_desktop.domain.downloading import Entry, Stage
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.downloads.acting import Acting
from oes_desktop.ui.downloads.following import Following
from oes_desktop.ui.downloads.page import DownloadsPage
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.theme import Theme


class Room:
    """A window with the page, and all that it is made of. `online` is what the page is told."""

    def __init__(self, theme: Theme, language: Language, preferences: Preferences) -> None:
        self.downloads = FakeDownloads()
        self.window = QWidget()
        self.tasks, self.bus, self.preferences = Tasks.inline(), Bus(), preferences
        self.notices, self.formats = Notices(self.window), Formats(language)
        self.online = True
        self.following = Following(self.downloads, self.tasks, self.bus, self.window)  # type: ignore[arg-type]
        self.acting = Acting(
            self.downloads,  # type: ignore[arg-type]
            self.tasks,
            self.bus,
            self.notices,
            self.formats,
            preferences,
            lambda: self.online,
            self.window,
            self.window,
        )
        self.page = DownloadsPage(self.following, self.acting, self.formats)
        column = QVBoxLayout(self.window)
        column.addWidget(self.notices.bar)
        column.addWidget(self.page)
        self.window.resize(1280, 720)

    def show(self, *entries: Entry) -> None:
        """These are the downloads now."""
        self.downloads.entries = list(entries)
        self.following.look()

    def ids(self) -> list[str]:
        return [entry.wanted.exam_id for entry in self.page.model.entries]

    def told(self) -> list[str]:
        return [notice.accessibleName() for notice in self.notices.shown]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme("light")
    made.apply(qapp)
    return made


@pytest.fixture
def language(qapp: QApplication, tmp_path: Path) -> Iterator[Language]:
    """English as it stands in the sources."""
    made = Language("en", folder=tmp_path)
    yield made
    made.silence()


@pytest.fixture
def room(qtbot: QtBot, theme: Theme, language: Language, tmp_path: Path) -> Room:
    made = Room(theme, language, Preferences(tmp_path / "config"))
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    made.page.lines.setFocus()
    return made


@pytest.fixture
def queue(room: Room) -> Callable[[int], None]:
    """Function: so many exams wait, and two more are here."""

    def fill(count: int) -> None:
        here = [entry(n, Stage.HERE, total=300 * MB) for n in (901, 902)]
        room.show(*(entry(n) for n in range(1, count + 1)), *here)

    return fill
