"""The lines of the results page: an exam's row as it stands in the store, or what a group adds up."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.lines import GroupLine, Line
from oes_desktop.domain.models import ExamRow
from oes_desktop.index.answer import Answer
from oes_desktop.index.columns import DOWNLOADED, NO_HONESTY, NO_TIME
from oes_desktop.index.groups import Groups, Totals, code_of, totals
from oes_desktop.store.exams import Exams

BINS = 64  # of a group's strip
_MOST = 500  # groups whose rows are kept
STRIPS = 50  # exams of a group, the latest, whose strips are laid over each other


class Head(NamedTuple):
    """A group's row: what it adds up, and its last exam; None when the store lost that meanwhile."""

    group: GroupLine
    last: ExamRow | None


class Heads:
    """The rows of groups, as they were read last: opening one changes none of them. Another generation of the
    index, or another question, has other groups. Any thread."""

    def __init__(self) -> None:
        self._of: tuple[Groups | None, dict[int, Head]] = (None, {})

    def read(self, exams: Exams, shown: Answer, places: NDArray[np.int64]) -> list[Head]:
        """Of the groups at `places`."""
        if shown.groups is None:
            return []
        of, known = self._of
        if of is not shown.groups or len(known) > _MOST:
            known = {}
            self._of = (shown.groups, known)
        wanted = places.tolist()
        unread = [place for place in wanted if place not in known]
        if unread:
            new = np.array(unread, np.int64)
            keys = shown.mirror.columns.key[shown.groups.last[new]].tolist()
            rows = exams.keyed_rows(keys)
            for place, key, group in zip(unread, keys, _groups(exams, shown, new), strict=True):
                known[place] = Head(group, rows.get(key))
        return [_turned(known[place], shown) for place in wanted]


def _turned(head: Head, shown: Answer) -> Head:
    expanded = head.group.code in shown.expanded
    same = head.group.expanded is expanded
    return head if same else head._replace(group=replace(head.group, expanded=expanded))


def read_lines(
    exams: Exams, shown: Answer, first: int, count: int, present: Callable[[ExamRow], ExamRow], heads: Heads
) -> list[Line | None]:
    """`count` lines from line `first` on; None for an exam that the store lost meanwhile. `present` lays what
    is known of this moment over a row."""
    lines = shown.lines[first : first + count]
    is_head = lines < 0
    places = -1 - lines[is_head]
    slots = lines.copy()
    if shown.groups is not None:
        slots[is_head] = shown.groups.last[places]
    keys = shown.mirror.columns.key[slots]
    rows: dict[int, ExamRow] = exams.keyed_rows(keys[~is_head].tolist())
    downloaded = ((shown.mirror.columns.flags[slots] & DOWNLOADED) != 0).tolist()
    waiting = iter(heads.read(exams, shown, places))
    found: list[Line | None] = []
    for at, (key, of_group) in enumerate(zip(keys.tolist(), is_head.tolist(), strict=True)):
        if of_group:
            group, row = next(waiting)
            place = 0
        else:
            group, row, place = None, rows.get(key), shown.place_in_group(first + at)
        found.append(
            None
            if row is None
            else Line(key, present(row), downloaded[at], group, shown.query.grouping, place)
        )
    return found


def _groups(exams: Exams, shown: Answer, places: NDArray[np.int64]) -> list[GroupLine]:
    assert shown.groups is not None
    groups, mirror = shown.groups, shown.mirror
    sums = totals(mirror, groups, places)
    started = mirror.columns.started[groups.last[places]].tolist()
    strips = _strips(exams, shown, places)
    made = []
    for at, place in enumerate(places.tolist()):
        code = code_of(mirror, groups.grouping, int(groups.number[place]))
        worst, mean = int(sums.worst[at]), float(sums.mean[at])
        made.append(
            GroupLine(
                grouping=groups.grouping,
                code=code,
                exams=int(groups.offsets[place + 1] - groups.offsets[place]),
                **{name: int(getattr(sums, name)[at]) for name in _SUMS},
                worst=None if worst == NO_HONESTY else worst,
                mean=None if math.isnan(mean) else round(mean),
                last_ms=None if started[at] == NO_TIME else started[at],
                expanded=code in shown.expanded,
                strip=strips[at],
            )
        )
    return made


_SUMS = tuple(name for name in Totals.__slots__ if name not in ("worst", "mean"))


def _strips(exams: Exams, shown: Answer, places: NDArray[np.int64]) -> list[bytes]:
    """The strips of the groups at `places`."""
    assert shown.groups is not None
    columns = shown.mirror.columns
    slots, offsets = shown.groups.exams_of(places)
    chosen = [
        columns.key[_latest(columns.started, slots[begin:end])].tolist()
        for begin, end in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True)
    ]
    read = exams.strips([key for keys in chosen for key in keys])
    return [merged([read[key] for key in keys if key in read]) for keys in chosen]


def _latest(started: NDArray[np.int64], slots: NDArray[np.uint32]) -> NDArray[np.uint32]:
    if len(slots) <= STRIPS:
        return slots
    times = started[slots]
    times = np.where(times == NO_TIME, np.iinfo(np.int64).min, times)
    return slots[np.argpartition(times, len(times) - STRIPS)[-STRIPS:]]


def merged(strips: Sequence[bytes]) -> bytes:
    """One strip of at most `BINS` that shows the worst of all at each part of their length."""
    seen = {strip for strip in strips if strip}
    if not seen:
        return b""
    worst: NDArray[np.uint8] = np.maximum.reduce([_stretched(strip) for strip in seen])
    return worst.tobytes()


def _stretched(strip: bytes) -> NDArray[np.uint8]:
    """With `BINS` bins."""
    values, places = np.frombuffer(strip, np.uint8), _places(len(strip))
    return values[places] if len(strip) <= BINS else np.maximum.reduceat(values, places)


@lru_cache
def _places(count: int) -> NDArray[np.int64]:
    """Where each of the `BINS` begins in a strip of `count`."""
    return np.arange(BINS) * count // BINS
