"""Acts that the server has not yet accepted: the only thing that a click of the proctor writes.

An act is in the database and in the journal, both on the medium, before `add` returns. Order matters only
within one exam: its first open act goes first, the others wait for the answer. Of acts about the same (exam,
kind, target) at most one is unsent: another click replaces it; one that may have been sent is never replaced
or withdrawn, but followed. Whatever is accepted leaves the outbox together with the new row of the replica.
"""

from __future__ import annotations

import json
import logging
import threading
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from oes_desktop.domain.acts import BATCH, BEFORE, Act, ActKind, ActState, OutboxRow
from oes_desktop.domain.errors import DiskTrouble
from oes_desktop.domain.models import UNDECIDED, ExamRow
from oes_desktop.store.database import Cursor, Database
from oes_desktop.store.exams import Exams
from oes_desktop.store.journal import Contents, Held, Journal
from oes_desktop.store.words import Words, next_revision, touch

log = logging.getLogger(__name__)

_UNSENT = "state = 'waiting' AND attempts = 0"
_ACCEPTED = "DELETE FROM act WHERE id = ? RETURNING kind, target, body"
# What was accepted stands in `said` until a report is fetched that knows of it.
_SAY = "INSERT INTO said(exam_id, kind, target, body, version) VALUES (?, ?, ?, ?, ?)"
_SHOWN_IN_REPORTS = (ActKind.VERDICT, ActKind.MARK)
_MOST_BEFORE = 3  # replaced acts that a series of undos goes back


