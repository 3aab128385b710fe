"""Texts as they are searched: runs of words, each word kept once.

The names of 200,000 students are made of some ten thousand words, and what is typed is looked for in those;
then it is known which names have one of them. A phrase is words that follow each other, of which the first
ends with what the phrase begins with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.collation import searchable
from oes_desktop.index.growing import Room
from oes_desktop.index.packed import ends_of, further
from oes_desktop.index.taking import taken
from oes_desktop.index.text import END, TextBlob

_NO_WORD = 0
_SPARE = 1_000
_FEW = 16  # one hit in so many words is found out about by itself quicker than all of them


@dataclass(frozen=True, slots=True, eq=False)
class Worded:
    """`runs`: places in `words`, of all texts end to end; every text is followed by a 0, the place of the
    empty word. `ends`: where the 0 of each text stands. `once`: how many words there were when each was there
    once; what comes later brings words that may be there already."""

    words: TextBlob
    runs: NDArray[Any]
    ends: NDArray[Any]
    once: int
    room: Room = field(default_factory=Room, repr=False)
    """Behind the runs."""

    @classmethod
    def of(cls, texts: Iterable[str]) -> Worded:
        """The texts as they come, they are folded here. A text may hold anything, lone surrogates too."""
        spelled, room = _spelled(texts, 1), Room()
        words = TextBlob.of(["", *spelled.new])
        return cls(words, room.filled(spelled.runs), ends_of(spelled.lengths) - 1, len(words), room)

    def __len__(self) -> int:
        return len(self.ends)

    def followed_by(self, texts: Iterable[str]) -> Worded:
        more = _spelled(texts, len(self.words))
        runs = self.room.followed(self.runs, more.runs)
        ends = further(self.ends, ends_of(more.lengths) - 1, len(self.runs))
        return Worded(self.words.followed_by(more.new), runs, ends, self.once, self.room)._tidied()

    def replaced(self, texts: Mapping[int, str]) -> Worded:
        """With other texts under some numbers."""
        if not texts:
            return self
        numbers = sorted(texts)
        more = _spelled([texts[number] for number in numbers], len(self.words))
        fresh = np.split(more.runs, np.cumsum(more.lengths)[:-1])
        lengths = np.diff(self.ends, prepend=-1).astype(np.int64)
        begins, ends = (self.ends - lengths + 1)[numbers], self.ends[numbers] + 1
        kept = [
            self.runs[after:begin]
            for after, begin in zip([0, *ends.tolist()], [*begins.tolist(), None], strict=True)
        ]
        lengths[numbers] = more.lengths
        pieces = [piece for pair in zip(kept, fresh, strict=False) for piece in pair]
        runs = np.concatenate((*pieces, kept[-1]))
        return Worded(self.words.followed_by(more.new), runs, ends_of(lengths) - 1, self.once)._tidied()

    def _tidied(self) -> Worded:
        """With each word once again, when there came as many as there were."""
        if len(self.words) <= 2 * self.once + _SPARE:
            return self
        numbers: dict[str, int] = {}
        places = [numbers.setdefault(word, len(numbers)) for word in self.words.texts()]
        room = Room()
        runs = room.filled(taken(np.array(places, np.min_scalar_type(len(numbers))), self.runs))
        return Worded(TextBlob.of(list(numbers)), runs, self.ends, len(numbers), room)

    def holding(self, term: str) -> NDArray[np.bool_]:
        """Which texts hold `term` (folded by the caller: `collation.search_terms`)."""
        if not term:
            return np.ones(len(self.ends), np.bool_)
        first, *others = term.split(" ")
        if not others:
            return self._with(taken(self.words.holding(first), self.runs))
        begins = len(self.runs) - len(others)
        if begins <= 0:
            return np.zeros(len(self.ends), np.bool_)
        wanted = [f"{first}{END}", *(f"{END}{word}{END}" for word in others[:-1]), f"{END}{others[-1]}"]
        hits = np.zeros(len(self.runs), np.bool_)
        hits[:begins] = True
        for offset, word in enumerate(wanted):
            hits[:begins] &= taken(self.words.holding(word), self.runs[offset : offset + begins])
        return self._with(hits)

    def _with(self, hits: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The texts that have one of the words `hits`."""
        found = np.zeros(len(self.ends), np.bool_)
        if np.count_nonzero(hits) * _FEW > len(hits):
            found[:] = np.logical_or.reduceat(hits, np.append(0, self.ends[:-1] + 1))
        else:
            found[np.searchsorted(self.ends, np.flatnonzero(hits).astype(self.ends.dtype))] = True
        return found


class _Spelled(NamedTuple):
    """`lengths`: of each text's run; `new`: the words in it, numbered from the first number that was free."""

    runs: NDArray[Any]
    lengths: NDArray[np.int64]
    new: list[str]


def _spelled(texts: Iterable[str], first: int) -> _Spelled:
    runs: list[int] = []
    ends: list[int] = [0]
    numbers: dict[str, int] = {}
    known: dict[str, tuple[int, ...]] = {}  # by the word as it came, of which folding may make several
    for text in texts:
        for word in text.split():
            if word not in known:
                folded = searchable(word).split()
                known[word] = tuple(numbers.setdefault(each, first + len(numbers)) for each in folded)
            runs += known[word]
        runs.append(_NO_WORD)
        ends.append(len(runs))
    kind = np.min_scalar_type(first + len(numbers))
    lengths = np.array(ends[1:], np.int64) - np.array(ends[:-1], np.int64)
    return _Spelled(np.array(runs, kind), lengths, list(numbers))
