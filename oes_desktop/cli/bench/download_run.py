"""One download of one exam by the program's own queue and lanes, in a process of its own. Says in JSON what
it found.

`python -m oes_desktop.cli.bench.download_run`, its order as JSON on standard input: `address`, `login`,
`password`, `exam` (its id at the server), `streams`. A widget is painted sixty times a second meanwhile, as
an open window would be.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import psutil
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from oes_desktop import paths
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import SystemClock
from oes_desktop.domain.downloading import Stage
from oes_desktop.domain.errors import OesError
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.downloader import Downloader
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.session import Session
from oes_desktop.store.secrets import MemoryKeeper

FRAME_MS, SAMPLE_MS, WATCH_MS = 16, 50, 1_000
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
    """One exam, asked for and run as by the program itself. `ended`: monotonic, s; `error`: why it never
    came."""

    def __init__(self, desk: Desk, exam_id: str, tasks: Tasks, qt: QApplication) -> None:
        super().__init__()
        self._desk, self._exam_id, self._qt = desk, exam_id, qt
        self.error: Exception | None = None
        bus = Bus()
        self._runner = Downloader(tasks, bus, desk.downloads)
        bus.changed.connect(self._look)
        tasks.unhandled.connect(self._fail)
        self._watching = QTimer(self)
        self._watching.timeout.connect(self._watch)
        self._watching.start(WATCH_MS)
        self.begun, self.ended = time.monotonic(), 0.0
        desk.downloads.add([exam_id])
        self._runner.start()

    def _look(self, changes: Changes) -> None:
        if self._exam_id in changes.media and not self.ended:
            self.ended = time.monotonic()
            self._end()

    def _watch(self) -> None:
        if self._desk.downloads.downloaded(self._exam_id) is Stage.FAILED:
            self._fail(OesError(detail="the download failed"))

    def _fail(self, error: Exception) -> None:
        self.error = error
        self._end()

    def _end(self) -> None:
        self._runner.stop()
        self._qt.quit()


def main() -> int:
    order = json.loads(sys.stdin.readline())
    sys.setswitchinterval(0.0005)  # as the program does
    qt = QApplication(sys.argv[:1])
    folders, keeper = paths.folders(), MemoryKeeper()
    preferences = Preferences(folders.config)
    preferences.change(download_files=order["streams"], download_gb=0)
    session = Session(folders, preferences, SystemClock(), keeper_factory=lambda: keeper)
    desk = session.sign_in(order["address"], order["login"], order["password"], stay=True)
    tasks, window = Tasks(), Painted()
    try:
        desk.sync.run_once()
        found = _measured(desk, order["exam"], tasks, window, qt)
    finally:
        tasks.close()
        desk.close()
    print(json.dumps(found), flush=True)
    return 0


def _measured(desk: Desk, exam_id: str, tasks: Tasks, window: Painted, qt: QApplication) -> dict[str, Any]:
    """`frames`: ms, see `Painted`; `rss`: bytes above the start, sampled."""
    process, rss = psutil.Process(), list[int]()
    sampling = QTimer()
    sampling.timeout.connect(lambda: rss.append(process.memory_info().rss))
    before, cpu = process.memory_info().rss, process.cpu_times()
    window.took.clear()
    sampling.start(SAMPLE_MS)
    loading = Loading(desk, exam_id, tasks, qt)
    qt.exec()
    sampling.stop()
    if loading.error is not None:
        raise loading.error
    after = process.cpu_times()
    (recording,) = desk.reports.open(exam_id).recordings
    return {
        "bytes": recording.size,
        "seconds": loading.ended - loading.begun,
        "cpu_s": after.user + after.system - cpu.user - cpu.system,
        "frames": window.took,
        "rss": [sample - before for sample in rss],
    }


if __name__ == "__main__":
    sys.exit(main())
