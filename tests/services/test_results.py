"""The results' questions over a real store."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from support.results import EPOCH, NOW_MS, VOCABULARY, exam_row, make_desk

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.lines import Line
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import CLOSED, Column, Expanded, Filters, Grouping, Query, SortKey
from oes_desktop.services.desk import Desk
from oes_desktop.services.results import SNAPSHOT, Results
from oes_desktop.store.secrets import MemoryKeeper

ROWS = [exam_row(number) for number in range(1, 301)]


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    keeper, desks = MemoryKeeper(), []

    def make(rows: list[ExamRow] = ROWS) -> Desk:
        for desk in desks:
            desk.close()
        desks.append(make_desk(tmp_path / "profiles", ManualClock(NOW_MS), rows, keeper))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk()


def ids(results: Results, query: Query = Query()) -> list[str]:
    shown = results.answer(query)
    lines = results.rows(shown, 0, len(shown))
    return [line.row.id for line in lines if line is not None]


def put(desk: Desk, *rows: ExamRow, removed: tuple[str, ...] = ()) -> Changes:
    desk.opened.store.exams.apply(rows, removed, "next", server_epoch=EPOCH)
    return Changes(exams=frozenset(row.id for row in rows), removed=frozenset(removed))


def test_rows_are_told_apart_by_the_exam_alone(open_desk: Callable[..., Desk]) -> None:
    """C15: a student id in two groups, and the same exam twice, to the letter but for its id."""
    one = exam_row(1, student_id="7", student_name="Әсем", group="ИС-21-2", archived=False)
    rows = [
        one,
        replace(one, id="twice"),
        replace(one, id="elsewhere", group="ВТ-21", student_name="Әсем Б."),
        exam_row(2, student_id="8", archived=False),
    ]
    desk = open_desk(rows)
    desk.results.load()
    assert sorted(ids(desk.results)) == sorted(row.id for row in rows)
    in_group = Query(Filters(groups=frozenset({"ВТ-21"})))
    assert ids(desk.results, in_group) == ["elsewhere"]
    together = Query(grouping=Grouping.STUDENT)
    assert len(desk.results.answer(together)) == 2
    changed = replace(one, id="twice", version=2, honesty=3)
    assert desk.results.apply(put(desk, changed, removed=("exam-1",)))
    found = {line.row.id: line.row for line in desk.results.rows(desk.results.answer(Query()), 0, 9) if line}
    assert set(found) == {"twice", "elsewhere", "exam-2"}
    assert found["twice"].honesty == 3 and found["elsewhere"].honesty == one.honesty


def test_the_first_page_is_the_beginning_of_the_answer(desk: Desk) -> None:
    for descending in (True, False):
        for filters in (Filters(), Filters(archived=True), Filters(statuses=frozenset({"finished"}))):
            query = Query(filters, (SortKey(Column.START, descending),))
            page = desk.results.first_page(query, 50)
            assert page is not None
            assert [line.row.id for line in page] == ids(desk.results, query)[:50]


def test_what_only_the_index_can_tell_has_no_first_page(desk: Desk) -> None:
    for query in (
        Query(Filters(search="асем")),
        Query(Filters(downloaded=True)),
        Query(sort=(SortKey(Column.STUDENT),)),
        Query(grouping=Grouping.STUDENT),
    ):
        assert desk.results.first_page(query, 50) is None


def test_changes_are_followed(desk: Desk) -> None:
    results = desk.results
    results.load()
    before = results.answer(Query())
    first = ids(results)[0]
    found = next(row for row in ROWS if row.id == first)
    changes = put(
        desk, replace(found, version=9, honesty=1), exam_row(999, archived=False), removed=("exam-2",)
    )
    assert results.apply(changes)
    assert results.answer(Query()).mirror.generation > before.mirror.generation
    assert "exam-999" in ids(results) and "exam-2" not in ids(results)
    worst = ids(results, Query(sort=(SortKey(Column.HONESTY),)))
    assert first in worst[:2]
    assert not results.apply(changes), "nothing new the second time"
    assert not results.apply(Changes(connection=True))


def test_a_waiting_decision_is_seen_by_filters_and_in_the_row(desk: Desk) -> None:
    results = desk.results
    undecided = Query(Filters(decisions=frozenset({"undecided"})))
    exam_id = ids(results, undecided)[0]
    changes = desk.decisions.decide(exam_id, "rejected")
    assert results.apply(changes)
    assert exam_id not in ids(results, undecided)
    rejected = Query(Filters(decisions=frozenset({"rejected"})))
    shown = results.answer(rejected)
    place = results.line(shown, exam_id)
    assert place is not None
    (line,) = results.rows(shown, place, 1)
    assert line is not None and line.row.pending and line.row.decision == "rejected"
    results.apply(desk.decisions.undo(exam_id))
    assert exam_id in ids(results, undecided)


def test_a_start_uses_the_snapshot_and_catches_up(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk()
    desk.results.load()
    desk.results.keep()
    kept = desk.opened.store.exams.load_snapshot(SNAPSHOT)
    assert kept is not None
    desk.results.keep()
    assert desk.opened.store.exams.load_snapshot(SNAPSHOT) == kept
    put(desk, exam_row(777, archived=False), removed=("exam-3",))
    expected = ids(Results(desk.opened.store.exams, VOCABULARY))
    again = open_desk([]).results
    assert not again.ready
    again.load()
    assert again.ready and ids(again) == expected
    assert "exam-777" in expected and "exam-3" not in expected


def test_a_snapshot_that_makes_no_sense_is_built_anew(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk()
    expected = ids(desk.results)
    exams = desk.opened.store.exams
    exams.save_snapshot(SNAPSHOT, exams.revision(), b"something else")
    assert ids(open_desk([]).results) == expected


def test_a_snapshot_of_another_version_is_written_anew(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk()
    exams = desk.opened.store.exams
    exams.save_snapshot(SNAPSHOT, exams.revision(), b"of an older program")
    desk.results.load()
    desk.results.keep()
    kept = exams.load_snapshot(SNAPSHOT)
    assert kept is not None and kept[1] != b"of an older program"


def test_a_view_that_changes_is_the_view_asked_anew(desk: Desk) -> None:
    results = desk.results
    queries = [
        Query(),
        Query(Filters(pkn=True), (SortKey(Column.HONESTY),)),
        Query(Filters(search="ас"), (SortKey(Column.STUDENT), SortKey(Column.START))),
        Query(grouping=Grouping.STUDENT),
    ]
    for version in range(2, 6):
        for query in queries:
            ids(results, query)
            changed = [
                replace(row, version=version, honesty=(row.honesty or 0) * version % 101, pkn=not row.pkn)
                for row in ROWS[version::40]
            ]
            new = exam_row(1_000 * version + queries.index(query), archived=False, student_id=f"n{version}")
            assert results.apply(put(desk, *changed, new))
            assert ids(results, query) == ids(Results(desk.opened.store.exams, VOCABULARY), query)


def test_a_full_list_takes_the_place_of_the_other(desk: Desk) -> None:
    results, exams = desk.results, desk.opened.store.exams
    results.load()
    exams.begin_full()
    kept = [row for row in ROWS if row.group == "ИС-21-2"]
    exams.apply(kept, (), "1", server_epoch="epoch-2")
    exams.finish_full("1")
    assert results.apply(Changes(results=True))
    assert sorted(ids(results)) == sorted(row.id for row in kept if not row.archived)


def test_the_order_of_names_follows_the_language(desk: Desk) -> None:
    put(
        desk,
        *(
            exam_row(number, student_id=name, student_name=name, archived=False)
            for number, name in enumerate(("Яна", "Іңкәр", "Анна", "Әсем", "Zoe"), 1001)
        ),
    )
    query = Query(Filters(), (SortKey(Column.STUDENT),))

    def names(language: str) -> list[str]:
        desk.results.use_language(language)
        shown = desk.results.answer(query)
        found = [line.row.student_name for line in desk.results.rows(shown, 0, len(shown)) if line]
        return [name for name in found if " " not in name]

    assert names("kk") == ["Анна", "Әсем", "Іңкәр", "Яна", "Zoe"]
    assert names("en") == ["Zoe", "Анна", "Әсем", "Іңкәр", "Яна"]


def test_the_queue_knows_places_and_neighbours(desk: Desk) -> None:
    results = desk.results
    shown = results.answer(Query())
    exams = ids(results)
    assert [results.position(shown, exam) for exam in exams[:3]] == [0, 1, 2]
    assert results.neighbours(shown, exams[0]) == (None, exams[1])
    assert results.neighbours(shown, exams[5]) == (exams[4], exams[6])
    assert results.neighbours(shown, exams[-1]) == (exams[-2], None)
    assert results.neighbours(shown, "unknown") == (None, None)
    archived = next(row.id for row in ROWS if row.archived)
    assert results.position(shown, archived) is None
    assert results.around(shown, 2, 2) == dict(enumerate(exams[:5]))


def test_a_line_whose_exam_is_gone_is_none(desk: Desk) -> None:
    results = desk.results
    shown = results.answer(Query())
    exams = ids(results)
    put(desk, removed=(exams[1],))
    lines = results.rows(shown, 0, 3)
    assert [line.row.id if line else None for line in lines] == [exams[0], None, exams[2]]


def test_students_lines_add_up(desk: Desk) -> None:
    results = desk.results
    query = Query(grouping=Grouping.STUDENT)
    shown = results.answer(query)
    current = [row for row in ROWS if not row.archived]
    for line in results.rows(shown, 0, len(shown)):
        assert line is not None and line.group is not None
        own = [row for row in current if row.student_id == line.group.code]
        assert line.group.exams == len(own)
        assert line.group.undecided == sum(row.decision == "undecided" for row in own)
        assert line.group.violations == sum(row.violations for row in own)
        assert line.group.last_ms == max((row.started_ms for row in own if row.started_ms), default=None)
        assert line.row in own
    opened = results.answer(query, Expanded(frozenset({current[0].student_id})))
    places = [line.place for line in results.rows(opened, 0, len(opened)) if line and line.place]
    assert places == list(range(1, len(places) + 1))


def test_groups_read_before_are_as_groups_read_anew(desk: Desk) -> None:
    """What was read of them is kept while they open and close, and not a change longer."""
    results, query = desk.results, Query(grouping=Grouping.GROUP)

    def as_anew(expanded: Expanded) -> list[Line | None]:
        shown = results.answer(query, expanded)
        lines = results.rows(shown, 0, len(shown))
        anew = Results(desk.opened.store.exams, VOCABULARY)
        shown = anew.answer(query, expanded)
        assert lines == anew.rows(shown, 0, len(shown))
        return lines

    row = next(row for row in ROWS if not row.archived and row.violations)
    codes = [Expanded(), Expanded(frozenset({row.group})), Expanded(others=True), Expanded(), CLOSED]
    before = [as_anew(each) for each in codes]
    assert before[0] == before[3] != before[1]
    changed = replace(row, version=9, strip=bytes([3] * 32), honesty=1, decision="rejected")
    assert results.apply(put(desk, changed))
    assert [as_anew(each) for each in codes] != before


def test_readers_never_see_half_a_change(desk: Desk) -> None:
    """Answers are asked while exams are moved from one group to another: every answer is of one moment."""
    results = desk.results
    results.load()
    moving = [row for row in ROWS if row.group == "ИС-21-2" and not row.archived]
    both = Query(Filters(groups=frozenset({"ИС-21-2", "ЮР-99-9"})))
    stop, wrong = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            shown = results.answer(both)
            if shown.matches != len(moving):
                wrong.append(shown.matches)

    reader = threading.Thread(target=read)
    reader.start()
    for version in range(2, 12):
        group = "ЮР-99-9" if version % 2 else "ИС-21-2"
        results.apply(put(desk, *(replace(row, version=version, group=group) for row in moving)))
    stop.set()
    reader.join()
    assert wrong == []


def test_facets_and_counts(desk: Desk) -> None:
    current = [row for row in ROWS if not row.archived]
    facets = desk.results.facets(Filters(statuses=frozenset({"finished"})))
    finished = [row for row in current if row.status == "finished"]
    assert facets.groups == {
        group: sum(row.group == group for row in finished) for group in {row.group for row in ROWS}
    }
    assert facets.statuses["in_progress"] == sum(row.status == "in_progress" for row in current)
    assert list(facets.statuses) == ["not_started", "in_progress", "finished"]
    assert desk.results.counts([Filters(), Filters(pkn=True)]) == [
        len(current),
        sum(row.pkn for row in current),
    ]
