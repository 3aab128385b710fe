"""Judges what a proctor does: decision, verdict, reviewed, archived, mark. One act, one transaction.

The order of the questions is the protocol:

1. Is the key known for this user? Same act: the stored answer again, whatever happened since. Another act
   under the same key: 422 `key_reused`.
2. Is the exam there for this user (404), not archived (410), the act permitted (403), its value known (422)?
3. Is the version she saw still good (412 with the row as it stands)?
4. Effect, history, new version and the key with its answer are committed together.

A refusal for good (403, 404, 410, 412, 422) is stored under its key too, so that a repeated or delayed packet
can never be applied later: also when the exam comes back, or the right to it. An exam of others and no exam
are answered, and stored, alike. Nothing is stored that may go better next time.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from oes_desktop.domain.account import ADMIN
from oes_desktop.domain.acts import ActKind
from oes_desktop.domain.clock import ms_from_datetime
from oes_desktop.domain.models import CONFIRMED, DISMISSED, NO_VERDICT
from oes_desktop.server import bodies, coverage, report, tables, vocabulary
from oes_desktop.server.database import next_change
from oes_desktop.server.problems import Problem
from oes_desktop.server.rights import ARCHIVE, Caller
from oes_desktop.wire import structs

MOST_MARKS = 2_000  # of one exam; a report may carry 10,000
_DAY_MS = 24 * 3_600_000
_MARK_ID = re.compile(structs.ID)

Body = (
    structs.DecideBody | structs.VerdictBody | structs.ReviewedBody | structs.ArchivedBody | structs.MarkBody
)


@dataclass(frozen=True, slots=True)
class Call:
    """One act as it arrived. `version`: the exam's version that the proctor saw."""

    kind: ActKind
    exam_id: str
    target: str
    key: str
    version: int
    body: Body

    def fingerprint(self) -> str:
        said = (self.kind, self.exam_id, self.target, self.version, type(self.body).__name__, self.body)
        return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the call is answered: a status, an encoded body, and the exam's version where there is one."""

    status: int
    body: bytes
    version: int | None = None
    replayed: bool = False


@dataclass(frozen=True, slots=True)
class _Case:
    connection: sa.Connection
    caller: Caller
    call: Call
    exam: sa.Row[Any]
    now_ms: int


@dataclass(frozen=True, slots=True)
class _Said:
    """What goes into the history: `value`, `reason`, `comment`; what changes in the exam's row."""

    value: str
    reason: str = ""
    comment: str = ""
    row: tuple[tuple[str, Any], ...] = ()


def perform(
    connection: sa.Connection, caller: Caller, call: Call, now_ms: int, comment_letters: int
) -> Answer:
    """Runs inside one writing transaction. `Problem` for what is not stored (a reused key)."""
    stored = _stored(connection, caller, call)
    if stored is not None:
        return stored
    version = None
    try:
        exam = report.exam_row(connection, caller, call.exam_id)
        version = exam.version
        case = _Case(connection, caller, call, exam, now_ms)
        _permitted(case)
        _fits(case, comment_letters)
        _version_stands(case)
    except Problem as problem:
        encoded = structs.encode(problem.body())
        _remember(connection, caller, call, now_ms, _Said(""), problem.status, encoded)
        return Answer(problem.status, encoded, version if problem.code == "conflict" else None)
    said = _EFFECTS[call.kind](case)
    version = exam.version + 1
    values = dict(said.row) | {"version": version, "basis": version, "change": next_change(connection)}
    connection.execute(sa.update(tables.exams).where(tables.exams.c.id == exam.id).values(**values))
    fresh = report.exam_row(connection, caller, call.exam_id)
    encoded = structs.encode(structs.ActResultBody(bodies.exam_body(fresh)))
    _remember(connection, caller, call, now_ms, said, 200, encoded)
    return Answer(200, encoded, version)


def _stored(connection: sa.Connection, caller: Caller, call: Call) -> Answer | None:
    acts = tables.acts
    row = connection.execute(
        sa.select(acts).where(acts.c.by_id == caller.user_id, acts.c.key == call.key)
    ).one_or_none()
    if row is None:
        return None
    if row.fingerprint != call.fingerprint():
        raise Problem("key_reused")
    version = None
    if row.status == 200:
        version = msgspec.json.decode(row.answer, type=structs.ActResultBody).exam.version
    return Answer(row.status, row.answer, version, replayed=True)


def _permitted(case: _Case) -> None:
    if case.exam.archived and case.call.kind is not ActKind.ARCHIVED:
        raise Problem("archived")
    if case.call.kind is ActKind.ARCHIVED and not case.caller.may(ARCHIVE):
        raise Problem("no_right")


def _fits(case: _Case, comment_letters: int) -> None:
    """Values that the contract allows but this server does not know."""
    body = case.call.body
    if isinstance(body, structs.DecideBody):
        term = vocabulary.decision(body.value)
        if term is None:
            raise Problem("unprocessable", path="value")
        if len(body.comment) > comment_letters:
            raise Problem("unprocessable", f"at most {comment_letters} letters", path="comment")
        if term.comment_required and not body.comment.strip():
            raise Problem("comment_required", path="comment")
        coverage.check(body.coverage)
    elif isinstance(body, structs.MarkBody):
        _mark_fits(case, body, comment_letters)
    elif isinstance(body, structs.VerdictBody):
        if body.value not in (CONFIRMED, DISMISSED, NO_VERDICT):
            raise Problem("unprocessable", path="value")
        if len(body.note) > comment_letters:
            raise Problem("unprocessable", f"at most {comment_letters} letters", path="note")
        violations = tables.violations.c
        known = sa.select(violations.id).where(
            violations.exam_id == case.exam.id, violations.id == case.call.target
        )
        if case.connection.execute(known).first() is None:
            raise Problem("not_found")


