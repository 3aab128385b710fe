"""A5, B27: reads that are given up leave no connection, no file and no thread behind."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from services.test_recordings import Watched, read, recording
from support.waiting import eventually
from support.world import VIDEO, institution

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.errors import OesError
from oes_desktop.server.config import Faults

MOST = 3  # connections for whoever watches


@pytest.fixture
def slow(tmp_path, computers):
    """A desk at a server that needs a while for every answer."""
    with institution(tmp_path / "at-slow", faults=Faults(slow_s=0.03)) as world:
        world.put("e1", video=VIDEO)
        desk = computers("slow", connect=Watched).sign_in(world.url)
        desk.sync.run_once()
        yield desk


def connections(desk) -> int:
    """Of this process to the server, its own ends of them not counted."""
    port = urlsplit(desk.server).port
    found = psutil.Process().net_connections("tcp")
    return sum(bool(one.raddr) and one.raddr.port == port and one.status == "ESTABLISHED" for one in found)


def test_200_seeks_that_are_given_up(slow) -> None:
    """A5: each is given up by the next, as a player does; never more than three connections at once."""
    before, most, chance = connections(slow), 0, random.Random(1)
    running: list[tuple] = []

    def look(source, position: int) -> None:
        try:
            source.pread(position, 100)
        except OesError as error:
            assert error.reason == "cancelled"

    with ThreadPoolExecutor(8) as pool:
        for _ in range(200):
            source = slow.recordings.source("e1", recording(slow))
            running.append((source, pool.submit(look, source, chance.randrange(len(VIDEO)))))
            most = max(most, connections(slow) - before)
            if len(running) > 2:
                old, _ = running.pop(0)
                old.close()
        for source, ended in running:
            ended.result(30)
            source.close()
    assert most <= MOST
    assert connections(slow) - before <= MOST
    source = slow.recordings.source("e1", recording(slow))
    assert read(source, 0, len(VIDEO)) == VIDEO
    source.close()
    slow.close()
    eventually(lambda: connections(slow) == 0)


def test_1000_seeks_and_1000_files(world, computers) -> None:
    """A5, B27: opened, sought in, closed; files, threads and connections are where they were."""
    world.put("e1", video=VIDEO)
    desk = computers(connect=Watched).sign_in(world.url)
    desk.sync.run_once()
    what, process, chance = recording(desk), psutil.Process(), random.Random(2)

    def seek() -> None:
        source = desk.recordings.source("e1", what)
        position = chance.randrange(len(VIDEO) - 100)
        assert read(source, position, 100) == VIDEO[position : position + 100]
        source.close()

    for _ in range(20):
        seek()
    files, threads, begun = process.num_fds(), threading.active_count(), connections(desk)
    for _ in range(1_000):
        seek()
    assert connections(desk) <= max(begun, 1 + MOST)
    eventually(lambda: process.num_fds() <= files + MOST)
    assert threading.active_count() <= threads + 1  # the server's own pool of threads may grow


def test_downloads_leave_room_for_who_watches(slow) -> None:
    """Every connection for downloads is taken and brings nothing; a seek is answered all the same."""
    hold, held = threading.Event(), threading.Semaphore(0)

    def wait(_piece: bytes) -> None:
        if threading.current_thread().name.startswith("load"):
            held.release()
            hold.wait(30)

    slow.client.each = wait
    what = recording(slow)

    def load(number: int) -> None:
        size, sha256 = what.size, what.sha256
        with slow.client.stream(what.id, number, size, sha256=sha256, size=size, download=True) as pieces:
            for _ in pieces:
                pass

    with ThreadPoolExecutor(6, "load") as pool:
        loading = [pool.submit(load, len(VIDEO) - 1_000 - number) for number in range(6)]
        for _ in loading:
            assert held.acquire(timeout=10)
        source = slow.recordings.source("e1", what)
        assert read(source, 2_000_000, 100) == VIDEO[2_000_000:2_000_100]
        source.close()
        hold.set()
        for ended in loading:
            ended.result(30)


def test_twelve_recordings_watched_at_once(world, computers) -> None:
    """B27: six reports with two players each hold twelve files; eight are open, and every player goes on."""
    names = [f"e{number}" for number in range(12)]
    videos = [random.Random(number).randbytes(3 * SEGMENT + number) for number in range(len(names))]
    for name, video in zip(names, videos, strict=True):
        world.put(name, video=video)
    desk = computers().sign_in(world.url)
    desk.sync.run_once()
    folder = desk.opened.profile.folder

    def opened() -> int:
        return sum(
            folder in Path(one.path).parents and one.path.endswith(".oesm")
            for one in psutil.Process().open_files()
        )

    players = [desk.recordings.source(name, desk.reports.open(name).recordings[0]) for name in names]
    most = 0
    for at in range(0, 3 * SEGMENT, SEGMENT):
        for player, video in zip(players, videos, strict=True):
            assert player.pread(at, SEGMENT) == video[at : at + SEGMENT]
            most = max(most, opened())
    assert most == 8
    for player in players:
        player.close()
    assert opened() == 0
