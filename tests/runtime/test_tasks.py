"""The task pipe: answers come home as values, on the UI thread, to living owners only."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Rejected
from oes_desktop.runtime.tasks import Lane, Tasks


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    pipe = Tasks()
    yield pipe
    pipe.close()


def test_the_answer_arrives_on_the_ui_thread(qtbot: QtBot, tasks: Tasks) -> None:
    owner, seen = QObject(), []
    tasks.run(owner, threading.get_ident, lambda worker: seen.append((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    worker, home = seen[0]
    assert worker != home == threading.get_ident()
    assert QThread.currentThread() is owner.thread()


def test_a_destroyed_owner_gets_no_answer(qtbot: QtBot, tasks: Tasks) -> None:
    owner, gate, seen = QObject(), threading.Event(), []
    tasks.run(owner, partial(gate.wait, 10), seen.append)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: tasks.busy == 0)
    assert seen == []


def test_a_cancelled_handle_asks_the_work_to_stop_and_drops_the_answer(qtbot: QtBot, tasks: Tasks) -> None:
    owner, cancel, seen = QObject(), Cancel(), []
    handle = tasks.run(owner, partial(cancel.wait, 10), seen.append, cancel=cancel)
    handle.cancel()
    qtbot.waitUntil(lambda: tasks.busy == 0)
    assert cancel.is_set
    assert seen == []


def fail(error: Exception) -> None:
    raise error


def test_a_failure_goes_to_failed_else_to_everyone(qtbot: QtBot, tasks: Tasks) -> None:
    owner, mine, everyones = QObject(), [], []
    tasks.unhandled.connect(everyones.append)
    tasks.run(owner, partial(fail, Rejected("gone")), failed=mine.append)
    tasks.run(owner, partial(fail, ZeroDivisionError()))
    qtbot.waitUntil(lambda: bool(mine) and bool(everyones))
    assert mine[0].reason == "gone"
    assert isinstance(everyones[0], ZeroDivisionError)


class Painted(QWidget):
    def __init__(self, seen: list[str]) -> None:
        super().__init__()
        self._seen = seen

    def paintEvent(self, event: QPaintEvent) -> None:
        self._seen.append("paint")


def test_what_comes_after_painting_does(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[str] = []
    widget, gone = Painted(seen), QObject()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.waitUntil(lambda: "paint" in seen)
    seen.clear()
    widget.update()
    tasks.after_painting(widget, lambda: seen.append("after"))
    tasks.after_painting(gone, lambda: seen.append("gone"))
    shiboken6.delete(gone)
    qtbot.waitUntil(lambda: "after" in seen)
    assert seen == ["paint", "after"]


def test_progress_is_thinned_and_always_tells_the_last(qtbot: QtBot, tasks: Tasks) -> None:
    owner, steps, ended = QObject(), [], []
    report = tasks.reporter(owner, lambda done, total: steps.append((done, total)))

    def work() -> None:
        for done in range(1, 1001):
            report(done, 1000)

    tasks.run(owner, work, lambda _: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended))
    assert steps[-1] == (1000, 1000)
    assert len(steps) < 100


def test_closing_cancels_what_runs_and_refuses_more(qtbot: QtBot) -> None:
    tasks, owner, cancel = Tasks(), QObject(), Cancel()
    tasks.run(owner, partial(cancel.wait, 10), cancel=cancel, lane=Lane.EVENTS)
    tasks.close()
    assert cancel.is_set
    assert tasks.run(owner, lambda: 1).cancelled


def test_closing_ends_waits_and_then_waits_for_their_end(qtbot: QtBot) -> None:
    """E2: what waits for a server is told to end, and is over when `close` returns."""
    tasks, owner, server, ended = Tasks(), QObject(), threading.Event(), threading.Event()

    def work() -> None:
        server.wait(60)
        ended.set()

    tasks.run(owner, work, lane=Lane.NET)
    tasks.close(30, end_waits=server.set)
    assert ended.is_set()


def test_the_inline_pipe_has_nothing_to_wait_for(qtbot: QtBot) -> None:
    tasks, seen = Tasks.inline(), []
    tasks.run(QObject(), lambda: 42, seen.append)
    owner = QObject()
    tasks.run(owner, lambda: 43, seen.append)
    assert seen[-1] == 43
