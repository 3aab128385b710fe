"""SHA-256 of the blocks of a recording while its bytes come in, so that nothing has to be read back from the
disk to be checked. It knows no file and no segment: positions and bytes.

A block is summed up when its bytes come in order, in however many parts; only its end may come before the
rest, as it does when the next block is fetched at the same time: segments and blocks do not begin together.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from oes_desktop.domain.models import BLOCK_BYTES, Recording

_MOST_BLOCKS = 32  # begun and not ended; of older ones the sum is forgotten
_LONGEST_END = 65_536  # bytes kept of a block's end


def proof_of(recording: Recording) -> tuple[tuple[str, ...], int]:
    """What proves a recording: SHA-256 (hex) of every block, and how many bytes a block has. The whole is the
    one block where the report names none that fit."""
    if len(recording.blocks) == -(-recording.size // BLOCK_BYTES):
        return tuple(recording.blocks), BLOCK_BYTES
    return (recording.sha256,), max(recording.size, 1)


@dataclass(slots=True)
class _Sum:
    """`at`: how far it is summed up, from its start. `end`: bytes that came ahead, up to the block's end."""

    digest: Any = field(default_factory=hashlib.sha256)
    at: int = 0
    end: bytes = b""


class BlockSums:
    """Blocks of `block` bytes, the last one shorter. `wrong`: how often a block came wrong that is not here.
    Thread-safe."""

    def __init__(self, size: int, block: int) -> None:
        self.wrong: dict[int, int] = {}
        self._size, self._block = size, block
        self._lock = threading.Lock()
        self._sums: OrderedDict[int, _Sum] = OrderedDict()

    def add(self, position: int, data: memoryview) -> None:
        """`data` came, and lies at `position` of the recording."""
        with self._lock:
            at = 0
            while at < len(data):
                block, start = divmod(position + at, self._block)
                length = min(self._block, self._size - block * self._block)
                part = data[at : at + length - start]
                self._add(block, start, part, length)
                at += len(part)

    def take(self, block: int) -> str | None:
        """SHA-256 (hex) of the block, if its bytes came in order; it is forgotten then."""
        length = min(self._block, self._size - block * self._block)
        with self._lock:
            found = self._sums.pop(block, None)
        return found.digest.hexdigest() if found is not None and found.at == length else None

    def forget(self, block: int) -> None:
        """Its bytes in the file are no longer those that came."""
        with self._lock:
            self._sums.pop(block, None)

    def _add(self, block: int, start: int, part: memoryview, length: int) -> None:
        found = self._sums.get(block)
        if start == 0 and (found is None or found.at):
            found = self._sums[block] = _Sum(end=found.end if found is not None else b"")
        elif found is None:
            found = self._sums[block] = _Sum()
        self._sums.move_to_end(block)
        if len(self._sums) > _MOST_BLOCKS:
            self._sums.popitem(last=False)
        if start == found.at:
            found.digest.update(part)
            found.at += len(part)
            if found.end and found.at == length - len(found.end):
                found.digest.update(found.end)
                found.at, found.end = length, b""
        elif start + len(part) == length and len(part) <= _LONGEST_END:
            found.end = bytes(part)
