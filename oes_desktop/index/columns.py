"""The columns of all exams, one numpy array each, row for row, in the order of the local key.

A `Facts` is what the index needs to know of one exam. Arrays are never written to once they are part of a
`Columns`: a change copies the arrays that it touches and keeps the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

NO_TIME = np.iinfo(np.int64).max  # unknown, or never: last in every order, in no range of dates
UNKNOWN = NO_HONESTY = NO_LENGTH = -1
PKN, ARCHIVED, DOWNLOADED, REVIEWED = 1, 2, 4, 8

_MAX_COUNT = np.iinfo(np.int32).max


class Facts(NamedTuple):
    """One exam. `key` is the local row key, unique and positive; times are ms UTC, honesty percent, -1 where
    they are not known (or it was not reviewed). `kinds`: of its violations, a `models.kind_set`; `reviewer`:
    who decided, or else went through the violations. The last three are flags."""

    key: int
    student_id: str
    student_name: str
    group: str
    exam: str
    system: str
    status: str
    decision: str
    kinds: str
    reviewer: str
    started_ms: int
    ended_ms: int
    honesty: int
    violations: int
    attempts: int
    reviewed_ms: int
    pkn: int
    archived: int
    downloaded: int


DIMENSIONS = ("student", "group", "exam", "system", "status", "decision", "kinds", "reviewer")


@dataclass(frozen=True, slots=True)
class Columns:
    """`length`: whole seconds, -1 when it is not known. The dimensions hold numbers of values."""

    key: NDArray[np.int64]
    started: NDArray[np.int64]
    reviewed: NDArray[np.int64]
    length: NDArray[np.int32]
    student: NDArray[np.int32]
    group: NDArray[np.int32]
    exam: NDArray[np.int32]
    system: NDArray[np.int32]
    status: NDArray[np.int32]
    decision: NDArray[np.int32]
    kinds: NDArray[np.int32]
    reviewer: NDArray[np.int32]
    violations: NDArray[np.int32]
    attempts: NDArray[np.int32]
    honesty: NDArray[np.int8]
    flags: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.key)

    def arrays(self) -> dict[str, NDArray[Any]]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def slots(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where the rows of `keys` stand, -1 for a key that is not here."""
        places = np.searchsorted(self.key, keys)
        inside = np.minimum(places, max(len(self.key) - 1, 0))
        if not len(self.key):
            return np.full(len(keys), -1)
        return np.where((places < len(self.key)) & (self.key[inside] == keys), places, -1)

    def flag(self, bit: int) -> NDArray[np.bool_]:
        flags: NDArray[np.bool_] = (self.flags & bit) != 0
        return flags

    def patched(self, rows: Columns, removed: NDArray[np.int64]) -> Columns:
        """With `rows` put in (by key; distinct keys) and the keys `removed` taken out. An array that does not
        change is the same object as before."""
        places = self.slots(rows.key)
        known = places >= 0
        arrays = {
            name: _put(array, places[known], getattr(rows, name)[known])
            for name, array in self.arrays().items()
        }
        if not known.all():
            where = np.searchsorted(self.key, rows.key[~known])
            arrays = {
                name: np.insert(array, where, getattr(rows, name)[~known]) for name, array in arrays.items()
            }
        if len(removed):
            keep = ~np.isin(arrays["key"], removed)
            if not keep.all():
                arrays = {name: array[keep] for name, array in arrays.items()}
        return Columns(**arrays)


def _put(array: NDArray[Any], places: NDArray[np.int64], values: NDArray[Any]) -> NDArray[Any]:
    if np.array_equal(array[places], values):
        return array
    changed = array.copy()
    changed[places] = values
    return changed


class _Numbers(dict[str, int]):
    """Numbers codes in the order in which they are first met."""

    def __missing__(self, code: str) -> int:
        number = self[code] = len(self)
        return number


