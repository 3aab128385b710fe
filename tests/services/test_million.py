"""1,000,000 exams of 200,000 students in a real store: the index answers as plain counting does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from support.results import NOW_MS

from oes_desktop.cli.bench.population import VOCABULARY, rows
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.collation import searchable
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Column, Filters, Grouping, Query, SortKey, Span
from oes_desktop.services.results import Results
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.store.store import Store

COUNT = 1_000_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    profile = Profile.create(tmp_path, "server-1", "user-1", MemoryKeeper(), server="", login="bench")
    store = Store(profile)
    yield store
    store.close()
    profile.close()


def counted() -> Counter[str]:
    """Exams by what is asked for below, counted one by one."""
    found: Counter[str] = Counter()
    for row in rows(COUNT, NOW_MS):
        if not row.archived:
            found["all"] += 1
            found["search"] += "ахм" in searchable(row.student_name)
            found["kinds"] += "phone_seen" in row.kinds
            found["narrow"] += narrow(row)
            found[f"group {row.group}"] += 1
            found[f"student {row.student_id}"] += 1
    return found


def narrow(row: ExamRow) -> bool:
    length = row.duration_ms
    return (
        row.pkn
        and row.reviewed_ms is None
        and length is not None
        and 60 <= length // 60_000 <= 90
        and "focus_lost" not in row.kinds
        and searchable("қызы") not in searchable(row.student_name)
    )


@pytest.mark.long
def test_a_million_exams_are_answered_as_counted(store: Store) -> None:
    """C15."""
    exams = rows(COUNT, NOW_MS)
    while page := list(islice(exams, 20_000)):
        store.exams.apply(page, [], "cursor", server_epoch="epoch")
    results = Results(store.exams, VOCABULARY)
    results.load()
    results.keep()
    again = Results(store.exams, VOCABULARY)
    again.load()
    expected = counted()
    for found in (results, again):
        check(found, expected)
    row = store.exams.rows([COUNT])[0]
    changed = ExamRow("new", 1, row.student_id, row.student_name, row.group, row.exam, row.system, row.status)
    store.exams.apply([changed], [], "cursor", server_epoch="epoch")
    assert again.apply(Changes(exams=frozenset({"new"})))
    expected.update(all=1, search="ахм" in searchable(row.student_name), **{f"group {row.group}": 1})
    expected[f"student {row.student_id}"] += 1
    check(again, expected)


def check(results: Results, expected: Counter[str]) -> None:
    questions = {
        "all": Filters(),
        "search": Filters(search="ахм"),
        "kinds": Filters(kinds=frozenset({"phone_seen"})),
        "narrow": Filters(
            search="-қызы",
            pkn=True,
            reviewed=False,
            minutes=Span(60, 90),
            excluded=frozenset({("kinds", "focus_lost")}),
        ),
    }
    for name, filters in questions.items():
        assert results.answer(Query(filters)).matches == expected[name], name
    groups = {name[6:]: count for name, count in expected.items() if name.startswith("group ")}
    assert {code: count for code, count in results.facets(Filters()).groups.items() if count} == groups
    students = sum(name.startswith("student ") for name in expected)
    assert results.answer(Query(grouping=Grouping.STUDENT)).group_count == students
    shown = results.answer(Query(sort=(SortKey(Column.HONESTY, descending=True),)))
    for first in (0, len(shown) // 2, len(shown) - 200):
        honesty = [line.row.honesty for line in results.rows(shown, first, 200) if line is not None]
        known = [value for value in honesty if value is not None]
        assert known == sorted(known, reverse=True)
