"""Orders of rows: stable, by several keys, what is missing last both ways, every one ending in (start, key).

An order is a permutation of row slots. It is made by radix sort on ranks (numpy sorts 16-bit integers in
linear time), the least important key first, and kept for as long as the columns under it stay the same.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.query import Column, SortKey
from oes_desktop.index.columns import DOWNLOADED, NO_HONESTY, NO_LENGTH, NO_TIME, Columns
from oes_desktop.index.dimension import Dimension

Order = NDArray[np.uint32]

# The column of the page, and the arrays and the dimension that its order depends on.
_ARRAYS = {
    Column.STUDENT: "student",
    Column.GROUP: "group",
    Column.EXAM: "exam",
    Column.SYSTEM: "system",
    Column.START: "started",
    Column.DURATION: "length",
    Column.STATUS: "status",
    Column.HONESTY: "honesty",
    Column.VIOLATIONS: "violations",
    Column.ATTEMPTS: "attempts",
    Column.DECISION: "decision",
    Column.REVIEWER: "reviewer",
    Column.REVIEWED: "reviewed",
    Column.DOWNLOADED: "flags",
}
_MISSING = {
    Column.START: NO_TIME,
    Column.REVIEWED: NO_TIME,
    Column.DURATION: NO_LENGTH,
    Column.HONESTY: NO_HONESTY,
}
_KEPT = 6  # orders: 4 bytes an exam each
_SMALL = 4096  # below this an ordinary sort is as quick


def stable_order(values: NDArray[Any]) -> Order:
    """Slots of `values` (non-negative integers) in rising order; equal ones stay as they stand."""
    if len(values) < _SMALL:
        return np.argsort(values, kind="stable").astype(np.uint32)
    wide = values.astype(np.uint64)
    top = int(wide.max())
    order: Order | None = None
    for shift in range(0, max(top.bit_length(), 1), 16):
        digits = ((wide >> np.uint64(shift)) & np.uint64(0xFFFF)).astype(np.uint16)
        if order is None:
            order = np.argsort(digits, kind="stable").astype(np.uint32)
        else:
            order = order[np.argsort(digits[order], kind="stable")]
    assert order is not None
    return order


def turned(
    values: NDArray[Any], missing: NDArray[np.bool_] | None, *, descending: bool
) -> NDArray[np.uint64]:
    """`values` as numbers from 0 whose rising order is the wanted one, what is missing at the end."""
    wide = values.astype(np.int64)
    there = wide if missing is None else wide[~missing]
    if not len(there):
        return np.zeros(len(wide), np.uint64)
    low, high = int(there.min()), int(there.max())
    # Unsigned: the way from the first to the last moment that can be stored is longer than an int64.
    edge = np.array(high if descending else low).view(np.uint64)
    numbers = edge - wide.view(np.uint64) if descending else wide.view(np.uint64) - edge
    if missing is not None:
        numbers[missing] = high - low + 1
    return numbers


class Orders:
    """The orders of one generation, made when first asked for. Safe from any thread."""

    def __init__(self, columns: Columns, dimensions: Mapping[str, Dimension]) -> None:
        self._columns = columns
        self._dimensions = dimensions
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[SortKey, ...], Order] = OrderedDict()

    def by(self, sort: tuple[SortKey, ...]) -> Order:
        with self._lock:
            order = self._kept.get(sort)
        if order is None:
            order = self._base() if not sort else self._made(sort)
        with self._lock:
            self._kept[sort] = order
            self._kept.move_to_end(sort)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return order

    def inherited(self, columns: Columns, dimensions: Mapping[str, Dimension]) -> Orders:
        """For the next generation, with the orders that still hold."""
        orders = Orders(columns, dimensions)
        old, new = self._columns.arrays(), columns.arrays()
        same = {name for name, array in old.items() if new[name] is array}
        if {"key", "started"} <= same:
            ranked = {
                name for name, known in self._dimensions.items() if dimensions[name].ranks is known.ranks
            }
            holds = {
                column
                for column, array in _ARRAYS.items()
                if array in same and (array not in self._dimensions or array in ranked)
            }
            with self._lock:
                kept = OrderedDict(
                    (sort, order)
                    for sort, order in self._kept.items()
                    if {key.column for key in sort} <= holds
                )
            orders._kept = kept
        return orders

    def _base(self) -> Order:
        """By start, then key (rows stand in the order of keys); an unknown start last."""
        started = self._columns.started
        return stable_order(turned(started, started == NO_TIME, descending=False))

    def _made(self, sort: tuple[SortKey, ...]) -> Order:
        order = self.by(())
        for key in reversed(sort):
            order = order[stable_order(self._numbers(key)[order])]
        return order

    def _numbers(self, key: SortKey) -> NDArray[np.uint64]:
        name = _ARRAYS[key.column]
        values = getattr(self._columns, name)
        missing = None
        if key.column is Column.REVIEWER:
            missing = values == self._dimensions[name].number("")
        elif key.column in _MISSING:
            missing = values == _MISSING[key.column]
        if name in self._dimensions:
            values = self._dimensions[name].ranks[values]
        elif key.column is Column.START:
            # The place in the base order, so that turning it round turns exams of one moment round as well.
            base = self.by(())
            values = np.empty(len(base), np.int64)
            values[base] = np.arange(len(base))
        elif key.column is Column.DOWNLOADED:
            values = self._columns.flag(DOWNLOADED)
        return turned(values, missing, descending=key.descending)
