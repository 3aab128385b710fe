"""Verdicts on many at once, marks of her own, and taking back both: offline, sent, from the journal."""

from __future__ import annotations

import pytest
from support.world import START_MS

from oes_desktop.domain.acts import MOST_AT_ONCE, STANDS, ActKind, ActState
from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import Violation

MANY = tuple(Violation(f"v{n}", "focus_lost", START_MS + n * 1000, 500, 2) for n in range(5))


@pytest.fixture
def desk(world, computer):
    world.put("e1", violations=MANY)
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.reports.open("e1")
    return desk


def verdicts(desk) -> list[str]:
    return [each.verdict for each in desk.reports.cached("e1").violations]


def deliver(desk, computer) -> None:
    computer.clock.advance(60)
    desk.sync.run_once()
    assert desk.decisions.outbox() == []


def test_several_are_judged_at_once_shown_as_waiting_and_sent(desk, computer) -> None:
    said = desk.decisions.give_verdicts("e1", ["v1", "v3"], "dismissed", " чужой голос ")
    assert len(said.before) == 2
    shown = desk.reports.cached("e1").violations
    assert [each.verdict for each in shown] == ["none", "dismissed", "none", "dismissed", "none"]
    assert [each.pending for each in shown] == [False, True, False, True, False]
    assert shown[1].verdict_note == "чужой голос"
    desk.sync.run_once()
    assert len(desk.decisions.outbox()) == 2  # held, to be taken back
    deliver(desk, computer)
    accepted = desk.reports.cached("e1").violations  # before anything was fetched again
    assert [each.verdict for each in accepted] == ["none", "dismissed", "none", "dismissed", "none"]
    assert not any(each.pending for each in accepted)
    fetched = desk.reports.open("e1").violations
    assert (fetched[3].verdict, fetched[3].verdict_note, fetched[3].verdict_by) == (
        "dismissed",
        "чужой голос",
        "Aliya",
    )
    assert desk.opened.store._database.read("SELECT * FROM said") == []


def test_what_stands_so_already_is_not_said_again(desk) -> None:
    desk.decisions.give_verdicts("e1", ["v1"], "confirmed")
    assert desk.decisions.give_verdicts("e1", ["v1"], "confirmed").before == ()
    assert len(desk.decisions.outbox()) == 1


def test_taking_back_what_was_not_sent_leaves_no_trace(desk, computer) -> None:
    first = desk.decisions.give_verdicts("e1", ["v1"], "confirmed")
    second = desk.decisions.give_verdicts("e1", ["v0", "v1"], "dismissed")
    desk.decisions.take_back(second)
    assert verdicts(desk) == ["none", "confirmed", "none", "none", "none"]
    desk.decisions.take_back(first)
    deliver(desk, computer)
    assert desk.reports.open("e1").history == ()


def test_taking_back_what_was_sent_says_again_what_stood(desk, computer) -> None:
    desk.decisions.give_verdicts("e1", ["v1"], "confirmed", "видно")
    deliver(desk, computer)
    said = desk.decisions.give_verdicts("e1", ["v1", "v2"], "dismissed")
    deliver(desk, computer)
    desk.decisions.take_back(said)
    assert verdicts(desk) == ["none", "confirmed", "none", "none", "none"]
    deliver(desk, computer)
    report = desk.reports.refresh("e1")
    assert (report.violations[1].verdict, report.violations[1].verdict_note) == ("confirmed", "видно")
    assert report.violations[2].verdict == "none"


def test_too_many_and_too_long_are_refused_and_nothing_is_kept(desk) -> None:
    with pytest.raises(Rejected, match="too_large"):
        desk.decisions.give_verdicts("e1", ["v1"] * (MOST_AT_ONCE + 1), "dismissed")
    with pytest.raises(Rejected, match="too_large"):
        desk.decisions.give_verdicts("e1", ["v1"], "dismissed", "ы" * 5_000)
    with pytest.raises(Rejected, match="not_found"):
        desk.decisions.give_verdicts("nowhere", ["v1"], "dismissed")
    with pytest.raises(Rejected, match="bad_input"):
        desk.decisions.mark("e1", -5)
    assert desk.decisions.outbox() == []


