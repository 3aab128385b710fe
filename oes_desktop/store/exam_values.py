"""An exam as a value, and as the columns of its row in the star."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from oes_desktop.domain.models import ExamRow, kind_set
from oes_desktop.store.words import Words

FIELDS = (
    "version, student, grp, exam, system, status, started, ended, honesty, pkn, archived, decision,"
    " decided_by, decided, reviewed_by, reviewed, attempts, size, violations, kinds, strip, open_by, kindset,"
    " lost"
)


def values_of(words: Words, row: ExamRow) -> tuple[Any, ...]:
    """The row in the order of `FIELDS`."""
    return (
        row.version,
        words.student(row.student_id, row.student_name),
        words.key("group", row.group),
        words.key("exam", row.exam),
        words.key("system", row.system),
        words.key("status", row.status),
        row.started_ms,
        row.ended_ms,
        row.honesty,
        int(row.pkn),
        int(row.archived),
        words.key("decision", row.decision),
        words.key("person", row.decided_by),
        row.decided_ms,
        words.key("person", row.reviewed_by),
        row.reviewed_ms,
        row.attempts,
        row.size,
        row.violations,
        json.dumps(dict(row.kinds), sort_keys=True),
        row.strip,
        words.key("person", row.open_by),
        words.key("kinds", kind_set(row.kinds)),
        row.lost_ms,
    )


def row_of(values: Sequence[Any]) -> ExamRow:
    """A row of `exam_row`; its columns are in the order of `ExamRow`, after the key."""
    (_, exam_id, version, student_id, name, group, exam, system, status, started, ended, honesty, pkn,
     archived, decision, decided_by, decided, reviewed_by, reviewed, attempts, size, kinds, strip, open_by,
     pending, review_pending, lost) = values  # fmt: skip
    return ExamRow(
        exam_id, version, student_id, name, group, exam, system, status, started, ended, honesty, bool(pkn),
        bool(archived), decision, decided_by, decided, reviewed_by, reviewed, attempts, size,
        json.loads(kinds), strip, open_by, bool(pending), bool(review_pending), lost,
    )  # fmt: skip