class Outbox:
    """`restored`: acts that the journal gave back when the store was opened; `journal_damaged`: records of
    the journal could not be read (the database had its own copy of what it knows)."""

    def __init__(self, database: Database, exams: Exams, journal: Journal) -> None:
        self._database, self._exams, self._journal = database, exams, journal
        self._lock = threading.RLock()
        self.restored = 0
        self.journal_damaged = False
        self._reconcile()

    # What the proctor does

    def add(self, act: Act, hold_until_ms: int = 0) -> OutboxRow:
        """Keep `act`, to be sent once `hold_until_ms` (UTC) has passed. It takes the place, and the base, of
        an unsent one about the same thing. Saved when this returns; nothing is saved when it raises. The same
        act (by id) again changes nothing."""
        return self.add_many([act], hold_until_ms)[0]

    def add_many(self, acts: Sequence[Act], hold_until_ms: int = 0) -> list[OutboxRow]:
        """The same for many, all of them or none: one transaction, one record of the journal."""
        with self._change() as (work, opened, closed):
            rows = [_add(work, Held(act, hold_until_ms), opened, closed) for act in acts]
        return rows

    def take_back(self, act_id: str) -> bool:
        """Undo: the act, if it was never sent, goes, and the unsent one that it had replaced comes back (as a
        new act, held as it was). False: too late, or gone."""
        with self._change() as (work, opened, closed):
            return _take_back(work, act_id, opened, closed) is not None

    def take_back_many(self, ids: Iterable[str]) -> frozenset[str]:
        """The same for many, in one transaction; gives those that were taken back."""
        with self._change() as (work, opened, closed):
            return frozenset(each for each in ids if _take_back(work, each, opened, closed) is not None)

    def take_back_batch(self, batch: str) -> list[str]:
        """The same for all acts of a batch, in one transaction; gives the exams. Where she has spoken again
        since, that stands, and an undo of it will not bring the batch's act back."""
        with self._change() as (work, opened, closed):
            sql = f"SELECT id FROM act WHERE body ->> '$.batch' = ? AND {_UNSENT} ORDER BY number"  # noqa: S608
            ids = [act_id for (act_id,) in list(work.execute(sql, (batch,)))]
            exams = [exam for act_id in ids if (exam := _take_back(work, act_id, opened, closed))]
            sql = f"SELECT * FROM act WHERE instr(body, ?) AND {_UNSENT}"  # noqa: S608 - our words
            for row in [_row(values) for values in list(work.execute(sql, (batch,)))]:
                act = replace(row.act, body=_without(row.act.body, batch))
                work.execute("UPDATE act SET body = ? WHERE number = ?", (_json(act.body), row.number))
                opened.append(Held(act, row.hold_until_ms))
        return exams

    def withdraw(self, act_id: str) -> bool:
        """Undo. True when the act was never sent and now never will be; False: too late, or gone."""
        return self._remove(act_id, _UNSENT)

    def discard(self, act_id: str) -> bool:
        """Give up an act in conflict or parked. False when it is neither (or gone)."""
        return self._remove(act_id, "state IN ('conflict', 'parked')")

    def again(self, act_id: str, act: Act) -> OutboxRow:
        """`act` (a new id, a new base) takes the place of one in conflict or parked, and goes first in its
        exam; the acts behind it are based on its base. Raises `KeyError` when there is no such one."""
        with self._change() as (work, opened, closed):
            where = "DELETE FROM act WHERE id = ? AND state IN ('conflict', 'parked') RETURNING number"
            number = next((each for (each,) in list(work.execute(where, (act_id,)))), None)
            if number is None:
                raise KeyError(act_id)
            closed.append(act_id)
            opened.append(Held(act))
            row = _insert(work, opened[0], number)
            opened.extend(_rebase(work, act.exam_id, act.base_version))
            touch(work, act.exam_id)
        return row

    # What the sync does

    def due(self, now_ms: int) -> list[OutboxRow]:
        """The first open act of every exam, if it may go now. An act in conflict holds up its own exam."""
        sql = (
            "SELECT * FROM act WHERE number IN"
            " (SELECT min(number) FROM act WHERE state <> 'parked' GROUP BY exam_id)"
            " AND state <> 'conflict' AND hold_until <= ?1 AND next_try <= ?1 ORDER BY number"
        )
        return [_row(values) for values in self._database.read(sql, (now_ms,))]

    def mark_sending(self, act_id: str) -> OutboxRow | None:
        """To be called before the first byte goes; committed when it returns. None: withdrawn or replaced
        meanwhile, do not send. What is to be sent is in the row given back."""
        return next(iter(self.mark_sending_many([act_id])), None)

    def mark_sending_many(self, ids: Iterable[str]) -> list[OutboxRow]:
        """The same for many, in one transaction; those that may not be sent are left out."""
        with self._database.transaction() as work:
            rows = [_mark_sending(work, act_id) for act_id in ids]
        return [row for row in rows if row is not None]

    def accepted(self, act_id: str, row: ExamRow) -> None:
        """The server took the act, and the exam is now `row`: act gone, replica and base of the followers
        set, in one transaction."""
        self.accepted_many([(act_id, row)])

    def accepted_many(self, answers: Iterable[tuple[str, ExamRow]]) -> None:
        """The same for many, all of them or none."""
        with self._change() as (work, opened, closed):
            for act_id, row in answers:
                self._exams.upsert(work, row)
                for kind, target, body in list(work.execute(_ACCEPTED, (act_id,))):
                    closed.append(act_id)
                    if kind in _SHOWN_IN_REPORTS:
                        work.execute(_SAY, (row.id, kind, target, body, row.version))
                    opened.extend(_rebase(work, row.id, row.version))
                    touch(work, row.id)

    def conflict(self, act_id: str, theirs: Mapping[str, Any]) -> None:
        """Somebody else was first; `theirs`: what stands on the server (JSON values)."""
        self._settle(act_id, "conflict", "decided_meanwhile", json.dumps(dict(theirs)))

    def park(self, act_id: str, trouble: str) -> None:
        """Refused for good; `trouble`: the reason code. It stays in the list."""
        self._settle(act_id, "parked", trouble, "{}")

    def retry_later(self, act_id: str, next_try_ms: int, trouble: str) -> None:
        """No usable answer: the same act again, not before `next_try_ms` (UTC)."""
        self.retry_later_many([act_id], next_try_ms, trouble)

    def retry_later_many(self, ids: Iterable[str], next_try_ms: int, trouble: str) -> None:
        sql = "UPDATE act SET next_try = ?, trouble = ? WHERE id = ? AND state IN ('waiting', 'sending')"
        with self._database.transaction() as work:
            work.executemany(sql, [(next_try_ms, trouble, act_id) for act_id in ids])

    # What anybody may see

    def rows(self) -> list[OutboxRow]:
        """Everything, in order."""
        return [_row(values) for values in self._database.read("SELECT * FROM act ORDER BY number")]

    def pending(self, exam_id: str) -> list[OutboxRow]:
        """Everything about one exam, in order, whatever its state."""
        sql = "SELECT * FROM act WHERE exam_id = ? ORDER BY number"
        return [_row(values) for values in self._database.read(sql, (exam_id,))]

    # How both copies are kept

    @contextmanager
    def _change(self) -> Iterator[tuple[Cursor, list[Held], list[str]]]:
        """A transaction that changes what is open: acts put into the two lists are opened and closed in the
        journal before the database commits. If either fails, neither keeps anything."""
        opened: list[Held] = []
        closed: list[str] = []
        with self._lock:
            journalled = False
            try:
                with self._database.transaction() as work:
                    yield work, opened, closed
                    if opened or closed:
                        sql = "UPDATE kept SET value = value + 1 WHERE name = 'journal' RETURNING value"
                        ((position,),) = list(work.execute(sql))
                        self._journal.append(position, opened, closed)
                        journalled = True
            except BaseException:
                if journalled:
                    self._journal.take_back()
                raise
            if self._journal.wants_rewriting:
                self._compact()

    def _compact(self) -> None:
        try:
            self._journal.rewrite(self._position(), _held(self.rows()))
        except DiskTrouble as error:
            log.warning("the journal was not made smaller: %s", error.reason)

    def _remove(self, act_id: str, condition: str) -> bool:
        with self._change() as (work, _, closed):
            sql = f"DELETE FROM act WHERE id = ? AND {condition} RETURNING exam_id"  # noqa: S608 - our words
            exams = [exam_id for (exam_id,) in list(work.execute(sql, (act_id,)))]
            for exam_id in exams:
                closed.append(act_id)
                touch(work, exam_id)
            removed = bool(exams)
        return removed

    def _settle(self, act_id: str, state: str, trouble: str, theirs: str) -> None:
        with self._database.transaction() as work:
            sql = "UPDATE act SET state = ?, trouble = ?, theirs = ? WHERE id = ? RETURNING exam_id"
            for (exam_id,) in list(work.execute(sql, (state, trouble, theirs, act_id))):
                touch(work, exam_id)

    def _position(self) -> int:
        return int(self._database.read("SELECT value FROM kept WHERE name = 'journal'")[0][0])

    def _reconcile(self) -> None:
        """Bring database and journal to the same position at start, and begin a compact file."""
        contents = self._journal.read()
        if contents.position > self._position():
            self._take_from(contents)
        if not contents.whole:
            self.journal_damaged = True
            self._journal.set_aside()
        self._journal.rewrite(self._position(), _held(self.rows()))

    def _take_from(self, contents: Contents) -> None:
        """The database is behind: it was lost, or an older state of it came back."""
        with self._database.transaction() as work:
            known = {act_id for (act_id,) in list(work.execute("SELECT id FROM act"))}
            for act_id, held in contents.acts.items():
                if act_id not in known:
                    _insert(work, held, attempts=1)  # perhaps it was sent: never replaced, never withdrawn
                    self.restored += 1
            older_than_file = contents.whole and contents.began > self._position()
            closed = known - set(contents.acts) if older_than_file else known & contents.closed
            for act_id in closed:
                work.execute("DELETE FROM act WHERE id = ?", (act_id,))
            next_revision(work)
            work.execute("UPDATE exam SET revision = (SELECT value FROM kept WHERE name = 'revision')")
            work.execute("UPDATE kept SET value = ? WHERE name = 'journal'", (contents.position,))


