"""The whole program while its server, or the disk, leaves it in the lurch: what needs neither goes on."""

from __future__ import annotations

import errno
import io
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.fault_proxy import Asked, Fate, FaultProxy
from support.programs import LONG_MS, filmed_world, program_at, sign_in

from oes_desktop import disk
from oes_desktop.app import Program
from oes_desktop.cli.bench.counted import make_seconds
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.models import CAMERA
from oes_desktop.runtime.tasks import Lane
from oes_desktop.ui.report.window import ReportWindow
from oes_desktop.ui.shell.crash import CrashDialog

Opened = tuple[Program, FaultProxy, str]  # the exam whose recording is long
HUNG_MS = 10_000  # a call that hangs is given up after 15 s: what waited for it comes too late for this


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    with filmed_world(tmp_path) as (world, _), FaultProxy(world.url) as proxy:
        video = make_seconds(tmp_path / "long.mp4", 120, size=(640, 360)).read_bytes()
        exam_id = world.put("long", video=video, seconds=120)
        with program_at(qtbot, qapp, SimpleNamespace(url=proxy.url)) as program:  # type: ignore[arg-type]
            proxy.choose = fate  # a stream of events would keep the proxy from ending
            sign_in(qtbot, program, exams=2)
            yield program, proxy, exam_id
            proxy.let_go()


def fate(asked: Asked, media: Fate = Fate.PASS) -> Fate:
    if "/events" in asked.path:
        return Fate.RESET
    return media if "/media/" in asked.path else Fate.PASS


def hang(proxy: FaultProxy) -> None:
    proxy.choose = lambda _: Fate.HANG


def open_long(qtbot: QtBot, program: Program, exam_id: str) -> ReportWindow:
    """The report whose recording is not here yet but for its beginning, at its first picture."""
    window = program.open_report(exam_id)
    player = window.player
    qtbot.waitUntil(lambda: player.panes[CAMERA].frame is not None and player.settled, timeout=LONG_MS)
    return window


def lane_is_free(qtbot: QtBot, program: Program, lane: Lane) -> None:
    """All its workers meet; nobody is held up."""
    together, came = threading.Barrier(lane.workers), list[int]()
    for _ in range(lane.workers):
        program.tasks.run(program, lambda: together.wait(60), came.append, lane=lane)
    try:
        qtbot.waitUntil(lambda: len(came) == lane.workers, timeout=HUNG_MS)
    finally:
        together.abort()


def test_a_decision_does_not_wait_for_a_server_that_hangs(qtbot: QtBot, opened: Opened) -> None:
    """A2: no worker that keeps decisions waits for the network, however many calls hang."""
    program, proxy, exam_id = opened
    window = open_long(qtbot, program, exam_id)
    hang(proxy)
    for _ in range(2 * Lane.IO.workers):
        window.opening.refetch()
    qtbot.waitUntil(lambda: proxy.hanging.acquire(blocking=False), timeout=LONG_MS)
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_2)
    assert program.desk is not None
    outbox = program.desk.decisions.outbox
    qtbot.waitUntil(lambda: bool(window.notices.shown), timeout=HUNG_MS)
    assert [row.act.kind.value for row in outbox()] == ["decision"]
    lane_is_free(qtbot, program, Lane.IO)


def test_closing_a_report_frees_the_lane_of_players(qtbot: QtBot, opened: Opened) -> None:
    """E4: neither a player nor a picture decoded beside it waits for bytes that nobody wants any more."""
    program, proxy, exam_id = opened
    window = open_long(qtbot, program, exam_id)
    proxy.choose = partial(fate, media=Fate.HANG)
    timeline = window.player.timeline
    layout = timeline.layout_now
    place = QPoint(round(layout.left + 0.8 * (layout.right - layout.left)), round(layout.top) + 4)
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place)
    for _ in ("the player", "the decoder beside it"):
        qtbot.waitUntil(lambda: proxy.hanging.acquire(blocking=False), timeout=LONG_MS)
    window.close()
    lane_is_free(qtbot, program, Lane.PLAYER)


