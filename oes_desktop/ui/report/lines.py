"""What the list of a report is made of: violations, the proctor's own marks, lost connections. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from oes_desktop.domain.models import Mark, Report, Violation
from oes_desktop.domain.moments import moment_starts
from oes_desktop.playback.exam_clock import Break

OWN, BREAKS = " own", " breaks"  # what the chips call them: no code of a kind begins with a blank

_BETWEEN = 200  # lines of other things that may stand within a moment

Item = Violation | Mark | Break


class Place(NamedTuple):
    """The `number`-th `of` so many violations of a moment, itself the `moment`-th of the exam; what
    is no violation belongs to no moment."""

    moment: int = -1
    number: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True)
class Lines:
    """`items` in order of time; `ranks`: of each its number among all violations, hidden or not (-1: it is
    none). `starts`: with which of these each moment begins. Places are worked out for what is looked at."""

    items: tuple[Item, ...] = ()
    ranks: Sequence[int] = ()
    starts: Sequence[int] = ()
    violations: int = 0

    @property
    def moments(self) -> int:
        return len(self.starts)

    def place(self, row: int) -> Place:
        rank = self.ranks[row]
        if rank < 0:
            return Place()
        moment = bisect_right(self.starts, rank) - 1
        first = self.starts[moment]
        end = self.starts[moment + 1] if moment + 1 < len(self.starts) else self.violations
        return Place(moment, rank - first + 1, end - first)

    def moment(self, row: int) -> tuple[Violation, ...]:
        """The violations of the moment that a line belongs to, as far as they are listed."""
        place = self.place(row)
        if place.moment < 0:
            return ()
        first = self.starts[place.moment]
        reach = place.of + _BETWEEN
        near = range(max(0, row - reach), min(len(self.items), row + reach))
        found = (self.items[each] for each in near if first <= self.ranks[each] < first + place.of)
        return tuple(item for item in found if isinstance(item, Violation))


def at_of(item: Item) -> int:
    """When it begins, wall ms."""
    return item.span.start_ms if isinstance(item, Break) else item.at_ms


def key_of(item: Item) -> str:
    """What tells it from every other line of the exam."""
    if isinstance(item, Violation):
        return item.id
    return f"{OWN} {item.id}" if isinstance(item, Mark) else f"{BREAKS} {item.span.start_ms}"


def code_of(item: Item) -> str:
    """The chip it belongs to."""
    if isinstance(item, Violation):
        return item.kind
    return OWN if isinstance(item, Mark) else BREAKS


def lines_of(report: Report, breaks: Iterable[Break], hidden: Collection[str]) -> Lines:
    """Without the kinds that are hidden. A moment is what it is, whatever is hidden of it."""
    violations = report.violations
    starts = moment_starts(violations)
    own: list[Item] = [*report.marks, *breaks]
    others = [item for item in own if code_of(item) not in hidden]
    ranks: Sequence[int] = range(len(violations))
    if hidden:
        ranks = [rank for rank in ranks if violations[rank].kind not in hidden]
    if not others:
        items: tuple[Item, ...] = tuple(violations[rank] for rank in ranks) if hidden else violations
        return Lines(items, ranks, starts, len(violations))
    placed: list[tuple[int, int, Item]] = [(violations[rank].at_ms, rank, violations[rank]) for rank in ranks]
    placed += [(at_of(item), -1, item) for item in others]
    placed.sort(key=itemgetter(0))
    return Lines(
        tuple(item for _, _, item in placed),
        tuple(rank for _, rank, _ in placed),
        starts,
        len(violations),
    )
