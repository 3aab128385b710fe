"""Random access to the bytes of one recording, wherever they lie. What a player reads."""

from __future__ import annotations

from typing import Protocol

SEGMENT = 65_504  # a recording is kept, fetched and marked as present in pieces of this many bytes


def segment_count(size: int) -> int:
    """Segments of a recording of `size` bytes; an empty one has one, empty."""
    return max(1, -(-size // SEGMENT))


class ByteSource(Protocol):
    """Thread-safe. `size` bytes in all."""

    @property
    def size(self) -> int: ...

    def pread(self, position: int, length: int) -> bytes:
        """At least one and at most `length` bytes from `position` (b'' only at the end). May wait for the
        network; raises `OesError` when the bytes cannot be had, and after `cancel`."""

    def cancel(self) -> None:
        """Make every waiting and coming `pread` raise within 250 ms."""

    def close(self) -> None:
        """Cancel, and let go of files. May be called twice."""
