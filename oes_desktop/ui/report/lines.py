"""What the list of a report is made of: violations, the proctor's own marks, lost connections. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise
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
    """`items` in order of time, with their places. `moments`: how many there are, hidden or not."""

    items: tuple[Item, ...] = ()
    places: tuple[Place, ...] = ()
    moments: int = 0

    def moment(self, row: int) -> tuple[Violation, ...]:
        """The violations of the moment that a line belongs to, as far as they are listed."""
        place = self.places[row]
        if place.moment < 0:
            return ()
        reach = place.of + _BETWEEN
        near = range(max(0, row - reach), min(len(self.items), row + reach))
        found = (self.items[each] for each in near if self.places[each].moment == place.moment)
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
    placed: list[tuple[Item, Place]] = []
    for moment, (first, end) in enumerate(pairwise([*starts, len(violations)])):
        for at in range(first, end):
            placed.append((violations[at], Place(moment, at - first + 1, end - first)))
    others: list[Item] = [*report.marks, *breaks]
    placed += [(item, Place()) for item in others]
    if hidden:
        placed = [entry for entry in placed if code_of(entry[0]) not in hidden]
    if others:
        placed.sort(key=lambda entry: at_of(entry[0]))
    return Lines(tuple(item for item, _ in placed), tuple(place for _, place in placed), len(starts))
