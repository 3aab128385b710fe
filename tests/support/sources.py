"""Byte sources for tests of the player: bytes in memory, and ways for them to fail."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, OesError, Rejected
from oes_desktop.domain.observed import joined


class MemorySource:
    """A whole recording in memory. `damaged_from`: reads that reach this byte raise `Damaged("vault")`;
    `blocked_from`: reads that reach this byte wait until `open_gate()` or `cancel()`."""

    def __init__(
        self, data: bytes, *, damaged_from: int | None = None, blocked_from: int | None = None
    ) -> None:
        self._data = data
        self._cancel = Cancel()
        self._gate = threading.Event()
        self.damaged_from, self.blocked_from = damaged_from, blocked_from
        self.waiting = threading.Event()
        self.closed = False
        self.bug: Exception | None = None
        self._cancel.on_set(self._gate.set)

    @property
    def size(self) -> int:
        return len(self._data)

    def pread(self, position: int, length: int) -> bytes:
        self._cancel.raise_if_set()
        if self.bug is not None:
            raise self.bug
        end = position + length
        if self.damaged_from is not None and end > self.damaged_from:
            if position >= self.damaged_from:
                raise self._damage()
            end = self.damaged_from
        if self.blocked_from is not None and end > self.blocked_from:
            self.waiting.set()
            self._gate.wait(30)
            self._cancel.raise_if_set()
        return self._data[position:end]

    def _damage(self) -> OesError:
        return Damaged("vault")

    def open_gate(self) -> None:
        self.blocked_from = None
        self._gate.set()

    def cancel(self) -> None:
        self._cancel.set()

    def close(self) -> None:
        self.closed = True
        self._cancel.set()


class PartialSource(MemorySource):
    """A recording of which these segments are here, and no network. `missed`: what was asked for in vain."""

    def __init__(self, data: bytes, here: Iterable[int]) -> None:
        super().__init__(data)
        self.here = set(here)
        self.missed: list[int] = []

    def pread(self, position: int, length: int) -> bytes:
        if position >= self.size:
            return b""
        segment = position // SEGMENT
        if segment not in self.here:
            self.missed.append(segment)
            raise Rejected("not_offline", what="media")
        return super().pread(position, min(length, (segment + 1) * SEGMENT - position))

    @property
    def runs(self) -> list[tuple[int, int]]:
        return list(joined((one * SEGMENT, min((one + 1) * SEGMENT, self.size)) for one in self.here))
