"""Many acts at once: one transaction, one record of the journal, one undo that brings back what was there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oes_desktop.store.store import Store, repair


def ids(store: Store, now_ms: int = 10**15) -> list[str]:
    return [row.act.id for row in store.outbox.due(now_ms)]


def many(make_act, count: int, batch: str = "b", **fields):
    body = {"value": "accepted", "comment": "все", "batch": batch}
    return [make_act(f"{batch}-{number}", number, body=body, **fields) for number in range(count)]


def test_a_thousand_acts_are_one_transaction_and_one_record(store, profile, make_row, make_act) -> None:
    store.exams.apply([make_row(number) for number in range(1_000)], [], "c", server_epoch="e")
    store.outbox.add(make_act("single", 3, value="disputed"), 77)
    before = store.outbox._position()
    rows = store.outbox.add_many(many(make_act, 1_000), 9_000)
    assert store.outbox._position() == before + 1
    assert len(rows) == len(store.outbox.rows()) == 1_000
    assert {row.hold_until_ms for row in rows} == {9_000}
    assert len(ids(store)) == 1_000 and ids(store, 8_999) == []
    assert {row.decision for row in store.exams.by_ids(f"exam-{n}" for n in range(1_000)).values()} == {
        "accepted"
    }
    assert len(store.outbox.take_back_batch("b")) == 1_000
    assert store.outbox._position() == before + 2
    (back,) = store.outbox.rows()
    assert (back.act.exam_id, back.act.body["value"], back.hold_until_ms) == ("exam-3", "disputed", 77)
    store.close()
    store = Store(profile)
    assert store.outbox.rows() == [back] and store.restored == 0
    store.close()


def test_a_batch_is_kept_whole_or_not_at_all(store, make_row, make_act) -> None:
    class Stop(Exception):
        pass

    def broken():
        yield from many(make_act, 500)
        raise Stop

    store.exams.apply([make_row(number) for number in range(500)], [], "c", server_epoch="e")
    store.outbox.add(make_act("a1", 7))
    before = store.outbox.rows()
    with pytest.raises(Stop):
        store.outbox.add_many(broken())
    assert store.outbox.rows() == before
    assert not store.exams.row("exam-8").pending


def test_the_longest_comments_of_a_whole_batch_come_back_from_the_journal(profile, make_act) -> None:
    store = Store(profile)
    acts = [make_act(f"a{n}", n, body={"value": "rejected", "comment": "ё" * 4_000}) for n in range(1_000)]
    for made in range(3):
        store.outbox.add_many([replace(act, id=f"{act.id}-{made}") for act in acts])
    store.close()
    repair(profile)
    store = Store(profile)
    assert store.restored == 1_000
    assert not store.outbox.journal_damaged
    assert {len(row.act.body["comment"]) for row in store.outbox.rows()} == {4_000}
    store.close()


def test_undo_goes_back_a_few_acts_and_no_further(store, make_act) -> None:
    for number in range(1, 7):
        store.outbox.add(make_act(f"a{number}", value=str(number)), number)
    seen = []
    while rows := store.outbox.rows():
        (row,) = rows
        seen.append((row.act.body["value"], row.hold_until_ms))
        assert store.outbox.take_back(row.act.id)
    assert seen == [("6", 6), ("5", 5), ("4", 4), ("3", 3)]
    assert not store.outbox.take_back("a6")


def test_taking_a_batch_back_leaves_what_was_sent_and_what_was_said_since(store, make_act) -> None:
    store.outbox.add(make_act("first", 1, value="disputed"))
    store.outbox.add_many(many(make_act, 4))
    store.outbox.mark_sending("b-0")
    store.outbox.add(make_act("since", 1, value="rejected"))
    assert store.outbox.take_back_batch("b") == ["exam-2", "exam-3"]
    assert [row.act.id for row in store.outbox.rows()] == ["b-0", "since"]
    store.outbox.take_back("since")
    assert [row.act.body["value"] for row in store.outbox.pending("exam-1")] == ["disputed"]


def test_many_are_sent_and_answered_in_one_transaction_each(store, make_row, make_act) -> None:
    store.exams.apply([make_row(number) for number in range(4)], [], "c", server_epoch="e")
    store.outbox.add_many(many(make_act, 4))
    store.outbox.withdraw("b-2")
    sending = store.outbox.mark_sending_many(["b-0", "b-1", "b-2", "b-3"])
    assert [row.act.id for row in sending] == ["b-0", "b-1", "b-3"]
    store.outbox.add(make_act("after", 1, value="rejected"))
    store.outbox.accepted_many((f"b-{n}", make_row(n, version=8, decision="accepted")) for n in (0, 1))
    assert [(row.act.id, row.act.base_version) for row in store.outbox.rows()] == [("b-3", 3), ("after", 8)]
    store.outbox.retry_later_many(["b-3"], 5_000, "timeout")
    assert ids(store, 4_999) == ["after"]
