"""The view as a file: what is selected, else all that matches, with the columns that are shown.

A CSV for Russian and Kazakh is parted by semicolons, as spreadsheets of these languages expect where the
comma is the decimal sign.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import OesError
from oes_desktop.runtime.tasks import Handle, Lane, Tasks
from oes_desktop.services.tables import Table, write_csv, write_xlsx
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.columns import COLUMNS, Words
from oes_desktop.ui.results.lines import Extract, cells_of
from oes_desktop.ui.safe_text import file_name, one_line
from oes_desktop.ui.widgets.job_bar import JobBar

if TYPE_CHECKING:
    from oes_desktop.services.results import Results

_LETTER_PX = 7  # of a column's width on the screen, a letter of a spreadsheet's


class Exporting(QObject):
    """`action` asks for a file and writes it; `bar` shows how far it is. `extract()` gives what to write."""

    def __init__(
        self,
        results: Results,
        words: Words,
        formats: Formats,
        tasks: Tasks,
        notices: Notices,
        extract: Callable[[], Extract | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._results, self._words, self._formats = results, words, formats
        self._tasks, self._notices, self._extract = tasks, notices, extract
        self._window = parent
        self._under_way: Handle | None = None
        self.bar = JobBar()
        self.bar.stopped.connect(self.stop)
        self.action = QAction(icon("file-down", "muted"), "", self)
        self.action.setShortcut("Ctrl+Shift+E")
        self.action.triggered.connect(self.ask)
        self.retranslate()

    @Slot()
    def ask(self) -> None:
        """Where to, and as what."""
        extract = self._extract()
        if extract is None or not extract.count or self._under_way is not None:
            return
        kinds = {".xlsx": self.tr("Spreadsheet (*.xlsx)"), ".csv": self.tr("Text, UTF-8 (*.csv)")}
        name = file_name(f"{extract.title} {QDate.currentDate().toString(Qt.DateFormat.ISODate)}")
        chooser = QFileDialog(self._window, self.tr("Export {count} row(s)").format(
            count=self._formats.number(extract.count)), f"{name}.xlsx")  # fmt: skip
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilters(list(kinds.values()))
        chooser.setDefaultSuffix("xlsx")
        chooser.filterSelected.connect(
            lambda chosen: chooser.setDefaultSuffix("csv" if chosen == kinds[".csv"] else "xlsx")
        )
        chooser.fileSelected.connect(lambda path: self.write(extract, Path(path)))
        chooser.open()

    def write(self, extract: Extract, path: Path) -> None:
        """CSV for a name that ends in .csv, else XLSX."""
        cancel = Cancel()
        self.bar.begin(self.tr("Writing {name}").format(name=one_line(path.name, 80)))
        self.action.setEnabled(False)
        self._under_way = self._tasks.run(
            self,
            partial(
                self._work, extract, path, cancel, self._tasks.reporter(self.bar, self.bar.show_progress)
            ),
            partial(self._written, path),
            self._failed,
            lane=Lane.CPU,
            cancel=cancel,
        )

    @Slot()
    def stop(self) -> None:
        if self._under_way is not None:
            self._under_way.cancel()
            self._ended()
            self._notices.tell(self.tr("The export was cancelled; no file was written."), seconds=6)

    def retranslate(self) -> None:
        self.action.setText(self.tr("&Export…"))

    def _work(
        self, extract: Extract, path: Path, cancel: Cancel, progress: Callable[[int, int], None]
    ) -> int:
        widths = [max(8, COLUMNS[place].width // _LETTER_PX) for place in extract.places]
        table = Table(
            title=extract.title,
            head=extract.head,
            widths=widths[: len(extract.head)],
            rows=cells_of(self._results, extract, self._words, self._formats),
            total=extract.count,
        )
        if path.suffix.lower() == ".csv":
            delimiter = ";" if self._formats.locale.decimalPoint() == "," else ","
            return write_csv(table, path, delimiter=delimiter, cancel=cancel, progress=progress)
        return write_xlsx(table, path, cancel=cancel, progress=progress)

    def _written(self, path: Path, count: int) -> None:
        self._ended()
        self._notices.tell(
            self.tr("%n row(s) written to {name}, readable by anyone.", "", count).format(
                name=one_line(path.name, 80)
            ),
            seconds=10,
            tone="good",
        )

    def _failed(self, error: Exception) -> None:
        self._ended()
        if isinstance(error, OesError):
            self._notices.show(error)
        else:
            self._tasks.unhandled.emit(error)

    def _ended(self) -> None:
        self._under_way = None
        self.bar.end()
        self.action.setEnabled(True)
