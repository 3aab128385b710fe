"""The view on paper: asks the system's print dialog, and has the pages painted on a lane."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QPageLayout
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.cancel import Cancel
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.ui.icons import icon
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.columns import Words
from oes_desktop.ui.results.lines import Extract, texts_of
from oes_desktop.ui.widgets.job_bar import JobBar

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from oes_desktop.services.results import Results

MOST = 5_000  # lines: some 150 pages


class Printing(QObject):
    """`action` opens the system's print dialog. `extract()` gives what to print."""

    def __init__(
        self,
        results: Results,
        words: Words,
        tasks: Tasks,
        notices: Notices,
        extract: Callable[[], Extract | None],
        bar: JobBar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._results, self._words, self._tasks, self._notices = results, words, tasks, notices
        self._extract, self._bar, self._window = extract, bar, parent
        self.action = QAction(icon("printer", "muted"), "", self)
        self.action.setShortcut(QKeySequence.StandardKey.Print)
        self.action.triggered.connect(self.ask)
        self.retranslate()

    @Slot()
    def ask(self) -> None:
        extract = self._extract()
        if extract is None or not extract.count:
            return
        if extract.count > MOST:
            self._notices.tell(
                self.tr("At most %n row(s) can be printed at once; more go into a file (Export).", "", MOST),
                seconds=8,
            )
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # few print, and not at the start

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setDocName(extract.title)
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.draw(extract, printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def draw(self, extract: Extract, printer: QPrinter) -> None:
        """Paint the pages on a lane (Qt allows that for printers)."""
        from oes_desktop.ui.results.printed_pages import Pages

        cancel = Cancel()
        footer = self.tr("page {page}")
        self._bar.begin(self.tr("Printing…"))
        progress = self._tasks.reporter(self._bar, self._bar.show_progress)

        def work() -> int:
            rows = texts_of(self._results, extract, self._words)
            return Pages(printer, extract, footer).paint(_watched(rows, extract.count, cancel, progress))

        handle = self._tasks.run(self, work, self._printed, self._failed, lane=Lane.CPU, cancel=cancel)
        self._bar.stopped.connect(handle.cancel, Qt.ConnectionType.SingleShotConnection)

    def retranslate(self) -> None:
        self.action.setText(self.tr("&Print…"))

    def _printed(self, pages: int) -> None:
        self._bar.end()
        self._notices.tell(self.tr("%n page(s) sent to the printer.", "", pages), seconds=6, tone="good")

    def _failed(self, error: Exception) -> None:
        self._bar.end()
        self._tasks.unhandled.emit(error)


def _watched(
    rows: Iterator[list[str]], total: int, cancel: Cancel, progress: Callable[[int, int], None]
) -> Iterator[list[str]]:
    for count, row in enumerate(rows):
        cancel.raise_if_set()
        progress(count, total)
        yield row
