"""What a proctor knew of an exam when she spoke: how it stood, and at which version.

It is kept with her act, so that an act by somebody else on another matter is not taken for a conflict, and
one on the same matter never overwritten unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from oes_desktop.domain.acts import SEEN, ActKind, ActState, OutboxRow
from oes_desktop.domain.models import NO_VERDICT, ExamRow, Mark, Report


def newest_open(rows: Iterable[OutboxRow], kind: ActKind, target: str = "") -> OutboxRow | None:
    """Of the acts on one exam the newest of this kind that the server has not answered."""
    rows = [row for row in rows if row.act.kind is kind and row.act.target == target]
    rows = [row for row in rows if row.state in (ActState.WAITING, ActState.SENDING)]
    return max(rows, key=lambda row: row.number, default=None)


def known_version(exam: ExamRow, waiting: OutboxRow | None, report: Report | None = None) -> int:
    """The version of the exam that she knew when she spoke: not the newest that is here, when her own waiting
    word lies over what came since, or when what she spoke about was read from an older report."""
    versions = [exam.version]
    if waiting is not None:
        versions.append(waiting.act.base_version)
    if report is not None:
        versions.append(report.exam.version)
    return min(versions)


def seen_before(waiting: OutboxRow) -> dict[str, Any] | None:
    """What stood when she first spoke about this, before the act that still waits."""
    seen = waiting.act.body.get(SEEN)
    return dict(seen) if isinstance(seen, Mapping) else None


def decision_seen(exam: ExamRow) -> dict[str, Any] | None:
    """The server's decision as it was known here; None while our own stands over it."""
    if exam.pending:
        return None
    return {"value": exam.decision, "by": exam.decided_by, "at_ms": exam.decided_ms}


def seen_in(
    report: Report, waiting: OutboxRow | None, kind: ActKind, target: str
) -> Mapping[str, Any] | None:
    """How the violation or the mark of her act stood on the server, for all that was known here."""
    if waiting is not None:
        return seen_before(waiting)
    if kind is ActKind.MARK:
        found = next((mark for mark in report.marks if mark.id == target), None)
        return mark_body(found, removed=found is None)
    return {"value": next((v.verdict for v in report.violations if v.id == target), NO_VERDICT)}


def mark_body(mark: Mark | None, *, removed: bool = False) -> dict[str, Any]:
    """What is said of a mark, as the wire names it (`at` in ms)."""
    mark = mark or Mark("", 0)
    body = {"at": mark.at_ms, "duration": mark.duration_ms / 1000, "kind": mark.kind, "text": mark.text}
    return body | {"removed": removed}
