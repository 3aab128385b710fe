"""A line of so many Mbit/s between the two ends of a bench: passes connections on to a port of this computer.

`python -m oes_desktop.cli.bench.relay PORT MBIT` prints the address it listens on, and ends with its standard
input; then it says in JSON how many connections were open at once. What comes back is held to the limit, all
connections together, as on one network card; what is asked is not.
"""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_PIECE = 64 * 1024
_MEDIA = b"GET /api/v1/media/"
_BURST_S = 0.002  # what a late timer may make up for


class Relay:
    """The relay as a child process, in front of the server at `address`. A context manager; after it,
    `most_open` connections were open at once, and `most_media` of those whose first question was for bytes of
    a recording."""

    def __init__(self, address: str, mbit: int) -> None:
        port = str(urlsplit(address).port)
        words = [sys.executable, "-m", "oes_desktop.cli.bench.relay", port, str(mbit)]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().decode().strip()
        self.most_open = self.most_media = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        counted, _ = self._process.communicate(timeout=10)
        self.most_open, self.most_media = json.loads(counted)


class _Line:
    """`mbit`: 10^6 bits a second for all who pass."""

    def __init__(self, mbit: int) -> None:
        self._per_s = mbit * 125_000
        self._free_at = time.monotonic()

    async def passed(self, count: int) -> None:
        """Return when a line of this width is through with `count` bytes more."""
        now = time.monotonic()
        self._free_at = max(self._free_at, now - _BURST_S) + count / self._per_s
        if self._free_at > now:
            await asyncio.sleep(self._free_at - now)


class _Count:
    """Of clients that have not hung up."""

    def __init__(self) -> None:
        self.now = self.most = 0

    def come(self) -> None:
        self.now += 1
        self.most = max(self.most, self.now)

    def go(self) -> None:
        self.now -= 1


class _Passing:
    """Passes connections on to a port of this computer."""

    def __init__(self, port: int, mbit: int) -> None:
        self.all, self.media = _Count(), _Count()
        self._port, self._line = port, _Line(mbit)
        self._loop, self._under_way = asyncio.get_running_loop(), set[asyncio.Task[None]]()

    async def accept(self, listener: socket.socket) -> None:
        while True:
            client, _ = await self._loop.sock_accept(listener)
            client.setblocking(False)
            task = asyncio.create_task(self._connect(client))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _connect(self, client: socket.socket) -> None:
        server = socket.socket()
        server.setblocking(False)
        ends = (client, server)
        try:
            await self._loop.sock_connect(server, ("127.0.0.1", self._port))
            for end in ends:
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await asyncio.gather(self._ask(client, server), self._answer(server, client))
        except OSError:
            pass  # one end had enough
        finally:
            for end in ends:
                end.close()

    async def _ask(self, client: socket.socket, server: socket.socket) -> None:
        counts = [self.all]
        self.all.come()
        try:
            async for piece in _pieces(client):
                if len(counts) == 1 and piece[: len(_MEDIA)] == _MEDIA:
                    counts.append(self.media)
                    self.media.come()
                await self._loop.sock_sendall(server, piece)
        finally:
            for count in counts:
                count.go()
        server.shutdown(socket.SHUT_WR)

    async def _answer(self, server: socket.socket, client: socket.socket) -> None:
        async for piece in _pieces(server):
            await self._line.passed(len(piece))
            await self._loop.sock_sendall(client, piece)
        client.shutdown(socket.SHUT_WR)


async def _serve(port: int, mbit: int) -> None:
    passing = _Passing(port, mbit)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        accepting = asyncio.create_task(passing.accept(listener))
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
        accepting.cancel()
        print(json.dumps([passing.all.most, passing.media.most]), flush=True)


async def _pieces(source: socket.socket) -> AsyncIterator[memoryview]:
    """What comes, until nothing does any more; each piece is good until the next."""
    loop, room = asyncio.get_running_loop(), memoryview(bytearray(_PIECE))
    while count := await loop.sock_recv_into(source, room):
        yield room[:count]


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), int(sys.argv[2])))
