"""The distinct values of one thing (students, groups, exams, systems, statuses, decisions), numbered.

A row of the results holds the number. The text, where it stands in the alphabet and how it is searched are
kept once for each distinct value: 1,000,000 exams have perhaps 200,000 students. A change sorts only what is
new in it, among the others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from oes_desktop.index.packed import Finder, Texts, encoded
from oes_desktop.index.sorting import stable_order
from oes_desktop.index.text import TextBlob

SortKeyOf = Callable[[str], str]

_FEW = 2_000  # values that are sorted anew as a whole
_PARTLY = 16  # of more than so many times the new ones, only these are put in their places


@dataclass(frozen=True, slots=True, eq=False)
class Dimension:
    """`codes` name the values, `labels` are what is shown and ordered by (the same object where no label is
    different). `ranks` gives every value its place in the order (equal labels share one). `blob` is
    searched; a dimension that is not searched has none."""

    codes: Texts
    labels: Texts
    ranks: NDArray[np.int32]
    finder: Finder
    blob: TextBlob | None = None

    @classmethod
    def of(cls, values: Sequence[tuple[str, str]], *, searched: bool = False) -> Dimension:
        """`values`: code and label of each. Ranks come with `ranked`."""
        names = [code for code, _ in values]
        codes = labels = Texts.of(names)
        if any(code != label for code, label in values):
            labels = Texts.of([label for _, label in values])
        blob = TextBlob.of([_parts(*value) for value in values]) if searched else None
        return cls(codes, labels, np.zeros(len(values), np.int32), Finder.of(names), blob)

    def __len__(self) -> int:
        return len(self.codes)

    def ranked(self, key: SortKeyOf) -> Dimension:
        """The same values in the order of `key(label)`."""
        keys = [key(label) for label in self.labels]
        order = sorted(range(len(keys)), key=keys.__getitem__)
        fresh = [not at or keys[number] != keys[order[at - 1]] for at, number in enumerate(order)]
        return replace(self, ranks=_ranks(np.array(order, np.int64), np.array(fresh, np.bool_)))

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
        blob = self.blob
        if blob is not None:
            blob = blob.followed_by([_parts(*value) for value in new.items()])
            if renamed:
                blob = blob.replaced({at: _parts(codes[at], label) for at, label in renamed.items()})
        first = len(self)
        grown = Dimension(codes, labels, self.ranks, self.finder.followed_by(tuple(new), first), blob)
        placed = grown._placing([*renamed, *range(first, len(grown))], key)
        return Taken(placed, numbers, tuple(renamed))

    def _placing(self, moved: list[int], key: SortKeyOf) -> Dimension:
        """With the values `moved` put in their places; `ranks` are those of before, without the new ones."""
        if len(self) < max(_FEW, _PARTLY * len(moved)):
            return self.ranked(key)
        moved.sort(key=(keys := {number: key(self.labels[number]) for number in moved}).__getitem__)
        others = stable_order(self.ranks)
        others = others[~np.isin(others, moved)]
        fresh = np.append(True, np.diff(self.ranks[others]) != 0)
        probed: dict[int, str] = {}

        def key_at(place: int) -> str:
            if place not in probed:
                probed[place] = key(self.labels[int(others[place])])
            return probed[place]

        places = [bisect_left(range(len(others)), keys[number], key=key_at) for number in moved]
        begins = []
        for at, (number, place) in enumerate(zip(moved, places, strict=True)):
            begins.append(not at or keys[number] != keys[moved[at - 1]])
            if place < len(others) and key_at(place) == keys[number]:
                fresh[place] = False  # it goes on after the one put in before it
        return replace(self, ranks=_ranks(np.insert(others, places, moved), np.insert(fresh, places, begins)))

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


def _ranks(order: NDArray[Any], fresh: NDArray[np.bool_]) -> NDArray[np.int32]:
    """`fresh`: where in the order another label begins."""
    ranks = np.empty(len(order), np.int32)
    ranks[order] = np.cumsum(fresh, dtype=np.int32) - 1
    return ranks


def _parts(code: str, label: str) -> tuple[str, ...]:
    """A student is found by name and by id; where both are the same, once is enough."""
    return (label,) if label == code else (label, code)
