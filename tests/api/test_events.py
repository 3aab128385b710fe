"""The event stream: lines however they are cut, only the nudge, and an end that is noticed. A33."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.hostile import Hostile, Request, answer, problem

from oes_desktop.api.events import lines, told
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import OesError, Rejected

GOLDEN = Path(__file__).parents[1] / "contract" / "golden" / "event.json"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
STREAM = (
    b': heartbeat\n\nevent: changed\ndata: {"cursor": "c1"}\n\n'
    b"event: other\r\ndata: nothing\r\n\r\nevent: presence\rdata: {}\r\r"
    b': heartbeat\r\revent:changed\rdata:{"cursor":\rdata: "c2"}\r\r'
)


@given(st.lists(st.integers(1, len(STREAM)), max_size=20))
def test_lines_however_they_are_cut(cuts: list[int]) -> None:
    places = sorted({0, *cuts, len(STREAM)})
    chunks = [STREAM[start:stop] for start, stop in pairwise(places)]
    assert list(told(lines([*chunks, b"\n"]))) == [("changed", "c1"), ("presence", ""), ("changed", "c2")]


def test_a_line_without_an_end_is_refused() -> None:
    with pytest.raises(Rejected):
        list(lines([b"x" * 1000] * 100))


def heard(clients, said: bytes | Iterator[bytes]) -> tuple[list[str], OesError]:
    told: list[str] = []
    with Hostile(lambda request: said) as server, pytest.raises(OesError) as caught:
        clients(server.url).listen(Cancel(), told.append)
    return told, caught.value


def test_what_is_told_and_how_it_ends(clients) -> None:
    body = b" ".join(GOLDEN.read_bytes().split())
    told, error = heard(clients, HEAD + b": heartbeat\n\nevent: changed\ndata: " + body + b"\n\n")
    assert told[0] == ""
    assert len(told) == 2
    assert told[1]
    assert error.reason == "cut"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (answer(b"<html>", content_type="text/html"), "not_oes"),
        (HEAD + b"event: changed\ndata: {\n\n", "bad_answer"),
        (problem(404, "not_found"), "not_found"),
        (b"", "cut"),
    ],
)
def test_a_stream_that_is_none(clients, said: bytes, reason: str) -> None:
    assert heard(clients, said)[1].reason == reason


def test_cancel_ends_a_silent_stream(clients) -> None:
    """A33: nobody waits for a stream that is silent."""
    cancel = Cancel()

    def silent(request: Request) -> Iterator[bytes]:
        yield HEAD
        server.let_go.wait(10)

    def told(cursor: str) -> None:
        cancel.set()

    with Hostile(silent) as server, pytest.raises(OesError) as caught:
        clients(server.url).listen(cancel, told)
    assert caught.value.reason == "cancelled"
