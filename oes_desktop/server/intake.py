"""How exams enter, change and leave the catalogue. Functions on an open writing transaction.

Content (what a package says) is replaced as a whole; what proctors said stays: decision, review, archive,
verdicts on violations that are still there, marks, history.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from oes_desktop.domain.clock import datetime_from_ms
from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import Decision, Violation
from oes_desktop.package.model import PackagedExam
from oes_desktop.server import bodies, feed, tables, vocabulary
from oes_desktop.server.database import next_change
from oes_desktop.server.media_store import StoredMedia
from oes_desktop.wire import structs


@dataclass(frozen=True, slots=True)
class StoredRecording:
    """A recording whose bytes are in the media store. `original_sha256`: the file as the browser made it."""

    attempt: int
    kind: str
    media: StoredMedia
    started_ms: int
    ended_ms: int
    duration_ms: int
    original_sha256: str = ""


@dataclass(frozen=True, slots=True)
class StoredSnapshot:
    """`source`: camera, screen, face or document."""

    at_ms: int
    source: str
    media: StoredMedia


@dataclass(frozen=True, slots=True)
class Content:
    """All that a package says about one exam."""

    exam: PackagedExam
    recordings: tuple[StoredRecording, ...]
    snapshots: tuple[StoredSnapshot, ...]

    def media(self) -> list[StoredMedia]:
        return [item.media for item in self.recordings] + [item.media for item in self.snapshots]

    def fingerprint(self) -> str:
        """SHA-256 of the content; files count by what is in them, not by their name."""
        exam = asdict(self.exam)
        del exam["recordings"], exam["snapshots"]
        parts = (exam, [asdict(item) for item in self.recordings], [asdict(item) for item in self.snapshots])
        return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()


def put(
    connection: sa.Connection, content: Content, decision: Decision | None, reviewed_by: str, now_ms: int
) -> bool:
    """True when anything changed. Raises `Rejected("bad_input", path=...)` before it writes."""
    exam = content.exam
    old = connection.execute(
        sa.select(tables.exams).where(
            tables.exams.c.system == exam.system, tables.exams.c.source_id == exam.id
        )
    ).one_or_none()
    try:
        fingerprint = content.fingerprint()
    except UnicodeEncodeError as error:
        raise Rejected("bad_input", what="text that is not Unicode") from error
    if old is not None and old.content == fingerprint:
        return False
    exam_id = old.id if old is not None else _free_id(connection, exam)
    _check(content, exam_id)
    values = _row(content) | {"content": fingerprint}
    if old is None:
        values |= _first_judgement(decision or Decision(), reviewed_by, now_ms)
        version = 1
        # A number below every real one for the moment; the real one is taken last.
        connection.execute(
            sa.insert(tables.exams).values(
                id=exam_id,
                archived=exam.archived,
                version=version,
                basis=version,
                change=_placeholder(connection),
                **values,
            )
        )
    else:
        version = old.version + 1
        _update(connection, exam_id, version=version, basis=version, **values)
    _replace_parts(connection, exam_id, content)
    if old is not None and old.group_name != exam.group:
        feed.let_go(connection, exam_id, old.group_name, "withdrawn", now_ms)
    _update(connection, exam_id, change=next_change(connection))
    return True


def add_violation(connection: sa.Connection, exam_id: str, violation: Violation) -> bool:
    """One more, seen while the exam runs; honesty falls by the kind's weight. False: no such exam, or the
    violation is known. Acts based on the version before stay good."""
    row = connection.execute(sa.select(tables.exams).where(tables.exams.c.id == exam_id)).one_or_none()
    known = [_violation(item) for item in connection.execute(_violations_of(exam_id))]
    violation_id = bodies.wire_id(violation.id)
    if row is None or violation_id in {item.id for item in known}:
        return False
    bodies.checked(_violation_wire(violation), "violation.")
    connection.execute(sa.insert(tables.violations), [_violation_row(exam_id, violation)])
    known.append(violation)
    honesty = row.honesty
    if honesty is not None:
        honesty = max(0, round(honesty - vocabulary.kind(violation.kind).weight))
    _update(
        connection,
        exam_id,
        honesty=honesty,
        version=row.version + 1,
        kinds=bodies.kinds_json(bodies.kind_counts(known)),
        strip=bodies.strip_of(known, *_span(row.started_ms, row.ended_ms, known, [])),
        change=next_change(connection),
    )
    return True


def remove(connection: sa.Connection, exam_id: str, now_ms: int) -> bool:
    """The exam and all its parts; its history of acts stays. False: no such exam."""
    group = connection.execute(
        sa.select(tables.exams.c.group_name).where(tables.exams.c.id == exam_id)
    ).scalar_one_or_none()
    if group is None:
        return False
    connection.execute(sa.delete(tables.exams).where(tables.exams.c.id == exam_id))
    feed.let_go(connection, exam_id, group, "removed", now_ms)
    return True


def known_recording(connection: sa.Connection, original_sha256: str) -> StoredRecording | None:
    """A recording, of whatever exam, that was made of the file with this SHA-256."""
    table = tables.recordings
    row = connection.execute(
        sa.select(table, tables.media.c.size, tables.media.c.media_type, tables.media.c.blocks)
        .select_from(table.join(tables.media))
        .where(table.c.original_sha256 == original_sha256)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    blocks = msgspec.json.decode(row.blocks, type=tuple[str, ...])
    media = StoredMedia(row.sha256, row.size, blocks, row.media_type)
    return StoredRecording(
        row.attempt, row.kind, media, row.started_ms, row.ended_ms, row.duration_ms, row.original_sha256
    )


def _free_id(connection: sa.Connection, exam: PackagedExam) -> str:
    """The package's own id where it can be one; two systems may use the same."""
    wanted = bodies.wire_id(exam.id)
    taken = connection.execute(sa.select(tables.exams.c.id).where(tables.exams.c.id == wanted)).first()
    return bodies.wire_id(exam.id, exam.system) if taken else wanted


