"""Folded texts of one dimension end to end in one array, so that a search is a few passes of numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.collation import searchable
from oes_desktop.index.growing import Room
from oes_desktop.index.packed import ends_of, further, narrow
from oes_desktop.index.recent import Recent

_UNITS = 1 << 16  # UTF-16
_PART = "\x01"  # between the parts of a text: no folded text holds it, nor the 0 at the end
_PAIRS = 2
_PIECE = 1 << 17  # letters looked at in one go


@dataclass(frozen=True, slots=True, eq=False)
class TextBlob:
    """`letters`: places in the `alphabet` of UTF-16 units, one byte each as long as it is small; every text
    is followed by a 0. `ends`: where each text's 0 stands."""

    letters: NDArray[Any]
    ends: NDArray[Any]
    alphabet: NDArray[np.uint16]
    room: Room = field(default_factory=Room, repr=False)
    """Behind the letters."""
    pairs: Recent[NDArray[Any]] = field(default_factory=partial(Recent, _PAIRS), repr=False)
    """Where the words looked for last begin: they are typed a letter at a time."""

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]]) -> TextBlob:
        """Every text in parts, as they come; they are folded here, and no phrase is found across two of them.
        A part may hold anything, lone surrogates too."""
        empty = cls(np.zeros(0, np.uint8), np.zeros(0, np.int32), np.zeros(1, np.uint16))
        return empty.followed_by(texts)

    def __len__(self) -> int:
        return len(self.ends)

    def followed_by(self, texts: Sequence[Sequence[str]]) -> TextBlob:
        more = self._spelled(texts)
        letters = self.room.followed(self.letters, more.letters)
        ends = further(self.ends, more.ends, len(self.letters))
        return TextBlob(letters, ends, more.alphabet, self.room)

    def replaced(self, texts: Mapping[int, Sequence[str]]) -> TextBlob:
        """With other texts under some numbers."""
        if not texts:
            return self
        numbers = sorted(texts)
        more = self._spelled([texts[number] for number in numbers])
        fresh = np.split(more.letters, more.ends[:-1] + 1)
        lengths = np.diff(self.ends, prepend=-1).astype(np.int64)
        begins, ends = (self.ends - lengths + 1)[numbers], self.ends[numbers] + 1
        kept = [
            self.letters[after:begin]
            for after, begin in zip([0, *ends.tolist()], [*begins.tolist(), None], strict=True)
        ]
        lengths[numbers] = [len(piece) for piece in fresh]
        pieces = [piece for pair in zip(kept, fresh, strict=False) for piece in pair]
        return TextBlob(np.concatenate((*pieces, kept[-1])), ends_of(lengths) - 1, more.alphabet)

    def _spelled(self, texts: Sequence[Sequence[str]]) -> TextBlob:
        """These texts alone, in our alphabet and what they add to it."""
        pieces = [_PART.join(map(searchable, parts)) for parts in texts]
        units = _units("".join(f"{piece}\0" for piece in pieces))
        met = np.flatnonzero(np.bincount(units, minlength=_UNITS)).astype(np.uint16)
        alphabet = np.concatenate((self.alphabet, met[self._places(self.alphabet)[met] < 0]))
        kind = np.uint8 if len(alphabet) <= 1 << 8 else np.uint16
        letters = self._places(alphabet).astype(kind)[units]
        return TextBlob(letters, narrow(np.flatnonzero(letters == 0)), alphabet)

    @staticmethod
    def _places(alphabet: NDArray[np.uint16]) -> NDArray[np.int32]:
        """By unit; -1 for what no text holds."""
        places = np.full(_UNITS, -1, np.int32)
        places[alphabet] = np.arange(len(alphabet))
        return places

    def holding(self, term: str) -> NDArray[np.bool_]:
        """Which texts hold `term` (folded by the caller: `collation.search_terms`)."""
        found = np.zeros(len(self.ends), np.bool_)
        word = self._places(self.alphabet)[_units(term)]
        last = len(self.letters) - len(word) + 1
        if last <= 0 or not len(word) or (word < 0).any():
            found[:] = not len(word)
            return found
        letters = word.astype(self.letters.dtype)
        if len(word) == 1:
            begins = np.append(0, self.ends[:-1] + 1)
            found[:] = np.logical_or.reduceat(self.letters == letters[0], begins)
            return found
        hits = self.pairs.get(letters[:2].tobytes(), partial(self._beginning, letters))
        if len(word) > 2:
            hits = hits[: np.searchsorted(hits, last)]
        for offset in range(2, len(word)):
            hits = hits[self.letters[hits + offset] == letters[offset]]
        found[np.searchsorted(self.ends, hits.astype(self.ends.dtype))] = True
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
