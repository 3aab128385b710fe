"""Many decisions in one call: each has its own answer, and means the same as if it had gone alone."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest
from support.hostile import Hostile, Request, answer, problem
from support.told import Bench, Told, exam, page

from oes_desktop.api.client import Client
from oes_desktop.domain.acts import ActState
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.store.store import Store


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


# With the real server


def test_hundreds_go_in_a_few_calls(world, computer) -> None:
    ids = [world.put(f"many-{number}") for number in range(300)]
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.batches.decide_all(ids, "accepted", comment="группой")
    later(desk, computer)
    assert desk.sync.status.trouble is None
    assert desk.decisions.outbox() == []
    for exam_id in (ids[0], ids[-1]):
        report = desk.reports.open(exam_id)
        assert (report.decision.value, report.decision.comment) == ("accepted", "группой")
        assert len(report.history) == 1


def test_a_part_is_refused_and_a_part_in_conflict_the_rest_arrives(world, desk, exams, computers) -> None:
    berik = computers("b")
    other = berik.sign_in(world.url, "berik")
    other.sync.run_once()
    other.decisions.decide(exams[0], "rejected", comment="чужой")
    other.decisions.set_reviewed(exams[1], True)
    later(other, berik)
    world.institution.catalogue.remove_exam(exams[2])
    desk.batches.decide_all(exams, "accepted")
    desk.sync._clock.advance(60)
    desk.sync._delivery.run(Cancel(), lambda _: None)
    states = {act.act.exam_id: (act.state, act.trouble) for act in desk.decisions.outbox()}
    assert states == {
        exams[0]: (ActState.CONFLICT, "decided_meanwhile"),
        exams[2]: (ActState.PARKED, "not_found"),
    }
    assert [row(desk, exam_id).pending for exam_id in exams[3:]] == [False] * 3
    assert row(desk, exams[1]).reviewed_by == "Berik"  # another matter is no conflict: sent again by itself


class Cutting:
    """A transport that loses the answer of the first batch after the server has taken it."""

    def __init__(self) -> None:
        self.calls: list[bytes] = []

    def __call__(self, origin, tokens, clock):
        cutting = self

        class Transport(httpx.HTTPTransport):
            def handle_request(self, request: httpx.Request) -> httpx.Response:
                response = super().handle_request(request)
                if request.url.path.endswith("/decisions/batch"):
                    cutting.calls.append(request.read())
                    if len(cutting.calls) == 1:
                        response.read()
                        raise httpx.ReadError("lost half way")
                return response

        return Client(origin, tokens, clock, transport=Transport())


def test_an_answer_lost_half_way_doubles_nothing(world, exams, computers) -> None:
    cutting = Cutting()
    computer = computers("lossy", cutting)
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.batches.decide_all(exams, "accepted")
    for _ in range(4):
        later(desk, computer, 400)
    assert desk.decisions.outbox() == []
    assert len(cutting.calls) == 2
    assert cutting.calls[0] == cutting.calls[1]  # the same items under the same keys
    for exam_id in exams:
        assert [entry.value for entry in desk.reports.open(exam_id).history] == ["accepted"]


# A server told what to say


class Batching(Told):
    """Answers the batch call with `batch`, a function of the request."""

    batch: Callable[[Request], bytes]

    def __call__(self, request: Request) -> bytes:
        if request.target.endswith("/decisions/batch"):
            self.said.append(request)
            return self.batch(request)
        return super().__call__(request)


def items(request: Request) -> list[dict]:
    return json.loads(request.body)["items"]


def result(*said: dict) -> bytes:
    return answer(json.dumps({"items": list(said)}).encode())


@pytest.fixture
def bench(tmp_path):
    told = Batching()
    meta = {"server_id": "s-1", "epoch": "e-1", "name": "OES", "version": "1.0", "capabilities": ["batch"]}
    told.meta = [answer(json.dumps(meta).encode())]
    told.changes = [page(*(exam(number) for number in range(1, 6)))]
    profile = Profile.create(tmp_path / "profiles", "s-1", "u", MemoryKeeper())
    store = Store(profile)
    with Hostile(told) as server:
        bench = Bench(server, told, store)
        bench.sync.run_once()
        told.changes = [page(cursor="c1")]
        told.said.clear()
        for number in range(1, 6):
            bench.decide(f"e{number}")
        yield bench
        bench.client.close()
    store.close()
    profile.close()


def done(item: dict) -> dict:
    number = int(item["exam"][1:])
    return {"key": item["key"], "status": 200, "exam": exam(number, 2, decision={"value": "accepted"})}


def refused(item: dict, status: int, code: str = "") -> dict:
    body = {"type": f"urn:oes:{code}", "status": status}
    return {"key": item["key"], "status": status, "problem": body}


def test_every_item_has_the_fate_that_it_would_have_alone(bench) -> None:
    def say(request: Request) -> bytes:
        first, second, third, fourth, _fifth = items(request)
        return result(
            done(first), refused(second, 403, "no_right"), refused(third, 503, "busy"),
            refused(fourth, 409, "in_progress"),
        )  # fmt: skip

    bench.told.batch = say
    bench.sync.run_once()
    assert bench.states() == {
        "e2": ("parked", "no_right"),
        "e3": ("sending", "busy"),
        "e4": ("sending", "in_progress"),
        "e5": ("sending", "bad_answer"),  # left out: perhaps it was taken
    }
    assert bench.store.exams.row("e1").version == 2
    assert bench.trouble() is None


def test_an_answer_about_another_exam_is_not_believed(bench) -> None:
    def say(request: Request) -> bytes:
        said = [done(item) for item in items(request)]
        said[0]["exam"], said[1]["exam"] = said[1]["exam"], said[0]["exam"]
        return result(*said, {"key": "a stranger's key", "status": 200})

    bench.told.batch = say
    bench.sync.run_once()
    assert bench.states() == {"e1": ("sending", "bad_answer"), "e2": ("sending", "bad_answer")}


@pytest.mark.parametrize(
    "nonsense", [b"", answer(b"{"), answer(b"<html>", content_type="text/html"), answer(b'{"items": 7}')]
)
def test_no_usable_answer_means_the_same_again(bench, nonsense: bytes) -> None:
    said = [nonsense] * (1 if nonsense else 2)  # a connection that was cut is tried once more at once
    bench.told.batch = lambda request: said.pop() if said else result(*map(done, items(request)))
    bench.sync.run_once()
    assert {state for state, _ in bench.states().values()} == {"sending"}
    for _ in range(4):
        bench.clock.advance(400)
        bench.sync.run_once()
    assert bench.states() == {}
    calls = [request.body for request in bench.told.said if request.target.endswith("/decisions/batch")]
    assert len(set(calls)) == 1
    assert bench.told.puts() == []


@pytest.mark.parametrize(("status", "code"), [(405, "wrong_method"), (413, "too_large"), (403, "no_right")])
def test_a_call_that_is_refused_as_such_is_made_one_by_one(bench, status: int, code: str) -> None:
    bench.told.batch = lambda _: problem(status, code)
    for number in range(1, 6):
        row = exam(number, 2, decision={"value": "accepted", "by": "A"})
        bench.told.acts[f"e{number}"] = [answer(json.dumps({"exam": row}).encode())]
    bench.sync.run_once()
    assert bench.states() == {}
    assert len(bench.told.puts()) == 5


def test_a_server_without_the_call_gets_single_ones(tmp_path, bench) -> None:
    bench.sync.meta = Meta("s-1", "e-1", "OES", "1.0")
    bench.told.meta = [
        answer(json.dumps({"server_id": "s-1", "epoch": "e-1", "name": "OES", "version": "1.0"}).encode())
    ]
    for number in range(1, 6):
        row = exam(number, 2, decision={"value": "accepted", "by": "A"})
        bench.told.acts[f"e{number}"] = [answer(json.dumps({"exam": row}).encode())]
    bench.sync.run_once()
    assert bench.told.count("batch") == 0
    assert bench.states() == {}
