"""A report as JSON for other programs: `report.json` of an appeal package, format "oes-report-1".

Times are RFC 3339 UTC with milliseconds, lengths and places in recordings whole ms, sizes bytes, honesty
percent, speeds per cent of the normal one. Ids and codes are the server's; `labels` names the codes in three
languages. Keys may be added, never change their meaning.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from oes_desktop.domain.appeal import Scene, Take
from oes_desktop.domain.coverage import Coverage
from oes_desktop.domain.manifest import moment_text
from oes_desktop.domain.models import Report
from oes_desktop.domain.vocabulary import Label, Meta

FORMAT = "oes-report-1"


@dataclass(frozen=True, slots=True)
class PieceOf:
    """A frame or a clip of a scene (`number` from 1). `file` '' and `missing` why, when it could not be had;
    else what it really shows of the recording, media ms."""

    number: int
    what: str
    take: Take
    file: str = ""
    from_ms: int = 0
    to_ms: int = 0
    missing: str = ""


def report_document(
    report: Report,
    meta: Meta,
    server: str,
    scenes: Sequence[Scene],
    pieces: Sequence[PieceOf],
    now_ms: int,
    shifts: Mapping[str, int],
) -> bytes:
    """UTF-8, one key a line. `shifts`: by how many ms the proctor shifted which recording by hand (by id)."""
    row = report.exam
    document = {
        "format": FORMAT,
        "made_at": moment_text(now_ms),
        "server": {"id": meta.server_id, "name": meta.name, "address": server, "time_zone": meta.time_zone},
        "exam": {
            "id": row.id,
            "version": row.version,
            "name": row.exam,
            "system": row.system,
            "group": row.group,
            "status": row.status,
            "start": _time(row.started_ms),
            "end": _time(row.ended_ms),
            "honesty": row.honesty,
            "pkn": row.pkn,
            "archived": row.archived,
            "reviewed": {"by": row.reviewed_by, "at": _time(row.reviewed_ms)},
        },
        "student": {"id": row.student_id, "name": row.student_name},
        "decision": {
            "value": report.decision.value,
            "reason": report.decision.reason,
            "comment": report.decision.comment,
            "by": report.decision.by,
            "at": _time(report.decision.at_ms),
            "on_server": not report.decision.pending,
        },
        "attempts": [
            {"number": item.number, "start": _time(item.started_ms), "end": _time(item.ended_ms)}
            for item in report.attempts
        ],
        "recordings": _recordings(report, shifts),
        "violations": _violations(report),
        "marks": _marks(report),
        "snapshots": [
            {
                "id": item.id,
                "at": _time(item.at_ms),
                "source": item.source,
                "bytes": item.size,
                "sha256": item.sha256,
            }
            for item in report.snapshots
        ],
        "history": _history(report),
        "evidence": _evidence(scenes, pieces),
        "labels": _labels(report, meta),
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace") + b"\n"


def _recordings(report: Report, shifts: Mapping[str, int]) -> list[dict[str, Any]]:
    """`start` and `end` as the recorder says; `shifted_ms`: so much later the proctor set it by hand."""
    return [
        {
            "id": item.id,
            "attempt": item.attempt,
            "kind": item.kind,
            "type": item.media_type,
            "start": _time(item.started_ms),
            "end": _time(item.ended_ms),
            "duration_ms": item.duration_ms,
            "shifted_ms": shifts.get(item.id, 0),
            "bytes": item.size,
            "sha256": item.sha256,
        }
        for item in report.recordings
    ]


def _violations(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "id": item.id,
            "kind": item.kind,
            "at": _time(item.at_ms),
            "duration_ms": item.duration_ms,
            "severity": item.severity,
            "note": item.note,
            "label": item.label,
            "verdict": item.verdict,
            "verdict_note": item.verdict_note,
            "verdict_by": item.verdict_by,
            "on_server": not item.pending,
        }
        for item in report.violations
    ]


def _marks(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "id": item.id,
            "at": _time(item.at_ms),
            "duration_ms": item.duration_ms,
            "kind": item.kind,
            "text": item.text,
            "by": item.by,
            "on_server": not item.pending,
        }
        for item in report.marks
    ]


def _history(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "act": item.act,
            "value": item.value,
            "by": item.by,
            "at": _time(item.at_ms),
            "target": item.target,
            "reason": item.reason,
            "comment": item.comment,
            "watched": _watched(item.coverage),
        }
        for item in report.history
    ]


def _watched(coverage: Coverage) -> list[dict[str, Any]]:
    """What of each recording was on screen before the act: from, to (media ms), per cent of normal speed; 0:
    one picture, looked at."""
    return [
        {
            "recording": item.recording_id,
            "spans": [[span.start_ms, span.end_ms, round(span.speed * 100)] for span in item.spans],
        }
        for item in coverage.recordings
    ]


def _evidence(scenes: Sequence[Scene], pieces: Sequence[PieceOf]) -> list[dict[str, Any]]:
    """Each confirmed violation with its files. `shows_ms`: what of the recording a file really shows; a clip
    begins with the key frame before `wanted_ms`."""
    return [
        {
            "violation": scene.violation.id,
            "cut_short": scene.cut_short,
            "pieces": [
                {
                    "what": piece.what,
                    "recording": piece.take.recording.id,
                    "wanted_ms": _wanted(piece),
                    "file": piece.file,
                    "shows_ms": [piece.from_ms, piece.to_ms] if piece.file else [],
                    "missing": piece.missing,
                }
                for piece in pieces
                if piece.number == number
            ],
        }
        for number, scene in enumerate(scenes, 1)
    ]


def _wanted(piece: PieceOf) -> list[int]:
    take = piece.take
    return [take.at_ms, take.at_ms] if piece.what == "frame" else [take.from_ms, take.to_ms]


def _labels(report: Report, meta: Meta) -> dict[str, dict[str, dict[str, str]]]:
    words = meta.vocabulary
    values = {report.decision.value, *(item.value for item in report.history if item.act == "decision")}
    reasons = {report.decision.reason, *(item.reason for item in report.history)}
    kinds = {item.kind for item in report.violations} | {item.kind for item in report.marks}
    return {
        "decisions": {term.code: _label(term.label) for term in words.decisions if term.code in values},
        "reasons": {term.code: _label(term.label) for term in words.reasons if term.code in reasons},
        "kinds": {term.code: _label(term.label) for term in words.kinds if term.code in kinds},
        "statuses": {t.code: _label(t.label) for t in words.statuses if t.code == report.exam.status},
    }


def _label(label: Label) -> dict[str, str]:
    return {"ru": label.ru, "kk": label.kk, "en": label.en}


def _time(ms: int | None) -> str | None:
    return None if ms is None else moment_text(ms)
