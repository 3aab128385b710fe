"""Folded texts of one dimension end to end in one array, so that a search is a few passes of numpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.collation import searchable

_PART = "\x01"  # which no folded text holds either


@dataclass(frozen=True, slots=True)
class TextBlob:
    """`letters`: UTF-16 code units, every text followed by a 0 (which no folded text holds). `ends`: where
    each text's 0 stands."""

    letters: NDArray[np.uint16]
    ends: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]]) -> TextBlob:
        """Every text in parts, as they come; they are folded here, and no phrase is found across two of them.
        A part may hold anything, lone surrogates too."""
        pieces = [_units(_PART.join(map(searchable, parts))) for parts in texts]
        joined = b"\0\0".join(pieces) + (b"\0\0" if pieces else b"")
        lengths = np.fromiter((len(piece) // 2 + 1 for piece in pieces), np.int64, len(pieces))
        return cls(np.frombuffer(joined, np.uint16), np.cumsum(lengths) - 1)

    def __len__(self) -> int:
        return len(self.ends)

    def followed_by(self, texts: Sequence[Sequence[str]]) -> TextBlob:
        more = TextBlob.of(texts)
        return TextBlob(
            np.concatenate((self.letters, more.letters)),
            np.concatenate((self.ends, more.ends + len(self.letters))),
        )

    def holding(self, word: str) -> NDArray[np.bool_]:
        """Which texts hold `word` (folded by the caller: `collation.search_terms`)."""
        found = np.zeros(len(self.ends), np.bool_)
        units = np.frombuffer(_units(word), np.uint16)
        last = len(self.letters) - len(units) + 1
        if last <= 0 or not len(units):
            found[:] = not len(units)
            return found
        starts = self.letters[:last] == units[0]
        if len(units) > 1:
            starts &= self.letters[1 : last + 1] == units[1]
        hits = np.flatnonzero(starts)
        for offset in range(2, len(units)):
            hits = hits[self.letters[hits + offset] == units[offset]]
        found[np.searchsorted(self.ends, hits)] = True
        return found


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")
