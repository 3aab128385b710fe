"""A24, A26: whatever a server answers, to any call, the client gives a value or an `OesError`.

The answers go through the real client; only the wire is a local one, which says what it was told to.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import strategies as st
from support.fuzzing import about_json, edited, free_json, sift, sizes

from oes_desktop.api.auth import MemoryTokens
from oes_desktop.api.client import Client
from oes_desktop.api.media import Slice
from oes_desktop.domain.account import Tokens
from oes_desktop.domain.acts import Act, ActKind
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.course import course_of
from oes_desktop.domain.errors import OesError, Rejected, Unreachable
from oes_desktop.domain.manifest import Entry
from oes_desktop.domain.models import Report
from oes_desktop.domain.moments import moments_of

GOLDEN = Path(__file__).parents[1] / "contract" / "golden"
JSON = {"Content-Type": "application/json"}
PROBLEM = {"Content-Type": "application/problem+json"}
LATEST_MS = 253_402_300_800_000  # the year 10000


def golden(name: str) -> Any:
    return json.loads((GOLDEN / f"{name}.json").read_bytes())


EXAM_ID = golden("report")["exam"]["id"]
ACT = Act("act-00000001", EXAM_ID, ActKind.DECISION, base_version=1, body={"value": "accepted"})


class Body(httpx.SyncByteStream):
    """Comes in two pieces, as from a socket."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __iter__(self) -> Iterator[bytes]:
        middle = len(self._data) // 2
        yield self._data[:middle]
        yield self._data[middle:]


class LocalWire(httpx.BaseTransport):
    """Answers everything with `status`, `headers` and `body`."""

    def __init__(self) -> None:
        self.status, self.body = 200, b""
        self.headers: Any = JSON

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(self.status, headers=self.headers, stream=Body(self.body))


@pytest.fixture
def wire() -> LocalWire:
    return LocalWire()


@pytest.fixture
def client(wire: LocalWire) -> Iterator[Client]:
    tokens = MemoryTokens(Tokens("access-0123456789", "refresh-0123456789", 2**60))
    client = Client("https://oes.example", tokens, ManualClock(), transport=wire)
    yield client
    client.close()


def usable(report: Report) -> None:
    """What was let in can be worked with: times on a calendar, lengths, moments."""
    for recording in report.recordings:
        course = course_of(recording)
        course.offset_of(course.wall_of(1_000.0))
    for moment in moments_of(report.violations):
        assert 0 <= moment.start_ms <= moment.end_ms
    for violation in report.violations:
        assert 0 <= violation.at_ms < LATEST_MS


CALLS: dict[str, tuple[str, Callable[[Client], object]]] = {
    "meta": ("meta", lambda client: client.meta()),
    "sign in": ("tokens", lambda client: client.sign_in("login", "password")),
    "changes": ("changes", lambda client: client.changes("")),
    "report": ("report", lambda client: usable(client.report(EXAM_ID))),
    "act": ("act_result", lambda client: client.act(ACT)),
    "batch": ("batch_result", lambda client: client.decide_many([ACT])),
    "open exams": ("open_exams", lambda client: client.open_exams()),
    "attest": (
        "attestation",
        lambda client: client.attest(EXAM_ID, "ab" * 32, [Entry("a", 1, "ab" * 32)], []),
    ),
}


@sizes
@pytest.mark.parametrize("call", CALLS)
def test_any_answer_to_any_call(client: Client, wire: LocalWire, call: str, inputs: int) -> None:
    """A24, A26: a value or an `OesError`."""
    name, asked = CALLS[call]

    def door(body: bytes) -> None:
        wire.body = body
        asked(client)

    sample = golden(name)
    if call == "act":
        sample["exam"]["id"] = EXAM_ID
    if call == "batch":
        sample["items"][0] |= {"key": ACT.id}
    sift(inputs, about_json(sample), door, json.dumps(sample).encode())


_STATUSES = st.one_of(st.sampled_from([*range(400, 432), 500, 502, 503, 511, 599]), st.integers(300, 599))


@sizes
def test_any_problem_document(client: Client, wire: LocalWire, inputs: int) -> None:
    """It is a refusal, always; and what it says can be read."""
    sample = golden("problem")
    codes = [f"urn:oes:{code}" for code in ("wrong_password", "slow_down", "in_use", "conflict", "\u202e")]

    def door(said: tuple[int, bytes]) -> None:
        wire.status, wire.body = said
        wire.headers = PROBLEM
        with pytest.raises(OesError) as caught:
            client.act(ACT)
        raise caught.value

    bodies = about_json(sample, values=codes)
    sift(inputs, st.tuples(_STATUSES, bodies), door)


