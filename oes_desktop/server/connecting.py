"""A running exam loses its connection, and a new attempt begins when it is back. Functions on an open writing
transaction. Acts based on the version before stay good."""

from __future__ import annotations

import sqlalchemy as sa

from oes_desktop.domain.models import IN_PROGRESS, Violation
from oes_desktop.server import intake, tables, vocabulary
from oes_desktop.server.database import next_change

CONNECTION_LOST = "connection_lost"


def lose(connection: sa.Connection, exam_id: str, now_ms: int) -> bool:
    """The newest attempt ends now, which is a violation. False: no such exam runs and is connected."""
    found = connection.execute(_newest(exam_id)).one_or_none()
    if found is None or found.ended_ms is not None:
        return False
    _end(connection, exam_id, found.number, now_ms)
    term = vocabulary.kind(CONNECTION_LOST)
    violation = Violation(f"lost-{found.number}-{now_ms}", term.code, now_ms, 0, term.severity)
    return intake.add_violation(connection, exam_id, violation)


def come_back(connection: sa.Connection, exam_id: str, now_ms: int) -> bool:
    """A new attempt begins now, and how long the violation lasted is known. False: nothing was lost."""
    found = connection.execute(_newest(exam_id)).one_or_none()
    if found is None or found.ended_ms is None:
        return False
    attempts, violations, exams = tables.attempts, tables.violations, tables.exams
    values = {"exam_id": exam_id, "number": found.number + 1, "started_ms": now_ms, "ended_ms": None}
    connection.execute(sa.insert(attempts), [values])
    connection.execute(
        sa.update(violations)
        .where(
            violations.c.exam_id == exam_id,
            violations.c.kind == CONNECTION_LOST,
            violations.c.at_ms == found.ended_ms,
        )
        .values(duration_ms=max(0, now_ms - found.ended_ms))
    )
    connection.execute(
        sa.update(exams)
        .where(exams.c.id == exam_id)
        .values(attempts=exams.c.attempts + 1, version=exams.c.version + 1, change=next_change(connection))
    )
    return True


def _newest(exam_id: str) -> sa.Select[tuple[int, int | None]]:
    """Number and end of the newest attempt of an exam in progress."""
    attempts, exams = tables.attempts.c, tables.exams.c
    return (
        sa.select(attempts.number, attempts.ended_ms)
        .join(tables.exams)
        .where(exams.id == exam_id, exams.status == IN_PROGRESS)
        .order_by(attempts.number.desc())
        .limit(1)
    )


def _end(connection: sa.Connection, exam_id: str, number: int, now_ms: int) -> None:
    attempts = tables.attempts
    here = sa.and_(attempts.c.exam_id == exam_id, attempts.c.number == number)
    connection.execute(sa.update(attempts).where(here).values(ended_ms=now_ms))
