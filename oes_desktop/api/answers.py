"""Reading an answer with its limits: kind of content, size, pace. It knows no call in particular."""

from __future__ import annotations

from contextlib import suppress
from typing import TypeVar

import httpx
import msgspec

from oes_desktop.api.failures import media_type
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import Rejected, Unreachable

T = TypeVar("T", bound=msgspec.Struct)

MOST_JSON = 32 * 1024 * 1024
MOST_PROBLEM = 1024 * 1024
_SHORT = 4_096
_STALL_S = 30.0
_STALL_BYTES = 1024 * 30  # under 1 KiB/s for 30 s counts as stalled


class Trickle:
    """Watches one body: raises `Unreachable("timeout")` when it comes so slowly that it counts as stalled."""

    def __init__(self, clock: Clock, host: str) -> None:
        self._clock = clock
        self._host = host
        self._since = clock.monotonic()
        self._bytes = 0

    def got(self, count: int) -> None:
        self._bytes += count
        now = self._clock.monotonic()
        if now - self._since < _STALL_S:
            return
        if self._bytes < _STALL_BYTES:
            raise Unreachable("timeout", host=self._host)
        self._since, self._bytes = now, 0


def body(response: httpx.Response, limit: int, call: str, clock: Clock) -> bytes:
    """The whole body, decoded. Raises `Rejected("bad_answer")` past `limit` bytes, before it fills the
    memory."""
    host = response.request.url.host
    trickle = Trickle(clock, host)
    parts, total = [], 0
    if announced(response) > limit:
        raise Rejected("bad_answer", call=call, limit=limit)
    for part in response.iter_bytes():
        total += len(part)
        if total > limit:
            raise Rejected("bad_answer", call=call, limit=limit)
        trickle.got(len(part))
        parts.append(part)
    return b"".join(parts)


def decoded(response: httpx.Response, kind: type[T], call: str, clock: Clock) -> T:
    """The body as `kind`. A page that is no JSON comes from a portal or a proxy: `Unreachable("not_oes")`."""
    if media_type(response.headers) != "application/json":
        raise Unreachable("not_oes", host=response.request.url.host)
    return msgspec.json.decode(body(response, MOST_JSON, call, clock), type=kind)


def let_go(response: httpx.Response, call: str, clock: Clock) -> None:
    """Close an answer that nobody reads; a short one is read, so that its connection can be used again."""
    try:
        if response.headers.get("content-length") == "0" or 0 < announced(response) <= _SHORT:
            with suppress(httpx.TransportError):
                body(response, _SHORT, call, clock)
    finally:
        response.close()


def announced(response: httpx.Response) -> int:
    """Bytes of the body by its Content-Length; 0 when there is none."""
    text = response.headers.get("content-length", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
