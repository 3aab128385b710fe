"""The answer to a question: which lines the page shows, in their order. Immutable, readable on any thread.

Without grouping a line is an exam. Else it is a group's row, followed by the group's exams when it is
expanded. `lines` is one flat array for both: an exam is its slot, a group `-1 - place` in `groups`; so a view
of a million lines needs no tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.models import UNDECIDED
from oes_desktop.domain.query import CLOSED, Expanded, Filters, Grouping, Query
from oes_desktop.index.columns import ARCHIVED, NO_HONESTY
from oes_desktop.index.days import Days
from oes_desktop.index.filtering import holding_words, matching, narrows
from oes_desktop.index.groups import Groups, code_of, groups_of, number_of, numbers_of
from oes_desktop.index.mirror import Mirror
from oes_desktop.index.sorting import Order, distinct, numbered
from oes_desktop.index.taking import taken

Lines = NDArray[np.signedinteger[Any]]
_FEW = 16  # exams, or groups, that are looked for one by one
_FIRST = 100  # lines; other orders differ there already
_PARTLY = (
    4  # one part in so many of all exams, by their places, is looked at quicker than all one after another
)


class Sums(NamedTuple):
    """`total` counts the exams on this side of the archive; `undecided` and `known` (their honesty is) those
    of them that the filters leave; `honesty` is the sum of it."""

    total: int
    undecided: int
    known: int
    honesty: int


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """`order`: slots of the matching exams as the queue of reports goes through them; `matches`: how many
    they are. `heads`: the lines that are rows of groups. `summing` adds up what the page shows beside the
    lines: once, when it is asked for, since the lines do not wait for it."""

    query: Query
    mirror: Mirror
    days: Days
    order: NDArray[np.uint32]
    lines: Lines
    heads: Lines
    groups: Groups | None
    expanded: Expanded
    summing: Callable[[], Sums]

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def matches(self) -> int:
        return len(self.order)

    @property
    def sums(self) -> Sums:
        return self.summing()

    @property
    def total(self) -> int:
        """Exams on this side of the archive, whatever the filters leave of them."""
        return self.sums.total

    @property
    def undecided(self) -> int:
        return self.sums.undecided

    @property
    def mean_honesty(self) -> float | None:
        return self.sums.honesty / self.sums.known if self.sums.known else None

    @property
    def group_count(self) -> int:
        """Rows of groups; 0 without grouping."""
        return 0 if self.groups is None else len(self.groups)

    def group_at(self, line: int) -> int | None:
        """Place in `groups` when the line is a group's row."""
        value = int(self.lines[line])
        return -1 - value if value < 0 else None

    def code_at(self, line: int) -> str:
        """Code of the group that the line is of, be it its row or one of its exams; '' without grouping."""
        if self.groups is None:
            return ""
        head = self.heads[self._head_above(line)]
        number = self.groups.number[-1 - self.lines[head]]
        return code_of(self.mirror, self.groups.grouping, int(number))

    def place_in_group(self, line: int) -> int:
        """Number of an exam's line among those of its group, from 1; 0 without grouping."""
        head = self._head_above(line)
        return 0 if head < 0 else line - int(self.heads[head])

    def _head_above(self, line: int) -> int:
        """Place in `heads`; -1 when there are none. Given another type than theirs, numpy would first make a
        copy of all of them."""
        return int(self.heads.searchsorted(self.heads.dtype.type(line), "right")) - 1

    def key_at(self, line: int) -> int | None:
        """Local key of the exam on the line, None for a group's row."""
        value = int(self.lines[line])
        return None if value < 0 else int(self.mirror.columns.key[value])

    def line_of(self, key: int) -> int | None:
        """Where the exam with the local key `key` is to be seen."""
        slot = self._slot(key)
        return None if slot is None else _first(self.lines == slot)

    def line_of_group(self, code: str) -> int | None:
        if self.groups is None:
            return None
        place = _first(self.groups.number == number_of(self.mirror, self.groups.grouping, code))
        return None if place is None else int(self.heads[place])

    def exams_on(self, spans: Iterable[tuple[int, int]]) -> NDArray[np.int64]:
        """Local keys of the exams on the lines of `spans` (first and last line), each once, in the order of
        the page. A group's row stands for all its exams that match, open or not."""
        chosen = np.zeros(len(self.mirror.columns), np.bool_)
        for first, last in spans:
            lines = self.lines[first : last + 1]
            heads = lines < 0
            chosen[lines[~heads]] = True
            if self.groups is not None:
                chosen[self.groups.exams_of(-1 - lines[heads])[0]] = True
        keys: NDArray[np.int64] = self.mirror.columns.key[self.order[chosen[self.order]]]
        return keys

    def same_lines(self, other: Answer) -> bool:
        """Whether every line is the exam or the group that it is in `other`; what it shows may differ."""
        if other.mirror.columns.key is not self.mirror.columns.key:
            return False
        if other.query.grouping is not self.query.grouping:
            return False
        if not all(np.array_equal(other.lines[:count], self.lines[:count]) for count in (_FIRST, None)):
            return False
        if other.groups is None or self.groups is None:
            return True
        return np.array_equal(other.groups.number, self.groups.number)

    def spans_from(self, other: Answer, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Stretches of lines of an earlier answer (first and last) as stretches of this one."""
        whole = [np.arange(first, min(last + 1, len(other))) for first, last in spans]
        found = distinct(self.lines_from(other, np.concatenate(whole))) if whole else np.zeros(0, np.int64)
        found = found[found >= 0]
        if not len(found):
            return []
        breaks = np.flatnonzero(np.diff(found) > 1)
        firsts, lasts = found[np.append(0, breaks + 1)], found[np.append(breaks, len(found) - 1)]
        return list(zip(firsts.tolist(), lasts.tolist(), strict=True))

    def lines_from(self, other: Answer, lines: Lines) -> Lines:
        """Where the `lines` of an earlier answer stand in this one, -1 for what is not here. Where grouping
        hides an exam its group's row takes its place, and the last exam that of a group's row."""
        if self.groups is not None and self.groups is other.groups:
            return self._lines_turned(other, lines)
        values = other.lines[lines]
        heads = values < 0
        slots = values
        if other.groups is not None:
            slots = np.where(heads, other.groups.last[np.where(heads, -1 - values, 0)], values)
        found = self.lines_of_keys(other.mirror.columns.key[slots])
        if self.groups is not None:
            same = other.groups is not None and other.groups.grouping is self.groups.grouping
            away = np.flatnonzero((found < 0) | (heads & same))
            found[away] = self._lines_of_groups_of(other, slots[away])
        return found

    def _lines_turned(self, other: Answer, lines: Lines) -> Lines:
        """The same where nothing but which groups are open is different."""
        place = other.heads.searchsorted(lines.astype(other.heads.dtype), "right") - 1
        there = self.heads[place]
        found = np.minimum(there + (lines - other.heads[place]), len(self.lines) - 1)
        return np.where(self.lines[found] == other.lines[lines], found, there)

    def _lines_of_groups_of(self, other: Answer, slots: Lines) -> Lines:
        """The rows of the groups that exams of an earlier answer belonged to there."""
        if self.groups is None or not len(self.groups):
            return np.full(len(slots), -1)
        grouping = self.groups.grouping
        numbers = numbers_of(other.mirror, grouping, slots, other.days)
        met, places = numbered(numbers)
        codes = (code_of(other.mirror, grouping, number) for number in met.tolist())
        now = np.array([number_of(self.mirror, grouping, code) for code in codes], np.int64)
        order = np.argsort(self.groups.number)
        at = order[np.searchsorted(self.groups.number, now, sorter=order).clip(0, len(order) - 1)]
        return np.where(self.groups.number[at] == now, self.heads[at], -1)[places]

    def lines_of_keys(self, keys: NDArray[np.int64]) -> Lines:
        """Where the exams with these local keys stand, -1 for those that are not shown."""
        slots = self.mirror.columns.slots(keys)
        wanted, which = numbered(slots)
        if len(wanted) <= _FEW:  # as a view with one current line asks at every keystroke
            hits = [None if slot < 0 else _first(self.lines == slot) for slot in wanted.tolist()]
            return np.array([-1 if hit is None else hit for hit in hits], np.int64)[which]
        places = np.full(len(self.mirror.columns) + 1, -1)  # the last one is for exams that are gone
        exams = np.flatnonzero(self.lines >= 0)
        places[self.lines[exams]] = exams
        found: Lines = places[slots]
        return found

    def places_from(self, other: Answer, lines: Sequence[int]) -> list[int]:
        """As `lines_from`, for a few."""
        found: list[int] = self.lines_from(other, np.array(lines, np.int64)).tolist()
        return found

    def places_of(self, keys: Sequence[int]) -> list[int]:
        """As `lines_of_keys`, for a few."""
        found: list[int] = self.lines_of_keys(np.array(keys, np.int64)).tolist()
        return found

    def place_of(self, key: int) -> int | None:
        """Place in `order`, expanded or not."""
        slot = self._slot(key)
        return None if slot is None else _first(self.order == slot)

    def with_expanded(self, expanded: Expanded) -> Answer:
        """The same answer with other groups open."""
        if self.groups is None:
            return replace(self, expanded=expanded)
        turned = expanded.codes ^ self.expanded.codes
        if expanded.others != self.expanded.others or len(turned) > _FEW:
            lines, heads = _grouped_lines(self.mirror, self.groups, expanded)
            return replace(self, lines=lines, heads=heads, expanded=expanded)
        lines, heads = self.lines, self.heads
        for code in turned:
            place = _first(self.groups.number == number_of(self.mirror, self.groups.grouping, code))
            if place is not None:
                lines, heads = _turned(lines, heads, self.groups, place)
        return replace(self, lines=lines, heads=heads, expanded=expanded)

    def _slot(self, key: int) -> int | None:
        slot = int(self.mirror.columns.slots(np.array([key], np.int64))[0])
        return None if slot < 0 else slot


def answer(
    mirror: Mirror,
    query: Query,
    expanded: Expanded = CLOSED,
    days: Days = Days(),
    *,
    last: Answer | None = None,
) -> Answer:
    """`expanded`: the groups whose exams are shown; `days` are those of the institution. `last`: an earlier
    answer; if it is of the same question and the generation before, only what changed since is looked at, and
    if the question has only become narrower, only its exams are."""
    order = _order_after(mirror, query, last)
    if order is None:
        order = _order_within(mirror, query, last)
    if order is None:
        order = mirror.orders.among(
            query.sort, matching(mirror, query.filters), archived=query.filters.archived
        )
    groups = None
    lines: Lines = order.view(np.int32)  # slots are small enough
    heads: Lines = lines[:0]
    if query.grouping is not Grouping.NONE:
        groups = groups_of(mirror, order, query, days)
        lines, heads = _grouped_lines(mirror, groups, expanded)
        order = groups.slots
    summing = cache(partial(_sums, mirror, query.filters, order))
    return Answer(query, mirror, days, order, lines, heads, groups, expanded, summing)


def _sums(mirror: Mirror, filters: Filters, order: Order) -> Sums:
    """The sums of the exams in `order`."""
    total = int(np.count_nonzero(mirror.columns.flag(ARCHIVED) == filters.archived))
    honesty = taken(mirror.columns.honesty, order)
    honesty = honesty.compress(honesty != NO_HONESTY)
    undecided = taken(mirror.columns.decision, order) == mirror.dimensions["decision"].number(UNDECIDED)
    return Sums(total, int(np.count_nonzero(undecided)), len(honesty), int(honesty.sum(dtype=np.int64)))


def _order_within(mirror: Mirror, query: Query, last: Answer | None) -> Order | None:
    """The order of `query`, looked for among the exams of `last`; None when others may match as well, or
    they are no fewer than all."""
    if last is None or last.mirror is not mirror or last.groups is not None:
        return None
    if len(last.order) * _PARTLY > len(mirror) or last.query.sort != query.sort:
        return None
    if not narrows(query.filters, last.query.filters):
        return None
    return last.order.compress(holding_words(mirror, query.filters.search, last.order))


def _order_after(mirror: Mirror, query: Query, last: Answer | None) -> Order | None:
    """The order of `query`, made from `last`; None when that is not of the same exams before the change."""
    change = mirror.change
    if last is None or change is None or last.mirror.counts is not change.counts or last.groups is not None:
        return None
    if (last.query.filters, last.query.sort) != (query.filters, query.sort):
        return None
    before, after = (matching(part, query.filters) for part in (change.before, change.after))
    moves = ~change.after.orders.unmoved(query.sort, np.arange(len(after)), change.before.orders)
    old = np.arange(len(before))
    gone = change.slots[old[before & ~(after[old] & ~moves[old])]]
    moves[old[~before]] = True
    come = change.slots[after & moves]
    return mirror.orders.mended(query.sort, last.order, gone, come)


def _grouped_lines(mirror: Mirror, groups: Groups, expanded: Expanded) -> tuple[Lines, Lines]:
    """All lines, and which of them are the groups' own."""
    numbers = [number_of(mirror, groups.grouping, code) for code in expanded.codes]
    opened = np.isin(groups.number, numbers) != expanded.others
    counts = groups.counts
    shown = np.where(opened, counts, 0)
    heads = (np.arange(len(groups)) + np.append(0, np.cumsum(shown))[:-1]).astype(np.int32)
    lines = np.empty(len(groups) + int(shown.sum()), np.int32)
    is_exam = np.ones(len(lines), np.bool_)
    is_exam[heads] = False
    lines[heads] = -1 - np.arange(len(groups))
    lines[is_exam] = groups.slots[np.repeat(opened, counts)]
    return lines, heads


def _turned(lines: Lines, heads: Lines, groups: Groups, place: int) -> tuple[Lines, Lines]:
    """With one group opened that was closed, or the other way round."""
    below = int(heads[place]) + 1
    exams = groups.slots[groups.offsets[place] : groups.offsets[place + 1]].view(np.int32)
    heads = heads.copy()
    if below < len(lines) and lines[below] >= 0:
        heads[place + 1 :] -= len(exams)
        return np.concatenate((lines[:below], lines[below + len(exams) :])), heads
    heads[place + 1 :] += len(exams)
    return np.concatenate((lines[:below], exams, lines[below:])), heads


def _first(found: NDArray[np.bool_]) -> int | None:
    place = int(np.argmax(found)) if len(found) else 0
    return place if len(found) and found[place] else None
