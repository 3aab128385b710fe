"""Which exams a set of filters lets through: one boolean array a filter, combined with AND."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.collation import search_terms
from oes_desktop.domain.models import IN_PROGRESS
from oes_desktop.domain.query import CHOICES, SPANS, SWITCHES, Filters, Span
from oes_desktop.index.columns import (
    ARCHIVED,
    DOWNLOADED,
    NO_HONESTY,
    NO_LENGTH,
    NO_TIME,
    PKN,
    REVIEWED,
)
from oes_desktop.index.mirror import Mirror

Mask = NDArray[np.bool_]

DIMENSION_OF = {
    "groups": "group",
    "statuses": "status",
    "decisions": "decision",
    "systems": "system",
    "kinds": "kinds",
    "reviewers": "reviewer",
}
_FLAGS = {"pkn": PKN, "downloaded": DOWNLOADED, "reviewed": REVIEWED}


@dataclass(frozen=True, slots=True)
class Masks:
    """The masks of the filters that restrict, by name: `archived` always, the others when they are set."""

    rows: int
    by_name: dict[str, Mask]

    def all(self, *, but: str = "") -> Mask:
        """What passes every filter, or every filter `but` one."""
        masks = [mask for name, mask in self.by_name.items() if name != but]
        return reduce(np.logical_and, masks) if masks else np.ones(self.rows, np.bool_)


def masks_of(mirror: Mirror, filters: Filters) -> Masks:
    columns = mirror.columns
    masks: dict[str, Mask] = {"archived": columns.flag(ARCHIVED) == filters.archived}
    for name in SWITCHES:
        if (wanted := getattr(filters, name)) is not None:
            masks[name] = switched(mirror, name) == wanted
    if filters.from_ms is not None or filters.to_ms is not None:
        masks["dates"] = (columns.started != NO_TIME) & _between(
            columns.started, filters.from_ms, filters.to_ms
        )
    if filters.restricts_honesty:
        low = max(filters.honesty_from, NO_HONESTY + 1)  # an unknown honesty is in no range
        masks["honesty"] = _between(columns.honesty, low, filters.honesty_to)
    for name in SPANS:
        span: Span = getattr(filters, name)
        if span.restricts:
            masks[name] = _within(mirror, name, span)
    for name in CHOICES:
        if codes := getattr(filters, name):
            masks[name] = _having(mirror, name, codes)
        if codes := filters.excluded_from(name):
            masks[f"{name} excluded"] = ~_having(mirror, name, codes)
    terms = search_terms(filters.search)
    if terms.wanted or terms.unwanted:
        found = [_holding(mirror, term) for term in terms.wanted]
        found += [~_holding(mirror, term) for term in terms.unwanted]
        masks["search"] = reduce(np.logical_and, found)
    return Masks(len(mirror), masks)


def matching(mirror: Mirror, filters: Filters) -> Mask:
    return masks_of(mirror, filters).all()


def switched(mirror: Mirror, name: str) -> Mask:
    """The exams for which a switch is on."""
    if name == "live":
        on: Mask = mirror.columns.status == mirror.dimensions["status"].number(IN_PROGRESS)
        return on
    return mirror.columns.flag(_FLAGS[name])


def measured(mirror: Mirror, name: str) -> tuple[NDArray[Any], int]:
    """The numbers that a span is about, and the worth of one of its units in them. Below 0: not known."""
    columns = mirror.columns
    return (columns.length, 60) if name == "minutes" else (getattr(columns, name), 1)


def _within(mirror: Mirror, name: str, span: Span) -> Mask:
    values, unit = measured(mirror, name)
    low = 0 if span.low is None else span.low * unit
    high = None if span.high is None else span.high * unit + unit - 1
    return _between(values, max(low, NO_LENGTH + 1), high)


def _between(values: NDArray[Any], low: int | None, high: int | None) -> Mask:
    """Both ends included; an end may be further than the numbers go."""
    limits = np.iinfo(values.dtype)
    mask: Mask = np.ones(len(values), np.bool_)
    if (low is not None and low > limits.max) or (high is not None and high < limits.min):
        return ~mask
    if low is not None and low > limits.min:
        mask &= values >= low
    if high is not None and high < limits.max:
        mask &= values <= high
    return mask


def _having(mirror: Mirror, choice: str, codes: frozenset[str]) -> Mask:
    """Exams with any of `codes`."""
    name = DIMENSION_OF[choice]
    values = mirror.kinds.mask(codes) if name == "kinds" else mirror.dimensions[name].mask(codes)
    mask: Mask = values[getattr(mirror.columns, name)]
    return mask


def _holding(mirror: Mirror, term: str) -> Mask:
    """Exams whose student (name or id), group or exam holds `term`."""
    found = np.zeros(len(mirror), np.bool_)
    for name in ("student", "group", "exam"):
        blob = mirror.dimensions[name].blob
        if blob is None:
            continue
        values = blob.holding(term)
        if values.any():
            found |= values[getattr(mirror.columns, name)]
    return found
