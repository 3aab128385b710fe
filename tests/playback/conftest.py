"""Real libVLC without sound, and a patient eye on what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from support.counter_media import counter_mp4, raw_webm, still_webm
from support.watcher import Watcher

from oes_desktop.domain.errors import EngineMissing
from oes_desktop.playback.vlc_engine import VlcEngine
from oes_desktop.playback.vlc_library import SILENT, start


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
