"""One immutable generation of all exams in memory.

`Mirror.build` makes the first from facts, `patched` the next from the exams that changed, `reworded` the next
for another language. Each has a higher `generation`, so an answer knows whether it is still of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.collation import sort_key
from oes_desktop.index.columns import Columns, Table
from oes_desktop.index.dimension import Dimension, SortKeyOf
from oes_desktop.index.gathering import Source, gather
from oes_desktop.index.kinds import KindSets
from oes_desktop.index.orders import Orders
from oes_desktop.index.recent import Recent

_MASKS = 8  # one byte an exam each
_COUNTS = 100


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
    masks: Recent[NDArray[np.bool_]] = field(default_factory=lambda: Recent(_MASKS), compare=False)
    """Of the filters asked for last (`index.filtering`): most of them are the same in the next question."""
    counts: Recent[int] = field(default_factory=lambda: Recent(_COUNTS), compare=False)
    """Of exams, by filters: views are counted with every question."""

    @classmethod
    def build(cls, tables: Iterable[Table], source: Source, wording: Wording | None = None) -> Mirror:
        """From the columns of all exams (`gathering.gather` says how they come)."""
        wording = wording or Wording()
        found = gather(tables, source, wording.key_of)
        return cls.of(found.columns, found.dimensions, wording)

    @classmethod
    def of(cls, columns: Columns, dimensions: Mapping[str, Dimension], wording: Wording) -> Mirror:
        kinds = KindSets.of(dimensions["kinds"])
        return cls(1, columns, dimensions, wording, Orders(columns, dimensions), kinds)

    def __len__(self) -> int:
        return len(self.columns)

    def patched(self, tables: Iterable[Table], source: Source, removed: Iterable[int] = ()) -> Mirror:
        """The next generation: columns of the exams that are new or changed, keys that are gone."""
        found = gather(tables, source, self.wording.key_of, self.dimensions)
        patch = self.columns.patched(found.columns, np.fromiter(removed, np.int64))
        columns, dimensions = patch.columns, found.dimensions
        touched = [patch.touched]
        for name, numbers in found.renamed.items():
            if numbers:
                touched.append(np.flatnonzero(np.isin(getattr(columns, name), numbers)))
        orders = self.orders.inherited(columns, dimensions, np.concatenate(touched), patch.moved_to)
        same = dimensions["kinds"] is self.dimensions["kinds"]
        kinds = self.kinds if same else KindSets.of(dimensions["kinds"])
        return Mirror(self.generation + 1, columns, dimensions, self.wording, orders, kinds)

    def reworded(self, wording: Wording) -> Mirror:
        """The next generation, ordered for another language or vocabulary."""
        dimensions = {name: known.ranked(wording.key_of(name)) for name, known in self.dimensions.items()}
        orders = Orders(self.columns, dimensions)
        return Mirror(self.generation + 1, self.columns, dimensions, wording, orders, self.kinds)
