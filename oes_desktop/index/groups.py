"""Exams in groups: by student, group, exam, system or day of the start. What a group's row shows, and in
which order the groups stand.

All arrays of a question are made without a step for each group: 1,000,000 exams have 200,000 students. What
a row adds up is made for the groups that are seen (`totals`); only what is sorted by is made for all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.models import IN_PROGRESS, UNDECIDED
from oes_desktop.domain.query import Column, Grouping, Query, SortKey
from oes_desktop.index.columns import DOWNLOADED, NO_HONESTY, NO_TIME
from oes_desktop.index.days import UNKNOWN_DAY, Days, day_code, day_number
from oes_desktop.index.mirror import Mirror
from oes_desktop.index.sorting import stable_order, turned

Numbers = NDArray[np.int64]
Slots = NDArray[np.uint32]

_ABOVE_ALL = 101  # percent
_SUMS = {
    Column.STATUS: "running",
    Column.VIOLATIONS: "violations",
    Column.ATTEMPTS: "attempts",
    Column.DECISION: "undecided",
    Column.DOWNLOADED: "downloaded",
}


@dataclass(frozen=True, slots=True)
class Groups:
    """An entry a group, in the order of the page.

    `number` is the value that the exams of the group share: of the dimension, or of the day. `slots` holds
    the exams of all groups end to end, each group's own in the order of the page; `offsets[i]:offsets[i + 1]`
    are those of group `i`, and there is at least one. `last`: slot of the latest exam.
    """

    grouping: Grouping
    number: Numbers
    offsets: Numbers
    slots: Slots
    last: Numbers

    def __len__(self) -> int:
        return len(self.number)

    @property
    def counts(self) -> Numbers:
        return np.diff(self.offsets)

    def exams_of(self, places: Numbers) -> tuple[Slots, Numbers]:
        """Slots and offsets, as above, of the groups at `places` alone."""
        counts = self.offsets[places + 1] - self.offsets[places]
        offsets = _offsets(counts)
        inside = np.arange(offsets[-1]) - np.repeat(offsets[:-1], counts)
        return self.slots[np.repeat(self.offsets[places], counts) + inside], offsets


@dataclass(frozen=True, slots=True)
class Totals:
    """What the rows of some groups show, an entry each. `worst`: lowest honesty in percent, -1 when none is
    known; `mean`: NaN then."""

    undecided: Numbers
    running: Numbers
    violations: Numbers
    attempts: Numbers
    downloaded: Numbers
    worst: Numbers
    mean: NDArray[np.float64]


def numbers_of(mirror: Mirror, grouping: Grouping, slots: NDArray[Any], days: Days) -> NDArray[Any]:
    """By what the exams in `slots` are grouped."""
    if grouping is Grouping.DAY:
        return days.of(mirror.columns.started[slots])
    numbers: NDArray[Any] = getattr(mirror.columns, grouping.value)[slots]
    return numbers


def code_of(mirror: Mirror, grouping: Grouping, number: int) -> str:
    """A student's id, the name of a group or exam, a system's code, a day as 2026-11-13 ('': unknown)."""
    return day_code(number) if grouping is Grouping.DAY else mirror.dimensions[grouping.value].codes[number]


def number_of(mirror: Mirror, grouping: Grouping, code: str) -> int:
    """-1 when no exam ever had this code."""
    return day_number(code) if grouping is Grouping.DAY else mirror.dimensions[grouping.value].number(code)


def groups_of(mirror: Mirror, slots: Slots, query: Query, days: Days) -> Groups:
    """`slots`: the matching exams in their order."""
    numbers = numbers_of(mirror, query.grouping, slots, days)
    table = np.bincount(numbers)
    number = np.flatnonzero(table)
    last = _latest(mirror, slots, numbers, len(table), archived=query.filters.archived)[number]
    met = _Met(mirror, query.grouping, slots, numbers, number, table[number], last)
    order = met.order(query.sort)
    places = np.zeros(len(table), np.uint64)
    places[number[order]] = np.arange(len(order), dtype=np.uint64)
    return Groups(
        grouping=query.grouping,
        number=number[order],
        offsets=_offsets(met.counts[order]),
        slots=slots[_gathered(places, numbers)],
        last=last[order],
    )


def totals(mirror: Mirror, groups: Groups, places: Numbers) -> Totals:
    """Of the groups at `places`."""
    slots, offsets = groups.exams_of(places)
    begins = offsets[:-1]

    def summed(values: NDArray[Any]) -> Numbers:
        sums: Numbers = np.add.reduceat(values.astype(np.int64), begins) if len(begins) else _NONE
        return sums

    honesty = mirror.columns.honesty[slots].astype(np.int64)
    known = honesty != NO_HONESTY
    worst = np.minimum.reduceat(np.where(known, honesty, _ABOVE_ALL), begins) if len(begins) else _NONE
    counted = summed(known)
    return Totals(
        **{name: summed(_values(mirror, name, slots)) for name in _SUMS.values()},
        worst=np.where(worst == _ABOVE_ALL, NO_HONESTY, worst),
        mean=np.where(counted, summed(np.where(known, honesty, 0)) / np.maximum(counted, 1), np.nan),
    )


_NONE = np.zeros(0, np.int64)


def _offsets(counts: Numbers) -> Numbers:
    return np.append(0, np.cumsum(counts)).astype(np.int64)


def _gathered(places: NDArray[np.uint64], numbers: NDArray[Any]) -> Slots:
    """The order that brings the exams of every group together and keeps theirs. Place and position in one
    number: sorting these in place takes half the time of a radix sort with all its copies."""
    both = (places << np.uint64(32))[numbers]
    both |= np.arange(len(both), dtype=np.uint64)
    both.sort()
    order: Slots = both.astype(np.uint32)
    return order


def _values(mirror: Mirror, name: str, slots: Slots) -> NDArray[Any]:
    """What is added up under `name`, an entry an exam."""
    columns = mirror.columns
    values: NDArray[Any]
    match name:
        case "running":
            values = columns.status[slots] == mirror.dimensions["status"].number(IN_PROGRESS)
        case "undecided":
            values = columns.decision[slots] == mirror.dimensions["decision"].number(UNDECIDED)
        case "downloaded":
            values = (columns.flags[slots] & DOWNLOADED) != 0
        case _:
            values = getattr(columns, name)[slots]
    return values


def _latest(mirror: Mirror, slots: Slots, numbers: NDArray[Any], size: int, *, archived: bool) -> Numbers:
    """By number the exam that started last; of two at once the one with the higher key."""
    rising, known = mirror.orders.rising(archived=archived)
    rising = np.roll(rising, len(rising) - known)  # those without a start: they are older than all here
    places = np.empty(len(mirror), np.int32)
    places[rising] = np.arange(len(rising), dtype=np.int32)
    newest = np.full(size, -1, np.int32)
    np.maximum.at(newest, numbers, places[slots])
    return rising[newest].astype(np.int64) if len(rising) else newest.astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Met:
    """The groups of the exams in `slots`, by rising number. `numbers` has an entry an exam, all that follows
    an entry a group."""

    mirror: Mirror
    grouping: Grouping
    slots: Slots
    numbers: NDArray[Any]
    number: Numbers
    counts: Numbers
    last: Numbers

    def order(self, sort: tuple[SortKey, ...]) -> Slots:
        """By what the rows show; equal ones by their last exam, then by name. Days stand as in a calendar:
        the newest first, unless the page is sorted by start upwards."""
        if self.grouping is Grouping.DAY:
            descending = sort[:1] != (SortKey(Column.START),)
            return stable_order(turned(self.number, self.number == UNKNOWN_DAY, descending=descending))
        order = stable_order(self._titles())
        by_start = any(key.column is Column.START for key in sort)
        for key in reversed(sort if by_start else (*sort, SortKey(Column.START))):
            values = self._shown(key)
            if values is not None:
                order = order[stable_order(values[order])]
        return order

    def _titles(self) -> NDArray[Any]:
        return self.mirror.dimensions[self.grouping.value].ranks[self.number]

    def _shown(self, key: SortKey) -> NDArray[Any] | None:
        """None where the rows of groups show nothing to order them by."""
        column, missing = key.column, None
        values: NDArray[Any]
        if column is Column.STUDENT or column.value == self.grouping.value:
            values = self._titles()
        elif column is Column.EXAM:
            values = self.counts
        elif column is Column.START:
            values = self.mirror.columns.started[self.last]
            missing = values == NO_TIME
        elif column is Column.HONESTY:
            values = self._worst()
            missing = values == _ABOVE_ALL
        elif column in _SUMS:
            values = self._summed(_SUMS[column])
        elif self.grouping is Grouping.STUDENT and column in (Column.GROUP, Column.SYSTEM):
            values = getattr(self.mirror.columns, column.value)[self.last]
            values = self.mirror.dimensions[column.value].ranks[values]
        else:
            return None
        return turned(values, missing, descending=key.descending)

    def _worst(self) -> Numbers:
        honesty = self.mirror.columns.honesty[self.slots].astype(np.int64)
        worst = np.full(self._size, _ABOVE_ALL)
        np.minimum.at(worst, self.numbers, np.where(honesty == NO_HONESTY, _ABOVE_ALL, honesty))
        return worst[self.number]

    def _summed(self, name: str) -> Numbers:
        sums = np.bincount(self.numbers, _values(self.mirror, name, self.slots), self._size)
        return sums[self.number].astype(np.int64)

    @property
    def _size(self) -> int:
        return int(self.number[-1]) + 1 if len(self.number) else 0
