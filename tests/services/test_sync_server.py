"""Sync with the real server: two proctors at one exam, an exam that grows, rights that go, events."""

from __future__ import annotations

import threading

import httpx
import pytest
from support.waiting import eventually

from oes_desktop.domain.acts import ActState
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import Violation


def test_two_proctors_at_one_exam(world, computers) -> None:
    exam_id = world.put("e1")
    aliya = computers("a").sign_in(world.url, "aliya")
    berik = computers("b").sign_in(world.url, "berik")
    for desk in (aliya, berik):
        desk.sync.run_once()
    aliya.decisions.decide(exam_id, "accepted")
    berik.decisions.decide(exam_id, "rejected", comment="чужой человек")
    _later(aliya)
    _later(berik)
    (row,) = berik.decisions.outbox()
    assert row.state is ActState.CONFLICT
    assert (row.theirs["value"], row.theirs["by"]) == ("accepted", "Aliya")
    berik.decisions.send_mine_again(row.act.id)
    _later(berik)
    _later(aliya)
    history = aliya.reports.open(exam_id).history
    assert [(entry.by, entry.value) for entry in history if entry.act == "decision"][-2:] == [
        ("Aliya", "accepted"),
        ("Berik", "rejected"),
    ]


def test_a_review_by_a_colleague_is_no_conflict(world, computers) -> None:
    exam_id = world.put("e1")
    aliya = computers("a").sign_in(world.url, "aliya")
    berik = computers("b").sign_in(world.url, "berik")
    for desk in (aliya, berik):
        desk.sync.run_once()
    aliya.decisions.set_reviewed(exam_id, True)
    berik.decisions.decide(exam_id, "disputed")
    berik.decisions.verdict(exam_id, "v1", "confirmed")
    _later(aliya)
    _later(berik)
    assert berik.decisions.outbox() == []
    report = berik.reports.open(exam_id)
    assert (report.decision.value, report.violations[0].verdict) == ("disputed", "confirmed")
    assert report.exam.reviewed_by == "Aliya"


def test_a_verdict_against_a_colleagues_verdict_is_a_conflict(world, computers) -> None:
    exam_id = world.put("e1")
    aliya = computers("a").sign_in(world.url, "aliya")
    berik = computers("b").sign_in(world.url, "berik")
    for desk in (aliya, berik):
        desk.sync.run_once()
    aliya.decisions.verdict(exam_id, "v1", "confirmed")
    berik.decisions.verdict(exam_id, "v1", "dismissed")
    _later(aliya)
    _later(berik)
    assert [row.state for row in berik.decisions.outbox()] == [ActState.CONFLICT]


def test_an_exam_in_progress_grows_without_conflicts(world, computer) -> None:
    exam_id = world.put("e1", status="in_progress", ended_ms=None)
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    before = desk.reports.open(exam_id)
    desk.decisions.decide(exam_id, "disputed")
    world.institution.catalogue.add_violation(
        exam_id, Violation("v2", "voice_detected", 1_794_000_030_000, 2_000)
    )
    _later(desk)
    assert desk.decisions.outbox() == []
    after = desk.reports.open(exam_id)
    assert len(after.violations) == len(before.violations) + 1
    assert after.decision.value == "disputed"


def test_a_withdrawn_group_takes_its_exams_away(world, computer) -> None:
    exam_id = world.put("e1")
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.reports.open(exam_id)
    world.institution.catalogue.remove_exam(exam_id)
    changes = desk.sync.run_once()
    assert changes.removed == {exam_id}
    assert desk.reports.cached(exam_id) is None
    with pytest.raises(Rejected):
        desk.reports.open(exam_id)


def test_event_storm(world, computer) -> None:
    """A34."""
    exam_id = world.put("e1", status="in_progress", ended_ms=None)
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    nudges: list[int] = []
    cancel = Cancel()
    listening = threading.Thread(target=desk.sync.listen, args=(cancel, lambda: nudges.append(1)))
    listening.start()
    try:
        eventually(lambda: nudges)  # the stream is open
        desk.sync.run_once()
        for number in range(20):
            moment = 1_794_000_030_000 + number
            world.institution.catalogue.add_violation(exam_id, Violation(f"n{number}", "page_left", moment))
        eventually(lambda: len(nudges) > 1)
        assert len(nudges) == 2  # until the next run, one is enough
        desk.sync.run_once()
        assert desk.opened.store.exams.row(exam_id).violations == 21
    finally:
        cancel.set()
        listening.join(10)
    assert not listening.is_alive()


def test_a_stream_that_died_silently_is_opened_anew(world, computer) -> None:
    """A33: nothing comes for the time in which a heartbeat would (45 s; here a moment)."""
    desk = computer.sign_in(world.url)
    http = desk.client._net.events
    assert http.timeout.read == 45
    http.timeout = httpx.Timeout(5, read=0.1)
    nudges: list[int] = []
    cancel = Cancel()
    listening = threading.Thread(target=desk.sync.listen, args=(cancel, lambda: nudges.append(1)))
    listening.start()
    try:
        eventually(lambda: nudges)
        eventually(lambda: not desk.sync.hears_events)
        desk.sync.run_once()  # what came meanwhile is asked for without any event
        assert desk.sync.status.trouble is None
        assert 0 < desk.sync.next_run_s() <= 60
        eventually(lambda: len(nudges) > 1)
    finally:
        cancel.set()
        listening.join(10)
    assert not listening.is_alive()


def test_listening_ends_when_the_desk_is_closed(world, computer) -> None:
    desk = computer.sign_in(world.url)
    nudged = threading.Event()
    listening = threading.Thread(target=desk.sync.listen, args=(Cancel(), nudged.set))
    listening.start()
    assert nudged.wait(10)
    desk.close()
    listening.join(10)
    assert not listening.is_alive()


def _later(desk) -> None:
    """Past the time in which a decision can be undone, and sent."""
    clock = desk.sync._clock
    clock.advance(60)
    desk.sync.run_once()
    assert desk.sync.status.trouble is None
