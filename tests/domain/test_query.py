"""The question to the results page, and how it is stored."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oes_desktop.domain.query import CLOSED, DEFAULT_SORT, Column, Expanded, Filters, Grouping, Query, SortKey
from oes_desktop.domain.stored_query import expanded_from, expanded_values, query_from, values_of

texts = st.text(max_size=8)
moments = st.none() | st.integers(0, 10**14)
filters = st.builds(
    Filters,
    search=texts,
    from_ms=moments,
    to_ms=moments,
    groups=st.frozensets(texts, max_size=3),
    statuses=st.frozensets(texts, max_size=3),
    honesty_from=st.integers(0, 50),
    honesty_to=st.integers(50, 100),
    decisions=st.frozensets(texts, max_size=3),
    systems=st.frozensets(texts, max_size=3),
    pkn=st.booleans(),
    archived=st.booleans(),
    downloaded=st.booleans(),
)
keys = st.builds(SortKey, st.sampled_from(list(Column)), st.booleans())
queries = st.builds(
    Query,
    filters,
    st.lists(keys, min_size=1, max_size=3, unique_by=lambda key: key.column).map(tuple),
    st.sampled_from(list(Grouping)),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
)


@given(queries)
def test_a_question_survives_a_restart(query: Query) -> None:
    assert query_from(json.loads(json.dumps(values_of(query)))) == query


@given(anything, st.sampled_from(["filters", "sort", "grouping", "search", "honesty", "groups", "from_ms"]))
def test_nonsense_falls_back_part_by_part(value: Any, part: str) -> None:
    query_from(value)
    stored = values_of(Query(Filters(search="асем", groups=frozenset({"ИС-21-2"}), pkn=True)))
    (stored if part in stored else stored["filters"])[part] = value
    found = query_from(stored)
    if part not in ("filters", "groups"):
        assert found.filters.groups == {"ИС-21-2"}
    assert isinstance(found.filters.search, str)
    assert 0 <= found.filters.honesty_from <= found.filters.honesty_to <= 100
    assert found.sort


@pytest.mark.parametrize("stored", [None, 7, "x", [], {}, {"sort": [["nothing", True]], "grouping": "moon"}])
def test_what_is_not_understood_is_the_first_question(stored: object) -> None:
    assert query_from(stored) == Query()


def test_a_header_sorts_turns_and_adds() -> None:
    query = Query().sorted_by(Column.HONESTY)
    assert query.sort == (SortKey(Column.HONESTY),)
    query = query.sorted_by(Column.HONESTY)
    assert query.sort == (SortKey(Column.HONESTY, descending=True),)
    query = query.sorted_by(Column.STUDENT, add=True)
    assert [key.column for key in query.sort] == [Column.HONESTY, Column.STUDENT]
    query = query.sorted_by(Column.HONESTY, add=True)
    assert query.sort == (SortKey(Column.HONESTY), SortKey(Column.STUDENT))


def test_reset_clears_filters_and_nothing_else() -> None:
    query = Query(Filters(search="x", pkn=True), (SortKey(Column.EXAM),), Grouping.STUDENT)
    assert query.filters.restricts
    assert query.reset() == Query(Filters(), (SortKey(Column.EXAM),), Grouping.STUDENT)
    assert not query.reset().filters.restricts
    assert Query().sort == DEFAULT_SORT


@given(st.frozensets(st.text(max_size=3)), st.booleans(), st.text(max_size=3))
def test_open_groups_survive_storing_and_turn(codes: frozenset[str], others: bool, code: str) -> None:
    expanded = Expanded(codes, others)
    assert expanded_from(json.loads(json.dumps(expanded_values(expanded)))) == expanded
    turned = expanded.turned(code)
    assert (code in turned) != (code in expanded)
    assert turned.turned(code) == expanded
    assert all((one in turned) == (one in expanded) for one in codes - {code})


@given(anything)
def test_open_groups_that_make_no_sense_are_none(stored: object) -> None:
    assert isinstance(expanded_from(stored), Expanded)
    assert expanded_from({"others": "yes", "codes": stored}) == CLOSED
    assert expanded_from(["a", "b"]) == CLOSED