class Gathering:
    """Turns facts into columns, chunk by chunk. `labels` holds the text of every code that was met, by
    dimension, in the order of its number; `known` are the numbers that codes have already."""

    CHUNK = 20_000  # rows turned at once

    def __init__(self, known: Mapping[str, Mapping[str, int]] | None = None) -> None:
        self._numbers = {name: _Numbers((known or {}).get(name, {})) for name in DIMENSIONS}
        self.labels: dict[str, dict[str, str]] = {name: {} for name in DIMENSIONS}

    def columns(self, facts: Iterable[Sequence[Any]]) -> Columns:
        """Facts may be plain tuples in the order of `Facts`. Of two with one key the later counts."""
        rows = iter(facts)
        chunks = [self._chunk([])]
        while chunk := list(islice(rows, self.CHUNK)):
            chunks.append(self._chunk(chunk))
        joined = {name: np.concatenate([chunk[name] for chunk in chunks]) for name in chunks[0]}
        order = np.argsort(joined["key"], kind="stable")
        keys = joined["key"][order]
        order = order[np.append(keys[1:] != keys[:-1], True)] if len(order) else order
        return Columns(**{name: array[order] for name, array in joined.items()})

    def _chunk(self, facts: list[Sequence[Any]]) -> dict[str, NDArray[Any]]:
        table = list(zip(*facts, strict=True)) or [()] * len(Facts._fields)
        column = dict(zip(Facts._fields, table, strict=True))
        names = column.pop("student_name")
        column["student"] = column.pop("student_id")
        self.labels["student"].update(zip(column["student"], names, strict=True))
        for name in DIMENSIONS[1:]:
            self.labels[name].update(zip(column[name], column[name], strict=True))
        arrays: dict[str, NDArray[Any]] = {
            name: np.fromiter(map(self._numbers[name].__getitem__, column[name]), np.int32, len(facts))
            for name in DIMENSIONS
        }
        return arrays | {
            "key": np.array(column["key"], np.int64),
            "started": _times(column["started_ms"]),
            "reviewed": _times(column["reviewed_ms"]),
            "length": _lengths(column["started_ms"], column["ended_ms"]),
            "violations": _counts(column["violations"]),
            "attempts": _counts(column["attempts"]),
            "honesty": _honesty(column["honesty"]),
            "flags": _flags(column),
        }


def _counts(values: Sequence[int]) -> NDArray[np.int32]:
    return np.clip(np.array(values, np.int64), 0, _MAX_COUNT).astype(np.int32)


def _times(values: Sequence[int]) -> NDArray[np.int64]:
    times = np.array(values, np.int64)
    return np.where(times == UNKNOWN, NO_TIME, times)


def _lengths(started: Sequence[int], ended: Sequence[int]) -> NDArray[np.int32]:
    """Seconds; not known for an exam that ends before it begins."""
    begins, ends = np.array(started, np.int64), np.array(ended, np.int64)
    known = (begins != UNKNOWN) & (ends != UNKNOWN) & (ends >= begins)
    spans = (ends.view(np.uint64) - begins.view(np.uint64)) // np.uint64(1000)  # no overflow, however far
    return np.where(known, np.minimum(spans, np.uint64(_MAX_COUNT)).astype(np.int64), NO_LENGTH).astype(
        np.int32
    )


def _honesty(values: Sequence[int]) -> NDArray[np.int8]:
    """What is above 100 counts as 100, what is below 0 is not known: nothing else could be filtered by."""
    return np.clip(np.array(values, np.int64), NO_HONESTY, 100).astype(np.int8)


def _flags(column: Mapping[str, Sequence[int]]) -> NDArray[np.uint8]:
    flags = np.zeros(len(column["pkn"]), np.uint8)
    for name, bit in (
        ("pkn", PKN),
        ("archived", ARCHIVED),
        ("downloaded", DOWNLOADED),
    ):
        flags |= np.array(column[name], np.bool_).astype(np.uint8) * np.uint8(bit)
    reviewed = np.array(column["reviewed_ms"], np.int64) != UNKNOWN
    flags |= reviewed.astype(np.uint8) * np.uint8(REVIEWED)
    return flags
