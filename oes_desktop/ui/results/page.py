"""The results page («Результаты», manual 2): lays out views, filters and table, and passes questions on.

The page holds the question (`Query`), which groups are open, and which view was chosen; it keeps them in
the user's store. Answers come from `Asking`; the table and its model show them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import SystemClock
from oes_desktop.domain.query import ALL_OPEN, CLOSED, Column, Expanded, Filters, Grouping, Query
from oes_desktop.domain.stored_query import expanded_from, expanded_values, values_of
from oes_desktop.domain.views import View, ViewSet, built_in_views, set_values
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.asking import Asking, Opening, Question, Reply
from oes_desktop.ui.results.batch import Batching
from oes_desktop.ui.results.column_chooser import ColumnChooser
from oes_desktop.ui.results.columns import Words
from oes_desktop.ui.results.downloading import Downloading
from oes_desktop.ui.results.filter_bar import FilterBar
from oes_desktop.ui.results.finding import Finding
from oes_desktop.ui.results.frame import Menus, PageFrame, StatusLine
from oes_desktop.ui.results.keeping import STATE, VIEWS, Keeping, opening
from oes_desktop.ui.results.model import ResultsModel
from oes_desktop.ui.results.previewing import Previewing
from oes_desktop.ui.results.queue import ReportQueue
from oes_desktop.ui.results.reviewing import Reviewing
from oes_desktop.ui.results.row_actions import RowActions
from oes_desktop.ui.results.states import States, state_of
from oes_desktop.ui.results.table import ResultsTable
from oes_desktop.ui.results.taking_out import TakingOut
from oes_desktop.ui.results.view_commands import ViewCommands
from oes_desktop.ui.results.view_tabs import ViewTabs, view_title
from oes_desktop.ui.theme import Theme


class ResultsPage(QWidget):
    """`report_requested(exam id)`; `moment_requested(exam id, wall ms)`: the report at a moment of it;
    `refresh_requested` when the proctor does not want to wait for a sync."""

    report_requested = Signal(str)
    moment_requested = Signal(str, object)
    refresh_requested = Signal()
    standing = Signal()  # as it was left, with the first rows if the store alone can tell them
    usable = Signal()  # the first answer is on screen: filters and sorting work

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        bus: Bus,
        notices: Notices,
        theme: Theme,
        language: Language,
        preferences: Preferences,
        *,
        actions: Menus | None = None,
        footer: StatusLine | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._notices = desk, tasks, notices
        self._language, self._preferences = language, preferences
        self._query, self._expanded = Query(), CLOSED
        self._opened = self._ready = False
        self._formats = Formats(language, desk.meta.time_zone)
        words = Words(desk.meta.vocabulary, self._formats, self)
        self.model = ResultsModel(desk.results, tasks, words, self)
        self.table = ResultsTable(self.model, theme)
        self.filters = FilterBar(desk.meta.vocabulary, words, self._formats, SystemClock().now_ms)
        built_in = built_in_views(desk.meta.vocabulary)
        self.views = ViewTabs(ViewSet(built_in), self._formats, self.table.head.arrangement)
        self.tabs = self.views.bar
        self.view_commands = ViewCommands(self.views, notices, preferences, tasks)
        self.states = States(self.table, self._formats)
        self.previewing = Previewing(
            self.states, self.table, self.model, desk, tasks, bus, notices, preferences, self._formats, self
        )
        self.frame = PageFrame(actions, footer, self._formats, self)
        self.columns = ColumnChooser(self.table.head, self)
        self._queue = ReportQueue(desk.results, tasks, desk.presence.is_elsewhere, self)
        self.reviewing = Reviewing(self._queue, self.table.current_exam, notices, self)
        self.finding = Finding(desk.results, tasks, self.views, lambda: self._query.filters, self.frame)
        self._asking = Asking(desk.results, tasks, self)
        title = lambda: view_title(self.views.view)  # noqa: E731
        self.taking = TakingOut(
            desk.results, self.table, self.model, self._formats, tasks, notices, title, self
        )
        self.batch = Batching(
            self.table, self.model, desk, tasks, bus, notices, preferences, self._formats, self
        )
        self.rows = RowActions(
            self.table, self.model, self.batch, desk.meta.vocabulary, self._formats, self.taking, self
        )
        self._keeping = Keeping(self.state, partial(desk.views.save, STATE), tasks, self)
        self._views_keeping = Keeping(
            lambda: set_values(self.views.views), partial(desk.views.save, VIEWS), tasks, self
        )
        self._lay_out()
        self._fill_menus()
        self._connect(bus, language)
        self._retranslate()
        self._show_settings()
        self._asking.open(
            partial(opening, desk.results, desk.views, built_in), language.code, self._formats.clock_steps()
        )

    def _fill_menus(self) -> None:
        """What stands in the menus of the window, and of a row."""
        offer, taking, views = self.frame.offer, self.taking, self.view_commands
        parts = (self.model, self.views, self.filters, self.batch, self.previewing)
        self.downloading = Downloading(self._desk.results, *parts, self._tasks, self)
        offer("view", self.filters.grouping.menu.menuAction(), self.columns.action, views.menu.menuAction())
        offer("view", views.compact, self.previewing.action, *self.downloading.actions)
        offer("exam", self.reviewing.action, *self.rows.own, taking.export, taking.print)
        offer("edit", taking.copy, taking.copy_with_head, taking.copy_cell)
        self.rows.looks = [self.frame.open, self.previewing.action]

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("header", True)
        top = QHBoxLayout(head)
        top.setContentsMargins(0, 0, 16, 0)
        top.addWidget(self.views, 1)
        top.addWidget(self.previewing.button)
        bar = QFrame()
        bar.setProperty("header", True)
        inner = QVBoxLayout(bar)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.filters)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(head)
        page.addWidget(bar)
        page.addWidget(self.taking.bar)
        page.addWidget(self.previewing.splitter, 1)
        page.addWidget(self.batch.foot)

    def _connect(self, bus: Bus, language: Language) -> None:
        bus.changed.connect(self._changed)
        language.changed.connect(self._asking.use_language)
        asking, table, states = self._asking, self.table, self.states
        asking.opened.connect(self._show_opening)
        asking.ready.connect(self._index_ready)
        asking.replied.connect(self._show_reply)
        asking.tallied.connect(self.views.show_counts)
        asking.counted.connect(self.filters.show_facets)
        asking.summed.connect(self.frame.show_facts)
        asking.updated.connect(partial(self._ask, stay=True))
        self.filters.changed.connect(self._filter)
        self.filters.grouping.chosen.connect(self._group)
        self.filters.facets_wanted.connect(self._count)
        self.views.chosen.connect(self._show_view)
        self.views.changed.connect(self._views_keeping.remember)
        self.views.counts_wanted.connect(partial(self._ask, stay=True))
        self.views.compact_chosen.connect(table.show_compact)
        table.head.sort_requested.connect(self._sort)
        table.head.order_requested.connect(lambda key: self.ask_for(replace(self._query, sort=(key,))))
        table.head.arranged.connect(self._arranged)
        self.finding.chosen.connect(self._filter)
        for asked in (table.opened, self.reviewing.found, self.previewing.report_requested):
            asked.connect(self._open_report)
        for left in (self.filters.left, table.head.left, self.finding.chosen):
            left.connect(lambda *_: table.setFocus())
        table.toggled.connect(lambda code: self._expand(self._expanded.turned(code)))
        table.all_turned.connect(self._turn_all)
        self.filters.grouping.all_turned.connect(self._turn_all)
        table.preview_requested.connect(self.previewing.toggle)
        self.previewing.moment_requested.connect(self._open_moment)
        self.previewing.arranged.connect(self._keeping.remember)
        table.escaped.connect(lambda: self.batch.escape() or self.filters.clear_search())
        self.batch.export_requested.connect(self.taking.export.trigger)
        self.rows.filter_requested.connect(self._filter)
        states.reset_requested.connect(self.reset)
        states.last_filter_left.connect(self.filters.remove_last)
        states.refresh_requested.connect(self.refresh_requested)
        states.archive_left.connect(lambda: self._filter(replace(self._query.filters, archived=False)))
        self.frame.open.triggered.connect(lambda: table.activate_row(table.currentIndex().row()))
        self.frame.reset.triggered.connect(self.reset)

    @property
    def title(self) -> str:
        return self.tr("Results")

    @property
    def query(self) -> Query:
        return self._query

    @property
    def expanded(self) -> Expanded:
        return self._expanded

    @property
    def view(self) -> str:
        """Code of the tab that is on."""
        return self.views.view.code

    def queue(self) -> ReportQueue:
        """The exams as they stand here, for the previous and next of report windows."""
        return self._queue

    def focus_search(self) -> None:
        self.filters.search.begin()

    def reset(self) -> None:
        """«Сброс»: search and filters go, sorting, grouping and columns stay."""
        self._filter(Filters())

    # The question changes

    def _filter(self, filters: Filters) -> None:
        self.ask_for(replace(self._query, filters=filters))

    def _sort(self, column: Column, add: bool) -> None:
        self.ask_for(self._query.sorted_by(column, add=add))

    def _group(self, grouping: Grouping) -> None:
        self.ask_for(replace(self._query, grouping=grouping), stay=True)

    @Slot(object)
    def _show_view(self, view: View) -> None:
        """A view was chosen: its question, its columns."""
        self.table.head.show_arrangement(view.columns)
        self.ask_for(view.query)
        self._keeping.remember()

    def ask_for(self, query: Query, *, stay: bool = False) -> None:
        """Ask another question; `stay`: nothing may jump."""
        if query != self._query:
            if query.grouping is not self._query.grouping:
                self._expanded = CLOSED
            self._query = query
            if self.filters.filters != query.filters:
                self.filters.show_filters(query.filters)
            self.views.follow(query)
            self._ask(stay=stay)  # while it is answered elsewhere, there is time to show the question
            self._show_query()
            self._keeping.remember()

    def _arranged(self) -> None:
        self.views.remember_columns()
        self._keeping.remember()

    def _expand(self, expanded: Expanded) -> None:
        self._expanded = expanded
        self._ask(stay=True)
        self._keeping.remember()

    @Slot(bool)
    def _turn_all(self, opened: bool) -> None:
        self._expand(ALL_OPEN if opened else CLOSED)

    def _show_query(self) -> None:
        """Header and icons show the same question as the filters."""
        self.filters.grouping.show_grouping(self._query.grouping)
        self.frame.reset.setEnabled(self._query.filters.restricts)
        self.table.head.show_sort(self._query.sort)

    def _ask(self, *, stay: bool) -> None:
        if self._opened and self._ready:
            first, count = self.table.seen
            views = [view.filters for view in self.views.views]
            self._asking.ask(Question(self._query, self._expanded, first, count, views, stay))

    def _count(self) -> None:
        if self._ready:
            self._asking.count(self._query.filters, self.filters.periods)

    # Answers come

    @Slot(object)
    def _show_opening(self, opening: Opening) -> None:
        self._opened = True
        state = opening.state
        self._query = opening.query
        self._expanded = expanded_from(state.get("expanded"))
        self.table.head.show_arrangement(opening.columns)
        self.views.show_views(opening.views, opening.view, self._query)
        self.filters.show_filters(self._query.filters)
        self._show_query()
        self.previewing.restore(state.get("preview"))
        self._keeping.begin()
        self._views_keeping.begin()
        if not self._ready and opening.lines:
            self.model.show_page(opening.lines)
        self._show_state()
        self._ask(stay=False)
        if not self.isVisible():  # a start; the table would follow the line where the keyboard is
            self.tabs.setFocus()
        self.standing.emit()

    def _index_ready(self) -> None:
        self._ready = True
        self._ask(stay=True)

    @Slot(object)
    def _show_reply(self, reply: Reply) -> None:
        first = self.model.answer is None
        self.table.show_answer(reply.answer, reply.window, stay=reply.question.stay)
        if first:
            self.usable.emit()
        self._queue.show_answer(reply.answer)
        self._show_state()
        self._tasks.after_painting(self, partial(self._show_around, reply))

    def _show_around(self, reply: Reply) -> None:
        """What stands around the rows: they are painted first."""
        if reply.answer is self.model.answer:
            self.filters.show_remaining(reply.answer.matches)
            self.filters.search.rest.now()
            self.views.rest.now()
            self._asking.sum_up(reply.answer)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        self._asking.follow(changes)
        if changes.presence:
            self.model.show_presence(changes.presence)
        if changes.connection:
            self._show_state()
        if changes.settings:
            self._show_settings()

    def _show_state(self) -> None:
        sync = self._desk.sync.status
        lines, answer = self.model.rowCount(), self.model.answer
        state = state_of(lines, answer, self._query.filters, sync)
        self.states.show_state(state, sync, self.filters.last)

    def _show_settings(self) -> None:
        self.views.use_compact(self._preferences.settings.compact_rows)

    def _show_frame(self) -> None:
        """Facts, keys and commands in the window, while this page is the one in front."""
        if self.isVisible():
            self.frame.show_keys()
            if self.model.answer is not None:
                self._asking.sum_up(self.model.answer)

    def _open_report(self, exam_id: str) -> None:
        self._queue.follow(exam_id)
        self.report_requested.emit(exam_id)

    @Slot(str, object)
    def _open_moment(self, exam_id: str, at_ms: int) -> None:
        self._queue.follow(exam_id)
        self.moment_requested.emit(exam_id, at_ms)

    def state(self) -> dict[str, Any]:
        return {
            "query": values_of(self._query),
            "view": self.view,
            "expanded": expanded_values(self._expanded),
            "preview": self.previewing.state(),
            "columns": self.table.head.arrangement(),
        }

    @Slot()
    def keep(self) -> None:
        """Write how the page is left, if that is different from what was written last."""
        self._keeping.keep()
        self._views_keeping.keep()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_frame)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Results"))
        for part in (self.frame, self.reviewing, self.rows, self.taking, self.downloading):
            part.retranslate()
        self.view_commands.retranslate()
        self.previewing.retranslate()
        self.model.reword()
        self._show_frame()
