"""How many exams every choice of a filter would leave, the other filters as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from oes_desktop.domain.query import CHOICES, SPANS, SWITCHES, Filters
from oes_desktop.index.columns import ARCHIVED, NO_HONESTY
from oes_desktop.index.filtering import DIMENSION_OF, Masks, masks_of, matching, measured, switched
from oes_desktop.index.mirror import Mirror

BINS = 20  # of honesty, 5 % each; 100 % belongs to the last
STARTS = {
    "violations": (*range(11), 12, 15, 20, 25, 30, 40, 50, 75, 100),
    "attempts": tuple(range(1, 11)),
    "minutes": tuple(range(0, 250, 10)),
}


@dataclass(frozen=True, slots=True)
class Sides:
    """What a switch would leave, on and off."""

    on: int = 0
    off: int = 0


@dataclass(frozen=True, slots=True)
class Histogram:
    """`counts[i]` exams have `starts[i]` or more, and less than `starts[i + 1]`; the last bin is open. Exams
    below the first, or of which it is not known, are in none."""

    starts: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts by code for every value that the list knows, 0 when a choice would leave none: of `CHOICES`, in
    their order. `honesty`: `BINS` counts. `pkn`, `archived`: what the switch would leave. `switches` by
    the names of `SWITCHES`, `spans` by those of `SPANS`."""

    groups: Mapping[str, int] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)
    decisions: Mapping[str, int] = field(default_factory=dict)
    systems: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    reviewers: Mapping[str, int] = field(default_factory=dict)
    honesty: tuple[int, ...] = (0,) * BINS
    pkn: int = 0
    archived: int = 0
    switches: Mapping[str, Sides] = field(default_factory=lambda: dict.fromkeys(SWITCHES, Sides()))
    spans: Mapping[str, Histogram] = field(default_factory=lambda: dict.fromkeys(SPANS, Histogram()))


def facets(mirror: Mirror, filters: Filters) -> Facets:
    masks = masks_of(mirror, filters)
    switches = {name: _sides(mirror, masks, name) for name in SWITCHES}
    return Facets(
        **{name: _counts(mirror, masks, name) for name in CHOICES},
        honesty=_honesty(mirror, masks),
        pkn=switches["pkn"].on,
        archived=int(np.count_nonzero(masks.all(but="archived") & mirror.columns.flag(ARCHIVED))),
        switches=switches,
        spans={name: _histogram(mirror, masks, name) for name in SPANS},
    )


def counts(mirror: Mirror, views: Sequence[Filters]) -> list[int]:
    """How many exams each set of filters lets through."""
    return [int(np.count_nonzero(matching(mirror, filters))) for filters in views]


def _counts(mirror: Mirror, masks: Masks, choice: str) -> dict[str, int]:
    """By code, in the order of the dimension. Nobody is no reviewer."""
    name = DIMENSION_OF[choice]
    dimension = mirror.dimensions[name]
    numbers = getattr(mirror.columns, name).take(masks.slots(but=choice))
    found = np.bincount(numbers, minlength=len(dimension))
    if name == "kinds":
        return mirror.kinds.counts(found)
    codes = list(dimension.codes)
    order = np.argsort(dimension.ranks, kind="stable").tolist()
    by_code = {codes[number]: int(found[number]) for number in order}
    if name == "reviewer":
        by_code.pop("", None)
    return by_code


def _honesty(mirror: Mirror, masks: Masks) -> tuple[int, ...]:
    honesty = mirror.columns.honesty.take(masks.slots(but="honesty"))
    found = np.bincount(honesty - np.int8(NO_HONESTY), minlength=102)[1:]
    found[99] += found[100]
    return tuple(found[:100].reshape(BINS, -1).sum(axis=1).tolist())


def _sides(mirror: Mirror, masks: Masks, name: str) -> Sides:
    passing = masks.all(but=name)
    on = int(np.count_nonzero(passing & switched(mirror, name)))
    return Sides(on, int(np.count_nonzero(passing)) - on)


def _histogram(mirror: Mirror, masks: Masks, name: str) -> Histogram:
    values, unit = measured(mirror, name)
    starts = STARTS[name]
    top = starts[-1] * unit
    numbers = np.minimum(values.take(masks.slots(but=name)).astype(np.int32), top)
    found = np.bincount(numbers + 1, minlength=top + 2)[1:]  # what is not known is -1
    return Histogram(starts, tuple(np.add.reduceat(found, np.array(starts) * unit).tolist()))
