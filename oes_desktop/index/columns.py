"""The columns of all exams, one numpy array each, row for row, in the order of the local key.

What an array holds is never written to once it is part of a `Columns`: a change copies the arrays that it
touches and keeps the others; rows that are new go into the room behind an array. A column of whole numbers
has the smallest type that holds it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oes_desktop.index.growing import Room

NO_TIME = np.iinfo(np.int64).max  # unknown, or never: last in every order, in no range of dates
UNKNOWN = NO_HONESTY = NO_LENGTH = NO_REVIEW = -1
PKN, ARCHIVED, DOWNLOADED, REVIEWED = 1, 2, 4, 8
DIMENSIONS = ("student", "group", "exam", "system", "status", "decision", "kinds", "reviewer")

_MOST = np.iinfo(np.int32).max
_FURTHEST_MS = 1 << 61  # no time is further from 1970, so that no difference of two is too big
_FLAGS = {"pkn": PKN, "archived": ARCHIVED, "downloaded": DOWNLOADED}
_MEASURES = ("started_ms", "ended_ms", "reviewed_ms", "honesty", "violations", "attempts")

Numbers = NDArray[Any]  # of any size of int
Table = Mapping[str, Numbers]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """`started`: ms UTC; `reviewed`: whole seconds UTC, -1 for never; `length`: whole seconds, -1 when it is
    not known. The dimensions hold numbers of values."""

    key: Numbers
    started: NDArray[np.int64]
    reviewed: Numbers
    length: Numbers
    student: Numbers
    group: Numbers
    exam: Numbers
    system: Numbers
    status: Numbers
    decision: Numbers
    kinds: Numbers
    reviewer: Numbers
    violations: Numbers
    attempts: Numbers
    honesty: NDArray[np.int8]
    flags: NDArray[np.uint8]
    rooms: Mapping[str, Room] = field(default_factory=lambda: defaultdict(Room), repr=False)
    """Behind the arrays, by name; of all generations."""

    @classmethod
    def of(cls, table: Table) -> Columns:
        """From columns of the store in the order of their `key`: `started_ms`, `ended_ms`, `reviewed_ms` (ms
        UTC; -1: not known, or never), `honesty` (percent; below 0: not known), `violations`, `attempts`, the
        flags `pkn`, `archived`, `downloaded`; and the numbers of `DIMENSIONS`."""
        same: dict[str, Any] = {name: table[name] for name in ("key", *DIMENSIONS)}
        return cls(
            **same,
            started=_times(table["started_ms"]),
            reviewed=small(_seconds(table["reviewed_ms"])),
            length=small(_lengths(table["started_ms"], table["ended_ms"])),
            violations=_counts(table["violations"]),
            attempts=_counts(table["attempts"]),
            honesty=np.minimum(np.maximum(table["honesty"], NO_HONESTY), 100).astype(np.int8),
            flags=_flags(table),
        )

    @classmethod
    def roomy(cls, arrays: dict[str, NDArray[Any]]) -> Columns:
        """Copies of `arrays`, with room for more rows behind them; `arrays` is emptied on the way, so that
        both are not in memory at once."""
        rooms: Mapping[str, Room] = defaultdict(Room)
        names = list(arrays)
        return cls(**{name: rooms[name].filled(arrays.pop(name)) for name in names}, rooms=rooms)

    @classmethod
    def empty(cls) -> Columns:
        nothing = np.zeros(0, np.int64)
        names = ("key", *DIMENSIONS, *_MEASURES, *_FLAGS)
        return cls.of(dict.fromkeys(names, nothing))

    def __len__(self) -> int:
        return len(self.key)

    def arrays(self) -> dict[str, NDArray[Any]]:
        return {each.name: getattr(self, each.name) for each in fields(self) if each.name != "rooms"}

    def taken(self, slots: NDArray[Any]) -> Columns:
        """Some rows alone."""
        arrays: dict[str, Any] = {name: array[slots] for name, array in self.arrays().items()}
        return Columns(**arrays)

    def slots(self, keys: NDArray[Any]) -> NDArray[np.int64]:
        """Where the rows of `keys` stand, -1 for a key that is not here."""
        if not len(self.key):
            return np.full(len(keys), -1)
        wanted = np.clip(keys, 0, np.iinfo(self.key.dtype).max).astype(self.key.dtype)
        places = np.searchsorted(self.key, wanted)
        inside = np.minimum(places, len(self.key) - 1)
        return np.where(self.key[inside] == keys, inside, -1)

    def flag(self, bit: int) -> NDArray[np.bool_]:
        flags: NDArray[np.bool_] = (self.flags & bit) != 0
        return flags

    def patched(self, rows: Columns, removed: NDArray[np.int64]) -> Patch:
        """With `rows` put in (by key; distinct keys) and the keys `removed` taken out. An array that does not
        change is the same object as before."""
        places = self.slots(rows.key)
        known = places >= 0
        arrays = {
            name: self._put(name, array, places[known], getattr(rows, name)[known])
            for name, array in self.arrays().items()
        }
        kept = np.ones(len(self), np.bool_)
        gone = self.slots(removed)
        kept[gone[gone >= 0]] = False
        if not kept.all():
            arrays = {name: array[kept] for name, array in arrays.items()}
        where = np.searchsorted(arrays["key"], rows.key[~known])
        if len(where):
            arrays = {
                name: self._inserted(name, array, where, getattr(rows, name)[~known])
                for name, array in arrays.items()
            }
        columns = Columns(**arrays, rooms=self.rooms)
        touched = columns.slots(rows.key)
        moved_to = None
        if not kept.all() or (where < np.count_nonzero(kept)).any():
            old = np.ones(len(columns), np.bool_)
            old[touched[~known]] = False
            moved_to = np.full(len(self), -1, np.int32)
            moved_to[kept] = np.flatnonzero(old)
        return Patch(columns, touched, moved_to)

    def _put(
        self, name: str, array: NDArray[Any], places: NDArray[np.int64], values: NDArray[Any]
    ) -> NDArray[Any]:
        if np.array_equal(array[places], values):
            return array
        return self.rooms[name].changed(array, places, values)

    def _inserted(
        self, name: str, array: NDArray[Any], where: NDArray[np.int64], values: NDArray[Any]
    ) -> NDArray[Any]:
        if where[0] == len(array):  # as nearly always: keys only grow
            return self.rooms[name].followed(array, values)
        return np.insert(array.astype(np.promote_types(array.dtype, values.dtype), copy=False), where, values)


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """`touched`: slots of the rows that are new or may be different. `moved_to`: where every row of before
    stands now, -1 for one that is gone; None when they all stand where they stood."""

    columns: Columns
    touched: NDArray[np.int64]
    moved_to: NDArray[np.int32] | None


def small(values: NDArray[Any]) -> NDArray[Any]:
    """Whole numbers in the smallest type that holds them all."""
    low, high = (int(values.min()), int(values.max())) if len(values) else (0, 0)
    sizes = (np.int8, np.int16, np.int32)
    fits = (size for size in sizes if np.iinfo(size).min <= low and high <= np.iinfo(size).max)
    return values.astype(next(fits, np.int64), copy=False)


def _counts(values: Numbers) -> Numbers:
    return small(np.clip(values.astype(np.int64), 0, _MOST))


def _times(values: NDArray[Any]) -> NDArray[np.int64]:
    return np.where(values == UNKNOWN, NO_TIME, np.clip(values.astype(np.int64), -_FURTHEST_MS, _FURTHEST_MS))


def _seconds(values: NDArray[Any]) -> NDArray[np.int64]:
    """Nothing was reviewed before 1970."""
    times = values.astype(np.int64)
    return np.where(times == UNKNOWN, NO_REVIEW, np.clip(times, 0, _FURTHEST_MS) // 1000)


def _lengths(started: NDArray[Any], ended: NDArray[Any]) -> NDArray[np.int64]:
    """Seconds; not known for an exam that ends before it begins."""
    begins, ends = _times(started), _times(ended)
    known = (begins != NO_TIME) & (ends != NO_TIME) & (ends >= begins)
    return np.where(known, np.minimum((ends - begins) // 1000, _MOST), NO_LENGTH)


def _flags(table: Table) -> NDArray[np.uint8]:
    flags = np.where(table["reviewed_ms"] != UNKNOWN, np.uint8(REVIEWED), np.uint8(0))
    for name, bit in _FLAGS.items():
        flags |= np.where(table[name] != 0, np.uint8(bit), np.uint8(0))
    return flags