def _placeholder(connection: sa.Connection) -> int:
    lowest = connection.execute(sa.select(sa.func.min(tables.exams.c.change))).scalar_one()
    return min(lowest or 0, 0) - 1


def _row(content: Content) -> dict[str, Any]:
    exam = content.exam
    span = _span(exam.started_ms, exam.ended_ms, exam.violations, [item.ended_ms for item in exam.attempts])
    return {
        "system": exam.system,
        "source_id": exam.id,
        "student_id": exam.student_id,
        "student_name": exam.student_name,
        "group_name": exam.group,
        "exam": exam.exam,
        "status": exam.status,
        "started_ms": exam.started_ms,
        "ended_ms": exam.ended_ms,
        "honesty": exam.honesty,
        "pkn": exam.pkn,
        "attempts": len(exam.attempts),
        "bytes": sum(item.size for item in content.media()),
        "kinds": bodies.kinds_json(bodies.kind_counts(exam.violations)),
        "strip": bodies.strip_of(exam.violations, *span),
    }


def _span(
    started_ms: int | None,
    ended_ms: int | None,
    violations: Iterable[Violation],
    ends: Sequence[int | None],
) -> tuple[int, int]:
    """From start to end of an exam; while it runs, to the last thing known of it."""
    moments = [item.end_ms for item in violations] + [end for end in ends if end is not None]
    starts = [item.at_ms for item in violations]
    start = started_ms if started_ms is not None else min(starts, default=0)
    return start, ended_ms if ended_ms is not None else max(moments, default=start)


def _first_judgement(decision: Decision, reviewed_by: str, now_ms: int) -> dict[str, Any]:
    at_ms = decision.at_ms if decision.at_ms is not None else now_ms
    return {
        "decision": decision.value,
        "reason": decision.reason,
        "comment": decision.comment,
        "decided_by": decision.by,
        "decided_ms": at_ms if decision.value != vocabulary.UNDECIDED else None,
        "reviewed_by": reviewed_by,
        "reviewed_ms": at_ms if reviewed_by else None,
    }


def _replace_parts(connection: sa.Connection, exam_id: str, content: Content) -> None:
    verdicts = {
        row.id: row.verdict for row in connection.execute(_violations_of(exam_id)) if row.verdict != "none"
    }
    for table in (tables.attempts, tables.recordings, tables.snapshots, tables.violations):
        connection.execute(sa.delete(table).where(table.c.exam_id == exam_id))
    exam = content.exam
    _insert(
        connection,
        tables.attempts,
        [
            {
                "exam_id": exam_id,
                "number": item.number,
                "started_ms": item.started_ms,
                "ended_ms": item.ended_ms,
            }
            for item in exam.attempts
        ],
    )
    _insert_media(connection, content.media())
    _insert(connection, tables.recordings, list(_recording_rows(exam_id, content.recordings)))
    _insert(connection, tables.snapshots, list(_snapshot_rows(exam_id, content.snapshots)))
    rows = [_violation_row(exam_id, item) for item in exam.violations]
    _insert(
        connection,
        tables.violations,
        [row | {"verdict": verdicts.get(row["id"], row["verdict"])} for row in rows],
    )


