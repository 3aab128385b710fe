"""Recordings that a server keeps in object storage, which is slow, busy or behind (F20)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing

import httpx
import pytest
from services.test_recordings import Watched, read, recording
from support.downloading import entries, stages, take
from support.hostile import Hostile, Request, answer
from support.world import VIDEO, Computer, World

from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import BLOCK_BYTES

BUSY = answer(b"<Error><Code>SlowDown</Code></Error>", "503 Slow Down", "application/xml")
ABSENT = answer(b"<Error><Code>NoSuchKey</Code></Error>", "404 Not Found", "application/xml")
HOP = ("host", "connection")
OTHERS = '"9b2cf535f27731c974343645a3985328-2"'  # of an upload in two parts: no hash of the whole


class Storage:
    """What it says to the next calls; then the bytes that were asked for, of `content`."""

    def __init__(self) -> None:
        self.content = VIDEO
        self.says: list[bytes] = []
        self.pieces = 1 << 20
        self.asked = 0

    def __call__(self, request: Request) -> Iterator[bytes]:
        self.asked += 1
        if self.says:
            yield self.says.pop(0)
            return
        found = re.fullmatch(r"bytes=(\d+)-(\d+)", request.headers["range"])
        assert found is not None and "signature=" in request.target
        first, last = int(found[1]), min(int(found[2]), len(self.content) - 1)
        if first >= len(self.content):
            yield answer(b"", "416 Range Not Satisfiable", "application/xml")
            return
        body = self.content[first : last + 1]
        said = f"bytes {first}-{last}/{len(self.content)}"
        headers = {"content_range": said, "content_length": str(len(body)), "etag": OTHERS}
        yield answer(b"", "206 Partial Content", "binary/octet-stream", **headers)
        for at in range(0, len(body), self.pieces):
            yield body[at : at + self.pieces]


@pytest.fixture
def storage() -> Storage:
    return Storage()


@pytest.fixture
def places(storage: Storage) -> Iterator[str]:
    with Hostile(storage) as server:
        yield server.url


@pytest.fixture
def front(world: World, places: str) -> Iterator[str]:
    """The institution's address: the real server, but that its recordings lie elsewhere."""

    def said(request: Request) -> bytes:
        if "/media/" in request.target:
            signed = f"{places}/bucket/object?signature={len(front.requests)}"
            return answer(b"", "302 Found", location=signed)
        headers = {
            name: value for name, value in request.headers.items() if name not in ("host", "connection")
        }
        told = httpx.request(
            request.method, world.url + request.target, headers=headers, content=request.body
        )
        kept = {name: told.headers[name] for name in ("etag", "retry-after") if name in told.headers}
        kind = told.headers.get("content-type", "application/json")
        return answer(told.content, f"{told.status_code} Told", kind, **kept)

    with Hostile(said) as front:
        yield front.url


@pytest.fixture
def computer(computers: Callable[..., Computer]) -> Computer:
    return computers(connect=Watched)


@pytest.fixture
def desk(world: World, front: str, computer: Computer):
    world.put("e1", video=VIDEO)
    desk = computer.sign_in(front)
    desk.sync.run_once()
    return desk


def test_its_own_tag_says_nothing_and_slow_is_no_trouble(desk, storage: Storage) -> None:
    """F20: in pieces of a kilobyte; judged by length and SHA-256 alone."""
    storage.pieces = 1_024
    desk.downloads.add(["e1"])
    take(desk)
    assert stages(desk) == {"e1": "here"} and storage.asked > 0
    with closing(desk.recordings.source("e1", recording(desk))) as source:
        assert read(source, 0, len(VIDEO)) == VIDEO


@pytest.mark.parametrize("busy", [BUSY, ABSENT], ids=["busy", "not there yet"])
def test_a_storage_that_is_busy_is_asked_again_by_itself(
    desk, computer: Computer, storage: Storage, busy: bytes
) -> None:
    """F20: at once by a new address, then later and later; never taken for a right that is missing, nor for
    an exam that is gone."""
    storage.says = [busy] * 4
    desk.downloads.add(["e1"])
    take(desk)
    assert stages(desk) == {"e1": "retrying"} and entries(desk)["e1"].progress.trouble == "busy"
    for _ in range(4):
        computer.clock.advance(desk.downloads.next_try_s() or 0)
        take(desk)
    assert stages(desk) == {"e1": "here"}


@pytest.mark.parametrize("length", [0, 1_000, BLOCK_BYTES, len(VIDEO) + 500])
def test_a_storage_that_is_behind_is_asked_again_by_itself(
    desk, computer: Computer, storage: Storage, length: int
) -> None:
    """F20: it has another length for a while; nothing of that is kept, and however long it lasts it is no
    trouble for good."""
    storage.content = (VIDEO + bytes(500))[:length]
    desk.downloads.add(["e1"])
    for _ in range(8):
        take(desk)
        assert stages(desk) == {"e1": "retrying"}
        computer.clock.advance(desk.downloads.next_try_s() or 0)
    storage.content = VIDEO
    take(desk)
    assert stages(desk) == {"e1": "here"}
    with closing(desk.recordings.source("e1", recording(desk))) as source:
        assert read(source, 0, len(VIDEO)) == VIDEO


def test_who_watches_is_told_that_it_changed(desk, storage: Storage) -> None:
    """F20: then the report is looked at again, which has the last word."""
    storage.content = VIDEO[:-1]
    with closing(desk.recordings.source("e1", recording(desk))) as source:
        with pytest.raises(Rejected) as caught:
            source.pread(0, 10)
        assert (caught.value.reason, caught.value.facts["storage"]) == ("changed", 1)
        storage.content = VIDEO
        assert source.pread(0, 10) == VIDEO[:10]


def test_content_of_the_right_length_is_judged_by_its_hash(desk, storage: Storage) -> None:
    """F20: a stale object; asked for once more, and never called whole."""
    storage.content = VIDEO[:-1] + bytes([VIDEO[-1] ^ 1])
    desk.downloads.add(["e1"])
    take(desk)
    assert stages(desk) == {"e1": "failed"} and entries(desk)["e1"].wanted.trouble == "digest"
    assert not desk.recordings.downloaded("e1")
    storage.content = VIDEO
    desk.downloads.retry(["e1"])
    take(desk)
    assert stages(desk) == {"e1": "here"}
