"""The queue on disk: its order, what is here, how long it stays, what erasing leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oes_desktop.domain.downloading import Wanted, What
from oes_desktop.domain.models import Report, Snapshot
from oes_desktop.store.downloads import Stay
from oes_desktop.store.store import Store

NOW = 1_763_500_000_000


@pytest.fixture
def exams(store, make_row) -> list[str]:
    """Five exams that the replica knows."""
    rows = [make_row(number) for number in range(1, 6)]
    store.exams.apply(rows, (), "1", server_epoch="e")
    return [row.id for row in rows]


@pytest.fixture
def queue(store):
    return store.downloads


def want(queue, *ids: str, what: What = What.WHOLE, rule: str = "") -> int:
    return queue.add(Wanted(exam_id, what, rule=rule, added_ms=NOW) for exam_id in ids)


def order(queue) -> list[str]:
    return [row.exam_id for row in queue.rows()]


def flag(store, exam_id: str) -> int:
    key = store.exams.key(exam_id)
    (values,) = list(store.exams.columns([key]))
    return values[15]


def with_recording(store, make_row, make_recording, number: int = 1, *, size: int = 200_000, name="rec-1"):
    recording = make_recording(name, size=size)
    row = make_row(number)
    store.reports.save(Report(row, recordings=(recording,), snapshots=(SNAPSHOT,)))
    store.reports.save_photo(row.id, SNAPSHOT.id, b"\xff\xd8\xff photo")
    return recording, store.media.entry(recording, row.id)


SNAPSHOT = Snapshot("snap-1", 1, "face", "image/jpeg", 9, "")


def test_it_keeps_its_order_over_a_restart(profile, store, exams, queue) -> None:
    assert want(queue, "exam-3", "exam-1", "exam-2") == 3
    assert want(queue, "exam-4", what=What.MOMENTS, rule="mine") == 1
    store.close()
    again = Store(profile)
    assert order(again.downloads) == ["exam-3", "exam-1", "exam-2", "exam-4"]
    last = again.downloads.rows()[-1]
    assert (last.what, last.rule, last.added_ms, last.here_ms) == (What.MOMENTS, "mine", NOW, None)
    again.close()


def test_an_exam_that_nobody_knows_is_not_wanted(queue, exams) -> None:
    assert want(queue, "no-such-exam", "exam-1") == 1
    assert order(queue) == ["exam-1"]


@pytest.mark.parametrize(
    ("moved", "before", "then"),
    [
        ("exam-4", "exam-1", ["exam-4", "exam-1", "exam-2", "exam-3"]),
        ("exam-1", "exam-3", ["exam-2", "exam-1", "exam-3", "exam-4"]),
        ("exam-2", None, ["exam-1", "exam-3", "exam-4", "exam-2"]),
        ("exam-2", "not there", ["exam-1", "exam-3", "exam-4", "exam-2"]),
        ("not there", "exam-1", ["exam-1", "exam-2", "exam-3", "exam-4"]),
        ("exam-2", "exam-2", ["exam-1", "exam-2", "exam-3", "exam-4"]),
        ("exam-2", "exam-3", ["exam-1", "exam-2", "exam-3", "exam-4"]),
    ],
)
def test_an_exam_is_dragged_to_another_place(queue, exams, moved, before, then) -> None:
    first = ["exam-1", "exam-2", "exam-3", "exam-4"]
    want(queue, *first)
    assert queue.move(moved, before) == (then != first)
    assert order(queue) == then
    want(queue, "exam-5")
    assert order(queue)[-1] == "exam-5"


def test_pause_trouble_and_asking_again(queue, exams) -> None:
    want(queue, "exam-1", "exam-2", rule="mine")
    assert queue.pause(["exam-1", "exam-2"], True) == 2 and queue.pause(["exam-1"], True) == 0
    assert queue.trouble(["exam-2"], "no_right") == 1
    assert [(row.paused, row.trouble) for row in queue.rows()] == [(True, ""), (True, "no_right")]
    want(queue, "exam-2")
    assert [(row.paused, row.trouble, row.rule) for row in queue.rows()] == [
        (True, "", "mine"),
        (False, "", ""),  # she asked herself
    ]


def test_an_exam_goes_from_the_queue_with_the_results(store, queue, exams) -> None:
    want(queue, "exam-1", "exam-2")
    store.exams.apply((), ["exam-1"], "2", server_epoch="e")
    assert order(queue) == ["exam-2"]


def test_whole_is_here_when_every_recording_is(store, queue, exams, make_row, make_recording) -> None:
    want(queue, "exam-1")
    _, entry = with_recording(store, make_row, make_recording)
    assert not queue.arrived("exam-1", NOW) and flag(store, "exam-1") == 0
    store.media.mark(entry, range(entry.segments))
    assert queue.arrived("exam-1", NOW) and flag(store, "exam-1") == 1
    assert queue.rows()[0].here_ms == NOW


def test_moments_are_here_when_they_came_and_the_results_say_so(
    store, queue, exams, make_row, make_recording
) -> None:
    want(queue, "exam-1", what=What.MOMENTS)
    assert not queue.arrived("exam-1", NOW)  # there is not even a report
    _, entry = with_recording(store, make_row, make_recording)
    store.media.mark(entry, [0])
    assert queue.arrived("exam-1", NOW)
    assert flag(store, "exam-1") == 1 and not store.media.downloaded("exam-1")
    want(queue, "exam-1")  # and now the whole
    assert queue.rows()[0].here_ms is None and queue.rows()[0].what is What.WHOLE
    assert flag(store, "exam-1") == 0
    want(queue, "exam-1", what=What.MOMENTS)
    assert queue.rows()[0].what is What.WHOLE  # less than what was asked is no new wish


@pytest.mark.parametrize("what", What)
def test_a_place_that_was_lost_puts_it_back_into_the_queue(
    store, queue, exams, make_row, make_recording, what
) -> None:
    """B4, B18: what is not readable is fetched again by itself."""
    want(queue, "exam-1", what=what)
    _, entry = with_recording(store, make_row, make_recording)
    store.media.mark(entry, range(entry.segments))
    assert queue.arrived("exam-1", NOW)
    store.media.clear(entry, 1)
    assert queue.rows()[0].here_ms is None and flag(store, "exam-1") == 0


@pytest.mark.parametrize("what", What)
def test_another_recording_in_the_report_puts_it_back_too(
    store, queue, exams, make_row, make_recording, what
) -> None:
    """A10."""
    want(queue, "exam-1", what=what)
    recording, entry = with_recording(store, make_row, make_recording)
    store.media.mark(entry, range(entry.segments))
    assert queue.arrived("exam-1", NOW)
    other = replace(recording, sha256="cd" * 32)
    store.reports.save(Report(make_row(1, version=4), recordings=(other,)))
    assert queue.rows()[0].here_ms is None and flag(store, "exam-1") == 0


def test_an_exam_without_recordings_is_here_with_its_report(store, queue, exams, make_row) -> None:
    """C13."""
    want(queue, "exam-1")
    store.reports.save(Report(make_row(1)))
    assert queue.arrived("exam-1", NOW) and flag(store, "exam-1") == 1


def test_cancelling_leaves_what_is_here_and_declines(store, queue, exams, make_row, make_recording) -> None:
    want(queue, "exam-1", "exam-2", "exam-3")
    _, entry = with_recording(store, make_row, make_recording)
    store.media.mark(entry, range(entry.segments))
    queue.arrived("exam-1", NOW)
    assert queue.cancel(["exam-1", "exam-2"]) == 1 and queue.cancel(["exam-3"], decline=False) == 1
    assert order(queue) == ["exam-1"] and queue.declined() == {"exam-2"}
    want(queue, "exam-2")
    assert queue.declined() == set()


def test_erasing_takes_keys_photos_and_files_and_leaves_acts(
    store, queue, exams, make_row, make_recording, make_act, profile
) -> None:
    """B26: the key first; what she said stays."""
    want(queue, "exam-1", "exam-2")
    store.outbox.add(make_act("a1"))
    recording, entry = with_recording(store, make_row, make_recording)
    entry.path.write_bytes(b"a vault file")
    store.media.mark(entry, range(entry.segments))
    queue.arrived("exam-1", NOW)
    assert queue.erase(["exam-1", "exam-4"]) == 1
    assert order(queue) == ["exam-2"] and flag(store, "exam-1") == 0
    assert store.media.find(recording) is None and not entry.path.exists()
    assert store.reports.photo("exam-1", SNAPSHOT.id) is None
    assert [row.act.id for row in store.outbox.rows()] == ["a1"]
    assert store.reports.load("exam-1") is not None
    assert queue.declined() == {"exam-1"}
    assert queue.erase(["exam-1"]) == 0
    store.media.mark(entry, [0])  # a reader that was open meanwhile
    assert store.media.find(recording) is None


def test_what_lies_here_has_a_day_on_which_it_came(store, queue, exams, make_row, make_recording) -> None:
    assert queue.stays(NOW) == []
    with_recording(store, make_row, make_recording)
    store.reports.save_photo("exam-2", "p", b"photo")
    assert sorted(queue.stays(NOW)) == [Stay("exam-1", NOW), Stay("exam-2", NOW)]
    decided = replace(make_row(2), version=9, decision="accepted", decided_ms=NOW + 5)
    store.exams.apply([decided], (), "2", server_epoch="e")
    assert sorted(queue.stays(NOW + 10)) == [Stay("exam-1", NOW), Stay("exam-2", NOW, NOW + 5)]
    queue.erase(["exam-1"])
    assert queue.stays(NOW + 10) == [Stay("exam-2", NOW, NOW + 5)]
    with_recording(store, make_row, make_recording)
    assert sorted(queue.stays(NOW + 20))[0] == Stay("exam-1", NOW + 20)


def test_a_decision_that_waits_counts_as_one(store, queue, exams, make_row, make_recording, make_act) -> None:
    with_recording(store, make_row, make_recording)
    queue.stays(NOW)
    store.outbox.add(make_act("a1", made_ms=NOW + 7))
    assert queue.stays(NOW + 10) == [Stay("exam-1", NOW, NOW + 7, pending=True)]


def test_strays_are_what_came_after_their_exam_went(store, queue, exams, make_row, make_recording) -> None:
    store.exams.apply((), ["exam-1"], "2", server_epoch="e")
    assert queue.strays() == []
    with_recording(store, make_row, make_recording)
    assert queue.strays() == ["exam-1"]
    queue.erase(["exam-1"])
    store.reports.forget("exam-1")
    assert queue.strays() == [] and queue.declined() == set()


def test_what_was_watched_whole_is_among_them(store, queue, exams, make_row, make_recording) -> None:
    want(queue, "exam-2")
    _, entry = with_recording(store, make_row, make_recording)
    store.media.mark(entry, [0])
    assert order(queue) == ["exam-2"]
    store.media.mark(entry, range(entry.segments))
    queue.stays(NOW)
    first, _ = queue.rows()
    assert (first.exam_id, first.here_ms, first.place) == ("exam-1", NOW, 0)
    want(queue, "exam-1")  # its photos too
    assert [(row.exam_id, row.here_ms) for row in queue.rows()] == [("exam-2", None), ("exam-1", None)]


def test_bytes_that_are_here(store, queue, exams, make_row, make_recording) -> None:
    _, entry = with_recording(store, make_row, make_recording, size=300_000)
    assert queue.bytes_here(["exam-1", "exam-2"]) == {}
    store.media.mark(entry, [0, 2])
    assert queue.bytes_here(["exam-1", "exam-2"]) == {"exam-1": 2 * 65_504}
    assert store.media.used_bytes() == len(b"\xff\xd8\xff photo")
    entry.path.write_bytes(b"x" * 5_000)
    assert store.media.used_bytes() > 4_000
