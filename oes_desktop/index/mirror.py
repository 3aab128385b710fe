"""One immutable generation of all exams in memory.

`Mirror.build` makes the first from facts, `patched` the next from the exams that changed, `reworded` the next
for another language. Each has a higher `generation`, so an answer knows whether it is still of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from oes_desktop.domain.collation import sort_key
from oes_desktop.index.columns import DIMENSIONS, Columns, Gathering
from oes_desktop.index.dimension import Dimension, SortKeyOf
from oes_desktop.index.kinds import KindSets
from oes_desktop.index.orders import Orders

_SEARCHED = ("student", "group", "exam")


@dataclass(frozen=True, slots=True)
class Wording:
    """How codes are ordered: by the alphabet of `language`; systems by their label in it; statuses and
    decisions as the institution lists them, unknown ones after."""

    language: str = "ru"
    systems: Mapping[str, str] = field(default_factory=dict)
    statuses: Sequence[str] = ()
    decisions: Sequence[str] = ()

    def key_of(self, dimension: str) -> SortKeyOf:
        listed = {"status": self.statuses, "decision": self.decisions}.get(dimension)
        if listed is not None:
            places = {code: f"{place:04}" for place, code in enumerate(listed)}
            return lambda code: places.get(code, "9999" + code)
        if dimension == "system":
            return lambda code: sort_key(self.systems.get(code) or code, self.language)
        return lambda label: sort_key(label, self.language)


@dataclass(frozen=True, slots=True)
class Mirror:
    generation: int
    columns: Columns
    dimensions: Mapping[str, Dimension]
    wording: Wording
    orders: Orders
    kinds: KindSets

    @classmethod
    def build(cls, facts: Iterable[Sequence[Any]], wording: Wording | None = None) -> Mirror:
        """From facts (or tuples in their order) of all exams."""
        wording = wording or Wording()
        gathering = Gathering()
        columns = gathering.columns(facts)
        dimensions = {
            name: Dimension.of(gathering.labels[name], searched=name in _SEARCHED).ranked(
                wording.key_of(name)
            )
            for name in DIMENSIONS
        }
        return cls.of(columns, dimensions, wording)

    @classmethod
    def of(cls, columns: Columns, dimensions: Mapping[str, Dimension], wording: Wording) -> Mirror:
        kinds = KindSets.of(dimensions["kinds"])
        return cls(1, columns, dimensions, wording, Orders(columns, dimensions), kinds)

    def __len__(self) -> int:
        return len(self.columns)

    def patched(self, facts: Iterable[Sequence[Any]], removed: Iterable[int] = ()) -> Mirror:
        """The next generation: `facts` of the exams that are new or changed, keys that are gone."""
        gathering = Gathering({name: known.numbers for name, known in self.dimensions.items()})
        rows = gathering.columns(facts)
        dimensions = {
            name: known.extended(gathering.labels[name], self.wording.key_of(name))
            for name, known in self.dimensions.items()
        }
        columns = self.columns.patched(rows, np.fromiter(removed, np.int64))
        orders = self.orders.inherited(columns, dimensions)
        same = dimensions["kinds"] is self.dimensions["kinds"]
        kinds = self.kinds if same else KindSets.of(dimensions["kinds"])
        return Mirror(self.generation + 1, columns, dimensions, self.wording, orders, kinds)

    def reworded(self, wording: Wording) -> Mirror:
        """The next generation, ordered for another language or vocabulary."""
        dimensions = {name: known.ranked(wording.key_of(name)) for name, known in self.dimensions.items()}
        orders = self.orders.inherited(self.columns, dimensions)
        return Mirror(self.generation + 1, self.columns, dimensions, wording, orders, self.kinds)
