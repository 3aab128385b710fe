"""Before and after a lost connection: the real pictures, out of the vault, without a network as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from support.counter_media import FPS, counter_of, make
from support.reports import full_report
from support.world import START_MS, Computer, institution, packaged

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import Attempt, Recording, Report
from oes_desktop.playback.engine import Frame
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.server.catalogue import StoredRecording
from oes_desktop.services.desk import Desk
from oes_desktop.services.downloads.fetching import Download
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.break_evidence import AFTER, BEFORE, BreakEvidence
from oes_desktop.ui.report.pictures import frame_of

SECONDS = 4
END_MS = START_MS + SECONDS * 1000
AGAIN_MS = END_MS + 90_000


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An exam of two attempts: camera in both, screen in the second alone; all of it downloaded, and the
    server gone."""
    with institution(tmp_path) as world:
        attempts = (Attempt(1, START_MS, END_MS), Attempt(2, AGAIN_MS, AGAIN_MS + SECONDS * 1000))
        recordings = []
        for attempt, kind, start_ms, first in (
            (1, "camera", START_MS, 0),
            (2, "camera", AGAIN_MS, 1_000),
            (2, "screen", AGAIN_MS + 1_500, 2_000),
        ):
            file = make(tmp_path / f"{kind}-{attempt}.mp4", SECONDS, first=first, size=(640, 240))
            media = world.institution.media.add(file, "video/mp4")
            length = SECONDS * 1000
            recordings.append(StoredRecording(attempt, kind, media, start_ms, start_ms + length, length))
        exam = packaged("e1", attempts=attempts, ended_ms=AGAIN_MS + SECONDS * 1000)
        world.institution.catalogue.put_exam(exam, recordings, [])
        computer = Computer.at(tmp_path / "one")
        desk = computer.sign_in(world.url)
        desk.sync.run_once()
        download = Download("e1", desk.reports, desk.recordings)
        while not download.step(Cancel()).finished:
            pass
    yield desk
    computer.close()


def frames(desk: Desk, seen: dict[str, int]) -> partial[Frame]:
    def at(exam_id: str, recording: Recording, offset_ms: int) -> Frame:
        picture = desk.pictures.covering(exam_id, recording, offset_ms)
        frame = frame_of(picture.width, picture.height, picture.data, picture.time_ms)
        seen[f"{recording.kind}-{recording.attempt}"] = counter_of(frame)
        return frame

    return partial(at, "e1")


def evidence(
    qtbot: QtBot, formats: Formats, tasks: Tasks, frame_at: partial[Frame]
) -> tuple[QWidget, BreakEvidence]:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(900, 600)
    over.show()
    return over, BreakEvidence(tasks, formats, frame_at, over)


def test_a_shift_by_hand_moves_the_times_that_are_told(
    qtbot: QtBot, desk: Desk, formats: Formats, tasks: Tasks
) -> None:
    report = desk.reports.cached("e1")
    assert report is not None
    late = {one.id: 2_000 for one in report.recordings if one.kind == "screen"}
    _over, panel = evidence(qtbot, formats, tasks, frames(desk, {}))
    (gap,) = ExamClock.of(report).breaks
    panel.show_break(report, gap, late)
    asked: list[int] = []
    panel.moment_chosen.connect(asked.append)
    for kind, later in (("screen", 3_500), ("camera", 0)):
        view = panel.views[kind, AFTER]
        assert formats.time(AGAIN_MS + later, seconds=True) in view.words
        view._play.click()
        assert asked[-1] == AGAIN_MS + later
        panel.show_break(report, gap, late)


def test_the_last_picture_before_and_the_first_after_without_a_network(
    qtbot: QtBot, desk: Desk, formats: Formats, tasks: Tasks
) -> None:
    report = desk.reports.cached("e1")
    assert report is not None
    seen: dict[str, int] = {}
    over, panel = evidence(qtbot, formats, tasks, frames(desk, seen))
    (gap,) = ExamClock.of(report).breaks
    panel.show_break(report, gap)
    assert panel.geometry() == over.rect()
    assert seen == {"camera-1": SECONDS * FPS - 1, "camera-2": 1_000, "screen-2": 2_000}
    views = panel.views
    assert views["camera", BEFORE].has_picture
    assert views["camera", AFTER].has_picture
    assert views["screen", AFTER].has_picture
    assert not views["screen", BEFORE].has_picture  # there is no recording, and that is said
    assert views["screen", BEFORE].words
    assert "1 мин 30 с" in panel._title.text()
    assert formats.time(AGAIN_MS, seconds=True) in views["camera", AFTER].words
    asked: list[int] = []
    panel.moment_chosen.connect(asked.append)
    views["camera", AFTER]._play.click()
    assert asked == [AGAIN_MS]
    assert panel.isHidden()


def test_a_picture_is_looked_at_alone_and_zoomed_and_esc_goes_back_step_by_step(
    qtbot: QtBot, desk: Desk, formats: Formats, tasks: Tasks
) -> None:
    report = desk.reports.cached("e1")
    assert report is not None
    _, panel = evidence(qtbot, formats, tasks, frames(desk, {}))
    panel.show_break(report, ExamClock.of(report).breaks[0])
    view = panel.views["camera", BEFORE]
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert [each.isVisible() for each in panel.views.values()] == [True, False, False, False]
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoomed
    view.zoom_by(0.01, QPointF(5, 5))
    assert not view.zoomed
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert all(each.isVisible() for each in panel.views.values())
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert not view.has_picture


def test_trouble_is_told_in_the_place_of_the_picture(qtbot: QtBot, formats: Formats, tasks: Tasks) -> None:
    def not_here(_recording: Recording, _offset_ms: int) -> Frame:
        raise Rejected("not_offline")

    report = full_report()
    _, panel = evidence(qtbot, formats, tasks, partial(not_here))
    panel.show_break(report, ExamClock.of(report).breaks[0])
    assert all(view.words and not view.has_picture for view in panel.views.values())
    panel.renew(replace(report, exam=replace(report.exam, id="another")))
    assert panel.isHidden()


def test_one_goes_from_break_to_break(qtbot: QtBot, formats: Formats, tasks: Tasks) -> None:
    report = full_report()
    later = Attempt(3, report.attempts[1].ended_ms + 30_000, report.attempts[1].ended_ms + 90_000)  # type: ignore[operator]
    report = replace(report, attempts=(*report.attempts, later))
    _, panel = evidence(qtbot, formats, tasks, partial(lambda _recording, _offset: None))
    breaks = ExamClock.of(report).breaks
    panel.show_break(report, breaks[0])
    first = panel._title.text()
    assert (panel._previous.isEnabled(), panel._next.isEnabled()) == (False, True)
    panel._next.click()
    assert panel._title.text() != first
    assert (panel._previous.isEnabled(), panel._next.isEnabled()) == (True, False)
    panel.step(1)  # there is no more
    assert panel._next.isVisible()


def test_a_recording_without_any_length_is_none(qtbot: QtBot, formats: Formats, tasks: Tasks) -> None:
    report = full_report()
    empty = tuple(replace(each, duration_ms=0, ended_ms=each.started_ms) for each in report.recordings)
    asked: list[str] = []
    _, panel = evidence(qtbot, formats, tasks, partial(lambda recording, _offset: asked.append(recording.id)))
    bare = Report(report.exam, report.attempts, empty)
    panel.show_break(bare, ExamClock.of(bare).breaks[0])
    assert asked == []
    assert all(view.words for view in panel.views.values())
