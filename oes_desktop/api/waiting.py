"""Waits for the network that can be ended from another thread.

A read of httpx may block for its whole time limit. Here every read waits in short slices and looks at a
`Cancel` between them: a player that is stopped, a download that is given up and a client that is closed let
go within a fifth of a second, and the connection, whose answer nobody reads to its end, is closed and never
used again. It knows connections; it knows nothing of requests.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore
import httpx

from oes_desktop.domain.cancel import Cancel

SLICE_S = 0.2
_current: ContextVar[Cancel | None] = ContextVar("cancel of the request under way", default=None)


@contextmanager
def cancelled_by(cancel: Cancel | None) -> Iterator[None]:
    """Every wait of this thread inside the block ends with `Unreachable("cancelled")` once `cancel` is
    set."""
    if cancel is not None:
        cancel.raise_if_set()
    token = _current.set(cancel)
    try:
        yield
    finally:
        _current.reset(token)


class _Stream(httpcore.NetworkStream):
    """A connection whose reads are sliced."""

    def __init__(self, inner: httpcore.NetworkStream, closed: Cancel) -> None:
        self._inner = inner
        self._closed = closed

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            self._look()
            left = SLICE_S if deadline is None else min(SLICE_S, deadline - time.monotonic())
            try:
                return self._inner.read(max_bytes, max(left, 0.001))
            except httpcore.ReadTimeout:
                if deadline is not None and time.monotonic() >= deadline:
                    raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._look()
        self._inner.write(buffer, timeout)

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        self._look()
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, timeout), self._closed)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def _look(self) -> None:
        self._closed.raise_if_set()
        current = _current.get()
        if current is not None:
            current.raise_if_set()


class _Backend(httpcore.NetworkBackend):
    def __init__(self, closed: Cancel) -> None:
        self._inner = httpcore.SyncBackend()
        self._closed = closed

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        self._closed.raise_if_set()
        inner = self._inner.connect_tcp(host, port, timeout, local_address, socket_options)
        return _Stream(inner, self._closed)


def end_waits(client: httpx.Client, closed: Cancel) -> None:
    """Make the waits of `client` end with `cancelled_by`, and all of them once `closed` is set.

    httpx has no public place for a network backend; its version is pinned, and a test holds that this works.
    """
    for transport in (client._transport, *client._mounts.values()):
        pool = getattr(transport, "_pool", None)
        if pool is not None:
            pool._network_backend = _Backend(closed)
