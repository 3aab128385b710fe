"""E3, E4: seeks by the hundred and a stop in the middle, on real libVLC over a real server."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from support.counter_media import FPS
from support.filmed import CAMERA_S, Filmed, filmed
from support.sources import MemorySource
from support.waiting import eventually
from support.watcher import Watcher

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.models import CAMERA
from oes_desktop.playback.container_kind import Form
from oes_desktop.playback.vlc_engine import VlcEngine
from oes_desktop.playback.vlc_library import SILENT

MOST = 2  # requests in flight for one player
RELEASED_S = 0.25


class Counted:
    """Counts the requests for media that are under way, on a desk's real client; each may be held up."""

    def __init__(self, client: Any) -> None:
        self.now = self.most = self.all = 0
        self.gate = threading.Event()
        self.gate.set()
        self._lock, self._stream = threading.Lock(), client.stream
        client.stream = self._counted

    @contextmanager
    def _counted(self, *args: Any, **options: Any) -> Iterator[Any]:
        with self._lock:
            self.now, self.all = self.now + 1, self.all + 1
            self.most = max(self.most, self.now)
        try:
            cancel = options.get("cancel")
            while not self.gate.wait(0.01):
                if cancel is not None:
                    cancel.raise_if_set()
            with self._stream(*args, **options) as pieces:
                yield pieces
        finally:
            with self._lock:
                self.now -= 1


@pytest.fixture
def film(tmp_path: Path) -> Iterator[Filmed]:
    with filmed(tmp_path) as made:
        yield made


@pytest.fixture
def counted(film: Filmed) -> Counted:
    return Counted(film.desk.client)


@pytest.fixture
def source(film: Filmed) -> ByteSource:
    camera = next(one for one in film.report().recordings if one.kind == CAMERA)
    return film.desk.recordings.playable(film.exam_id, camera)


def test_two_hundred_seeks_end_at_the_last_one(
    watcher: Watcher, source: ByteSource, counted: Counted
) -> None:
    """E3: past the end and before the beginning among them, while bytes are waited for."""
    watcher.load(source, CAMERA_S * 1000, playing=True)
    chance = random.Random(3)
    for number in range(200):
        watcher.engine.seek(chance.randrange(-5_000, CAMERA_S * 1000 + 60_000))
        watcher.engine.tick()
        if number == 50:
            counted.gate.clear()  # from here on everything buffers
        if number == 150:
            counted.gate.set()
    watcher.engine.pause()
    watcher.engine.seek(11_111)
    watcher.until_shown(11_111 * FPS // 1000)
    assert counted.all > 0 and counted.most <= MOST
    assert not watcher.errors


def test_seeks_during_a_stop_do_nothing(watcher: Watcher, source: ByteSource, counted: Counted) -> None:
    """E3: the player is going already; and it leaves no request behind."""
    watcher.load(source, CAMERA_S * 1000, playing=True)
    watcher.engine.seek(15_000)
    watcher.engine.unload()
    for ms in range(0, 20_000, 100):
        watcher.engine.seek(ms)
        watcher.engine.tick()
    eventually(lambda: counted.now == 0)
    assert counted.most <= MOST
    assert not watcher.errors and watcher.ended == 0


class Elsewhere:
    """A lane whose jobs name the thread that they ran on."""

    def __init__(self, submit: Callable[..., object]) -> None:
        self._submit = submit
        self.threads: list[int] = []
        self.done = 0

    def __call__(self, work: Callable[[], None]) -> object:
        def run() -> None:
            self.threads.append(threading.get_ident())
            work()
            self.done += 1

        return self._submit(run)


def test_a_stop_frees_a_read_that_waits_for_ever(
    make_watcher: object, lane: Any, counter_bytes: bytes
) -> None:
    """E4: the order comes back at once, the read within 250 ms (ten times that here), the rest on a lane."""
    elsewhere = Elsewhere(lane.submit)
    watcher = Watcher(VlcEngine(elsewhere, extra=SILENT))
    source = MemorySource(counter_bytes, blocked_from=len(counter_bytes) // 2)
    watcher.load(source, 20_000, at_ms=18_000)
    watcher.until(source.waiting.is_set)
    began = time.monotonic()
    watcher.engine.unload()
    eventually(lambda: elsewhere.done == 1, deadline_s=10 * RELEASED_S)
    assert time.monotonic() - began < 10 * RELEASED_S
    assert source.closed
    assert threading.get_ident() not in elsewhere.threads
    watcher.load(MemorySource(counter_bytes), 20_000, at_ms=5_000)
    watcher.until_shown(75)
    watcher.engine.close()


def test_a_stop_frees_a_read_that_waits_for_the_server(
    make_watcher: object, lane: Any, source: ByteSource, counted: Counted
) -> None:
    """E4: the whole way down, to a request that is never answered."""
    elsewhere = Elsewhere(lane.submit)
    watcher = Watcher(VlcEngine(elsewhere, extra=SILENT))
    counted.gate.clear()
    watcher.engine.load(source, Form.MP4, CAMERA_S * 1000, has_audio=True, playing=True)
    watcher.until(lambda: counted.now > 0)
    watcher.engine.unload()
    eventually(lambda: elsewhere.done == 1 and counted.now == 0, deadline_s=10 * RELEASED_S)
    assert threading.get_ident() not in elsewhere.threads
    counted.gate.set()
    watcher.engine.close()
