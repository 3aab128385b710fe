"""The failure policy at the head of `services/sync.py`, case by case, against a server told what to say. Of
the feed: `test_sync_feed.py`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.hostile import answer, problem
from support.told import META, accepted, exam, page

from oes_desktop.domain.acts import ActState
from oes_desktop.domain.errors import Rejected, SignInNeeded
from oes_desktop.services import sync


def test_the_cases_of_the_policy_bear_the_names_of_tests() -> None:
    said = [line[2:].partition(":")[0] for line in sync.__doc__.splitlines() if line.startswith("* ")]
    cases = [name.strip() for each in said for name in each.partition("(")[0].split(",")]
    tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_sync*.py"))
    missing = [case for case in cases if f"def test_{case}" not in tests and f"_and_{case}" not in tests]
    assert len(cases) > 20
    assert missing == []


def test_accepted(bench) -> None:
    bench.told.acts["e1"] = [accepted()]
    key = bench.decide()
    assert bench.sync.status.waiting == 1
    changes = bench.sync.run_once()
    (sent,) = bench.told.puts()
    assert sent.headers["idempotency-key"] == key
    assert sent.headers["if-match"] == '"v1"'
    assert "seen" not in json.loads(sent.body)
    assert "e1" in changes.exams
    assert changes.outbox
    row = bench.store.exams.row("e1")
    assert (row.decision, row.version, row.pending) == ("accepted", 2, False)
    assert bench.sync.status.waiting == 0


@pytest.mark.parametrize(
    "lost", [b"", answer(b"{"), accepted(number=2), answer(b"<html>", content_type="text/html")]
)
def test_answer_lost(bench, lost: bytes) -> None:
    bench.told.acts["e1"] = [lost, lost, accepted()]
    bench.decide()
    bench.sync.run_once()
    assert bench.store.outbox.rows()[0].state is ActState.SENDING
    for _ in range(3):
        bench.clock.advance(400)
        bench.sync.run_once()
    assert bench.states() == {}
    sent = {
        (request.headers["idempotency-key"], request.headers["if-match"], request.body)
        for request in bench.told.puts()
    }
    assert len(sent) == 1


@pytest.mark.parametrize(("status", "code"), [(409, "in_progress"), (425, "too_early")])
def test_in_progress(bench, status: int, code: str) -> None:
    """A20."""
    bench.told.acts["e1"] = [problem(status, code, retry_after="3"), accepted()]
    key = bench.decide()
    bench.sync.run_once()
    assert bench.states() == {"e1": ("sending", "in_progress")}
    assert bench.trouble() is None
    bench.clock.advance(2)
    bench.sync.run_once()
    assert len(bench.told.puts()) == 1
    bench.clock.advance(2)
    bench.sync.run_once()
    assert [request.headers["idempotency-key"] for request in bench.told.puts()] == [key, key]
    assert bench.states() == {}


def test_in_progress_without_a_word_when(bench) -> None:
    """A20: after 1 s."""
    bench.told.acts["e1"] = [problem(409, "in_progress"), accepted()]
    key = bench.decide()
    bench.sync.run_once()
    bench.clock.advance(0.9)
    bench.sync.run_once()
    assert len(bench.told.puts()) == 1
    bench.clock.advance(0.2)
    bench.sync.run_once()
    assert [request.headers["idempotency-key"] for request in bench.told.puts()] == [key, key]


def test_conflict(bench) -> None:
    """A21."""
    theirs = exam(
        1, 5, decision={"value": "rejected", "by": "Берик", "at": "2026-11-13T04:07:00Z", "comment": "нет"}
    )
    body = json.dumps({"type": "urn:oes:conflict", "status": 412, "exam": theirs}).encode()
    bench.told.acts["e1"] = [problem(412, body=body), accepted(version=6)]
    key = bench.decide()
    bench.sync.run_once()
    (row,) = bench.store.outbox.rows()
    assert row.state is ActState.CONFLICT
    assert (row.theirs["value"], row.theirs["by"], row.theirs["version"], row.theirs["comment"]) == (
        "rejected", "Берик", 5, "нет",
    )  # fmt: skip
    bench.clock.advance(1000)
    bench.sync.run_once()
    assert len(bench.told.puts()) == 1  # never again by itself
    bench.decisions.send_mine_again(key)
    bench.sync.run_once()
    again = bench.told.puts()[1]
    assert again.headers["if-match"] == '"v5"'
    assert again.headers["idempotency-key"] != key
    assert bench.states() == {}


def test_conflict_settled_for_theirs(bench) -> None:
    body = json.dumps(
        {"type": "urn:oes:conflict", "exam": exam(1, 5, decision={"value": "rejected"})}
    ).encode()
    bench.told.acts["e1"] = [problem(412, body=body)]
    key = bench.decide()
    bench.sync.run_once()
    assert bench.decisions.keep_theirs(key).exams == {"e1"}
    assert bench.states() == {}
    assert not bench.decisions.keep_theirs(key)


def test_conflict_elsewhere(bench) -> None:
    """Somebody reviewed the exam: the decision still stands as she saw it, so hers is no conflict."""
    body = json.dumps({"type": "urn:oes:conflict", "exam": exam(1, 5)}).encode()
    bench.told.acts["e1"] = [problem(412, body=body), accepted(version=6)]
    bench.decide()
    bench.sync.run_once()
    assert [request.headers["if-match"] for request in bench.told.puts()] == ['"v1"', '"v5"']
    assert bench.states() == {}


@pytest.mark.parametrize("said", [answer(b"{}"), problem(403, "not_yours"), problem(404, "not_found")])
def test_conflict_unexplained_for_good(bench, said: bytes) -> None:
    """The report, which would tell how things stand, is refused or makes no sense: she is asked with what the
    refusal itself told, and nothing else waits for that."""
    body = json.dumps({"type": "urn:oes:conflict", "exam": exam(1, 5)}).encode()
    bench.told.acts = {"e1": [problem(412, body=body)], "e2": [accepted(2)]}
    bench.told.report = [said]
    bench.decisions.verdict("e1", "v1", "confirmed")
    bench.decide("e2")
    bench.sync.run_once()
    assert bench.states() == {"e1": ("conflict", "decided_meanwhile")}
    assert bench.store.outbox.rows()[0].theirs["version"] == 5
    assert bench.trouble() is None


@pytest.mark.parametrize(
    ("status", "code", "reason"),
    [
        (400, "bad_input", "bad_input"),
        (403, "no_right", "no_right"),
        (404, "not_found", "not_found"),
        (410, "archived", "gone"),
        (413, "too_large", "too_large"),
        (422, "unprocessable", "unprocessable"),
        (422, "comment_required", "comment_required"),
        (428, "version_missing", "version_missing"),
    ],
)
def test_refused(bench, status: int, code: str, reason: str) -> None:
    """A18, A19: one act is parked with its reason; the others go on."""
    bench.told.acts = {"e1": [problem(status, code)], "e2": [accepted(2)]}
    key = bench.decide("e1")
    bench.decide("e2")
    bench.sync.run_once()
    assert bench.states() == {"e1": ("parked", reason)}
    assert bench.trouble() is None
    bench.clock.advance(1000)
    bench.sync.run_once()
    assert len(bench.told.puts("e1")) == 1
    assert bench.decisions.withdraw(key).outbox
    assert bench.states() == {}


def test_key_reused(bench, caplog: pytest.LogCaptureFixture) -> None:
    """A22: parked, logged as a bug, never tried in a loop; made again it has another key."""
    bench.told.acts["e1"] = [problem(422, "key_reused"), accepted()]
    key = bench.decide()
    bench.sync.run_once()
    assert bench.states() == {"e1": ("parked", "key_reused")}
    assert any(record.levelname == "ERROR" and "a bug" in record.message for record in caplog.records)
    for _ in range(3):
        bench.clock.advance(1000)
        bench.sync.run_once()
    assert len(bench.told.puts()) == 1
    bench.decisions.send_mine_again(key)
    bench.sync.run_once()
    assert bench.told.puts()[1].headers["idempotency-key"] != key
    assert bench.states() == {}


def test_signed_out(bench) -> None:
    """A17."""
    bench.told.acts = {"e1": [problem(401, "expired")], "e2": [accepted(2)]}
    bench.decide("e1")
    bench.decide("e2")
    changes = bench.sync.run_once()
    assert changes.session
    assert isinstance(bench.trouble(), SignInNeeded)
    assert set(bench.states()) == {"e1", "e2"}
    assert bench.told.puts("e2") == []
    bench.clock.advance(1000)
    bench.sync.run_once()
    assert len(bench.told.puts()) == 1  # nothing is sent without a sign-in


@pytest.mark.parametrize("status", [500, 502, 504])
def test_busy(bench, status: int) -> None:
    bench.told.acts = {"e1": [problem(status, "broken")], "e2": [accepted(2)]}
    bench.decide("e1")
    bench.decide("e2")
    bench.sync.run_once()
    assert bench.states() == {"e1": ("sending", "busy")}
    assert bench.trouble() is None
    waits = []
    for _ in range(12):
        row = bench.store.outbox.rows()[0]
        waits.append((row.next_try_ms - bench.clock.now_ms()) / 1000)
        bench.clock.wall_ms = row.next_try_ms
        bench.sync.run_once()
    assert waits[:4] == [0.5, 1, 2, 4]
    assert max(waits) == waits[-1] == 150


@pytest.mark.parametrize(
    ("status", "wait", "seconds"),
    [
        (429, "70", 70),
        (503, "70", 70),
        (503, "soon", 30),
        (429, "-5", 30),
        (503, "315360000", 900),
        (429, "9" * 400, 900),
        (503, "Fri, 13 Nov 2026 04:08:10 GMT", 70),
        (429, "Fri, 13 Nov 2036 04:08:10 GMT", 900),
        (503, "Fri, 99 Nov 2026", 30),
    ],
)
def test_pause(bench, status: int, wait: str, seconds: int) -> None:
    """A23: seconds, a date, nonsense, ten years: obeyed up to 15 minutes, for the whole server."""
    busy = problem(status, "busy", retry_after=wait, date="Fri, 13 Nov 2026 04:07:00 GMT")
    bench.told.acts = {"e1": [busy, accepted()], "e2": [accepted(2)]}
    bench.decide("e1")
    bench.decide("e2")
    bench.sync.run_once()
    asked = len(bench.told.said)
    assert bench.told.puts("e2") == []
    assert bench.sync.next_run_s() == seconds
    bench.clock.advance(seconds - 1)
    assert not bench.sync.run_once()
    assert len(bench.told.said) == asked
    bench.clock.advance(2)
    bench.sync.run_once()
    assert bench.states() == {}
    assert bench.trouble() is None


def test_offline(bench) -> None:
    bench.told.meta = bench.told.changes = [b""]
    bench.told.acts = {f"e{number}": [b""] for number in (1, 2)}
    bench.decide("e1")
    bench.decide("e2")
    waits = []
    for _ in range(8):
        bench.sync.run_once()
        assert not bench.sync.status.online
        waits.append(bench.sync.next_run_s())
        bench.clock.advance(0.1)
    assert waits == pytest.approx([0.75, 1.5, 3, 6, 12, 24, 45, 45])
    assert bench.sync.status.waiting == 2
    bench.told.meta = [answer(json.dumps(META).encode())]
    bench.told.changes = [page()]
    bench.told.acts = {"e1": [accepted(1)], "e2": [accepted(2)]}
    bench.sync.run_once()  # at once when the network is back, whatever each act was waiting for
    assert bench.states() == {}
    assert bench.sync.status.online


def test_bad_row(bench) -> None:
    bench.told.acts = {"e1": [b""], "e2": [accepted(2)]}
    bench.decide("e1")
    bench.decide("e2")
    bench.sync.run_once()
    assert bench.states() == {"e1": ("sending", "cut")}
    assert bench.sync.status.online


def test_server_changed(bench) -> None:
    """A29."""
    bench.told.meta = [answer(json.dumps(META | {"server_id": "another"}).encode())]
    bench.decide()
    bench.clock.advance(700)
    bench.sync.run_once()
    assert bench.trouble().reason == "server_changed"
    assert bench.told.puts() == []
    assert bench.told.count("/exams/changes") == 0
    assert bench.states() == {"e1": ("waiting", "")}


def test_restored(bench) -> None:
    """A29: a full list before any write; the outbox is kept, and that it happened is told."""
    bench.told.meta = [answer(json.dumps(META | {"epoch": "e-2"}).encode())]
    bench.told.changes = [page(exam(2, 1), cursor="n1", more=True), page(exam(3), cursor="n2")]
    bench.told.acts = {"e2": [accepted(2)]}
    bench.decide("e1")
    bench.decide("e2")
    bench.clock.advance(700)
    changes = bench.sync.run_once()
    assert changes.results
    order = [request.method for request in bench.told.said if "/meta" not in request.target]
    assert order[:3] == ["GET", "GET", "PUT"]  # the full list before anything is written
    assert bench.told.said[1].target.endswith("limit=2000")  # from nothing
    assert bench.store.exams.row("e1") is None
    assert bench.store.exams.row("e3") is not None
    assert bench.states() == {"e1": ("parked", "gone")}
    assert bench.store.exams.epoch() == "e-2"
    assert (bench.sync.status.restores, bench.sync.status.offered) == (1, 0)


def test_cursor_too_old(bench) -> None:
    """A30."""
    bench.told.changes = [
        problem(410, "cursor_too_old"),
        page(exam(1, 7), cursor="n1", more=True),
        page(exam(4), cursor="n2"),
    ]
    bench.told.acts = {"e2": [b"", b"", problem(404, "not_found")]}
    bench.decide("e2")
    changes = bench.sync.run_once()
    assert bench.trouble() is None
    assert changes.results
    assert bench.store.exams.row("e1").version == 7
    assert bench.store.exams.row("e2") is None
    assert bench.store.exams.row("e4") is not None
    assert bench.store.exams.cursor() == "n2"
    assert bench.states()["e2"][0] == "sending"  # perhaps it was done
    bench.clock.advance(400)
    bench.sync.run_once()
    assert bench.states()["e2"] == ("parked", "not_found")  # kept, and said why


def test_cursor_too_old_for_ever_is_no_loop(bench) -> None:
    bench.told.changes = [problem(410, "cursor_too_old")]
    bench.sync.run_once()
    assert isinstance(bench.trouble(), Rejected)
    assert bench.told.count("/exams/changes") == 2
    assert bench.store.exams.row("e1") is not None
