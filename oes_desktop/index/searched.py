"""The texts of a dimension as they are searched: a student is found by name and by id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.collation import searchable
from oes_desktop.index.packed import Texts
from oes_desktop.index.text import TextBlob
from oes_desktop.index.worded import Worded


@dataclass(frozen=True, slots=True, eq=False)
class Searched:
    """`names`: the labels; `codes`: what names the values, None as long as that is what they are called."""

    names: Worded
    codes: TextBlob | None = None

    @classmethod
    def of(cls, codes: Sequence[str], labels: Sequence[str]) -> Searched:
        return cls(Worded.of(labels), None if codes == labels else _blob(codes))

    def __len__(self) -> int:
        return len(self.names)

    def taking_in(self, codes: Texts, labels: Texts, renamed: Mapping[int, str]) -> Searched:
        """With the values of `codes` and `labels` that are not in it yet, some numbers `renamed`."""
        new = range(len(self), len(codes))
        names = self.names.replaced(renamed).followed_by([labels[number] for number in new])
        if labels is codes:
            return Searched(names)
        if self.codes is None:
            return Searched(names, _blob(codes))
        return Searched(names, self.codes.followed_by([searchable(codes[number]) for number in new]))

    def holding(self, term: str) -> NDArray[np.bool_]:
        """Which values hold `term` (folded: `collation.search_terms`) in their name, or in their code."""
        found = self.names.holding(term)
        return found if self.codes is None else found | self.codes.holding(term)


def _blob(codes: Sequence[str]) -> TextBlob:
    return TextBlob.of([searchable(code) for code in codes])
