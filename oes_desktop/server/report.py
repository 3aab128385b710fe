"""Reads one exam whole, and finds the bytes behind a media id. What the caller may not see is not there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from oes_desktop.domain.acts import ActKind
from oes_desktop.server import bodies, coverage, tables
from oes_desktop.server.problems import Problem
from oes_desktop.server.rights import Caller
from oes_desktop.wire import structs


@dataclass(frozen=True, slots=True)
class MediaRow:
    sha256: str
    size: int
    media_type: str


def exam_row(connection: sa.Connection, caller: Caller, exam_id: str) -> sa.Row[Any]:
    """`Problem("not_found")`: unknown, removed or not hers, never told apart."""
    statement = sa.select(tables.exams, tables.lost_ms).where(
        tables.exams.c.id == exam_id, caller.seen(tables.exams.c.group_name)
    )
    row = connection.execute(statement).one_or_none()
    if row is None:
        raise Problem("not_found")
    return row


def read(connection: sa.Connection, caller: Caller, exam_id: str, open_by: str = "") -> structs.ReportBody:
    row = exam_row(connection, caller, exam_id)
    return structs.ReportBody(
        exam=bodies.exam_body(row, open_by),
        attempts=[
            bodies.attempt_body(item) for item in _parts(connection, tables.attempts, exam_id, "number")
        ],
        recordings=[
            bodies.recording_body(item)
            for item in _with_media(connection, tables.recordings, exam_id, "attempt", "started_ms", "kind")
        ],
        violations=[
            bodies.violation_body(item)
            for item in _parts(connection, tables.violations, exam_id, "at_ms", "id")
        ],
        snapshots=[
            bodies.snapshot_body(item)
            for item in _with_media(connection, tables.snapshots, exam_id, "at_ms", "id")
        ],
        history=_history(connection, exam_id),
        marks=[bodies.mark_body(item) for item in _parts(connection, tables.marks, exam_id, "at_ms", "id")],
    )


def media(connection: sa.Connection, caller: Caller, media_id: str) -> MediaRow:
    """The content of a recording or snapshot of an exam that the caller may see."""
    for table in (tables.recordings, tables.snapshots):
        statement = (
            sa.select(tables.media.c.sha256, tables.media.c.size, tables.media.c.media_type)
            .select_from(table.join(tables.media).join(tables.exams))
            .where(table.c.id == media_id, caller.seen(tables.exams.c.group_name))
        )
        row = connection.execute(statement).one_or_none()
        if row is not None:
            return MediaRow(*row)
    raise Problem("not_found")


def _parts(connection: sa.Connection, table: sa.Table, exam_id: str, *order: str) -> sa.CursorResult[Any]:
    statement = (
        sa.select(table).where(table.c.exam_id == exam_id).order_by(*(table.c[name] for name in order))
    )
    return connection.execute(statement)


def _with_media(
    connection: sa.Connection, table: sa.Table, exam_id: str, *order: str
) -> sa.CursorResult[Any]:
    statement = (
        sa.select(table, tables.media.c.size, tables.media.c.media_type, tables.media.c.blocks)
        .select_from(table.join(tables.media))
        .where(table.c.exam_id == exam_id)
        .order_by(*(table.c[name] for name in order))
    )
    return connection.execute(statement)


def durations_ms(connection: sa.Connection, exam_id: str) -> dict[str, int]:
    """How long each recording of the exam lasts, by its id."""
    recordings = tables.recordings.c
    rows = connection.execute(
        sa.select(recordings.id, recordings.duration_ms).where(recordings.exam_id == exam_id)
    )
    return {row.id: row.duration_ms for row in rows}


def _history(connection: sa.Connection, exam_id: str) -> list[structs.HistoryBody]:
    """The coverage is told of the latest decisions only: a report has its limits."""
    acts = tables.acts
    statement = sa.select(acts).where(acts.c.exam_id == exam_id, acts.c.status == 200).order_by(acts.c.number)
    rows = list(connection.execute(statement))
    decisions = [row.number for row in rows if row.act == ActKind.DECISION]
    latest = frozenset(decisions[-coverage.TOLD :])
    return [bodies.history_body(row, with_coverage=row.number in latest) for row in rows]
