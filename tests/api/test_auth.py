"""A15-A17: one refresh for all, lost answers, and the end of a sign-in. D14: where tokens go."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.hostile import Hostile, Request, answer, problem

from oes_desktop.api.auth import MemoryTokens
from oes_desktop.domain.account import Tokens
from oes_desktop.domain.errors import SignInNeeded, Unreachable

PAGE = {"cursor": "c1", "more": False}


def tokens(number: int) -> dict[str, object]:
    return {
        "access": f"access-number-{number:04}",
        "refresh": f"refresh-number-{number:04}",
        "expires_in": 900,
        "account": {"id": "u1", "login": "p", "name": "P", "role": "proctor"},
    }


def kept(number: int) -> MemoryTokens:
    return MemoryTokens(Tokens(f"access-number-{number:04}", f"refresh-number-{number:04}", 0))


class Rotating:
    """Takes the access token of one number only; a refresh gives the next."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.refreshes: list[str] = []
        self.lose_answers = 0
        self.together = threading.Barrier(5, timeout=10)
        self.first_round = threading.Semaphore(5)

    def __call__(self, request: Request) -> bytes | Iterator[bytes]:
        if request.target.endswith("/refresh"):
            self.refreshes.append(json.loads(request.body)["refresh"])
            self.number += 1
            if self.lose_answers:
                self.lose_answers -= 1
                self.number -= 1  # the predecessor is good until its successor is used
                return b""
            return answer(json.dumps(tokens(self.number)).encode())
        if request.headers.get("authorization") == f"Bearer access-number-{self.number:04}":
            return answer(json.dumps(PAGE).encode())
        if self.first_round.acquire(blocking=False):
            self.together.wait()
        return problem(401, "expired")


def test_five_parallel_401_make_one_refresh(clients) -> None:
    """A15."""
    script, keeper = Rotating(7), kept(1)
    # four connections: the fifth call waits for one of them, so it is let through
    script.together = threading.Barrier(4, timeout=10)
    script.first_round = threading.Semaphore(4)
    with Hostile(script) as server, ThreadPoolExecutor(5) as pool:
        client = clients(server.url, tokens=keeper)
        pages = list(pool.map(lambda _: client.changes(""), range(5)))
    assert [page.cursor for page in pages] == ["c1"] * 5
    assert script.refreshes == ["refresh-number-0001"]
    assert keeper.load() == Tokens("access-number-0008", "refresh-number-0008", keeper.load().expires_ms)


def test_a_lost_refresh_answer_is_asked_again_with_the_same_token(clients) -> None:
    """A16."""
    script, keeper = Rotating(7), kept(1)
    script.first_round = threading.Semaphore(0)
    script.lose_answers = 1
    with Hostile(script) as server:
        assert clients(server.url, tokens=keeper).changes("").cursor == "c1"
    assert script.refreshes == ["refresh-number-0001"] * 2


def test_a_refresh_that_cannot_be_made_keeps_the_tokens(clients) -> None:
    script, keeper = Rotating(7), kept(1)
    script.first_round = threading.Semaphore(0)
    script.lose_answers = 2
    with Hostile(script) as server:
        client = clients(server.url, tokens=keeper)
        with pytest.raises(Unreachable):
            client.changes("")
        assert keeper.load() is not None
        assert client.changes("").cursor == "c1"
    assert script.refreshes == ["refresh-number-0001"] * 3


@pytest.mark.parametrize(("code", "reason"), [("expired", "expired"), ("disabled", "disabled")])
def test_a_refused_refresh_ends_the_sign_in(clients, code: str, reason: str) -> None:
    """A17."""
    keeper = kept(1)
    with Hostile(lambda request: problem(401, code)) as server:
        client = clients(server.url, tokens=keeper)
        for _ in range(2):
            with pytest.raises(SignInNeeded) as caught:
                client.changes("")
        asked = [request.target for request in server.requests]
    assert caught.value.reason == "expired"
    assert keeper.load() is None
    assert len(asked) == 2  # the call and the refresh; nothing more is asked without tokens


def test_a_portal_at_the_refresh_signs_nobody_out(clients) -> None:
    keeper = kept(1)

    def script(request: Request) -> bytes:
        if request.target.endswith("/refresh"):
            return answer(b"<html>", "401 Unauthorized", "text/html")
        return problem(401, "expired")

    with Hostile(script) as server, pytest.raises(Unreachable):
        clients(server.url, tokens=keeper).changes("")
    assert keeper.load() is not None


def test_a_second_401_after_the_refresh_is_no_loop(clients) -> None:
    def script(request: Request) -> bytes:
        if request.target.endswith("/refresh"):
            return answer(json.dumps(tokens(9)).encode())
        return problem(401, "expired")

    with Hostile(script) as server:
        with pytest.raises(SignInNeeded):
            clients(server.url, tokens=kept(1)).changes("")
        assert len(server.requests) == 3


def test_tokens_never_leave_the_origin(clients) -> None:
    """A12, D14: neither token nor cookies go to the storage; one range, no encoding."""
    body = bytes(range(256)) * 4
    ranged = answer(body, "206 Partial Content", "video/webm", content_range="bytes 0-1023/1024")
    with Hostile(lambda request: ranged) as storage:
        place = f"{storage.url}/bucket/object?signature=s"
        moved = answer(b"", "302 Found", location=place, set_cookie="session=secret; Path=/")
        with Hostile(lambda request: moved) as server:
            client = clients(server.url)
            assert client.media("r1", 0, 1024, sha256="0" * 64, size=1024) == body
        (asked,) = storage.requests
        assert "authorization" in server.requests[0].headers
        assert "authorization" not in asked.headers
        assert "cookie" not in asked.headers
        assert asked.headers["accept-encoding"] == "identity"
        assert asked.headers["range"] == "bytes=0-1023"


def test_tokens_are_not_shown() -> None:
    """D14: neither in a log nor in an error."""
    assert "secret" not in repr(Tokens("secret-access", "secret-refresh", 0))
