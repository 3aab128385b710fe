"""A recording of the vault as a `ByteSource`: read-through, with a few decrypted segments in memory.

What is missing is asked of `fetch`, so the reader knows no network; what is unreadable is reported and
fetched once more, so a damaged place heals by itself while there is a server. Where the disk fails, `instead`
may have the bytes from elsewhere: whoever watches need not stop because nothing can be kept.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, DiskTrouble

_KEPT = 64  # decrypted segments: 4 MiB


class Segments(Protocol):
    """`size`: bytes of the recording. `read` gives one segment, or raises `Damaged` or `DiskTrouble`."""

    @property
    def size(self) -> int: ...

    def read(self, index: int) -> bytes: ...


def _fail(_index: int, error: DiskTrouble) -> bytes:
    raise error


class Reader:
    """`present(i)` is a hint that segment i is in the file. `fetch(i)` returns when it is there, or raises
    `OesError`; it must give up within 250 ms once `cancel` is set, for `Reader.cancel` sets it. `damaged(i)`
    hears of a segment whose tag failed. `instead(i, error)` gives the segment that the disk does not take or
    give. All four are called on the thread that reads. `closed` is called once, by `close`: the place to let
    go of the file."""

    def __init__(
        self,
        file: Segments,
        present: Callable[[int], bool],
        fetch: Callable[[int], None],
        damaged: Callable[[int], None],
        *,
        instead: Callable[[int, DiskTrouble], bytes] = _fail,
        cancel: Cancel | None = None,
        closed: Callable[[], None] | None = None,
    ) -> None:
        self._file, self._instead = file, instead
        self._present, self._fetch, self._damaged, self._closed = present, fetch, damaged, closed
        self._cancel = cancel or Cancel()
        self._lock = threading.Lock()
        self._segments: OrderedDict[int, bytes] = OrderedDict()

    @property
    def size(self) -> int:
        return self._file.size

    def pread(self, position: int, length: int) -> bytes:
        """See `ByteSource`: here at most to the end of a segment. Raises `Damaged("vault")` for a place that
        stays unreadable, what `fetch` raises, and `Unreachable("cancelled")`."""
        if position < 0 or length < 0:
            raise ValueError("negative position or length")
        self._cancel.raise_if_set()
        if position >= self.size or not length:
            return b""
        index, start = divmod(position, SEGMENT)
        return self._segment(index)[start : start + length]

    def here(self, start: int, stop: int) -> bool:
        """Whether these bytes should all be in the file."""
        first, last = max(start, 0) // SEGMENT, max(min(stop, self.size) - 1, 0) // SEGMENT
        return all(self._present(index) for index in range(first, last + 1))

    def cancel(self) -> None:
        self._cancel.set()

    def close(self) -> None:
        self.cancel()
        with self._lock:
            self._segments.clear()
            closed, self._closed = self._closed, None
        if closed is not None:
            closed()

    def _segment(self, index: int) -> bytes:
        with self._lock:
            if index in self._segments:
                self._segments.move_to_end(index)
                return self._segments[index]
        try:
            plaintext = self._load(index)
        except DiskTrouble as error:
            plaintext = self._instead(index, error)
        with self._lock:
            if not self._cancel.is_set:  # closed meanwhile: nothing decrypted stays
                self._segments[index] = plaintext
                if len(self._segments) > _KEPT:
                    self._segments.popitem(last=False)
        return plaintext

    def _load(self, index: int) -> bytes:
        if not self._present(index):
            self._fetch(index)
        try:
            return self._file.read(index)
        except Damaged:
            self._cancel.raise_if_set()
            self._damaged(index)
        self._fetch(index)
        return self._file.read(index)
