"""From the columns and texts of the store to the columns and dimensions of the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from oes_desktop.index.columns import DIMENSIONS, Columns, Table, small
from oes_desktop.index.dimension import Dimension, SortKeyOf

_SEARCHED = ("student", "group", "exam")


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
        values = _values(name, met.tolist(), source)
        by_code = dict(values)
        if known is None:
            dimensions[name] = _dimension(name, list(by_code.items())).ranked(key_of(name))
            numbers = {code: number for number, code in enumerate(by_code)}
        else:
            dimensions[name], numbers, renamed[name] = known[name].taking_in(by_code, key_of(name))
        table[name] = _renumbered(table[name], met, [numbers[code] for code, _ in values])
    return Gathered(Columns.of(table), dimensions, renamed)


def _dimension(name: str, values: Sequence[tuple[str, str]]) -> Dimension:
    return Dimension.of(values, searched=name in _SEARCHED)


def _met(keys: NDArray[Any]) -> NDArray[Any]:
    """Every key once; what the last rows have comes last, so that a student is named as in her last exam."""
    met = np.unique(keys)
    last = np.zeros(int(met[-1]) + 1, np.int32)
    last[keys] = np.arange(len(keys))
    return met[np.argsort(last[met])]


def _values(name: str, keys: list[int], source: Source) -> list[tuple[str, str]]:
    """Code and label under each key."""
    if name == "student":
        students = source.students(keys)
        # One that a full list took away a moment ago: the change that tells of it is on its way.
        return [students.get(key, ("", "")) for key in keys]
    words = source.words(keys)
    return [(words[key], words[key]) for key in keys]


def _renumbered(keys: NDArray[Any], met: NDArray[Any], numbers: list[int]) -> NDArray[Any]:
    table = np.zeros(int(met.max()) + 1, np.int32)
    table[met] = numbers
    return small(table[keys])
