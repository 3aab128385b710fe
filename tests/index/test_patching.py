"""What is made out of the answer before a change, against what is made anew: nobody may see a difference."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from support.by_hand import WORDING, Facts, build, facts_strategy, filters_strategy, many, patched, queries

from oes_desktop.domain.query import CLOSED, Column, Expanded, Filters, Grouping, Query, SortKey
from oes_desktop.index.answer import Answer, answer
from oes_desktop.index.facets import counts, facets
from oes_desktop.index.filtering import masks_of
from oes_desktop.index.growing import Room
from oes_desktop.index.mirror import Mirror

FACTS = [fact._replace(key=key) for key, fact in enumerate(many(400), 1)]
LAST = len(FACTS)
BY_HONESTY = Query(sort=(SortKey(Column.HONESTY, descending=True), SortKey(Column.STUDENT)))


def some_changes(most: int = 8) -> st.SearchStrategy[list[Facts]]:
    """Of exams that are there, most of them in one thing, and of new ones behind them; students may have
    other names."""
    other = facts_strategy(st.integers(1, LAST + 9))
    field = st.sampled_from(("archived", "pkn", "honesty", "decision", "started_ms", "group", "kinds"))
    one = st.builds(
        lambda key, fact, name: FACTS[key]._replace(**{name: getattr(fact, name)}),
        st.integers(0, LAST - 1),
        other,
        field,
    )
    named = st.builds(
        lambda fact, salt: fact._replace(student_name=fact.student_name + salt),
        other,
        st.sampled_from(("", "", "", " я", "а")),
    )
    changed = one | one | named
    return st.lists(changed, min_size=1, max_size=most, unique_by=lambda fact: fact.key)


def loose(query: Query, filtered: bool) -> Query:
    """Most filters together leave nothing to be changed."""
    filters = query.filters
    return query if filtered else Query(Filters(pkn=filters.pkn, archived=filters.archived), query.sort)


def as_told(shown: Answer) -> tuple[object, ...]:
    return (
        shown.mirror.columns.key[shown.order].tolist(),
        shown.lines.tolist(),
        shown.total,
        shown.matches,
        shown.undecided,
        shown.mean_honesty,
    )


@settings(deadline=None)
@given(st.lists(some_changes(), min_size=1, max_size=4), queries(), st.booleans(), st.data())
def test_an_answer_mended_is_the_answer_made_anew(
    rounds: list[list[Facts]], query: Query, filtered: bool, data: st.DataObject
) -> None:
    query = loose(query, filtered)
    mirror = build(FACTS, WORDING)
    last = answer(mirror, query)
    rows = {fact.key: fact for fact in FACTS}
    views = [query.filters, Filters(), Filters(pkn=True)]
    counts(mirror, views)
    for changed in rounds:
        gone = data.draw(st.sampled_from((set(), set(), set(), {3}, {LAST + 2})))
        gone -= {fact.key for fact in changed}
        mirror = patched(mirror, changed, gone)
        rows |= {fact.key: fact for fact in changed}
        rows = {key: fact for key, fact in rows.items() if key not in gone}
        last = answer(mirror, query, last=last)
        assert as_told(last) == as_told(answer(mirror, query))
        anew = renamed_as(mirror, rows.values())
        assert as_told(last) == as_told(answer(anew, query))
        assert counts(mirror, views) == counts(anew, views)
        assert counts(mirror, views) == [answer(anew, Query(view)).matches for view in views]


def renamed_as(mirror: Mirror, facts: Sequence[Facts] | object) -> Mirror:
    """Built anew, with the names that the changes left behind."""
    students = mirror.dimensions["student"]
    names = dict(zip(students.codes, students.labels, strict=True))
    rows = sorted(facts, key=lambda fact: fact.key)  # type: ignore[call-overload]
    return build([fact._replace(student_name=names[fact.student_id]) for fact in rows], WORDING)


def test_a_small_change_is_followed_without_looking_at_the_rest() -> None:
    mirror = build(FACTS, WORDING)
    second = patched(mirror, [FACTS[7]._replace(honesty=3), FACTS[7]._replace(key=LAST + 1)])
    assert second.change is not None and second.change.slots.tolist() == [7, LAST]
    for name in ("started", "student", "reviewed"):  # new rows go behind the others
        assert getattr(second.columns, name)[:LAST].base is getattr(mirror.columns, name).base
    assert patched(second, [], [FACTS[3].key]).change is None, "who is behind moves up"
    assert patched(second, FACTS[: LAST // 2]).change is None, "too many"


def test_of_another_question_or_an_older_index_nothing_is_taken_over() -> None:
    first = build(FACTS, WORDING)
    second = patched(first, [FACTS[1]._replace(honesty=99)])
    third = patched(second, [FACTS[2]._replace(honesty=98)])
    old, other = answer(first, BY_HONESTY), answer(second, Query(Filters(pkn=True), BY_HONESTY.sort))
    for last in (old, other, answer(build(FACTS, WORDING), BY_HONESTY)):
        assert as_told(answer(third, BY_HONESTY, last=last)) == as_told(answer(third, BY_HONESTY))


@settings(deadline=None)
@given(st.lists(some_changes(), min_size=2, max_size=5))
def test_whoever_reads_an_older_index_sees_no_change(rounds: list[list[Facts]]) -> None:
    mirrors = [build(FACTS, WORDING)]
    seen = [held(mirrors[0])]
    for changed in rounds:
        mirrors.append(patched(mirrors[-1], changed))
        seen.append(held(mirrors[-1]))
    branch = patched(mirrors[0], [FACTS[0]._replace(key=LAST + 5)])  # two continue the same one
    assert [held(mirror) for mirror in mirrors] == seen
    assert branch.columns.key[-1] == LAST + 5


def held(mirror: Mirror) -> object:
    columns = {name: array.tolist() for name, array in mirror.columns.arrays().items()}
    searched = {
        name: (known.searched.names.runs.tolist(), known.searched.names.words.texts())
        for name, known in mirror.dimensions.items()
        if known.searched
    }
    texts = {
        name: (list(known.codes), list(known.labels), known.ranks.tolist())
        for name, known in mirror.dimensions.items()
    }
    return columns, searched, texts


def test_a_student_with_two_names_bears_the_one_of_the_last_exam_that_changed() -> None:
    mirror = build(FACTS, WORDING)
    who = FACTS[5].student_id
    for first, second in (("Бірінші", "Екінші"), ("Екінші", "Бірінші"), ("Бірінші", "Бірінші")):
        changed = [
            FACTS[5]._replace(student_name=first, honesty=1),
            FACTS[5]._replace(key=LAST + 1, student_name=second),
        ]
        mirror = patched(mirror, changed)
        students = mirror.dimensions["student"]
        assert students.labels[students.number(who)] == second
        found = answer(mirror, Query(Filters(search=second)))
        assert found.matches == sum(fact.student_id == who and not fact.archived for fact in FACTS) + (
            not FACTS[5].archived
        )


def test_texts_that_are_known_are_not_read_again() -> None:
    class Silent:
        def students(self, keys: Sequence[int]) -> dict[int, tuple[str, str]]:
            raise AssertionError(keys)

        words = students

    from support.by_hand import SOURCE

    mirror = build(FACTS, WORDING)
    table = SOURCE.table([FACTS[3]._replace(honesty=17)])
    second = mirror.patched([table], Silent())  # type: ignore[arg-type]
    assert second.columns.honesty[3] == 17 and second.dimensions["student"] is mirror.dimensions["student"]


@settings(deadline=None)
@given(
    st.lists(st.frozensets(st.sampled_from(("s1", "s2", "s3", "s7", "nobody"))), max_size=5),
    st.booleans(),
    st.sampled_from((Filters(), Filters(pkn=True), Filters(search="нет"))),
)
def test_groups_opened_one_after_the_other_stand_as_if_opened_at_once(
    codes: list[frozenset[str]], others: bool, filters: Filters
) -> None:
    query = Query(filters, grouping=Grouping.STUDENT)
    mirror = build(FACTS, WORDING)
    shown = answer(mirror, query)
    for chosen in codes:
        for expanded in (Expanded(chosen, others), Expanded(chosen ^ {"s2"}, others), CLOSED):
            shown = shown.with_expanded(expanded)
            at_once = answer(mirror, query, expanded)
            assert shown.lines.tolist() == at_once.lines.tolist()
            assert shown.heads.tolist() == at_once.heads.tolist()
            assert shown.expanded == expanded


@settings(deadline=None)
@given(filters_strategy())
def test_masks_leave_out_one_filter_at_a_time(filters: Filters) -> None:
    masks = masks_of(build(FACTS, WORDING), filters)
    alone = masks._by_name
    for left_out in ("", "unknown", *alone):
        expected = np.ones(LAST, np.bool_)
        for name, mask in alone.items():
            if name != left_out:
                expected &= mask
        assert masks.all(but=left_out).dtype == np.bool_
        assert masks.all(but=left_out).tolist() == expected.tolist()
        assert masks.slots(but=left_out).tolist() == np.flatnonzero(expected).tolist()


def test_every_filter_at_once_is_kept_for_the_next_question() -> None:
    mirror = build(FACTS, WORDING)
    filters = Filters(
        search="а", statuses=frozenset({"finished"}), decisions=frozenset({"undecided"}), honesty_to=90,
        systems=frozenset({"moodle"}), pkn=False, live=False, reviewed=False, downloaded=False, from_ms=1,
        excluded=frozenset({("groups", "none"), ("exams", "none")}),
    )  # fmt: skip
    first = masks_of(mirror, filters)
    kept = dict(mirror.masks._kept)
    again = masks_of(mirror, filters)
    assert len(first._by_name) > 10
    assert all(again._by_name[name].tolist() == mask.tolist() for name, mask in first._by_name.items())
    assert all(mirror.masks._kept[key] is mask for key, mask in kept.items())
    assert len(kept) == len(first._by_name)
    assert facets(mirror, filters) == facets(build(FACTS, WORDING), filters)


def test_what_follows_an_array_is_written_behind_it_once() -> None:
    room = Room()
    first = room.filled(np.arange(5, dtype=np.int8))
    second = room.followed(first, np.array([5, 6], np.int8))
    other = room.followed(first, np.array([7], np.int8))  # the place behind is taken
    assert second.base is first.base and other.base is not first.base
    assert (first.tolist(), second.tolist(), other.tolist()) == ([*range(5)], [*range(7)], [*range(5), 7])
    wide = room.followed(other, np.array([1_000], np.int16))
    assert wide.dtype == np.int16 and wide.tolist() == [*range(5), 7, 1_000]
    changed = room.changed(wide, np.array([0]), np.array([9], np.int8))
    assert changed.tolist() == [9, *range(1, 5), 7, 1_000] and wide[0] == 0
    full = room.followed(changed, np.zeros(5_000, np.int16))
    assert len(full) == 5_007 and full[0] == 9


def test_a_student_may_have_her_old_place_among_the_names_and_another_among_the_exams() -> None:
    """Б stands second of А, Б, В, and as Д second again: of В, Д, Я."""
    names = {1: ("s1", "А"), 2: ("s2", "Б")}
    people = [names.get(key, ("s3", "В")) for key in range(1, LAST + 1)]
    facts = [
        fact._replace(student_id=who, student_name=name, archived=0)
        for fact, (who, name) in zip(FACTS, people, strict=True)
    ]
    query = Query(sort=(SortKey(Column.STUDENT),))
    last = answer(build(facts, WORDING), query)
    mirror = patched(last.mirror, [facts[0]._replace(student_name="Я"), facts[1]._replace(student_name="Д")])
    assert mirror.change is not None
    shown = answer(mirror, query, last=last)
    assert as_told(shown) == as_told(answer(mirror, query))
    assert mirror.columns.key[shown.order[-2:]].tolist() == [2, 1]