def _mark_fits(case: _Case, body: structs.MarkBody, comment_letters: int) -> None:
    """A mark lies near the exam, is of a known kind, and is changed by nobody but who made it. There are
    never more of them than a report may carry."""
    if not _MARK_ID.match(case.call.target):
        raise Problem("unprocessable", path="id")
    marks = tables.marks.c
    here = sa.select(marks.by_id).where(marks.exam_id == case.exam.id, marks.id == case.call.target)
    author = case.connection.execute(here).scalar_one_or_none()
    if author not in (None, case.caller.user_id) and case.caller.role != ADMIN:
        raise Problem("no_right")
    if body.removed:
        return
    if len(body.text) > comment_letters:
        raise Problem("unprocessable", f"at most {comment_letters} letters", path="text")
    if body.kind and body.kind not in {term.code for term in vocabulary.KINDS}:
        raise Problem("unprocessable", path="kind")
    at_ms, start, end = ms_from_datetime(body.at), case.exam.started_ms, case.exam.ended_ms
    first = 0 if start is None else start - _DAY_MS
    last = max(case.now_ms, end or 0) + _DAY_MS
    if not first <= at_ms <= at_ms + round(body.duration * 1000) <= last:
        raise Problem("unprocessable", path="at")
    count = sa.select(sa.func.count()).select_from(tables.marks).where(marks.exam_id == case.exam.id)
    if author is None and case.connection.execute(count).scalar_one() >= MOST_MARKS:
        raise Problem("unprocessable", f"at most {MOST_MARKS} marks", path="id")


def _version_stands(case: _Case) -> None:
    """Good is every version since the last act or new content; see `tables.exams`."""
    if not case.exam.basis <= case.call.version <= case.exam.version:
        raise Problem("conflict", exam=bodies.exam_body(case.exam))


def _decide(case: _Case) -> _Said:
    body = case.call.body
    assert isinstance(body, structs.DecideBody)
    row = (
        ("decision", body.value),
        ("reason", body.reason),
        ("comment", body.comment),
        ("decided_by", case.caller.name),
        ("decided_ms", case.now_ms),
    )
    return _Said(body.value, body.reason, body.comment, row)


def _judge_violation(case: _Case) -> _Said:
    body, violations = case.call.body, tables.violations
    assert isinstance(body, structs.VerdictBody)
    case.connection.execute(
        sa.update(violations)
        .where(violations.c.exam_id == case.exam.id, violations.c.id == case.call.target)
        .values(verdict=body.value)
    )
    return _Said(body.value, comment=body.note)


def _review(case: _Case) -> _Said:
    body = case.call.body
    assert isinstance(body, structs.ReviewedBody)
    by, at_ms = (case.caller.name, case.now_ms) if body.reviewed else ("", None)
    return _Said(str(body.reviewed).lower(), row=(("reviewed_by", by), ("reviewed_ms", at_ms)))


def _archive(case: _Case) -> _Said:
    body = case.call.body
    assert isinstance(body, structs.ArchivedBody)
    return _Said(str(body.archived).lower(), row=(("archived", body.archived),))


def _mark(case: _Case) -> _Said:
    body, marks = case.call.body, tables.marks
    assert isinstance(body, structs.MarkBody)
    here = sa.and_(marks.c.exam_id == case.exam.id, marks.c.id == case.call.target)
    case.connection.execute(sa.delete(marks).where(here))
    if not body.removed:
        case.connection.execute(
            sa.insert(marks).values(
                exam_id=case.exam.id,
                id=case.call.target,
                at_ms=ms_from_datetime(body.at),
                duration_ms=round(body.duration * 1000),
                kind=body.kind,
                text=body.text,
                by_id=case.caller.user_id,
                by_name=case.caller.name,
            )
        )
    return _Said("removed" if body.removed else body.kind or "note", comment=body.text)


_EFFECTS: dict[ActKind, Callable[[_Case], _Said]] = {
    ActKind.DECISION: _decide,
    ActKind.VERDICT: _judge_violation,
    ActKind.REVIEWED: _review,
    ActKind.ARCHIVED: _archive,
    ActKind.MARK: _mark,
}


def _remember(
    connection: sa.Connection,
    caller: Caller,
    call: Call,
    now_ms: int,
    said: _Said,
    status: int,
    answer: bytes,
) -> None:
    body, seen, said_ms = call.body, "[]", None
    if isinstance(body, structs.DecideBody):
        seen = coverage.stored(body.coverage, report.durations_ms(connection, call.exam_id))
        said_ms = ms_from_datetime(body.decided_at) if body.decided_at else None
    connection.execute(
        sa.insert(tables.acts).values(
            exam_id=call.exam_id,
            act=call.kind.value,
            target=call.target,
            value=said.value,
            reason=said.reason,
            comment=said.comment,
            coverage=seen,
            by_id=caller.user_id,
            by_name=caller.name,
            at_ms=now_ms,
            said_ms=said_ms,
            base_version=call.version,
            key=call.key,
            fingerprint=call.fingerprint(),
            status=status,
            answer=answer,
        )
    )
