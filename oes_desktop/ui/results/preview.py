"""The panel beside the table: what is to be known of the current row, and what can be done about it.

It shows and says what was asked for; what it shows is brought by `previewing.py`.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from oes_desktop.domain.lines import GroupLine, Line
from oes_desktop.domain.models import Decision, ExamRow, Report
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.keys import physical_key
from oes_desktop.ui.results.columns import Words
from oes_desktop.ui.results.preview_exam import EDGE, ExamPage
from oes_desktop.ui.results.preview_group import GroupPage
from oes_desktop.ui.results.side import LEAST_PX, MOST_PX
from oes_desktop.ui.widgets.buttons import button, name_button, tool_button
from oes_desktop.ui.widgets.decision_row import DecisionRow
from oes_desktop.ui.widgets.empty_state import EmptyState
from oes_desktop.ui.widgets.labels import ElidedLabel
from oes_desktop.ui.widgets.photos import Photos


class Preview(QFrame):
    """`report_requested(exam id)`, `moment_requested(exam id, wall ms)`, `decided(exam id, value, reason,
    comment)`, `reviewed(exam id, on)`, `download_requested(exam id)`; `left`: the keyboard goes back to the
    table; `closed`: its button."""

    report_requested = Signal(str)
    moment_requested = Signal(str, object)
    decided = Signal(str, str, str, str)
    reviewed = Signal(str, bool)
    download_requested = Signal(str)
    left = Signal()
    closed = Signal()

    def __init__(
        self, meta: Meta, formats: Formats, words: Words, photos: Photos, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._meta, self._formats = meta, formats
        self._row: ExamRow | None = None
        self._many = 0
        self.setProperty("side", True)
        self.setMinimumWidth(LEAST_PX)
        self.setMaximumWidth(MOST_PX)
        self._title, self._close = ElidedLabel("", "title"), tool_button("x")
        self.exam, self.group = ExamPage(formats, words, photos), GroupPage(formats, words)
        self._blank = EmptyState(sentence_px=LEAST_PX - 2 * EDGE)
        self.pages = QStackedWidget()
        self.decisions = DecisionRow(formats)
        self.reviewed_mark = button("", "check")
        self.download = tool_button("download", kind="plain")
        self.open = button("", "eye", "primary")
        self._foot = QFrame()
        self._build()
        self._connect()
        self._retranslate()
        self.show_nothing()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 10, 8, 4)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        for page in (self._blank, self.exam, self.group):
            self.pages.addWidget(page)
        self.reviewed_mark.setCheckable(True)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.reviewed_mark)
        acts.addWidget(self.open, 1)
        acts.addWidget(self.download)
        self._foot.setProperty("footer", True)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(EDGE, 10, EDGE, 12)
        foot.setSpacing(10)
        foot.addWidget(self.decisions)
        foot.addLayout(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self._close.clicked.connect(self.closed)
        self.open.clicked.connect(lambda: self.report_requested.emit(self.exam_id))
        self.download.clicked.connect(lambda: self.download_requested.emit(self.exam_id))
        self.exam.moment_chosen.connect(lambda at_ms: self.moment_requested.emit(self.exam_id, at_ms))
        self.group.exam_chosen.connect(self.report_requested)
        self.decisions.decided.connect(lambda *said: self.decided.emit(self.exam_id, *said))
        self.reviewed_mark.clicked.connect(lambda on: self.reviewed.emit(self.exam_id, on))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Preview"))
        name_button(self._close, self.tr("Close the preview (Space)"))
        self.reviewed_mark.setText(self.tr("Reviewed"))
        self.reviewed_mark.setToolTip(self.tr("Mark that the violations were gone through"))
        self.open.setText(self.tr("View"))
        name_button(self.download, self.tr("Download: then it opens without a network"))
        self.decisions.show_vocabulary(self._meta.vocabulary, self._meta.limits.comment_letters)
        if self.pages.currentWidget() is self._blank:
            self._show_blank()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = physical_key(event)
        if key == "Esc":
            self.left.emit()
        elif key == "Space" and not event.modifiers():
            self.closed.emit()
        elif self._row is not None and len(key) == 1 and key in "123456789" and not event.modifiers():
            self.decisions.choose_number(int(key))
        else:
            super().keyPressEvent(event)

    # What is shown

    @property
    def exam_id(self) -> str:
        """Of the exam that is shown; '' while there is none."""
        return self._row.id if self._row is not None else ""

    def show_nothing(self) -> None:
        """There is no current row, or it is still being read."""
        self._many = 0
        self._show_blank()

    def show_many(self, count: int) -> None:
        """Several rows are selected."""
        self._many = count
        self._show_blank()

    def _show_blank(self) -> None:
        self._leave_exam()
        if self._many:
            self._title.setText(self.tr("%n row(s) selected", "", self._many))
            words = ("", self.tr("Choose one row to look into it."))
        else:
            self._title.setText(self.tr("Preview"))
            words = (self.tr("No exam chosen"), self.tr("Choose a row in the table."))
        title, sentence = words
        self._blank.show_state("file-search", title, sentence)
        self.pages.setCurrentWidget(self._blank)

    def show_group(self, line: GroupLine, title: str) -> None:
        """What a group's line adds up; its exams come by `group.show_exams`."""
        self._leave_exam()
        self._title.setText(title)
        self.group.show_sum(line)
        self.pages.setCurrentWidget(self.group)

    def show_row(self, line: Line) -> None:
        """An exam, as the results know it; the same one again when something of it changed."""
        row = line.row
        if row.id != self.exam_id:
            self.decisions.leave()
        self._row = row
        self._title.setText(row.student_name or row.student_id)
        self.download.setEnabled(not line.downloaded)
        self.exam.show_row(row, self._meta.vocabulary, downloaded=line.downloaded)
        self.pages.setCurrentWidget(self.exam)
        self._show_acts()

    def show_report(self, report: Report) -> None:
        """The report of the exam that is shown."""
        self.exam.show_report(report)
        self._show_acts()

    def _show_acts(self) -> None:
        row, report = self._row, self.exam.report
        assert row is not None
        said = Decision(row.decision, by=row.decided_by, at_ms=row.decided_ms, pending=row.pending)
        if report is not None and report.decision.value == row.decision:
            said = report.decision  # with its reason and comment
        self.decisions.show_decision(said, archived=row.archived)
        self.reviewed_mark.setChecked(row.reviewed_ms is not None)
        self._foot.show()

    def _leave_exam(self) -> None:
        self.decisions.leave()
        self._row = None
        self._foot.hide()
