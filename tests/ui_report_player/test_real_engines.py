"""The whole player area on real libVLC: which frame is shown is read from the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.counter_media import counter_mp4, counter_of, still_webm
from support.sittings import BEGIN, VOCABULARY, recording, report
from support.sources import MemorySource

from oes_desktop.domain.errors import EngineMissing
from oes_desktop.domain.models import CAMERA, SCREEN, Recording
from oes_desktop.media.frames import FrameGrabber
from oes_desktop.playback.engine import Frame
from oes_desktop.playback.vlc_engine import VlcEngine
from oes_desktop.playback.vlc_library import SILENT, start
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.pictures import frame_of
from oes_desktop.ui.report.player import PlayerArea
from oes_desktop.ui.theme import Theme

DEADLINE_MS = 10_000
CAMERA_ONE = recording("camera-1", CAMERA, 1, 20)
SCREEN_ONE = recording("screen-1", SCREEN, 3, 40)
CAMERA_TWO = recording("camera-2", CAMERA, 60, 20, attempt=2)


@pytest.fixture
def area(qtbot: QtBot, tmp_path: Path) -> Iterator[PlayerArea]:
    try:
        start(SILENT)
    except EngineMissing as error:
        pytest.skip(f"libVLC: {error}")
    bytes_of = {CAMERA: counter_mp4(tmp_path).read_bytes(), SCREEN: still_webm(tmp_path).read_bytes()}
    theme, language, tasks = Theme("light"), Language("en"), Tasks()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app)
    bugs: list[Exception] = []
    tasks.unhandled.connect(bugs.append)

    def open_source(one: Recording) -> MemorySource:
        return MemorySource(bytes_of[one.kind])

    def make_engine() -> VlcEngine:
        return VlcEngine(lambda work: tasks.run(made, work, lane=Lane.PLAYER), extra=SILENT)

    grabbers = {kind: FrameGrabber(MemorySource(data)) for kind, data in bytes_of.items()}

    def cover(one: Recording, offset_ms: int, rough: bool = False) -> Frame:
        found = grabbers[one.kind].at(offset_ms, 1920, key_only=rough)
        return frame_of(found.width, found.height, found.data, found.time_ms)

    made = PlayerArea(
        tasks, theme, Formats(language), language, make_engine=make_engine, covering_frame=cover
    )
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_report(report(recordings=(CAMERA_ONE, SCREEN_ONE, CAMERA_TWO)), VOCABULARY, open_source)
    yield made
    made.close_player()
    qtbot.waitUntil(lambda: tasks.busy == 0, timeout=DEADLINE_MS)
    tasks.close()
    for grabber in grabbers.values():
        grabber.close()
    assert not bugs


def shown(area: PlayerArea, kind: str) -> int | None:
    frame = area.panes[kind].frame
    return None if frame is None else counter_of(frame)


def until_shown(qtbot: QtBot, area: PlayerArea, camera: int | None, screen: int | None) -> None:
    def right() -> bool:
        return (camera is None or shown(area, CAMERA) == camera) and (
            screen is None or abs((shown(area, SCREEN) or 0) - screen) <= 1
        )

    qtbot.waitUntil(lambda: area.settled and right(), timeout=DEADLINE_MS)


def test_both_sides_show_the_moment_that_is_asked_for(area: PlayerArea, qtbot: QtBot) -> None:
    until_shown(qtbot, area, 0, None)
    area.seek(BEGIN + 9_000)
    until_shown(qtbot, area, 120, 90)
    area.seek(BEGIN + 65_000)  # the second attempt has another camera recording, and no screen
    until_shown(qtbot, area, 75, None)
    qtbot.waitUntil(lambda: area.panes[SCREEN].message != "", timeout=DEADLINE_MS)
    area.seek(BEGIN + 5_000)
    until_shown(qtbot, area, 60, 30)


def test_both_sides_play_together(area: PlayerArea, qtbot: QtBot) -> None:
    until_shown(qtbot, area, 0, None)
    area.set_rate(2.0)
    area.play_at(BEGIN + 4_000)
    apart: list[float] = []

    def played() -> bool:
        camera, screen, at = shown(area, CAMERA), shown(area, SCREEN), area.position_ms or 0
        if camera is not None and screen is not None and at > BEGIN + 6_000:
            apart.append(abs((1_000 + camera * 1000 / 15) - (3_000 + screen * 1000 / 15)))
        return at > BEGIN + 12_000

    qtbot.waitUntil(played, timeout=DEADLINE_MS)
    area.pause()
    assert median(apart) <= 200  # three frames; a busy machine may show some of them late
    assert not area.grab().isNull()


def test_a_drag_shows_pictures_on_the_way_and_plays_on(area: PlayerArea, qtbot: QtBot) -> None:
    until_shown(qtbot, area, 0, None)
    area.play_at(BEGIN + 2_000)
    qtbot.waitUntil(lambda: (area.position_ms or 0) > BEGIN + 2_500, timeout=DEADLINE_MS)
    timeline = area.timeline
    layout = timeline.layout_now

    def point(seconds: float) -> QPoint:
        return QPoint(round(layout.x(BEGIN + seconds * 1000)), layout.top + 4)

    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=point(5))
    for seconds in (8, 14, 11):
        QTest.mouseMove(timeline, point(seconds))
        least = (seconds - 1) * 15 - 120  # key frames are at most 8 s apart

        def near(seconds: int = seconds, least: int = least) -> bool:
            counter = shown(area, CAMERA)
            return counter is not None and least <= counter <= (seconds - 1) * 15 + 3

        qtbot.waitUntil(near, timeout=DEADLINE_MS)
        assert area.scrubbing
    exact = round((layout.wall(point(11).x()) - BEGIN - 1_000) * 15 // 1000)
    qtbot.waitUntil(lambda: abs((shown(area, CAMERA) or 0) - exact) <= 1, timeout=DEADLINE_MS)  # at rest
    assert area.playing
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=point(11))
    assert not area.scrubbing
    qtbot.waitUntil(lambda: (shown(area, CAMERA) or 0) > exact + 10, timeout=DEADLINE_MS)
    area.pause()


def test_a_window_closed_while_it_loads_leaves_nothing(area: PlayerArea, qtbot: QtBot) -> None:
    """E1: the player closed while both sides load."""
    area.seek(BEGIN + 65_000)
    area.close_player()
    assert area.position_ms is None
