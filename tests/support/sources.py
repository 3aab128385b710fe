"""Byte sources for tests of the player: bytes in memory, and ways for them to fail."""

from __future__ import annotations

import threading

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, OesError


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
