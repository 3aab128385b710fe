"""The parts a set of filters is made of, as a person counts them, and the order in which they were set.

A part is a field of `Filters` or a few that belong together: both ends of the dates are one part, and so are
a choice and what is excluded from it.
"""

from __future__ import annotations

from dataclasses import fields, replace

from oes_desktop.domain.query import CHOICES, SPANS, SWITCHES, Filters

SEARCH, DATES, HONESTY, ARCHIVED = "search", "dates", "honesty", "archived"
PARTS = (
    ARCHIVED,
    "statuses",
    "decisions",
    "groups",
    "systems",
    "kinds",
    "reviewers",
    DATES,
    HONESTY,
    *SPANS,
    *SWITCHES,
    SEARCH,
)
_FIELDS = {DATES: ("from_ms", "to_ms"), HONESTY: ("honesty_from", "honesty_to")}
_NONE = Filters()


def value_of(filters: Filters, part: str) -> object:
    """What `part` is set to, for comparing."""
    own = tuple(getattr(filters, name) for name in _FIELDS.get(part, (part,)))
    return (*own, filters.excluded_from(part)) if part in CHOICES else own


def is_set(filters: Filters, part: str) -> bool:
    return value_of(filters, part) != value_of(_NONE, part)


def parts_set(filters: Filters) -> tuple[str, ...]:
    """The parts that restrict, in the order of `PARTS`."""
    return tuple(part for part in PARTS if is_set(filters, part))


def without(filters: Filters, *parts: str) -> Filters:
    """`filters` with `parts` taken away."""
    names = {name for part in parts for name in _FIELDS.get(part, (part,))}
    plain = {field.name: getattr(_NONE, field.name) for field in fields(Filters) if field.name in names}
    excluded = frozenset(pair for pair in filters.excluded if pair[0] not in parts)
    return replace(filters, **plain, excluded=excluded)


def choosing(filters: Filters, choice: str, chosen: frozenset[str], excluded: frozenset[str]) -> Filters:
    """`filters` with one of `CHOICES` set anew."""
    others = frozenset(pair for pair in filters.excluded if pair[0] != choice)
    pairs = frozenset((choice, code) for code in excluded)
    return replace(filters, **{choice: chosen}, excluded=others | pairs)  # type: ignore[arg-type]


def order_after(order: tuple[str, ...], before: Filters, after: Filters) -> tuple[str, ...]:
    """The parts that `after` sets, last set last. `order` is what this function said of `before`; a part
    whose value changed counts as set now, several at once stand in the order of `PARTS`."""
    standing = parts_set(after)
    changed = {part for part in standing if value_of(before, part) != value_of(after, part)}
    kept = [part for part in order if part in standing and part not in changed]
    return (*kept, *(part for part in standing if part not in kept))
