"""Rows of the table `act`, within a transaction of the outbox: read, inserted, marked, based anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from oes_desktop.domain.acts import Act, ActKind, ActState, OutboxRow
from oes_desktop.domain.models import UNDECIDED
from oes_desktop.store.database import Cursor
from oes_desktop.store.journal import Held
from oes_desktop.store.words import Words

UNSENT = "state = 'waiting' AND attempts = 0"
SETTLED_BY_HER = "state IN ('conflict', 'parked')"


def row_of(values: tuple[Any, ...]) -> OutboxRow:
    (number, act_id, exam_id, kind, target, base, body, made, state, attempts, hold, next_try, trouble,
     theirs, _, _) = values  # fmt: skip
    act = Act(act_id, exam_id, ActKind(kind), target, base, json.loads(body), made)
    return OutboxRow(number, act, ActState(state), attempts, hold, next_try, trouble, json.loads(theirs))


def find(work: Cursor, condition: str, args: tuple[Any, ...] = ()) -> list[OutboxRow]:
    """In order. `condition` is our own SQL; values are bound."""
    sql = f"SELECT * FROM act WHERE {condition} ORDER BY number"  # noqa: S608 - our words
    return [row_of(values) for values in list(work.execute(sql, args))]


def one(work: Cursor, act_id: str) -> OutboxRow | None:
    return next(iter(find(work, "id = ?", (act_id,))), None)


def remove(work: Cursor, row: OutboxRow) -> None:
    work.execute("DELETE FROM act WHERE number = ?", (row.number,))


def insert(work: Cursor, held: Held, number: int | None = None, *, attempts: int = 0) -> OutboxRow:
    """A new row; with `attempts` it counts as perhaps sent: never replaced, never withdrawn."""
    act = held.act
    value = str(act.body.get("value", UNDECIDED))
    word = Words(work).key("decision", value) if act.kind == ActKind.DECISION else None
    flag = int(bool(act.body.get(act.kind))) if act.kind in (ActKind.REVIEWED, ActKind.ARCHIVED) else None
    state = "sending" if attempts else "waiting"
    work.execute(
        "INSERT INTO act VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', '{}', ?, ?)",
        (number, act.id, act.exam_id, act.kind, act.target, act.base_version, as_json(act.body), act.made_ms,
         state, attempts, held.hold_until_ms, word, flag),
    )  # fmt: skip
    row = one(work, act.id)
    assert row is not None, "it was just inserted"
    return row


def mark_sending(work: Cursor, act_id: str) -> OutboxRow | None:
    work.execute(
        "UPDATE act SET state = 'sending', attempts = attempts + 1 WHERE id = ?"
        " AND state IN ('waiting', 'sending')",
        (act_id,),
    )
    row = one(work, act_id)
    return row if row is not None and row.state == ActState.SENDING else None


def rebase(work: Cursor, accepted: Act, version: int) -> list[Held]:
    """`accepted` has made the exam what is now `version`. Unsent acts that knew as much as it did, or are a
    newer word on the same matter, stand upon that; one that was said knowing less does not: the server is to
    tell what happened meanwhile. Gives those that changed."""
    sql = (
        f"UPDATE act SET base_version = ?1 WHERE exam_id = ?2 AND {UNSENT}"  # noqa: S608 - our words
        " AND (base_version >= ?3 OR kind = ?4 AND target = ?5) AND base_version <> ?1 RETURNING id"
    )
    args = (version, accepted.exam_id, accepted.base_version, accepted.kind, accepted.target)
    rows = [one(work, act_id) for (act_id,) in list(work.execute(sql, args))]
    return held(row for row in rows if row is not None)


def held(rows: Iterable[OutboxRow]) -> list[Held]:
    """As the journal keeps them."""
    return [Held(row.act, row.hold_until_ms) for row in rows]


def as_json(value: Mapping[str, Any]) -> str:
    return json.dumps(dict(value), ensure_ascii=False)
