"""Orders of rows: stable, by several keys, what is missing last both ways, every one ending in (start, key).

An order is of the row slots on one side of the archive, since no question is about both. It is made by sorts
of whole numbers (value and place in one), the least important key first. Those asked for last are kept; after
a change only the rows that it touched are put in their places anew, when the order is asked for.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.query import Column, SortKey
from oes_desktop.index.columns import (
    ARCHIVED,
    DOWNLOADED,
    NO_HONESTY,
    NO_LENGTH,
    NO_REVIEW,
    NO_TIME,
    Columns,
)
from oes_desktop.index.dimension import Dimension
from oes_desktop.index.sorting import Order, distinct, stable_order, turned
from oes_desktop.index.taking import taken, those_of

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
    Column.REVIEWED: NO_REVIEW,
    Column.DURATION: NO_LENGTH,
    Column.HONESTY: NO_HONESTY,
}
_KEPT = 6  # orders: 4 bytes an exam each
_LAST = np.iinfo(np.int64).max  # stands behind every value
_PIECE = 1 << 15
_NEWEST = (SortKey(Column.START, descending=True),)
_PARTLY = 16  # an order is made anew when more than one in so many rows was touched
_FEW = 32  # one in so many rows is sorted quicker than picked out of an order that is there


class Asked(NamedTuple):
    sort: tuple[SortKey, ...]
    archived: bool


class Kept(NamedTuple):
    """`touched`: slots whose place in `order` is not known any more, or that it does not hold yet."""

    order: Order
    touched: NDArray[np.int64]


class Rising(NamedTuple):
    """By start, then key (rows stand in the order of keys), an unknown start last; `known`: how many have
    one."""

    order: Order
    known: int


class Orders:
    """Of one generation. Safe from any thread."""

    def __init__(
        self,
        columns: Columns,
        dimensions: Mapping[str, Dimension],
        kept: Mapping[Asked, Kept] | None = None,
    ) -> None:
        self._columns = columns
        self._dimensions = dimensions
        self._lock = threading.Lock()
        self._kept = OrderedDict(kept or {})

    def by(self, sort: tuple[SortKey, ...], *, archived: bool = False) -> Order:
        asked = Asked(sort, archived)
        with self._lock:
            kept = self._kept.get(asked)
        if kept is None:
            order = self._made(asked)
        elif len(kept.touched):
            order = self._repaired(asked, kept)
        else:
            order = kept.order
        with self._lock:
            self._kept[asked] = Kept(order, _NONE)
            self._kept.move_to_end(asked)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return order

    def among(self, sort: tuple[SortKey, ...], mask: NDArray[np.bool_], *, archived: bool = False) -> Order:
        """The rows of `mask`, all on this side of the archive, in the order of `sort`. Few are sorted by
        themselves."""
        count = int(np.count_nonzero(mask))
        with self._lock:
            few = _FEW if (sort, archived) in self._kept else _PARTLY
        if count * few < len(mask):
            slots = np.flatnonzero(mask)
            return slots[np.lexsort(self._rising(sort, slots)[::-1])].astype(np.uint32)
        order = self.by(sort, archived=archived)
        return order if count == len(order) else those_of(order, mask)

    def inherited(
        self,
        columns: Columns,
        dimensions: Mapping[str, Dimension],
        touched: NDArray[np.int64],
        moved_to: NDArray[np.int32] | None,
    ) -> Orders:
        """For the next generation: in it the rows `touched` are new or may be different, and every row of
        before stands at `moved_to` (`columns.Patch`)."""
        same = {name for name, array in self._columns.arrays().items() if getattr(columns, name) is array}
        same -= {
            name for name, known in self._dimensions.items() if dimensions[name].ranking is not known.ranking
        }
        with self._lock:
            kept = dict(self._kept)
        next_ = Orders(columns, dimensions)
        for asked, entry in list(kept.items()):
            if not {"key", "started", "flags", *(_ARRAYS[key.column] for key in asked.sort)} <= same:
                moved = touched
                if moved_to is None:
                    moved = touched[~next_.unmoved(asked.sort, touched, self)]
                kept[asked] = _moved(entry, moved, moved_to)
                if len(kept[asked].touched) * _PARTLY > len(columns):
                    del kept[asked]
        next_._kept = OrderedDict(kept)
        return next_

    def unmoved(
        self, sort: tuple[SortKey, ...], touched: NDArray[np.int64], before: Orders
    ) -> NDArray[np.bool_]:
        """Which of the rows `touched` stand among the others as they did `before` (where they stood at the
        same slots, as far as there were so many), and on the same side of the archive."""
        stays = touched < len(before._columns)
        for key in sort:
            name = _ARRAYS[key.column]
            if name in self._dimensions:
                stays &= self._dimensions[name].ranking is before._dimensions[name].ranking
        rows = touched[stays]
        if len(rows):
            now, then = self._rising(sort, rows), before._rising(sort, rows)
            same = [a == b for a, b in zip(now, then, strict=True)]
            stays[stays] = np.logical_and.reduce([*same, self._archived(rows) == before._archived(rows)])
        return stays

    def rising(self, *, archived: bool = False) -> Rising:
        """Read from the order that the page has at first, rather than kept beside it."""
        newest = self.by(_NEWEST, archived=archived)
        known = len(newest) - int(np.count_nonzero(taken(self._columns.started, newest) == NO_TIME))
        return Rising(np.concatenate((newest[:known][::-1], newest[known:])), known)

    def _archived(self, slots: NDArray[Any]) -> NDArray[np.bool_]:
        marks: NDArray[np.bool_] = (self._columns.flags[slots] & ARCHIVED) != 0
        return marks

    def _newest(self, archived: bool) -> Order:
        slots = np.flatnonzero(self._columns.flag(ARCHIVED) == archived).astype(np.uint32)
        started = self._columns.started.take(slots)
        unknown = started == NO_TIME
        order = slots.take(stable_order(turned(started, unknown, descending=False)))
        known = len(order) - np.count_nonzero(unknown)
        order[:known] = order[:known][::-1].copy()
        return order

    def _made(self, asked: Asked) -> Order:
        if asked.sort == _NEWEST:
            return self._newest(asked.archived)
        base, known = self.rising(archived=asked.archived)
        order = base
        for key in reversed(asked.sort):
            if key.column is Column.START:
                unknown = taken(self._columns.started, order) == NO_TIME
                dated = base[:known]
                order = np.concatenate((dated[::-1] if key.descending else dated, order[unknown]))
            else:
                values, missing = self._values(key, order)
                order = order[stable_order(turned(values, missing, descending=key.descending))]
        return order

    def _repaired(self, asked: Asked, kept: Kept) -> Order:
        """The rows that were touched taken out, and each put in where it belongs, if it does."""
        touched = distinct(kept.touched)
        come = touched[self._archived(touched) == asked.archived]
        return self.mended(asked.sort, kept.order, touched, come)

    def mended(
        self, sort: tuple[SortKey, ...], order: Order, gone: NDArray[np.int64], come: NDArray[np.int64]
    ) -> Order:
        """Some rows in the order of `sort`, without those that are `gone` and with those that have `come`.
        Each may be both; the other rows of `order` are as they were."""
        away = np.zeros(len(self._columns), np.bool_)
        away[gone] = True
        rest = np.delete(order, _marked(away, order))
        wanted = self._rising(sort, come)
        rising = np.lexsort(wanted[::-1])
        come, wanted = come[rising], [part[rising] for part in wanted]
        low, high = np.zeros(len(come), np.int64), np.full(len(come), len(rest))
        while (open_ := low < high).any():
            middle = (low + high) // 2
            before = _less(self._rising(sort, rest[np.minimum(middle, len(rest) - 1)]), wanted)
            low = np.where(open_ & before, middle + 1, low)
            high = np.where(open_ & ~before, middle, high)
        return np.insert(rest, low, come.astype(np.uint32))

    def _rising(self, sort: tuple[SortKey, ...], slots: NDArray[Any]) -> list[NDArray[np.int64]]:
        """What `sort` orders by, of some rows: numbers, the most important ones first."""
        parts = []
        for key in (*sort, SortKey(Column.START)):
            values, missing = self._values(key, slots)
            wide = ~values.astype(np.int64) if key.descending else values.astype(np.int64)
            parts.append(wide if missing is None else np.where(missing, _LAST, wide))
            if key.column is Column.START:
                turn = ~slots.astype(np.int64) if key.descending else slots.astype(np.int64)
                parts.append(np.where(values == NO_TIME, 0, turn))
        return [*parts, slots.astype(np.int64)]

    def _values(self, key: SortKey, slots: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.bool_] | None]:
        """Of some rows what `key` orders by, and where it is missing."""
        name = _ARRAYS[key.column]
        values = getattr(self._columns, name)[slots]
        missing = values == _MISSING[key.column] if key.column in _MISSING else None
        if key.column is Column.DOWNLOADED:
            return (values & DOWNLOADED) != 0, None
        if name in self._dimensions:
            if key.column is Column.REVIEWER:
                missing = values == self._dimensions[name].number("")
            values = self._dimensions[name].ranks[values]
        return values, missing


_NONE = np.zeros(0, np.int64)


def _moved(kept: Kept, touched: NDArray[np.int64], moved_to: NDArray[np.int32] | None) -> Kept:
    if moved_to is None:
        return Kept(kept.order, np.concatenate((kept.touched, touched)))
    order, before = moved_to[kept.order], moved_to[kept.touched]
    return Kept(order[order >= 0].astype(np.uint32), np.concatenate((before[before >= 0], touched)))


def _marked(marks: NDArray[np.bool_], order: Order) -> NDArray[np.int64]:
    """Places in `order` of rows that are marked. Piece by piece: what is made on the way stays near."""
    found = [
        begin + np.flatnonzero(marks.take(order[begin : begin + _PIECE]))
        for begin in range(0, len(order), _PIECE)
    ]
    return np.concatenate(found) if found else _NONE


def _less(some: list[NDArray[np.int64]], others: list[NDArray[np.int64]]) -> NDArray[np.bool_]:
    """Which of `some` stand before those of `others`; compared part by part."""
    less = np.zeros(len(some[0]), np.bool_)
    equal = ~less
    for one, other in zip(some, others, strict=True):
        less |= equal & (one < other)
        equal &= one == other
    return less
