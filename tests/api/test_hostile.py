"""A24-A27: nonsense from whoever answers is a clear error, never an empty list, a sign-out or a crash."""

from __future__ import annotations

import gzip
import itertools
import json
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest
from support.hostile import Hostile, Request, answer, problem

from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import Conflict, Forbidden, OesError, Rejected, SignInNeeded, Unreachable

META = {"server_id": "s-1", "epoch": "e-1", "name": "OES", "version": "1.0"}
EXAM = {
    "id": "e1",
    "version": 1,
    "student": {"id": "1", "name": "Әсем"},
    "group": "ИС-21-2",
    "exam": "Математика",
    "system": "Platonus",
    "status": "finished",
}
PAGE = {"cursor": "c1", "more": False, "exams": [EXAM]}
PORTAL = b"<html><body>Please accept the terms</body></html>"


def failure(clients, said: bytes, call: str = "changes", **options) -> OesError:
    with Hostile(lambda request: said) as server:
        client = clients(server.url, **options)
        with pytest.raises(OesError) as caught:
            _call(client, call)
    return caught.value


def _call(client, call: str):
    return {
        "meta": client.meta,
        "changes": lambda: client.changes(""),
        "report": lambda: client.report("e1"),
        "sign_in": lambda: client.sign_in("login", "password"),
    }[call]()


@pytest.mark.parametrize("call", ["meta", "changes", "report"])
@pytest.mark.parametrize(
    "said",
    [
        answer(PORTAL, content_type="text/html"),
        answer(PORTAL, "511 Network Authentication Required", "text/html"),
        answer(PORTAL, "403 Forbidden", "text/html"),
        answer(PORTAL, "404 Not Found", "text/html"),
        answer(PORTAL, "401 Unauthorized", "text/html"),
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"\x00\x01\x02\x03\r\n\r\n",
    ],
    ids=["200", "511", "403", "404", "401", "ssh", "bytes"],
)
def test_a_portal_or_another_service_is_not_the_server(clients, call: str, said: bytes) -> None:
    """A24: `Unreachable`, whatever it says and to whichever call."""
    error = failure(clients, said, call)
    assert isinstance(error, Unreachable)
    assert error.reason in ("not_oes", "busy")


@pytest.mark.parametrize(
    "body",
    [
        b'{"cursor": "c1", "more": fal',
        b"\xff\xfe\x00",
        b'{"cursor": "\xff", "more": false}',
        json.dumps(PAGE | {"exams": [EXAM | {"honesty": float("nan")}]}).encode(),
        json.dumps(PAGE | {"exams": [EXAM | {"honesty": 101}]}).encode(),
        json.dumps(PAGE | {"exams": [EXAM | {"honesty": "62"}]}).encode(),
        json.dumps(PAGE).replace('"version": 1', f'"version": {"9" * 400}').encode(),
        b'{"cursor": "c1", "more": false, "exams": ' + b"[" * 10_000 + b"]" * 10_000 + b"}",
        b'{"cursor": "c1", "more": false, "unknown": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        json.dumps(PAGE | {"exams": [EXAM, EXAM]}).encode(),
        json.dumps(PAGE | {"exams": [EXAM | {"id": "../../etc/passwd"}]}).encode(),
        json.dumps(PAGE | {"exams": [EXAM | {"start": "2026-11-13T04:07:00"}]}).encode(),
        json.dumps(PAGE | {"exams": [EXAM | {"start": "0001-01-01T00:00:00+14:00"}]}).encode(),
        json.dumps(PAGE | {"cursor": ""}).encode(),
        json.dumps(PAGE | {"cursor": "c" * 300}).encode(),
        json.dumps(PAGE | {"exams": [EXAM | {"strip": "zz"}]}).encode(),
        b"[]",
        b"null",
        b"",
    ],
)
def test_nonsense_in_a_page_is_rejected_with_the_name_of_the_call(clients, body: bytes) -> None:
    """A26: cut off, no UTF-8, NaN, 400 digits, 100,000 deep, an id twice."""
    error = failure(clients, answer(body))
    assert isinstance(error, Rejected)
    assert (error.reason, error.facts["call"]) == ("bad_answer", "changes")


def test_a_page_of_too_many_rows_is_rejected(clients) -> None:
    """A26: 5,000 are taken, one more is not."""
    for count, fits in ((5_000, True), (5_001, False)):
        rows = [EXAM | {"id": f"e{number}"} for number in range(count)]
        with Hostile(
            lambda request, rows=rows: answer(json.dumps(PAGE | {"exams": rows}).encode())
        ) as server:
            if fits:
                assert len(clients(server.url).changes("").rows) == count
            else:
                with pytest.raises(Rejected) as caught:
                    clients(server.url).changes("")
                assert caught.value.reason == "bad_answer"


