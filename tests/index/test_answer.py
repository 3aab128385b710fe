"""The index against a plain Python reading of the same questions, over exams that hypothesis makes up."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from support.by_hand import (
    STUDENTS,
    WORDING,
    Facts,
    build,
    codes,
    filters_strategy,
    in_order,
    many,
    many_facts,
    passes,
    patched,
    queries,
)

from oes_desktop.domain.query import (
    CHOICES,
    SPANS,
    SWITCHES,
    Column,
    Expanded,
    Filters,
    Grouping,
    Query,
    SortKey,
    Span,
)
from oes_desktop.index.answer import Answer, answer
from oes_desktop.index.facets import BINS, STARTS, Facets, counts, facets
from oes_desktop.index.mirror import Wording
from oes_desktop.index.snapshot import MAGIC, dump, load


def keys_of(shown: Answer) -> list[int]:
    return [int(key) for key in shown.mirror.columns.key[shown.order]]


def expected(facts: list[Facts], query: Query) -> list[Facts]:
    passing = [fact for fact in facts if passes(fact, query.filters)]
    return in_order(passing, query.sort)


@given(many_facts(), queries())
def test_filters_and_orders_as_by_hand(facts: list[Facts], query: Query) -> None:
    shown = answer(build(facts, WORDING), query)
    rows = expected(facts, query)
    assert keys_of(shown) == [fact.key for fact in rows]
    assert [shown.key_at(line) for line in range(len(shown))] == keys_of(shown)
    assert shown.matches == len(rows)
    assert shown.total == sum(bool(fact.archived) == query.filters.archived for fact in facts)
    assert shown.undecided == sum(fact.decision == "undecided" for fact in rows)
    honesty = [fact.honesty for fact in rows if fact.honesty != -1]
    if honesty:
        assert shown.mean_honesty is not None
        assert abs(shown.mean_honesty - sum(honesty) / len(honesty)) < 1e-9
    else:
        assert shown.mean_honesty is None


@given(many_facts(), filters_strategy())
def test_facets_count_what_each_choice_would_leave(facts: list[Facts], filters: Filters) -> None:
    mirror = build(facts, WORDING)
    periods = [(0, 1_000), (1_000, 2_000), (1, 999), (1_001, 1_800_000_000_000)]
    found = facets(mirror, filters, periods)
    assert found.periods == {
        (first, last): sum(passes(fact, replace(filters, from_ms=first, to_ms=last)) for fact in facts)
        for first, last in periods
    }
    for name in CHOICES:
        known = {code for fact in facts for code in codes(fact, name)} - {""}
        assert getattr(found, name).keys() == known
        for code, count in getattr(found, name).items():
            alone = replace(filters, **{name: frozenset({code})})
            assert count == sum(passes(fact, alone) for fact in facts)
    for name in SWITCHES:
        for side, wanted in ((found.switches[name].on, True), (found.switches[name].off, False)):
            assert side == sum(passes(fact, replace(filters, **{name: wanted})) for fact in facts)
    check_histograms(found, facts, filters)
    open_range = replace(filters, honesty_from=0, honesty_to=100)
    bins = [0] * BINS
    for fact in facts:
        if passes(fact, open_range) and fact.honesty != -1:
            bins[min(fact.honesty // 5, BINS - 1)] += 1
    assert list(found.honesty) == bins
    assert found.pkn == sum(passes(fact, replace(filters, pkn=True)) for fact in facts)
    assert found.archived == sum(passes(fact, replace(filters, archived=True)) for fact in facts)
    views = [filters, Filters(), Filters(archived=True)]
    assert counts(mirror, views) == [sum(passes(f, view) for f in facts) for view in views]


def check_histograms(found: Facets, facts: list[Facts], filters: Filters) -> None:
    for name in SPANS:
        starts = found.spans[name].starts
        assert starts == STARTS[name] and len(found.spans[name].counts) == len(starts)
        for first, after, count in zip(starts, (*starts[1:], None), found.spans[name].counts, strict=True):
            span = Span(first, None if after is None else after - 1)
            assert count == sum(passes(fact, replace(filters, **{name: span})) for fact in facts)


@given(
    many_facts(),
    many_facts(12),
    st.frozensets(st.integers(1, 60), max_size=10),
    queries(),
)
def test_a_patched_index_equals_one_built_anew(
    facts: list[Facts], changed: list[Facts], removed: frozenset[int], query: Query
) -> None:
    first = build(facts, WORDING)
    before = keys_of(answer(first, query))  # makes orders that the next generation may keep
    second = patched(first, changed, removed - {fact.key for fact in changed})
    rows = {fact.key: fact for fact in facts} | {fact.key: fact for fact in changed}
    for key in removed - {fact.key for fact in changed}:
        rows.pop(key, None)
    assert second.generation > first.generation
    assert keys_of(answer(second, query)) == [fact.key for fact in expected(list(rows.values()), query)]
    found, anew = facets(second, query.filters), facets(build(rows.values(), WORDING), query.filters)
    assert some(found) == some(anew)
    assert keys_of(answer(first, query)) == before


def some(found: Facets) -> Facets:
    """Without the choices that would leave nothing: an index remembers codes that no exam has any more."""
    kept = {name: {code: n for code, n in getattr(found, name).items() if n} for name in CHOICES}
    return replace(found, **kept)


@settings(deadline=None)
@given(many_facts(), queries())
def test_a_snapshot_gives_back_the_same_index(facts: list[Facts], query: Query) -> None:
    mirror = build(facts, WORDING)
    again = load(dump(mirror), WORDING)
    assert again is not None
    assert keys_of(answer(again, query)) == keys_of(answer(mirror, query))
    assert facets(again, query.filters) == facets(mirror, query.filters)
    kazakh = load(dump(mirror), Wording("kk"))
    assert kazakh is not None
    assert keys_of(answer(kazakh, query)) == keys_of(answer(build(facts, Wording("kk")), query))
    assert keys_of(answer(patched(kazakh, facts), query)) == keys_of(answer(kazakh, query))


@settings(max_examples=60)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_a_snapshot_that_is_not_understood_is_no_snapshot(noise: bytes, cut: int) -> None:
    good = dump(build(many(3), WORDING))
    assert load(noise, WORDING) is None
    assert load(MAGIC + noise, WORDING) is None
    assert load(good[:cut], WORDING) is None


def test_long_lists_are_sorted_by_every_column_both_ways() -> None:
    facts = many(12_000)
    mirror = build(facts, WORDING)
    for column in Column:
        for descending in (False, True):
            query = Query(sort=(SortKey(column, descending),))
            assert keys_of(answer(mirror, query)) == [fact.key for fact in expected(facts, query)], column


def test_an_order_that_still_holds_is_kept_and_one_that_does_not_is_not() -> None:
    facts = many(50)
    first = build(facts, WORDING)
    by_name, by_honesty = (SortKey(Column.STUDENT),), (SortKey(Column.HONESTY),)
    kept, lost = first.orders.by(by_name), first.orders.by(by_honesty)
    second = patched(first, [facts[0]._replace(honesty=(facts[0].honesty + 1) % 100)])
    assert second.orders.by(by_name) is kept
    assert second.orders.by(by_honesty) is not lost


def test_a_student_with_100_000_exams_is_one_row_and_opens() -> None:
    fact = many(1)[0]._replace(student_id="s1", student_name=STUDENTS["s1"], archived=0)
    mirror = build(fact._replace(key=key) for key in range(1, 100_001))
    query = Query(Filters(search="асем"), (SortKey(Column.DURATION),), Grouping.STUDENT)
    closed, opened = answer(mirror, query), answer(mirror, query, Expanded(frozenset({"s1"})))
    assert (len(closed), len(opened)) == (1, 100_001)
    assert [opened.key_at(line) for line in (0, 1, 100_000)] == [None, 1, 100_000]


def test_times_at_the_ends_of_what_can_be_stored_are_ordered() -> None:
    low, high = -(2**63), 2**63 - 2
    fact = many(1)[0]._replace(archived=0)
    moments = [(low, high), (0, 999), (high, low), (5, 5), (-1, 5), (low, low)]
    facts = [
        fact._replace(key=key, started_ms=started, ended_ms=ended)
        for key, (started, ended) in enumerate(moments, 1)
    ]
    mirror = build(facts)
    for column, keys in ((Column.START, [1, 6, 2, 4, 3, 5]), (Column.DURATION, [6, 2, 4, 1, 3, 5])):
        assert keys_of(answer(mirror, Query(sort=(SortKey(column),)))) == keys
