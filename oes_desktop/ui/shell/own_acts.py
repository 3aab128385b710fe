"""Everything that she did on this computer, and what became of it: a plain list, to look through and to take
away.

It lies in the encrypted store and goes back 400 days. With a damaged database it may be lost (what was not
delivered is not: that has its second copy); it is no proof, and says so: the evidence is the server's record.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from oes_desktop.domain.acts import ActState, Fate, OwnAct
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.collation import search_terms, searchable
from oes_desktop.domain.errors import OesError
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.services.own_acts import OwnActs
from oes_desktop.services.tables import Table, write_csv
from oes_desktop.ui.clipboard import to_clipboard
from oes_desktop.ui.messages import message_for
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.shell.act_words import ActWords
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.empty_state import EmptyState
from oes_desktop.ui.widgets.labels import label, plain_tip

WHEN, EXAM, WHAT, BECAME, MORE, COMMENT = range(6)
OPEN = frozenset({ActState.WAITING, ActState.SENDING})
ACCEPTED = frozenset({Fate.ACCEPTED})
MET = frozenset({ActState.CONFLICT, Fate.KEPT_THEIRS})
REFUSED = frozenset({ActState.PARKED, Fate.GIVEN_UP})
LET_GO = frozenset({Fate.REPLACED, Fate.TAKEN_BACK, Fate.SENT_AGAIN, Fate.PUT_UPON, Fate.UNKNOWN})
_TYPING_MS = 150
_WIDTHS = {WHEN: 140, EXAM: 270, WHAT: 160, BECAME: 210, MORE: 210}
_SIZE = QSize(1200, 640)

Index = QModelIndex | QPersistentModelIndex


class Line:
    """One act with its cells; `text` is what a search looks in."""

    __slots__ = ("cells", "own", "text", "tone")

    def __init__(self, own: OwnAct, words: ActWords) -> None:
        names = (own.student, own.group, own.exam)
        exam = " · ".join(one_line(part, 80) for part in names if part) or own.act.exam_id
        became, self.tone = words.became(own)
        comment = " · ".join(
            part for part in (words.reason(own.act.body.get("reason")), words.comment(own.act)) if part
        )
        self.own = own
        self.cells = (
            words.formats.date_time(own.act.made_ms),
            exam,
            words.what(own.act),
            became,
            words.detail(own),
            comment,
        )
        self.text = searchable(" ".join((*self.cells, own.student_id)))


class OwnActsModel(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.head())

    def head(self) -> tuple[str, ...]:
        return (
            self.tr("When"),
            self.tr("Exam"),
            self.tr("What"),
            self.tr("What became of it"),
            self.tr("More"),
            self.tr("Reason and comment"),
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        shown = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.head()[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | QColor | None:
        line = self.lines[index.row()]
        text = line.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(text, 300)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == BECAME and line.tone != "none":
            return colors_of().tone(line.tone)
        return None


class OwnActsDialog(QDialog):
    """`report_requested(exam id)`, `undelivered_requested(exam id)`: the dialog has closed, and the report,
    or what of an act in conflict or refused can be done, is asked for."""

    report_requested = Signal(str)
    undelivered_requested = Signal(str)

    def __init__(
        self, own_acts: OwnActs, words: ActWords, tasks: Tasks, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._own_acts, self._words, self._tasks = own_acts, words, tasks
        self._lines: Sequence[Line] = ()
        self.setWindowTitle(self.tr("All I did here"))
        self.search, self.fates = QLineEdit(), QComboBox()
        self.model = OwnActsModel(self)
        self.table, self._empty = QTableView(), EmptyState()
        self._count, self._told = label("", "muted"), label("", "warning", wrap=True)
        self._open = button(self.tr("Open the report"))
        self._settle = button(self.tr("Compare and choose…"))
        self._copy = button(self.tr("Copy"), "copy", "quiet")
        self._export = button(self.tr("Export…"), "file-down", "quiet")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._fill()
        self._lay_out()
        self._connect(bus)
        self.resize(_SIZE)
        self._empty.show_state("hourglass", self.tr("Reading…"))
        self._show_found()
        self._read()

    def _fill(self) -> None:
        self.search.setPlaceholderText(self.tr("Student, exam, decision, comment"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.fates.setAccessibleName(self.tr("What became of it"))
        for words, fates in (
            (self.tr("Whatever became of it"), frozenset()),
            (self.tr("Not answered yet"), OPEN),
            (self.tr("Accepted"), ACCEPTED),
            (self.tr("In conflict"), MET),
            (self.tr("Refused"), REFUSED),
            (self.tr("Replaced or taken back"), LET_GO),
        ):
            self.fates.addItem(words, fates)
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.windowTitle())
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setProperty("roomy", True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(COMMENT, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 8)
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.fates)
        top.addWidget(self._count)
        says = label(
            self.tr(
                "Kept encrypted on this computer for 400 days, for you to look up. The evidence is the "
                "server's record: every report shows it under History."
            ),
            "small",
            wrap=True,
        )
        words = QVBoxLayout()
        words.setContentsMargins(16, 8, 16, 0)
        words.addWidget(says)
        words.addWidget(self._told)
        self._told.hide()
        close = button(self.tr("Close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        for made in (self._open, self._settle, self._copy, self._export):
            foot.addWidget(made)
        foot.addStretch(1)
        foot.addWidget(close)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(top)
        page.addWidget(self.table, 1)
        page.addWidget(self._empty, 1)
        page.addLayout(words)
        page.addLayout(foot)

    def _connect(self, bus: Bus) -> None:
        self.search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._show_found)
        self.fates.currentIndexChanged.connect(self._show_found)
        self.table.activated.connect(self._ask_report)
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self._open.clicked.connect(self._ask_report)
        self._settle.clicked.connect(self._ask_undelivered)
        self._copy.clicked.connect(self._copy_rows)
        self._export.clicked.connect(self._choose_file)
        QShortcut(QKeySequence.StandardKey.Copy, self.table, self._copy_rows)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        bus.changed.connect(self._look)

    # What is shown

    @Slot(object)
    def _look(self, changes: Changes) -> None:
        if changes.outbox:
            self._read()

    def _read(self) -> None:
        def work() -> list[Line]:
            return [Line(own, self._words) for own in self._own_acts.rows()]

        self._tasks.run(self, work, self._take, self._fail, lane=Lane.CPU)

    def _take(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._show_found()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, OesError):
            message = message_for(error)
            self._tell(f"{message.title}. {message.sentence}")
        else:
            self._tasks.unhandled.emit(error)

    @Slot()
    def _show_found(self) -> None:
        terms, fates = search_terms(self.search.text()), self.fates.currentData()
        found = [
            line
            for line in self._lines
            if (not fates or line.own.became in fates)
            and all(term in line.text for term in terms.wanted)
            and not any(term in line.text for term in terms.unwanted)
        ]
        chosen = {line.own.act.id for line in self._chosen()}
        self.model.show_lines(found)
        for row in (row for row, line in enumerate(found) if line.own.act.id in chosen):
            self.table.selectRow(row)
        self._count.setText(self.tr("%n act(s)", "", len(found)))
        self.table.setVisible(bool(found))
        self._empty.setVisible(not found)
        if self._lines:
            self._empty.show_state("search", self.tr("Nothing of that kind"))
        elif not self._typing.isActive():
            self._empty.show_state(
                "history",
                self.tr("Nothing yet"),
                self.tr("Decisions, verdicts, marks and reviews that you make here will stand in this list."),
            )
        self._export.setEnabled(bool(found))
        self._follow()

    @Slot()
    def _follow(self) -> None:
        chosen = self._chosen()
        self._open.setEnabled(len(chosen) == 1 and bool(chosen[0].own.exam))
        waits = {line.own.became for line in chosen} <= {ActState.CONFLICT, ActState.PARKED}
        self._settle.setEnabled(len(chosen) == 1 and waits)
        self._copy.setEnabled(bool(chosen))

    def _chosen(self) -> list[Line]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.lines[row] for row in rows]

    # What can be done with it

    @Slot()
    def _ask_report(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1 and chosen[0].own.exam:
            self.accept()
            self.report_requested.emit(chosen[0].own.act.exam_id)

    @Slot()
    def _ask_undelivered(self) -> None:
        (line,) = self._chosen()
        self.accept()
        self.undelivered_requested.emit(line.own.act.exam_id)

    @Slot()
    def _copy_rows(self) -> None:
        rows = ["\t".join(one_line(cell, 1000) for cell in line.cells) for line in self._chosen()]
        to_clipboard("\n".join(rows))

    @Slot()
    def _choose_file(self) -> None:
        kinds = {".csv": self.tr("Table, UTF-8 (*.csv)"), ".json": "JSON (*.json)"}
        chooser = QFileDialog(self, self.tr("Export"), "oes-own-acts.csv")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilters(list(kinds.values()))
        chooser.setDefaultSuffix("csv")
        chooser.filterSelected.connect(
            lambda chosen: chooser.setDefaultSuffix("json" if chosen == kinds[".json"] else "csv")
        )
        chooser.fileSelected.connect(lambda name: self.write(Path(name)))
        chooser.open()

    def write(self, path: Path) -> None:
        """What is shown, as JSON for a name that ends in .json, else as CSV."""
        lines = self.model.lines
        if path.suffix.lower() == ".json":
            work = partial(self._own_acts.write_json, [line.own for line in lines], path)
        else:
            head = (*self.model.head(), self.tr("Student id"), self.tr("Exam id"))
            rows = ((*line.cells, line.own.student_id, line.own.act.exam_id) for line in lines)
            table = Table(self.windowTitle(), head, [20] * len(head), rows, len(lines))
            delimiter = ";" if self._words.formats.locale.decimalPoint() == "," else ","
            work = partial(write_csv, table, path, delimiter=delimiter)
        self._tasks.run(self, work, partial(self._written, path), self._fail)

    def _written(self, path: Path, count: int) -> None:
        words = self.tr("%n act(s) written to {name}, readable by anyone.", "", count)
        self._tell(words.format(name=one_line(path.name, 80)))

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.show()