def test_a_page_of_200_mb_is_not_read(clients) -> None:
    """A26: with a length that is told, and without."""
    sent = itertools.count()

    def flood() -> Iterator[bytes]:
        yield answer(b"", content_length="209715200")
        for _ in range(200):
            next(sent)
            yield b" " * 1024 * 1024

    def without_length() -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
        for _ in range(200):
            next(sent)
            yield b" " * 1024 * 1024

    for script in (flood, without_length):
        with Hostile(lambda request, script=script: script()) as server, pytest.raises(Rejected) as caught:
            clients(server.url).changes("")
        assert caught.value.reason == "bad_answer"
    assert next(sent) < 150


def test_a_gzip_bomb_is_stopped(clients) -> None:
    """A26."""
    bomb = gzip.compress(b" " * 200 * 1024 * 1024, 9)
    error = failure(clients, answer(bomb, content_encoding="gzip"))
    assert (type(error), error.reason) == (Rejected, "bad_answer")


def test_a_false_content_encoding_is_rejected(clients) -> None:
    error = failure(clients, answer(b"no gzip at all", content_encoding="gzip"))
    assert (type(error), error.reason) == (Rejected, "bad_answer")


def test_unknown_fields_and_codes_are_kept_or_ignored(clients) -> None:
    """A27: as they come from the server."""
    odd = EXAM | {"status": "levitating", "decision": {"value": "perhaps"}, "news": 1, "kinds": {"sneeze": 3}}
    with Hostile(lambda request: answer(json.dumps(PAGE | {"exams": [odd], "x": {}}).encode())) as server:
        (row,) = clients(server.url).changes("").rows
    assert (row.status, row.decision, row.kinds, row.violations) == (
        "levitating",
        "perhaps",
        {"sneeze": 3},
        3,
    )


@pytest.mark.parametrize(
    ("status", "code", "kind", "reason"),
    [
        (400, "bad_input", Rejected, "bad_input"),
        (403, "no_right", Forbidden, "no_right"),
        (404, "not_found", Rejected, "not_found"),
        (410, "cursor_too_old", Rejected, "gone"),
        (409, "in_progress", Conflict, "in_progress"),
        (412, "conflict", Conflict, "decided_meanwhile"),
        (418, "teapot", Rejected, "bad_answer"),
        (422, "key_reused", Rejected, "key_reused"),
        (422, "unprocessable", Rejected, "unprocessable"),
        (422, "comment_required", Rejected, "comment_required"),
        (428, "version_missing", Rejected, "version_missing"),
        (429, "busy", Unreachable, "busy"),
        (500, "broken", Unreachable, "busy"),
        (503, "busy", Unreachable, "busy"),
        (599, "whatever", Unreachable, "busy"),
    ],
)
def test_problems_become_errors(clients, status: int, code: str, kind: type, reason: str) -> None:
    """A25: an unknown `type` falls back to the status."""
    error = failure(clients, problem(status, code))
    assert (type(error), error.reason) == (kind, reason)


def test_a_problem_may_be_garbage_itself(clients) -> None:
    """A25: a problem document of another shape is judged by its status."""
    for body in (b"{", b"[1]", b'{"type": 7}', b"\xff"):
        error = failure(clients, problem(403, body=body))
        assert (type(error), error.reason) == (Forbidden, "no_right")


def test_a_long_detail_is_cut_and_without_control_characters(clients) -> None:
    """A25: a huge `detail` is cut to 500 characters."""
    detail = "\x1b[31m<b>" + "x" * 100_000
    error = failure(clients, problem(403, body=json.dumps({"detail": detail}).encode()))
    assert len(error.detail) <= 500
    assert error.detail.startswith("[31m<b>xxx")


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7),
        ("0", 0),
        ("315360000", 900),
        ("9" * 40, 900),
        ("soon", 30),
        ("-5", 30),
        ("1.5", 30),
        ("", 30),
        ("Tue, 15 Nov 1994 08:12:31 GMT", 0),
        ("Wed, 13 Nov 2026 04:09:00 GMT", 120),
        ("Wed, 13 Nov 2036 04:09:00 GMT", 900),
        ("Wed, 99 Nov 2036 04:09:00 GMT", 30),
    ],
)
def test_retry_after(clients, said: str, seconds: float) -> None:
    """A23: seconds, a date, nonsense, ten years."""
    date = "Fri, 13 Nov 2026 04:07:00 GMT"
    raw = problem(503, "busy", date=date).replace(b"\r\n\r\n", f"\r\nRetry-After: {said}\r\n\r\n".encode(), 1)
    error = failure(clients, raw)
    assert error.facts["retry_after_s"] == seconds


