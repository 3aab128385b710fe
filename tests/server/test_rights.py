"""Calls x callers (F16): what is not there for a caller is answered exactly like what does not exist."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable

import httpx
import pytest
from support.institution import MEDIA, World, code_of

from oes_desktop.wire import routes


def _headers() -> dict[str, str]:
    return {routes.IDEMPOTENCY_KEY: str(uuid.uuid4()), "If-Match": '"v1"'}


MARK = {"at": "2027-01-15T08:00:00Z"}

CALLS = {
    "report": lambda client, exam, _media: client.get(routes.report(exam)),
    "media": lambda client, _exam, media: client.get(routes.media(media)),
    "decision": lambda client, exam, _media: client.put(
        routes.decision(exam), json={"value": "accepted"}, headers=_headers()
    ),
    "verdict": lambda client, exam, _media: client.put(
        routes.verdict(exam, "v1"), json={"value": "confirmed"}, headers=_headers()
    ),
    "reviewed": lambda client, exam, _media: client.put(
        routes.reviewed(exam), json={"reviewed": True}, headers=_headers()
    ),
    "archived": lambda client, exam, _media: client.put(
        routes.archived(exam), json={"archived": True}, headers=_headers()
    ),
    "mark": lambda client, exam, _media: client.put(routes.mark(exam, "m1"), json=MARK, headers=_headers()),
    "keep open": lambda client, exam, _media: client.put(routes.open_exam(exam)),
    "close": lambda client, exam, _media: client.delete(routes.open_exam(exam)),
    "attest": lambda client, exam, media: client.post(
        routes.attestation(exam),
        json={
            "manifest": "ab" * 32,
            "entries": [],
            "recordings": [{"id": media, "bytes": len(MEDIA), "sha256": hashlib.sha256(MEDIA).hexdigest()}],
        },
    ),
}
PRESENCE = ("keep open", "close")


@pytest.mark.parametrize("call", CALLS)
def test_every_call_for_every_caller(world: World, call: str) -> None:
    """F16."""
    world.put("e1", group="A")
    chief = world.client("chief", role="admin")
    media = chief.get(routes.report("e1")).json()["recordings"][0]["id"]
    send = CALLS[call]
    own, other = world.client("own", ["A"]), world.client("other", ["B"])
    withdrawn = world.client("withdrawn", ["A"])
    world.institution.accounts.set_groups("withdrawn", ["B"])
    unknown = send(other, "nothing", "nothing")
    assert (unknown.status_code, code_of(unknown)) == (404, "not_found")
    for client in (other, withdrawn):
        answer = send(client, "e1", media)
        assert (answer.status_code, answer.content) == (404, unknown.content)
        assert _named(answer) == _named(unknown)
    assert send(world.anybody, "e1", media).status_code == 401
    assert send(world.anybody, "nothing", "nothing").status_code == 401
    assert send(own, "e1", media).status_code == {"archived": 403, **dict.fromkeys(PRESENCE, 204)}.get(
        call, 200
    )
    if call in ("report", "media", "archived", *PRESENCE):
        assert send(chief, "e1", media).is_success
    world.catalogue.remove_exam("e1")
    if call in ("report", "media", *PRESENCE):
        removed = send(own, "e1", media)
        assert (removed.status_code, removed.content) == (404, unknown.content)


@pytest.mark.parametrize("call", CALLS)
def test_tokens_that_are_over_tell_nothing(world: World, call: str) -> None:
    """F16: signed out, of an account that was switched off, expired, or nobody's: the same 401 for what is
    there and for what is not."""
    world.put("e1", group="A")
    media = world.client("chief", role="admin").get(routes.report("e1")).json()["recordings"][0]["id"]
    out, off, old = (world.client(name, ["A"]) for name in ("out", "off", "old"))
    assert out.post(routes.LOGOUT).status_code == 204
    world.institution.accounts.disable("off")
    nobody = world.anybody
    nobody.headers["Authorization"] = "Bearer nobody-at-all"
    for client in (out, off, nobody):
        _tells_nothing(CALLS[call], client, media)
    world.clock.advance(3_600)
    _tells_nothing(CALLS[call], old, media)


def _tells_nothing(send: Callable[..., httpx.Response], client: httpx.Client, media: str) -> None:
    there, not_there = send(client, "e1", media), send(client, "nothing", "nothing")
    assert (there.status_code, there.content) == (not_there.status_code, not_there.content)
    assert there.status_code == 401 and _named(there) == _named(not_there)


def _named(answer: httpx.Response) -> list[str]:
    return sorted(name for name in answer.headers if name != "date")


OPEN = {"/api/v1/meta", "/api/v1/auth/login", "/api/v1/auth/refresh", "/api/v1/auth/logout"}
OPEN |= {"/api/v1/auth/recover", "/api/v1/auth/reset"}


def test_every_published_call_but_the_open_ones_asks_who_calls(world: World) -> None:
    published = world.anybody.get("/schema/openapi.json").json()["paths"]
    assert {path for path in published if path in OPEN} == OPEN
    closed = [(path, method) for path in published if path not in OPEN for method in published[path]]
    assert len(closed) == 14
    for path, method in closed:
        answer = world.anybody.request(method, path, content=b"not even json")
        assert (path, answer.status_code, code_of(answer)) == (path, 401, "expired")


def test_the_schema_names_the_bodies(world: World) -> None:
    schema = world.anybody.get("/schema/openapi.json").json()
    assert schema["info"]["title"] == "OES review API"
    body = schema["paths"]["/api/v1/exams/{exam_id}/decision"]["put"]["requestBody"]["content"]
    assert "DecideBody" in str(body)
    assert "MetaBody" in str(schema["paths"]["/api/v1/meta"]["get"]["responses"])


def test_meta_shows_groups_only_to_whom_they_belong(world: World) -> None:
    world.put("e1", group="A")
    world.put("e2", group="B", system="Moodle")
    anybody = world.anybody.get(routes.META).json()
    assert anybody["vocabulary"]["groups"] == []
    assert [term["code"] for term in anybody["vocabulary"]["systems"]] == ["Moodle", "Platonus"]
    assert [term["code"] for term in anybody["vocabulary"]["decisions"]] == [
        "undecided", "accepted", "disputed", "rejected",
    ]  # fmt: skip
    assert world.client("aigerim", ["A"]).get(routes.META).json()["vocabulary"]["groups"] == ["A"]
    chief = world.client("chief", role="admin").get(routes.META).json()
    assert chief["vocabulary"]["groups"] == ["A", "B"]
    assert chief["server_id"] == anybody["server_id"] and chief["epoch"] == anybody["epoch"]
    stale = world.anybody.get(routes.META, headers={"Authorization": "Bearer nonsense-token"})
    assert stale.status_code == 401


def test_a_new_epoch_is_told_and_ends_all_cursors(world: World) -> None:
    client = world.client("aigerim")
    before = client.get(routes.META).json()["epoch"]
    cursor = client.get(routes.CHANGES).json()["cursor"]
    world.catalogue.database.new_epoch()
    assert client.get(routes.META).json()["epoch"] != before
    assert code_of(client.get(routes.CHANGES, params={"cursor": cursor})) == "cursor_too_old"


@pytest.mark.parametrize("params", [{"limit": "0"}, {"limit": "5001"}, {"limit": "x"}, {"cursor": "x" * 201}])
def test_a_page_that_cannot_be_is_refused(world: World, params: dict[str, str]) -> None:
    answer = world.client("aigerim").get(routes.CHANGES, params=params)
    assert (answer.status_code, code_of(answer)) == (400, "bad_input")
    assert answer.json()["path"] == next(iter(params))


def test_what_is_no_call_is_a_problem_document_too(world: World) -> None:
    assert code_of(world.anybody.get("/")) == "not_found"
    assert code_of(world.anybody.get("/demo/mail")) == "not_found"
    wrong = world.anybody.put(routes.META)
    assert (wrong.status_code, code_of(wrong)) == (405, "wrong_method")
    assert "GET" in wrong.headers["allow"]


def test_answers_are_kept_out_of_caches_and_tokens_out_of_addresses(world: World) -> None:
    """F22: of every published call, whether it is answered or refused; and of bytes of recordings."""
    world.put("e1")
    client = world.client("aigerim")
    media = routes.media(client.get(routes.report("e1")).json()["recordings"][0]["id"])
    published = world.anybody.get("/schema/openapi.json").json()["paths"]
    answers = [
        caller.request(method, path.replace("{exam_id}", "e1"), json={})
        for caller in (client, world.anybody)
        for path in published
        for method in published[path]
        if path != routes.EVENTS
    ]
    answers += [
        client.get(media),
        client.get(media, headers={"Range": "bytes=0-9"}),
        world.sign_in("aigerim"),
    ]
    assert len({answer.status_code for answer in answers}) > 5
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store", answer.request.url
    with client.stream("GET", routes.EVENTS) as events:
        assert events.headers["cache-control"] == "no-store"
    token = client.headers["Authorization"].partition(" ")[2]
    for path in (routes.CHANGES, routes.report("e1"), media):
        for name in ("access_token", "access", "token"):
            assert world.anybody.get(path, params={name: token}).status_code == 401
