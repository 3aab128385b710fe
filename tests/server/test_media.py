"""Bytes of recordings over HTTP: the standard's ranges, nothing padded or mixed (F11, F12, F13)."""

from __future__ import annotations

import base64
import hashlib
import socket
from typing import Any

import httpx
import pytest
from support.institution import MEDIA, START_MS, World, code_of, packaged

from oes_desktop.server.catalogue import StoredRecording
from oes_desktop.wire import routes

SIZE = len(MEDIA)
TAG = f'"{hashlib.sha256(MEDIA).hexdigest()}"'


@pytest.fixture
def media(world: World) -> tuple[httpx.Client, str]:
    world.put("e1")
    client = world.client("aigerim")
    return client, routes.media(client.get(routes.report("e1")).json()["recordings"][0]["id"])


def test_the_whole_says_what_it_is(media: tuple[httpx.Client, str]) -> None:
    client, path = media
    answer = client.get(path)
    assert (answer.status_code, answer.content) == (200, MEDIA)
    digest = base64.b64encode(hashlib.sha256(MEDIA).digest()).decode()
    expected = {
        "etag": TAG,
        "accept-ranges": "bytes",
        "repr-digest": f"sha-256=:{digest}:",
        "content-type": "video/webm",
        "content-length": str(SIZE),
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }
    assert expected.items() <= dict(answer.headers).items()


@pytest.mark.parametrize(
    ("wanted", "start", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=100-199", 100, 200),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE),
        ("bytes=-7", SIZE - 7, SIZE),
        (f"bytes=-{SIZE * 2}", 0, SIZE),
        (f"bytes=10-{2**63}", 10, SIZE),
    ],
)
def test_a_range_is_served_exactly(
    media: tuple[httpx.Client, str], wanted: str, start: int, stop: int
) -> None:
    client, path = media
    answer = client.get(path, headers={"Range": wanted})
    assert (answer.status_code, answer.content) == (206, MEDIA[start:stop])
    assert answer.headers["content-range"] == f"bytes {start}-{stop - 1}/{SIZE}"
    assert answer.headers["content-length"] == str(stop - start)
    assert answer.headers["etag"] == TAG


@pytest.mark.parametrize(
    "wanted", ["bytes=5-2", "bytes=0-1,4-5", "lines=0-1", "bytes=" + "0-1," * 1_000 + "2-3"]
)
def test_what_is_not_one_range_gets_the_whole(media: tuple[httpx.Client, str], wanted: str) -> None:
    """F12."""
    client, path = media
    answer = client.get(path, headers={"Range": wanted})
    assert (answer.status_code, len(answer.content)) == (200, SIZE)
    assert "content-range" not in answer.headers


@pytest.mark.parametrize("wanted", [f"bytes={SIZE}-", f"bytes={2**63}-", "bytes=-0"])
def test_what_is_not_there_is_416(media: tuple[httpx.Client, str], wanted: str) -> None:
    """F12."""
    client, path = media
    answer = client.get(path, headers={"Range": wanted})
    assert (answer.status_code, code_of(answer)) == (416, "bad_range")
    assert answer.headers["content-range"] == f"bytes */{SIZE}"


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        (TAG, 206),
        (f"W/{TAG}", 200),
        ('"other"', 200),
        ("Wed, 21 Oct 2026 07:28:00 GMT", 200),
        ("nonsense", 200),
    ],
)
def test_if_range_gives_the_part_only_of_the_same_content(
    media: tuple[httpx.Client, str], condition: str, status: int
) -> None:
    """F13."""
    client, path = media
    answer = client.get(path, headers={"Range": "bytes=1-2", "If-Range": condition})
    assert answer.status_code == status


def test_what_is_known_is_not_sent_again(media: tuple[httpx.Client, str]) -> None:
    client, path = media
    answer = client.get(path, headers={"If-None-Match": TAG})
    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize("damage", ["missing", "shorter", "longer"])
def test_a_file_that_is_not_as_recorded_is_gone_before_the_first_byte(
    world: World, media: tuple[httpx.Client, str], damage: str
) -> None:
    """F11."""
    client, path = media
    file = world.institution.media.path(TAG.strip('"'))
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes(MEDIA[:-1] if damage == "shorter" else MEDIA + b"x")
    answer = client.get(path, headers={"Range": "bytes=0-9"})
    assert (answer.status_code, code_of(answer)) == (410, "media_gone")


