"""The process ends with its window, whatever still hangs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = """
import threading
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from oes_desktop.cli.ending import end
from oes_desktop.runtime.tasks import Tasks

qt = QApplication([])
tasks, owner = Tasks(), QObject()
tasks.run(owner, threading.Event().wait)
tasks.close(seconds=0.05)
print("said")
end(3)
"""


def test_work_that_never_ends_does_not_hold_the_process_up() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [sys.executable, "-c", WORDS], capture_output=True, text=True, env=environment, timeout=60
    )
    assert ended.returncode == 3, ended.stderr
    assert ended.stdout == "said\n"