def _add(work: Cursor, held: Held, opened: list[Held], closed: list[str]) -> OutboxRow:
    act = held.act
    if known := _one(work, act.id):
        return known
    base, body = act.base_version, dict(act.body)
    sql = f"SELECT * FROM act WHERE exam_id = ? AND kind = ? AND target = ? AND {_UNSENT}"  # noqa: S608
    for old in [_row(values) for values in list(work.execute(sql, (act.exam_id, act.kind, act.target)))]:
        work.execute("DELETE FROM act WHERE number = ?", (old.number,))
        closed.append(old.act.id)
        base, body[BEFORE] = old.act.base_version, _before(old)
    kept = Act(act.id, act.exam_id, act.kind, act.target, base, body, act.made_ms)
    opened.append(Held(kept, held.hold_until_ms))
    row = _insert(work, opened[-1])
    touch(work, act.exam_id)
    return row


def _before(row: OutboxRow) -> dict[str, Any]:
    """What is kept of an act that is replaced, so that an undo can bring it back."""
    kept: dict[str, Any] = {
        "body": dict(row.act.body),
        "made": row.act.made_ms,
        "hold_until": row.hold_until_ms,
    }
    inner = kept
    for _ in range(_MOST_BEFORE - 1):
        inner = inner["body"].get(BEFORE, {"body": {}})
    inner["body"].pop(BEFORE, None)
    return kept


