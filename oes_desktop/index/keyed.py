"""Under which keys the store has the values of a dimension: what is known is not read again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_NOT = -1


@dataclass(frozen=True, slots=True, eq=False)
class Keyed:
    """`numbers`: of the value under each key of the store, -1 where that is not known. `named`: by number the
    key whose label the value bears: a student who was renamed has several keys. A key of the store never
    means anything else, 0 apart (the proctor herself), which is never known."""

    numbers: NDArray[np.int32]
    named: NDArray[np.int32]

    @classmethod
    def empty(cls) -> Keyed:
        return cls(np.zeros(0, np.int32), np.zeros(0, np.int32))

    def settled(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """The number under each key whose value bears its label already; -1 for the others."""
        numbers = np.full(len(keys), _NOT, np.int64)
        inside = keys < len(self.numbers)
        numbers[inside] = self.numbers[keys[inside]]
        known = np.flatnonzero(numbers >= 0)
        numbers[known[self.named[numbers[known]] != keys[known]]] = _NOT
        return numbers

    def taking_in(self, keys: NDArray[np.int64], numbers: NDArray[np.int64], count: int) -> Keyed:
        """With `keys` of the values `numbers`; of several keys of one value the last gives its label.
        `count`: of all values."""
        sure = keys > 0
        keys, numbers = keys[sure], numbers[sure]
        if not len(keys) and count == len(self.named):
            return self
        by_key = np.full(max(len(self.numbers), int(keys.max(initial=-1)) + 1), _NOT, np.int32)
        by_key[: len(self.numbers)] = self.numbers
        by_key[keys] = numbers
        named = np.full(count, _NOT, np.int32)
        named[: len(self.named)] = self.named
        named[numbers] = keys
        return Keyed(by_key, named)
