"""Deciding: safe before it returns, undoable until sent, never in conflict with oneself. C17-C19, E12."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oes_desktop.domain.acts import ActState
from oes_desktop.domain.coverage import SeenSpan, coverage_of
from oes_desktop.domain.errors import Rejected
from oes_desktop.services.decisions import Decisions, clean


@pytest.fixture
def desk(world, computer):
    world.put("e1")
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    return desk


def row(desk):
    return desk.opened.store.exams.row("e1")


def test_a_decision_is_shown_at_once_and_held(desk, computer) -> None:
    changes = desk.decisions.decide("e1", "accepted", reason="", comment="  всё в порядке \x00 ")
    assert (changes.exams, changes.reports, changes.outbox) == ({"e1"}, {"e1"}, True)
    assert (row(desk).decision, row(desk).pending) == ("accepted", True)
    desk.sync.run_once()
    assert len(desk.decisions.outbox()) == 1  # still undoable
    ((waiting, seconds),) = desk.decisions.undoable()
    assert (waiting.act.body["comment"], seconds) == ("всё в порядке", 10)
    computer.clock.advance(10)
    assert desk.decisions.undoable() == []
    desk.sync.run_once()
    assert desk.decisions.outbox() == []
    decision = desk.reports.open("e1").decision
    assert (decision.value, decision.comment, decision.by) == ("accepted", "всё в порядке", "Aliya")


def test_undo_also_after_a_quit(desk, computer) -> None:
    desk.decisions.decide("e1", "rejected", comment="чужой")
    desk.close()
    desk = computer.keep(computer.session.resume())
    assert len(desk.decisions.undoable()) == 1
    assert desk.decisions.undo("e1").exams == {"e1"}
    assert (row(desk).decision, row(desk).pending) == ("undecided", False)
    assert desk.decisions.outbox() == []
    assert not desk.decisions.undo("e1")
    computer.clock.advance(60)
    desk.sync.run_once()
    assert desk.reports.open("e1").history == ()


def test_undo_is_too_late_once_it_was_sent(desk, computer) -> None:
    desk.decisions.decide("e1", "accepted")
    (waiting,) = desk.decisions.outbox()
    assert desk.opened.store.outbox.mark_sending(waiting.act.id) is not None
    assert not desk.decisions.undo("e1")
    assert not desk.decisions.withdraw(waiting.act.id)


def test_pressed_twice_is_one_decision(desk) -> None:
    """E12: a button pressed twice, Enter held, two windows of one exam."""
    assert desk.decisions.decide("e1", "accepted")
    first = desk.decisions.outbox()
    assert not desk.decisions.decide("e1", "accepted")
    assert desk.decisions.outbox() == first


def test_decided_twice_offline_then_undone(desk, computer, world) -> None:
    """C18: the server sees the last value, without a conflict with oneself."""
    for value in ("accepted", "disputed", "accepted"):
        desk.decisions.decide("e1", value)
    assert len(desk.decisions.outbox()) == 1
    desk.decisions.undo("e1")
    desk.decisions.decide("e1", "disputed")
    computer.clock.advance(60)
    desk.sync.run_once()
    assert desk.sync.status.trouble is None
    report = desk.reports.open("e1")
    assert report.decision.value == "disputed"
    assert [entry.value for entry in report.history if entry.act == "decision"] == ["disputed"]


def test_a_decision_over_one_in_flight_follows_it(desk, computer) -> None:
    desk.decisions.decide("e1", "accepted")
    (first,) = desk.decisions.outbox()
    desk.opened.store.outbox.mark_sending(first.act.id)  # the answer is lost
    desk.decisions.decide("e1", "disputed")
    assert [item.act.body["value"] for item in desk.decisions.outbox()] == ["accepted", "disputed"]
    assert row(desk).decision == "disputed"
    computer.clock.advance(60)
    desk.sync.run_once()
    assert desk.decisions.outbox() == []
    values = [entry.value for entry in desk.reports.open("e1").history if entry.act == "decision"]
    assert sorted(values) == ["accepted", "disputed"]
    assert desk.reports.open("e1").decision.value == "disputed"


def test_coverage_goes_with_the_decision(desk, computer, world) -> None:
    exam_id = world.put("e2", video=b"\x1aE\xdf\xa3" + b"x" * 1000)
    desk.sync.run_once()
    (recording,) = desk.reports.open(exam_id).recordings
    half = recording.duration_ms // 2
    seen = coverage_of({recording.id: [SeenSpan(0, half, 4.0)], "gone": [SeenSpan(0, 9)]})
    desk.decisions.decide(exam_id, "accepted", coverage=seen)
    (waiting,) = desk.decisions.outbox()
    said = {each["recording"]: each["spans"] for each in waiting.act.body["coverage"]}
    assert said == {recording.id: [[0.0, half / 1000, 4.0]], "gone": [[0.0, 0.009, 1.0]]}
    computer.clock.advance(60)
    desk.sync.run_once()
    assert desk.decisions.outbox() == []
    entry = desk.reports.refresh(exam_id).history[-1]
    assert entry.coverage == coverage_of({recording.id: [SeenSpan(0, half, 4.0)]})


def test_comment_limits(desk) -> None:
    """C19."""
    limit = desk.meta.limits.comment_letters
    with pytest.raises(Rejected):
        desk.decisions.decide("e1", "accepted", comment="ы" * 100_000)
    assert desk.decisions.outbox() == []
    with pytest.raises(Rejected) as caught:
        desk.decisions.decide("e1", "accepted", comment="ы" * (limit + 1))
    assert (caught.value.reason, caught.value.facts["limit"]) == ("too_large", limit)
    assert desk.decisions.outbox() == []
    desk.decisions.decide("e1", "accepted", comment="🙂" * limit + "   ")
    assert len(desk.decisions.outbox()[0].act.body["comment"]) == limit


def test_a_comment_that_is_required(desk, computer) -> None:
    known = desk.meta.vocabulary.decisions
    terms = tuple(replace(term, comment_required=term.code == "rejected") for term in known)
    meta = replace(desk.meta, vocabulary=replace(desk.meta.vocabulary, decisions=terms))
    decisions = Decisions(desk.opened.store, computer.clock, lambda: meta, lambda: 10, desk.sync.recount)
    for comment in ("", "   ", "\x00\x07", "\n \n"):
        with pytest.raises(Rejected) as caught:
            decisions.decide("e1", "rejected", comment=comment)
        assert caught.value.reason == "comment_required"
    assert desk.decisions.outbox() == []
    decisions.decide("e1", "accepted")
    decisions.decide("e1", "rejected", comment="чужой человек")
    computer.clock.advance(60)
    desk.sync.run_once()
    assert desk.decisions.outbox() == []


def test_an_exam_that_is_not_here(desk) -> None:
    for act in (
        lambda: desk.decisions.decide("nowhere", "accepted"),
        lambda: desk.decisions.verdict("nowhere", "v1", "confirmed"),
        lambda: desk.decisions.set_reviewed("nowhere", True),
    ):
        with pytest.raises(Rejected):
            act()
    assert desk.decisions.outbox() == []


def test_a_decision_that_the_server_does_not_know_is_parked(desk, computer) -> None:
    desk.decisions.decide("e1", "perhaps")
    computer.clock.advance(60)
    desk.sync.run_once()
    (parked,) = desk.decisions.outbox()
    assert (parked.state, parked.trouble) == (ActState.PARKED, "unprocessable")
    assert row(desk).decision == "undecided"
    assert desk.decisions.withdraw(parked.act.id)
    assert desk.decisions.outbox() == []


def test_verdict_reviewed_and_archived(desk, computer, world) -> None:
    desk.decisions.verdict("e1", "v1", "confirmed", note=" да ")
    desk.decisions.set_reviewed("e1", True)
    assert desk.decisions.undoable() == []
    desk.sync.run_once()
    assert desk.decisions.outbox() == []
    report = desk.reports.open("e1")
    assert report.violations[0].verdict == "confirmed"
    assert report.exam.reviewed_by == "Aliya"
    desk.decisions.set_archived("e1", True)  # needs a right that she does not have
    desk.sync.run_once()
    (parked,) = desk.decisions.outbox()
    assert (parked.state, parked.trouble) == (ActState.PARKED, "no_right")
    assert not row(desk).archived


def test_clean() -> None:
    """C19: cleaned text is what is sent."""
    assert clean(" a\tb\x00\x1b\r\nc\rd\u0085 \n") == "ab\nc\nd"
    assert clean("\ud83d") == ""
    assert clean("Ә🙂é") == "Ә🙂é"
