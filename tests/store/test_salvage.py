"""What is saved of a damaged database (B9): every act that can be read, and none that makes no sense. That
any page may be damaged is shown in `tests/kill`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from oes_desktop.domain.acts import Act
from oes_desktop.store.database import Database, connect
from oes_desktop.store.profile import Profile
from oes_desktop.store.salvage import acts_in
from oes_desktop.store.store import Store

KEY = bytes(range(32))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "acts.db"
    Database(path, KEY, create=True).close()
    return path


def put(path: Path, number: int, body: str, kind: str = "decision") -> None:
    connection = connect(path, KEY)
    sql = (
        "INSERT INTO act(number, id, exam_id, kind, target, base_version, body, made, state, attempts,"
        " hold_until, next_try, trouble, theirs)"
        " VALUES (?, ?, 'e', ?, '', 1, ?, 5, 'waiting', 0, 0, 0, '', '{}')"
    )
    connection.execute(sql, (number, f"act-{number}", kind, body))
    connection.close()


@pytest.mark.parametrize("body", ["null", "[1]", '"text"', "{", "[" * 200_000, "1"])
def test_an_act_whose_words_make_no_sense_costs_no_other(database: Path, body: str) -> None:
    for number, said in enumerate(('{"value": "accepted"}', body, '{"value": "rejected"}'), 1):
        put(database, number, said)
    assert [held.act.body["value"] for held in acts_in(database, KEY)] == ["accepted", "rejected"]


def test_a_kind_that_nobody_knows_is_left_out(database: Path) -> None:
    put(database, 1, "{}", kind="nonsense")
    put(database, 2, "{}")
    assert [held.act.id for held in acts_in(database, KEY)] == ["act-2"]


def test_what_is_no_database_has_no_acts(tmp_path: Path) -> None:
    for content in (b"", b"nothing", bytes(8_192)):
        (tmp_path / "other").write_bytes(content)
        assert acts_in(tmp_path / "other", KEY) == []
    assert acts_in(tmp_path / "missing", KEY) == []


def test_a_good_store_gives_all_of_its_acts(
    store: Store, profile: Profile, make_act: Callable[..., Act]
) -> None:
    store.outbox.add(make_act("act-1"), 0)
    path, key = profile.database_path, profile.key("database")
    assert [held.act for held in acts_in(path, key)] == [row.act for row in store.outbox.rows()] != []
