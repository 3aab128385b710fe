"""What was on a proctor's screen: checked, kept with the decision, told in the history."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from support.institution import World, code_of, decide

from oes_desktop.server import coverage, tables
from oes_desktop.wire import routes, structs


def _entries(client: Any) -> list[dict[str, Any]]:
    return list(client.get(routes.report("e1")).json()["history"])


def test_it_is_kept_and_told_within_the_recordings_of_the_exam(world: World) -> None:
    world.put("e1")
    client = world.client("aigerim")
    (recording,) = client.get(routes.report("e1")).json()["recordings"]
    seen = [
        {"recording": recording["id"], "spans": [[0, 0.5, 4], [0.5, 0.75], [1, 9_000_000, 1]]},
        {"recording": "of-another-exam", "spans": [[0, 5, 1]]},
    ]
    assert decide(client, "e1", coverage=seen).status_code == 200
    (entry,) = _entries(client)
    (told,) = entry["coverage"]
    assert told["recording"] == recording["id"]
    assert told["spans"][:2] == [[0, 0.5, 4], [0.5, 0.75, 1]]  # an older client says no speed
    assert told["spans"][-1][1] <= recording["duration"]


@pytest.mark.parametrize(
    ("seen", "path"),
    [
        ([{"recording": "r", "spans": [[5, 4, 1]]}], "coverage[0].spans[0]"),
        ([{"recording": "r", "spans": [[0, 4, 1], [3, 5, 1]]}], "coverage[0].spans[1]"),
        ([{"recording": "r", "spans": []}, {"recording": "r", "spans": []}], "coverage[1].recording"),
        ([{"recording": str(n), "spans": [[0, 1, 1]] * 2000} for n in range(11)], "coverage"),
    ],
)
def test_what_makes_no_sense_is_refused(world: World, seen: Any, path: str) -> None:
    world.put("e1")
    client = world.client("aigerim")
    answer = decide(client, "e1", coverage=seen)
    assert code_of(answer) == "unprocessable" and answer.json()["path"] == path
    assert _entries(client) == []


@pytest.mark.parametrize(
    ("span", "path"),
    [
        ([0, 1, -1], "coverage[0].spans[0][2]"),
        ([0], "coverage[0].spans[0]"),
        ([0, 1, "4"], "coverage[0].spans[0][2]"),
    ],
)
def test_what_is_no_span_does_not_fit_the_contract(world: World, span: Any, path: str) -> None:
    world.put("e1")
    answer = decide(world.client("aigerim"), "e1", coverage=[{"recording": "r", "spans": [span]}])
    assert code_of(answer) == "bad_input" and answer.json()["path"] == path


def test_only_the_latest_decisions_tell_it(world: World) -> None:
    world.put("e1")
    client = world.client("aigerim")
    (recording,) = client.get(routes.report("e1")).json()["recordings"]
    seen = [{"recording": recording["id"], "spans": [[0, 0.5, 1]]}]
    for number in range(coverage.TOLD + 2):
        answer = decide(client, "e1", version=number + 1, coverage=seen, comment=str(number))
        assert answer.status_code == 200
    assert [bool(entry["coverage"]) for entry in _entries(client)] == [False] * 2 + [True] * coverage.TOLD


def test_a_row_of_an_older_server_is_told(world: World) -> None:
    world.put("e1")
    client = world.client("aigerim")
    assert decide(client, "e1").status_code == 200
    with world.catalogue.database.write() as connection:
        connection.execute(sa.update(tables.acts).values(coverage='[{"recording":"r1","spans":[[0,12.5]]}]'))
    (entry,) = _entries(client)
    assert entry["coverage"] == [{"recording": "r1", "spans": [[0.0, 12.5, 1.0]]}]
    assert coverage.told("[]") == []
    assert structs.SpanBody(0, 1).speed == 1.0
