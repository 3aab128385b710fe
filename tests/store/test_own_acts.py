"""The list of her own acts: how each came to its end, how far it goes back, and what a server that was put
back is offered again (F24)."""

from __future__ import annotations

from pathlib import Path

import pytest

from oes_desktop.domain.acts import Act, ActKind, ActState, Fate, OutboxRow
from oes_desktop.store.database import Database
from oes_desktop.store.migrations import MIGRATIONS
from oes_desktop.store.own_acts import Accepted, OwnActs, not_proven, note
from oes_desktop.store.store import Store, repair


@pytest.fixture
def exams(store, make_row) -> Store:
    store.exams.apply([make_row(number) for number in (1, 2, 3)], [], "c", server_epoch="e")
    return store


def became(store: Store) -> dict[str, str]:
    return {own.act.id: own.became.value for own in store.own_acts.rows()}


def accept(store: Store, act_id: str, row, at_ms: int = 5) -> None:
    store.outbox.mark_sending(act_id)
    store.outbox.accepted(act_id, row, at_ms=at_ms)


def test_every_end_is_noted_with_its_act(exams, make_row, make_act) -> None:
    outbox = exams.outbox
    outbox.add(make_act("first", made_ms=10), 99)
    outbox.add(make_act("second", value="disputed", made_ms=20), 99)
    outbox.add(make_act("undone", 2, made_ms=30), 99)
    assert outbox.take_back("undone", at_ms=31)
    outbox.add(make_act("met", 3, made_ms=40))
    outbox.mark_sending("met")
    outbox.conflict("met", {"value": "rejected", "by": "Нұрлан", "version": 9})
    assert outbox.discard("met", at_ms=41)
    outbox.add(make_act("refused", 3, made_ms=50))
    outbox.park("refused", "no_right")
    outbox.again("refused", make_act("again", 3, made_ms=51), at_ms=52)
    outbox.park("again", "no_right")
    outbox.discard("again", at_ms=53)
    accept(exams, "second", make_row(1, version=4, decision="disputed", decided_ms=777))
    outbox.add(make_act("review", kind=ActKind.REVIEWED, body={"reviewed": True}, made_ms=60))
    assert became(exams) == {
        "first": Fate.REPLACED,
        "second": Fate.ACCEPTED,
        "undone": Fate.TAKEN_BACK,
        "met": Fate.KEPT_THEIRS,
        "refused": Fate.SENT_AGAIN,
        "again": Fate.GIVEN_UP,
        "review": ActState.WAITING,
    }
    listed = {own.act.id: own for own in exams.own_acts.rows()}
    assert exams.own_acts.rows()[0].act.id == "review"  # the newest first
    assert (listed["second"].version, listed["second"].ended_ms) == (4, 777)  # by the server's own word
    assert (listed["met"].theirs["by"], listed["met"].ended_ms) == ("Нұрлан", 41)
    assert (listed["refused"].trouble, listed["refused"].successor) == ("no_right", "again")
    assert listed["first"].successor == "second"
    assert listed["second"].act.body["comment"] == "посмотрела"
    assert "before" not in listed["second"].act.body
    assert listed["second"].student == "Әбдірахманова Әсем 1"
    assert listed["second"].exam == "Математический анализ"


def test_an_answer_that_does_not_say_when_has_the_servers_time(exams, make_row, make_act) -> None:
    exams.outbox.add(make_act("v", kind=ActKind.VERDICT, target="v1", value="confirmed"))
    accept(exams, "v", make_row(1, version=4, decided_ms=3), at_ms=900)
    (own,) = exams.own_acts.rows()
    assert (own.became, own.ended_ms, own.version) == (Fate.ACCEPTED, 900, 4)


def test_acts_of_an_older_version_stand_below_in_the_order_of_their_times(tmp_path: Path) -> None:
    """Before, nothing but the clock told their order."""
    path, key = tmp_path / "store.db", bytes(32)
    database = Database(path, key, create=True, migrations=MIGRATIONS[:9])
    values = "(NULL, ?1, 'exam-1', 'decision', '', 1, '{}', ?2, 'accepted', 5, 2, '', '{}', '')"
    with database.transaction() as work:
        work.executemany(f"INSERT INTO own_act VALUES {values}", [("a", 10), ("b", 30), ("c", 20)])
    database.close()
    database = Database(path, key)
    with database.transaction() as work:
        act = Act("d", "exam-1", ActKind.DECISION, "", 1, {}, 5)
        note(work, OutboxRow(1, act, ActState.SENDING), Fate.ACCEPTED)
    assert [own.act.id for own in OwnActs(database).rows()] == ["d", "b", "c", "a"]
    database.close()


def test_names_go_with_an_exam_that_is_removed(exams, make_row, make_act) -> None:
    exams.outbox.add(make_act("a"))
    accept(exams, "a", make_row(1, version=4))
    exams.exams.apply([], ["exam-1"], "d", server_epoch="e")
    (own,) = exams.own_acts.rows()
    assert (own.student, own.student_id, own.exam, own.act.exam_id) == ("", "", "", "exam-1")


def test_what_was_settled_long_ago_is_forgotten_and_what_is_open_is_not(exams, make_row, make_act) -> None:
    exams.outbox.add(make_act("old", made_ms=100))
    accept(exams, "old", make_row(1, version=4, decided_ms=200))
    exams.outbox.add(make_act("open", 2, made_ms=100))
    exams.own_acts.prune(200)
    assert set(became(exams)) == {"old", "open"}
    exams.own_acts.prune(201)
    assert set(became(exams)) == {"open"}


