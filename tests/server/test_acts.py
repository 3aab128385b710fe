"""Deciding over HTTP: at most once, never over somebody else's decision (F1-F6, F14; protocol S1-S4)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from support.institution import START_MS, World, code_of, decide

from oes_desktop.domain.models import Violation
from oes_desktop.server import tables
from oes_desktop.server.acts import MOST_MARKS
from oes_desktop.wire import routes

KEY = "0190c3f0-0000-7000-8000-000000000001"
AT = "2027-01-15T08:00:00Z"


def _history(client: httpx.Client, exam_id: str = "e1") -> list[dict[str, Any]]:
    return list(client.get(routes.report(exam_id)).json()["history"])


def _put(client: httpx.Client, path: str, body: Any, version: int, key: str = KEY) -> httpx.Response:
    headers = {routes.IDEMPOTENCY_KEY: key, "If-Match": routes.version_tag(version)}
    return client.put(path, json=body, headers=headers)


def test_a_decision_is_in_the_row_the_report_the_feed_and_the_history(world: World) -> None:
    world.put("e1")
    aigerim = world.client("aigerim")
    cursor = aigerim.get(routes.CHANGES).json()["cursor"]
    answer = decide(
        aigerim, "e1", "rejected", reason="phone", comment="Телефон в 00:12", decided_at=AT,
        coverage=[{"recording": "r1", "spans": [[0, 12.5]]}],
    )  # fmt: skip
    assert answer.status_code == 200 and answer.headers["etag"] == '"v2"'
    row = answer.json()["exam"]
    assert row["version"] == 2
    assert row["decision"]["value"] == "rejected" and row["decision"]["by"] == "Aigerim"
    page = aigerim.get(routes.CHANGES, params={"cursor": cursor}).json()
    assert page["exams"] == [row]
    assert aigerim.get(routes.report("e1")).json()["exam"] == row
    entry = _history(aigerim)[0]
    assert (entry["act"], entry["value"], entry["reason"]) == ("decision", "rejected", "phone")
    assert (entry["comment"], entry["by"]) == ("Телефон в 00:12", "Aigerim")


def test_fifty_decide_at_one_version_and_one_wins(world: World) -> None:
    """F1."""
    world.put("e1")
    client = world.client("aigerim")
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda number: decide(client, "e1", comment=str(number)), range(50)))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [200] + [412] * 49
    winner = next(answer for answer in answers if answer.status_code == 200).json()["exam"]["decision"]
    for loser in (answer for answer in answers if answer.status_code == 412):
        assert code_of(loser) == "conflict"
        assert loser.json()["exam"]["decision"] == winner
        assert loser.headers["etag"] == '"v2"'
    assert len(_history(client)) == 1


def test_one_key_sent_many_times_at_once_is_written_once(world: World) -> None:
    """F2."""
    world.put("e1")
    client = world.client("aigerim")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: decide(client, "e1", key=KEY), range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert sum(routes.IDEMPOTENCY_REPLAYED in answer.headers for answer in answers) == 7
    assert len(_history(client)) == 1


def test_a_key_is_answered_again_after_the_version_moved_on_and_after_90_days(world: World) -> None:
    """F3, F5."""
    world.put("e1")
    aigerim, bolat = world.client("aigerim"), world.client("bolat")
    first = decide(aigerim, "e1", key=KEY)
    assert decide(bolat, "e1", "disputed", version=2).status_code == 200
    again = decide(aigerim, "e1", key=KEY)
    assert (again.status_code, again.content) == (200, first.content)
    world.clock.advance(90 * 24 * 3600)
    token = world.sign_in("aigerim").json()["access"]
    aigerim.headers["Authorization"] = f"Bearer {token}"
    late = decide(aigerim, "e1", key=KEY)
    assert (late.status_code, late.content) == (200, first.content)
    assert late.headers["etag"] == '"v2"' and late.headers[routes.IDEMPOTENCY_REPLAYED] == "true"
    assert [entry["value"] for entry in _history(aigerim)] == ["accepted", "disputed"]


@pytest.mark.parametrize("other", ["body", "exam", "version", "act"])
def test_a_key_of_another_act_is_refused_and_writes_nothing(world: World, other: str) -> None:
    """F4."""
    world.put("e1")
    world.put("e2")
    client = world.client("aigerim")
    assert decide(client, "e1", key=KEY).status_code == 200
    answer = {
        "body": lambda: decide(client, "e1", "rejected", key=KEY),
        "exam": lambda: decide(client, "e2", key=KEY),
        "version": lambda: decide(client, "e1", key=KEY, version=2),
        "act": lambda: _put(client, routes.reviewed("e1"), {"reviewed": True}, 1),
    }[other]()
    assert (answer.status_code, code_of(answer)) == (422, "key_reused")
    assert len(_history(client)) == 1 and _history(client, "e2") == []


def test_a_key_of_another_user_is_simply_new(world: World) -> None:
    """F4."""
    world.put("e1")
    assert decide(world.client("aigerim"), "e1", key=KEY).status_code == 200
    answer = decide(world.client("bolat"), "e1", "rejected", key=KEY, version=2)
    assert answer.status_code == 200 and routes.IDEMPOTENCY_REPLAYED not in answer.headers


def test_the_same_verdict_by_somebody_else_is_still_a_conflict(world: World) -> None:
    """S4."""
    world.put("e1")
    decide(world.client("aigerim"), "e1")
    answer = decide(world.client("bolat"), "e1")
    assert answer.status_code == 412
    assert answer.json()["exam"]["decision"]["by"] == "Aigerim"


@pytest.mark.parametrize("refusal", ["conflict", "no_right", "unprocessable", "archived"])
def test_a_refusal_for_good_is_remembered_under_its_key(world: World, refusal: str) -> None:
    """S3: a delayed packet can never be applied later."""
    world.put("e1", archived=refusal == "archived")
    proctor, chief = world.client("aigerim"), world.client("chief", role="admin")
    send = {
        "conflict": lambda: decide(proctor, "e1", version=9, key=KEY),
        "no_right": lambda: _put(proctor, routes.archived("e1"), {"archived": True}, 1),
        "unprocessable": lambda: decide(proctor, "e1", "perhaps", key=KEY),
        "archived": lambda: decide(proctor, "e1", key=KEY),
    }[refusal]
    first = send()
    assert code_of(first) == refusal
    _put(chief, routes.archived("e1"), {"archived": refusal != "archived"}, 1)
    world.institution.accounts.set_groups("aigerim", ["A", "B"])
    again = send()
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again.headers[routes.IDEMPOTENCY_REPLAYED] == "true"
    assert all(entry["act"] == "archived" for entry in _history(chief))


def test_what_was_not_there_is_not_done_when_it_comes_back(world: World) -> None:
    """S3: the proctor was told that it cannot be done. A delayed packet must not prove that wrong."""
    world.put("e1")
    client = world.client("aigerim")
    world.institution.accounts.set_groups("aigerim", ["B"])
    first = decide(client, "e1", key=KEY)
    assert code_of(first) == "not_found"
    world.institution.accounts.set_groups("aigerim", ["A"])
    again = decide(client, "e1", key=KEY)
    assert (again.status_code, again.content) == (404, first.content)
    assert again.headers[routes.IDEMPOTENCY_REPLAYED] == "true"
    assert _history(client) == []
    assert decide(client, "e1").status_code == 200


@pytest.mark.parametrize(
    ("header", "status", "code"),
    [
        (None, 428, "version_missing"),
        ("*", 428, "version_missing"),
        ('W/"v1"', 400, "bad_input"),
        ("v1", 400, "bad_input"),
        ('"v1", "v2"', 400, "bad_input"),
        ('"v-1"', 400, "bad_input"),
        ('"' + "9" * 400 + '"', 400, "bad_input"),
    ],
)
def test_without_a_version_nothing_is_written(
    world: World, header: str | None, status: int, code: str
) -> None:
    """F14."""
    world.put("e1")
    client = world.client("aigerim")
    headers = {routes.IDEMPOTENCY_KEY: KEY} | ({"If-Match": header} if header is not None else {})
    answer = client.put(routes.decision("e1"), json={"value": "accepted"}, headers=headers)
    assert (answer.status_code, code_of(answer), answer.json()["path"]) == (status, code, "If-Match")
    assert _history(client) == []
    assert decide(client, "e1", key=KEY).status_code == 200


@pytest.mark.parametrize("key", [None, "", "short", "x" * 65, "with blank in it", 'quo"te-quote'])
def test_without_a_key_nothing_is_written(world: World, key: str | None) -> None:
    """F14."""
    world.put("e1")
    client = world.client("aigerim")
    headers = {"If-Match": '"v1"'} | ({routes.IDEMPOTENCY_KEY: key} if key is not None else {})
    answer = client.put(routes.decision("e1"), json={"value": "accepted"}, headers=headers)
    assert (answer.status_code, code_of(answer)) == (400, "key_missing")
    assert _history(client) == []


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (b"{", ""),
        (b"[]", ""),
        (b'{"value": 1}', "value"),
        (b'{"value": ""}', "value"),
        (b"{}", ""),
        (b'{"value": "accepted", "decided_at": "yesterday"}', "decided_at"),
        (b'{"value": "accepted", "decided_at": "2027-01-15T08:00:00"}', "decided_at"),
        (b'{"value": "accepted", "coverage": [{"recording": "r", "spans": [[-1, 2]]}]}',
         "coverage[0].spans[0][0]"),
        (b'{"value": "accepted", "comment": "\xff"}', ""),
        (b'{"value": "accepted", "comment": NaN}', ""),
        (b'{"value": "accepted", "comment": "\\ud800"}', ""),
        (b"[" * 20_000, ""),
        (b"", ""),
    ],
)  # fmt: skip
def test_a_body_that_does_not_fit_is_refused_with_its_place(world: World, body: bytes, path: str) -> None:
    world.put("e1")
    client = world.client("aigerim")
    headers = {routes.IDEMPOTENCY_KEY: KEY, "If-Match": '"v1"', "Content-Type": "application/json"}
    answer = client.put(routes.decision("e1"), content=body, headers=headers)
    assert (answer.status_code, code_of(answer)) == (400, "bad_input")
    assert answer.json().get("path", "") == path
    assert _history(client) == []


def test_a_comment_has_its_limit_and_a_body_too(world: World) -> None:
    world.put("e1")
    client = world.client("aigerim")
    assert decide(client, "e1", comment="я" * 4_000).status_code == 200
    long = decide(client, "e1", comment="я" * 4_001, version=2)
    assert (long.status_code, long.json()["path"]) == (422, "comment")
    huge = decide(client, "e1", comment="я" * 1_000_000, version=2)
    assert (huge.status_code, code_of(huge)) == (413, "too_large")
    assert len(_history(client)) == 1


def test_verdicts_reviews_and_archives_are_acts_like_decisions(world: World) -> None:
    world.put("e1")
    chief = world.client("chief", role="admin")
    path = routes.verdict("e1", "v1")
    verdict = _put(chief, path, {"value": "dismissed", "note": "кот"}, 1, "key-0001")
    assert verdict.json()["exam"]["version"] == 2
    assert chief.get(routes.report("e1")).json()["violations"][0]["verdict"] == "dismissed"
    assert _put(chief, routes.verdict("e1", "v9"), {"value": "dismissed"}, 2, "key-0002").status_code == 404
    assert _put(chief, path, {"value": "maybe"}, 2, "key-0003").status_code == 422
    reviewed = _put(chief, routes.reviewed("e1"), {"reviewed": True}, 2, "key-0004").json()["exam"]
    assert reviewed["reviewed"]["by"] == "Chief"
    undone = _put(chief, routes.reviewed("e1"), {"reviewed": False}, 3, "key-0005").json()["exam"]
    assert undone["reviewed"] is None
    archived = _put(chief, routes.archived("e1"), {"archived": True}, 4, "key-0006").json()["exam"]
    assert archived["archived"] is True
    assert code_of(decide(chief, "e1", version=5)) == "archived"
    restored = _put(chief, routes.archived("e1"), {"archived": False}, 5, "key-0007").json()["exam"]
    assert restored["archived"] is False
    assert [entry["value"] for entry in _history(chief)] == ["dismissed", "true", "false", "true", "false"]
    assert _history(chief)[0]["target"] == "v1"


def test_archiving_is_a_right_that_a_proctor_may_be_given(world: World) -> None:
    world.put("e1")
    assert code_of(_put(world.client("aigerim"), routes.archived("e1"), {"archived": True}, 1)) == "no_right"
    keeper = world.client("keeper", rights=["archive"])
    assert _put(keeper, routes.archived("e1"), {"archived": True}, 1).status_code == 200


def test_a_mark_is_set_changed_and_taken_back(world: World) -> None:
    world.put("e1")
    client = world.client("aigerim")
    path = routes.mark("e1", "11111111-2222-4333-8444-555555555555")
    body = {"at": AT, "duration": 2.5, "kind": "phone_seen", "text": "под столом"}
    _put(client, path, body, 1, "key-0001")
    marks = client.get(routes.report("e1")).json()["marks"]
    account = world.sign_in("aigerim").json()["account"]["id"]
    assert marks == [{"id": path.rpartition("/")[2], "by": "Aigerim", "by_id": account, **body}]
    _put(client, path, body | {"text": "на столе"}, 2, "key-0002")
    assert [mark["text"] for mark in client.get(routes.report("e1")).json()["marks"]] == ["на столе"]
    _put(client, path, body | {"removed": True}, 3, "key-0003")
    assert client.get(routes.report("e1")).json()["marks"] == []
    assert [entry["value"] for entry in _history(client)] == ["phone_seen", "phone_seen", "removed"]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"text": "ы" * 4_001}, "text"),
        ({"kind": "nobody knows"}, "kind"),
        ({"at": "1970-01-01T00:00:00Z"}, "at"),
        ({"at": "9999-12-31T23:59:59Z"}, "at"),
        ({"duration": 9_000_000}, "at"),
    ],
)
def test_a_mark_that_no_report_could_carry_is_refused(
    world: World, change: dict[str, Any], path: str
) -> None:
    world.put("e1")
    client = world.client("aigerim")
    body = {"at": AT, "duration": 2.5, "kind": "", "text": "под столом"}
    refused = _put(client, routes.mark("e1", "m1"), body | change, 1)
    assert (refused.status_code, refused.json()["path"]) == (422, path)
    assert client.get(routes.report("e1")).json()["marks"] == []
    assert _put(client, routes.mark("e1", "bad id!"), body, 1, "key-0002").status_code == 422


def test_a_mark_is_changed_by_who_made_it_and_by_an_admin_alone(world: World) -> None:
    world.put("e1")
    body = {"at": AT, "duration": 2.5, "kind": "", "text": "под столом"}
    path = routes.mark("e1", "m1")
    assert _put(world.client("aigerim"), path, body, 1).status_code == 200
    other = _put(world.client("berik"), path, body | {"removed": True}, 2)
    assert code_of(other) == "no_right"
    assert len(world.client("berik").get(routes.report("e1")).json()["marks"]) == 1
    assert _put(world.client("chief", role="admin"), path, body | {"removed": True}, 2).status_code == 200


def test_there_are_never_more_marks_than_a_report_may_carry(world: World) -> None:
    world.put("e1")
    client = world.client("aigerim")
    row = {"at_ms": START_MS, "duration_ms": 0, "kind": "", "text": "", "by_id": "x", "by_name": "X"}
    with world.catalogue.database.write() as connection:
        many = [{"exam_id": "e1", "id": f"m{number}", **row} for number in range(MOST_MARKS)]
        connection.execute(sa.insert(tables.marks), many)
    refused = _put(client, routes.mark("e1", "one-more"), {"at": AT, "text": "x"}, 1)
    assert code_of(refused) == "unprocessable"


def test_a_running_exam_can_be_decided_while_violations_arrive_but_not_past_new_content(world: World) -> None:
    world.put("e1", status="in_progress", ended_ms=None)
    client = world.client("aigerim")
    for number in range(3):
        world.catalogue.add_violation("e1", Violation(f"live{number}", "gaze_away", START_MS + number))
    assert decide(client, "e1", version=2).json()["exam"]["version"] == 5
    world.put("e1", status="finished")
    assert code_of(decide(client, "e1", version=5)) == "conflict"
    assert decide(client, "e1", version=6).status_code == 200


def test_a_batch_gives_each_decision_its_own_answer(world: World) -> None:
    world.put("e1")
    world.put("e2")
    world.put("other", group="Z")
    client = world.client("aigerim")

    def item(number: int, exam: str, version: int = 1, value: str = "accepted") -> dict[str, Any]:
        return {"key": f"key-{number:04}", "exam": exam, "version": version, "decision": {"value": value}}

    items = [
        item(1, "e1"), item(2, "e1"), item(3, "e2", value="what"), item(4, "other"), item(1, "e1"),
        item(5, "e2") | {"key": "bad key!"},
    ]  # fmt: skip
    answer = client.post(routes.BATCH, json={"items": items})
    assert answer.status_code == 200
    results = answer.json()["items"]
    assert [result["status"] for result in results] == [200, 412, 422, 404, 200, 400]
    assert [result["key"] for result in results] == [entry["key"] for entry in items]
    assert results[0]["exam"] == results[4]["exam"]
    assert results[1]["problem"]["exam"]["decision"]["by"] == "Aigerim"
    assert len(_history(client)) == 1
    many = [item(number, "e2") for number in range(1_001)]
    refused = client.post(routes.BATCH, json={"items": many})
    assert (refused.status_code, code_of(refused)) == (400, "bad_input")
