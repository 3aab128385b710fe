"""Tells open event streams that something changed. One watcher looks at the catalogue's position: at once
after a write of this process, and every second for those of others (an import, an admin command). Who has
which report open is looked at every second too.

Nothing is queued for anybody: a stream compares the position it told last with the one of now, so ten
thousand changes are one nudge, and a slow reader costs no memory.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator

from litestar.concurrency import sync_to_thread

from oes_desktop.domain.errors import OesError
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.presence import Presence
from oes_desktop.server.problems import Problem
from oes_desktop.wire.structs import EventBody, encode

_log = logging.getLogger(__name__)

LOOK_S = 1.0
GATHER_S = 0.1  # changes within it are one nudge
MOST_OF_ONE = 20  # streams of one user


class Nudges:
    """Lives on the server's loop; only `poke` may be called from any thread."""

    def __init__(self, catalogue: Catalogue, presence: Presence, heartbeat_s: float, most: int) -> None:
        self._catalogue, self._presence = catalogue, presence
        self._heartbeat_s, self._most = heartbeat_s, most
        self._loop: asyncio.AbstractEventLoop | None = None
        self._poked = asyncio.Event()
        self._moved = asyncio.Event()
        self._open: Counter[str] = Counter()
        self._closed = False
        self._position = ""
        self._present, self._looked_s = 0, 0.0

    def poke(self) -> None:
        """Something was written."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._poked.set)

    async def watch(self) -> None:
        """Runs as long as the server does."""
        self._loop = asyncio.get_running_loop()
        while not self._closed:
            try:
                position = await sync_to_thread(self._catalogue.position)
            except OesError as error:
                _log.warning("The catalogue does not answer: %s", error.reason)
            else:
                if position != self._position:
                    self._position = position
                    self._wake()
            self._look_who_is_there()
            await asyncio.sleep(GATHER_S)
            await _wait(self._poked, LOOK_S)
            self._poked.clear()

    def _look_who_is_there(self) -> None:
        """At most once a second."""
        now = asyncio.get_running_loop().time()
        if now - self._looked_s >= LOOK_S:
            self._looked_s = now
            number = self._presence.number()
            if number != self._present:
                self._present = number
                self._wake()

    def close(self) -> None:
        """Every stream ends; the server can stop."""
        self._closed = True
        self._poked.set()
        self._wake()

    def admit(self, user_id: str) -> None:
        """Raises `Problem("busy")` when there are too many streams."""
        if self._open.total() >= self._most:
            raise Problem("busy", retry_s=30)
        if self._open[user_id] >= MOST_OF_ONE:
            raise Problem("busy", retry_s=30)

    async def stream(self, user_id: str, life_s: float) -> AsyncIterator[bytes]:
        """Server-sent events: the position now, then whenever it moves, and that somebody opened or closed a
        report; a comment when nothing happens. Ends after `life_s` seconds, when the right to listen has to
        be shown again."""
        self._open[user_id] += 1
        try:
            loop, told, present = asyncio.get_running_loop(), "", self._present
            until = loop.time() + life_s
            while not self._closed and loop.time() < until:
                moved = self._moved
                if told != self._position:
                    told = self._position
                    yield b"event: changed\ndata: " + encode(EventBody(told)) + b"\n\n"
                elif present != self._present:
                    present = self._present
                    yield b"event: presence\ndata: {}\n\n"
                elif not await _wait(moved, min(self._heartbeat_s, max(0.0, until - loop.time()))):
                    yield b": heartbeat\n\n"
        finally:
            self._open[user_id] -= 1
            if not self._open[user_id]:
                del self._open[user_id]

    def _wake(self) -> None:
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()


async def _wait(event: asyncio.Event, timeout_s: float) -> bool:
    try:
        async with asyncio.timeout(timeout_s):
            await event.wait()
    except TimeoutError:
        return False
    return True