def _take_back(work: Cursor, act_id: str, opened: list[Held], closed: list[str]) -> str | None:
    row = _one(work, act_id)
    if row is None or row.state is not ActState.WAITING or row.attempts:
        return None
    work.execute("DELETE FROM act WHERE number = ?", (row.number,))
    closed.append(act_id)
    act, before = row.act, row.act.body.get(BEFORE)
    if before is not None:
        held = Held(
            replace(act, id=str(uuid.uuid4()), body=before["body"], made_ms=before["made"]),
            before["hold_until"],
        )
        opened.append(held)
        _insert(work, held, row.number)
    touch(work, act.exam_id)
    return act.exam_id


def _without(body: Mapping[str, Any], batch: str) -> dict[str, Any]:
    """`body` without the acts of `batch` among those that an undo would bring back."""
    before = body.get(BEFORE)
    while before is not None and before["body"].get(BATCH) == batch:
        before = before["body"].get(BEFORE)
    rest = {key: value for key, value in body.items() if key != BEFORE}
    return rest if before is None else rest | {BEFORE: before | {"body": _without(before["body"], batch)}}


def _json(body: Mapping[str, Any]) -> str:
    return json.dumps(dict(body), ensure_ascii=False)


def _mark_sending(work: Cursor, act_id: str) -> OutboxRow | None:
    work.execute(
        "UPDATE act SET state = 'sending', attempts = attempts + 1 WHERE id = ?"
        " AND state IN ('waiting', 'sending')",
        (act_id,),
    )
    row = _one(work, act_id)
    return row if row is not None and row.state == ActState.SENDING else None


def _held(rows: Iterable[OutboxRow]) -> list[Held]:
    return [Held(row.act, row.hold_until_ms) for row in rows]


def _insert(work: Cursor, held: Held, number: int | None = None, *, attempts: int = 0) -> OutboxRow:
    act = held.act
    value = str(act.body.get("value", UNDECIDED))
    word = Words(work).key("decision", value) if act.kind == ActKind.DECISION else None
    flag = int(bool(act.body.get(act.kind))) if act.kind in (ActKind.REVIEWED, ActKind.ARCHIVED) else None
    state = "sending" if attempts else "waiting"
    work.execute(
        "INSERT INTO act VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', '{}', ?, ?)",
        (number, act.id, act.exam_id, act.kind, act.target, act.base_version, _json(act.body), act.made_ms,
         state,
         attempts, held.hold_until_ms, word, flag),
    )  # fmt: skip
    row = _one(work, act.id)
    assert row is not None, "it was just inserted"
    return row


def _rebase(work: Cursor, exam_id: str, version: int) -> list[Held]:
    """Unsent acts of the exam were made knowing what has now become `version`; gives those that changed."""
    sql = (
        "UPDATE act SET base_version = ?1 WHERE exam_id = ?2 AND state = 'waiting' AND attempts = 0"
        " AND base_version <> ?1 RETURNING id"
    )
    rows = [_one(work, act_id) for (act_id,) in list(work.execute(sql, (version, exam_id)))]
    return _held(row for row in rows if row is not None)


def _one(work: Cursor, act_id: str) -> OutboxRow | None:
    return next(
        (_row(values) for values in list(work.execute("SELECT * FROM act WHERE id = ?", (act_id,)))), None
    )


def _row(values: tuple[Any, ...]) -> OutboxRow:
    (number, act_id, exam_id, kind, target, base, body, made, state, attempts, hold, next_try, trouble,
     theirs, _, _) = values  # fmt: skip
    act = Act(act_id, exam_id, ActKind(kind), target, base, json.loads(body), made)
    return OutboxRow(number, act, ActState(state), attempts, hold, next_try, trouble, json.loads(theirs))
