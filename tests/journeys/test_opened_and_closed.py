"""Reports opened and closed, at any moment and a thousand times, leave the program as it was."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.programs import LONG_MS, filmed_world, program_at, sign_in

from oes_desktop import memory
from oes_desktop.app import Program
from oes_desktop.domain.models import CAMERA
from oes_desktop.ui.report.header import BRIEF
from oes_desktop.ui.report.window import ReportWindow

MIB = 1024 * 1024
# The server of these tests lives in the same process: its connections and its pool of threads come and go.
FILES, THREADS = 12, 8
OBJECTS = 2_000  # of Python: a window that somebody holds has thousands
IN_USE = 16 * MIB  # a window with its players that somebody holds has several


@dataclass(frozen=True)
class Held:
    """By the whole process."""

    files: int
    threads: int
    memory: int  # bytes, resident
    in_use: int  # bytes of it that somebody holds
    widgets: int
    objects: int


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Program, str]]:
    bugs: list[object] = []
    memory.use_one_pool()  # as the program does
    with filmed_world(tmp_path) as (world, exam_id), program_at(qtbot, qapp, world) as program:
        program.tasks.unhandled.connect(bugs.append)
        sign_in(qtbot, program)
        yield program, exam_id
    assert bugs == []


def closed_when(qtbot: QtBot, program: Program, exam_id: str, moment: int) -> None:
    """Open and close: at once, when the report has come, over its photos, at the first picture, while it
    plays and is sought in."""
    window = program.open_report(exam_id)
    player = window.player
    steps: list[Callable[[], bool]] = [
        lambda: True,
        lambda: window.report is not None,
        lambda: window.report is not None,
        lambda: player.panes[CAMERA].frame is not None,
        lambda: player.panes[CAMERA].frame is not None,
    ]
    qtbot.waitUntil(steps[moment], timeout=LONG_MS)
    if moment == 2:
        window.header.tabs.choose(BRIEF)
    elif moment == 4:
        assert player.position_ms is not None
        player.play()
        player.seek(player.position_ms + 15_000)
    window.close()
    qtbot.waitUntil(lambda: exam_id not in program.reports, timeout=LONG_MS)


def at_rest(qtbot: QtBot, program: Program, busy: int) -> Held:
    qtbot.waitUntil(lambda: program.tasks.busy <= busy, timeout=LONG_MS)
    qtbot.waitUntil(lambda: not program.window.findChildren(ReportWindow), timeout=LONG_MS)
    gc.collect()
    memory.give_back()  # what is free, and only waits to be used again, nobody holds
    process = psutil.Process()
    children = len(process.children(recursive=True))
    return Held(
        process.num_fds() + children,
        threading.active_count(),
        process.memory_info().rss,
        memory.in_use() or 0,
        len(QApplication.allWidgets()),
        len(gc.get_objects()),
    )


def opened_and_closed(qtbot: QtBot, program: Program, exam_id: str, times: int, growth: int) -> None:
    qtbot.waitUntil(lambda: program.tasks.busy <= 2, timeout=LONG_MS)
    busy = program.tasks.busy  # whoever listens for events, and the like
    for number in range(10):  # what is loaded once, and caches that fill
        closed_when(qtbot, program, exam_id, number % 5)
    before = at_rest(qtbot, program, busy)
    for number in range(times):
        closed_when(qtbot, program, exam_id, number % 5)
    after = at_rest(qtbot, program, busy)
    assert after.files <= before.files + FILES
    assert after.threads <= before.threads + THREADS
    assert after.widgets <= before.widgets + 5
    assert after.objects <= before.objects + OBJECTS
    assert after.in_use <= before.in_use + IN_USE
    assert after.memory <= before.memory + growth, f"{(after.memory - before.memory) / MIB:.0f} MiB more"


def test_reports_opened_and_closed_leave_nothing(qtbot: QtBot, opened: tuple[Program, str]) -> None:
    """E1: closed while report, photos, recordings and filmstrip load; no error, no file, no thread."""
    opened_and_closed(qtbot, *opened, times=15, growth=40 * MIB)


@pytest.mark.long
def test_a_thousand_reports_opened_and_closed_leave_nothing(
    qtbot: QtBot, opened: tuple[Program, str]
) -> None:
    """E1, B27: files, threads and memory are where they were."""
    opened_and_closed(qtbot, *opened, times=1_000, growth=64 * MIB)
