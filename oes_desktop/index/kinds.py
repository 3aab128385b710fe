"""Which kinds of violation the sets of kinds hold that exams have, so that exams are found by kind.

An exam's kinds are one number: of the set of them (`models.kind_set`). There are few sets beside exams, so
a question about a kind is answered for the sets first. Any number of kinds, and any code, will do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oes_desktop.index.dimension import Dimension


@dataclass(frozen=True, slots=True)
class KindSets:
    """`codes`: of all kinds, in order. Pair by pair: set `sets[i]` holds kind `kinds[i]`."""

    codes: tuple[str, ...]
    sets: NDArray[np.int64]
    kinds: NDArray[np.int64]
    count: int

    @classmethod
    def of(cls, dimension: Dimension) -> KindSets:
        held = [_codes(text) for text in dimension.codes]
        codes = sorted({code for each in held for code in each})
        numbers = {code: number for number, code in enumerate(codes)}
        pairs = [(place, numbers[code]) for place, each in enumerate(held) for code in each]
        sets, kinds = np.array(pairs, np.int64).reshape(-1, 2).T
        return cls(tuple(codes), sets, kinds, len(held))

    def mask(self, codes: Iterable[str]) -> NDArray[np.bool_]:
        """Which sets hold any of `codes`."""
        chosen = np.isin(self.kinds, [self.codes.index(code) for code in codes if code in self.codes])
        mask = np.zeros(self.count, np.bool_)
        mask[self.sets[chosen]] = True
        return mask

    def counts(self, exams: NDArray[np.int64]) -> dict[str, int]:
        """How many exams have each kind; `exams`: how many have each set."""
        found = np.bincount(self.kinds, exams[self.sets], len(self.codes)).astype(np.int64)
        return dict(zip(self.codes, found.tolist(), strict=True))


def _codes(text: str) -> list[str]:
    """The codes of a set; what is no set (a damaged snapshot) holds none."""
    try:
        found = json.loads(text)
    except ValueError:
        return []
    return [code for code in found if isinstance(code, str)] if isinstance(found, list) else []
