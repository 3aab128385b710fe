"""The failure policy at the head of `services/sync.py`, where it is about the feed and about when to run."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from support.hostile import answer, problem
from support.told import META, accepted, exam, page

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import TooNew
from oes_desktop.services.decisions import Decisions


def test_page_repeated(bench) -> None:
    """A31."""
    same = page(exam(1, 3), exam(2, 3), cursor="c2")
    for _ in range(2):
        bench.told.changes = [same]
        bench.sync.run_once()
    bench.told.changes = [page(exam(1, 2), cursor="c3")]  # older than ours
    bench.sync.run_once()
    assert bench.store.exams.count() == 2
    assert bench.store.exams.row("e1").version == 3


@pytest.mark.parametrize(
    "endless",
    [
        lambda number: page(exam(1, number), cursor="c1", more=True),
        lambda number: page(cursor=f"c{number}", more=True),
        lambda number: page(cursor="c1", more=True),
    ],
    ids=["same cursor", "empty pages", "both"],
)
def test_no_progress(bench, endless: Callable[[int], bytes]) -> None:
    """A32: the same cursor for ever, or empty pages with "more"."""
    bench.told.changes = [endless(number) for number in range(2, 50)]
    bench.sync.run_once()
    assert (bench.trouble().reason, bench.sync.next_run_s()) == ("no_progress", 0.75)
    assert bench.told.count("/exams/changes") == 2


def test_bad_page(bench) -> None:
    """A26: the cursor does not move."""
    bench.told.changes = [answer(b'{"cursor": "c9", "more": false, "exams": [{"id": 7}]}')]
    bench.told.acts = {"e1": [accepted()]}
    bench.decide()
    bench.sync.run_once()
    assert (bench.trouble().reason, bench.trouble().facts["call"]) == ("bad_answer", "changes")
    assert bench.store.exams.cursor() == "c1"
    assert bench.states() == {}


def test_too_new(bench) -> None:
    """A28."""
    bench.told.meta = [answer(json.dumps(META | {"version": "2.0"}).encode())]
    bench.told.changes = [page(exam(1, 4), cursor="c2")]
    bench.decide("e2")
    bench.clock.advance(700)
    bench.sync.run_once()
    assert isinstance(bench.trouble(), TooNew)
    assert bench.told.puts() == []
    assert bench.store.exams.row("e1").version == 4
    assert bench.states() == {"e2": ("waiting", "")}


@pytest.mark.parametrize(("reason", "parked"), [("removed", "gone"), ("withdrawn", "no_right")])
def test_removed_and_withdrawn(bench, reason: str, parked: str) -> None:
    """C16: what waits is parked with its reason, not lost."""
    bench.told.acts = {"e1": [problem(404, "not_found")]}
    bench.told.changes = [page(cursor="c2", removed=[{"id": "e2", "reason": reason}])]
    bench.decisions.verdict("e2", "v1", "confirmed")
    bench.store.outbox.retry_later(bench.store.outbox.rows()[0].act.id, bench.clock.now_ms() + 9_000, "")
    changes = bench.sync.run_once()
    assert changes.removed == {"e2"}
    assert bench.store.exams.row("e2") is None
    assert bench.states() == {"e2": ("parked", parked)}


def test_cancelled_in_the_middle(bench) -> None:
    bench.told.acts = {"e1": [accepted()]}
    bench.decide()
    cancel = Cancel()
    cancel.set()
    bench.sync.run_once(cancel)
    assert bench.told.puts() == []
    assert bench.trouble() is None


def test_first_list_is_told_page_by_page(bench) -> None:
    bench.store.exams.begin_full()
    bench.store.exams.finish_full("")
    pages = [page(exam(number), cursor=f"p{number}", more=number < 4) for number in range(1, 5)]
    bench.told.changes = pages
    told: list[frozenset[str]] = []
    rest = bench.sync.run_once(told=lambda changes: told.append(changes.exams))
    assert told == [{"e1"}, {"e2"}, {"e3"}]
    assert rest.exams == {"e4"}


def test_first_list_goes_on_where_it_was_cut(bench) -> None:
    bench.store.exams.begin_full()
    bench.store.exams.finish_full("")
    bench.told.changes = [page(exam(1), cursor="p1", more=True), b"", b"", page(exam(2), cursor="p2")]
    bench.sync.run_once()
    assert bench.store.exams.count() == 1
    bench.sync.run_once()
    assert bench.told.said[-1].target.endswith("cursor=p1")
    assert bench.store.exams.count() == 2


def test_next_run_is_when_the_next_act_is_due(bench) -> None:
    assert bench.sync.next_run_s() == 60
    held = Decisions(bench.store, bench.clock, lambda: bench.sync.meta, lambda: 10, bench.sync.recount)
    held.decide("e1", "accepted")
    assert bench.sync.next_run_s() == 10
    bench.sync.run_once()
    assert bench.told.puts() == []
    bench.clock.advance(10)
    assert bench.sync.next_run_s() == 0
