"""Exams grouped by student: what a student's row shows, and in which order the students stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.models import IN_PROGRESS, UNDECIDED
from oes_desktop.domain.query import Column, SortKey
from oes_desktop.index.columns import DOWNLOADED, NO_HONESTY, NO_LENGTH, NO_TIME
from oes_desktop.index.mirror import Mirror
from oes_desktop.index.sorting import stable_order, turned

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Students:
    """Aggregates of the matching exams, an entry a student, in the order of the page.

    `slots` holds the exams of all of them end to end, each student's own in the order of the page;
    `offsets[i]:offsets[i + 1]` are those of student `i`. `last`: slot of the latest exam. `worst`: lowest
    honesty, -1 when none is known.
    """

    number: NDArray[np.int32]
    offsets: Numbers
    slots: NDArray[np.uint32]
    undecided: Numbers
    running: Numbers
    violations: Numbers
    attempts: Numbers
    downloaded: Numbers
    worst: Numbers
    last: Numbers

    def __len__(self) -> int:
        return len(self.number)

    @property
    def counts(self) -> Numbers:
        return np.diff(self.offsets)


def students_of(mirror: Mirror, slots: NDArray[np.uint32], sort: tuple[SortKey, ...]) -> Students:
    """`slots`: the matching exams in their order."""
    numbers = mirror.columns.student[slots]
    grouped = slots[stable_order(numbers)]
    met = mirror.columns.student[grouped]
    begins = np.flatnonzero(np.append(True, met[1:] != met[:-1])) if len(met) else np.zeros(0, np.int64)
    unordered = _aggregates(mirror, grouped, met[begins], begins)
    return _reordered(unordered, _order(mirror, unordered, sort))


def _aggregates(
    mirror: Mirror, slots: NDArray[np.uint32], number: NDArray[np.int32], begins: Numbers
) -> Students:
    columns = mirror.columns
    offsets = np.append(begins, len(slots)).astype(np.int64)

    def summed(values: NDArray[Any]) -> Numbers:
        return np.add.reduceat(values[slots].astype(np.int64), begins) if len(begins) else _NONE

    def least(values: Numbers) -> Numbers:
        return np.minimum.reduceat(values, begins) if len(begins) else _NONE

    undecided = columns.decision == mirror.dimensions["decision"].number(UNDECIDED)
    running = columns.status == mirror.dimensions["status"].number(IN_PROGRESS)
    honesty = columns.honesty[slots].astype(np.int64)
    worst = least(np.where(honesty == NO_HONESTY, 101, honesty))
    return Students(
        number=number,
        offsets=offsets,
        slots=slots,
        undecided=summed(undecided),
        running=summed(running),
        violations=summed(columns.violations),
        attempts=summed(columns.attempts),
        downloaded=summed(columns.flag(DOWNLOADED)),
        worst=np.where(worst == 101, NO_HONESTY, worst),
        last=_latest(columns.started, slots, offsets),
    )


_NONE = np.zeros(0, np.int64)


def _latest(started: NDArray[np.int64], slots: NDArray[np.uint32], offsets: Numbers) -> Numbers:
    """Of every student the exam that started last; of two at once the one with the higher key."""
    if not len(slots):
        return _NONE
    times = started[slots]
    times = np.where(times == NO_TIME, np.iinfo(np.int64).min, times)
    begins = offsets[:-1]
    newest = np.repeat(np.maximum.reduceat(times, begins), np.diff(offsets))
    candidates = np.where(times == newest, slots.astype(np.int64), -1)
    return np.maximum.reduceat(candidates, begins)


def _order(mirror: Mirror, students: Students, sort: tuple[SortKey, ...]) -> NDArray[np.uint32]:
    """Students ordered by what their rows show; equal ones by their last exam, then by name."""
    order = stable_order(mirror.dimensions["student"].ranks[students.number])
    for key in (SortKey(Column.START), *reversed(sort)):
        order = order[stable_order(_shown(mirror, students, key)[order])]
    return order


def _shown(mirror: Mirror, students: Students, key: SortKey) -> NDArray[np.uint64]:
    columns, last = mirror.columns, students.last
    missing = None
    match key.column:
        case Column.STUDENT:
            values: NDArray[Any] = mirror.dimensions["student"].ranks[students.number]
        case Column.GROUP | Column.SYSTEM:
            name = key.column.value
            values = mirror.dimensions[name].ranks[getattr(columns, name)[last]]
        case Column.EXAM:
            values = students.counts
        case Column.START:
            values = columns.started[last]
            missing = values == NO_TIME
        case Column.HONESTY:
            values = students.worst
            missing = values == NO_HONESTY
        case Column.STATUS:
            values = students.running
        case Column.DECISION:
            values = students.undecided
        case Column.REVIEWER:
            values = mirror.dimensions["reviewer"].ranks[columns.reviewer[last]]
            missing = columns.reviewer[last] == mirror.dimensions["reviewer"].number("")
        case Column.REVIEWED:
            values = columns.reviewed[last]
            missing = values == NO_TIME
        case Column.DURATION:
            values = columns.length[last]
            missing = values == NO_LENGTH
        case _:
            values = getattr(students, key.column.value)
    return turned(values, missing, descending=key.descending)


def _reordered(students: Students, order: NDArray[np.uint32]) -> Students:
    counts = students.counts[order]
    offsets = np.append(0, np.cumsum(counts)).astype(np.int64)
    # Every student's run of slots moves as a whole: begin of the run, then 0, 1, 2 … inside it.
    inside = np.arange(len(students.slots)) - np.repeat(offsets[:-1], counts)
    slots = students.slots[np.repeat(students.offsets[:-1][order], counts) + inside]
    return Students(
        number=students.number[order],
        offsets=offsets,
        slots=slots,
        undecided=students.undecided[order],
        running=students.running[order],
        violations=students.violations[order],
        attempts=students.attempts[order],
        downloaded=students.downloaded[order],
        worst=students.worst[order],
        last=students.last[order],
    )
