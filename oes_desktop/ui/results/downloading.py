"""What of the results is to be downloaded: a row, the selected exams, the whole view, the next to review, or
a rule that keeps the view here.

It says what is meant; fetching is the queue's. Which exams a view has is found out off the UI thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from oes_desktop.domain.acts import MOST_AT_ONCE
from oes_desktop.domain.query import Filters
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.icons import icon
from oes_desktop.ui.results.batch import Batching
from oes_desktop.ui.results.filter_bar import FilterBar
from oes_desktop.ui.results.model import ResultsModel
from oes_desktop.ui.results.previewing import Previewing
from oes_desktop.ui.results.view_tabs import ViewTabs, view_title

if TYPE_CHECKING:
    from oes_desktop.services.results import Answer, Results


class Downloading(QObject):
    """`wanted(exam ids, What or None for the usual)`; `view_wanted(the first exam ids of the view, how many
    it has)`; `next_wanted`; `keep_wanted`: a rule of what the page asks. `actions` are of the view."""

    wanted = Signal(list, object)
    view_wanted = Signal(list, int)
    next_wanted = Signal()
    keep_wanted = Signal()

    def __init__(
        self,
        results: Results,
        model: ResultsModel,
        views: ViewTabs,
        filters: FilterBar,
        batch: Batching,
        previewing: Previewing,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._results, self._model, self._views, self._tasks = results, model, views, tasks
        self._filters = filters
        self.view, self.keep = QAction(icon("download", "muted"), "", self), QAction("", self)
        self.next = QAction("", self)
        self.actions = [self.view, self.keep, self.next]
        self.view.triggered.connect(self._want_view)
        self.keep.triggered.connect(self.keep_wanted)
        self.next.triggered.connect(self.next_wanted)
        batch.download_requested.connect(self.wanted)
        previewing.download_requested.connect(lambda exam_id: self.wanted.emit([exam_id], None))
        self.retranslate()

    def present(self) -> tuple[str, Filters]:
        """Name and filters of what the page shows."""
        return view_title(self._views.view), self._filters.filters

    def describe(self, filters: Filters) -> Sequence[str]:
        """Filters in words, one line each."""
        return [line for _, line in self._filters.words.describe(filters)]

    @Slot()
    def _want_view(self) -> None:
        answer = self._model.answer
        if answer is not None and len(answer):
            work = partial(_first_of, self._results, answer)
            self._tasks.run(self, work, lambda found: self.view_wanted.emit(*found))

    def retranslate(self) -> None:
        self.view.setText(self.tr("&Download all of this view…"))
        self.keep.setText(self.tr("&Keep this view downloaded…"))
        self.next.setText(self.tr("Download the next &50 to review"))


def _first_of(results: Results, answer: Answer) -> tuple[list[str], int]:
    """The first exams of the page, in its order, and how many it has."""
    keys = results.selected(answer, [(0, len(answer) - 1)])
    return results.ids(keys[:MOST_AT_ONCE]), len(keys)