def test_sign_in_refusals(clients) -> None:
    for said, reason in [
        (problem(401, "wrong_password"), "wrong_password"),
        (problem(401, "expired"), "wrong_password"),
        (problem(401, "disabled"), "disabled"),
        (problem(429, "slow_down", retry_after="12"), "slow_down"),
    ]:
        error = failure(clients, said, "sign_in", tokens=None)
        assert (type(error), error.reason) == (SignInNeeded, reason)
    assert error.facts["retry_after_s"] == 12


def test_slow_down_of_another_call_signs_nobody_out(clients) -> None:
    error = failure(clients, problem(429, "slow_down", retry_after="12"))
    assert (type(error), error.reason, error.facts["retry_after_s"]) == (Unreachable, "busy", 12)


def test_a_server_of_a_newer_major_version_is_read_but_not_written(clients) -> None:
    """A28."""

    def script(request: Request) -> bytes:
        return answer(json.dumps(META | {"version": "2.0"} if "meta" in request.target else PAGE).encode())

    with Hostile(script) as server:
        client = clients(server.url)
        assert client.meta().version == "2.0"
        assert client.too_new is not None
        assert client.too_new.facts == {"found": "2.0", "known": "1.0"}
        assert [row.id for row in client.changes("").rows] == ["e1"]
    with Hostile(lambda request: answer(json.dumps(META | {"version": "1.9"}).encode())) as server:
        client = clients(server.url)
        client.meta()
        assert client.too_new is None


def test_json_that_is_no_meta_is_another_site(clients) -> None:
    error = failure(clients, answer(b'{"hello": "world"}'), "meta")
    assert (type(error), error.reason) == (Unreachable, "not_oes")


@pytest.mark.parametrize(
    "location", ["https://evil.example/api", "http://10.0.0.1/", "file:///etc/passwd", "//x/y"]
)
def test_a_redirect_to_elsewhere_is_refused_and_named(clients, location: str) -> None:
    """A13: of anything but media."""
    error = failure(clients, answer(b"", "302 Found", location=location))
    assert (type(error), error.reason) == (Unreachable, "redirected")
    assert error.facts["host"]


def test_a_redirect_on_the_same_origin_is_followed_but_not_for_ever(clients) -> None:
    def script(request: Request) -> bytes:
        if "moved" in request.target:
            return answer(json.dumps(PAGE).encode())
        return answer(b"", "307 Moved", location="/moved")

    with Hostile(script) as server:
        assert clients(server.url).changes("").cursor == "c1"
    error = failure(clients, answer(b"", "307 Moved", location="/again"))
    assert error.reason == "redirected"


def test_a_body_that_trickles_is_stalled(clients) -> None:
    clock = ManualClock()

    def trickle() -> Iterator[bytes]:
        yield answer(b"", content_length="100000")
        for _ in range(100):
            clock.advance(1)
            yield b" "

    with Hostile(lambda request: trickle()) as server, pytest.raises(Unreachable) as caught:
        clients(server.url, clock=clock).changes("")
    assert caught.value.reason in ("timeout", "cut")


def test_nobody_listens(clients) -> None:
    """A1: the connection is refused."""
    with Hostile(lambda request: b"") as server:
        url = server.url
    with pytest.raises(Unreachable) as caught:
        clients(url).meta()
    assert caught.value.reason == "offline"


def test_a_name_that_does_not_resolve(clients, monkeypatch: pytest.MonkeyPatch) -> None:
    """A1: by the words of the system's resolver."""

    def nobody(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    with pytest.raises(Unreachable) as caught:
        clients("https://oes.example").meta()
    assert caught.value.reason == "offline"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a full backlog is Linux's way to be silent")
def test_a_connection_that_nobody_takes_up(clients) -> None:
    """A2: not a packet comes back; 5 s for it, and 15 s for an answer (here a moment)."""
    with socket.socket() as deaf, ExitStack() as full:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        for _ in range(2):
            one = full.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex(deaf.getsockname())
        client = clients(f"http://127.0.0.1:{deaf.getsockname()[1]}")
        limits = client._net.api.timeout
        assert (limits.connect, limits.read) == (5, 15)
        client._net.api.timeout = httpx.Timeout(15, connect=0.2)
        with pytest.raises(Unreachable) as caught:
            client.meta()
        assert caught.value.reason == "timeout"


def test_closed_without_a_word_is_asked_once_more(clients) -> None:
    said = iter([b"", answer(json.dumps(META).encode())])
    with Hostile(lambda request: next(said)) as server:
        assert clients(server.url).meta().server_id == "s-1"


def test_ids_that_are_no_ids_never_make_a_path(clients) -> None:
    with Hostile(lambda request: b"") as server:
        client = clients(server.url)
        for odd in ("../meta", "a/b", "a?x", "", ".", "..", "ы", "a b", "e1\n"):
            with pytest.raises(Rejected):
                client.report(odd)
        assert server.requests == []
