"""The runner of downloads with a real server: it begins, goes on, stops and wakes by itself. A1, A39, E2."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot
from services.conftest import computers, world
from services.test_recordings import Watched
from support.downloading import stages, video
from support.world import PHOTO, Computer, World

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.downloading import Held, What
from oes_desktop.domain.errors import OesError, Unreachable
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.downloader import Downloader
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.services.desk import Desk

__all__ = ["computers", "world"]
IDS = ["e1", "e2", "e3", "e4"]


class Room:
    """A desk with a runner, everything real; `told` hears what the bus says."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.tasks, self.bus = desk, Tasks(), Bus()
        self.metered = False
        self.told: list[Changes] = []
        self.bus.changed.connect(self.told.append)
        self.troubles: list[Exception] = []
        self.tasks.unhandled.connect(self.troubles.append)
        self.downloader = self.runner()

    def runner(self) -> Downloader:
        return Downloader(self.tasks, self.bus, self.desk.downloads, lambda: self.metered)

    def add(self, *ids: str) -> None:
        self.bus.publish(self.desk.downloads.add(ids, What.WHOLE))

    def here(self) -> int:
        return sum(stage == "here" for stage in stages(self.desk).values())

    def close(self) -> None:
        self.downloader.stop()
        self.tasks.close()


@pytest.fixture
def computer(computers: Callable[..., Computer]) -> Computer:
    return computers(connect=Watched)


@pytest.fixture
def room(qtbot: QtBot, world: World, computer: Computer) -> Iterator[Room]:
    for at, name in enumerate(IDS):
        world.put(name, video=video(at), photo=PHOTO)
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    made = Room(desk)
    yield made
    made.close()


def test_what_is_wanted_comes_by_itself_and_the_bus_says_so(qtbot: QtBot, room: Room) -> None:
    steps: list[int] = []
    room.downloader.progressed.connect(lambda: steps.append(1))
    room.add("e1")
    room.downloader.start()
    qtbot.waitUntil(lambda: room.here() == 1)
    room.add("e3", "e4")  # while it has nothing to do
    qtbot.waitUntil(lambda: room.here() == 3)
    qtbot.waitUntil(lambda: {"e1", "e3", "e4"} <= set().union(*(changes.media for changes in room.told)))
    assert steps and not room.troubles


@pytest.mark.parametrize("files", [1, 3])
def test_as_many_at_once_as_she_allows(qtbot: QtBot, room: Room, computer: Computer, files: int) -> None:
    computer.preferences.change(download_files=files)
    lock, now, most = threading.Lock(), 0, 0
    gate = threading.Event()

    def count(*_: object) -> None:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        gate.wait(10)
        with lock:
            now -= 1

    room.desk.client.before = count  # type: ignore[attr-defined]
    room.downloader.start()
    room.add(*IDS)
    qtbot.waitUntil(lambda: now == files)
    assert room.downloader.running == files
    told: list[str] = []
    room.tasks.run(room.bus, lambda: "read", told.append, lane=Lane.IO)
    qtbot.waitUntil(lambda: told == ["read"])  # pages and players wait for none of them
    gate.set()
    qtbot.waitUntil(lambda: room.here() == 4)
    assert most == files


def test_it_stops_in_the_middle_of_a_step_and_goes_on_with_the_next_start(qtbot: QtBot, room: Room) -> None:
    """E2."""
    reached = threading.Event()

    def wait(start: int, stop: int, cancel: object) -> None:
        if stop - start == len(PHOTO):
            return
        reached.set()
        cancel.wait(30)  # type: ignore[attr-defined]
        cancel.raise_if_set()  # type: ignore[attr-defined]

    room.desk.client.before = wait  # type: ignore[attr-defined]
    room.downloader.start()
    room.add("e1", "e2")
    qtbot.waitUntil(reached.is_set)
    room.downloader.stop()
    qtbot.waitUntil(lambda: room.tasks.busy == 0)
    assert room.desk.downloads.overview().held is Held.NOT and room.here() == 0
    room.downloader.nudge()
    room.downloader.start()
    assert room.tasks.busy == 0  # stopped is stopped
    room.desk.client.before = lambda *_: None  # type: ignore[attr-defined]
    room.downloader = room.runner()
    room.downloader.start()
    qtbot.waitUntil(lambda: room.here() == 2)
    assert not room.troubles


def test_trouble_that_passes_is_tried_again_when_its_time_has_come(
    qtbot: QtBot, room: Room, computer: Computer
) -> None:
    """A1, A39: nobody presses anything."""
    left = [3]

    def fail(*_: object) -> None:
        computer.clock.advance(0.3)
        if left[0]:
            left[0] -= 1
            raise Unreachable("cut")

    room.desk.client.before = fail  # type: ignore[attr-defined]
    room.desk.downloads._turns._chance = lambda: 0.0
    room.downloader.start()
    room.add("e1", "e2")
    qtbot.waitUntil(lambda: left == [0] or not computer.clock.advance(0.2), timeout=15_000)
    qtbot.waitUntil(lambda: room.here() == 2 or (not computer.clock.advance(0.5) and False), timeout=15_000)
    assert not room.troubles


def test_a_connection_that_begins_to_cost_holds_it(qtbot: QtBot, room: Room) -> None:
    room.metered = True
    room.downloader.start()
    room.add("e1")
    qtbot.waitUntil(lambda: room.tasks.busy == 0)
    assert room.here() == 0 and room.desk.downloads.total()[2] is Held.METERED
    room.metered = False
    room.downloader.nudge()
    qtbot.waitUntil(lambda: room.here() == 1)


def test_after_a_sync_the_downloads_are_tended(qtbot: QtBot, room: Room, world: World) -> None:
    """B26: what the server took away goes at the next contact, and a download of it ends."""
    room.downloader.start()
    room.add("e1", "e2")
    qtbot.waitUntil(lambda: room.here() == 2)
    world.institution.catalogue.remove_exam("e1")
    room.bus.publish(room.desk.sync.run_once())
    qtbot.waitUntil(lambda: stages(room.desk) == {"e2": "here"}, timeout=10_000)
    assert not room.troubles


def test_a_store_that_cannot_be_read_is_told_and_does_not_run_in_circles(qtbot: QtBot, room: Room) -> None:
    room.downloader.start()
    qtbot.waitUntil(lambda: room.tasks.busy == 0)
    room.desk.opened.store.close()
    room.desk.downloads._turns.look_again()
    room.downloader.nudge()
    qtbot.waitUntil(lambda: room.tasks.busy == 0 and bool(room.troubles))
    assert all(isinstance(error, OesError) for error in room.troubles)
    assert len(room.troubles) <= 3
