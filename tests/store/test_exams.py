"""The replica: what the feed brings, what the page and the index read."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oes_desktop.domain.account import Account
from oes_desktop.domain.acts import ActKind
from oes_desktop.domain.errors import Unreachable
from oes_desktop.domain.query import Column, Filters, Grouping, Query, SortKey
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.store.exams import ColumnsRow
from oes_desktop.store.store import Store

_ROUNDS = itertools.count()


def state(store: Store) -> tuple[object, ...]:
    return (
        store.exams.cursor(),
        store.exams.rows(range(1, 100)),
        list(store.exams.columns()),
        store.exams.count(),
    )


def test_a_row_comes_back_as_it_came(store, make_row) -> None:
    full = make_row(
        pkn=True, archived=True, decision="disputed", decided_by="Нұрлан", decided_ms=5, reviewed_by="Нұрлан",
        reviewed_ms=6, open_by="Айгерім", lost_ms=7, kinds={}, strip=b"", honesty=0,
    )  # fmt: skip
    poor = make_row(2, started_ms=None, ended_ms=None, honesty=None, student_name="", group="")
    odd = make_row(3, student_name="<b>\u202e'; DROP TABLE exam;--\0\n" + "я" * 10_000)
    store.exams.apply([full, poor, odd], [], "c1", server_epoch="e")
    assert [store.exams.row(row.id) for row in (full, poor, odd)] == [full, poor, odd]
    assert store.exams.row("nobody") is None


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(
        st.lists(st.tuples(st.integers(1, 5), st.integers(1, 6)), max_size=4, unique_by=lambda each: each[0]),
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_pages_in_any_order_and_again_end_at_the_newest(store, make_row, pages, chance) -> None:
    """A31: reversed, repeated, overlapping: (exam, version) by pages, each of which comes at least once."""
    round_ = next(_ROUNDS)
    again = [*pages, *(page for page in pages if chance.random() < 0.5)]
    chance.shuffle(again)
    for number, page in enumerate(again):
        rows = [
            make_row(exam, id=f"r{round_}-{exam}", version=version, honesty=version) for exam, version in page
        ]
        store.exams.apply(rows, [], f"c{round_}-{number}", server_epoch="e")
    newest: dict[int, int] = {}
    for exam, version in itertools.chain(*pages):
        newest[exam] = max(version, newest.get(exam, 0))
    found = {exam: store.exams.row(f"r{round_}-{exam}") for exam in range(1, 6)}
    assert {exam: row.version for exam, row in found.items() if row is not None} == newest
    assert all(row is None or row.honesty == row.version for row in found.values())
    if again:
        assert store.exams.cursor() == f"c{round_}-{len(again) - 1}"


def test_a_page_twice_changes_nothing(store, make_row) -> None:
    """A31."""
    rows = [make_row(number) for number in range(1, 20)]
    assert len(store.exams.apply(rows, ["gone-1"], "c1", server_epoch="e")) == 19
    before = state(store)
    revision = store.exams.revision()
    assert store.exams.apply(rows, ["gone-1"], "c1", server_epoch="e") == set()
    assert state(store) == before
    assert store.exams.changed_since(revision) == []


def test_an_older_row_changes_nothing_and_a_newer_one_does(store, make_row) -> None:
    store.exams.apply([make_row(version=5, honesty=50)], [], "c1", server_epoch="e")
    assert store.exams.apply([make_row(version=4, honesty=10)], [], "c0", server_epoch="e") == set()
    assert store.exams.row("exam-1").honesty == 50
    key = store.exams.key("exam-1")
    assert store.exams.apply([make_row(version=6, honesty=60)], [], "c2", server_epoch="e") == {key}
    assert store.exams.row("exam-1").honesty == 60
    # What others do without a new version (opening the report) is shown as well.
    assert store.exams.apply([make_row(version=6, honesty=60, open_by="Ж")], [], "c3", server_epoch="e") == {
        key
    }


def test_page_and_cursor_are_one_transaction(store, make_row) -> None:
    """A31."""
    store.exams.apply([make_row(1)], [], "c1", server_epoch="e")

    def rows():
        yield make_row(2)
        raise RuntimeError("the page broke off")

    with pytest.raises(RuntimeError):
        store.exams.apply(rows(), ["exam-1"], "c2", server_epoch="e")
    assert store.exams.cursor() == "c1"
    assert [row.id for row in store.exams.rows(range(1, 10))] == ["exam-1"]


def test_keys_are_never_used_again(store, make_row) -> None:
    store.exams.apply([make_row(1), make_row(2)], [], "c1", server_epoch="e")
    old = store.exams.key("exam-2")
    revision = store.exams.revision()
    assert store.exams.apply([], ["exam-2", "never-seen"], "c2", server_epoch="e") == {old}
    assert store.exams.key("exam-2") == old  # so that the index can drop it
    assert store.exams.changed_since(revision) == [old]
    assert list(store.exams.columns([old])) == []
    assert store.exams.rows([old]) == []
    store.exams.apply([make_row(2)], [], "c3", server_epoch="e")
    assert store.exams.key("exam-2") > old


def test_another_epoch_is_refused_until_a_full_list(store, make_row) -> None:
    store.exams.apply([make_row(1), make_row(2, version=9)], [], "c1", server_epoch="old")
    with pytest.raises(Unreachable) as caught:
        store.exams.apply([make_row(1)], [], "c2", server_epoch="new")
    assert caught.value.reason == "server_changed"
    assert (store.exams.cursor(), store.exams.epoch()) == ("c1", "old")
    store.exams.begin_full()
    store.exams.apply([make_row(2, version=1)], [], "n1", server_epoch="new")
    store.exams.finish_full("n2")
    assert (store.exams.cursor(), store.exams.epoch()) == ("n2", "new")
    assert store.exams.row("exam-1") is None
    assert store.exams.row("exam-2").version == 1  # versions begin anew with the epoch


def test_a_full_list_lies_beside_the_old_one_until_it_is_whole(profile, make_row) -> None:
    """A30: and takes its place in one transaction."""
    store = Store(profile)
    store.exams.apply([make_row(number) for number in range(1, 6)], [], "c1", server_epoch="e")
    keys = {row.id: store.exams.key(row.id) for row in store.exams.rows(range(1, 10))}
    store.exams.begin_full()
    assert store.exams.cursor() == ""
    assert store.exams.apply([make_row(2), make_row(3)], [], "f1", server_epoch="e") == set()
    assert store.exams.count() == 5
    store.close()

    store = Store(profile)  # the next start goes on from there
    assert store.exams.full_on_its_way
    assert store.exams.cursor() == "f1"
    store.exams.apply([make_row(4, honesty=99), make_row(9)], ["exam-3"], "f2", server_epoch="e")
    revision = store.exams.revision()
    store.exams.finish_full("f2")
    assert not store.exams.full_on_its_way
    assert store.exams.cursor() == "f2"
    assert {row.id for row in store.exams.rows(range(1, 30))} == {"exam-2", "exam-4", "exam-9"}
    assert store.exams.key("exam-2") == keys["exam-2"]
    changed = {keys["exam-1"], keys["exam-3"], keys["exam-4"], keys["exam-5"], store.exams.key("exam-9")}
    assert set(store.exams.changed_since(revision)) == changed
    assert len(store.exams.students(range(100))) == 2  # of exams 2, 4 and 9; the others are forgotten
    store.exams.finish_full("again")
    assert store.exams.cursor() == "f2"
    store.close()


def test_columns_and_names_tell_the_row(store, make_row) -> None:
    store.exams.apply(
        [make_row(7, pkn=True), make_row(8, honesty=None, started_ms=None)], [], "c", server_epoch="e"
    )
    first, second = (ColumnsRow._make(values) for values in store.exams.columns())
    assert store.exams.students([first.student])[first.student] == ("002", "Әбдірахманова Әсем 2")
    assert store.exams.words([first.group])[first.group] == "ИС-21-1"
    assert store.exams.words([first.exam])[first.exam] == "Математический анализ"
    assert store.exams.words([first.system])[first.system] == "Platonus"
    assert store.exams.words([first.status])[first.status] == "finished"
    assert store.exams.words([first.decision])[first.decision] == "undecided"
    assert (first.started_ms, first.ended_ms) == (1_763_000_420_000, 1_763_004_020_000)
    assert (first.honesty, first.violations, first.attempts, first.size, first.version) == (
        7,
        5,
        2,
        7_000_000,
        3,
    )
    assert (first.pkn, first.archived, first.reviewed_ms, first.downloaded) == (1, 0, -1, 0)
    assert store.exams.words([first.kinds])[first.kinds] == '["focus_lost","voice_detected"]'
    assert store.exams.words([first.reviewer])[first.reviewer] == ""
    assert (second.started_ms, second.honesty) == (-1, -1)
    assert list(store.exams.columns([second.key])) == [second]


def test_columns_come_in_pieces_whole(store, make_row) -> None:
    rows = [make_row(number) for number in range(1, 2_001)]
    for start in range(0, 22_000, 2_000):
        page = [replace(row, id=f"{row.id}-{start}") for row in rows]
        store.exams.apply(page, [], str(start), server_epoch="e")
    keys = [values[0] for values in store.exams.columns()]
    assert len(keys) == store.exams.count() == 22_000
    assert keys == sorted(set(keys))


def test_waiting_acts_are_laid_over_the_replica(store, make_row, make_act) -> None:
    store.meta.save(Meta("server-1", "e", "ХТИИ", "1.0"), Account("u", "aigerim", "Айгерім"))
    store.exams.apply(
        [make_row(1, decision="disputed", decided_by="Нұрлан"), make_row(2)], [], "c", server_epoch="e"
    )
    revision = store.exams.revision()
    store.outbox.add(make_act("a1", value="rejected", made_ms=77))
    store.outbox.add(make_act("a2", kind=ActKind.REVIEWED, body={"reviewed": True}, made_ms=78))
    store.outbox.add(make_act("a3", kind=ActKind.ARCHIVED, body={"archived": True}))
    row = store.exams.row("exam-1")
    assert (row.decision, row.decided_by, row.decided_ms, row.pending) == ("rejected", "Айгерім", 77, True)
    assert (row.reviewed_by, row.reviewed_ms, row.archived) == ("Айгерім", 78, True)
    key = store.exams.key("exam-1")
    assert store.exams.changed_since(revision) == [key]
    shown = ColumnsRow._make(next(iter(store.exams.columns())))
    assert shown == next(iter(store.exams.columns([key])))
    assert store.exams.words([shown.decision])[shown.decision] == "rejected"
    assert (shown.archived, shown.reviewed_ms) == (1, 78)
    assert store.exams.words([shown.reviewer])[shown.reviewer] == "Айгерім"
    assert [key for key, _ in store.exams.first_page(Query(), 10)] == [store.exams.key("exam-2")]
    for act_id in ("a1", "a2", "a3"):
        assert store.outbox.withdraw(act_id)
    row = store.exams.row("exam-1")
    assert (row.decision, row.decided_by, row.pending, row.archived) == ("disputed", "Нұрлан", False, False)
    assert row.reviewed_ms is None


@pytest.mark.parametrize(
    "fields",
    [
        {"decided_by": "Нұрлан", "reviewed_by": "Жанар", "reviewed_ms": 5},
        {"decided_by": "Нұрлан"},
        {"reviewed_by": "Жанар", "reviewed_ms": 5},
        {"reviewed_by": "Жанар"},  # the mark was taken back
        {},
    ],
)
@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("acts", [[], ["decided"], ["cleared"], ["reviewed"], ["decided", "cleared"]])
def test_the_reviewer_of_the_columns_is_that_of_the_row(
    store, make_row, make_act, fields: dict[str, object], named: bool, acts: list[str]
) -> None:
    if named:
        store.meta.save(Meta("server-1", "e", "ХТИИ", "1.0"), Account("u", "aigerim", "Айгерім"))
    # A replica that has never seen an unnamed person, and one that has.
    others = [] if fields.get("decided_by") and fields.get("reviewed_by") else [make_row(9)]
    store.exams.apply([make_row(1, **fields), *others], [], "c", server_epoch="e")
    if "decided" in acts:
        store.outbox.add(make_act("a1"))
    if "reviewed" in acts or "cleared" in acts:
        body = {"reviewed": "reviewed" in acts}
        store.outbox.add(make_act("a2", kind=ActKind.REVIEWED, body=body, made_ms=78))
    key = store.exams.key("exam-1")
    row = store.exams.row("exam-1")
    people = store.exams.words(range(100))
    for found in (store.exams.columns(), store.exams.columns([key])):
        columns = ColumnsRow._make(next(iter(found)))
        assert people[columns.reviewer] == row.reviewer
        assert columns.reviewed_ms == (-1 if row.reviewed_ms is None else row.reviewed_ms)


def test_first_page_is_the_newest_and_obeys_filters(store, make_row) -> None:
    rows = [make_row(number) for number in range(1, 60)]
    rows += [
        make_row(70, archived=True),
        make_row(71, started_ms=None),
        make_row(72, status="in_progress", pkn=True),
    ]
    rows[4] = replace(rows[4], decision="accepted", group="Экономика")
    store.exams.apply(rows, [], "c", server_epoch="e")

    def ids(query: Query, limit: int = 100) -> list[str]:
        page = store.exams.first_page(query, limit)
        assert all(store.exams.key(row.id) == key for key, row in page)
        return [row.id for _, row in page]

    newest = [f"exam-{number}" for number in (72, *range(59, 0, -1), 71)]
    assert ids(Query()) == newest
    assert ids(Query(), 3) == newest[:3]
    upwards = ids(Query(sort=(SortKey(Column.START),)))
    assert upwards == [f"exam-{number}" for number in (*range(1, 60), 72, 71)]
    for filters, expected in (
        (Filters(archived=True), ["exam-70"]),
        (Filters(pkn=True), ["exam-72"]),
        (Filters(groups=frozenset({"Экономика", "никакая"})), ["exam-5"]),
        (Filters(groups=frozenset({"никакая"})), []),
        (Filters(decisions=frozenset({"accepted"})), ["exam-5"]),
        (Filters(statuses=frozenset({"in_progress"})), ["exam-72"]),
        (Filters(systems=frozenset({"Moodle"})), []),
        (Filters(honesty_from=58, honesty_to=59), ["exam-59", "exam-58"]),
        (Filters(from_ms=rows[10].started_ms, to_ms=rows[11].started_ms), ["exam-12", "exam-11"]),
    ):
        assert ids(Query(filters)) == expected, filters


@pytest.mark.parametrize(
    "query",
    [
        Query(Filters(search="а")),
        Query(sort=(SortKey(Column.STUDENT),)),
        Query(grouping=Grouping.STUDENT),
        Query(sort=()),
    ],
)
def test_first_page_leaves_the_rest_to_the_index(store, query: Query) -> None:
    assert store.exams.first_page(query, 10) is None


def test_snapshots_and_what_changed_since(profile, make_row) -> None:
    store = Store(profile)
    assert store.exams.load_snapshot("index") is None
    store.exams.apply([make_row(1), make_row(2), make_row(3)], [], "c1", server_epoch="e")
    revision = store.exams.revision()
    store.exams.save_snapshot("index", revision, b"columns")
    store.exams.apply([make_row(2, honesty=1, version=4)], ["exam-3"], "c2", server_epoch="e")
    store.close()
    store = Store(profile)
    assert store.exams.load_snapshot("index") == (revision, b"columns")
    assert set(store.exams.changed_since(revision)) == {2, 3}
    assert store.exams.changed_since(store.exams.revision() + 1) is None
    store.exams.save_snapshot("index", store.exams.revision(), b"newer")
    assert store.exams.key("exam-3") is None  # every snapshot knows by now
    store.close()


def told(store: Store, since: int) -> tuple[set[int], list[tuple[int, ...]]]:
    found = store.exams.changes(since, store.exams.revision())
    assert found is not None
    return set(found[0]), list(found[1])


def test_changes_are_told_as_they_are_read(profile, make_row, make_act) -> None:
    """From memory, where all of them were noted; else from the store. Nobody can tell which."""
    store = Store(profile)
    start = store.exams.revision()
    store.exams.apply([make_row(number) for number in range(1, 8)], [], "c1", server_epoch="e")
    first = store.exams.revision()
    store.exams.apply([make_row(2, honesty=1, version=4), make_row(9)], ["exam-3"], "c2", server_epoch="e")
    second = store.exams.revision()
    store.exams.apply([make_row(2, honesty=7, version=5)], ["exam-9"], "c3", server_epoch="e")
    store.outbox.add(make_act("a1", 4, "rejected"))  # is not noted
    store.exams.apply([make_row(5, honesty=7, version=5)], [], "c4", server_epoch="e")
    for since in (start, first, second, store.exams.revision() - 1, store.exams.revision()):
        keys, rows = told(store, since)
        changed = store.exams.changed_since(since)
        assert changed is not None and keys == set(changed)
        assert rows == list(store.exams.columns(changed))
    assert store.exams.changes(store.exams.revision() + 1, store.exams.revision()) is None
    store.close()


def test_an_act_lies_over_a_change_that_was_noted(store, make_row, make_act) -> None:
    store.exams.apply([make_row(1), make_row(2)], [], "c1", server_epoch="e")
    store.outbox.add(make_act("a1", value="rejected"))
    since = store.exams.revision()
    store.exams.apply([make_row(1, honesty=3, version=4)], [], "c2", server_epoch="e")
    (row,) = told(store, since)[1]
    assert (row,) == tuple(store.exams.columns([1]))
    decided = ColumnsRow(*row).decision
    assert store.exams.words([decided])[decided] == "rejected"


def test_a_removed_exam_takes_everything_but_the_acts(store, make_row, make_act, make_recording) -> None:
    from oes_desktop.domain.models import Report

    store.exams.apply([make_row(1), make_row(2)], [], "c1", server_epoch="e")
    for number in (1, 2):
        store.reports.save(Report(make_row(number)))
        store.reports.save_photo(f"exam-{number}", "p", b"photo")
        entry = store.media.entry(make_recording(f"rec-{number}"), f"exam-{number}")
        entry.path.write_bytes(b"sealed")
    store.outbox.add(make_act("a1"))
    store.exams.apply([], ["exam-1"], "c2", server_epoch="e")
    assert store.reports.load("exam-1") is None
    assert store.reports.photo("exam-1", "p") is None
    assert store.reports.photo("exam-2", "p") == b"photo"
    assert [path.name for path in entry.path.parent.iterdir()] == [entry.path.name]
    (row,) = store.outbox.rows()
    assert (row.state, row.trouble) == ("parked", "gone")
