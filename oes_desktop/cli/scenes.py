"""What a guide does to the program, by real clicks and keys: shared by the tour and the README's pictures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from oes_desktop.app import Program
from oes_desktop.cli.server_child import ServerChild
from oes_desktop.domain.downloading import Stage
from oes_desktop.domain.models import FINISHED, UNDECIDED, ExamRow
from oes_desktop.domain.query import Column, Grouping
from oes_desktop.ui.report.header import DETAILED
from oes_desktop.ui.report.window import ReportWindow
from oes_desktop.ui.results.columns import COLUMNS
from oes_desktop.ui.results.filter_bar import FilterBar
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.widgets.snapshots import SnapshotGrid

LEFT = Qt.MouseButton.LeftButton


class Scenes:
    """One program with its server, seen from outside."""

    def __init__(self, program: Program, server: ServerChild, password: str) -> None:
        self.program, self.server = program, server
        self._password = password
        self._mark = 0

    # ---- what is there

    @property
    def page(self) -> ResultsPage:
        assert self.program.results is not None
        return self.program.results

    @property
    def filters(self) -> FilterBar:
        return self.page.filters

    @property
    def report(self) -> ReportWindow:
        return next(iter(self.program.reports.values()))

    @property
    def rows(self) -> list[ExamRow]:
        """The lines that are on screen, as far as they were read."""
        lines = [self.page.model.line(row) for row in range(min(40, self.page.model.rowCount()))]
        return [line.row for line in lines if line is not None]

    @property
    def main(self) -> QWidget:
        return self.program.window

    def matches(self) -> int:
        answer = self.page.model.answer
        return 0 if answer is None else answer.matches

    def total(self) -> int:
        answer = self.page.model.answer
        return 0 if answer is None else answer.total

    def status_online(self) -> bool:
        return self.program.desk is not None and self.program.desk.sync.status.online

    def waiting(self) -> int:
        assert self.program.desk is not None
        return self.program.desk.sync.status.waiting

    # ---- signing in

    def form_is_there(self) -> bool:
        form = self.program.sign_in.form
        return form.isVisible() and form.password.edit.isEnabled()

    def sign_in(self) -> None:
        form = self.program.sign_in.form
        form.password.edit.setFocus()
        QTest.keyClicks(form.password.edit, self._password)
        QTest.mouseClick(form.main, LEFT)

    def results_are_there(self) -> bool:
        return self.status_online() and self.matches() > 0 and len(self.rows) > 5

    # ---- results

    def search(self, text: str) -> None:
        self.page.focus_search()
        type_text(self.page.filters.search, text)

    def search_first(self) -> None:
        """For the first student on screen, in lower case."""
        self.search(self.rows[0].student_name.split()[0].lower())

    def question_is_asked(self) -> bool:
        """What was typed stands in the filters, and every row on screen answers to it."""
        filters = self.filters.filters
        asked = filters.statuses == {FINISHED} and filters.excluded == {("decisions", "accepted")}
        rows = self.rows
        fits = all(
            row.status == FINISHED and row.violations > 0 and row.decision != "accepted" for row in rows
        )
        return asked and 0 < self.matches() < self.total() and len(rows) > 0 and fits

    def save_view(self) -> None:
        self.page.views.save_new("Рискованные")

    def view_is_there(self) -> bool:
        return not self.page.view.startswith("all") and self.page.tabs.count() > 6

    def select(self, first: int, last: int) -> None:
        """A click, and another one with Shift."""
        table = self.page.table
        table.setFocus()
        for row, modifier in (
            (first, Qt.KeyboardModifier.NoModifier),
            (last, Qt.KeyboardModifier.ShiftModifier),
        ):
            place = table.visualRect(self.page.model.index(row, 0)).center()
            QTest.mouseClick(table.viewport(), LEFT, modifier, place)

    def digit(self, number: int) -> None:
        """A number key for the table."""
        QTest.keyClick(self.page.table, Qt.Key(Qt.Key.Key_0 + number))

    def palette(self) -> QWidget:
        return self.program.window.palette_

    def open_commands(self) -> None:
        """Ctrl+K, and the first letters of the first student's name."""
        name = self.rows[0].student_name
        self.program.window.actions_["commands"].trigger()
        type_text(self.program.window.palette_.field, name[:5].lower())

    def commands_offer_students(self) -> bool:
        return self.program.window.palette_.offers(self.rows[0].student_name)

    def close_commands(self) -> None:
        QTest.keyClick(self.program.window.palette_.field, Qt.Key.Key_Escape)

    def press(self, button: QWidget) -> None:
        QTest.mouseClick(button, LEFT)

    def close_popup_and_reset(self) -> None:
        if self.filters.open_popup is not None:
            self.filters.open_popup.close_panel()
        self.press(self.filters.reset)

    def group(self, grouping: Grouping) -> None:
        """A click on one of the two icons at the top right."""
        self.press(self.filters.grouping.button(grouping.value))

    def sort_by(self, column: Column) -> None:
        """A click on the header of the column."""
        head = self.page.table.head
        place = [known.column for known in COLUMNS].index(column)
        x = head.sectionViewportPosition(place) + head.sectionSize(place) // 3
        QTest.mouseClick(head.viewport(), LEFT, pos=QPoint(x, head.height() // 2))

    def sorted_by_honesty(self) -> bool:
        known = [row.honesty for row in self.rows if row.honesty is not None]
        return len(known) > 3 and known == sorted(known)

    def grouped(self) -> bool:
        answer = self.page.model.answer
        grouped = answer is not None and answer.groups is not None and answer.group_count > 3
        return grouped and len(self.rows) > 3

    def expand_first(self) -> None:
        self._mark = self.page.model.rowCount()
        table = self.page.table
        table.setFocus()
        table.setCurrentIndex(self.page.model.index(0, 0))
        QTest.keyClick(table, Qt.Key.Key_Return)

    def expanded(self) -> bool:
        return self.page.model.rowCount() > self._mark

    def open_report(self, choose: Callable[[ExamRow], bool]) -> None:
        """Enter on the first row that `choose` takes."""
        place = next(at for at, row in enumerate(self.rows) if choose(row))
        table = self.page.table
        table.setFocus()
        table.setCurrentIndex(self.page.model.index(place, 0))
        QTest.keyClick(table, Qt.Key.Key_Return)

    def preview(self, choose: Callable[[ExamRow], bool]) -> None:
        """Space on the first row that `choose` takes."""
        place = next(at for at, row in enumerate(self.rows) if choose(row))
        table = self.page.table
        table.setFocus()
        table.selectRow(place)
        QTest.keyClick(table, Qt.Key.Key_Space)

    def preview_is_there(self) -> bool:
        """With its report, and every photo that is seen."""
        previewing = self.page.previewing
        exam = previewing.panel.exam
        return previewing.is_open and exam.report is not None and previewing.photos.idle

    def is_watchable(self, row: ExamRow) -> bool:
        """Recorded, finished, in several attempts, and nobody has decided yet."""
        finished = row.size > 0 and row.status == FINISHED and row.decision == UNDECIDED
        return finished and row.violations > 2 and row.attempts > 1

    # ---- downloads

    def download(self, count: int) -> None:
        """The first exams that have recordings, by the command of their rows."""
        table = self.page.table
        table.clearSelection()
        recorded = [place for place, row in enumerate(self.rows) if row.size > 0 and row.status == FINISHED]
        rows = [self.page.model.index(place, 0) for place in recorded[:count]]
        table.setCurrentIndex(rows[0])
        for index in rows:
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            table.selectionModel().select(index, flags)
        self.page.rows.download.trigger()

    def something_comes(self) -> bool:
        downloads = self.program.downloads
        return downloads is not None and len(downloads.following.overview.entries) > 0

    def downloads_are_here(self) -> bool:
        """The page is in front, and all that was asked for has come."""
        downloads = self.program.downloads
        entries = downloads.page.model.entries if downloads is not None and downloads.is_open else ()
        return len(entries) > 0 and all(entry.stage is Stage.HERE for entry in entries)

    def page_is_in_front(self) -> bool:
        return self.page.isVisible()

    # ---- report

    def report_is_there(self) -> bool:
        panes = self.report.player.panes if self.program.reports else {}
        return any(pane.frame is not None for pane in panes.values())

    def play(self) -> None:
        self._mark = self.report.player.position_ms or 0
        self.report.player.setFocus()
        QTest.keyClick(self.report.player, Qt.Key.Key_Space)

    def played(self, ms: int) -> bool:
        player = self.report.player
        return player.playing and (player.position_ms or 0) >= self._mark + ms

    def choose_violation(self, row: int) -> None:
        panel = self.report.violations
        index = panel.model.index(row)
        QTest.mouseClick(panel.list.viewport(), LEFT, pos=panel.list.visualRect(index).center())

    def plays_violation(self, row: int) -> bool:
        panel, player = self.report.violations, self.report.player
        violation = panel.model.violation(panel.model.index(row))
        return violation is not None and abs((player.position_ms or 0) - violation.at_ms) < 4_000

    def show_page(self, code: str) -> None:
        self.report.header.tabs.choose(code)

    def grids(self) -> list[SnapshotGrid]:
        return [grid for grid in self.report.pages.brief.findChildren(SnapshotGrid) if grid.isVisible()]

    def photos_are_there(self) -> bool:
        return bool(self.grids()) and self.report.photos.idle

    def click_photo(self, place: int) -> None:
        grid = self.grids()[0]
        self._mark = 0
        QTest.mouseClick(
            grid.viewport(), LEFT, pos=grid.visualRect(grid.cards.index(place, 0)).center() - QPoint(20, 20)
        )

    def plays(self) -> bool:
        return self.report.header.tabs.current == DETAILED and self.report.player.playing

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key for the report, wherever in it the focus is."""
        target = QApplication.focusWidget()
        inside = target is not None and target.window() is self.report
        QTest.keyClick(target if target is not None and inside else self.report, key, modifier)

    def decide(self, number: int) -> None:
        self.report.player.setFocus()
        QTest.keyClick(self.report.player, Qt.Key(Qt.Key.Key_0 + number))

    def decided(self, value: str) -> bool:
        row = self.row(self.report.exam_id)
        return self.report.header.decision.shown.value == value and row is not None and row.decision == value

    def row(self, exam_id: str) -> ExamRow | None:
        return next((row for row in self.rows if row.id == exam_id), None)

    def comment(self, text: str) -> None:
        """Open the panel, type, save."""
        button = self.report.header.decision
        button.open_comment()
        type_text(button.panel.comment, text)
        QTest.mouseClick(button.panel.save, LEFT)

    def delivered(self) -> bool:
        """The server's own history shows what was decided, and nothing waits."""
        page = self.report.pages.history
        return (
            self.waiting() == 0
            and page.model.rowCount() > 0
            and not self.report.header.decision.shown.pending
        )

    # ---- the connection

    def stop_server(self) -> None:
        self.program.tasks.run(
            self.program, self.server.stop, lambda _: self.program.window.refresh_requested.emit()
        )

    def start_server(self) -> None:
        self.program.tasks.run(
            self.program, self.server.start, lambda _: self.program.window.refresh_requested.emit()
        )


def in_turn(*acts: Callable[[], object]) -> Callable[[], None]:
    """Several acts as one."""

    def act() -> None:
        for each in acts:
            each()

    return act


def type_text(field: QWidget, text: str) -> None:
    """Key presses with their letters; QTest knows the ASCII ones only."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(field, event)
