"""A question in JSON values and back: how the results page, and a saved view, survive a restart.

What is stored may be old, newer or damaged: a part that is not understood falls back alone to its default.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from oes_desktop.domain.query import (
    ANY,
    CHOICES,
    CLOSED,
    DEFAULT_SORT,
    SPANS,
    SWITCHES,
    Column,
    Expanded,
    Filters,
    Grouping,
    Query,
    SortKey,
    Span,
)

_LAST_MS = 253_402_300_799_999  # the end of the year 9999
_MOST_LETTERS = 1000  # of a search


def values_of(query: Query) -> dict[str, Any]:
    return {
        "filters": filter_values(query.filters),
        "sort": [[key.column.value, key.descending] for key in query.sort],
        "grouping": query.grouping.value,
    }


def filter_values(filters: Filters) -> dict[str, Any]:
    spans = {name: getattr(filters, name) for name in SPANS}
    return {
        **{name: sorted(getattr(filters, name)) for name in CHOICES},
        **{name: getattr(filters, name) for name in (*SWITCHES, "archived")},
        **{name: [span.low, span.high] for name, span in spans.items()},
        "excluded": sorted([name, code] for name, code in filters.excluded),
        "search": filters.search,
        "from_ms": filters.from_ms,
        "to_ms": filters.to_ms,
        "honesty": [filters.honesty_from, filters.honesty_to],
    }


def query_from(values: object) -> Query:
    """The question that `values` describe; never raises."""
    stored = _mapping(values)
    grouping = stored.get("grouping")
    known = [kind.value for kind in Grouping]
    return Query(
        filters=filters_from(stored.get("filters")),
        sort=_sort(stored.get("sort")),
        grouping=Grouping(grouping) if grouping in known else Grouping.NONE,
    )


def filters_from(values: object) -> Filters:
    """The filters that `values` describe; never raises."""
    stored = _mapping(values)
    parts: dict[str, Any] = {name: _texts(stored.get(name)) for name in CHOICES}
    parts |= {name: _switch(stored.get(name)) for name in SWITCHES}
    parts |= {name: _span(stored.get(name)) for name in SPANS}
    search = stored.get("search")
    low, high = _honesty(stored.get("honesty"))
    return Filters(
        search=search[:_MOST_LETTERS] if isinstance(search, str) else "",
        from_ms=_whole(stored.get("from_ms")),
        to_ms=_whole(stored.get("to_ms")),
        honesty_from=low,
        honesty_to=high,
        excluded=_pairs(stored.get("excluded")),
        archived=stored.get("archived") is True,
        **parts,
    )


def expanded_values(expanded: Expanded) -> dict[str, Any]:
    return {"others": expanded.others, "codes": sorted(expanded.codes)}


def expanded_from(values: object) -> Expanded:
    """The open groups that `values` describe; never raises."""
    match values:
        case {"others": bool(others), "codes": list(codes)}:
            return Expanded(_texts(codes), others)
    return CLOSED


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


def _pairs(value: object) -> frozenset[tuple[str, str]]:
    pairs = set()
    for entry in value if isinstance(value, list) else []:
        match entry:
            case [str(name), str(code)] if name in CHOICES:
                pairs.add((name, code))
    return frozenset(pairs)


def _switch(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _span(value: object) -> Span:
    match value:
        case [low, high]:
            low, high = _whole(low), _whole(high)
            if (low is None or low >= 0) and (high is None or high >= (low or 0)):
                return Span(low, high)
    return ANY


def _whole(value: object) -> int | None:
    """A number that a date or a column can hold."""
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if abs(value) <= _LAST_MS else None


def _honesty(value: object) -> tuple[int, int]:
    match value:
        case [int(low), int(high)] if 0 <= low <= high <= 100:
            return low, high
    return 0, 100
