"""Acts that the server has not yet accepted: the only thing that a click of the proctor writes.

An act is in the database and in the journal, both on the medium, before `add` returns. Order matters only
within one exam: its first open act goes first, the others wait for the answer. Of acts about the same (exam,
kind, target) at most one is unsent: another click replaces it; one that may have been sent is never replaced
or withdrawn, but followed. Whatever is accepted leaves the outbox together with the new row of the replica.
What leaves the outbox, however that came, is noted in the list of her own acts in the same transaction.
"""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from oes_desktop.domain.acts import BATCH, BEFORE, Act, ActKind, ActState, Fate, OutboxRow
from oes_desktop.domain.errors import DiskTrouble
from oes_desktop.domain.models import ExamRow
from oes_desktop.store.act_rows import (
    SETTLED_BY_HER,
    UNSENT,
    as_json,
    find,
    held,
    insert,
    mark_sending,
    one,
    rebase,
    remove,
    row_of,
)
from oes_desktop.store.database import Cursor, Database
from oes_desktop.store.exams import RESTORED, Exams
from oes_desktop.store.journal import Contents, Held, Journal
from oes_desktop.store.own_acts import note, note_accepted, take_lost
from oes_desktop.store.words import next_revision, touch

log = logging.getLogger(__name__)

# What was accepted stands in `said` until a report is fetched that knows of it.
_SAY = "INSERT INTO said(exam_id, kind, target, body, version) VALUES (?, ?, ?, ?, ?)"
_SHOWN_IN_REPORTS = (ActKind.VERDICT, ActKind.MARK)
_MOST_BEFORE = 3  # replaced acts that a series of undos goes back
_LONGEST_MS = 15 * 60_000  # nothing is held longer: neither for an undo nor by `Retry-After`
# A conflict, and her newer word on the same matter, that may be sent by now.
_OVERTAKEN = (
    "state = 'conflict' AND EXISTS(SELECT 1 FROM act b WHERE b.exam_id = act.exam_id AND b.kind = act.kind"
    " AND b.target = act.target AND b.number > act.number AND b.state = 'waiting' AND b.hold_until <= ?)"
)


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

    def take_back(self, act_id: str, *, at_ms: int = 0) -> bool:
        """Undo: the act, if it was never sent, goes, and the unsent one that it had replaced comes back (as a
        new act, held as it was). False: too late, or gone. `at_ms`: now, ms UTC, for the list of her acts."""
        with self._change() as (work, opened, closed):
            return _take_back(work, act_id, opened, closed, at_ms) is not None

    def take_back_many(self, ids: Iterable[str], *, at_ms: int = 0) -> frozenset[str]:
        """The same for many, in one transaction; gives those that were taken back."""
        with self._change() as (work, opened, closed):
            return frozenset(
                each for each in ids if _take_back(work, each, opened, closed, at_ms) is not None
            )

    def take_back_batch(self, batch: str, *, at_ms: int = 0) -> list[str]:
        """The same for all acts of a batch, in one transaction; gives the exams. Where she has spoken again
        since, that stands, and an undo of it will not bring the batch's act back."""
        with self._change() as (work, opened, closed):
            ids = [row.act.id for row in find(work, f"body ->> '$.batch' = ? AND {UNSENT}", (batch,))]
            exams = [exam for act_id in ids if (exam := _take_back(work, act_id, opened, closed, at_ms))]
            for row in find(work, f"instr(body, ?) AND {UNSENT}", (batch,)):
                act = replace(row.act, body=_without(row.act.body, batch))
                work.execute("UPDATE act SET body = ? WHERE number = ?", (as_json(act.body), row.number))
                opened.append(Held(act, row.hold_until_ms))
        return exams

    def withdraw(self, act_id: str, *, at_ms: int = 0) -> bool:
        """Undo. True when the act was never sent and now never will be; False: too late, or gone."""
        return self._remove(act_id, UNSENT, at_ms)

    def discard(self, act_id: str, *, at_ms: int = 0) -> bool:
        """Give up an act in conflict or parked. False when it is neither (or gone)."""
        return self._remove(act_id, SETTLED_BY_HER, at_ms)

    def again(self, act_id: str, act: Act, *, at_ms: int = 0, fate: Fate = Fate.SENT_AGAIN) -> OutboxRow:
        """`act` (a new id, a new base) takes the place of one in conflict or parked, and goes first in its
        exam. Raises `KeyError` when there is no such one."""
        with self._change() as (work, opened, closed):
            before = next(iter(find(work, f"id = ? AND {SETTLED_BY_HER}", (act_id,))), None)
            if before is None:
                raise KeyError(act_id)
            remove(work, before)
            note(work, before, fate, at_ms, successor=act.id)
            closed.append(act_id)
            opened.append(Held(act))
            row = insert(work, opened[0], before.number)
            touch(work, act.exam_id)
        return row

    # What the sync does

    def settle_overtaken(self, now_ms: int) -> int:
        """A conflict that she has answered by a newer word on the same matter, once that may be sent, is one
        no longer: the newer word goes, and meets what stands on the server by itself. Gives how many."""
        if not self._database.read("SELECT 1 FROM act WHERE state = 'conflict' LIMIT 1"):
            return 0
        with self._change() as (work, _, closed):
            rows = find(work, _OVERTAKEN, (now_ms,))
            for row in rows:
                remove(work, row)
                note(work, row, Fate.REPLACED, now_ms)
                closed.append(row.act.id)
                touch(work, row.act.exam_id)
        return len(rows)

    def offer_again(self) -> int | None:
        """After a full list of a server that was put back to an earlier state: what it had accepted and may
        have lost is open again, under its own id, before whatever else waits; and what was never sent is sent
        as knowing no version, so that the server tells what stands. Gives how many; None when there was no
        such list."""
        if not self._database.read("SELECT 1 FROM kept WHERE name = ?", (RESTORED,)):
            return None
        with self._change() as (work, opened, _):
            work.execute("DELETE FROM kept WHERE name = ?", (RESTORED,))
            ids = [row.act.id for row in find(work, f"{UNSENT} AND base_version > 0")]
            work.execute(f"UPDATE act SET base_version = 0 WHERE {UNSENT}")  # noqa: S608 - our words
            opened.extend(held(row for act_id in ids if (row := one(work, act_id)) is not None))
            acts = take_lost(work)
            ((first,),) = list(work.execute("SELECT coalesce(min(number), 1) FROM act"))
            for number, act in enumerate(acts, first - len(acts)):
                opened.append(Held(act))
                insert(work, opened[-1], number, attempts=1)
                touch(work, act.exam_id)
        return len(acts)

    def due(self, now_ms: int) -> list[OutboxRow]:
        """The first open act of every exam, if it may go now. An act in conflict holds up its own exam. What
        is held for longer than anything ever is was held by a clock that has been set back."""
        sql = (
            "SELECT * FROM act WHERE number IN"
            " (SELECT min(number) FROM act WHERE state <> 'parked' GROUP BY exam_id)"
            " AND state <> 'conflict' AND (hold_until <= ?1 OR hold_until > ?2)"
            " AND (next_try <= ?1 OR next_try > ?2) ORDER BY number"
        )
        return [row_of(values) for values in self._database.read(sql, (now_ms, now_ms + _LONGEST_MS))]

    def mark_sending(self, act_id: str) -> OutboxRow | None:
        """To be called before the first byte goes; committed when it returns. None: withdrawn or replaced
        meanwhile, do not send. What is to be sent is in the row given back."""
        return next(iter(self.mark_sending_many([act_id])), None)

    def mark_sending_many(self, ids: Iterable[str]) -> list[OutboxRow]:
        """The same for many, in one transaction; those that may not be sent are left out."""
        with self._database.transaction() as work:
            rows = [mark_sending(work, act_id) for act_id in ids]
        return [row for row in rows if row is not None]

    def accepted(self, act_id: str, row: ExamRow, *, at_ms: int = 0) -> None:
        """The server took the act, and the exam is now `row`: act gone, replica and base of the followers
        set, in one transaction. `at_ms`: now by the server's clock."""
        self.accepted_many([(act_id, row)], at_ms=at_ms)

    def accepted_many(self, answers: Iterable[tuple[str, ExamRow]], *, at_ms: int = 0) -> None:
        """The same for many, all of them or none."""
        with self._change() as (work, opened, closed):
            for act_id, row in answers:
                self._exams.upsert(work, row)
                known = one(work, act_id)
                if known is None:
                    continue
                remove(work, known)
                note_accepted(work, known, row, at_ms)
                closed.append(act_id)
                act = known.act
                if act.kind in _SHOWN_IN_REPORTS:
                    work.execute(_SAY, (row.id, act.kind, act.target, as_json(act.body), row.version))
                opened.extend(rebase(work, act, row.version))
                touch(work, row.id)

    def conflict(self, act_id: str, theirs: Mapping[str, Any]) -> None:
        """Somebody else was first; `theirs`: what stands on the server (JSON values)."""
        self._settle(act_id, "conflict", "decided_meanwhile", as_json(theirs))

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
        return [row_of(values) for values in self._database.read("SELECT * FROM act ORDER BY number")]

    def pending(self, exam_id: str) -> list[OutboxRow]:
        """Everything about one exam, in order, whatever its state."""
        sql = "SELECT * FROM act WHERE exam_id = ? ORDER BY number"
        return [row_of(values) for values in self._database.read(sql, (exam_id,))]

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
            self._journal.rewrite(self._position(), held(self.rows()))
        except DiskTrouble as error:
            log.warning("the journal was not made smaller: %s", error.reason)

    def _remove(self, act_id: str, condition: str, at_ms: int) -> bool:
        with self._change() as (work, _, closed):
            rows = find(work, f"id = ? AND {condition}", (act_id,))
            for row in rows:
                remove(work, row)
                note(work, row, _LET_GO[row.state], at_ms)
                closed.append(act_id)
                touch(work, row.act.exam_id)
        return bool(rows)

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
        self._journal.rewrite(self._position(), held(self.rows()))

    def _take_from(self, contents: Contents) -> None:
        """The database is behind: it was lost, or an older state of it came back."""
        with self._database.transaction() as work:
            known = {row.act.id: row for row in find(work, "true")}
            for act_id, each in contents.acts.items():
                if act_id not in known:
                    insert(work, each, attempts=1)  # perhaps it was sent: never replaced, never withdrawn
                    self.restored += 1
            older_than_file = contents.began is not None and contents.began > self._position()
            settled = older_than_file and contents.whole
            closed = set(known) - set(contents.acts) if settled else set(known) & contents.closed
            for act_id in closed:
                remove(work, known[act_id])
                note(work, known[act_id], Fate.UNKNOWN)
            next_revision(work)
            work.execute("UPDATE exam SET revision = (SELECT value FROM kept WHERE name = 'revision')")
            work.execute("UPDATE kept SET value = ? WHERE name = 'journal'", (contents.position,))


