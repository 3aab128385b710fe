"""Exams in groups against a plain Python reading, over exams that hypothesis makes up."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from support.by_hand import WORDING, Facts, build, in_order, many, many_facts, passes, patched, queries

from oes_desktop.domain.query import ALL_OPEN, CLOSED, Column, Expanded, Filters, Grouping, Query, SortKey
from oes_desktop.index.answer import Answer, answer
from oes_desktop.index.columns import NO_TIME
from oes_desktop.index.days import Days, day_code, day_number
from oes_desktop.index.groups import totals

DAYS = Days(((0, 6 * 3_600_000), (1_500, 5 * 3_600_000)))  # at 1,500 ms an hour is put back
LAST_MS = 231 * 365 * 86_400_000  # later than the last day that is told apart
UNMET = {Grouping.DAY: "1999-01-01"}  # a code that no exam has
UNKNOWN = ...  # what a row shows as a dash, and what stands last both ways
GROUPINGS = [grouping for grouping in Grouping if grouping is not Grouping.NONE]


def grouped_queries(*groupings: Grouping) -> st.SearchStrategy[Query]:
    """Most without filters, which leave little to group."""
    made = st.sampled_from(groupings or GROUPINGS).flatmap(queries)
    return st.builds(
        lambda query, filtered: query if filtered else replace(query, filters=Filters()),
        made,
        st.sampled_from((False, False, True)),
    )


def code_of(fact: Facts, grouping: Grouping) -> str:
    """Of the group that the exam belongs to."""
    if grouping is not Grouping.DAY:
        return str(getattr(fact, "student_id" if grouping is Grouping.STUDENT else grouping.value))
    if fact.started_ms == -1:
        return ""
    offset = DAYS.steps[fact.started_ms >= DAYS.steps[1][0]][1]
    seconds = min(max(fact.started_ms, 0) + offset, LAST_MS) // 1000
    return min((datetime(1970, 1, 1) + timedelta(seconds=seconds)).date().isoformat(), "2199-12-31")


def grouped(facts: list[Facts], query: Query) -> dict[str, list[Facts]]:
    by_code: dict[str, list[Facts]] = {}
    for fact in in_order([fact for fact in facts if passes(fact, query.filters)], query.sort):
        by_code.setdefault(code_of(fact, query.grouping), []).append(fact)
    return by_code


@settings(deadline=None)
@given(many_facts(), grouped_queries(), st.data())
def test_groups_as_by_hand(facts: list[Facts], query: Query, data: st.DataObject) -> None:
    grouping = query.grouping
    codes = sorted({code_of(fact, grouping) for fact in facts} | {UNMET.get(grouping, "nobody")})
    expanded = Expanded(data.draw(st.frozensets(st.sampled_from(codes))), data.draw(st.booleans()))
    shown = answer(build(facts, WORDING), query, expanded, DAYS)
    by_code = grouped(facts, query)
    keys = [fact.key for own in by_code.values() for fact in own]
    assert shown.groups is not None
    assert shown.group_count == len(by_code)
    assert len(shown) == len(by_code) + sum(len(own) for code, own in by_code.items() if code in expanded)
    line = 0
    for place in range(len(shown.groups)):
        code = shown.code_at(line)
        own = by_code.pop(code)
        assert shown.group_at(line) == place
        assert shown.line_of_group(code) == line
        assert shown.exams_on([(line, line)]).tolist() == [fact.key for fact in own]
        check_sums(shown, place, own)
        line += 1
        for number, fact in enumerate(own if code in expanded else [], 1):
            assert shown.key_at(line) == fact.key
            assert shown.code_at(line) == code
            assert shown.place_in_group(line) == number
            assert shown.line_of(fact.key) == line
            assert shown.exams_on([(line, line)]).tolist() == [fact.key]
            line += 1
    assert not by_code and line == len(shown)
    assert sorted(shown.exams_on([(0, 3), (2, len(shown))]).tolist()) == sorted(keys)
    assert shown.line_of_group(UNMET.get(grouping, "nobody")) is None
    closed = answer(shown.mirror, query, CLOSED, DAYS)
    assert shown.with_expanded(CLOSED).lines.tolist() == closed.lines.tolist()


def check_sums(shown: Answer, place: int, own: list[Facts]) -> None:
    groups = shown.groups
    assert groups is not None
    sums = totals(shown.mirror, groups, np.array([place]))
    honesty = [fact.honesty for fact in own if fact.honesty != -1]
    assert groups.counts[place] == len(own)
    assert sums.undecided[0] == sum(fact.decision == "undecided" for fact in own)
    assert sums.running[0] == sum(fact.status == "in_progress" for fact in own)
    assert sums.violations[0] == sum(fact.violations for fact in own)
    assert sums.attempts[0] == sum(fact.attempts for fact in own)
    assert sums.downloaded[0] == sum(fact.downloaded for fact in own)
    assert sums.worst[0] == min(honesty, default=-1)
    assert not honesty or abs(sums.mean[0] - sum(honesty) / len(honesty)) < 1e-9
    assert np.isnan(sums.mean[0]) == (not honesty)
    assert shown.mirror.columns.key[groups.last[place]] == last_of(own).key


def last_of(own: list[Facts]) -> Facts:
    return max(own, key=lambda fact: (fact.started_ms != -1, fact.started_ms, fact.key))


_SUMS = {Column.VIOLATIONS: "violations", Column.ATTEMPTS: "attempts", Column.DOWNLOADED: "downloaded"}
_COUNTS = {Column.STATUS: ("status", "in_progress"), Column.DECISION: ("decision", "undecided")}


def shown_of(own: list[Facts], column: Column, grouping: Grouping) -> object:
    """What the row of a group shows in a column; None: nothing to order by."""
    last, found = last_of(own), None
    if column is Column.STUDENT or column.value == grouping.value:
        name = own[0].student_name if grouping is Grouping.STUDENT else code_of(own[0], grouping)
        found = WORDING.key_of(grouping.value)(name)
    elif column in _SUMS:
        found = sum(getattr(fact, _SUMS[column]) for fact in own)
    elif column in _COUNTS:
        name, code = _COUNTS[column]
        found = sum(getattr(fact, name) == code for fact in own)
    elif column is Column.EXAM:
        found = len(own)
    elif column is Column.START:
        found = UNKNOWN if last.started_ms == -1 else last.started_ms
    elif column is Column.HONESTY:
        found = min((fact.honesty for fact in own if fact.honesty != -1), default=UNKNOWN)
    elif grouping is Grouping.STUDENT and column in (Column.GROUP, Column.SYSTEM):
        found = WORDING.key_of(column.value)(getattr(last, column.value))
    return found


@settings(deadline=None)
@given(many_facts(), grouped_queries(*GROUPINGS[:-1]))
def test_groups_stand_in_the_order_of_what_their_rows_show(facts: list[Facts], query: Query) -> None:
    by_code = grouped(facts, query)
    keys = (*query.sort, SortKey(Column.START), SortKey(Column.STUDENT))
    shows = {
        code: [shown_of(own, key.column, query.grouping) for key in keys] for code, own in by_code.items()
    }
    wanted = list(by_code)
    for at, key in reversed(list(enumerate(keys))):
        known = [code for code in wanted if shows[code][at] is not UNKNOWN]
        missing = [code for code in wanted if shows[code][at] is UNKNOWN]
        if all(shows[code][at] is not None for code in known):
            known.sort(key=lambda code, at=at: shows[code][at], reverse=key.descending)  # type: ignore[misc]
        wanted = known + missing
    shown = answer(build(facts, WORDING), query, CLOSED, DAYS)
    codes = [shown.code_at(line) for line in range(len(shown))]
    assert [shows[code] for code in codes] == [shows[code] for code in wanted]


@settings(deadline=None)
@given(many_facts(), grouped_queries(Grouping.DAY))
def test_days_stand_as_in_a_calendar_and_the_unknown_one_last(facts: list[Facts], query: Query) -> None:
    shown = answer(build(facts, WORDING), query, CLOSED, DAYS)
    by_code = grouped(facts, query)
    known = sorted(code for code in by_code if code)
    if query.sort[0] != SortKey(Column.START):
        known.reverse()
    assert [shown.code_at(line) for line in range(len(shown))] == known + [""] * ("" in by_code)


@settings(deadline=None)
@given(many_facts(), many_facts(12), grouped_queries(), st.booleans(), st.booleans())
def test_lines_are_found_again_in_a_later_answer(
    facts: list[Facts], changed: list[Facts], query: Query, opened: bool, closes: bool
) -> None:
    """An exam stays itself, or its group stands for it; a group stays itself."""
    first = build(facts, WORDING)
    before = answer(first, query, ALL_OPEN if opened else CLOSED, DAYS)
    after = answer(patched(first, changed), query, CLOSED if closes else before.expanded, DAYS)
    found = after.lines_from(before, np.arange(len(before))).tolist()
    for line, now in enumerate(found):
        key = before.key_at(line)
        itself = None if key is None else after.line_of(key)
        group = after.line_of_group(before.code_at(line))
        wanted = group if itself is None else itself
        assert now == (-1 if wanted is None else wanted)


@settings(deadline=None)
@given(many_facts(), grouped_queries(), st.lists(st.integers(0, 40), max_size=6), st.booleans())
def test_lines_are_found_again_where_groups_were_opened_and_closed(
    facts: list[Facts], query: Query, turned: list[int], all_open: bool
) -> None:
    before = answer(build(facts, WORDING), query, ALL_OPEN if all_open else CLOSED, DAYS)
    after = before
    for line in turned:
        if line < len(after):
            after = after.with_expanded(after.expanded.turned(after.code_at(line)))
    assert after.groups is before.groups
    found = after.lines_from(before, np.arange(len(before))).tolist()
    for line, now in enumerate(found):
        key = before.key_at(line)
        itself = None if key is None else after.line_of(key)
        assert now == (after.line_of_group(before.code_at(line)) if itself is None else itself)


@settings(deadline=None)
@given(many_facts(), st.sampled_from(list(Grouping)), st.sampled_from(list(Grouping)))
def test_another_grouping_shows_where_an_exam_went(facts: list[Facts], old: Grouping, new: Grouping) -> None:
    mirror = build(facts, WORDING)
    before = answer(mirror, Query(grouping=old), ALL_OPEN, DAYS)
    after = answer(mirror, Query(grouping=new), CLOSED, DAYS)
    found = after.lines_from(before, np.arange(len(before))).tolist()
    for line, now in enumerate(found):
        key = before.key_at(line)
        if key is None:
            assert before.groups is not None
            key = int(mirror.columns.key[before.groups.last[before.group_at(line) or 0]])
        assert key in after.exams_on([(now, now)]).tolist()


def test_long_lists_are_grouped_the_same_way() -> None:
    """As long as radix sorts take, with two times the digits of one pass."""
    facts = many(12_000)
    mirror = build(facts, WORDING)
    for grouping in GROUPINGS:
        query = Query(grouping=grouping)
        shown = answer(mirror, query, CLOSED, DAYS)
        by_code = grouped(facts, query)
        assert {shown.code_at(line) for line in range(len(shown))} == set(by_code)
        for line in range(0, len(shown), 7):
            own = by_code[shown.code_at(line)]
            assert shown.exams_on([(line, line)]).tolist() == [fact.key for fact in own]


def test_a_day_is_the_institutions() -> None:
    times = np.array([0, 64_799_999, 64_800_000, NO_TIME, -(10**18), 10**18], np.int64)
    numbers = Days(((0, 6 * 3_600_000),)).of(times).tolist()
    assert [day_code(number) for number in numbers[:4]] == ["1970-01-01", "1970-01-01", "1970-01-02", ""]
    assert [day_code(number)[:4] for number in numbers[4:]] == ["1970", "2199"]
    assert [day_number(day_code(number)) for number in numbers] == numbers
    assert day_number("2026-02-30") == day_number("tomorrow") == -1
