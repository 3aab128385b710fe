"""A file that does not exist: pieces of memory and of another source, one after another (a piece table)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Rejected


@dataclass(frozen=True, slots=True)
class Piece:
    """`memory`, or `length` bytes of the source from `origin` on; without either it is refused as a place
    that is not here."""

    length: int
    memory: bytes | None = None
    origin: int | None = None


class PieceSource:
    """A `ByteSource` of `pieces` over `source`."""

    def __init__(self, source: ByteSource, pieces: Iterable[Piece]) -> None:
        self._source, self._pieces = source, tuple(pieces)
        self._ends = list(accumulate(piece.length for piece in self._pieces))
        self.size = self._ends[-1]

    def pread(self, position: int, length: int) -> bytes:
        """As `ByteSource.pread`; stops early only where the source itself does."""
        found: list[bytes] = []
        which = bisect_right(self._ends, position)
        while length > 0 and which < len(self._pieces):
            piece, end = self._pieces[which], self._ends[which]
            wanted = min(length, end - position)
            data = self._read(piece, position - end + piece.length, wanted, alone=not found)
            found.append(data)
            if len(data) < wanted:
                break
            position, length, which = position + wanted, length - wanted, which + 1
        return b"".join(found)

    def cancel(self) -> None:
        self._source.cancel()

    def close(self) -> None:
        self._source.close()

    def _read(self, piece: Piece, offset: int, length: int, *, alone: bool) -> bytes:
        if piece.memory is not None:
            return piece.memory[offset : offset + length]
        if piece.origin is not None:
            return self._source.pread(piece.origin + offset, length)
        if alone:
            raise Rejected("not_offline", what="media")
        return b""  # what is before it can be had