def test_a_file_that_ends_while_it_is_read_cuts_the_connection(make_world: Any) -> None:
    """F11: sent in part, then cut; never padded."""
    world = make_world()
    big = bytes(48 * 2**20)
    world.put("e1", content=big)
    client = world.client("aigerim")
    recording = client.get(routes.report("e1")).json()["recordings"][0]
    file = world.institution.media.path(recording["sha256"])
    with (
        pytest.raises(httpx.RemoteProtocolError),
        client.stream("GET", routes.media(recording["id"])) as answer,
    ):
        assert answer.headers["content-length"] == str(len(big))
        pieces = answer.iter_raw()
        got = len(next(pieces))
        with file.open("r+b") as handle:
            handle.truncate(1_000)
        for piece in pieces:
            got += len(piece)
            assert got < len(big)


def test_an_empty_recording_can_be_had(world: World) -> None:
    world.put("e1", content=b"")
    client = world.client("aigerim")
    path = routes.media(client.get(routes.report("e1")).json()["recordings"][0]["id"])
    whole = client.get(path)
    assert (whole.status_code, whole.content) == (200, b"")
    assert client.get(path, headers={"Range": "bytes=0-"}).status_code == 416


def test_the_same_bytes_are_seen_only_through_an_exam_that_may_be_seen(world: World) -> None:
    world.put("mine", group="A")
    world.put("theirs", group="B")
    aigerim, bolat = world.client("aigerim", ["A"]), world.client("bolat", ["B"])
    mine = aigerim.get(routes.report("mine")).json()["recordings"][0]
    theirs = bolat.get(routes.report("theirs")).json()["recordings"][0]
    assert mine["sha256"] == theirs["sha256"] and mine["id"] != theirs["id"]
    assert aigerim.get(routes.media(mine["id"])).status_code == 200
    for name in (theirs["id"], mine["sha256"], "nothing"):
        assert code_of(aigerim.get(routes.media(name))) == "not_found"


def test_changed_content_has_a_new_tag_under_the_same_id(world: World) -> None:
    """F19."""
    world.put("e1")
    client = world.client("aigerim")
    before = client.get(routes.report("e1")).json()["recordings"][0]
    world.put("e1", content=b"repaired", honesty=60)
    after = client.get(routes.report("e1")).json()["recordings"][0]
    assert after["id"] == before["id"] and after["sha256"] != before["sha256"]
    answer = client.get(
        routes.media(after["id"]), headers={"Range": "bytes=0-3", "If-Range": f'"{before["sha256"]}"'}
    )
    assert (answer.status_code, answer.content) == (200, b"repaired")


def test_a_hundred_abandoned_ranges_leave_the_server_as_it_was(world: World) -> None:
    """Every seek abandons one."""
    file = world.running.config.data / "big"
    file.write_bytes(bytes(20 * 2**20))
    stored = world.institution.media.add(file, "video/webm")
    recording = StoredRecording(1, "camera", stored, START_MS, START_MS + 1_000, 1_000)
    world.catalogue.put_exam(packaged("big"), [recording], [])
    client = world.client("aigerim")
    path = routes.media(client.get(routes.report("big")).json()["recordings"][0]["id"])
    token = client.headers["Authorization"]
    for _ in range(100):
        with socket.create_connection(("127.0.0.1", world.running.port)) as raw:
            raw.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\n\r\n".encode())
            assert raw.recv(100).startswith(b"HTTP/1.1 200")
    answer = client.get(path, headers={"Range": "bytes=-5"})
    assert (answer.status_code, answer.content) == (206, bytes(5))


def test_a_file_that_is_replaced_while_it_is_read_is_not_mixed(make_world: Any) -> None:
    """F11: what was begun ends with the content that it began with."""
    world = make_world()
    size = 48 * 2**20
    world.put("e1", content=bytes(size))
    client = world.client("aigerim")
    recording = client.get(routes.report("e1")).json()["recordings"][0]
    file = world.institution.media.path(recording["sha256"])
    with client.stream("GET", routes.media(recording["id"])) as answer:
        pieces = answer.iter_raw()
        got = [next(pieces)]
        other = file.with_name("other")
        other.write_bytes(b"\xff" * size)
        other.replace(file)
        got += pieces
    assert b"".join(got) == bytes(size)
