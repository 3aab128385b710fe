"""Made-up exams, and a plain Python reading of filters and orders: what the index is held against."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from hypothesis import strategies as st

from oes_desktop.domain.collation import search_terms, searchable
from oes_desktop.domain.models import kind_set
from oes_desktop.domain.query import (
    ANY,
    CHOICES,
    SPANS,
    SWITCHES,
    Column,
    Filters,
    Grouping,
    Query,
    SortKey,
    Span,
)
from oes_desktop.index.columns import Table
from oes_desktop.index.mirror import Mirror, Wording


class Facts(NamedTuple):
    """One exam, in texts. Times ms UTC, -1: not known; `kinds`: a `kind_set`; the last three are flags."""

    key: int
    student_id: str
    student_name: str
    group: str
    exam: str
    system: str
    status: str
    decision: str
    kinds: str
    reviewer: str
    started_ms: int
    ended_ms: int
    honesty: int
    violations: int
    attempts: int
    reviewed_ms: int
    pkn: int
    archived: int
    downloaded: int


class Source:
    """What the store is for the index: texts under keys, which never mean anything else."""

    def __init__(self) -> None:
        self._texts: list[str | tuple[str, str]] = [""]
        self._keys: dict[str | tuple[str, str], int] = {}

    def students(self, keys: Sequence[int]) -> dict[int, tuple[str, str]]:
        return {key: self._texts[key] for key in keys}  # type: ignore[misc]

    def words(self, keys: Sequence[int]) -> dict[int, str]:
        return {key: self._texts[key] for key in keys}  # type: ignore[misc]

    def table(self, facts: Iterable[Facts]) -> Table:
        rows = list(facts)
        columns = {name: [getattr(fact, name) for fact in rows] for name in Facts._fields}
        people = list(zip(columns.pop("student_id"), columns.pop("student_name"), strict=True))
        for name, values in (("student", people), *((name, columns[name]) for name in WORDS_OF)):
            columns[name] = [self._key(value) for value in values]
        return {name: np.array(values, np.int64) for name, values in columns.items()}

    def _key(self, text: str | tuple[str, str]) -> int:
        if text not in self._keys:
            self._keys[text] = len(self._texts)
            self._texts.append(text)
        return self._keys[text]


SOURCE = Source()
WORDS_OF = ("group", "exam", "system", "status", "decision", "kinds", "reviewer")


def build(facts: Iterable[Facts], wording: Wording | None = None) -> Mirror:
    return Mirror.build([SOURCE.table(facts)], SOURCE, wording)


def patched(mirror: Mirror, facts: Iterable[Facts], removed: Iterable[int] = ()) -> Mirror:
    return mirror.patched([SOURCE.table(facts)], SOURCE, removed)


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
KINDS = ("focus_lost", "voice_detected", "\x1f", '"],["', "page_left", *(f"kind-{n}" for n in range(70)))
REVIEWERS = ("", "Нұрлан", "Айгерім", "Ё")
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
    '"асем s1"',
    '"мат анализ"',
    '"тематический анализ',
    "-асем",
    '-"kim viktoria" а',
    '- ис-21 -"',
    "kim -s5",
)

_flag = st.integers(0, 1)


def _kind_sets() -> st.SearchStrategy[str]:
    return st.dictionaries(st.sampled_from(KINDS), st.integers(0, 2), max_size=4).map(kind_set)


def facts_strategy(keys: st.SearchStrategy[int] | None = None) -> st.SearchStrategy[Facts]:
    student = st.sampled_from(sorted(STUDENTS))
    return st.builds(
        lambda who, **rest: Facts(student_id=who, student_name=STUDENTS[who], **rest),
        student,
        key=st.integers(1, 60) if keys is None else keys,
        group=st.sampled_from(GROUPS),
        exam=st.sampled_from(EXAMS),
        system=st.sampled_from(SYSTEMS),
        status=st.sampled_from(STATUSES),
        decision=st.sampled_from(DECISIONS),
        kinds=_kind_sets(),
        reviewer=st.sampled_from(REVIEWERS),
        started_ms=st.sampled_from((-1, 0, 1_000, 2_000, 1_800_000_000_000, 253_402_300_799_000)),
        ended_ms=st.sampled_from((-1, 0, 60_999, 61_000, 1_800_003_600_000, 253_402_300_799_000)),
        honesty=st.sampled_from((-1, 0, 1, 50, 75, 99, 100)),
        violations=st.integers(0, 5),
        attempts=st.integers(0, 3),
        reviewed_ms=st.sampled_from((-1, 0, 5_000, 1_800_000_000_000)),
        pkn=_flag,
        archived=_flag,
        downloaded=_flag,
    )


def many_facts(most: int = 40) -> st.SearchStrategy[list[Facts]]:
    return st.lists(facts_strategy(), max_size=most, unique_by=lambda fact: fact.key)


def _choice(values: Sequence[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from((*values, "unknown")), max_size=2)


def _span(most: int) -> st.SearchStrategy[Span]:
    end = st.none() | st.integers(0, most) | st.just(10**30)
    return st.just(ANY) | st.builds(Span, end, end)


def _pairs() -> st.SearchStrategy[frozenset[tuple[str, str]]]:
    values = (GROUPS, STATUSES, DECISIONS, SYSTEMS, KINDS, REVIEWERS)
    pairs = [(name, code) for name, codes in zip(CHOICES, values, strict=True) for code in (*codes, "none")]
    return st.frozensets(st.sampled_from(pairs), max_size=2)


def filters_strategy() -> st.SearchStrategy[Filters]:
    switch = st.sampled_from((None, None, None, True, False))
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
        kinds=st.just(frozenset()) | _choice(KINDS),
        reviewers=st.just(frozenset()) | _choice(REVIEWERS),
        excluded=st.just(frozenset()) | _pairs(),
        violations=_span(5),
        attempts=_span(3),
        minutes=_span(60),
        pkn=switch,
        archived=st.booleans(),
        downloaded=switch,
        reviewed=switch,
        live=switch,
    )


def queries(grouping: Grouping = Grouping.NONE) -> st.SearchStrategy[Query]:
    keys = st.builds(SortKey, st.sampled_from(list(Column)), st.booleans())
    sort = st.lists(keys, min_size=1, max_size=3, unique_by=lambda key: key.column).map(tuple)
    return st.builds(Query, filters_strategy(), sort, st.just(grouping))


def seconds(fact: Facts) -> int | None:
    if fact.started_ms == -1 or fact.ended_ms == -1 or fact.ended_ms < fact.started_ms:
        return None
    return min((fact.ended_ms - fact.started_ms) // 1000, 2**31 - 1)


def codes(fact: Facts, choice: str) -> set[str]:
    """What the exam has of a choice."""
    if choice == "kinds":
        return set(json.loads(fact.kinds))
    names = {"groups": "group", "statuses": "status", "decisions": "decision", "systems": "system"}
    return {getattr(fact, names.get(choice, "reviewer"))}


def switch(fact: Facts, name: str) -> bool:
    match name:
        case "live":
            return fact.status == "in_progress"
        case "reviewed":
            return fact.reviewed_ms != -1
    return bool(getattr(fact, name))


def number(fact: Facts, span: str) -> int | None:
    if span == "minutes":
        length = seconds(fact)
        return None if length is None else length // 60
    return int(getattr(fact, span))


def inside(value: int | None, span: Span) -> bool:
    if not span.restricts:
        return True
    return value is not None and (span.low or 0) <= value and (span.high is None or value <= span.high)


def passes(fact: Facts, filters: Filters) -> bool:
    """One exam against the filters, read off the manual."""
    folded = [searchable(part) for part in (fact.student_id, fact.student_name, fact.group, fact.exam)]
    terms = search_terms(filters.search)
    started, honesty = fact.started_ms, fact.honesty
    dated = filters.from_ms is not None or filters.to_ms is not None
    return (
        bool(fact.archived) == filters.archived
        and all(getattr(filters, name) in (None, switch(fact, name)) for name in SWITCHES)
        and all(inside(number(fact, name), getattr(filters, name)) for name in SPANS)
        and all(not (chosen := getattr(filters, name)) or chosen & codes(fact, name) for name in CHOICES)
        and not any(code in codes(fact, name) for name, code in filters.excluded)
        and all(any(term in part for part in folded) for term in terms.wanted)
        and not any(term in part for term in terms.unwanted for part in folded)
        and (not dated or started != -1)
        and (filters.from_ms is None or started >= filters.from_ms)
        and (filters.to_ms is None or started <= filters.to_ms)
        and (
            not filters.restricts_honesty
            or (honesty != -1 and filters.honesty_from <= honesty <= filters.honesty_to)
        )
    )


def _value(fact: Facts, column: Column, wording: Wording) -> object:
    """What is ordered by; None where it is not known."""
    known: dict[Column, object] = {
        Column.START: None if fact.started_ms == -1 else (fact.started_ms, fact.key),
        Column.DURATION: seconds(fact),
        Column.HONESTY: None if fact.honesty == -1 else fact.honesty,
        Column.VIOLATIONS: fact.violations,
        Column.ATTEMPTS: fact.attempts,
        # whole seconds: a mark that is set by hand
        Column.REVIEWED: None if fact.reviewed_ms == -1 else fact.reviewed_ms // 1000,
        Column.DOWNLOADED: fact.downloaded,
    }
    if column in known:
        return known[column]
    text = fact.student_name if column is Column.STUDENT else getattr(fact, column.value)
    if column is Column.REVIEWER and not text:
        return None
    return wording.key_of(column.value)(text)


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
            kinds=kind_set({dice.choice(KINDS): 1 for _ in range(dice.randrange(3))}),
            reviewer=dice.choice(REVIEWERS),
            started_ms=dice.choice((-1, 1_700_000_000_000 + dice.randrange(10**10))),
            ended_ms=dice.choice((-1, 1_700_000_000_000 + dice.randrange(2 * 10**10))),
            honesty=dice.randrange(-1, 101),
            violations=dice.randrange(300),
            attempts=dice.randrange(4),
            reviewed_ms=dice.choice((-1, 1_700_000_000_000 + dice.randrange(10**6))),
            pkn=dice.randrange(2),
            archived=dice.randrange(2),
            downloaded=dice.randrange(2),
        )
        for key in range(1, count + 1)
    ]
