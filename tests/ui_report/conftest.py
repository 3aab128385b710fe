"""What a report's widgets are built with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.fake_engine import FakeEngine
from support.report_room import Colleagues, Drawer, Kept, Line, Shelf
from support.reports import META, full_report, photo
from support.sources import MemorySource

from oes_desktop.domain.account import Account
from oes_desktop.domain.clock import ManualClock
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.films import ExamFilm
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.presence import Presence
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.window import ReportWindow
from oes_desktop.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme("light")
    made.apply(qapp)
    return made


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    made = Language("ru")
    yield made
    made.use("en")
    made.silence()


@pytest.fixture
def formats(language: Language) -> Formats:
    return Formats(language, "Asia/Almaty")


@pytest.fixture
def tasks(qapp: QApplication) -> Tasks:
    return Tasks.inline()


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def clock() -> ManualClock:
    """By which the engines play."""
    return ManualClock()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "config")


@pytest.fixture
def shelf() -> Shelf:
    made = Shelf()
    made.kept["exam-1"] = full_report()
    return made


@pytest.fixture
def colleagues() -> Colleagues:
    return Colleagues()


@pytest.fixture
def presence(colleagues: Colleagues) -> Presence:
    return Presence(colleagues, ManualClock(), lambda: True, lambda: True)  # type: ignore[arg-type]


@pytest.fixture
def bus(qapp: object) -> Bus:
    return Bus()


@pytest.fixture
def open_window(
    qtbot: QtBot,
    shelf: Shelf,
    presence: Presence,
    bus: Bus,
    tasks: Tasks,
    theme: Theme,
    language: Language,
    kept: Kept,
    drawer: Drawer,
    clock: ManualClock,
    preferences: Preferences,
) -> Iterator[Callable[..., ReportWindow]]:
    recordings = SimpleNamespace(
        source=lambda _exam, _recording: MemorySource(b"\x1a\x45\xdf\xa3" + bytes(4096)),
        playable=lambda _exam, _recording, **_: MemorySource(b"\x1a\x45\xdf\xa3" + bytes(4096)),
        photo=lambda _exam, _snapshot: photo(),
        unkept=lambda _exam: shelf.unkept_watching,
    )
    desk: Any = SimpleNamespace(
        reports=shelf,
        decisions=shelf,
        account=Account("me", "a.serikov", "А. Сериков"),
        recordings=recordings,
        meta=META,
        pictures=None,
        films=SimpleNamespace(of=lambda _report: ExamFilm((), None, None)),  # of no recordings: nothing to do
        presence=presence,
        watched=kept,
        views=drawer,
    )
    made: list[ReportWindow] = []

    def make(exam_id: str = "exam-1", queue: Line | None = None) -> ReportWindow:
        window = ReportWindow(
            exam_id,
            desk,
            tasks,
            bus,
            theme,
            language,
            preferences,
            make_engine=lambda: FakeEngine(clock),
            queue=queue,
            clock=clock,
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()
