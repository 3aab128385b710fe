"""The preview beside the table, in tests: standing on a row, reading its report, what was asked for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pytestqt.qtbot import QtBot
from support.reports import full_report, photo
from support.results import exam_row

from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import Report
from oes_desktop.services.desk import Desk
from oes_desktop.services.reports import Reports
from oes_desktop.ui.results.page import ResultsPage


def stand_on(page: ResultsPage, exam_id: str, qtbot: QtBot) -> None:
    """As a click on the exam's row."""
    line = page._desk.results.line(page.model.answer, exam_id)  # type: ignore[arg-type]
    assert line is not None
    page.table.selectRow(line)
    qtbot.waitUntil(lambda: page.previewing.panel.exam_id == exam_id)


def read(page: ResultsPage, qtbot: QtBot) -> None:
    """Until the report of the current row is shown, and its photos are."""
    panel = page.previewing.panel
    qtbot.waitUntil(lambda: panel.exam.report is not None)
    qtbot.waitUntil(lambda: not page.previewing.photos._held)


class Counted:
    """Stands where the network begins: what was asked of it, and an answer for everything or a failure."""

    def __init__(self, trouble: OesError | None = None) -> None:
        self.asked: list[str] = []
        self.photos: list[str] = []
        self.trouble = trouble

    def report(self, exam_id: str) -> Report:
        self.asked.append(exam_id)
        if self.trouble is not None:
            raise self.trouble
        number = int(exam_id.removeprefix("exam-"))
        return replace(full_report(), exam=exam_row(number, archived=False))

    def photo(self, exam_id: str, snapshot: Any) -> bytes:
        self.photos.append(exam_id)
        return photo()

    def behind(self, desk: Desk) -> Desk:
        reports: Any = Reports(desk.opened.store, self)  # type: ignore[arg-type]
        recordings: Any = self
        return replace(desk, reports=reports, recordings=recordings)