_HEADER_NAMES = st.sampled_from(
    [
        *("Content-Type", "Content-Length", "Content-Encoding", "Content-Range", "ETag", "Repr-Digest"),
        *("Retry-After", "Date", "Location", "Set-Cookie", "WWW-Authenticate", "Accept-Ranges"),
    ]
)
_DAY = "Fri, 13 Nov 2026 04:07:00 GMT"
_HEADER_VALUES = st.one_of(
    st.sampled_from(
        [
            *("0", "1", "-1", "9" * 30, "bytes 0-9/10", "bytes 0-9/*", "bytes 5-4/10", "bytes */10"),
            *("bytes 0-99999999999999999999/1", '"' + "ab" * 32 + '"', 'W/"x"', "sha-256=:AAAA:"),
            *("application/json", "application/problem+json", "text/html", "multipart/byteranges"),
            *("identity", "gzip", "deflate", "br", "gzip, gzip", "application/json; charset=\xff"),
            *(_DAY, "Fri, 99 Nov 99999 04:07:00 +9999", "Fri, 13 Nov 2026 04:07:00 -0000", "١٢"),
            *("http://[", "https://oes.example:99999/", "//", "file:///etc/passwd", "https://a b/", "?x"),
            *(
                "https://127.0.0.1/",
                "https://[::1%25x]/",
                "javascript:1",
                "https://u:p@oes.example/",
                "\\\\x",
            ),
            *("a=b; expires=x; max-age=" + "9" * 40, "=; Domain=..; Path=", "a=b; Expires=" + _DAY),
        ]
    ),
    st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=30),
)
_HEADERS = st.lists(st.tuples(_HEADER_NAMES, _HEADER_VALUES), max_size=4)


def _sent(headers: list[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("ascii"), value.encode("utf-8")) for name, value in headers]


@sizes
def test_any_head_of_an_answer(client: Client, wire: LocalWire, inputs: int) -> None:
    """Headers of any kind around any status: of a portal, a proxy, a broken server."""
    sample = json.dumps(golden("changes")).encode()

    def door(said: tuple[int, list[tuple[str, str]], bytes]) -> None:
        wire.status, headers, wire.body = said
        wire.headers = _sent(headers)
        client.changes("")

    status = st.one_of(st.sampled_from([200, 301, 302, 307, 401, 429, 503]), st.integers(200, 599))
    bodies = st.one_of(st.just(sample), free_json(), st.binary(max_size=40))
    sift(inputs, st.tuples(status, _HEADERS, bodies), door, (200, list(JSON.items()), sample))


@sizes
def test_any_answer_about_media(client: Client, wire: LocalWire, inputs: int) -> None:
    """What is given out is never longer than what was asked for."""
    sha256, data = "ab" * 32, b"0123456789"
    good = [("Content-Range", "bytes 0-9/10"), ("ETag", f'"{sha256}"'), ("Content-Length", "10")]

    def door(said: tuple[int, list[tuple[str, str]], bytes]) -> None:
        wire.status, headers, wire.body = said
        wire.headers = _sent(headers)
        found = client.media("rec-1", 0, 10, sha256=sha256, size=10)
        assert 0 < len(found) <= 10

    headers = st.one_of(st.just(good), _HEADERS, _HEADERS.map(lambda more: good[:1] + more))
    status = st.one_of(st.sampled_from([200, 206, 206, 416]), st.integers(200, 599))
    sift(inputs, st.tuples(status, headers, st.binary(max_size=24)), door, (206, good, data))
    assert Slice(0, 10, 10, sha256).headers()["Range"] == "bytes=0-9"


@sizes
def test_any_stream_of_events(client: Client, wire: LocalWire, inputs: int) -> None:
    """It always ends by an error; every cursor that is told is a text with a limit."""
    data = json.dumps(golden("event")).encode()
    sample = b": heartbeat\n\nevent: changed\ndata: " + data + b"\n\nevent: presence\r\ndata: {}\r\n\r\n"
    signs = [
        b"\n",
        b"\r",
        b"\r\n",
        b"\n\n",
        b"event:",
        b"event: changed\n",
        b"data",
        b"data: ",
        b":",
        b"\xff",
    ]
    signs += [b'data: {"cursor": NaN}\n', b'data: {"cursor": "' + b"c" * 400 + b'"}\n', b"x" * 70_000]

    def door(body: bytes) -> None:
        wire.headers, wire.body = {"Content-Type": "text/event-stream"}, body
        told: list[str] = []
        with pytest.raises((Unreachable, Rejected)) as caught:
            client.listen(Cancel(), told.append)
        assert all(isinstance(cursor, str) and len(cursor) <= 300 for cursor in told)
        raise caught.value

    bodies = st.one_of(
        edited(sample, pieces=signs),
        st.lists(st.sampled_from(signs), max_size=12).map(b"".join),
        about_json(golden("event")).map(lambda text: b"event: changed\ndata: " + text + b"\n\n"),
        st.binary(max_size=100),
    )
    sift(inputs, bodies, door)


@pytest.mark.parametrize("version", ["9" * 5_000 + ".0", "1." + "9" * 5_000])
def test_a_version_of_thousands_of_digits_is_no_version(
    client: Client, wire: LocalWire, version: str
) -> None:
    """Found here: Python makes no number of so many digits."""
    wire.body = json.dumps(golden("meta") | {"version": version}).encode()
    with pytest.raises(Unreachable) as caught:
        client.meta()
    assert caught.value.reason == "not_oes"
