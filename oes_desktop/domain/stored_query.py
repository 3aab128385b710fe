"""A question in JSON values and back: how the results page, and a saved view, survive a restart.

What is stored may be old, newer or damaged: a part that is not understood falls back alone to its default.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from oes_desktop.domain.query import DEFAULT_SORT, Column, Filters, Grouping, Query, SortKey

_SETS = ("groups", "statuses", "decisions", "systems")
_FLAGS = ("pkn", "archived", "downloaded")


def values_of(query: Query) -> dict[str, Any]:
    filters = query.filters
    stored: dict[str, Any] = {name: sorted(getattr(filters, name)) for name in _SETS}
    stored |= {name: getattr(filters, name) for name in _FLAGS}
    stored |= {
        "search": filters.search,
        "from_ms": filters.from_ms,
        "to_ms": filters.to_ms,
        "honesty": [filters.honesty_from, filters.honesty_to],
    }
    return {
        "filters": stored,
        "sort": [[key.column.value, key.descending] for key in query.sort],
        "grouping": query.grouping.value,
    }


def query_from(values: object) -> Query:
    """The question that `values` describe; never raises."""
    stored = _mapping(values)
    grouping = stored.get("grouping")
    known = [kind.value for kind in Grouping]
    return Query(
        filters=_filters(_mapping(stored.get("filters"))),
        sort=_sort(stored.get("sort")),
        grouping=Grouping(grouping) if grouping in known else Grouping.NONE,
    )


def _filters(stored: Mapping[str, Any]) -> Filters:
    parts: dict[str, Any] = {name: _texts(stored.get(name)) for name in _SETS}
    parts |= {name: stored.get(name) is True for name in _FLAGS}
    search = stored.get("search")
    low, high = _honesty(stored.get("honesty"))
    return Filters(
        search=search if isinstance(search, str) else "",
        from_ms=_whole(stored.get("from_ms")),
        to_ms=_whole(stored.get("to_ms")),
        honesty_from=low,
        honesty_to=high,
        **parts,
    )


def _sort(stored: object) -> tuple[SortKey, ...]:
    keys: dict[Column, SortKey] = {}
    columns = {column.value: column for column in Column}
    for entry in stored if isinstance(stored, list) else []:
        match entry:
            case [str(name), bool(descending)] if name in columns:
                keys.setdefault(columns[name], SortKey(columns[name], descending))
    return tuple(keys.values()) or DEFAULT_SORT


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _texts(value: object) -> frozenset[str]:
    return (
        frozenset(text for text in value if isinstance(text, str)) if isinstance(value, list) else frozenset()
    )


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _honesty(value: object) -> tuple[int, int]:
    match value:
        case [int(low), int(high)] if 0 <= low <= high <= 100:
            return low, high
    return 0, 100
