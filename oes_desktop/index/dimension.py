"""The distinct values of one thing (students, groups, exams, systems, statuses, decisions), numbered.

A row of the results holds the number. The text, where it stands in the alphabet and how it is searched are
kept once for each distinct value: 1,000,000 exams have perhaps 200,000 students. A change sorts only what is
new in it, among the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from oes_desktop.index.keyed import Keyed
from oes_desktop.index.packed import Finder, Texts, encoded
from oes_desktop.index.ranking import Ranking, SortKeyOf
from oes_desktop.index.searched import Searched


@dataclass(frozen=True, slots=True, eq=False)
class Dimension:
    """`codes` name the values, `labels` are what is shown and ordered by (the same object where no label is
    different). `ranking` gives every value its place in the order. `searched`: the texts as they are
    searched; a dimension that is not has none. `keyed`: where the store has the values."""

    codes: Texts
    labels: Texts
    ranking: Ranking
    finder: Finder
    searched: Searched | None = None
    keyed: Keyed = field(default_factory=Keyed.empty)

    @classmethod
    def of(cls, values: Sequence[tuple[str, str]], *, searched: bool = False) -> Dimension:
        """`values`: code and label of each. Ranks come with `ranked`."""
        names, titles = [code for code, _ in values], [label for _, label in values]
        codes = labels = Texts.of(names)
        if names != titles:
            labels = Texts.of(titles)
        texts = Searched.of(names, titles) if searched else None
        ranking = Ranking(labels, np.zeros(len(values), np.int32))
        return cls(codes, labels, ranking, Finder.of(names), texts)

    def __len__(self) -> int:
        return len(self.codes)

    def ranked(self, key: SortKeyOf) -> Dimension:
        """The same values in the order of `key(label)`."""
        return replace(self, ranking=Ranking.made(self.labels, key))

    @property
    def ranks(self) -> NDArray[np.int32]:
        """The place of every value in the order; equal labels share one."""
        return self.ranking.ranks

    def taking_in(self, values: Mapping[str, str], key: SortKeyOf) -> Taken:
        """With the new or renamed ones of `values` (label by code). Itself when there are none."""
        numbers = dict(zip(values, self.numbers(tuple(values)), strict=True))
        new = {code: label for code, label in values.items() if numbers[code] < 0}
        renamed = {
            number: values[code]
            for code, number in numbers.items()
            if number >= 0 and self.labels.raw(number) != encoded(values[code])
        }
        if not new and not renamed:
            return Taken(self, numbers, ())
        numbers |= {code: number for number, code in enumerate(new, len(self))}
        codes = self.codes.followed_by(tuple(new))
        labels = codes
        if self.labels is not self.codes or renamed or any(code != label for code, label in new.items()):
            labels = self.labels.replaced(renamed).followed_by(tuple(new.values()))
        searched = None if self.searched is None else self.searched.taking_in(codes, labels, renamed)
        first = len(self)
        ranking = self.ranking.followed(labels, [*renamed, *range(first, len(codes))], key)
        finder = self.finder.followed_by(tuple(new), first)
        return Taken(Dimension(codes, labels, ranking, finder, searched, self.keyed), numbers, tuple(renamed))

    def numbers(self, codes: Sequence[str]) -> list[int]:
        """The number of each code, -1 for one that no row ever had."""
        return self.finder.find(self.codes, codes)

    def mask(self, codes: Iterable[str]) -> NDArray[np.bool_]:
        """Which values are among `codes`; unknown codes are among none."""
        chosen = np.zeros(len(self), np.bool_)
        chosen[[number for number in self.numbers(tuple(codes)) if number >= 0]] = True
        return chosen

    def number(self, code: str) -> int:
        """The number of `code`, -1 when no row ever had it."""
        return self.numbers((code,))[0]


class Taken(NamedTuple):
    """`numbers`: by code, of the values taken in; `renamed`: of those that had another label before."""

    dimension: Dimension
    numbers: dict[str, int]
    renamed: tuple[int, ...]
