"""From the encrypted vault to the picture: read-through, damage and a missing place."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.errors import Rejected
from oes_desktop.vault.container import Binding, VaultFile
from oes_desktop.vault.reader import Reader

from .conftest import Watcher


class Cellar:
    """A vault file that is filled as it is read."""

    def __init__(self, path: Path, data: bytes) -> None:
        binding = Binding(bytes(16), bytes(range(16)), 1, hashlib.sha256(data).hexdigest())
        self.path, self._data = path, data
        self.file = VaultFile.create(path, secrets.token_bytes(32), binding, len(data))
        self.here: set[int] = set()
        self.bad: list[int] = []
        self.offline_from = len(data)
        self.reader = Reader(self.file, self.here.__contains__, self.fetch, self.bad.append)

    def fetch(self, segment: int) -> None:
        start = segment * SEGMENT
        if start >= self.offline_from:
            raise Rejected("not_offline")
        self.file.write(segment, [self._data[start : start + SEGMENT]])
        self.here.add(segment)


@pytest.fixture
def cellar(tmp_path: Path, counter_bytes: bytes) -> Iterator[Cellar]:
    made = Cellar(tmp_path / "recording.oesm", counter_bytes)
    yield made
    made.file.close()


def test_a_recording_plays_from_the_vault_as_it_is_fetched(
    watcher: Watcher, cellar: Cellar, counter_bytes: bytes
) -> None:
    watcher.load(cellar.reader, 20_000)
    watcher.until_shown(0)
    fetched = len(cellar.here)
    for ms in (15_000, 3_000, 19_000):
        watcher.engine.seek(ms)
        watcher.until_shown(ms * 15 // 1000)
    assert len(cellar.here) > fetched or fetched == cellar.file.segments
    assert counter_bytes[4:20] not in cellar.path.read_bytes()


def test_a_flipped_byte_is_fetched_anew(watcher: Watcher, cellar: Cellar) -> None:
    for segment in range(cellar.file.segments):
        cellar.fetch(segment)
    with cellar.path.open("r+b") as file:
        file.seek(4096 + 65_536 * (cellar.file.segments // 2) + 1_000)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes((byte[0] ^ 1,)))
    watcher.load(cellar.reader, 20_000)
    watcher.until_shown(0)
    for ms in (9_000, 11_000, 13_000, 5_000):
        watcher.engine.seek(ms)
        watcher.until_shown(ms * 15 // 1000)
    assert not watcher.errors


def test_a_place_that_is_not_here_is_trouble_and_no_end(watcher: Watcher, cellar: Cellar) -> None:
    watcher.load(cellar.reader, 20_000)
    watcher.until_shown(0)
    cellar.offline_from = 0
    watcher.engine.set_rate(8.0)
    watcher.engine.seek(18_500)
    watcher.engine.play()
    watcher.until(lambda: bool(watcher.errors))
    assert watcher.errors[0].reason == "not_offline"
    assert watcher.ended == 0
