"""A report that is here in part, without a network, on real libVLC: what is here plays, what is not here says
so and is left out, and the timeline shows it. Fault E6."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.counter_media import counter_of
from support.long_media import SECONDS, moments_of
from support.sittings import BEGIN, VOCABULARY, recording, report
from support.sources import PartialSource

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.models import CAMERA, SCREEN, Attempt, Recording, Report, Violation
from oes_desktop.domain.observed import Interval
from oes_desktop.media.frames import FrameGrabber
from oes_desktop.media.partial import known
from oes_desktop.playback.absent import absent, next_here
from oes_desktop.playback.engine import Frame
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.vlc_engine import VlcEngine
from oes_desktop.playback.vlc_library import SILENT
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.partly_here import PartlyHere
from oes_desktop.ui.report.pictures import frame_of
from oes_desktop.ui.report.player import PlayerArea
from oes_desktop.ui.theme import Theme

DEADLINE_MS = 20_000
MOMENTS = ((90_000, 150_000), (210_000, 260_000))
ONE = recording("camera-1", CAMERA, 0, SECONDS)
SITTING = replace(
    report(recordings=(ONE,)),
    attempts=(Attempt(1, BEGIN, BEGIN + SECONDS * 1000),),
    violations=(Violation("v1", "focus_lost", BEGIN + 120_000, 2_000, 2),),
)


class Window(QObject):
    """As much of a report's window as the marking needs."""

    report_shown = Signal(object)
    moved = Signal(str, str)
    exam_id = SITTING.exam.id

    def __init__(self, player: PlayerArea) -> None:
        super().__init__()
        self.player = player
        self.report: Report | None = SITTING


@pytest.fixture(params=["mp4, index in front", "matroska of a browser"])
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Window]:
    theme, language, tasks, lock = Theme("light"), Language("en"), Tasks(), threading.Lock()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app)
    bugs: list[Exception] = []
    tasks.unhandled.connect(bugs.append)
    data, here = moments_of(request.param, MOMENTS)
    source = PartialSource(data, here)
    found = known(source, source.runs, SECONDS * 1000)
    assert found is not None

    def opened(_: Recording) -> ByteSource:
        return found.over(PartialSource(data, here))

    grabber = FrameGrabber(found.over(source))

    def covering(one: Recording, offset_ms: int, rough: bool = False) -> Frame:
        with lock:
            picture = grabber.at(offset_ms, 1920, key_only=rough)
        return frame_of(picture.width, picture.height, picture.data, picture.time_ms)

    area = PlayerArea(
        tasks,
        theme,
        Formats(language),
        language,
        make_engine=lambda: VlcEngine(lambda work: tasks.run(area, work, lane=Lane.PLAYER), extra=SILENT),
        covering_frame=covering,
    )
    qtbot.addWidget(area)
    area.resize(1100, 700)
    area.show()
    made = Window(area)
    PartlyHere(made, lambda _: {ONE.id: found.parts}, lambda _: True, tasks, Bus())  # type: ignore[arg-type]
    area.show_report(SITTING, VOCABULARY, opened)
    made.report_shown.emit(SITTING)
    yield made
    area.close_player()
    qtbot.waitUntil(lambda: tasks.busy == 0, timeout=DEADLINE_MS)
    tasks.close()
    grabber.close()
    assert not bugs


def shown(area: PlayerArea) -> int:
    frame = area.panes[CAMERA].frame
    return -1 if frame is None else counter_of(frame)


def until(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=DEADLINE_MS)


def test_a_moment_plays_and_a_hole_says_that_it_is_not_downloaded(window: Window, qtbot: QtBot) -> None:
    """E6."""
    area = window.player
    until(qtbot, lambda: shown(area) == 0)
    area.seek(BEGIN + 120_600)
    until(qtbot, lambda: shown(area) == 120)
    area.seek(BEGIN + 185_000)
    until(qtbot, lambda: "Not downloaded" in area.panes[CAMERA].message)  # not "Loading…", on a busy machine
    assert not area.playing
    area.seek(BEGIN + 125_600)  # it is tried again at once
    until(qtbot, lambda: shown(area) == 125 and not area.panes[CAMERA].message)
    assert "not downloaded" not in area.timeline.accessibleDescription()


def test_played_out_of_a_moment_it_goes_on_at_the_next(window: Window, qtbot: QtBot) -> None:
    area = window.player
    until(qtbot, lambda: shown(area) == 0)
    area.set_rate(8.0)
    area.play_at(BEGIN + 132_600)
    until(qtbot, lambda: (area.position_ms or 0) > BEGIN + 195_000 and 195 < shown(area) < 262)
    assert area.playing
    area.pause()


def test_the_timeline_shows_what_is_not_here(window: Window, qtbot: QtBot) -> None:
    area = window.player
    until(qtbot, lambda: bool(area.timeline._absent))
    assert any(one.start_ms <= BEGIN + 185_000 < one.end_ms for one in area.timeline._absent)
    assert not any(one.start_ms <= BEGIN + 120_000 < one.end_ms for one in area.timeline._absent)
    area.timeline.show_position(BEGIN + 185_000)
    assert "not downloaded" in area.timeline.accessibleDescription()
    before = area.timeline.grab().toImage()
    area.timeline.show_absent(())
    assert area.timeline.grab().toImage() != before
    window.moved.emit("e1", "e2")
    assert not area.timeline._absent


def test_holes_and_what_follows_them_by_the_exams_clock() -> None:
    screen = recording("screen-1", SCREEN, 10, 100)
    exam = ExamClock((), (recording("camera-1", CAMERA, 0, 100), screen))
    parts: dict[str, tuple[Interval, ...]] = {"camera-1": ((0, 30_000), (60_000, 99_500))}
    spans = [(one.start_ms - BEGIN, one.end_ms - BEGIN, one.kind) for one in absent(exam, parts)]
    assert spans == [(10_000, 110_000, SCREEN), (30_000, 60_000, CAMERA)]  # half a second is no hole
    assert next_here(exam, parts, BEGIN + 30_000) == BEGIN + 61_000  # inside
    assert next_here(exam, parts, BEGIN + 60_000) is None
    assert absent(exam, {"camera-1": ((0, 100_000),), "screen-1": ((0, 100_000),)}) == ()
