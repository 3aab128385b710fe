"""From the columns and texts of the store to the columns and dimensions of the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from oes_desktop.index.columns import DIMENSIONS, Columns, Table, small
from oes_desktop.index.dimension import Dimension
from oes_desktop.index.ranking import SortKeyOf
from oes_desktop.index.sorting import distinct

_SEARCHED = ("student", "group", "exam")
_GONE = ("", "")


class Source(Protocol):
    """Where the texts are that the columns of the store point at, by key."""

    def students(self, keys: Sequence[int]) -> Mapping[int, tuple[str, str]]:
        """Id and name."""

    def words(self, keys: Sequence[int]) -> Mapping[int, str]:
        """Groups, exams, systems, statuses, decisions, reviewers and sets of kinds."""


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """`renamed`: numbers of the values, by dimension, that had another label before."""

    columns: Columns
    dimensions: dict[str, Dimension]
    renamed: dict[str, tuple[int, ...]]


def gather(
    tables: Iterable[Table],
    source: Source,
    key_of: Callable[[str], SortKeyOf],
    known: Mapping[str, Dimension] | None = None,
) -> Gathered:
    """Rows and dimensions, these with the values that are `known`. `tables`: as `Columns.of` takes them, with
    keys of the store for dimensions, in any order. `key_of`: how a dimension is ordered."""
    parts = [{name: small(values) for name, values in table.items()} for table in tables if len(table["key"])]
    if not parts:
        return Gathered(
            Columns.empty(), dict(known or {name: _dimension(name, []) for name in DIMENSIONS}), {}
        )
    table = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    parts.clear()
    order = np.argsort(table["key"])
    table = {name: values[order] for name, values in table.items()}
    dimensions: dict[str, Dimension] = {}
    renamed: dict[str, tuple[int, ...]] = {}
    for name in DIMENSIONS:
        met = _met(table[name])
        if known is None:
            taken = _made(name, met, source, key_of(name))
        else:
            taken = _taken(name, known[name], met, source, key_of(name))
        dimensions[name], numbers, renamed[name] = taken
        table[name] = _renumbered(table[name], met, numbers)
    return Gathered(Columns.of(table), dimensions, renamed)


class _Taken(NamedTuple):
    """`numbers`: of the values under the keys that were met."""

    dimension: Dimension
    numbers: NDArray[np.int64]
    renamed: tuple[int, ...] = ()


def _made(name: str, met: NDArray[Any], source: Source, key: SortKeyOf) -> _Taken:
    keys = met.tolist()
    values = _values(name, keys, source)
    by_code = dict(values.values())
    dimension = _dimension(name, list(by_code.items())).ranked(key)
    places = {code: number for number, code in enumerate(by_code)}
    return _keyed(dimension, met, values, places)


def _taken(name: str, known: Dimension, met: NDArray[Any], source: Source, key: SortKeyOf) -> _Taken:
    """Of the keys that were met, only those are read that may say something new."""
    settled = known.keyed.settled(met.astype(np.int64))
    unread = settled < 0
    if not unread.any():
        return _Taken(known, settled)
    values = _values(name, met[unread].tolist(), source)
    others = known.numbers([code for code, _ in values.values()])
    shared = ~unread & np.isin(settled, others)  # two names of one student: the last one counts
    if shared.any():
        unread |= shared
        values = _values(name, met[unread].tolist(), source)
    taken = known.taking_in(dict(values.values()), key)
    found = _keyed(taken.dimension, met[unread], values, taken.numbers)
    settled[unread] = found.numbers
    return _Taken(found.dimension, settled, taken.renamed)


def _keyed(
    dimension: Dimension, met: NDArray[Any], values: Mapping[int, tuple[str, str]], places: Mapping[str, int]
) -> _Taken:
    """The dimension knows under which keys its values are, if they are there."""
    numbers = np.array([places[code] for code, _ in values.values()], np.int64)
    there = np.array([value != _GONE for value in values.values()], np.bool_)
    keyed = dimension.keyed.taking_in(met[there].astype(np.int64), numbers[there], len(dimension))
    return _Taken(replace(dimension, keyed=keyed), numbers)


def _dimension(name: str, values: Sequence[tuple[str, str]]) -> Dimension:
    return Dimension.of(values, searched=name in _SEARCHED)


def _met(keys: NDArray[Any]) -> NDArray[Any]:
    """Every key once; what the last rows have comes last, so that a student is named as in her last exam."""
    met = distinct(keys)
    last = np.zeros(int(met[-1]) + 1, np.int32)
    last[keys] = np.arange(len(keys))
    return met[np.argsort(last[met])]


def _values(name: str, keys: list[int], source: Source) -> dict[int, tuple[str, str]]:
    """Code and label under each key, in the order of `keys`."""
    if name == "student":
        students = source.students(keys)
        # One that a full list took away a moment ago: the change that tells of it is on its way.
        return {key: students.get(key, _GONE) for key in keys}
    words = source.words(keys)
    return {key: (words[key], words[key]) for key in keys}


def _renumbered(keys: NDArray[Any], met: NDArray[Any], numbers: NDArray[np.int64]) -> NDArray[Any]:
    table = np.zeros(int(met.max()) + 1, np.int32)
    table[met] = numbers
    return small(table[keys])
