"""Reports and photos as rows, with what waits laid over them."""

from __future__ import annotations

import pytest

from oes_desktop.domain.acts import Act, ActKind
from oes_desktop.domain.coverage import SeenSpan, coverage_of
from oes_desktop.domain.errors import Damaged
from oes_desktop.domain.models import Attempt, Decision, HistoryEntry, Report, Snapshot, Violation


@pytest.fixture
def report(make_row, make_recording) -> Report:
    return Report(
        make_row(),
        (Attempt(1, 10, 20), Attempt(2, 30, None)),
        (make_recording(),),
        (
            Violation("v1", "focus_lost", 12, 4_000, 2, "свернула"),
            Violation("v2", "phone_seen", 15, verdict="confirmed"),
        ),
        (Snapshot("p1", 11, "face", "image/jpeg", 9, "ab" * 32),),
        Decision("disputed", "noise", "шум", "Нұрлан", 40, 3),
        (HistoryEntry("decision", "disputed", "Нұрлан", 40),),
    )


def test_a_report_comes_back_whole(store, report) -> None:
    assert store.reports.load("exam-1") is None
    assert store.reports.version("exam-1") is None
    store.reports.save(report)
    assert store.reports.load("exam-1") == report
    assert store.reports.version("exam-1") == 3
    store.reports.forget("exam-1")
    assert store.reports.load("exam-1") is None


def test_waiting_decision_and_verdicts_are_laid_over(store, report, make_row, make_act) -> None:
    store.exams.apply([make_row()], [], "c", server_epoch="e")
    store.reports.save(report)
    store.outbox.add(make_act("a1", value="rejected", made_ms=50))
    store.outbox.add(make_act("a2", kind=ActKind.VERDICT, target="v2", body={"value": "dismissed"}))
    shown = store.reports.load("exam-1")
    assert shown.decision == Decision("rejected", "", "посмотрела", "", 50, 3, pending=True)
    assert (shown.exam.decision, shown.exam.pending) == ("rejected", True)
    assert [each.verdict for each in shown.violations] == ["none", "dismissed"]
    store.outbox.withdraw("a1")
    store.outbox.withdraw("a2")
    assert store.reports.load("exam-1") == report


def test_a_newer_decision_of_the_replica_is_shown(store, report, make_row) -> None:
    store.reports.save(report)
    row = make_row(version=4, decision="accepted", decided_by="Айгерім", decided_ms=60)
    store.exams.apply([row], [], "c", server_epoch="e")
    shown = store.reports.load("exam-1")
    assert shown.decision == Decision("accepted", by="Айгерім", at_ms=60, version=4)
    assert shown.exam.version == 3  # so that the service knows it is old


def test_photos(store) -> None:
    assert store.reports.photo("exam-1", "p1") is None
    store.reports.save_photo("exam-1", "p1", b"\xff\xd8" * 50_000)
    store.reports.save_photo("exam-1", "p1", b"newer")
    assert store.reports.photo("exam-1", "p1") == b"newer"
    store.reports.forget("exam-1")
    assert store.reports.photo("exam-1", "p1") is None


def test_a_report_that_makes_no_sense_is_damage(store, report) -> None:
    store.reports.save(report)
    with store._database.transaction() as work:
        work.execute("UPDATE report SET data = x'7b7d'")
    with pytest.raises(Damaged):
        store.reports.load("exam-1")


def test_what_waits_stands_in_the_history_to_come(store, report) -> None:
    store.reports.save(report)
    seen = [{"recording": "r1", "spans": [[0.0, 12.5, 4.0], [20.0, 30.0]]}]
    acts = (
        Act("w1", "exam-1", ActKind.VERDICT, "v1", 3, {"value": "confirmed", "note": "видно"}, 10),
        Act("w2", "exam-1", ActKind.REVIEWED, "", 3, {"reviewed": True}, 20),
        Act(
            "w3",
            "exam-1",
            ActKind.DECISION,
            "",
            3,
            {"value": "rejected", "reason": "phone", "coverage": seen},
            30,
        ),
    )
    for act in acts:
        store.outbox.add(act, 0)
    waiting = store.reports.load("exam-1").waiting
    assert [(each.act, each.value, each.comment) for each in waiting] == [
        ("verdict", "confirmed", "видно"),
        ("reviewed", "true", ""),
        ("decision", "rejected", ""),
    ]
    assert all(each.pending for each in waiting) and waiting[0].target == "v1"
    spans = [SeenSpan(0, 12_500, 4.0), SeenSpan(20_000, 30_000, 1.0)]
    assert waiting[2].coverage == coverage_of({"r1": spans})
    store.outbox.withdraw("w3")
    assert [each.act for each in store.reports.load("exam-1").waiting] == ["verdict", "reviewed"]
