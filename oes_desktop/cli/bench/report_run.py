"""One run of the program for `bench report`: says in JSON what it found, and ends.

`as_program` runs it; its order, beside what is said there: `runs`, `folder` (for the plain copy of one
recording). What blocks runs on the program's lanes; what the window does is followed by looking at it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import psutil
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from oes_desktop.app import Program
from oes_desktop.cli.bench import players
from oes_desktop.cli.bench.following import Condition
from oes_desktop.domain.models import CAMERA, FINISHED, Recording, Report
from oes_desktop.runtime.tasks import Lane
from oes_desktop.services.desk import Desk
from oes_desktop.ui.report.video import VideoPane
from oes_desktop.ui.report.window import ReportWindow

DEADLINE_S, RUN_S = 30.0, 15.0  # a step may take so long, and the players so much more a run
_PLAY_MS = 2_000  # of the exam, before the memory is read
_CHUNK = 1 << 20


class Painted(QObject):
    """When a pane of a report first painted a picture, by the monotonic clock.

    A paint event comes before its painting, so the time is taken when the event loop is back from it."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__()
        self.window = window
        self.at: float | None = None
        for pane in window.player.panes.values():
            pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pictured = isinstance(watched, VideoPane) and watched.frame is not None and not watched.message
        if pictured and event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, self._note)
        return False

    def _note(self) -> None:
        self.at = self.at or time.monotonic()


class Run:
    """The steps, as a generator: each yields the condition it waits for."""

    def __init__(self, program: Program, order: dict[str, Any]) -> None:
        self.deadline_s = DEADLINE_S + RUN_S * order["runs"]
        self.program, self.order = program, order
        self.found: dict[str, Any] = {
            "opened": {"first": [], "resident_mib": []},
            "platform": QApplication.platformName(),
        }
        self._answer: Any = None

    def steps(self) -> Iterator[Condition]:
        yield self._exam_is_there
        exam_id = self._exam()
        assert exam_id is not None and self.program.desk is not None
        yield from self._on_lane(partial(_download, self.program.desk, exam_id, Path(self.order["folder"])))
        recording, plain = self._answer
        yield self._quiet
        for _ in range(self.order["runs"] + 1):
            yield from self._open_once(exam_id)
        yield from self._on_lane(
            partial(
                players.measure,
                partial(self.program.desk.recordings.source, exam_id, recording),
                plain,
                recording.duration_ms,
                partial(self.program.tasks.run, self.program.tasks, lane=Lane.PLAYER),
                runs=self.order["runs"],
            )
        )
        self.found["player"] = self._answer
        self.found["recording"] = (
            f"{recording.media_type}, {recording.duration_ms} ms, {recording.size} bytes"
        )

    def _exam(self) -> str | None:
        """One that can be watched, of those on screen."""
        page = self.program.results
        lines = [page.model.line(row) for row in range(min(40, page.model.rowCount()))] if page else []
        fit = (line.row for line in lines if line is not None and line.row.size and line.row.attempts > 1)
        return next((row.id for row in fit if row.status == FINISHED), None)

    def _exam_is_there(self) -> bool:
        return self._exam() is not None

    def _quiet(self) -> bool:
        """Nothing works but the event stream: players are stopped, their files closed."""
        return self.program.tasks.busy <= 1

    def _on_lane(self, work: Callable[[], object]) -> Iterator[Condition]:
        answers: list[object] = []
        self.program.tasks.run(self.program, work, answers.append, lane=Lane.CPU)
        yield lambda: answers
        self._answer = answers[0]

    def _open_once(self, exam_id: str) -> Iterator[Condition]:
        program, opened = self.program, self.found["opened"]
        assert program.results is not None
        watched: list[Painted] = []
        hook = program.report_opened.connect(lambda window: watched.append(Painted(window)))
        begun = time.monotonic()
        program.results.table.opened.emit(exam_id)
        program.report_opened.disconnect(hook)
        painted, player = watched[0], watched[0].window.player
        yield lambda: painted.at is not None and player.settled
        opened["first"].append(((painted.at or 0.0) - begun) * 1000)
        from_ms = player.position_ms or 0
        player.play()
        yield lambda: (player.position_ms or 0) >= from_ms + _PLAY_MS
        opened["resident_mib"].append(psutil.Process().memory_info().rss / 2**20)
        painted.window.close()
        yield self._quiet


def _download(desk: Desk, exam_id: str, folder: Path) -> tuple[Recording, Path]:
    """All recordings of the exam into the vault; the first of the camera into a plain file as well."""
    report: Report = desk.reports.open(exam_id)
    camera = next(recording for recording in report.recordings if recording.kind == CAMERA)
    plain = folder / "plain.media"
    for recording in report.recordings:
        source = desk.recordings.source(exam_id, recording)
        data = bytearray()
        while len(data) < source.size:
            data += source.pread(len(data), _CHUNK)
        source.close()
        if recording is camera:
            plain.write_bytes(data)
    return camera, plain
