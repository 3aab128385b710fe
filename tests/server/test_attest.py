"""The server signs lists of hashes: its own recordings only, of exams the caller may see, with a key that
lasts."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from support.institution import World, code_of

from oes_desktop.domain.errors import Damaged
from oes_desktop.server.signing import SigningKey
from oes_desktop.wire import routes

HASH = "ab" * 32
ENTRIES = [{"name": "report.json", "bytes": 7, "sha256": HASH}]


def own(client: httpx.Client, exam_id: str) -> list[dict[str, Any]]:
    report = client.get(routes.report(exam_id)).json()
    return [{"id": r["id"], "bytes": r["size"], "sha256": r["sha256"]} for r in report["recordings"]]


def ask(client: httpx.Client, exam_id: str, recordings: list[dict[str, Any]], **more: Any) -> httpx.Response:
    body = {"manifest": HASH, "entries": ENTRIES, "recordings": recordings} | more
    return client.post(routes.attestation(exam_id), json=body)


def test_what_is_signed_says_who_when_and_of_which_server_and_the_signature_is_good(world: World) -> None:
    world.put("e1")
    aigerim = world.client("aigerim")
    answer = ask(aigerim, "e1", own(aigerim, "e1"))
    assert answer.status_code == 200, answer.text
    body, meta = answer.json(), world.anybody.get(routes.META).json()
    assert "attest" in meta["capabilities"]
    assert body["key"] == meta["signing_key"]
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(meta["signing_key"]))
    key.verify(bytes.fromhex(body["signature"]), body["document"].encode())
    with pytest.raises(InvalidSignature):
        key.verify(bytes.fromhex(body["signature"]), body["document"].replace("Aigerim", "Bolat").encode())
    said = json.loads(body["document"])
    assert (said["by"], said["exam"], said["server"]) == ("Aigerim", "e1", meta["server_id"])
    assert said["at"] == "2027-01-15T08:00:00.000Z"
    assert (said["manifest_sha256"], said["entries"]) == (HASH, ENTRIES)
    assert said["recordings"] == own(aigerim, "e1")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda own: [own[0] | {"sha256": HASH}], "recordings[0]"),
        (lambda own: [own[0] | {"bytes": 1}], "recordings[0]"),
        (lambda own: [own[0] | {"id": "another"}], "recordings[0]"),
        (lambda own: [*own, *own], "recordings[1]"),
        (lambda own: [], "recordings"),
    ],
)
def test_recordings_that_are_not_its_own_are_refused(
    world: World, change: Callable[[list[Any]], list[Any]], place: str
) -> None:
    world.put("e1")
    aigerim = world.client("aigerim")
    answer = ask(aigerim, "e1", change(own(aigerim, "e1")))
    assert (answer.status_code, code_of(answer), answer.json()["path"]) == (422, "unprocessable", place)


@pytest.mark.parametrize("name", ["../x", "/x", "a/b/c", "A/b", "x\n", "", "a\\b", "х", ".x", "x" * 101])
def test_names_that_could_lead_anywhere_are_refused(world: World, name: str) -> None:
    world.put("e1")
    aigerim = world.client("aigerim")
    entries = [{"name": name, "bytes": 1, "sha256": HASH}]
    assert code_of(ask(aigerim, "e1", own(aigerim, "e1"), entries=entries)) == "bad_input"


def test_a_file_twice_too_many_files_and_too_large_a_body_are_refused(world: World) -> None:
    world.put("e1")
    aigerim = world.client("aigerim")
    recordings = own(aigerim, "e1")
    assert code_of(ask(aigerim, "e1", recordings, entries=ENTRIES * 2)) == "unprocessable"
    assert code_of(ask(aigerim, "e1", recordings, entries=ENTRIES * 5_001)) == "bad_input"
    assert code_of(ask(aigerim, "e1", recordings, entries=ENTRIES * 30_000)) == "too_large"


def test_only_for_who_may_see_the_exam(world: World) -> None:
    world.put("e1", group="B")
    assert code_of(ask(world.client("aigerim"), "e1", [])) == "not_found"
    assert code_of(ask(world.anybody, "e1", [])) == "expired"


def test_the_key_is_made_once_and_for_the_servers_account_alone(
    make_world: Callable[..., World], tmp_path: Path
) -> None:
    world = make_world()
    path = world.running.config.signing_key
    assert SigningKey.at(path).public == world.institution.signing.public
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert SigningKey.at(tmp_path / "new" / "signing.key").public != world.institution.signing.public


@pytest.mark.parametrize("content", [b"", b"12", b"zz" * 32, b"ab" * 33, b"\xff\x00"])
def test_a_damaged_key_is_told_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "signing.key"
    path.write_bytes(content)
    with pytest.raises(Damaged):
        SigningKey.at(path)
    assert path.read_bytes() == content
