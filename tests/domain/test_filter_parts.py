"""Parts of filters: what is set, taking one away, and which was set last."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import reduce
from itertools import pairwise

import pytest

from oes_desktop.domain.filter_parts import (
    PARTS,
    choosing,
    is_set,
    order_after,
    parts_set,
    without,
)
from oes_desktop.domain.query import CHOICES, SPANS, SWITCHES, TO_REVIEW, Filters, Span

FULL = Filters(
    search="ахметов",
    from_ms=1,
    to_ms=2,
    honesty_from=10,
    honesty_to=90,
    excluded=frozenset({("decisions", "accepted"), ("kinds", "phone")}),
    archived=True,
    **{name: frozenset({"x"}) for name in CHOICES},
    **{name: False for name in SWITCHES},
    **{name: Span(1, None) for name in SPANS},
)


def order(*history: Filters) -> tuple[str, ...]:
    """What the page remembers after filters went through these values."""
    return reduce(lambda known, step: order_after(known, *step), pairwise((Filters(), *history)), ())


def test_every_field_belongs_to_a_part() -> None:
    assert parts_set(Filters()) == ()
    assert parts_set(FULL) == PARTS
    assert without(FULL, *PARTS) == Filters()
    assert {field.name for field in fields(Filters)} - {"from_ms", "to_ms", "honesty_from", "honesty_to"} == {
        part for part in PARTS if part not in ("dates", "honesty")
    } | {"excluded"}


@pytest.mark.parametrize("part", PARTS)
def test_one_part_is_taken_away_and_nothing_else(part: str) -> None:
    fewer = without(FULL, part)
    assert not is_set(fewer, part)
    assert parts_set(fewer) == tuple(other for other in PARTS if other != part)


def test_an_exclusion_alone_counts_as_its_choice() -> None:
    filters = Filters(excluded=frozenset({("decisions", "accepted")}))
    assert parts_set(filters) == ("decisions",)
    assert without(filters, "decisions") == Filters()


def test_a_choice_is_set_beside_the_exclusions_of_others() -> None:
    filters = choosing(FULL, "decisions", frozenset({"disputed"}), frozenset({"rejected"}))
    assert filters.decisions == {"disputed"}
    assert filters.excluded == {("decisions", "rejected"), ("kinds", "phone")}


def test_the_part_set_last_stands_last() -> None:
    first = Filters(pkn=True)
    second = replace(first, groups=frozenset({"ИС"}))
    third = replace(second, search="а")
    assert order(first, second, third) == ("pkn", "groups", "search")


def test_a_part_that_changes_is_set_anew() -> None:
    first = Filters(groups=frozenset({"ИС"}))
    second = replace(first, pkn=True)
    third = replace(second, groups=frozenset({"ИС", "ЭК"}))
    assert order(first, second, third) == ("pkn", "groups")
    assert order(first, second, third, third) == ("pkn", "groups")


def test_a_part_taken_away_is_forgotten() -> None:
    first = Filters(groups=frozenset({"ИС"}), pkn=True)
    second = replace(first, groups=frozenset())
    assert order(first, second) == ("pkn",)
    assert order(first, second, replace(second, groups=frozenset({"ЭК"}))) == ("pkn", "groups")
    assert order(first, Filters()) == ()


def test_a_view_sets_many_parts_at_once_in_a_steady_order() -> None:
    assert order(TO_REVIEW) == ("statuses", "decisions")
    assert order(Filters(search="а"), replace(TO_REVIEW, search="а")) == ("search", "statuses", "decisions")
