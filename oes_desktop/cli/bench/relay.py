"""A line of so many Mbit/s between the two ends of a bench: passes connections on to a port of this computer.

`python -m oes_desktop.cli.bench.relay PORT MBIT` prints the address it listens on, and ends with its standard
input. What comes back is held to the limit, all connections together, as on one network card; what is asked
is not.
"""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_PIECE = 64 * 1024
_BURST_S = 0.002  # what a late timer may make up for


class Relay:
    """The relay as a child process, in front of the server at `address`. A context manager."""

    def __init__(self, address: str, mbit: int) -> None:
        port = str(urlsplit(address).port)
        words = [sys.executable, "-m", "oes_desktop.cli.bench.relay", port, str(mbit)]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().decode().strip()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._process.communicate(timeout=10)


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


async def _serve(port: int, mbit: int) -> None:
    line = _Line(mbit)
    loop, under_way = asyncio.get_running_loop(), set[asyncio.Task[None]]()

    async def connect(client: socket.socket) -> None:
        server = socket.socket()
        server.setblocking(False)
        ends = (client, server)
        try:
            await loop.sock_connect(server, ("127.0.0.1", port))
            for end in ends:
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await asyncio.gather(_pass_on(client, server, None), _pass_on(server, client, line))
        except OSError:
            pass  # one end had enough
        finally:
            for end in ends:
                end.close()

    async def accept(listener: socket.socket) -> None:
        while True:
            client, _ = await loop.sock_accept(listener)
            client.setblocking(False)
            task = asyncio.create_task(connect(client))
            under_way.add(task)
            task.add_done_callback(under_way.discard)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        accepting = asyncio.create_task(accept(listener))
        await loop.run_in_executor(None, sys.stdin.read)
        accepting.cancel()


async def _pass_on(source: socket.socket, target: socket.socket, line: _Line | None) -> None:
    loop, piece = asyncio.get_running_loop(), memoryview(bytearray(_PIECE))
    while count := await loop.sock_recv_into(source, piece):
        if line is not None:
            await line.passed(count)
        await loop.sock_sendall(target, piece[:count])
    target.shutdown(socket.SHUT_WR)


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), int(sys.argv[2])))
