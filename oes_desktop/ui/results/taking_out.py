"""What leaves the table to the clipboard, a file or paper: what is selected, else all that matches."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.columns import Words
from oes_desktop.ui.results.copying import Copying
from oes_desktop.ui.results.exporting import Exporting
from oes_desktop.ui.results.lines import Extract
from oes_desktop.ui.results.model import ResultsModel
from oes_desktop.ui.results.printing import Printing
from oes_desktop.ui.results.table import ResultsTable

if TYPE_CHECKING:
    from oes_desktop.services.results import Results


class TakingOut(QObject):
    """`copy`, `copy_with_head`, `copy_cell`, `export`, `print` are its actions; `bar` shows long work.
    `title()` says what a file or a page is called."""

    def __init__(
        self,
        results: Results,
        table: ResultsTable,
        model: ResultsModel,
        formats: Formats,
        tasks: Tasks,
        notices: Notices,
        title: Callable[[], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._table, self._model, self._title = table, model, title
        words: Words = model.wording
        self._copying = Copying(results, words, tasks, notices, self)
        self.exporting = Exporting(results, words, formats, tasks, notices, self.extract, parent)
        self.bar = self.exporting.bar
        self.printing = Printing(results, words, tasks, notices, self.extract, self.bar, parent)
        self.export, self.print = self.exporting.action, self.printing.action
        self.copy = QAction(icon("copy", "muted"), "", self)
        self.copy_with_head = QAction(icon("copy", "muted"), "", self)
        self.copy_cell = QAction(icon("copy", "muted"), "", self)
        self.copy.triggered.connect(lambda: self.copy_rows(head=False))
        self.copy_with_head.triggered.connect(lambda: self.copy_rows(head=True))
        self.copy_cell.triggered.connect(self._copy_cell)
        self.copy.setShortcut(QKeySequence.StandardKey.Copy)
        self.copy_with_head.setShortcut("Ctrl+Shift+C")
        for action in (self.copy, self.copy_with_head):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # fields copy their own text
            table.addAction(action)
        self.retranslate()

    def selected(self) -> Extract | None:
        """The lines that are selected; None while there is no answer."""
        return self._extract(self._table.selected_spans())

    def extract(self) -> Extract | None:
        """Several selected lines, else all lines of the view."""
        chosen = self.selected()
        if chosen is None or chosen.count > 1:
            return chosen
        return self._extract([(0, self._model.rowCount() - 1)])

    def copy_rows(self, *, head: bool) -> None:
        self._copying.copy(self.selected(), head=head)

    def retranslate(self) -> None:
        self.copy.setText(self.tr("&Copy rows"))
        self.copy_with_head.setText(self.tr("Copy rows with &head"))
        self.copy_cell.setText(self.tr("Copy ce&ll"))
        self.exporting.retranslate()
        self.printing.retranslate()

    def _extract(self, spans: list[tuple[int, int]]) -> Extract | None:
        answer = self._model.answer
        if answer is None:
            return None
        return Extract(answer, spans, self._table.head.shown_columns(), self._title())

    @Slot()
    def _copy_cell(self) -> None:
        index = self._table.currentIndex()
        text = index.data(Qt.ItemDataRole.DisplayRole) if index.isValid() else None
        if isinstance(text, str) and text:
            self._copying.put(text)
