"""One immutable generation of all exams in memory.

`Mirror.build` makes the first from facts, `patched` the next from the exams that changed, `reworded` the next
for another language. Each has a higher `generation`, so an answer knows whether it is still of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.collation import sort_key
from oes_desktop.index.columns import Columns, Table
from oes_desktop.index.dimension import Dimension
from oes_desktop.index.gathering import Source, gather
from oes_desktop.index.kinds import KindSets
from oes_desktop.index.orders import Orders
from oes_desktop.index.packed_mask import PackedMask
from oes_desktop.index.ranking import SortKeyOf
from oes_desktop.index.recent import Recent
from oes_desktop.index.sorting import distinct

_MASKS = 16  # one bit an exam each; as many filters may be set at once
_COUNTS = 100
_PARTLY = 16  # a change of more than one exam in so many is a new beginning


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


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """What made a generation out of the one before, where every exam stands where it stood. `slots`, in
    rising order: of the exams that are new or may be different; `before`, `after`: these alone, as they were
    (the new ones left out: they come last) and as they are. `counts`: of the generation before; by this
    object it is known."""

    slots: NDArray[np.int64]
    before: Mirror
    after: Mirror
    counts: Recent[int]


@dataclass(frozen=True, slots=True)
class Mirror:
    generation: int
    columns: Columns
    dimensions: Mapping[str, Dimension]
    wording: Wording
    orders: Orders
    kinds: KindSets
    masks: Recent[PackedMask] = field(default_factory=lambda: Recent(_MASKS), compare=False)
    """Of the filters asked for last (`index.filtering`): most of them are the same in the next question."""
    counts: Recent[int] = field(default_factory=lambda: Recent(_COUNTS), compare=False)
    """Of exams, by filters: views are counted with every question."""
    change: Change | None = field(default=None, compare=False)
    """None where too much changed, or everything."""

    @classmethod
    def build(cls, tables: Iterable[Table], source: Source, wording: Wording | None = None) -> Mirror:
        """From the columns of all exams (`gathering.gather` says how they come)."""
        wording = wording or Wording()
        found = gather(tables, source, wording.key_of)
        arrays, dimensions = found.columns.arrays(), found.dimensions
        del found  # each array goes as its copy comes
        return cls.of(Columns.roomy(arrays), dimensions, wording)

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
        kinds = self.kinds if dimensions["kinds"].codes is self.dimensions["kinds"].codes else None
        touched = [patch.touched]
        for name, numbers in found.renamed.items():
            if numbers:
                touched.append(np.flatnonzero(np.isin(getattr(columns, name), numbers)))
        slots = distinct(np.concatenate(touched))
        orders = self.orders.inherited(columns, dimensions, slots, patch.moved_to)
        fresh = Mirror(
            self.generation + 1,
            columns,
            dimensions,
            self.wording,
            orders,
            kinds or KindSets.of(dimensions["kinds"]),
        )
        if patch.moved_to is not None or len(slots) * _PARTLY > len(columns):
            return fresh
        before = self.part(slots[slots < len(self)])
        return replace(fresh, change=Change(slots, before, fresh.part(slots), self.counts))

    def part(self, slots: NDArray[np.int64]) -> Mirror:
        """Some exams alone, for questions about each of them."""
        columns = self.columns.taken(slots)
        orders = Orders(columns, self.dimensions)
        return Mirror(self.generation, columns, self.dimensions, self.wording, orders, self.kinds)

    def reworded(self, wording: Wording) -> Mirror:
        """The next generation, ordered for another language or vocabulary."""
        dimensions = {name: known.ranked(wording.key_of(name)) for name, known in self.dimensions.items()}
        orders = Orders(self.columns, dimensions)
        return Mirror(self.generation + 1, self.columns, dimensions, wording, orders, self.kinds)
