"""Where values stand in the order of their labels. New ones are put among the others when somebody asks: most
changes are answered without any order of names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oes_desktop.index.sorting import stable_order

SortKeyOf = Callable[[str], str]

_FEW = 2_000  # values that are sorted anew as a whole
_PARTLY = 16  # of more than so many times the new ones, only these are put in their places


class Ranking:
    """Of `labels`. `ranks`: places of the values before, `moved`: numbers of those whose place is not known
    yet. Immutable to those who look at it, and safe from any thread."""

    __slots__ = ("_found", "_key", "_labels")

    def __init__(
        self,
        labels: Sequence[str],
        ranks: NDArray[np.int32],
        moved: frozenset[int] = frozenset(),
        key: SortKeyOf = str,
    ) -> None:
        self._labels, self._key = labels, key
        self._found = (ranks, moved)

    @classmethod
    def made(cls, labels: Sequence[str], key: SortKeyOf) -> Ranking:
        """All of them, sorted by `key(label)`."""
        return cls(labels, _sorted(labels, key))

    @property
    def ranks(self) -> NDArray[np.int32]:
        """The place of every value; equal labels share one."""
        ranks, moved = self._found
        if moved:
            ranks = self._placed(ranks, sorted(moved))
            self._found = (ranks, frozenset())
        return ranks

    def followed(self, labels: Sequence[str], moved: Sequence[int], key: SortKeyOf) -> Ranking:
        """For `labels` that are new from the end on, or others, under the numbers `moved`."""
        ranks, waiting = self._found
        return Ranking(labels, ranks, waiting | frozenset(moved), key)

    def _placed(self, ranks: NDArray[np.int32], moved: list[int]) -> NDArray[np.int32]:
        """`ranks` are those of before, without the new ones."""
        labels, key = self._labels, self._key
        if len(labels) < max(_FEW, _PARTLY * len(moved)):
            return _sorted(labels, key)
        others = stable_order(ranks)
        old = [number for number in moved if number < len(ranks)]
        if old:
            stays = np.ones(len(ranks), np.bool_)
            stays[old] = False
            others = others[stays[others]]
        moved.sort(key=(keys := {number: key(labels[number]) for number in moved}).__getitem__)
        fresh = np.append(True, np.diff(ranks[others]) != 0)
        probed: dict[int, str] = {}

        def key_at(place: int) -> str:
            if place not in probed:
                probed[place] = key(labels[int(others[place])])
            return probed[place]

        places = [bisect_left(range(len(others)), keys[number], key=key_at) for number in moved]
        begins = []
        for at, (number, place) in enumerate(zip(moved, places, strict=True)):
            begins.append(not at or keys[number] != keys[moved[at - 1]])
            if place < len(others) and key_at(place) == keys[number]:
                fresh[place] = False  # it goes on after the one put in before it
        return _ranks(np.insert(others, places, moved), np.insert(fresh, places, begins))


def _sorted(labels: Sequence[str], key: SortKeyOf) -> NDArray[np.int32]:
    keys = [key(label) for label in labels]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    fresh = [not at or keys[number] != keys[order[at - 1]] for at, number in enumerate(order)]
    return _ranks(np.array(order, np.int64), np.array(fresh, np.bool_))


def _ranks(order: NDArray[Any], fresh: NDArray[np.bool_]) -> NDArray[np.int32]:
    """`fresh`: where in the order another label begins."""
    ranks = np.empty(len(order), np.int32)
    ranks[order] = np.cumsum(fresh, dtype=np.int32) - 1
    return ranks
