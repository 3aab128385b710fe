"""«Печать» and «Сохранить PDF» of a report: asks, then has all of it done on a lane, with a way to stop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QVBoxLayout

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import SystemClock
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import Report
from oes_desktop.runtime.tasks import Handle, Lane, Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.saving import save
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon
from oes_desktop.ui.report.header import BRIEF
from oes_desktop.ui.report.paper.appeals import Appeals
from oes_desktop.ui.report.paper.composing import compose
from oes_desktop.ui.report.paper.dialog import PaperDialog
from oes_desktop.ui.report.paper.issue import Issue, Seal
from oes_desktop.ui.report.paper.pages import a4, paint_pages
from oes_desktop.ui.report.paper.pdf import pdf_of
from oes_desktop.ui.report.paper.pictures import fetch
from oes_desktop.ui.safe_text import file_name, one_line
from oes_desktop.ui.widgets.buttons import name_button, tool_button
from oes_desktop.ui.widgets.job_bar import JobBar

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from oes_desktop.ui.report.window import ReportWindow

Progress = Callable[[int, int], None]


class Papers(QObject):
    """Lives as long as the window: a button with a menu in its header, keys, and a line that shows how far
    the work is. One piece of work at a time; closing the window ends it."""

    def __init__(
        self, window: ReportWindow, desk: Desk, tasks: Tasks, formats: Formats, preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._tasks = window, desk, tasks
        self._formats, self._preferences = formats, preferences
        self._clock = SystemClock()
        self._under_way: Handle | None = None
        self.bar = JobBar()
        self.bar.stopped.connect(self.stop)
        rows = window.layout()
        assert isinstance(rows, QVBoxLayout)
        rows.insertWidget(rows.indexOf(window.notices.bar) + 1, self.bar)
        self.button = tool_button("printer")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        self.printing = self.add_action(
            "printer", QKeySequence(QKeySequence.StandardKey.Print), self.ask_print
        )
        self.pdf = self.add_action("file-down", QKeySequence("Ctrl+Shift+S"), self.ask_pdf)
        self.appeals = Appeals(self, window, desk, formats, self._clock)
        window.header.add_tool(self.button)
        window.report_shown.connect(self._weigh)
        window.opening.begun.connect(self._weigh)
        window.opening.gone.connect(self._weigh)
        window.closed.connect(self._leave)
        window.installEventFilter(self)
        self._retranslate()
        self._weigh()

    def add_action(self, icon_name: str, keys: QKeySequence, slot: Callable[[], None]) -> QAction:
        """In the menu, and by its keys."""
        made = QAction(icon(icon_name, "muted"), "", self)
        made.setShortcut(keys)
        made.triggered.connect(slot)
        self.menu.addAction(made)
        self._window.addAction(made)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return False

    def _retranslate(self) -> None:
        name_button(self.button, self.tr("Print and save"))
        self.printing.setText(self.tr("&Print…"))
        self.pdf.setText(self.tr("Save as P&DF…"))
        self.appeals.retranslate()

    def _weigh(self, *_: object) -> None:
        """What can be done now."""
        able = self._window.report is not None and self._under_way is None
        for action in self.menu.actions():
            action.setEnabled(able)
        self.button.setEnabled(able)

    # ---- asking

    @Slot()
    def ask_pdf(self) -> None:
        self._ask(self.tr("Save the report as PDF"), self.tr("Choose a file…"), self._choose_pdf)

    @Slot()
    def ask_print(self) -> None:
        self._ask(self.tr("Print the report"), self.tr("Choose a printer…"), self._choose_printer)

    def _ask(self, title: str, go: str, agreed: Callable[[Report, bool, bool], None]) -> None:
        report = self.free_for()
        if report is None:
            return
        warning = self.tr(
            "What you print or save lies outside the program's encryption: whoever gets it can read the "
            "name, the decision and the pictures."
        )
        dialog = PaperDialog(
            title,
            go,
            [warning],
            brief=self._window.header.tabs.current == BRIEF,
            photos=self._preferences.settings.paper_photos,
            parent=self._window,
        )
        dialog.agreed.connect(lambda brief, photos: self._agreed(agreed, report, brief, photos))
        dialog.open()

    def free_for(self) -> Report | None:
        """The report that is shown; None without one, and while something is being done already."""
        return self._window.report if self._under_way is None else None

    def _agreed(
        self, go: Callable[[Report, bool, bool], None], report: Report, brief: bool, photos: bool
    ) -> None:
        if photos != self._preferences.settings.paper_photos:
            self._tasks.run(self, partial(self._preferences.change, paper_photos=photos))
        go(report, brief, photos)

    def _choose_pdf(self, report: Report, brief: bool, photos: bool) -> None:
        self.choose_file(
            report,
            self.tr("Save the report as PDF"),
            "pdf",
            self.tr("PDF (*.pdf)"),
            lambda path: self.write_pdf(report, path, brief=brief, photos=photos),
        )

    def choose_file(
        self, report: Report, title: str, suffix: str, kind: str, chosen: Callable[[Path], None]
    ) -> None:
        """Ask where to; the system asks itself before a file is written over."""
        row = report.exam
        day = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        name = file_name(f"{row.student_name or row.student_id} {row.exam} {day}", 120)
        chooser = QFileDialog(self._window, title, f"{name}.{suffix}")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilters([kind])
        chooser.setDefaultSuffix(suffix)
        chooser.fileSelected.connect(lambda path: chosen(Path(path)))
        chooser.open()

    def _choose_printer(self, report: Report, brief: bool, photos: bool) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # few print

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(a4())
        printer.setDocName(one_line(report.exam.student_name, 80))
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_to(report, printer, brief=brief, photos=photos))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    # ---- doing

    def issue(self, report: Report, *, photos: bool, seal: Seal = Seal.NONE) -> Issue:
        desk = self._desk
        return Issue(
            report,
            desk.meta,
            desk.server,
            desk.account.name,
            self._clock.now_ms(),
            photos,
            seal,
            self.shifts(report),
        )

    def shifts(self, report: Report) -> Mapping[str, int]:
        """What the proctor shifted by hand, as the player shows it."""
        return self._window.player.clock_of(report).shifts

    def write_pdf(self, report: Report, path: Path, *, brief: bool, photos: bool) -> None:
        paper = compose(self.issue(report, photos=photos), self._formats, brief=brief)
        recordings, exam_id = self._desk.recordings, report.exam.id

        def work(cancel: Cancel, progress: Progress) -> None:
            pictures = fetch(paper, exam_id, recordings, cancel, progress)
            data = pdf_of(paper, pictures, cancel)
            cancel.raise_if_set()
            save(path, data)

        words = self.tr("Writing {name}").format(name=one_line(path.name, 80))
        self.run(words, work, lambda _: self.tell_written(path))

    def print_to(self, report: Report, printer: QPrinter, *, brief: bool, photos: bool) -> None:
        paper = compose(self.issue(report, photos=photos), self._formats, brief=brief)
        recordings, exam_id = self._desk.recordings, report.exam.id

        def work(cancel: Cancel, progress: Progress) -> int:
            pictures = fetch(paper, exam_id, recordings, cancel, progress)
            return paint_pages(printer, paper, pictures, cancel)

        self.run(self.tr("Printing…"), work, self._printed)

    def run(
        self,
        words: str,
        work: Callable[[Cancel, Progress], object],
        done: Callable[..., object],
    ) -> None:
        """`work` on a lane, with the line that shows it; what it raises is told in one sentence."""
        cancel = Cancel()
        self.bar.begin(words)
        progress = self._tasks.reporter(self.bar, self.bar.show_progress)
        self._under_way = Handle(cancel)  # until there is another: the work may end at once
        handle = self._tasks.run(
            self,
            partial(work, cancel, progress),
            partial(self._end, done),
            self._failed,
            lane=Lane.CPU,
            cancel=cancel,
        )
        if self._under_way is not None:
            self._under_way = handle
        self._weigh()

    @Slot()
    def stop(self) -> None:
        """The person wants no more of it."""
        if self._under_way is not None:
            self._leave()
            self._window.notices.tell(self.tr("Cancelled; no file was written."), seconds=6)

    def tell_written(self, path: Path) -> None:
        text = self.tr(
            "{name} is written. It is not encrypted: keep it where only those may read it who should."
        )
        self._window.notices.tell(text.format(name=one_line(path.name, 80)), seconds=10, tone="good")

    def _printed(self, pages: int) -> None:
        self._window.notices.tell(
            self.tr("%n page(s) sent to the printer.", "", pages), seconds=6, tone="good"
        )

    def _end(self, done: Callable[..., object], result: object) -> None:
        self._ended()
        done(result)

    def _failed(self, error: Exception) -> None:
        self._ended()
        if isinstance(error, OesError):
            self._window.notices.show(error)
        else:
            self._tasks.unhandled.emit(error)

    def _leave(self, *_: object) -> None:
        if self._under_way is not None:
            self._under_way.cancel()
            self._ended()

    def _ended(self) -> None:
        self._under_way = None
        self.bar.end()
        self._weigh()
