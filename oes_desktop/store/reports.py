"""Reports and their photos, as encrypted rows. What waits to be sent is laid over them when they are read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from oes_desktop.domain.acts import Act, ActKind, ActState
from oes_desktop.domain.errors import Damaged
from oes_desktop.domain.models import (
    NO_VERDICT,
    UNDECIDED,
    Decision,
    ExamRow,
    Mark,
    Report,
    Violation,
)
from oes_desktop.store.database import Database
from oes_desktop.store.exams import Exams
from oes_desktop.store.media import refresh_downloaded
from oes_desktop.store.outbox import Outbox
from oes_desktop.store.waiting import entries_of


class Reports:
    def __init__(self, database: Database, exams: Exams, outbox: Outbox) -> None:
        self._database, self._exams, self._outbox = database, exams, outbox

    def save(self, report: Report) -> None:
        exam_id = report.exam.id
        data = msgspec.json.encode(report)
        recordings = [(exam_id, each.id, each.sha256, each.size) for each in report.recordings]
        with self._database.transaction() as work:
            work.execute(
                "INSERT OR REPLACE INTO report VALUES (?, ?, ?)", (exam_id, report.exam.version, data)
            )
            known = "DELETE FROM said WHERE exam_id = ? AND version <= ?"
            work.execute(known, (exam_id, report.exam.version))
            work.execute("DELETE FROM recording WHERE exam_id = ?", (exam_id,))
            work.executemany("INSERT OR REPLACE INTO recording VALUES (?, ?, ?, ?)", recordings)
            refresh_downloaded(work, exam_id)

    def load(self, exam_id: str) -> Report | None:
        """As saved (`report.exam.version` tells how old it is), with the decision, verdicts and marks that
        wait or were accepted since, and a decision or "reviewed" of the replica that is newer."""
        found = self._database.read("SELECT data FROM report WHERE exam_id = ?", (exam_id,))
        if not found:
            return None
        try:
            report = msgspec.json.decode(found[0][0], type=Report)
        except msgspec.MsgspecError as error:
            raise Damaged("store", detail=f"report: {type(error).__name__}") from error
        return self.laid_over(report)

    def laid_over(self, report: Report) -> Report:
        """One that was fetched, as `load` gives those that were saved."""
        report, exam_id = self._with_accepted(report), report.exam.id
        row, acts = self._exams.row(exam_id), self._outbox.pending(exam_id)
        open_acts = [each.act for each in acts if each.state in (ActState.WAITING, ActState.SENDING)]
        return _laid_over(report, row, open_acts, self._own_name() if open_acts else "")

    def _own_name(self) -> str:
        return str(self._database.read("SELECT name FROM own")[0][0])

    def _with_accepted(self, report: Report) -> Report:
        """With what the server took since the report was fetched."""
        sql = "SELECT kind, target, body FROM said WHERE exam_id = ? AND version > ? ORDER BY number"
        rows = self._database.read(sql, (report.exam.id, report.exam.version))
        said = [(kind, target, json.loads(body)) for kind, target, body in rows]
        return _with_said(report, said, pending=False) if said else report

    def version(self, exam_id: str) -> int | None:
        """The exam's version that the stored report is of; None without one."""
        found = self._database.read("SELECT version FROM report WHERE exam_id = ?", (exam_id,))
        return found[0][0] if found else None

    def forget(self, exam_id: str) -> None:
        """Report and photos; recordings of the vault are `media.erase`'s."""
        with self._database.transaction() as work:
            for table in ("report", "recording", "photo", "said"):
                work.execute(f"DELETE FROM {table} WHERE exam_id = ?", (exam_id,))  # noqa: S608 - our names
            refresh_downloaded(work, exam_id)

    def save_photo(self, exam_id: str, snapshot_id: str, data: bytes) -> None:
        with self._database.transaction() as work:
            work.execute("INSERT OR REPLACE INTO photo VALUES (?, ?, ?)", (exam_id, snapshot_id, data))

    def photo(self, exam_id: str, snapshot_id: str) -> bytes | None:
        sql = "SELECT data FROM photo WHERE exam_id = ? AND snapshot_id = ?"
        found = self._database.read(sql, (exam_id, snapshot_id))
        return found[0][0] if found else None


def _laid_over(report: Report, row: ExamRow | None, waiting: Sequence[Act], own_name: str) -> Report:
    report = _with_said(report, [(act.kind, act.target, act.body) for act in waiting], pending=True)
    decision = report.decision
    exam = report.exam
    if row is not None and row.version > exam.version and row.decision != decision.value:
        decision = Decision(row.decision, by=row.decided_by, at_ms=row.decided_ms, version=row.version)
    if row is not None and (row.version > exam.version or row.review_pending):
        marks = {name: getattr(row, name) for name in ("reviewed_by", "reviewed_ms", "review_pending")}
        exam = replace(exam, **marks)
    own = next((act for act in reversed(waiting) if act.kind == ActKind.DECISION), None)
    if own is not None:
        body = own.body
        value, reason, comment = body.get("value", UNDECIDED), body.get("reason", ""), body.get("comment", "")
        by = row.decided_by if row is not None else ""
        decision = Decision(value, reason, comment, by, own.made_ms, exam.version, pending=True)
        exam = replace(exam, decision=value, decided_by=by, decided_ms=own.made_ms, pending=True)
    return replace(report, exam=exam, decision=decision, waiting=entries_of(waiting, own_name))


def _with_said(
    report: Report, said: Sequence[tuple[str, str, Mapping[str, Any]]], *, pending: bool
) -> Report:
    """With our own verdicts and marks, given in the order in which they were made."""
    verdicts = {target: body for kind, target, body in said if kind == ActKind.VERDICT}
    if verdicts:
        judged = (_judged(each, verdicts.get(each.id), pending) for each in report.violations)
        report = replace(report, violations=tuple(judged))
    made = [(target, body) for kind, target, body in said if kind == ActKind.MARK]
    if made:
        marks = {mark.id: mark for mark in report.marks}
        for target, body in made:
            before = marks.pop(target, None)
            if not body.get("removed"):
                marks[target] = _mark(target, body, before, pending)
        report = replace(report, marks=tuple(sorted(marks.values(), key=lambda mark: (mark.at_ms, mark.id))))
    return report


def _judged(violation: Violation, body: Mapping[str, Any] | None, pending: bool) -> Violation:
    if body is None:
        return violation
    value, note = str(body.get("value", NO_VERDICT)), str(body.get("note", ""))
    return replace(violation, verdict=value, verdict_note=note, verdict_by="", pending=pending)


def _mark(mark_id: str, body: Mapping[str, Any], before: Mark | None, pending: bool) -> Mark:
    """Nobody but who made a mark changes it, so its author stays; of a new one that is the proctor here."""
    return Mark(
        mark_id,
        int(body.get("at", 0)),
        round(float(body.get("duration", 0)) * 1000),
        str(body.get("kind", "")),
        str(body.get("text", "")),
        before.by if before else "",
        before.by_id if before else "",
        pending,
    )
