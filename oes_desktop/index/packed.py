"""Many texts end to end in one run of bytes: 200,000 names as Python strings would take four times the room.

`Texts` gives them back by number. `Finder` finds the number of a text through sorted hashes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

_TAIL = 1 << 16  # bytes
_PARTLY = 16  # or one part in so many of all


def ends_of(lengths: NDArray[np.int64]) -> NDArray[Any]:
    """Where texts of these lengths end, one after the other; in four bytes each as long as they will do."""
    return narrow(np.cumsum(lengths, dtype=np.int64))


def further(ends: NDArray[Any], more: NDArray[Any], begin: int) -> NDArray[Any]:
    """`ends`, and `more` of texts that begin at `begin`."""
    return np.concatenate((ends, narrow(more.astype(np.int64) + begin)))


def narrow(ends: NDArray[np.int64]) -> NDArray[Any]:
    fits = not len(ends) or ends[-1] <= np.iinfo(np.int32).max
    return ends.astype(np.int32) if fits else ends


@dataclass(frozen=True, slots=True, eq=False)
class Texts(Sequence[str]):
    """`data`, then `tail`: UTF-8, lone surrogates too; `ends`: where each text ends in them. A text that
    comes later goes to the tail, so that the others are not copied for it."""

    data: bytes
    ends: NDArray[Any]
    tail: bytes = b""

    @classmethod
    def of(cls, texts: Sequence[str]) -> Texts:
        pieces = [encoded(text) for text in texts]
        return cls(b"".join(pieces), ends_of(np.array([len(piece) for piece in pieces], np.int64)))

    @property
    def whole(self) -> bytes:
        return self.data + self.tail if self.tail else self.data

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> str:  # type: ignore[override]  # no slices
        return self.raw(number).decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        data = self.whole
        for begin, end in pairwise([0, *self.ends.tolist()]):
            yield data[begin:end].decode("utf-8", "surrogatepass")

    def raw(self, number: int) -> bytes:
        begin, end = int(self.ends[number - 1]) if number else 0, int(self.ends[number])
        held = len(self.data)
        return self.data[begin:end] if begin < held else self.tail[begin - held : end - held]

    def followed_by(self, texts: Sequence[str]) -> Texts:
        more = Texts.of(texts)
        ends = further(self.ends, more.ends, len(self.data) + len(self.tail))
        tail = self.tail + more.data
        if len(tail) > max(_TAIL, len(self.data) // _PARTLY):
            return Texts(self.data + tail, ends)
        return Texts(self.data, ends, tail)

    def replaced(self, texts: Mapping[int, str]) -> Texts:
        """With other texts under some numbers."""
        if not texts:
            return self
        lengths, data = np.diff(self.ends, prepend=0).astype(np.int64), self.whole
        pieces, after = [], 0
        for number, text in sorted(texts.items()):
            piece = encoded(text)
            begin = int(self.ends[number] - lengths[number])
            pieces += [data[after:begin], piece]
            after = int(self.ends[number])
            lengths[number] = len(piece)
        return Texts(b"".join((*pieces, data[after:])), ends_of(lengths))


@dataclass(frozen=True, slots=True, eq=False)
class Finder:
    """`hashes` in rising order; `numbers`: whose each is."""

    hashes: NDArray[np.uint32]
    numbers: NDArray[np.int32]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Finder:
        return _NOTHING.followed_by(texts, 0)

    def find(self, texts: Texts, wanted: Sequence[str]) -> list[int]:
        """The number of each of `wanted` in `texts`, -1 for what is not there."""
        pieces = [encoded(text) for text in wanted]
        hashes = np.array([zlib.crc32(piece) for piece in pieces], np.uint32)
        begins = np.searchsorted(self.hashes, hashes).tolist()
        ends = np.searchsorted(self.hashes, hashes, "right").tolist()
        return [
            next((n for n in self.numbers[begin:end].tolist() if texts.raw(n) == piece), -1)
            for piece, begin, end in zip(pieces, begins, ends, strict=True)
        ]

    def followed_by(self, texts: Sequence[str], first: int) -> Finder:
        """With `texts`, numbered from `first` on."""
        hashes = np.array([zlib.crc32(encoded(text)) for text in texts], np.uint32)
        order = np.argsort(hashes)
        places = np.searchsorted(self.hashes, hashes[order])
        numbers = (first + order).astype(np.int32)
        return Finder(np.insert(self.hashes, places, hashes[order]), np.insert(self.numbers, places, numbers))


_NOTHING = Finder(np.zeros(0, np.uint32), np.zeros(0, np.int32))


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
