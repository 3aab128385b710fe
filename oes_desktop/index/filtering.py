"""Which exams a set of filters lets through: one boolean array a filter, combined with AND."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from functools import partial, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.collation import SearchTerms, search_terms
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
from oes_desktop.index.packed_mask import PackedMask
from oes_desktop.index.taking import taken

Mask = NDArray[np.bool_]

_FEW = 2  # filters that are combined anew whenever one is left out

DIMENSION_OF = {
    "groups": "group",
    "statuses": "status",
    "decisions": "decision",
    "systems": "system",
    "kinds": "kinds",
    "reviewers": "reviewer",
}
_FLAGS = {"pkn": PKN, "downloaded": DOWNLOADED, "reviewed": REVIEWED}


class Masks:
    """The masks of the filters that restrict, by name: `archived` always, the others when they are set."""

    def __init__(self, by_name: dict[str, Mask]) -> None:
        self._by_name = by_name
        self._all: dict[str, Mask] = {}
        self._slots: dict[str, NDArray[np.int64]] = {}
        self._count: NDArray[np.uint8] | None = None
        self._near: tuple[NDArray[np.int64], Mask] | None = None

    def all(self, *, but: str = "") -> Mask:
        """What passes every filter, or every filter `but` one."""
        own = but if but in self._by_name else ""
        if own not in self._all:
            self._all[own] = self._made(own)
        return self._all[own]

    def _made(self, own: str) -> Mask:
        if len(self._by_name) > _FEW:
            passed, every = self._passed(), len(self._by_name)
            wanted = every - (~self._by_name[own]).view(np.uint8) if own else every
            found: Mask = passed >= wanted
            return found
        masks = [mask for name, mask in self._by_name.items() if name != own]
        return reduce(np.logical_and, masks) if masks else np.ones_like(self._by_name[own])

    def slots(self, *, but: str = "") -> NDArray[np.int64]:
        """The same, as rows."""
        own = but if but in self._by_name else ""
        if own not in self._slots:
            self._slots[own] = self._passing(own)
        return self._slots[own]

    def _passing(self, own: str) -> NDArray[np.int64]:
        """Filters left out matter for rows that fail at one filter alone, and these are few."""
        if len(self._by_name) <= _FEW:
            return np.flatnonzero(self.all(but=own))
        if self._near is None:
            passed, every = self._passed(), len(self._by_name)
            near = np.flatnonzero(passed >= every - 1)
            self._near = near, passed[near] < every
        near, fails = self._near
        return near[~fails] if not own else near[~(fails & self._by_name[own][near])]

    def _passed(self) -> NDArray[np.uint8]:
        """How many of the filters every row passes: whoever leaves out one asks for leaving out every one."""
        if self._count is None:
            masks = iter(self._by_name.values())
            self._count = next(masks).astype(np.uint8)
            for mask in masks:
                self._count += mask.view(np.uint8)
        return self._count


def masks_of(mirror: Mirror, filters: Filters) -> Masks:
    return Masks({name: _mask(mirror, name, value, make) for name, value, make in _parts(filters)})


def _mask(mirror: Mirror, name: str, value: Hashable, make: Callable[[Mirror], Mask]) -> Mask:
    """Made now, or remembered."""
    fresh: list[Mask] = []

    def packed() -> PackedMask:
        fresh.append(make(mirror))
        return PackedMask.of(fresh[0])

    kept = mirror.masks.get((name, value), packed)
    return fresh[0] if fresh else kept.mask()


def _parts(filters: Filters) -> Iterator[tuple[str, Hashable, Callable[[Mirror], Mask]]]:
    """Every filter that restricts: its name, what it is set to, and how its mask is made."""
    yield "archived", filters.archived, partial(_archived, wanted=filters.archived)
    for name in SWITCHES:
        if (wanted := getattr(filters, name)) is not None:
            yield name, wanted, partial(_turned, name=name, wanted=wanted)
    if filters.from_ms is not None or filters.to_ms is not None:
        dates = (filters.from_ms, filters.to_ms)
        yield "dates", dates, partial(_started, dates=dates)
    if filters.restricts_honesty:
        # An unknown honesty is in no range.
        ends = (max(filters.honesty_from, NO_HONESTY + 1), filters.honesty_to)
        yield "honesty", ends, partial(_honest, ends=ends)
    for name in SPANS:
        span: Span = getattr(filters, name)
        if span.restricts:
            yield name, span, partial(_within, name=name, span=span)
    for name in CHOICES:
        if codes := getattr(filters, name):
            yield name, codes, partial(_having, choice=name, codes=codes)
        if codes := filters.excluded_from(name):
            yield f"{name} excluded", codes, partial(_lacking, choice=name, codes=codes)
    terms = search_terms(filters.search)
    if terms.wanted or terms.unwanted:
        yield "search", terms, partial(_searched, terms=terms)


def matching(mirror: Mirror, filters: Filters) -> Mask:
    return masks_of(mirror, filters).all()


def narrows(filters: Filters, before: Filters) -> bool:
    """Whether it is seen from the words alone that whatever passes `filters` had passed `before`: letters
    were typed on."""
    words, had = search_terms(filters.search), search_terms(before.search)
    return (
        replace(filters, search=before.search) == before
        and set(had.unwanted) <= set(words.unwanted)
        and all(any(term in word for word in words.wanted) for term in had.wanted)
    )


def holding_words(mirror: Mirror, search: str, among: NDArray[Any]) -> Mask:
    """Which of the exams `among` hold what was typed into the search field."""
    terms = search_terms(search)
    if not terms.wanted and not terms.unwanted:
        return np.ones(len(among), np.bool_)
    return _searched(mirror, terms, among)


def _archived(mirror: Mirror, wanted: bool) -> Mask:
    mask: Mask = mirror.columns.flag(ARCHIVED) == wanted
    return mask


def _turned(mirror: Mirror, name: str, wanted: bool) -> Mask:
    mask: Mask = switched(mirror, name) == wanted
    return mask


def _started(mirror: Mirror, dates: tuple[int | None, int | None]) -> Mask:
    started = mirror.columns.started
    mask: Mask = (started != NO_TIME) & _between(started, *dates)
    return mask


def _honest(mirror: Mirror, ends: tuple[int, int]) -> Mask:
    return _between(mirror.columns.honesty, *ends)


def _searched(mirror: Mirror, terms: SearchTerms, among: NDArray[Any] | None = None) -> Mask:
    found = [_holding(mirror, term, among) for term in terms.wanted]
    found += [~_holding(mirror, term, among) for term in terms.unwanted]
    return reduce(np.logical_and, found)


def _lacking(mirror: Mirror, choice: str, codes: frozenset[str]) -> Mask:
    return ~_having(mirror, choice, codes)


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
    return taken(values, getattr(mirror.columns, name))


def _holding(mirror: Mirror, term: str, among: NDArray[Any] | None) -> Mask:
    """Exams, all or those `among`, whose student (name or id), group or exam holds `term`."""
    found: Mask | None = None
    for name in ("student", "group", "exam"):
        texts = mirror.dimensions[name].searched
        values = None if texts is None else texts.holding(term)
        if values is None or not values.any():
            continue
        numbers = getattr(mirror.columns, name)
        mask = taken(values, numbers if among is None else numbers.take(among))
        found = mask if found is None else np.logical_or(found, mask, out=found)
    return np.zeros(len(mirror if among is None else among), np.bool_) if found is None else found
