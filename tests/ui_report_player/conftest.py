"""The player area on engines whose time is moved by hand: nothing to wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.fake_engine import FakeEngine, frame_for
from support.sittings import BEGIN, VOCABULARY, report
from support.sources import MemorySource

from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import CAMERA, SCREEN, Recording, Report
from oes_desktop.playback.engine import Engine, Frame
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.player import PlayerArea
from oes_desktop.ui.theme import DARK, Theme

MP4_HEAD = b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00"


class Room:
    """A player area, its clock, its engines and what it said."""

    def __init__(self, qtbot: QtBot, *, engine_error: OesError | None = None, covering: bool = False) -> None:
        self.clock = ManualClock()
        self.engines: list[FakeEngine] = []
        self.missing: dict[str, OesError] = {}
        self.theme = Theme(DARK)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.theme.apply(app)
        self.tasks = Tasks.inline()
        self.bugs: list[Exception] = []
        self.tasks.unhandled.connect(self.bugs.append)
        self.language = Language("en")
        self._engine_error = engine_error
        self.area = PlayerArea(
            self.tasks,
            self.theme,
            Formats(self.language),
            self.language,
            make_engine=self._make_engine,
            covering_frame=self._cover if covering else None,
            clock=self.clock,
        )
        qtbot.addWidget(self.area)
        self.positions: list[int] = []
        self.reached: list[str] = []
        self.troubles: list[tuple[OesError, str]] = []
        self.area.position_changed.connect(self.positions.append)
        self.area.violation_reached.connect(self.reached.append)
        self.area.trouble.connect(lambda error, name: self.troubles.append((error, name)))
        self.area.resize(1000, 700)
        self.area.show()

    def _cover(self, recording: Recording, offset_ms: int, rough: bool = False) -> Frame:
        """Decoded beside the engine: minus its place, of a rough one the whole seconds of it."""
        return frame_for(-offset_ms // 1000 * 1000 if rough else -offset_ms)

    def _make_engine(self) -> Engine:
        if self._engine_error is not None:
            raise self._engine_error
        self.engines.append(FakeEngine(self.clock))
        return self.engines[-1]

    def open(self, recording: Recording) -> MemorySource:
        if recording.id in self.missing:
            raise self.missing[recording.id]
        return MemorySource(MP4_HEAD)

    def show(self, what: Report | None = None) -> None:
        self.area.show_report(what or report(), VOCABULARY, self.open)
        self.tick()

    def tick(self) -> None:
        self.area._timer.timeout.emit()

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds / 0.04)):
            self.clock.advance(0.04)
            self.tick()

    @property
    def at(self) -> int:
        position = self.area.position_ms
        assert position is not None
        return position - BEGIN

    @property
    def camera(self) -> FakeEngine:
        return self.engines[0]

    @property
    def screen(self) -> FakeEngine:
        return self.engines[1]

    def message(self, kind: str) -> str:
        assert kind in (CAMERA, SCREEN)
        return self.area.panes[kind].message


@pytest.fixture
def make_room(qtbot: QtBot) -> Iterator[Callable[..., Room]]:
    rooms: list[Room] = []

    def make(**how: Any) -> Room:
        rooms.append(Room(qtbot, **how))
        return rooms[-1]

    yield make
    for room in rooms:
        room.area.close_player()
        assert not room.bugs
        assert all(engine.closed for engine in room.engines)


@pytest.fixture
def room(make_room: Callable[..., Room]) -> Room:
    made = make_room()
    made.show()
    return made
