"""One download of one exam by the program's own lanes, in a process of its own. Says in JSON what it found.

`python -m oes_desktop.cli.bench.download_run`, its order as JSON on standard input: `address`, `login`,
`password`, `exam` (its id at the server), `streams`. A widget is painted sixty times a second meanwhile, as
an open window would be.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import psutil
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from oes_desktop import paths
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import SystemClock
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.services.fetching import STEP_BLOCKS, Download, Step
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.session import Session
from oes_desktop.store.secrets import MemoryKeeper

FRAME_MS, SAMPLE_MS = 16, 50
_SIZE = (1_000, 600)
_LINES = 40


class Painted(QWidget):
    """`took`: ms from the moment that each picture was due until it was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(*_SIZE)
        self.took: list[float] = []
        self._due = time.monotonic() + FRAME_MS / 1000
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._frame)
        self._timer.start(FRAME_MS)
        self.show()

    def _frame(self) -> None:
        self.repaint()
        now = time.monotonic()
        self.took.append((now - self._due) * 1000)
        self._due = max(self._due + FRAME_MS / 1000, now)
        self._timer.start(max(0, round((self._due - now) * 1000)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        for line in range(_LINES):
            painter.drawText(10, 14 * (line + 1), f"{len(self.took):06} " + "Әбдірахманова " * 4)
        painter.end()


class Loading(QObject):
    """Keeps `streams` steps of a download under way until it is finished."""

    def __init__(self, desk: Desk, exam_id: str, streams: int, tasks: Tasks, qt: QApplication) -> None:
        super().__init__()
        self._tasks, self._streams, self._qt = tasks, streams, qt
        self._download = Download(exam_id, desk.reports, desk.recordings, step_blocks=STEP_BLOCKS)
        self._cancel = Cancel()
        self._under_way = 0
        self.begun, self.ended, self.size = time.monotonic(), 0.0, 0
        self.error: Exception | None = None
        self._go_on()

    def _go_on(self) -> None:
        while self._under_way < self._streams and self._download.ready:
            self._under_way += 1
            self._tasks.run(self, self._step, self._stepped, self._failed, lane=Lane.DOWNLOADS)

    def _step(self) -> Step:
        return self._download.step(self._cancel)

    def _stepped(self, step: Step) -> None:
        self._under_way -= 1
        if step.finished:
            self.ended, self.size = time.monotonic(), step.total
            self._qt.quit()
        else:
            self._go_on()

    def _failed(self, error: Exception) -> None:
        self.error = error
        self._qt.quit()


def main() -> int:
    order = json.loads(sys.stdin.readline())
    sys.setswitchinterval(0.0005)  # as the program does
    qt = QApplication(sys.argv[:1])
    folders = paths.folders()
    keeper = MemoryKeeper()
    session = Session(folders, Preferences(folders.config), SystemClock(), keeper_factory=lambda: keeper)
    desk = session.sign_in(order["address"], order["login"], order["password"], stay=True)
    tasks, window = Tasks(), Painted()
    try:
        found = _measured(desk, order["exam"], order["streams"], tasks, window, qt)
    finally:
        tasks.close()
        desk.close()
    print(json.dumps(found), flush=True)
    return 0


def _measured(
    desk: Desk, exam_id: str, streams: int, tasks: Tasks, window: Painted, qt: QApplication
) -> dict[str, Any]:
    """`rss`: bytes above the start, sampled; `vault`: bytes of the files that it all lies in."""
    process, rss = psutil.Process(), list[int]()
    sampling = QTimer()
    sampling.timeout.connect(lambda: rss.append(process.memory_info().rss))
    before, cpu = process.memory_info().rss, process.cpu_times()
    window.took.clear()
    sampling.start(SAMPLE_MS)
    loading = Loading(desk, exam_id, streams, tasks, qt)
    qt.exec()
    sampling.stop()
    if loading.error is not None:
        raise loading.error
    after = process.cpu_times()
    vault = sum(file.stat().st_size for file in Path(desk.opened.profile.folder).rglob("*.oesm"))
    return {
        "bytes": loading.size,
        "seconds": loading.ended - loading.begun,
        "cpu_s": after.user + after.system - cpu.user - cpu.system,
        "vault": vault,
        "frames": window.took,
        "rss": [sample - before for sample in rss],
    }


if __name__ == "__main__":
    sys.exit(main())
