"""When the program speaks with its server: one run at a time, nudges, backing off, resting."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import OesError, SignInNeeded, TooNew, Unreachable
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.heartbeat import AROUND_S, POLL_S, SHORTEST_S, SOON_S, Heartbeat
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
        self.hears_events = True
        self.wait_s = 60.0
        self.nudge: Callable[[], None] = lambda: None
        self.somebody_moved: Callable[[], None] = lambda: None
        self._lock = threading.Lock()

    @property
    def status(self) -> SyncStatus:
        return SyncStatus(online=self.trouble is None, trouble=self.trouble)

    def next_run_s(self) -> float:
        return self.wait_s

    def run_once(
        self, cancel: Cancel | None = None, told: Callable[[Changes], None] | None = None
    ) -> Changes:
        with self._lock:
            self.side_by_side += 1
            self.most_side_by_side = max(self.most_side_by_side, self.side_by_side)
        self.gate.wait(10)
        with self._lock:
            self.side_by_side -= 1
            self.runs += 1
        if told is not None:
            told(Changes(exams=frozenset({"first"})))
        return Changes(connection=True)

    def listen(
        self, cancel: Cancel, nudge: Callable[[], None], presence: Callable[[], None] = lambda: None
    ) -> None:
        self.nudge, self.somebody_moved = nudge, presence
        cancel.wait(10)


class CountedPresence:
    """Looks around are counted."""

    def __init__(self) -> None:
        self.looks = 0

    def refresh(self) -> Changes:
        self.looks += 1
        return Changes(presence=frozenset({f"look-{self.looks}"}))


@pytest.fixture
def sync() -> ScriptedSync:
    return ScriptedSync()


@pytest.fixture
def around() -> CountedPresence:
    return CountedPresence()


@pytest.fixture
def heart(qtbot: QtBot, sync: ScriptedSync, around: CountedPresence) -> Iterator[Heartbeat]:
    tasks = Tasks()
    made = Heartbeat(tasks, Bus(), sync, around, lambda: 0.05)  # type: ignore[arg-type]
    yield made
    made.stop()
    sync.gate.set()
    tasks.close()


def test_it_runs_at_once_and_tells_what_changed(qtbot: QtBot, heart: Heartbeat, sync: ScriptedSync) -> None:
    told: list[Changes] = []
    heart._bus.changed.connect(told.append)
    heart.start()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert Changes(connection=True) in told
    assert Changes(exams=frozenset({"first"})) in told  # a page of the first list, while the run goes on
    assert sync.runs == 1


def test_ten_thousand_nudges_make_one_run_under_way_and_one_more(
    qtbot: QtBot, heart: Heartbeat, sync: ScriptedSync
) -> None:
    """A34: an event storm."""
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


def test_the_sync_says_when_to_come_again(heart: Heartbeat, sync: ScriptedSync) -> None:
    sync.wait_s = 17.0
    assert heart.pause_s() == 17.0
    sync.wait_s = 0.0
    assert heart.pause_s() == SHORTEST_S


def test_without_an_event_stream_it_asks_often_but_not_while_offline(
    heart: Heartbeat, sync: ScriptedSync
) -> None:
    sync.hears_events = False
    assert heart.pause_s() == POLL_S
    sync.trouble = Unreachable("offline")
    assert heart.pause_s() == sync.wait_s


def test_a_server_that_knows_us_no_more_stops_the_heart(
    qtbot: QtBot, heart: Heartbeat, sync: ScriptedSync
) -> None:
    sync.trouble = SignInNeeded("expired")
    with qtbot.waitSignal(heart.sign_in_needed):
        heart.start()
    assert not heart._timer.isActive()


def test_a_server_that_is_too_new_is_still_read(qtbot: QtBot, heart: Heartbeat, sync: ScriptedSync) -> None:
    """A28: nothing is written, but the desk stays and the list goes on."""
    sync.trouble = TooNew("contract")
    asked: list[object] = []
    heart.sign_in_needed.connect(asked.append)
    heart.start()
    qtbot.waitUntil(heart._timer.isActive, timeout=10_000)
    assert asked == []


def test_after_stop_nothing_runs(qtbot: QtBot, heart: Heartbeat, sync: ScriptedSync) -> None:
    heart.stop()
    heart.beat()
    heart.start()
    assert sync.runs == 0
    assert not heart._running


def test_starting_twice_is_starting_once(qtbot: QtBot, heart: Heartbeat, sync: ScriptedSync) -> None:
    sync.gate.clear()
    heart.start()
    heart.start()
    sync.gate.set()
    qtbot.waitUntil(lambda: sync.runs == 1 and not heart._running)
    assert heart._tasks.busy == 1  # the one that listens


def test_it_looks_around_by_itself_and_tells_who_came_or_went(
    qtbot: QtBot, heart: Heartbeat, around: CountedPresence
) -> None:
    told: list[Changes] = []
    heart._bus.changed.connect(told.append)
    heart.look_around()
    qtbot.waitUntil(lambda: Changes(presence=frozenset({"look-1"})) in told)
    assert heart._around.remainingTime() > (AROUND_S - 2) * 1000


def test_a_storm_of_comings_and_goings_is_one_look_soon(
    qtbot: QtBot, heart: Heartbeat, sync: ScriptedSync, around: CountedPresence
) -> None:
    heart.start()
    heart.look_around()
    qtbot.waitUntil(lambda: heart._around.isActive() and sync.runs == 1)
    for _ in range(1_000):
        sync.somebody_moved()
    qtbot.waitUntil(lambda: 0 < heart._around.remainingTime() <= SOON_S * 1000)
    assert around.looks == 1
    heart.stop()
    heart.look_around()
    assert not heart._around.isActive()
    assert around.looks == 1
