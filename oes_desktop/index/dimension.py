"""The distinct values of one thing (students, groups, exams, systems, statuses, decisions), numbered.

A row of the results holds the number. The text, where it stands in the alphabet and how it is searched are
kept once for each distinct value: 1,000,000 exams have perhaps 200,000 students.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from oes_desktop.index.text import TextBlob

SortKeyOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Dimension:
    """`codes` name the values, `labels` are what is shown and ordered by. `ranks` gives every value its place
    in the order (equal labels share one). `blob` is searched; a dimension that is not searched has none."""

    codes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    ranks: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    blob: TextBlob | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, labels: Mapping[str, str], *, searched: bool = False) -> Dimension:
        """`labels` by code. Ranks come with `ranked`."""
        codes, texts = tuple(labels), tuple(labels.values())
        blob = TextBlob.of(_parts(codes, texts)) if searched else None
        numbers = {code: number for number, code in enumerate(codes)}
        return cls(codes, texts, np.zeros(len(codes), np.int32), blob, numbers)

    def __len__(self) -> int:
        return len(self.codes)

    def ranked(self, key: SortKeyOf) -> Dimension:
        """The same values in the order of `key(label)`."""
        keys = [key(label) for label in self.labels]
        order = sorted(range(len(keys)), key=keys.__getitem__)
        ranks = np.zeros(len(keys), np.int32)
        rank = -1
        before: str | None = None
        for number in order:
            rank += keys[number] != before
            before = keys[number]
            ranks[number] = rank
        return replace(self, ranks=ranks)

    def extended(self, labels: Mapping[str, str], key: SortKeyOf) -> Dimension:
        """With the new or renamed values of `labels`. Returns itself when there are none."""
        new = {code: label for code, label in labels.items() if code not in self.numbers}
        renamed = {
            number: label
            for code, label in labels.items()
            if (number := self.numbers.get(code)) is not None and self.labels[number] != label
        }
        if not new and not renamed:
            return self
        texts = list(self.labels)
        for number, label in renamed.items():
            texts[number] = label
        texts += new.values()
        if renamed or self.blob is None:
            codes = (*self.codes, *new)
            named = dict(zip(codes, texts, strict=True))
            return Dimension.of(named, searched=self.blob is not None).ranked(key)
        return Dimension(
            codes := (*self.codes, *new),
            tuple(texts),
            self.ranks,
            self.blob.followed_by(_parts(tuple(new), tuple(new.values()))),
            {code: number for number, code in enumerate(codes)},
        ).ranked(key)

    def mask(self, codes: Iterable[str]) -> NDArray[np.bool_]:
        """Which values are among `codes`; unknown codes are among none."""
        chosen = np.zeros(len(self.codes), np.bool_)
        chosen[[number for code in codes if (number := self.numbers.get(code)) is not None]] = True
        return chosen

    def number(self, code: str) -> int:
        """The number of `code`, -1 when no row ever had it."""
        return self.numbers.get(code, -1)


def _parts(codes: Sequence[str], labels: Sequence[str]) -> list[tuple[str, ...]]:
    """A student is found by name and by id; where both are the same, once is enough."""
    return [(label,) if label == code else (label, code) for code, label in zip(codes, labels, strict=True)]
