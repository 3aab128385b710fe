"""How many exams every choice of a filter would leave, the other filters as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from oes_desktop.domain.query import Filters
from oes_desktop.index.columns import ARCHIVED, NO_HONESTY, PKN
from oes_desktop.index.filtering import Masks, masks_of, matching
from oes_desktop.index.mirror import Mirror

BINS = 20  # of honesty, 5 % each; 100 % belongs to the last


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts by code for every value that the list knows, 0 when a choice would leave none. `honesty`: `BINS`
    counts. `pkn`, `archived`: what the switch would leave."""

    groups: Mapping[str, int] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)
    decisions: Mapping[str, int] = field(default_factory=dict)
    systems: Mapping[str, int] = field(default_factory=dict)
    honesty: tuple[int, ...] = (0,) * BINS
    pkn: int = 0
    archived: int = 0


def facets(mirror: Mirror, filters: Filters) -> Facets:
    masks = masks_of(mirror, filters)
    columns = mirror.columns
    honesty = columns.honesty[masks.all(but="honesty")]
    known = np.minimum(honesty[honesty != NO_HONESTY] // (100 // BINS), BINS - 1)
    return Facets(
        groups=_counts(mirror, masks, "group"),
        statuses=_counts(mirror, masks, "status"),
        decisions=_counts(mirror, masks, "decision"),
        systems=_counts(mirror, masks, "system"),
        honesty=tuple(np.bincount(known, minlength=BINS).tolist()),
        pkn=int(np.count_nonzero(masks.all(but="pkn") & columns.flag(PKN))),
        archived=int(np.count_nonzero(masks.all(but="archived") & columns.flag(ARCHIVED))),
    )


def counts(mirror: Mirror, views: Sequence[Filters]) -> list[int]:
    """How many exams each set of filters lets through."""
    return [int(np.count_nonzero(matching(mirror, filters))) for filters in views]


def _counts(mirror: Mirror, masks: Masks, name: str) -> dict[str, int]:
    """In the order of the dimension."""
    dimension = mirror.dimensions[name]
    numbers = getattr(mirror.columns, name)[masks.all(but=name)]
    found = np.bincount(numbers, minlength=len(dimension)).tolist()
    order = np.argsort(dimension.ranks, kind="stable").tolist()
    return {dimension.codes[number]: found[number] for number in order}
