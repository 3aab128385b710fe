"""What stands in place of the table when it has no line: why, and what can be done about it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from oes_desktop.domain.query import Filters
from oes_desktop.services.sync import SyncStatus
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.widgets.busy import Busy
from oes_desktop.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from oes_desktop.services.results import Answer


class State(StrEnum):
    TABLE = "table"
    OPENING = "opening"  # the index is being brought into memory
    LOADING = "loading"  # the first list comes from the server
    OFFLINE = "offline"  # nothing here yet, and no connection
    EMPTY = "empty"  # nothing on the server
    EMPTY_ARCHIVE = "empty_archive"
    NO_MATCH = "no_match"


def state_of(lines: int, answer: Answer | None, filters: Filters, sync: SyncStatus) -> State:
    """Which state the page is in."""
    if lines:
        return State.TABLE
    if answer is None:
        return State.OPENING
    if answer.total:
        return State.NO_MATCH
    if sync.loading is not None:
        return State.LOADING
    if filters.archived:
        return State.EMPTY_ARCHIVE
    return State.EMPTY if sync.online else State.OFFLINE


class States(QStackedWidget):
    """`reset_requested`, `last_filter_left`, `refresh_requested`, `archive_left`: the next step that a state
    offers."""

    reset_requested = Signal()
    last_filter_left = Signal()
    refresh_requested = Signal()
    archive_left = Signal()

    def __init__(self, table: QWidget, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._state = State.TABLE
        self._loading: tuple[int, int] | None = None
        self._last_filter = ""
        self._table, self._empty, self._busy = table, EmptyState(), Busy("", 24)
        waiting = QWidget()
        column = QVBoxLayout(waiting)
        column.addWidget(self._busy)
        self._waiting = waiting
        for part in (table, self._empty, waiting):
            self.addWidget(part)
        self._empty.action_requested.connect(self._act)
        self._empty.other_requested.connect(self.reset_requested)

    @property
    def state(self) -> State:
        return self._state

    def show_state(self, state: State, sync: SyncStatus, last_filter: str = "") -> None:
        """`last_filter`: the filter that was set last, in words; '' when there is none."""
        shown = (state, sync.loading, last_filter)
        if shown != (self._state, self._loading, self._last_filter):
            self._state, self._loading, self._last_filter = shown
            self._refresh()

    def _refresh(self) -> None:
        words = {
            State.OFFLINE: (
                "wifi-off",
                self.tr("There is no connection, and nothing was loaded yet"),
                self.tr("The list comes by itself as soon as the server can be reached."),
                self.tr("Try now"),
            ),
            State.EMPTY: (
                "inbox",
                self.tr("There are no exams yet"),
                self.tr("They appear here by themselves when students begin."),
                "",
            ),
            State.EMPTY_ARCHIVE: (
                "archive",
                self.tr("The archive is empty"),
                "",
                self.tr("Back to current exams"),
            ),
            State.NO_MATCH: (
                "search",
                self.tr("No exam matches"),
                self.tr("Try another word, or take filters away."),
                self.tr("Remove the last filter: {what}").format(what=self._last_filter),
                self.tr("Reset filters"),
            ),
        }.get(self._state)
        if words is not None:
            self._empty.show_state(*words)
            self.setCurrentWidget(self._empty)
        elif self._state is State.TABLE:
            self.setCurrentWidget(self._table)
        else:
            self._busy.show_text(self._progress())
            self.setCurrentWidget(self._waiting)

    def _progress(self) -> str:
        if self._state is State.OPENING or self._loading is None:
            return self.tr("Opening the results…")
        done, expected = (self._formats.number(number) for number in self._loading)
        if self._loading[1]:
            return self.tr("The list is being loaded: {done} of {expected}").format(
                done=done, expected=expected
            )
        return self.tr("The list is being loaded: {done}").format(done=done)

    def _act(self) -> None:
        steps = {
            State.OFFLINE: self.refresh_requested,
            State.EMPTY_ARCHIVE: self.archive_left,
            State.NO_MATCH: self.last_filter_left,
        }
        if self._state in steps:
            steps[self._state].emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)