def test_a_lost_database_costs_the_list_and_no_open_act(profile, make_row, make_act) -> None:
    store = Store(profile)
    store.outbox.add(make_act("sent"))
    accept(store, "sent", make_row(1, version=4))
    store.outbox.add(make_act("open", 2))
    store.close()
    repair(profile)
    store = Store(profile)
    assert became(store) == {"open": ActState.SENDING}
    store.close()


def test_what_a_newer_journal_settled_is_kept_in_the_list(profile, tmp_path, make_act) -> None:
    store = Store(profile)
    store.outbox.add(make_act("a"))
    store.close()
    old = profile.database_path.read_bytes()
    store = Store(profile)
    store.outbox.withdraw("a")
    store.close()
    profile.database_path.write_bytes(old)
    store = Store(profile)
    assert became(store) == {"a": Fate.UNKNOWN}
    store.close()


# A server that was put back


def accepted(
    number: int, version: int, stands: int | None, *, ours: bool = False, kind: str = "decision"
) -> Accepted:
    """An act on an exam of its own, taken as `version`, where `stands` is the version now."""
    return Accepted(number, f"e{number}", kind, version, number, "x", stands, "x", number if ours else None)


def numbers(*acts: Accepted) -> list[int]:
    return [each.number for each in not_proven(acts)]


def test_the_newest_act_that_stands_proves_all_before_it() -> None:
    """F24: a backup is the beginning of what was written."""
    assert numbers() == []
    assert numbers(accepted(1, 2, 2, kind="verdict"), accepted(2, 2, 2, ours=True)) == []
    assert numbers(accepted(1, 2, 2, ours=True), accepted(2, 2, 1), accepted(3, 2, 1)) == [2, 3]
    # what nobody can tell by looking at the list: asked again, the server knows its key
    assert numbers(accepted(1, 2, 2, ours=True), accepted(2, 2, 2, kind="verdict")) == [2]
    assert numbers(accepted(1, 2, 3, ours=False), accepted(2, 2, None)) == [1, 2]


def test_after_the_first_lost_act_only_what_stands_is_proven() -> None:
    """F24: what was sent to the server before anybody noticed proves nothing about what it lost."""
    assert numbers(accepted(1, 5, 4), accepted(2, 3, 3, kind="verdict"), accepted(3, 2, 2, ours=True)) == [
        1,
        2,
    ]


def test_lost_acts_are_open_again_under_their_ids_before_all_else(exams, make_row, make_act) -> None:
    """F24."""
    exams.outbox.add(make_act("kept", made_ms=1))
    accept(exams, "kept", make_row(1, version=4, decision="accepted", decided_ms=70))
    body = {"value": "rejected", "seen": {"value": "undecided", "by": "", "at_ms": None}}
    exams.outbox.add(make_act("lost", 2, made_ms=2, body=body))
    accept(exams, "lost", make_row(2, version=4, decision="rejected", decided_ms=80))
    review = {"kind": ActKind.REVIEWED, "body": {"reviewed": True}}
    exams.outbox.add(make_act("later", 2, base_version=4, **review))
    exams.exams.begin_full()
    rows = [make_row(1, version=4, decision="accepted", decided_ms=70), make_row(2, version=3), make_row(3)]
    exams.exams.apply(rows, [], "n", server_epoch="e-2")
    assert exams.outbox.offer_again() is None  # not before the list is whole
    exams.exams.finish_full("n")
    assert exams.outbox.offer_again() == 1
    assert exams.outbox.offer_again() is None
    lost, later = exams.outbox.rows()
    assert (lost.act.id, lost.state, lost.attempts, lost.act.base_version) == ("lost", ActState.SENDING, 1, 3)
    assert (later.act.id, later.act.base_version) == ("later", 0)
    assert [row.act.id for row in exams.outbox.due(10**15)] == ["lost"]
    assert became(exams) == {"kept": "accepted", "lost": "sending", "later": "waiting"}


def test_a_lost_decision_upon_what_stands_no_more_asks_the_server_first(exams, make_row, make_act) -> None:
    """F24: the exam has the version that she saw, but not the decision."""
    seen = {"value": "disputed", "by": "Берик", "at_ms": 7}
    exams.outbox.add(make_act("lost", 2, body={"value": "rejected", "seen": seen}))
    accept(exams, "lost", make_row(2, version=4, decision="rejected", decided_ms=80))
    exams.exams.begin_full()
    exams.exams.apply([make_row(2, version=3, decision="accepted")], [], "n", server_epoch="e-2")
    exams.exams.finish_full("n")
    assert exams.outbox.offer_again() == 1
    assert exams.outbox.rows()[0].act.base_version == 0


def test_an_ordinary_full_list_offers_nothing(exams, make_row, make_act) -> None:
    exams.outbox.add(make_act("a", 2))
    accept(exams, "a", make_row(2, version=4))
    exams.exams.begin_full()
    exams.exams.apply([make_row(2, version=3)], [], "n", server_epoch="e")
    exams.exams.finish_full("n")
    assert exams.outbox.offer_again() is None
    assert became(exams) == {"a": "accepted"}


def test_lost_acts_survive_the_loss_of_the_database_too(profile, make_row, make_act) -> None:
    """F24: what is offered again is in the journal like every open act."""
    store = Store(profile)
    store.exams.apply([make_row(1)], [], "c", server_epoch="e")
    store.outbox.add(make_act("lost"))
    accept(store, "lost", make_row(1, version=4))
    store.exams.begin_full()
    store.exams.apply([make_row(1, version=3)], [], "n", server_epoch="e-2")
    store.exams.finish_full("n")
    store.close()
    store = Store(profile)  # killed between the list and the offer
    assert store.outbox.offer_again() == 1
    store.close()
    repair(profile)
    store = Store(profile)
    assert [row.act.id for row in store.outbox.rows()] == ["lost"]
    store.close()
