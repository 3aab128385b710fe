"""Keeps the preview on the current row, and brings it what is not in the row: the report and its photos.

What the row knows is shown at once. A report that lies on this computer comes with the next turn of the
loop; the server is asked when the proctor has rested on a row for a moment, so that an arrow key held down
asks for nothing. Whatever comes for a row that was left is dropped.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.lines import GroupLine
from oes_desktop.domain.models import ExamRow, Report
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Handle, Lane, Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon
from oes_desktop.ui.judging import Judging, Saying, Unseen
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.model import ResultsModel
from oes_desktop.ui.results.side import SideSplitter
from oes_desktop.ui.results.table import ResultsTable
from oes_desktop.ui.widgets.buttons import name_button, tool_button

if TYPE_CHECKING:
    from oes_desktop.services.results import Answer
    from oes_desktop.ui.results.preview import Preview
    from oes_desktop.ui.widgets.photos import Photos

REST_MS = 120
KEPT_PHOTOS = 24 * 1024 * 1024  # bytes


class Previewing(QObject):
    """`report_requested(exam id)`, `moment_requested(exam id, wall ms)` and `download_requested(exam id)` as
    the panel asks; `arranged` when the panel was opened, closed or made wider. `button` and `action` open and
    close it; the panel is made at the first time."""

    report_requested = Signal(str)
    moment_requested = Signal(str, object)
    download_requested = Signal(str)
    arranged = Signal()

    def __init__(
        self,
        main: QWidget,
        table: ResultsTable,
        model: ResultsModel,
        desk: Desk,
        tasks: Tasks,
        bus: Bus,
        notices: Notices,
        preferences: Preferences,
        formats: Formats,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._table, self._desk, self._tasks = table, desk, tasks
        self._model, self._formats = model, formats
        self._exam_id = ""
        self._group: tuple[Answer | None, int] | None = None  # the line in its answer
        self._asked: list[Handle] = []
        self.splitter = SideSplitter(main, lambda: self.panel)
        self.button = tool_button("panel-right", checkable=True)
        self.action = QAction(icon("panel-right", "muted"), "", self)
        self.action.setCheckable(True)
        self._judging = Judging(desk, tasks, bus, notices, preferences, formats, self)
        self._soon, self._rest = QTimer(self), QTimer(self)
        for timer, pause, slot in ((self._soon, 0, self._follow), (self._rest, REST_MS, self._ask)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(slot)
        self._connect(bus)

    def _connect(self, bus: Bus) -> None:
        bus.changed.connect(self._changed)
        table, model = self._table, self._model
        selection = table.selectionModel()
        for signal in (selection.currentRowChanged, selection.selectionChanged):
            signal.connect(self._soon.start)
        for signal in (model.dataChanged, model.layoutChanged, model.modelReset):
            signal.connect(self._soon.start)
        self.button.clicked.connect(self.turn)
        self.action.triggered.connect(self.turn)
        self.splitter.arranged.connect(self.arranged)

    @cached_property
    def photos(self) -> Photos:
        from oes_desktop.ui.widgets.photos import Photos

        return Photos(self._tasks, self._desk.recordings.photo, self, kept=KEPT_PHOTOS)

    @cached_property
    def panel(self) -> Preview:
        from oes_desktop.ui.results.preview import Preview  # most starts come without it

        panel = Preview(self._desk.meta, self._formats, self._model.wording, self.photos)
        panel.closed.connect(self.close)
        panel.left.connect(self._table.setFocus)
        panel.report_requested.connect(self.report_requested)
        panel.moment_requested.connect(self.moment_requested)
        panel.download_requested.connect(self.download_requested)
        panel.decided.connect(self._decide)
        panel.reviewed.connect(self._judging.set_reviewed)
        panel.exam.retry_requested.connect(self._retry)
        return panel

    def retranslate(self) -> None:
        self.action.setText(self.tr("&Preview beside the table"))
        name_button(self.button, self.tr("Preview beside the table (Space)"))

    # Open and closed

    @property
    def is_open(self) -> bool:
        return self.splitter.is_open

    @Slot()
    def toggle(self) -> None:
        self.turn(not self.is_open)

    @Slot()
    def close(self) -> None:
        self.turn(False)

    def turn(self, on: bool) -> None:
        if on == self.is_open:
            return
        inside = not on and self.panel.isAncestorOf(self.panel.window().focusWidget() or self.panel)
        self.splitter.turn(on)
        if on:
            self._follow()
        else:
            self._leave()
            self.panel.show_nothing()
            if inside:
                self._table.setFocus()
        self.button.setChecked(on)
        self.action.setChecked(on)
        self.arranged.emit()

    def state(self) -> dict[str, Any]:
        """What survives a restart."""
        return {"open": self.is_open, "width": self.splitter.side_width}

    def restore(self, state: object) -> None:
        """What `state` gave, or anything else."""
        if isinstance(state, dict):
            self.splitter.wish(state.get("width"))
            self.turn(state.get("open") is True)

    # Which row

    @Slot()
    def _follow(self) -> None:
        """Show the row that is current now."""
        if not self.is_open:
            return
        many = sum(last - first + 1 for first, last in self._table.selected_spans())
        row = self._table.currentIndex().row()
        line = self._model.line(row) if many <= 1 and 0 <= row < self._model.rowCount() else None
        if line is not None and line.group is None:
            if line.row.id != self._exam_id:
                self._leave()
                self._begin(line.row.id)
            self.panel.show_row(line)
            if (report := self.panel.exam.report) is not None and report.exam.version < line.row.version:
                self._rest.start()
            return
        if many <= 1 and line is not None and line.group is not None:
            self._show_group(line.group, row, self._model.wording.of(line).name)
            return
        self._leave()
        if many > 1:
            self.panel.show_many(many)
        else:
            self.panel.show_nothing()

    def _show_group(self, group: GroupLine, row: int, title: str) -> None:
        """Its exams come after a rest; those of another answer are asked for anew."""
        place = (self._model.answer, row)
        if place != self._group:
            self._leave()
            self._group = place
            self.panel.group.show_exams((), self._desk.meta.vocabulary)
            self._rest.start()
        self.panel.show_group(group, title)

    def _leave(self) -> None:
        """Nothing of the exam before may arrive any more."""
        self._exam_id, self._group = "", None
        self._rest.stop()
        for handle in self._asked:
            handle.cancel()
        self._asked.clear()

    def _begin(self, exam_id: str) -> None:
        self._exam_id = exam_id
        self.photos.show_exam(exam_id, hold=True)
        QTimer.singleShot(0, self, partial(self._look_here, exam_id))
        self._rest.start()

    # What is not in the row

    def _look_here(self, exam_id: str) -> None:
        """On this computer. Whoever is past this row already reads nothing."""
        if exam_id == self._exam_id:
            self._run(partial(self._desk.reports.cached, exam_id), self._arrived, self._missed)

    @Slot()
    def _ask(self) -> None:
        """She stays: ask for the report that is missing or old, and for photos; or for a group's exams."""
        answer, row = self._group or (None, 0)
        if answer is not None:
            from oes_desktop.ui.results.preview_group import MOST

            self._run(partial(self._desk.results.exams, answer, row, MOST), self._show_exams, self._missed)
        if self._exam_id:
            self.photos.ask()
            self.panel.exam.show_waiting()
            work = partial(self._desk.reports.open, self._exam_id)
            self._run(work, self._arrived, self._missed, Lane.NET)

    def _run(self, work: Any, done: Any, failed: Any, lane: Lane = Lane.IO) -> None:
        self._asked = [handle for handle in self._asked if not handle.cancelled][-4:]
        self._asked.append(self._tasks.run(self, work, done, failed, lane=lane))

    def _arrived(self, report: Report | None) -> None:
        if report is not None and report.exam.id == self._exam_id and report != self.panel.exam.report:
            self.panel.show_report(report)

    def _show_exams(self, rows: list[ExamRow]) -> None:
        self.panel.group.show_exams(rows, self._desk.meta.vocabulary)

    def _missed(self, error: Exception) -> None:
        if isinstance(error, OesError):
            self.panel.exam.show_trouble(error)
        else:
            self._tasks.unhandled.emit(error)

    @Slot()
    def _retry(self) -> None:
        self.photos.forget_troubles()
        self._ask()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if not self._exam_id:
            return
        if self._exam_id in changes.reports or self._exam_id in changes.exams:
            self._look_here(self._exam_id)
        missing = self.panel.exam.trouble is not None or self.photos.troubled
        if missing and changes.connection and self._desk.sync.status.online:
            self._retry()

    def _decide(self, exam_id: str, value: str, reason: str, comment: str) -> None:
        unseen = Unseen.REPORT if self.panel.exam.report is None else Unseen.NOTHING
        self._table.setFocus()  # the keys go on through the rows
        self._judging.decide(exam_id, Saying(value, reason, comment), unseen=unseen)
