"""How many exams each choice of a filter would leave: shown beside the choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from oes_desktop.domain.query import SPANS, SWITCHES

Period = tuple[int, int]  # ms UTC, both included
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
    the names of `SWITCHES`, `spans` by those of `SPANS`. `periods`: those that were asked for."""

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
    periods: Mapping[Period, int] = field(default_factory=dict)