def test_the_window_is_gone_before_anything_waits(qtbot: QtBot, opened: Opened) -> None:
    """E2: quitting with calls that hang; nobody looks at a window that does not answer."""
    program, proxy, exam_id = opened
    window = open_long(qtbot, program, exam_id)
    hang(proxy)
    window.opening.refetch()
    qtbot.waitUntil(lambda: proxy.hanging.acquire(blocking=False), timeout=LONG_MS)
    cancel, visible = Cancel(), list[bool]()
    program.tasks.run(
        program,
        lambda: visible.append(cancel.wait(60) and program.window.isVisible()),
        lane=Lane.CPU,
        cancel=cancel,
    )
    with qtbot.waitSignal(program.closed, timeout=HUNG_MS):
        program.window.close_now()
    assert visible == [False]


def test_signing_out_waits_for_no_server(qtbot: QtBot, opened: Opened) -> None:
    """E2: a run of the sync hangs, and so would telling the server; the form is there long before either
    would have been given up."""
    program, proxy, _ = opened
    hang(proxy)
    program.window.refresh_requested.emit()
    qtbot.waitUntil(lambda: proxy.hanging.acquire(blocking=False), timeout=LONG_MS)
    program.window.sign_out_requested.emit(False)
    form = program.sign_in.form
    qtbot.waitUntil(lambda: form.isVisible() and form.password.edit.isEnabled(), timeout=HUNG_MS)
    assert program.desk is None and not form.trouble


class Full(disk.Medium):
    def create(self, path: Path) -> int:
        raise OSError(errno.ENOSPC, "made trouble")


def test_after_a_bug_in_a_worker_the_program_goes_on(qtbot: QtBot, opened: Opened) -> None:
    """E10: it is told, the outbox is as it was, and the next decision is kept like any other."""
    program, proxy, exam_id = opened
    window = open_long(qtbot, program, exam_id)
    hang(proxy)
    assert program.desk is not None
    outbox = program.desk.decisions.outbox
    program.bus.publish(program.desk.decisions.decide(exam_id, "accepted", comment="before"))

    def fail() -> None:
        raise ZeroDivisionError("of a worker")

    for lane in (Lane.IO, Lane.NET, Lane.CPU):
        program.tasks.run(program, fail, lane=lane)
    crashes = lambda: program.window.findChildren(CrashDialog)  # noqa: E731
    qtbot.waitUntil(lambda: len(crashes()) == 3, timeout=LONG_MS)
    for dialog in crashes():
        dialog.close()
    assert [row.act.body["comment"] for row in outbox()] == ["before"]
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: [row.act.body["value"] for row in outbox()] == ["disputed"], timeout=HUNG_MS)
    for lane in (Lane.IO, Lane.CPU):
        lane_is_free(qtbot, program, lane)


class FullVault(disk.Medium):
    def write(self, file: io.FileIO, data: memoryview) -> int:
        if str(file.name).endswith(".oesm"):
            raise OSError(errno.ENOSPC, "made trouble")
        return super().write(file, data)


def test_a_recording_plays_on_a_full_disk(qtbot: QtBot, opened: Opened) -> None:
    """B5: in the whole program, with libVLC: from the network past the vault; it is said, and nothing of the
    recording is here afterwards."""
    program, _, exam_id = opened
    with disk.through(FullVault()):
        window = open_long(qtbot, program, exam_id)
        pane, first = window.player.panes[CAMERA], window.player.position_ms
        window.player.seek(first + 60_000)
        qtbot.waitUntil(lambda: window.player.settled and not pane.message, timeout=LONG_MS)
        window.player.play()
        qtbot.waitUntil(lambda: window.player.position_ms > first + 61_000, timeout=LONG_MS)
        told = [notice.accessibleName() for notice in window.notices.shown]
        assert "The disk is full: the recording plays, but is not kept on this computer." in told
        assert pane.frame is not None and not pane.message
        desk = program.desk
        assert desk is not None
        (recording,) = desk.reports.open(exam_id).recordings
        entry = desk.opened.store.media.find(recording)
        assert entry is None or 0 not in desk.opened.store.media.present(entry)
        window.close()


def test_a_full_disk_keeps_nobody_here(qtbot: QtBot, opened: Opened) -> None:
    """B5: where the window stood cannot be written down; the program quits all the same."""
    program, _, _ = opened
    with disk.through(Full()), qtbot.waitSignal(program.closed, timeout=LONG_MS):
        program.window.close_now()
