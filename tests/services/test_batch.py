"""Many exams at once: what happened to each, one undo for all, one call in which each has its answer."""

from __future__ import annotations

import pytest

from oes_desktop.domain.acts import ActState
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Forbidden, Rejected
from oes_desktop.services.batch import ARCHIVED, GONE, IN_CONFLICT, SET, SKIPPED, UNCHANGED


@pytest.fixture
def exams(world) -> list[str]:
    return [world.put(f"e{number}") for number in range(6)]


@pytest.fixture
def desk(world, exams, computer):
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    return desk


def row(desk, exam_id: str):
    return desk.opened.store.exams.row(exam_id)


def later(desk, computer, seconds: float = 60) -> None:
    computer.clock.advance(seconds)
    desk.sync.run_once()


def fates(outcome) -> dict[str, tuple[str, str]]:
    return {entry.exam_id: (entry.what, entry.reason) for entry in outcome.entries}


# What happens to each


def test_each_exam_is_told_what_happened_to_it(desk, exams, computer) -> None:
    desk.decisions.decide(exams[0], "accepted")
    outcome = desk.batches.decide_all([*exams[:3], exams[1], "nobody"], "accepted")
    assert fates(outcome) == {
        exams[0]: (UNCHANGED, ""),
        exams[1]: (SET, ""),
        exams[2]: (SET, ""),
        "nobody": (SKIPPED, GONE),
    }
    assert outcome.changes.exams == {exams[1], exams[2]}
    assert [outcome.count(what) for what in (SET, UNCHANGED, SKIPPED)] == [2, 1, 1]
    assert {row(desk, exam_id).decision for exam_id in exams[:3]} == {"accepted"}
    again = desk.batches.decide_all(exams[:3], "accepted")
    assert (again.batch, again.count(UNCHANGED), bool(again.changes)) == ("", 3, False)
    later(desk, computer)
    assert desk.decisions.outbox() == []
    third = desk.batches.decide_all(exams[:3], "accepted", comment="посмотрела все")
    assert third.count(SET) == 3  # the words are new


def test_an_archived_exam_and_one_in_conflict_are_left_alone(world, desk, exams, computer) -> None:
    old = world.put("old", archived=True)
    desk.sync.run_once()
    desk.decisions.decide(exams[1], "accepted")
    (act,) = desk.decisions.outbox()
    desk.opened.store.outbox.mark_sending(act.act.id)
    desk.opened.store.outbox.conflict(act.act.id, {"value": "rejected", "by": "Berik", "version": 9})
    outcome = desk.batches.review_all([old, *exams[1:3]], True)
    assert fates(outcome) == {
        old: (SKIPPED, ARCHIVED),
        exams[1]: (SKIPPED, IN_CONFLICT),
        exams[2]: (SET, ""),
    }


def test_reviewed_is_a_mark_of_its_own_and_can_be_cleared(desk, exams, computer) -> None:
    desk.batches.review_all(exams, True)
    shown = row(desk, exams[0])
    assert (shown.reviewed_by, shown.review_pending, shown.decision, shown.pending) == (
        "Aliya", True, "undecided", False,
    )  # fmt: skip
    later(desk, computer)
    shown = row(desk, exams[0])
    assert (shown.reviewed_by, shown.review_pending) == ("Aliya", False)
    assert desk.batches.review_all(exams, True).count(UNCHANGED) == len(exams)
    desk.batches.review_all(exams, False)
    assert row(desk, exams[0]).reviewed_ms is None
    later(desk, computer)
    assert desk.decisions.outbox() == []
    assert row(desk, exams[0]).reviewed_ms is None


def test_a_report_shows_the_mark_that_waits_and_the_one_that_arrived(desk, exams, computer) -> None:
    desk.reports.open(exams[0])
    desk.batches.review_all(exams[:1], True)
    shown = desk.reports.cached(exams[0]).exam
    assert (shown.reviewed_by, shown.review_pending) == ("Aliya", True)
    later(desk, computer)
    shown = desk.reports.cached(exams[0]).exam
    assert (shown.reviewed_by, shown.review_pending) == ("Aliya", False)


def test_only_who_may_archive_archives(world, exams, computers) -> None:
    world.institution.accounts.add_user("chief", "proctor-password-1", name="Chief", rights=["archive"],
                                        groups=["ИС-21-2"])  # fmt: skip
    plain, chief = computers("a"), computers("b")
    desk = plain.sign_in(world.url)
    desk.sync.run_once()
    assert not desk.batches.may_archive
    with pytest.raises(Forbidden):
        desk.batches.archive_all(exams, True)
    assert desk.decisions.outbox() == []
    desk = chief.sign_in(world.url, "chief")
    desk.sync.run_once()
    assert desk.batches.may_archive
    outcome = desk.batches.archive_all(exams, True)
    assert row(desk, exams[0]).archived
    assert desk.batches.undo(outcome.batch)
    assert not row(desk, exams[0]).archived
    desk.batches.archive_all(exams, True)
    later(desk, chief)
    assert desk.decisions.outbox() == []
    assert desk.batches.archive_all(exams, False).count(SET) == len(exams)