def _recording_rows(exam_id: str, recordings: Iterable[StoredRecording]) -> Iterable[dict[str, Any]]:
    """A recording keeps its id when only its bytes changed: identity is (id, SHA-256, size)."""
    count: Counter[tuple[int, str]] = Counter()
    for item in recordings:
        place = (item.attempt, item.kind)
        yield {
            "id": bodies.wire_id("recording", exam_id, *place, count[place]),
            "exam_id": exam_id,
            "attempt": item.attempt,
            "kind": item.kind,
            "sha256": item.media.sha256,
            "started_ms": item.started_ms,
            "ended_ms": item.ended_ms,
            "duration_ms": item.duration_ms,
            "original_sha256": item.original_sha256 or item.media.sha256,
        }
        count[place] += 1


def _snapshot_rows(exam_id: str, snapshots: Iterable[StoredSnapshot]) -> Iterable[dict[str, Any]]:
    count: Counter[tuple[int, str]] = Counter()
    for item in snapshots:
        place = (item.at_ms, item.source)
        yield {
            "id": bodies.wire_id("snapshot", exam_id, *place, count[place]),
            "exam_id": exam_id,
            "at_ms": item.at_ms,
            "source": item.source,
            "sha256": item.media.sha256,
        }
        count[place] += 1


def _violation_row(exam_id: str, violation: Violation) -> dict[str, Any]:
    return asdict(violation) | {"exam_id": exam_id, "id": bodies.wire_id(violation.id)}


def _violation(row: sa.Row[Any]) -> Violation:
    return Violation(
        row.id, row.kind, row.at_ms, row.duration_ms, row.severity, row.note, row.label, row.verdict
    )


def _violations_of(exam_id: str) -> sa.Select[Any]:
    return sa.select(tables.violations).where(tables.violations.c.exam_id == exam_id)


def _insert_media(connection: sa.Connection, media: Iterable[StoredMedia]) -> None:
    wanted = {item.sha256: item for item in media}
    known = set(
        connection.execute(
            sa.select(tables.media.c.sha256).where(tables.media.c.sha256.in_(list(wanted)))
        ).scalars()
    )
    _insert(
        connection,
        tables.media,
        [
            {
                "sha256": item.sha256,
                "size": item.size,
                "media_type": item.media_type,
                "blocks": msgspec.json.encode(item.blocks).decode(),
            }
            for item in wanted.values()
            if item.sha256 not in known
        ],
    )


def _insert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(sa.insert(table), rows)


def _update(connection: sa.Connection, exam_id: str, **values: Any) -> None:
    connection.execute(sa.update(tables.exams).where(tables.exams.c.id == exam_id).values(**values))


def _violation_wire(violation: Violation) -> structs.ViolationBody:
    return structs.ViolationBody(
        bodies.wire_id(violation.id),
        violation.kind,
        datetime_from_ms(violation.at_ms),
        violation.duration_ms / 1000,
        violation.severity,
        violation.note,
        violation.label,
        violation.verdict,
    )


def _check(content: Content, exam_id: str) -> None:
    """Nothing enters that the contract could not carry out again."""
    exam = content.exam
    row = structs.ExamBody(
        id=exam_id,
        version=1,
        student=structs.StudentBody(exam.student_id, exam.student_name),
        group=exam.group,
        exam=exam.exam,
        system=exam.system,
        status=exam.status,
        honesty=exam.honesty,
        kinds=bodies.kind_counts(exam.violations),
    )
    for number, violation in enumerate(exam.violations):
        bodies.checked(_violation_wire(violation), f"violations[{number}].")
    bodies.checked(row)
    for number, item in enumerate(content.recordings):
        recording = structs.RecordingBody(
            exam_id,
            item.attempt,
            item.kind,
            item.media.media_type,
            item.media.size,
            datetime_from_ms(item.started_ms),
            datetime_from_ms(item.ended_ms),
            item.duration_ms / 1000,
            item.media.sha256,
            list(item.media.blocks),
        )
        bodies.checked(recording, f"recordings[{number}].")
