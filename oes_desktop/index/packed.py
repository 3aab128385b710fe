"""Many texts end to end in one run of bytes: 200,000 names as Python strings would take four times the room.

`Texts` gives them back by number. `Finder` finds the number of a text through sorted hashes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Texts(Sequence[str]):
    """`data`: UTF-8, lone surrogates too; `ends`: where each text ends in it."""

    data: bytes
    ends: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Texts:
        pieces = [encoded(text) for text in texts]
        return cls(b"".join(pieces), np.cumsum([len(piece) for piece in pieces], dtype=np.int64))

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> str:  # type: ignore[override]  # no slices
        return self.raw(number).decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        data = self.data
        for begin, end in pairwise([0, *self.ends.tolist()]):
            yield data[begin:end].decode("utf-8", "surrogatepass")

    def raw(self, number: int) -> bytes:
        begin = self.ends[number - 1] if number else 0
        return self.data[begin : self.ends[number]]

    def followed_by(self, texts: Sequence[str]) -> Texts:
        more = Texts.of(texts)
        return Texts(self.data + more.data, np.concatenate((self.ends, more.ends + len(self.data))))

    def replaced(self, texts: Mapping[int, str]) -> Texts:
        """With other texts under some numbers."""
        lengths = np.diff(self.ends, prepend=0)
        pieces, after = [], 0
        for number, text in sorted(texts.items()):
            piece = encoded(text)
            begin = int(self.ends[number] - lengths[number])
            pieces += [self.data[after:begin], piece]
            after = int(self.ends[number])
            lengths[number] = len(piece)
        return Texts(b"".join((*pieces, self.data[after:])), np.cumsum(lengths))


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
