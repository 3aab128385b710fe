"""Between the wire and the nouns of `domain`: values only, no network.

Times of the wire become ms UTC, seconds become ms. Codes that nobody here knows are kept as they came. Raises
`OverflowError` for a time that no calendar has; the caller's `translated` turns it into `Rejected`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from oes_desktop.domain.account import Account
from oes_desktop.domain.acts import Act, ActKind
from oes_desktop.domain.clock import datetime_from_ms, ms_from_datetime
from oes_desktop.domain.coverage import Coverage, SeenSpan, coverage_of
from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import (
    Attempt,
    Decision,
    ExamRow,
    HistoryEntry,
    Mark,
    OpenExam,
    Recording,
    Report,
    Snapshot,
    Violation,
)
from oes_desktop.domain.vocabulary import (
    DecisionTerm,
    KindTerm,
    Label,
    Limits,
    Meta,
    ReasonTerm,
    Term,
    Vocabulary,
)
from oes_desktop.wire import routes, structs

_ID = re.compile(structs.ID)
_LATEST_MS = 253_370_764_800_000  # the year 9999, in which zones could still overflow a calendar


def row(body: structs.ExamBody) -> ExamRow:
    reviewed = body.reviewed
    return ExamRow(
        id=body.id,
        version=body.version,
        student_id=body.student.id,
        student_name=body.student.name,
        group=body.group,
        exam=body.exam,
        system=body.system,
        status=body.status,
        started_ms=_ms(body.start),
        ended_ms=_ms(body.end),
        honesty=body.honesty,
        pkn=body.pkn,
        archived=body.archived,
        decision=body.decision.value,
        decided_by=body.decision.by,
        decided_ms=_ms(body.decision.at),
        reviewed_by=reviewed.by if reviewed else "",
        reviewed_ms=_ms(reviewed.at) if reviewed else None,
        attempts=body.attempts,
        size=body.bytes,
        kinds=body.kinds,
        strip=bytes.fromhex(body.strip),
        open_by=body.open_by,
        lost_ms=_ms(body.lost_at),
    )


def open_exam(body: structs.OpenExamBody) -> OpenExam:
    return OpenExam(body.exam, body.by, _moment(body.since))


def report(body: structs.ReportBody) -> Report:
    """Lists in order of time, whatever order they came in."""
    decision, said = body.exam.decision, _verdicts_said(body.history)
    return Report(
        exam=row(body.exam),
        attempts=tuple(
            sorted(
                (Attempt(item.number, _moment(item.start), _ms(item.end)) for item in body.attempts),
                key=lambda attempt: (attempt.started_ms, attempt.number),
            )
        ),
        recordings=tuple(
            sorted(
                (_recording(item) for item in body.recordings), key=lambda item: (item.started_ms, item.id)
            )
        ),
        violations=tuple(
            sorted(
                (_violation(item, said.get(item.id)) for item in body.violations),
                key=lambda item: (item.at_ms, item.id),
            )
        ),
        snapshots=tuple(
            sorted((_snapshot(item) for item in body.snapshots), key=lambda item: (item.at_ms, item.id))
        ),
        decision=Decision(
            decision.value,
            decision.reason,
            decision.comment,
            decision.by,
            _ms(decision.at),
            body.exam.version,
        ),
        history=tuple(
            HistoryEntry(
                item.act,
                item.value,
                item.by,
                _moment(item.at),
                item.target,
                item.reason,
                item.comment,
                _coverage(item.coverage),
            )
            for item in body.history
        ),
        marks=tuple(sorted((_mark(item) for item in body.marks), key=lambda item: (item.at_ms, item.id))),
    )


def meta(body: structs.MetaBody) -> Meta:
    """A decision that is named twice counts once, a label that is empty falls back to its code."""
    words = body.vocabulary
    decisions = {term.code: term for term in reversed(words.decisions)}
    vocabulary = Vocabulary(
        statuses=tuple(Term(term.code, _label(term.label)) for term in words.statuses),
        decisions=tuple(
            DecisionTerm(term.code, _label(term.label), term.tone, term.comment_required)
            for term in reversed(decisions.values())
        ),
        reasons=tuple(ReasonTerm(term.code, _label(term.label), term.decision) for term in words.reasons),
        kinds=tuple(
            KindTerm(term.code, _label(term.label), term.severity, term.weight, _label(term.short))
            for term in words.kinds
        ),
        systems=tuple(Term(term.code, _label(term.label)) for term in words.systems),
        groups=tuple(dict.fromkeys(words.groups)),
    )
    told = body.limits
    limits = Limits(told.offline_days, told.keep_days, told.comment_letters, told.offline_allowed)
    return Meta(
        body.server_id,
        body.epoch,
        body.name,
        body.version,
        body.time_zone,
        frozenset(body.capabilities),
        vocabulary,
        limits,
        body.signing_key,
    )


def account(body: structs.AccountBody) -> Account:
    return Account(body.id, body.login, body.name, body.role, frozenset(body.rights))


def checked_id(text: str) -> str:
    """`text` as part of a path; what is no id of the contract is `Rejected`, never sent."""
    if not _ID.match(text) or text in (".", ".."):
        raise Rejected("bad_input", what="id")
    return text


def act_path(act: Act) -> str:
    """Where `act` is put. An id that does not belong into a path is `Rejected`, never sent."""
    for part in (act.exam_id, act.target) if act.target else (act.exam_id,):
        checked_id(part)
    match act.kind:
        case ActKind.DECISION:
            return routes.decision(act.exam_id)
        case ActKind.VERDICT:
            return routes.verdict(act.exam_id, act.target)
        case ActKind.REVIEWED:
            return routes.reviewed(act.exam_id)
        case ActKind.ARCHIVED:
            return routes.archived(act.exam_id)
        case ActKind.MARK:
            return routes.mark(act.exam_id, act.target)


_BODIES: Mapping[ActKind, type[msgspec.Struct]] = {
    ActKind.DECISION: structs.DecideBody,
    ActKind.VERDICT: structs.VerdictBody,
    ActKind.REVIEWED: structs.ReviewedBody,
    ActKind.ARCHIVED: structs.ArchivedBody,
    ActKind.MARK: structs.MarkBody,
}


def act_body(act: Act) -> bytes:
    """The bytes of the call. The same act always gives the same bytes: its key stands for them."""
    return structs.encode(act_struct(act))


def act_struct(act: Act) -> msgspec.Struct:
    """What is said, without the keys that stay on this computer."""
    fields: dict[str, Any] = dict(act.body)
    for name in ("decided_at", "at"):
        if isinstance(fields.get(name), int):
            fields[name] = datetime_from_ms(fields[name])
    try:
        body: msgspec.Struct = msgspec.convert(fields, _BODIES[act.kind])
    except msgspec.ValidationError as error:
        raise Rejected("bad_input", what=act.kind.value, detail=str(error)[:500]) from error
    return body


def conflict_facts(problem: structs.ProblemBody) -> dict[str, str | int | float]:
    """What stands on the server, for a conflict shown side by side."""
    exam = problem.exam
    if exam is None:
        return {}
    decision = exam.decision
    facts: dict[str, str | int | float] = {
        "value": decision.value,
        "by": decision.by,
        "version": exam.version,
        "reason_code": decision.reason,
        "comment": decision.comment,
    }
    if decision.at is not None:
        facts["at_ms"] = _moment(decision.at)
    return facts


def _recording(body: structs.RecordingBody) -> Recording:
    return Recording(
        body.id,
        body.attempt,
        body.kind,
        body.type,
        body.size,
        _moment(body.start),
        _moment(body.end),
        round(body.duration * 1000),
        body.sha256,
        tuple(body.blocks),
    )


def _verdicts_said(history: Iterable[structs.HistoryBody]) -> dict[str, structs.HistoryBody]:
    """The last verdict on each violation, with who spoke and her note."""
    return {item.target: item for item in history if item.act == ActKind.VERDICT}


def _violation(body: structs.ViolationBody, said: structs.HistoryBody | None) -> Violation:
    if said is not None and said.value != body.verdict:
        said = None  # of an older violation of that name
    return Violation(
        body.id,
        body.kind,
        _moment(body.at),
        round(body.duration * 1000),
        body.severity,
        body.note,
        body.label,
        body.verdict,
        said.comment if said else "",
        said.by if said else "",
    )


def _mark(body: structs.MarkStateBody) -> Mark:
    length_ms = round(body.duration * 1000)
    return Mark(body.id, _moment(body.at), length_ms, body.kind, body.text, body.by, body.by_id)


def _snapshot(body: structs.SnapshotBody) -> Snapshot:
    return Snapshot(body.id, _moment(body.at), body.source, body.type, body.size, body.sha256)


def _coverage(bodies: Iterable[structs.CoverageBody]) -> Coverage:
    return coverage_of(
        {
            body.recording: [
                SeenSpan(round(span.start * 1000), round(span.end * 1000), span.speed) for span in body.spans
            ]
            for body in bodies
        }
    )


def _label(body: structs.LabelBody) -> Label:
    return Label(body.ru, body.kk, body.en)


def _moment(moment: datetime) -> int:
    """ms UTC; a time that cannot be one of an exam (before 1970, or past year 9998) is an `OverflowError`."""
    ms = ms_from_datetime(moment)
    if not 0 <= ms <= _LATEST_MS:
        raise OverflowError("a time out of range")
    return ms


def _ms(moment: datetime | None) -> int | None:
    return None if moment is None else _moment(moment)
