"""One start of the program, for `bench startup`: says in JSON when what was there, and ends.

`python -m oes_desktop.cli.bench.startup_run SPAWNED`, the profile's secret (base64) on standard input.
"""

from __future__ import annotations

import base64
import json
import sys
import time
from typing import NoReturn

from oes_desktop.cli import quick_start
from oes_desktop.cli.ending import end


def main() -> NoReturn:
    quick_start.rest()  # both as `cli/app` does
    sys.setswitchinterval(0.0005)
    spawned, secret = float(sys.argv[1]), base64.b64decode(sys.stdin.readline())
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    quick_start.read_no_sources()
    qt = QApplication(sys.argv[:1])
    from oes_desktop.app import Program
    from oes_desktop.store.secrets import MemoryKeeper

    marks: dict[str, float] = {}

    def mark(name: str) -> None:
        marks.setdefault(name, time.monotonic() - spawned)

    class Watch(QObject):
        """Notes what was painted first: the window, and the rows, when everything of that paint is done."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                mark("window")
                if program.results is not None and program.results.model.rowCount() and "rows" not in marks:
                    QTimer.singleShot(0, lambda: mark("rows"))
            return False

    class Known(MemoryKeeper):
        def fetch(self, profile_id: str, wrapped: object = None) -> bytes:
            return secret

    keeper = Known()
    program = Program(qt, keeper_factory=lambda: keeper, silent=True)
    program.closed.connect(qt.quit)
    watch = Watch()
    program.window.pages.installEventFilter(watch)

    def listen() -> None:
        assert program.results is not None
        program.results.usable.connect(lambda: mark("usable"))

    program.desk_opened.connect(listen)

    def look() -> None:
        if "rows" in marks and "usable" in marks:
            poll.stop()
            program.window.close()

    poll = QTimer()
    poll.timeout.connect(look)
    poll.start(2)
    program.start()
    QTimer.singleShot(quick_start.RESTS_MS, quick_start.settle)
    qt.exec()
    import psutil

    print(json.dumps({**marks, "resident_mib": psutil.Process().memory_info().rss / 2**20}))
    end(0)


if __name__ == "__main__":
    main()