_LET_GO = {
    ActState.WAITING: Fate.TAKEN_BACK,
    ActState.CONFLICT: Fate.KEPT_THEIRS,
    ActState.PARKED: Fate.GIVEN_UP,
}


def _add(work: Cursor, wanted: Held, opened: list[Held], closed: list[str]) -> OutboxRow:
    act = wanted.act
    if known := one(work, act.id):
        return known
    base, body = act.base_version, dict(act.body)
    same = f"exam_id = ? AND kind = ? AND target = ? AND {UNSENT}"
    for old in find(work, same, (act.exam_id, act.kind, act.target)):
        remove(work, old)
        note(work, old, Fate.REPLACED, act.made_ms, successor=act.id)
        closed.append(old.act.id)
        base, body[BEFORE] = old.act.base_version, _before(old)
    kept = Act(act.id, act.exam_id, act.kind, act.target, base, body, act.made_ms)
    opened.append(Held(kept, wanted.hold_until_ms))
    row = insert(work, opened[-1])
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


def _take_back(work: Cursor, act_id: str, opened: list[Held], closed: list[str], at_ms: int) -> str | None:
    row = next(iter(find(work, f"id = ? AND {UNSENT}", (act_id,))), None)
    if row is None:
        return None
    remove(work, row)
    note(work, row, Fate.TAKEN_BACK, at_ms)
    closed.append(act_id)
    act, before = row.act, row.act.body.get(BEFORE)
    if before is not None:
        again = Held(
            replace(act, id=str(uuid.uuid4()), body=before["body"], made_ms=before["made"]),
            before["hold_until"],
        )
        opened.append(again)
        insert(work, again, row.number)
    touch(work, act.exam_id)
    return act.exam_id


def _without(body: Mapping[str, Any], batch: str) -> dict[str, Any]:
    """`body` without the acts of `batch` among those that an undo would bring back."""
    before = body.get(BEFORE)
    while before is not None and before["body"].get(BATCH) == batch:
        before = before["body"].get(BEFORE)
    rest = {key: value for key, value in body.items() if key != BEFORE}
    return rest if before is None else rest | {BEFORE: before | {"body": _without(before["body"], batch)}}