def test_more_than_a_thousand_are_refused_and_nothing_is_kept(desk) -> None:
    with pytest.raises(Rejected, match="too_large"):
        desk.batches.decide_all((f"exam-{number}" for number in range(1_001)), "accepted")
    assert desk.decisions.outbox() == []


def test_words_that_are_missing_or_too_long_keep_everything_as_it_was(desk, exams) -> None:
    letters = desk.meta.limits.comment_letters
    with pytest.raises(Rejected, match="too_large"):
        desk.batches.decide_all(exams, "accepted", comment="я" * (letters + 1))
    needy = [term.code for term in desk.meta.vocabulary.decisions if term.comment_required]
    for code in needy:
        with pytest.raises(Rejected, match="comment_required"):
            desk.batches.decide_all(exams, code, comment=" \x00 ")
    assert desk.decisions.outbox() == []


# One undo for all


def test_one_undo_takes_all_back_also_after_a_quit(desk, exams, computer) -> None:
    outcome = desk.batches.decide_all(exams, "disputed")
    desk.sync.run_once()
    assert len(desk.decisions.outbox()) == len(exams)  # held
    assert len(desk.decisions.undoable()) == len(exams)
    desk.close()
    desk = computer.keep(computer.session.resume())
    assert desk.batches.undo(outcome.batch).exams == set(exams)
    assert desk.decisions.outbox() == []
    assert {row(desk, exam_id).decision for exam_id in exams} == {"undecided"}
    assert not desk.batches.undo(outcome.batch)


def test_undo_gives_back_what_stood_there_unsent(desk, exams, computer) -> None:
    desk.decisions.decide(exams[0], "accepted", comment="сама")
    desk.decisions.set_reviewed(exams[0], True)
    outcome = desk.batches.decide_all(exams[:2], "rejected", comment="все")
    assert row(desk, exams[0]).decision == "rejected"
    desk.batches.undo(outcome.batch)
    assert (row(desk, exams[0]).decision, row(desk, exams[1]).decision) == ("accepted", "undecided")
    assert row(desk, exams[0]).reviewed_ms is not None
    later(desk, computer)
    decision = desk.reports.open(exams[0]).decision
    assert (decision.value, decision.comment) == ("accepted", "сама")


def test_the_single_undo_gives_back_what_it_replaced_too(desk, exams) -> None:
    for value in ("accepted", "disputed", "accepted"):
        desk.decisions.decide(exams[0], value)
    seen = []
    while desk.decisions.undo(exams[0]):
        seen.append(row(desk, exams[0]).decision)
    assert seen == ["disputed", "accepted", "undecided"]


def test_what_she_said_after_the_batch_stands_and_the_batch_does_not_come_back(desk, exams) -> None:
    desk.decisions.decide(exams[0], "accepted")
    outcome = desk.batches.decide_all(exams[:2], "disputed")
    desk.decisions.decide(exams[0], "rejected", comment="нет")
    assert desk.batches.undo(outcome.batch).exams == {exams[1]}
    assert row(desk, exams[0]).decision == "rejected"
    desk.decisions.undo(exams[0])
    assert row(desk, exams[0]).decision == "accepted"


def test_what_was_sent_cannot_be_undone(desk, exams, computer) -> None:
    outcome = desk.batches.decide_all(exams[:2], "accepted")
    first = desk.decisions.outbox()[0]
    desk.opened.store.outbox.mark_sending(first.act.id)
    assert desk.batches.undo(outcome.batch).exams == {exams[1]}
    later(desk, computer)
    assert [row(desk, exam_id).decision for exam_id in exams[:2]] == ["accepted", "undecided"]


def test_an_act_of_a_batch_in_conflict_is_sent_again_without_its_batch(world, desk, exams, computers) -> None:
    berik = computers("b")
    other = berik.sign_in(world.url, "berik")
    other.sync.run_once()
    other.decisions.decide(exams[0], "rejected", comment="чужой")
    later(other, berik)
    outcome = desk.batches.decide_all(exams[:2], "accepted")
    desk.sync._clock.advance(60)
    desk.sync._delivery.run(Cancel(), lambda _: None)  # before the feed tells of Berik's
    (conflict,) = desk.decisions.outbox()
    assert (conflict.state, conflict.theirs["by"]) == (ActState.CONFLICT, "Berik")
    desk.decisions.send_mine_again(conflict.act.id)
    assert not desk.batches.undo(outcome.batch)
    desk.sync.run_once()
    assert desk.decisions.outbox() == []
    assert row(desk, exams[0]).decision == "accepted"
