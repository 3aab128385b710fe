"""A4-A9, A12-A14: which bytes of a recording are believed, and what a cut or a stop does."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Iterator

import httpx
import pytest
from support.hostile import Hostile, Request, answer, problem

from oes_desktop.api.connections import Connections
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import OesError, Rejected, Unreachable

BODY = bytes(range(256)) * 400
SIZE = len(BODY)
SHA256 = hashlib.sha256(BODY).hexdigest()


def ranged(start: int, stop: int, body: bytes | None = None, **headers: str) -> bytes:
    said = {"content_type": "video/webm", "content_range": f"bytes {start}-{stop - 1}/{SIZE}"} | headers
    return answer(BODY[start:stop] if body is None else body, "206 Partial Content", **said)


def ask(clients, script, start: int = 1000, stop: int = 2000, **options) -> bytes:
    with Hostile(script if callable(script) else lambda request: script) as server:
        client = clients(server.url, **options)
        return client.media("r1", start, stop, sha256=SHA256, size=SIZE)


def test_the_asked_slice(clients) -> None:
    tag = f'"{SHA256}"'
    digest = f"sha-256=:{base64.b64encode(bytes.fromhex(SHA256)).decode()}:"
    assert ask(clients, ranged(1000, 2000, etag=tag, repr_digest=digest)) == BODY[1000:2000]


@pytest.mark.parametrize(
    "said",
    [
        ranged(1000, 2000, content_range="bytes 1001-2000/102400"),
        ranged(1000, 2000, content_range="bytes 1000-1999/*"),
        ranged(1000, 2000, content_range=""),
        ranged(1000, 2000, content_range="bytes 1000-1999"),
        ranged(1000, 2000, content_range="bytes=1000-1999/102400"),
        ranged(1000, 2000, BODY[1000:2500]),
        ranged(1000, 2000, content_type="multipart/byteranges; boundary=x"),
        ranged(1000, 2000, content_encoding="gzip"),
        answer(BODY, content_type="video/webm"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_after_one_retry(clients, said: bytes) -> None:
    """A6, A7, A8: a whole body for a range elsewhere, another range, multipart, an encoding."""
    with Hostile(lambda request: said) as server:
        with pytest.raises(Unreachable) as caught:
            clients(server.url).media("r1", 1000, 2000, sha256=SHA256, size=SIZE)
        assert len(server.requests) == 2
    assert caught.value.reason == "wrong_ranges"


def test_one_range_and_no_encoding_are_asked_for(clients) -> None:
    """A8: whatever comes back, the request left no doubt."""
    with Hostile(lambda request: ranged(1000, 2000)) as server:
        clients(server.url).media("r1", 1000, 2000, sha256=SHA256, size=SIZE)
    (asked,) = server.requests
    assert (asked.headers["range"], asked.headers["accept-encoding"]) == ("bytes=1000-1999", "identity")


def test_a_whole_body_counts_from_byte_0_only(clients) -> None:
    """A6: from its start on, and no further than was asked."""
    whole = answer(BODY, content_type="video/webm")
    assert ask(clients, whole, 0, 500) == BODY[:500]
    assert ask(clients, whole, 0, SIZE) == BODY
    with pytest.raises(Unreachable):
        ask(clients, answer(BODY[:-1], content_type="video/webm"), 0, 500)


def test_one_retry_is_enough_when_the_second_answer_fits(clients) -> None:
    """A7: one retry."""
    said = iter([ranged(0, 10), ranged(1000, 2000)])
    assert ask(clients, lambda request: next(said)) == BODY[1000:2000]


@pytest.mark.parametrize(
    "said",
    [
        ranged(1000, 2000, etag=f'"{"0" * 64}"'),
        ranged(1000, 2000, repr_digest="sha-256=:AAAA:"),
        ranged(1000, 2000, content_range="bytes 1000-1999/999999"),
        problem(416, "bad_range"),
    ],
)
def test_another_recording_under_the_same_id(clients, said: bytes) -> None:
    """A9, A10: another tag, digest or size, and 416."""
    with pytest.raises(Rejected) as caught:
        ask(clients, said)
    assert caught.value.reason == "changed"


def test_a_body_that_breaks_off_gives_what_came(clients) -> None:
    """A4: what came counts."""
    cut = ranged(1000, 2000, BODY[1000:1300], content_length="1000")
    assert ask(clients, cut) == BODY[1000:1300]


def test_a_body_that_breaks_off_before_its_first_byte(clients) -> None:
    """A4: nothing came."""
    with pytest.raises(Unreachable) as caught:
        ask(clients, ranged(1000, 2000, b"", content_length="1000"))
    assert caught.value.reason == "cut"


def test_the_problem_of_a_missing_file_is_told(clients) -> None:
    with pytest.raises(Rejected) as caught:
        ask(clients, problem(410, "media_gone"))
    assert caught.value.reason == "gone"


def test_a_signed_address_that_expired_is_asked_again_once(clients) -> None:
    """A14: never shown as a right that is missing."""
    stored: list[Request] = []

    def storage(request: Request) -> bytes:
        stored.append(request)
        fresh = "signature=2" in request.target
        return ranged(1000, 2000) if fresh else answer(b"<Error/>", "403 Forbidden", "application/xml")

    with Hostile(storage) as other:
        count = iter(range(1, 9))

        def moved(request: Request) -> bytes:
            return answer(b"", "302 Found", location=f"{other.url}/x?signature={next(count)}")

        assert ask(clients, moved) == BODY[1000:2000]
        assert len(stored) == 2
        with pytest.raises(Unreachable) as caught:
            ask(clients, moved)  # signatures 3 and 4 are refused: never "no right"
        assert caught.value.reason == "busy"


def test_at_most_three_hops(clients) -> None:
    """A12: at most three hops."""
    with Hostile(lambda request: answer(b"", "302 Found", location="/again")) as server:
        with pytest.raises(Unreachable) as caught:
            clients(server.url).media("r1", 0, 10, sha256=SHA256, size=SIZE)
        assert len(server.requests) == 4
    assert caught.value.reason == "redirected"


@pytest.mark.parametrize(
    "location", ["http://example.org/x", "file:///etc/passwd", "ftp://x/y", "https://me:secret@example.org/x"]
)
def test_media_come_from_no_strange_place(clients, location: str) -> None:
    """A13: refused for good, and the host is named."""
    with Hostile(lambda request: answer(b"", "302 Found", location=location)) as server:
        with pytest.raises(Rejected) as caught:
            clients(server.url).media("r1", 0, 10, sha256=SHA256, size=SIZE)
        assert len(server.requests) == 1
    assert caught.value.reason == "redirected" and caught.value.facts["host"]


def test_media_of_a_public_server_come_from_public_places() -> None:
    """A12, A13: another https host may be; plain http and private addresses never."""
    net = Connections("https://htii.oes.kz")

    def followed(location: str) -> httpx.URL:
        asked = httpx.Request("GET", "https://htii.oes.kz/api/v1/media/r1")
        response = httpx.Response(302, headers={"Location": location}, request=asked)
        return net.redirected(response, elsewhere=True)

    try:
        assert followed("https://storage.example.org/x?signature=s").host == "storage.example.org"
        for refused in (
            "https://10.0.0.1/x",
            "https://localhost/x",
            "http://storage.example.org/x",
            "file:///x",
        ):
            with pytest.raises(Rejected) as caught:
                followed(refused)
            assert caught.value.reason == "redirected"
    finally:
        net.close()


class CrawlingClock(ManualClock):
    """Every look at it comes 40 s after the last: whatever arrives, and in however many pieces, is slow."""

    def monotonic(self) -> float:
        self.advance(40)
        return super().monotonic()


def test_a_trickle_is_stalled_and_what_came_is_dropped(clients) -> None:
    """A3: slower than 1 KiB/s."""

    def trickle() -> Iterator[bytes]:
        yield ranged(1000, 2000, b"", content_length="1000")
        for byte in BODY[1000:2000]:
            yield bytes([byte])

    with pytest.raises(OesError) as caught:
        ask(clients, lambda request: trickle(), clock=CrawlingClock())
    assert caught.value.reason == "timeout"


@pytest.mark.parametrize(
    "head", [b"", ranged(1000, 2000, b"", content_length="1000")], ids=["silent", "begun"]
)
def test_cancel_ends_a_wait_and_closes_the_connection(clients, head: bytes) -> None:
    """A5: The server says nothing (or nothing more) until the test has seen the client go."""
    asked = threading.Event()

    def hang(request: Request) -> Iterator[bytes]:
        yield head
        asked.set()
        server.let_go.wait(10)

    with Hostile(hang) as server:
        client, cancel = clients(server.url), Cancel()
        failures: list[OesError] = []

        def read() -> None:
            try:
                client.media("r1", 1000, 2000, sha256=SHA256, size=SIZE, cancel=cancel)
            except OesError as error:
                failures.append(error)

        reader = threading.Thread(target=read)
        reader.start()
        assert asked.wait(10)
        cancel.set()
        reader.join(10)
        assert not reader.is_alive()
        assert [error.reason for error in failures] == ["cancelled"]
        with pytest.raises(Unreachable):
            client.media("r1", 1000, 2000, sha256=SHA256, size=SIZE, cancel=cancel)
        assert len(server.requests) == 1


def test_closing_the_client_ends_every_wait(clients) -> None:
    asked = threading.Event()

    def silent(request: Request) -> Iterator[bytes]:
        asked.set()
        server.let_go.wait(10)
        yield b""

    with Hostile(silent) as server:
        client = clients(server.url)
        failures: list[OesError] = []

        def read() -> None:
            try:
                client.changes("")
            except OesError as error:
                failures.append(error)

        reader = threading.Thread(target=read)
        reader.start()
        assert asked.wait(10)
        client.close()
        reader.join(10)
        assert not reader.is_alive()
    assert [error.reason for error in failures] == ["cancelled"]
    with pytest.raises(Unreachable):
        client.changes("")


def test_only_slices_of_at_most_4_mib(clients) -> None:
    client = clients("http://127.0.0.1:9")
    for start, stop, size in [(0, 0, 10), (5, 5, 10), (-1, 5, 10), (0, 11, 10), (0, 4 * 2**20 + 1, 2**30)]:
        with pytest.raises(ValueError, match="no slice"):
            client.media("r1", start, stop, sha256=SHA256, size=size)


def test_a_call_that_finds_its_connections_closed_is_cancelled() -> None:
    """Whoever stands still for longer than closing waits goes on when all is closed."""
    net = Connections("https://htii.oes.kz")
    with pytest.raises(Unreachable) as caught, net.used():
        net.close()
        net.api.get("https://htii.oes.kz/api/v1/meta")
    assert caught.value.reason == "cancelled"
