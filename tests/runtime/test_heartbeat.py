"""When the program speaks with its server: one run at a time, nudges, backing off, resting."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import OesError, SignInNeeded, Unreachable
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.heartbeat import LONGEST_BACKOFF_S, POLL_S, Heartbeat
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.sync import SyncStatus


class ScriptedSync:
    """A sync whose runs are counted, may wait at a gate, and may meet trouble."""

    def __init__(self) -> None:
        self.runs = 0
        self.side_by_side = self.most_side_by_side = 0
        self.gate = threading.Event()
        self.gate.set()
        self.trouble: OesError | None = None
        self.nudge: Callable[[], None] = lambda: None
        self._lock = threading.Lock()

    @property
    def status(self) -> SyncStatus:
        return SyncStatus(online=self.trouble is None, trouble=self.trouble)

    def run_once(self, cancel: Cancel | None = None) -> Changes:
        with self._lock:
            self.side_by_side += 1
            self.most_side_by_side = max(self.most_side_by_side, self.side_by_side)
        self.gate.wait(10)
        with self._lock:
            self.side_by_side -= 1
            self.runs += 1
        return Changes(connection=True)

    def listen(self, cancel: Cancel, nudge: Callable[[], None]) -> None:
        self.nudge = nudge
        cancel.wait(10)


class Longest:
    def uniform(self, low: float, high: float) -> float:
        return high


@pytest.fixture
def sync() -> ScriptedSync:
    return ScriptedSync()


@pytest.fixture
def heart(qtbot: QtBot, sync: ScriptedSync) -> Iterator[Heartbeat]:
    tasks = Tasks()
    made = Heartbeat(tasks, Bus(), sync, lambda: 0.05, Longest())  # type: ignore[arg-type]
    yield made
    made.stop()
    sync.gate.set()
    tasks.close()


def test_it_runs_at_once_and_tells_what_changed(qtbot: QtBot, heart: Heartbeat, sync: ScriptedSync) -> None:
    with qtbot.waitSignal(heart._bus.changed) as caught:
        heart.start()
    assert caught.args == [Changes(connection=True)]
    assert sync.runs == 1


def test_ten_thousand_nudges_make_one_run_under_way_and_one_more(
    qtbot: QtBot, heart: Heartbeat, sync: ScriptedSync
) -> None:
    sync.gate.clear()
    heart.start()
    qtbot.waitUntil(lambda: sync.side_by_side == 1)
    for _ in range(10_000):
        heart.beat()
    sync.gate.set()
    qtbot.waitUntil(lambda: sync.runs == 2 and not heart._running)
    assert sync.most_side_by_side == 1


def test_an_event_of_the_server_asks_at_once(qtbot: QtBot, heart: Heartbeat, sync: ScriptedSync) -> None:
    heart.start()
    qtbot.waitUntil(lambda: sync.runs == 1 and not heart._running)
    threading.Thread(target=sync.nudge).start()
    qtbot.waitUntil(lambda: sync.runs == 2)


def test_an_act_leaves_when_its_time_to_undo_has_passed(
    qtbot: QtBot, heart: Heartbeat, sync: ScriptedSync
) -> None:
    heart.start()
    qtbot.waitUntil(lambda: sync.runs == 1 and not heart._running)
    heart._bus.publish(Changes(outbox=True))
    qtbot.waitUntil(lambda: sync.runs == 2)


def test_trouble_backs_off_up_to_a_minute_and_a_good_run_forgets_it(
    heart: Heartbeat, sync: ScriptedSync
) -> None:
    pauses = []
    for failures in range(1, 10):
        heart._failures = failures
        pauses.append(heart._pause_s())
    assert pauses[:5] == [1, 2, 4, 8, 16]
    assert pauses[-1] == LONGEST_BACKOFF_S
    heart._failures = 0
    assert heart._pause_s() == POLL_S


def test_offline_is_counted_and_wake_asks_again(qtbot: QtBot, heart: Heartbeat, sync: ScriptedSync) -> None:
    sync.trouble = Unreachable("offline")
    heart.start()
    qtbot.waitUntil(lambda: sync.runs >= 1 and not heart._running)
    assert heart._failures == 1
    sync.trouble = None
    heart.wake()
    qtbot.waitUntil(lambda: heart._failures == 0 and sync.runs >= 2 and not heart._running)


def test_a_server_that_knows_us_no_more_stops_the_heart(
    qtbot: QtBot, heart: Heartbeat, sync: ScriptedSync
) -> None:
    sync.trouble = SignInNeeded("expired")
    with qtbot.waitSignal(heart.sign_in_needed):
        heart.start()
    assert not heart._timer.isActive()


def test_after_stop_nothing_runs(qtbot: QtBot, heart: Heartbeat, sync: ScriptedSync) -> None:
    heart.stop()
    heart.beat()
    heart.start()
    assert sync.runs == 0
    assert not heart._running
