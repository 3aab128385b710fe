"""The index against a plain Python reading of the same questions, over exams that hypothesis makes up."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from oes_desktop.domain.collation import keyboard_fold, search_words
from oes_desktop.domain.query import Column, Filters, Grouping, Query, SortKey
from oes_desktop.index.answer import Answer, answer
from oes_desktop.index.columns import Facts
from oes_desktop.index.facets import BINS, counts, facets
from oes_desktop.index.mirror import Mirror, Wording
from oes_desktop.index.snapshot import MAGIC, dump, load

STUDENTS = {
    "s1": "Әбдірахманова Әсем",
    "s2": "Абдрахманова Асем",
    "s3": "Ёлкин Пётр",
    "s4": "Қасымова Гүлнар",
    "s5": "Kim Viktoria",
    "s6": "Ахметов Данияр Қайратұлы",
    "s7": "\u202eрту\u200b\ud800 Ы",
    "s8": "Kim Viktoria",
}
GROUPS = ("ИС-21-2", "ИС-21-10", "ЭК-22-1", "ИС-21-1")
EXAMS = ("История Казахстана", "Математический анализ", "Physics")
SYSTEMS = ("platonus", "moodle")
STATUSES = ("finished", "in_progress", "not_started", "paused")
DECISIONS = ("undecided", "accepted", "disputed", "rejected", "new_one")
WORDING = Wording(
    "ru",
    {"platonus": "Я-Platonus", "moodle": "Moodle"},
    ("not_started", "in_progress", "finished"),
    ("undecided", "accepted", "disputed", "rejected"),
)
WORDS = (
    "",
    "а",
    "ас",
    "асем",
    "ӘСЕМ",
    "касым",
    "қас",
    "kim",
    "is",
    "ис-21",
    "анализ",
    "s3 елкин",
    "нет",
    "т у",
)

_flag = st.integers(0, 1)


def facts_strategy(keys: st.SearchStrategy[int] | None = None) -> st.SearchStrategy[Facts]:
    student = st.sampled_from(sorted(STUDENTS))
    return st.builds(
        lambda who, **rest: Facts(student_id=who, student_name=STUDENTS[who], **rest),
        student,
        key=keys or st.integers(1, 60),
        group=st.sampled_from(GROUPS),
        exam=st.sampled_from(EXAMS),
        system=st.sampled_from(SYSTEMS),
        status=st.sampled_from(STATUSES),
        decision=st.sampled_from(DECISIONS),
        started_ms=st.sampled_from((-1, 0, 1_000, 2_000, 1_800_000_000_000, 253_402_300_799_000)),
        honesty=st.sampled_from((-1, 0, 1, 50, 75, 99, 100)),
        violations=st.integers(0, 5),
        attempts=st.integers(0, 3),
        pkn=_flag,
        archived=_flag,
        downloaded=_flag,
        reviewed=_flag,
    )


def many_facts(most: int = 40) -> st.SearchStrategy[list[Facts]]:
    return st.lists(facts_strategy(), max_size=most, unique_by=lambda fact: fact.key)


def _choice(values: Sequence[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from((*values, "unknown")), max_size=2)


def filters_strategy() -> st.SearchStrategy[Filters]:
    moment = st.sampled_from((None, 0, 1_000, 1_500, 1_800_000_000_000))
    return st.builds(
        Filters,
        search=st.sampled_from(WORDS),
        from_ms=moment,
        to_ms=moment,
        groups=_choice(GROUPS),
        statuses=_choice(STATUSES),
        honesty_from=st.sampled_from((0, 0, 1, 50)),
        honesty_to=st.sampled_from((100, 100, 75, 99)),
        decisions=_choice(DECISIONS),
        systems=_choice(SYSTEMS),
        pkn=st.booleans(),
        archived=st.booleans(),
        downloaded=st.booleans(),
    )


def queries(grouping: Grouping = Grouping.NONE) -> st.SearchStrategy[Query]:
    keys = st.builds(SortKey, st.sampled_from(list(Column)), st.booleans())
    sort = st.lists(keys, min_size=1, max_size=3, unique_by=lambda key: key.column).map(tuple)
    return st.builds(Query, filters_strategy(), sort, st.just(grouping))


def passes(fact: Facts, filters: Filters) -> bool:
    """One exam against the filters, read off the manual."""
    text = [fact.student_id, fact.student_name, fact.group, fact.exam]
    folded = [keyboard_fold(part) for part in text]
    started, honesty = fact.started_ms, fact.honesty
    dated = filters.from_ms is not None or filters.to_ms is not None
    return (
        bool(fact.archived) == filters.archived
        and (not filters.pkn or bool(fact.pkn))
        and (not filters.downloaded or bool(fact.downloaded))
        and all(any(word in part for part in folded) for word in search_words(filters.search))
        and (not dated or started != -1)
        and (filters.from_ms is None or started >= filters.from_ms)
        and (filters.to_ms is None or started <= filters.to_ms)
        and (not filters.groups or fact.group in filters.groups)
        and (not filters.statuses or fact.status in filters.statuses)
        and (not filters.decisions or fact.decision in filters.decisions)
        and (not filters.systems or fact.system in filters.systems)
        and (
            not filters.restricts_honesty
            or (honesty != -1 and filters.honesty_from <= honesty <= filters.honesty_to)
        )
    )


def _value(fact: Facts, column: Column, wording: Wording) -> object:
    """What is ordered by; None where it is not known."""
    match column:
        case Column.STUDENT:
            return wording.key_of("student")(fact.student_name)
        case Column.START:
            return None if fact.started_ms == -1 else (fact.started_ms, fact.key)
        case Column.HONESTY:
            return None if fact.honesty == -1 else fact.honesty
        case Column.VIOLATIONS | Column.ATTEMPTS | Column.DOWNLOADED:
            return getattr(fact, column.value)
    return wording.key_of(column.value)(getattr(fact, column.value))


def in_order(facts: Iterable[Facts], sort: Sequence[SortKey], wording: Wording = WORDING) -> list[Facts]:
    """Sorted by hand: stable, missing last both ways, ties by start and key (by key alone, and turned with
    it, where start is sorted by)."""
    rows = sorted(facts, key=lambda fact: (fact.started_ms == -1, fact.started_ms, fact.key))
    for key in reversed(sort):
        known = [fact for fact in rows if _value(fact, key.column, wording) is not None]
        missing = [fact for fact in rows if _value(fact, key.column, wording) is None]
        values = {id(fact): _value(fact, key.column, wording) for fact in known}
        ranks = {value: rank for rank, value in enumerate(sorted(set(values.values())))}  # type: ignore[type-var]
        turn = -1 if key.descending else 1
        known.sort(key=lambda fact: turn * ranks[values[id(fact)]])
        rows = known + missing
    return rows


def keys_of(shown: Answer) -> list[int]:
    return [int(key) for key in shown.mirror.columns.key[shown.order]]


def expected(facts: list[Facts], query: Query) -> list[Facts]:
    passing = [fact for fact in facts if passes(fact, query.filters)]
    return in_order(passing, query.sort)


@given(many_facts(), queries())
def test_filters_and_orders_as_by_hand(facts: list[Facts], query: Query) -> None:
    shown = answer(Mirror.build(facts, WORDING), query)
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


@given(
    many_facts(),
    queries(Grouping.STUDENT),
    st.frozensets(st.sampled_from(sorted(STUDENTS))),
)
def test_groups_by_student_as_by_hand(facts: list[Facts], query: Query, expanded: frozenset[str]) -> None:
    shown = answer(Mirror.build(facts, WORDING), query, expanded)
    rows = expected(facts, query)
    by_student: dict[str, list[Facts]] = {}
    for fact in rows:
        by_student.setdefault(fact.student_id, []).append(fact)
    assert shown.students is not None
    assert shown.student_count == len(by_student)
    assert len(shown) == len(by_student) + sum(len(by_student.get(who, [])) for who in expanded)
    line = 0
    for place in range(len(shown.students)):
        who = shown.student_id_at(line)
        own = by_student.pop(who)
        assert shown.student_at(line) == place
        assert shown.line_of_student(who) == line
        check_student(shown, place, own)
        line += 1
        for number, fact in enumerate(own if who in expanded else [], 1):
            assert shown.key_at(line) == fact.key
            assert shown.student_id_at(line) == who
            assert shown.place_in_student(line) == number
            assert shown.line_of(fact.key) == line
            line += 1
    assert not by_student and line == len(shown)
    assert shown.with_expanded(frozenset()).lines.tolist() == answer(shown.mirror, query).lines.tolist()


def check_student(shown: Answer, place: int, own: list[Facts]) -> None:
    students = shown.students
    assert students is not None
    assert students.counts[place] == len(own)
    assert students.undecided[place] == sum(fact.decision == "undecided" for fact in own)
    assert students.running[place] == sum(fact.status == "in_progress" for fact in own)
    assert students.violations[place] == sum(fact.violations for fact in own)
    assert students.attempts[place] == sum(fact.attempts for fact in own)
    assert students.downloaded[place] == sum(fact.downloaded for fact in own)
    assert students.worst[place] == min((fact.honesty for fact in own if fact.honesty != -1), default=-1)
    last = max(own, key=lambda fact: (fact.started_ms, fact.key))
    assert shown.mirror.columns.key[students.last[place]] == last.key


@given(many_facts())
def test_students_stand_in_the_order_of_what_their_rows_show(facts: list[Facts]) -> None:
    mirror = Mirror.build(facts, WORDING)
    for descending in (False, True):
        query = Query(sort=(SortKey(Column.HONESTY, descending),), grouping=Grouping.STUDENT)
        students = answer(mirror, query).students
        assert students is not None
        worst = [value for value in students.worst.tolist() if value != -1]
        assert students.worst.tolist()[: len(worst)] == sorted(worst, reverse=descending)


@given(many_facts(), filters_strategy())
def test_facets_count_what_each_choice_would_leave(facts: list[Facts], filters: Filters) -> None:
    mirror = Mirror.build(facts, WORDING)
    found = facets(mirror, filters)
    for attribute in ("groups", "statuses", "decisions", "systems"):
        for code, count in getattr(found, attribute).items():
            alone = replace(filters, **{attribute: frozenset({code})})
            assert count == sum(passes(fact, alone) for fact in facts)
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


@given(
    many_facts(),
    many_facts(12),
    st.frozensets(st.integers(1, 60), max_size=10),
    queries(),
)
def test_a_patched_index_equals_one_built_anew(
    facts: list[Facts], changed: list[Facts], removed: frozenset[int], query: Query
) -> None:
    first = Mirror.build(facts, WORDING)
    before = keys_of(answer(first, query))  # makes orders that the next generation may keep
    second = first.patched(changed, removed - {fact.key for fact in changed})
    rows = {fact.key: fact for fact in facts} | {fact.key: fact for fact in changed}
    for key in removed - {fact.key for fact in changed}:
        rows.pop(key, None)
    assert second.generation > first.generation
    assert keys_of(answer(second, query)) == [fact.key for fact in expected(list(rows.values()), query)]
    assert keys_of(answer(first, query)) == before


@given(many_facts(), queries())
def test_a_snapshot_gives_back_the_same_index(facts: list[Facts], query: Query) -> None:
    mirror = Mirror.build(facts, WORDING)
    again = load(dump(mirror), WORDING)
    assert again is not None
    assert keys_of(answer(again, query)) == keys_of(answer(mirror, query))
    kazakh = load(dump(mirror), Wording("kk"))
    assert kazakh is not None
    assert keys_of(answer(kazakh, query)) == keys_of(answer(Mirror.build(facts, Wording("kk")), query))
    assert keys_of(answer(kazakh.patched(facts), query)) == keys_of(answer(kazakh, query))


@settings(max_examples=60)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_a_snapshot_that_is_not_understood_is_no_snapshot(noise: bytes, cut: int) -> None:
    good = dump(Mirror.build(many(3), WORDING))
    assert load(noise, WORDING) is None
    assert load(MAGIC + noise, WORDING) is None
    assert load(good[:cut], WORDING) is None


def many(count: int) -> list[Facts]:
    """The same exams for the same count, enough of them for the way that long lists are sorted."""
    dice = random.Random(count)
    return [
        Facts(
            key=key,
            student_id=(who := f"s{dice.randrange(1, 9)}"),
            student_name=STUDENTS[who],
            group=dice.choice(GROUPS),
            exam=dice.choice(EXAMS),
            system=dice.choice(SYSTEMS),
            status=dice.choice(STATUSES),
            decision=dice.choice(DECISIONS),
            started_ms=dice.choice((-1, 1_700_000_000_000 + dice.randrange(10**10))),
            honesty=dice.randrange(-1, 101),
            violations=dice.randrange(300),
            attempts=dice.randrange(4),
            pkn=dice.randrange(2),
            archived=dice.randrange(2),
            downloaded=dice.randrange(2),
            reviewed=dice.randrange(2),
        )
        for key in range(1, count + 1)
    ]


def test_long_lists_are_sorted_by_every_column_both_ways() -> None:
    facts = many(12_000)
    mirror = Mirror.build(facts, WORDING)
    for column in Column:
        for descending in (False, True):
            query = Query(sort=(SortKey(column, descending),))
            assert keys_of(answer(mirror, query)) == [fact.key for fact in expected(facts, query)], column


def test_an_order_that_still_holds_is_kept_and_one_that_does_not_is_not() -> None:
    facts = many(50)
    first = Mirror.build(facts, WORDING)
    by_name, by_honesty = (SortKey(Column.STUDENT),), (SortKey(Column.HONESTY),)
    kept, lost = first.orders.by(by_name), first.orders.by(by_honesty)
    second = first.patched([facts[0]._replace(honesty=(facts[0].honesty + 1) % 100)])
    assert second.orders.by(by_name) is kept
    assert second.orders.by(by_honesty) is not lost
