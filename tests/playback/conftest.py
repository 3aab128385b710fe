"""Real libVLC without sound, and a patient eye on what it shows."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from support.counter_media import counter_mp4, counter_of, raw_webm, still_webm

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import EngineMissing, OesError
from oes_desktop.playback.container_kind import form_of
from oes_desktop.playback.engine import Engine, Frame, Notifications
from oes_desktop.playback.vlc_engine import VlcEngine
from oes_desktop.playback.vlc_library import SILENT, start

DEADLINE_S = 10.0
_TICK_S = 0.01


class Watcher:
    """An engine with its owner: ticks it, and keeps what it told."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.counters: list[int] = []
        self.frames: list[Frame] = []
        self.errors: list[OesError] = []
        self.ended = 0
        self._news = threading.Event()
        engine.listen(Notifications(self._frame, self._end, self._fail))

    def load(self, source: ByteSource, duration_ms: int, **how: object) -> None:
        self.engine.load(source, form_of(source), duration_ms, **({"has_audio": True} | how))  # type: ignore[arg-type]

    def _frame(self, frame: Frame) -> None:
        self.counters.append(counter_of(frame))
        self.frames = [frame]
        self._news.set()

    def _end(self) -> None:
        self.ended += 1

    def _fail(self, error: OesError) -> None:
        self.errors.append(error)

    @property
    def shown(self) -> int | None:
        return self.counters[-1] if self.counters else None

    def until(self, condition: Callable[[], bool], what: str = "") -> None:
        deadline = time.monotonic() + DEADLINE_S
        while True:
            self.engine.tick()
            if condition():
                return
            if time.monotonic() > deadline:
                engine = self.engine
                raise AssertionError(
                    f"{what or 'condition'}: {engine.state()} at {engine.position_ms()} ms, "
                    f"settled {engine.settled}, last frames {self.counters[-5:]}, {self.errors}"
                )
            self._news.wait(_TICK_S)
            self._news.clear()

    def until_shown(self, counter: int) -> None:
        """The picture with this number is up, and the engine says it has arrived."""
        self.until(lambda: self.engine.settled and self.shown == counter, f"frame {counter}")


@pytest.fixture
def lane() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


@pytest.fixture
def make_watcher(lane: ThreadPoolExecutor) -> Iterator[Callable[[], Watcher]]:
    try:
        start(SILENT)
    except EngineMissing as error:
        pytest.skip(f"libVLC: {error}")
    made: list[Watcher] = []

    def make() -> Watcher:
        made.append(Watcher(VlcEngine(lane.submit, extra=SILENT)))
        return made[-1]

    yield make
    for watcher in made:
        watcher.engine.close()


@pytest.fixture
def watcher(make_watcher: Callable[[], Watcher]) -> Watcher:
    return make_watcher()


@pytest.fixture(scope="session")
def media_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="session")
def counter_bytes(media_folder: Path) -> bytes:
    return counter_mp4(media_folder).read_bytes()


@pytest.fixture(scope="session")
def still_bytes(media_folder: Path) -> bytes:
    return still_webm(media_folder).read_bytes()


@pytest.fixture(scope="session")
def raw_bytes(media_folder: Path) -> bytes:
    return raw_webm(media_folder).read_bytes()
