"""The golden bodies of the contract, read and written by the client."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from support.hostile import Hostile, Request, answer

from oes_desktop.domain.acts import Act, ActKind
from oes_desktop.domain.clock import ms_from_datetime
from oes_desktop.domain.errors import Conflict, Rejected
from oes_desktop.domain.manifest import Entry, RecordingDigest

GOLDEN = Path(__file__).parents[1] / "contract" / "golden"


def golden(name: str) -> bytes:
    return (GOLDEN / f"{name}.json").read_bytes()


def ms(text: str) -> int:
    return ms_from_datetime(datetime.fromisoformat(text))


def test_changes(clients) -> None:
    body = json.loads(golden("changes"))
    with Hostile(lambda request: answer(golden("changes"))) as server:
        page = clients(server.url).changes("b41c.1", 17)
        assert server.requests[0].target == "/api/v1/exams/changes?limit=17&cursor=b41c.1"
    assert (page.cursor, page.more) == (body["cursor"], body["more"])
    row, said = page.rows[0], body["exams"][0]
    assert (row.id, row.version, row.student_id, row.student_name) == (
        said["id"],
        said["version"],
        said["student"]["id"],
        said["student"]["name"],
    )
    assert (row.started_ms, row.ended_ms) == (ms(said["start"]), ms(said["end"]))
    assert (row.decision, row.decided_by) == (said["decision"]["value"], said["decision"]["by"])
    assert (row.reviewed_by, row.open_by) == (said["reviewed"]["by"], said["open_by"])
    assert row.lost_ms is None
    assert page.rows[1].lost_ms == ms(body["exams"][1]["lost_at"])
    assert row.strip.hex() == said["strip"]
    assert row.kinds == said["kinds"]
    assert page.removed == [(item["id"], item["reason"]) for item in body["removed"]]


def test_report(clients) -> None:
    body = json.loads(golden("report"))
    with Hostile(lambda request: answer(golden("report"))) as server:
        report = clients(server.url).report(body["exam"]["id"])
    assert [item.number for item in report.attempts] == sorted(item["number"] for item in body["attempts"])
    assert {item.id for item in report.violations} == {item["id"] for item in body["violations"]}
    (recording, *_), said = report.recordings, body["recordings"]
    same = next(item for item in said if item["id"] == recording.id)
    assert (recording.sha256, recording.size, list(recording.blocks)) == (
        same["sha256"],
        same["size"],
        same["blocks"],
    )
    assert recording.duration_ms == round(same["duration"] * 1000)
    times = [item.at_ms for item in report.snapshots]
    assert times == sorted(times)
    decision = body["exam"]["decision"]
    assert (
        report.decision.value,
        report.decision.comment,
        report.decision.reason,
        report.decision.version,
    ) == (
        decision["value"],
        decision["comment"],
        decision["reason"],
        body["exam"]["version"],
    )
    assert len(report.history) == len(body["history"])


def test_meta(clients) -> None:
    body = json.loads(golden("meta"))
    with Hostile(lambda request: answer(golden("meta"))) as server:
        meta = clients(server.url).meta()
    assert (meta.server_id, meta.epoch, meta.time_zone) == (
        body["server_id"],
        body["epoch"],
        body["time_zone"],
    )
    assert [term.code for term in meta.vocabulary.decisions] == [
        term["code"] for term in body["vocabulary"]["decisions"]
    ]
    assert meta.limits.comment_letters == body["limits"]["comment_letters"]
    assert list(meta.vocabulary.groups) == body["vocabulary"]["groups"]
    assert meta.signing_key == body["signing_key"]


def test_sign_in(clients) -> None:
    body, login = json.loads(golden("tokens")), json.loads(golden("login"))
    with Hostile(lambda request: answer(golden("tokens"))) as server:
        client = clients(server.url, tokens=None)
        account = client.sign_in(login["login"], login["password"], login["device"])
        assert json.loads(server.requests[0].body) == login
    assert (account.user_id, account.login, account.role) == (
        body["account"]["id"],
        body["account"]["login"],
        body["account"]["role"],
    )
    assert account.rights == frozenset(body["account"]["rights"])
    assert client.tokens().access == body["access"]


@pytest.mark.parametrize("name", ["decide", "verdict", "reviewed", "archived", "mark"])
def test_acts_are_written_as_the_contract_says(clients, name: str) -> None:
    """From the JSON values of an act (times in ms) to the bytes of the call, on the right path."""
    said = json.loads(golden(name))
    exam_id = json.loads(golden("act_result"))["exam"]["id"]
    body = {key: ms(value) if key in ("decided_at", "at") else value for key, value in said.items()}
    kind = ActKind.DECISION if name == "decide" else ActKind(name)
    target = "t1" if kind in (ActKind.VERDICT, ActKind.MARK) else ""
    act = Act("key-12345678", exam_id, kind, target, 6, body | {"seen": {"value": "x"}})
    with Hostile(lambda request: answer(golden("act_result"))) as server:
        client = clients(server.url)
        assert client.act(act).id == exam_id
        client.act(act)
        first, second = server.requests
    assert first.body == second.body
    assert _moments(json.loads(first.body)) == _moments(said)
    assert first.method == "PUT"
    assert first.headers["if-match"] == '"v6"'
    paths = {
        "decide": "decision",
        "verdict": "violations/t1/verdict",
        "mark": "marks/t1",
    }
    assert first.target == f"/api/v1/exams/{exam_id}/{paths.get(name, name)}"


def _moments(body: dict[str, object]) -> dict[str, object]:
    return {key: ms(str(value)) if key in ("decided_at", "at") else value for key, value in body.items()}


def test_conflict(clients) -> None:
    body = json.loads(golden("problem"))
    act = Act("key-12345678", body["exam"]["id"], ActKind.REVIEWED, "", 6, {"reviewed": True})

    def script(request: Request) -> bytes:
        return answer(golden("problem"), "412 Precondition Failed", "application/problem+json")

    with Hostile(script) as server, pytest.raises(Conflict) as caught:
        clients(server.url).act(act)
    theirs = body["exam"]["decision"]
    assert caught.value.facts == {
        "value": theirs["value"],
        "by": theirs["by"],
        "at_ms": ms(theirs["at"]),
        "version": body["exam"]["version"],
        "comment": theirs["comment"],
        "reason_code": theirs["reason"],
    }


def test_recovery(clients) -> None:
    recover, reset = json.loads(golden("recover")), json.loads(golden("reset"))
    with Hostile(lambda request: answer(b"", "202 Accepted", "")) as server:
        client = clients(server.url, tokens=None)
        client.recover(recover["who"])
        client.reset(reset["code"], reset["password"])
        assert [json.loads(request.body) for request in server.requests] == [recover, reset]
        assert all("authorization" not in request.headers for request in server.requests)


def test_rows_and_calls_of_an_older_server(clients) -> None:
    """What it does not say of a row is not known; what it does not have is refused, and no more."""
    body = json.loads(golden("changes"))
    for exam in body["exams"]:
        del exam["lost_at"], exam["open_by"]
    with Hostile(lambda request: answer(json.dumps(body).encode())) as server:
        assert [(row.lost_ms, row.open_by) for row in clients(server.url).changes("").rows] == [
            (None, "")
        ] * 2


def test_an_attestation(clients) -> None:
    asked, said = json.loads(golden("attest")), json.loads(golden("attestation"))
    entries = [Entry(one["name"], one["bytes"], one["sha256"]) for one in asked["entries"]]
    recordings = [RecordingDigest(one["id"], one["bytes"], one["sha256"]) for one in asked["recordings"]]
    with Hostile(lambda request: answer(golden("attestation"))) as server:
        found = clients(server.url).attest("9f2c", asked["manifest"], entries, recordings)
        (request,) = server.requests
    assert (request.method, request.target) == ("POST", "/api/v1/exams/9f2c/attestation")
    assert json.loads(request.body) == asked
    assert found.document == said["document"].encode()
    assert (found.signature.hex(), found.key.hex()) == (said["signature"], said["key"])


def test_a_file_that_no_package_may_hold_is_never_sent(clients) -> None:
    with Hostile(lambda request: answer(golden("attestation"))) as server:
        with pytest.raises(Rejected):
            clients(server.url).attest("9f2c", "ab" * 32, [Entry("../x", 1, "ab" * 32)], [])
        assert server.requests == []


def test_open_exams(clients) -> None:
    with Hostile(lambda request: answer(golden("open_exams"))) as server:
        (other,) = clients(server.url).open_exams()
        assert server.requests[0].target == "/api/v1/exams/open"
    said = json.loads(golden("open_exams"))["exams"][0]
    assert (other.exam_id, other.by, other.since_ms) == (said["exam"], said["by"], ms(said["since"]))


@pytest.mark.parametrize(
    "said",
    [
        b"[]",
        b'{"exams": 5}',
        b'{"exams": [{"exam": "../x", "by": "a", "since": "2026-11-14T08:59:00Z"}]}',
        b'{"exams": [{"exam": "x", "by": "a", "since": "0001-01-01T00:00:00Z"}]}',
        b'{"exams": [{"exam": "x", "by": "a", "since": "2026-11-14T08:59:00"}]}',
        b'{"exams": [{"exam": "x", "by": "' + b"a" * 301 + b'", "since": "2026-11-14T08:59:00Z"}]}',
    ],
)
def test_nonsense_about_open_exams_is_refused(clients, said: bytes) -> None:
    with Hostile(lambda request: answer(said)) as server, pytest.raises(Rejected):
        clients(server.url).open_exams()


def test_open_and_closed_are_said_with_put_and_delete(clients) -> None:
    with Hostile(lambda request: b"HTTP/1.1 204 No Content\r\n\r\n") as server:
        client = clients(server.url)
        client.say_open("e1", still=True)
        client.say_open("e1", still=False)
        asked = [(request.method, request.target) for request in server.requests]
        with pytest.raises(Rejected):
            client.say_open("../etc", still=True)
        assert len(server.requests) == 2
    assert asked == [("PUT", "/api/v1/exams/e1/open"), ("DELETE", "/api/v1/exams/e1/open")]
