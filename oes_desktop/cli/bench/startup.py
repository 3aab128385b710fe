"""From a cold start of the process to a results page that can be used, with many exams in the store.

Every run is a process of its own. It starts its clock when it is spawned (a monotonic clock, the same for all
processes of this computer) and says when the window was painted first, when rows stood in it, and when the
index answered, so that filters and sorting work. The reference is the smallest Qt program: an empty window,
painted.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from oes_desktop.cli.bench.measures import Outcome, figure
from oes_desktop.cli.bench.profile import make_profile
from oes_desktop.cli.bench.spawned import environment

REFERENCE = """
import sys, time
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print(time.monotonic() - float(sys.argv[1]), flush=True)
        QApplication.quit()
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
MARKS = ("window", "rows", "usable")


def measure(*, rows: int, runs: int) -> Outcome:
    """Raises `subprocess.CalledProcessError` when a run does not come up."""
    found: dict[str, list[float]] = {mark: [] for mark in MARKS}
    memory: list[float] = []
    reference: list[float] = []
    with tempfile.TemporaryDirectory(prefix="oes-bench-", ignore_cleanup_errors=True) as home:
        secret = make_profile(Path(home), rows)
        for _ in range(runs + 1):
            reference.append(_empty_window(Path(home)))
            said = _program(Path(home), secret)
            for mark in MARKS:
                found[mark].append(said[mark] * 1000)
            memory.append(said["resident_mib"])
    empty = ("empty Qt window", reference[1:])  # the first of each warms caches and compiles
    measures = [
        figure("first paint of the window", "ms", found["window"][1:], reference=empty),
        figure("rows on screen", "ms", found["rows"][1:], reference=empty),
        figure(
            "usable: filters and sorting answer", "ms", found["usable"][1:], goal="< 1000", reference=empty
        ),
        figure("resident memory then", "MiB", memory[1:]),
    ]
    return Outcome("startup", rows, measures)


def _empty_window(home: Path) -> float:
    words = [sys.executable, "-c", REFERENCE, str(time.monotonic())]
    answer = subprocess.run(words, env=environment(home), capture_output=True, check=True, timeout=60)
    return float(answer.stdout) * 1000


def _program(home: Path, secret: bytes) -> dict[str, Any]:
    words = [sys.executable, "-m", "oes_desktop.cli.bench.startup_run", str(time.monotonic())]
    answer = subprocess.run(
        words,
        input=base64.b64encode(secret),
        env=environment(home),
        stdout=subprocess.PIPE,
        check=True,
        timeout=120,
    )
    said: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return said
