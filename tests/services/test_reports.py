"""Reports: from the store when they are new enough, fetched when they are not, older ones when offline."""

from __future__ import annotations

import pytest

from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import Violation


@pytest.fixture
def desk(world, computer):
    world.put("e1", status="in_progress", ended_ms=None)
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    return desk


def test_a_report_is_fetched_once(desk, world) -> None:
    assert desk.reports.cached("e1") is None
    report = desk.reports.open("e1")
    world.running.stop()
    assert desk.reports.open("e1") == report == desk.reports.cached("e1")


def test_a_report_never_opened_offline(desk, world) -> None:
    world.running.stop()
    with pytest.raises(Rejected) as caught:
        desk.reports.open("e1")
    assert caught.value.reason == "not_offline"


def test_a_newer_row_refreshes_an_exam_in_progress(desk, world) -> None:
    before = desk.reports.open("e1")
    world.institution.catalogue.add_violation("e1", Violation("v2", "page_left", 1_794_000_040_000, 1_000))
    assert desk.reports.open("e1") == before  # nothing is known yet
    changes = desk.sync.run_once()
    assert "e1" in changes.reports
    assert [item.id for item in desk.reports.open("e1").violations] == ["v1", "v2"]


def test_an_older_report_is_better_than_none_offline(desk, world) -> None:
    before = desk.reports.open("e1")
    world.institution.catalogue.add_violation("e1", Violation("v2", "page_left", 1_794_000_040_000, 1_000))
    desk.sync.run_once()
    world.running.stop()
    assert desk.reports.open("e1").violations == before.violations


def test_what_she_said_is_laid_over(desk, world) -> None:
    desk.reports.open("e1")
    world.running.stop()
    desk.decisions.decide("e1", "disputed", comment="посмотреть ещё")
    desk.decisions.verdict("e1", "v1", "dismissed")
    report = desk.reports.open("e1")
    assert (report.decision.value, report.decision.comment, report.decision.pending) == (
        "disputed",
        "посмотреть ещё",
        True,
    )
    assert report.violations[0].verdict == "dismissed"
    desk.decisions.undo("e1")
    assert desk.reports.open("e1").decision.value == "undecided"


def test_an_exam_nobody_knows(desk) -> None:
    with pytest.raises(Rejected) as caught:
        desk.reports.open("e-unknown")
    assert caught.value.reason == "not_found"
    with pytest.raises(Rejected):
        desk.reports.open("../../meta")
