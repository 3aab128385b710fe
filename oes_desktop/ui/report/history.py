"""«История»: every decision, verdict and mark of an exam: when, who, what, why. Newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from oes_desktop.domain.coverage import percent, share
from oes_desktop.domain.models import CONFIRMED, DISMISSED, HistoryEntry, Report
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.coverage_words import by_recording
from oes_desktop.ui.safe_text import lines, one_line
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.empty_state import EmptyState
from oes_desktop.ui.widgets.kinds import kind_text
from oes_desktop.ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
WHEN, WHO, WHAT, WATCHED, WHY = range(5)

translate = QCoreApplication.translate


class HistoryModel(QAbstractTableModel):
    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._report: Report | None = None
        self._vocabulary = Vocabulary()
        self._entries: list[HistoryEntry] = []

    def show(self, report: Report, vocabulary: Vocabulary) -> None:
        self.beginResetModel()
        self._report, self._vocabulary = report, vocabulary
        said = sorted(report.history, key=lambda entry: entry.at_ms, reverse=True)
        self._entries = [*reversed(report.waiting), *said]
        self.endResetModel()

    @property
    def entries(self) -> Sequence[HistoryEntry]:
        """In the order of the rows."""
        return self._entries

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("HistoryModel", "When"),
            translate("HistoryModel", "Who"),
            translate("HistoryModel", "What"),
            translate("HistoryModel", "Watched"),
            translate("HistoryModel", "Why"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one_line(self.text(entry, index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (WHAT, WHY):
            return plain_tip(lines(self.text(entry, index.column()), 1000))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == WATCHED:
            return plain_tip(self._watched_tip(entry))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == WHAT:
            return self._color(entry)
        return None

    def text(self, entry: HistoryEntry, column: int) -> str:
        """A cell, whole, as it came."""
        if column == WHEN:
            return self._formats.date_time(entry.at_ms, seconds=True)
        if column == WHO:
            return entry.by
        if column == WATCHED:
            return self._watched(entry)
        if column == WHY:
            return self._why(entry)
        what = self._what(entry)
        if entry.pending:
            return translate("HistoryModel", "{what} (not sent yet)").format(what=what)
        return what

    def _watched(self, entry: HistoryEntry) -> str:
        """The share of all that was recorded; of a decision without it nothing can be said."""
        if self._report is None or not entry.coverage:
            return ""
        return self._formats.percent(percent(share(entry.coverage, self._report.recordings)))

    def _watched_tip(self, entry: HistoryEntry) -> str:
        if self._report is None or not entry.coverage:
            return ""
        return by_recording(entry.coverage, self._report, self._formats)

    def _what(self, entry: HistoryEntry) -> str:
        language = self._formats.language
        if entry.act == "decision":
            words = self._vocabulary.decision(entry.value).text(language)
            return translate("HistoryModel", "Decision: %1").replace("%1", words)
        if entry.act == "verdict":
            return self._verdict_shape(entry.value).replace("%1", self._violation(entry.target))
        if entry.act == "reviewed":
            on = entry.value not in ("", "false", "no", "0")
            return (
                translate("HistoryModel", "Marked as reviewed")
                if on
                else translate("HistoryModel", "No longer reviewed")
            )
        if entry.act == "archived":
            on = entry.value not in ("", "false", "no", "0")
            return (
                translate("HistoryModel", "Archived")
                if on
                else translate("HistoryModel", "Taken out of the archive")
            )
        if entry.act == "mark":
            return translate("HistoryModel", "Own mark")
        return entry.act

    def _verdict_shape(self, verdict: str) -> str:
        if verdict == CONFIRMED:
            return translate("HistoryModel", "Confirmed: %1")
        if verdict == DISMISSED:
            return translate("HistoryModel", "Dismissed: %1")
        return translate("HistoryModel", "Verdict taken back: %1")

    def _violation(self, violation_id: str) -> str:
        violations = self._report.violations if self._report else ()
        found = next((v for v in violations if v.id == violation_id), None)
        if found is None:
            return violation_id
        kind = kind_text(found, self._vocabulary, self._formats.language)
        return f"{kind}, {self._formats.time(found.at_ms, seconds=True)}"

    def _why(self, entry: HistoryEntry) -> str:
        reason = next((r for r in self._vocabulary.reasons if r.code == entry.reason), None)
        words = reason.text(self._formats.language) if reason else entry.reason
        return " · ".join(part for part in (words, entry.comment) if part)

    def _color(self, entry: HistoryEntry) -> QColor | None:
        if entry.act != "decision":
            return None
        tone = self._vocabulary.decision(entry.value).tone
        return colors_of().tone(tone) if tone != "none" else None


class HistoryPage(QWidget):
    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", True)
        self.model = HistoryModel(formats, self)
        self._table = QTableView()
        self._empty = EmptyState()
        self._shown: tuple[Report, Vocabulary] | None = None
        self._build()
        self._retranslate()

    def _build(self) -> None:
        table = self._table
        table.setModel(self.model)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setProperty("roomy", True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(34)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in ((WHEN, 170), (WHO, 190), (WATCHED, 120)):
            table.setColumnWidth(column, width)
        for column in (WHAT, WHY):  # what may be long shares the room
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(table)
        rows.addWidget(self._empty)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._table.setAccessibleName(self.tr("History"))
        title = self.tr("Nobody has decided yet")
        self._empty.show_state(
            "history", title, self.tr("Decisions and verdicts will stand here: who, when and why.")
        )
        if self._shown is not None:
            self.show_report(*self._shown)

    def show_report(self, report: Report, vocabulary: Vocabulary) -> None:
        self._shown = (report, vocabulary)
        self.model.show(report, vocabulary)
        some = self.model.rowCount() > 0
        self._table.setVisible(some)
        self._empty.setVisible(not some)
