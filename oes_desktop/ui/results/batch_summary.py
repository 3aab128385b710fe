"""What became of a batch, in words: one line for a notice, and a list of every exam for who wants it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from oes_desktop.services.batch import ARCHIVED, IN_CONFLICT, SET, SKIPPED, UNCHANGED, BatchOutcome, Entry
from oes_desktop.ui.clipboard import to_clipboard
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.labels import label

_ORDER = {SKIPPED: 0, UNCHANGED: 1, SET: 2}


def summary(outcome: BatchOutcome) -> str:
    """312 set · 3 unchanged · 2 not possible."""
    translate = QCoreApplication.translate
    made, same, missed = (outcome.count(what) for what in (SET, UNCHANGED, SKIPPED))
    parts = [translate("BatchSummary", "{count} set").format(count=made)]
    if same:
        parts.append(translate("BatchSummary", "{count} unchanged").format(count=same))
    if missed:
        parts.append(translate("BatchSummary", "{count} not possible").format(count=missed))
    return " · ".join(parts)


def fate(entry: Entry) -> str:
    """What happened to one exam."""
    translate = QCoreApplication.translate
    if entry.what == SET:
        return translate("BatchSummary", "Set")
    if entry.what == UNCHANGED:
        return translate("BatchSummary", "Unchanged: it stood so already")
    return {
        ARCHIVED: translate("BatchSummary", "Not possible: the exam is in the archive"),
        IN_CONFLICT: translate("BatchSummary", "Not possible: first settle what another proctor decided"),
    }.get(entry.reason, translate("BatchSummary", "Not possible: the exam is gone"))


class _Table(QTableWidget):
    """`copied`: the key for copying was pressed, which would else copy one cell."""

    copied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)


class BatchDetails(QDialog):
    """Every exam of a batch and what happened to it, those that were not possible first. Stays open beside
    the work. `undo_requested`: take all of it back."""

    undo_requested = Signal()

    def __init__(self, title: str, outcome: BatchOutcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._outcome = outcome
        self._entries = sorted(outcome.entries, key=lambda entry: _ORDER[entry.what])
        self._title, self._summary = title, label("", "heading")
        self.table = _Table(len(self._entries), 3)
        self.undo, self.copy, self._close = button(" ", "undo-2"), button(" ", "copy"), button()
        self._build()
        self._retranslate()
        self.resize(720, 460)

    def _build(self) -> None:
        table = self.table
        table.setProperty("roomy", True)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.undo.setVisible(bool(self._outcome.batch))
        self.undo.clicked.connect(self._undo)
        self.copy.clicked.connect(self._copy)
        table.copied.connect(self._copy)
        self._close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.copy)
        foot.addWidget(self.undo)
        foot.addStretch(1)
        foot.addWidget(self._close)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 10)
        head.addWidget(self._summary)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addWidget(table, 1)
        page.addLayout(foot)

    def lines(self) -> list[tuple[str, str, str]]:
        """Student, exam and fate of every exam."""
        return [
            (
                one_line(entry.exam.student_name, 200) if entry.exam else entry.exam_id,
                one_line(entry.exam.exam, 200) if entry.exam else "",
                fate(entry),
            )
            for entry in self._entries
        ]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self._title)
        self._summary.setText(summary(self._outcome))
        self.undo.setText(self.tr("Undo all"))
        self.copy.setText(self.tr("Copy list"))
        self._close.setText(self.tr("Close"))
        self.table.setAccessibleName(self.tr("What happened to each exam"))
        self.table.setHorizontalHeaderLabels([self.tr("Student"), self.tr("Exam"), self.tr("Outcome")])
        for row, cells in enumerate(self.lines()):
            for column, text in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(text))

    def _copy(self) -> None:
        """The whole list, cells apart by tabs."""
        to_clipboard("\n".join("\t".join(cells) for cells in self.lines()))

    def _undo(self) -> None:
        self.undo.setEnabled(False)
        self.undo_requested.emit()
