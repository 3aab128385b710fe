"""The bodies of the contract as files: the server's structs read them, and write the same again.

A golden file is one body as it crosses the wire, with every field set. The tests of the client read the same
files.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from oes_desktop.wire import attesting, structs

GOLDEN = Path(__file__).with_name("golden")
BODIES: dict[str, type[msgspec.Struct]] = {
    "meta": structs.MetaBody,
    "login": structs.LoginBody,
    "tokens": structs.TokensBody,
    "refresh": structs.RefreshBody,
    "recover": structs.RecoverBody,
    "reset": structs.ResetBody,
    "changes": structs.ChangesBody,
    "report": structs.ReportBody,
    "decide": structs.DecideBody,
    "verdict": structs.VerdictBody,
    "reviewed": structs.ReviewedBody,
    "archived": structs.ArchivedBody,
    "mark": structs.MarkBody,
    "act_result": structs.ActResultBody,
    "batch": structs.BatchBody,
    "batch_result": structs.BatchResultBody,
    "problem": structs.ProblemBody,
    "event": structs.EventBody,
    "open_exams": structs.OpenExamsBody,
    "attest": attesting.AttestBody,
    "attestation": attesting.AttestationBody,
}


def test_every_body_has_its_file_and_every_file_its_body() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} == set(BODIES)


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_read_and_written_again_the_same(name: str) -> None:
    raw = (GOLDEN / f"{name}.json").read_bytes()
    body = msgspec.json.decode(raw, type=BODIES[name])
    assert json.loads(structs.encode(body)) == json.loads(raw)


@pytest.mark.parametrize("name", BODIES)
def test_a_file_sets_every_field(name: str) -> None:
    """So that a field whose name or type changes is noticed."""
    body = json.loads((GOLDEN / f"{name}.json").read_bytes())
    assert set(body) == {field.encode_name for field in msgspec.structs.fields(BODIES[name])}


@pytest.mark.parametrize("name", BODIES)
def test_what_a_newer_server_adds_is_passed_over(name: str) -> None:
    body = json.loads((GOLDEN / f"{name}.json").read_bytes()) | {"from_the_future": [1, {"x": None}]}
    assert msgspec.json.decode(json.dumps(body), type=BODIES[name]) is not None


@pytest.mark.parametrize("name", BODIES)
def test_a_field_of_another_type_is_refused(name: str) -> None:
    body = json.loads((GOLDEN / f"{name}.json").read_bytes())
    for field in body:
        with pytest.raises(msgspec.ValidationError):
            msgspec.json.decode(json.dumps(body | {field: [[]]}), type=BODIES[name])