def test_a_mark_is_made_changed_removed_and_taken_back_offline(desk, computer) -> None:
    made = desk.decisions.mark("e1", START_MS + 7_000, 2_500, "phone_seen", " под столом ")
    (mark,) = desk.reports.cached("e1").marks
    assert (mark.at_ms, mark.duration_ms, mark.kind, mark.text) == (
        START_MS + 7_000,
        2_500,
        "phone_seen",
        "под столом",
    )
    assert mark.pending
    desk.decisions.mark("e1", START_MS + 8_000, 0, "", "заметка", made.target)
    assert [each.text for each in desk.reports.cached("e1").marks] == ["заметка"]
    removed = desk.decisions.remove_mark("e1", made.target)
    assert desk.reports.cached("e1").marks == ()
    desk.decisions.take_back(removed)
    assert [each.text for each in desk.reports.cached("e1").marks] == ["заметка"]
    deliver(desk, computer)
    (mark,) = desk.reports.cached("e1").marks
    assert not mark.pending
    (mark,) = desk.reports.open("e1").marks
    assert (mark.at_ms, mark.text, mark.by, mark.by_id) == (
        START_MS + 8_000,
        "заметка",
        "Aliya",
        desk.account.user_id,
    )


def test_a_sent_mark_is_taken_back_by_removing_it_and_its_removal_by_making_it_again(desk, computer) -> None:
    made = desk.decisions.mark("e1", START_MS, 1_000, "phone_seen", "а")
    deliver(desk, computer)
    desk.decisions.take_back(made)
    deliver(desk, computer)
    assert desk.reports.refresh("e1").marks == ()
    again = desk.decisions.mark("e1", START_MS, 1_000, "phone_seen", "б")
    deliver(desk, computer)
    gone = desk.decisions.remove_mark("e1", again.target)
    deliver(desk, computer)
    desk.decisions.take_back(gone)
    deliver(desk, computer)
    assert [mark.text for mark in desk.reports.refresh("e1").marks] == ["б"]


def test_the_sealed_journal_gives_marks_and_verdicts_back(desk, computer) -> None:
    store = desk.opened.profile.database_path
    desk.close()
    older = store.read_bytes()
    desk = computer.keep(computer.session.resume())
    made = desk.decisions.mark("e1", START_MS, 0, "", "заметка")
    desk.decisions.give_verdicts("e1", ["v0"], "confirmed", "да")
    desk.close()
    store.write_bytes(older)  # an older state of the database came back
    desk = computer.keep(computer.session.resume())
    assert desk.restored == 2
    deliver(desk, computer)
    report = desk.reports.open("e1")
    assert [mark.id for mark in report.marks] == [made.target]
    assert (report.violations[0].verdict, report.violations[0].verdict_note) == ("confirmed", "да")


def test_a_mark_is_no_conflict_with_what_others_say_of_other_things(desk, world, computer, computers) -> None:
    berik = computers("two").sign_in(world.url, "berik")
    berik.sync.run_once()
    berik.decisions.verdict("e1", "v1", "confirmed")
    berik.sync.run_once()
    desk.decisions.mark("e1", START_MS, 0, "", "заметка")
    deliver(desk, computer)
    assert [mark.text for mark in desk.reports.refresh("e1").marks] == ["заметка"]


def test_a_mark_that_was_changed_elsewhere_meanwhile_is_a_conflict_and_tells_how_it_stands(
    desk, world, computer, computers
) -> None:
    made = desk.decisions.mark("e1", START_MS, 0, "", "первая")
    deliver(desk, computer)
    desk.reports.refresh("e1")
    elsewhere = computers("two").sign_in(world.url)  # the same proctor at another computer
    elsewhere.sync.run_once()
    elsewhere.reports.open("e1")
    elsewhere.decisions.mark("e1", START_MS, 0, "", "вторая", made.target)
    elsewhere.decisions._clock.advance(60)
    elsewhere.sync.run_once()
    desk.decisions.mark("e1", START_MS, 0, "", "третья", made.target)
    computer.clock.advance(60)
    desk.sync.run_once()
    (row,) = desk.decisions.outbox()
    assert (row.act.kind, row.state) == (ActKind.MARK, ActState.CONFLICT)
    assert row.theirs[STANDS]["text"] == "вторая"
    assert desk.decisions.send_mine_again(row.act.id)
    deliver(desk, computer)
    assert [mark.text for mark in desk.reports.refresh("e1").marks] == ["третья"]


def test_a_colleagues_mark_stays_and_the_refusal_is_kept(desk, world, computer, computers) -> None:
    other = computers("two")
    berik = other.sign_in(world.url, "berik")
    berik.sync.run_once()
    berik.reports.open("e1")
    made = berik.decisions.mark("e1", START_MS, 0, "", "моя")
    deliver(berik, other)
    desk.sync.run_once()
    desk.reports.refresh("e1")
    desk.decisions.remove_mark("e1", made.target)
    computer.clock.advance(60)
    desk.sync.run_once()
    (row,) = desk.decisions.outbox()
    assert (row.state, row.trouble) == (ActState.PARKED, "no_right")
    assert [mark.text for mark in desk.reports.cached("e1").marks] == ["моя"]
