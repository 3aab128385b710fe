"""Folded texts of one dimension end to end in one array, so that a search is a few passes of numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.collation import searchable

_UNITS = 1 << 16  # UTF-16
_PART = "\x01"  # between the parts of a text: no folded text holds it, nor the 0 at the end
_FEW = 2  # letters of a word that occurs so often that its places need not be listed


@dataclass(frozen=True, slots=True, eq=False)
class TextBlob:
    """`letters`: places in the `alphabet` of UTF-16 units, one byte each as long as it is small; every text
    is followed by a 0. `ends`: where each text's 0 stands."""

    letters: NDArray[Any]
    ends: NDArray[np.int64]
    alphabet: NDArray[np.uint16]

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]]) -> TextBlob:
        """Every text in parts, as they come; they are folded here, and no phrase is found across two of them.
        A part may hold anything, lone surrogates too."""
        empty = cls(np.zeros(0, np.uint8), np.zeros(0, np.int64), np.zeros(1, np.uint16))
        return empty.followed_by(texts)

    def __len__(self) -> int:
        return len(self.ends)

    def followed_by(self, texts: Sequence[Sequence[str]]) -> TextBlob:
        more = self._spelled(texts)
        letters = np.concatenate((self.letters, more.letters))
        return TextBlob(letters, np.concatenate((self.ends, more.ends + len(self.letters))), more.alphabet)

    def replaced(self, texts: Mapping[int, Sequence[str]]) -> TextBlob:
        """With other texts under some numbers."""
        if not texts:
            return self
        numbers = sorted(texts)
        more = self._spelled([texts[number] for number in numbers])
        fresh = np.split(more.letters, more.ends[:-1] + 1)
        lengths = np.diff(self.ends, prepend=-1)
        begins, ends = (self.ends - lengths + 1)[numbers], self.ends[numbers] + 1
        kept = [
            self.letters[after:begin]
            for after, begin in zip([0, *ends.tolist()], [*begins.tolist(), None], strict=True)
        ]
        lengths[numbers] = [len(piece) for piece in fresh]
        pieces = [piece for pair in zip(kept, fresh, strict=False) for piece in pair]
        return TextBlob(np.concatenate((*pieces, kept[-1])), np.cumsum(lengths) - 1, more.alphabet)

    def _spelled(self, texts: Sequence[Sequence[str]]) -> TextBlob:
        """These texts alone, in our alphabet and what they add to it."""
        pieces = [_PART.join(map(searchable, parts)) for parts in texts]
        units = _units("".join(f"{piece}\0" for piece in pieces))
        met = np.flatnonzero(np.bincount(units, minlength=_UNITS)).astype(np.uint16)
        alphabet = np.concatenate((self.alphabet, np.setdiff1d(met, self.alphabet)))
        kind = np.uint8 if len(alphabet) <= 1 << 8 else np.uint16
        letters = self._places(alphabet).astype(kind)[units]
        return TextBlob(letters, np.flatnonzero(letters == 0), alphabet)

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
        starts = self.letters[:last] == letters[0]
        if len(word) > 1:
            starts &= self.letters[1 : last + 1] == letters[1]
        if len(word) <= _FEW:
            begins = np.append(0, self.ends[:-1] + 1)
            # A word of two letters may not begin on the last 0: then the last text is shorter by one.
            found[:] = np.logical_or.reduceat(starts, np.minimum(begins, last - 1))
            return found
        hits = np.flatnonzero(starts)
        for offset in range(_FEW, len(word)):
            hits = hits[self.letters[hits + offset] == letters[offset]]
        found[np.searchsorted(self.ends, hits)] = True
        return found


def _units(text: str) -> NDArray[np.uint16]:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
