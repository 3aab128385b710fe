"""A report with photos laid into a real store, beside its row of the results."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from support.reports import MINUTE, START_MS, full_report, photo
from support.results import exam_row

from oes_desktop.domain.models import ExamRow, Report
from oes_desktop.services.desk import Desk


def reported_row(number: int = 1, **fields: Any) -> ExamRow:
    """The row of the exam that `lay_report` knows everything of."""
    report = full_report()
    values: dict[str, Any] = {
        "student_name": "Ахметов Данияр Қайратұлы",
        "status": "finished",
        "decision": "undecided",
        "archived": False,
        "started_ms": START_MS,
        "ended_ms": START_MS + 79 * MINUTE,
        "honesty": 21,
        "pkn": True,
        "attempts": 2,
        "kinds": dict(report.exam.kinds),
    }
    return exam_row(number, **(values | fields))


def lay_report(
    desk: Desk, row: ExamRow, report: Report | None = None, photos: Mapping[str, bytes] = {}
) -> Report:
    """Keep a report of `row` and every photo of it on this computer; `photos` are the bytes of some, by the
    snapshot's id, as their server would have sent them."""
    report = report or full_report()
    drawn = photo()
    snapshots = []
    for snapshot in report.snapshots:
        data = photos.get(snapshot.id, drawn)
        kept = replace(snapshot, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
        desk.opened.store.reports.save_photo(row.id, snapshot.id, data)
        snapshots.append(kept)
    laid = replace(report, exam=row, snapshots=tuple(snapshots))
    desk.opened.store.reports.save(laid)
    return laid
