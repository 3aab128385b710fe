"""Words end to end in one array, so that a search is a few passes of numpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oes_desktop.index.growing import Room
from oes_desktop.index.packed import further, narrow

_UNITS = 1 << 16  # UTF-16
_PIECE = 1 << 17  # letters looked at in one go
END = "\0"


@dataclass(frozen=True, slots=True, eq=False)
class TextBlob:
    """`letters`: places in the `alphabet` of UTF-16 units, one byte each as long as it is small; every text
    is followed by a 0. `ends`: where each text's 0 stands."""

    letters: NDArray[Any]
    ends: NDArray[Any]
    alphabet: NDArray[np.uint16]
    room: Room = field(default_factory=Room, repr=False)
    """Behind the letters."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> TextBlob:
        """A text may hold anything, lone surrogates too, but `END`."""
        empty = cls(np.zeros(0, np.uint8), np.zeros(0, np.int32), np.zeros(1, np.uint16))
        return empty.followed_by(texts)

    def __len__(self) -> int:
        return len(self.ends)

    def followed_by(self, texts: Sequence[str]) -> TextBlob:
        units = _units("".join(f"{text}{END}" for text in texts))
        met = np.flatnonzero(np.bincount(units, minlength=_UNITS)).astype(np.uint16)
        alphabet = np.concatenate((self.alphabet, met[self._places(self.alphabet)[met] < 0]))
        kind = np.uint8 if len(alphabet) <= 1 << 8 else np.uint16
        more = self._places(alphabet).astype(kind)[units]
        letters = self.room.followed(self.letters, more)
        ends = further(self.ends, np.flatnonzero(more == 0), len(self.letters))
        return TextBlob(letters, ends, alphabet, self.room)

    def texts(self) -> list[str]:
        units: bytes = self.alphabet[self.letters].astype("<u2").tobytes()
        return units.decode("utf-16-le", "surrogatepass").split(END)[:-1]

    @staticmethod
    def _places(alphabet: NDArray[np.uint16]) -> NDArray[np.int32]:
        """By unit; -1 for what no text holds."""
        places = np.full(_UNITS, -1, np.int32)
        places[alphabet] = np.arange(len(alphabet))
        return places

    def holding(self, term: str) -> NDArray[np.bool_]:
        """Which texts hold `term`. An `END` after it asks for those that end with it; one before it for those
        that begin with it, and then the first text of all is not looked at."""
        found = np.zeros(len(self.ends), np.bool_)
        word = self._places(self.alphabet)[_units(term)]
        if len(word) > len(self.letters) or not len(word) or (word < 0).any():
            found[:] = not len(word)
            return found
        letters = word.astype(self.letters.dtype)
        if len(word) == 1:
            begins = np.append(0, self.ends[:-1] + 1)
            found[:] = np.logical_or.reduceat(self.letters == letters[0], begins)
            return found
        hits = self._beginning(letters)
        hits = hits[: hits.searchsorted(hits.dtype.type(len(self.letters) - len(word) + 1))]
        for offset in range(2, len(word)):
            hits = hits[self.letters[hits + offset] == letters[offset]]
        before = 1 if term[0] == END else 0
        found[np.searchsorted(self.ends, hits.astype(self.ends.dtype)) + before] = True
        return found

    def _beginning(self, word: NDArray[Any]) -> NDArray[Any]:
        """Where the first two letters of `word` stand. Piece by piece: what is made on the way then never
        leaves the processor's own memory, and is no new page for the system to clear."""
        hits, last = [], len(self.letters) - 1
        for begin in range(0, last, _PIECE):
            end = min(begin + _PIECE, last)
            starts = self.letters[begin:end] == word[0]
            starts &= self.letters[begin + 1 : end + 1] == word[1]
            hits.append(begin + np.flatnonzero(starts))
        return narrow(np.concatenate(hits))


def _units(text: str) -> NDArray[np.uint16]:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
