"""What lies around every call: limits on slow clients, headers, and the trouble made on purpose.

Plain ASGI (https://asgi.readthedocs.io), so it sees answers byte for byte.
"""

from __future__ import annotations

import asyncio
import threading
from random import Random

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, ReceiveMessage, Scope, Send

from oes_desktop.server.config import Faults
from oes_desktop.server.problems import Problem
from oes_desktop.wire.routes import PREFIX, PROBLEM_TYPE
from oes_desktop.wire.structs import encode


class Limits:
    """Nobody holds a call for ever: each piece of an answer has to be taken, and each piece of a body to be
    sent, within `seconds`; else the connection is cut. Every answer is kept out of caches."""

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self._app, self._seconds = app, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        more_to_come = True

        async def receive_in_time() -> ReceiveMessage:
            nonlocal more_to_come
            if not more_to_come:  # waiting for the client to go may take as long as the answer
                return await receive()
            async with asyncio.timeout(self._seconds):
                message = await receive()
            more_to_come = message["type"] == "http.request" and message["more_body"]
            return message

        async def send_in_time(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message["headers"] if pair[0].lower() != b"cache-control"]
                message["headers"] = [
                    *kept,
                    (b"cache-control", b"no-store"),
                    (b"x-content-type-options", b"nosniff"),
                ]
            async with asyncio.timeout(self._seconds):
                await send(message)

        await self._app(scope, receive_in_time, send_in_time)


class MadeTrouble:
    """The faults that `serve --fail-rate`, `--slow` and `--drop-after-bytes` switch on, for API calls.

    Half of the failures come after the call did its work: the answer is lost, as on a real network.
    """

    def __init__(self, app: ASGIApp, faults: Faults) -> None:
        self._app, self._faults = app, faults
        self._random, self._lock = Random(faults.seed), threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or not scope["path"].startswith(PREFIX):
            await self._app(scope, receive, send)
            return
        await asyncio.sleep(self._faults.slow_s)
        with self._lock:
            fails, late = self._random.random() < self._faults.fail_rate, self._random.random() < 0.5
        if fails:
            if late:
                await self._app(scope, receive, _nowhere)
            await _refuse(send, Problem("busy", "made trouble", retry_s=1))
        elif self._faults.drop_after_bytes and scope["path"].startswith(f"{PREFIX}/media/"):
            await self._app(scope, receive, _Cut(send, self._faults.drop_after_bytes))
        else:
            await self._app(scope, receive, send)


class _Cut:
    """Passes the first `left` bytes of a body on; the connection then ends in the middle."""

    def __init__(self, send: Send, left: int) -> None:
        self._send, self._left = send, left

    async def __call__(self, message: Message) -> None:
        if message["type"] != "http.response.body":
            await self._send(message)
            return
        body = message["body"]
        if len(body) <= self._left:
            self._left -= len(body)
            await self._send(message)
            return
        await self._send({"type": "http.response.body", "body": body[: self._left], "more_body": True})
        raise ConnectionAbortedError("made trouble")  # the connection is closed for it


async def _nowhere(_message: Message) -> None:
    """The answer is lost."""


async def _refuse(send: Send, problem: Problem) -> None:
    headers = {"content-type": PROBLEM_TYPE, **problem.headers}
    encoded = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": problem.status, "headers": encoded})
    await send({"type": "http.response.body", "body": encode(problem.body()), "more_body": False})
