"""Asks the results off the UI thread, and brings home only the newest answer.

Typing overtakes: a question asked later makes all earlier ones void. What changes by itself (sync, another
window's decision) is gathered while an update is under way, and updates keep a distance to each other.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.facets import Facets, Period
from oes_desktop.domain.lines import Line
from oes_desktop.domain.query import Expanded, Filters, Query
from oes_desktop.domain.views import ViewSet
from oes_desktop.runtime.tasks import Handle, Tasks
from oes_desktop.ui.results.model import CHUNK, Window

if TYPE_CHECKING:
    from oes_desktop.services.results import Answer, Results

_DISTANCE_S = 0.25  # between two updates


ClockSteps = tuple[tuple[int, int], ...]  # as `index.days.Days` takes them


@dataclass(frozen=True, slots=True)
class Question:
    """`first`, `count`: which lines are seen, so that they come with the answer. `stay`: it is asked again
    because something changed, and nothing may jump. `views`: whose exams are to be counted."""

    query: Query
    expanded: Expanded
    first: int
    count: int
    views: Sequence[Filters]
    stay: bool


@dataclass(frozen=True, slots=True)
class Reply:
    question: Question
    answer: Answer
    window: Window


@dataclass(frozen=True, slots=True)
class Opening:
    """How the page opens: as it was left, or with the view that she made the default. `lines`: its first ones
    where the store alone can tell them."""

    state: dict[str, Any]
    views: ViewSet
    view: str
    query: Query
    columns: object
    lines: list[Line] | None


class Asking(QObject):
    """`opened(Opening)`, then `ready` once the index is in memory. `replied(Reply)`, and after it, where they
    may be others than before, `tallied`: exams by filters of the question's views. `counted(Facets)`;
    `updated` when what was answered may be different now."""

    opened = Signal(object)
    ready = Signal()
    replied = Signal(object)
    tallied = Signal(object)
    counted = Signal(object)
    summed = Signal(object)
    updated = Signal()

    def __init__(self, results: Results, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results, self._tasks = results, tasks
        self._handle: Handle | None = None
        self._counting: Handle | None = None
        self._tallying: Handle | None = None
        self._summing: Handle | None = None
        self._tallied: tuple[int, Sequence[Filters]] = (0, ())
        self._waiting = Changes()
        self._updating = False
        self._began = 0.0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._update)

    def open(self, opening: Callable[[], Opening], language: str, days: ClockSteps) -> None:
        """Find out how the page opens, show its first lines, and then bring the index into memory, ordered
        for `language` and with the days of the institution's clock."""
        self._tasks.run(self, opening, partial(self._begin, partial(_load, self._results, language, days)))

    def _begin(self, work: Callable[[], None], opening: Opening) -> None:
        self.opened.emit(opening)
        self._tasks.after_painting(self, lambda: self._tasks.run(self, work, lambda _: self._loaded()))

    def _loaded(self) -> None:
        self.ready.emit()
        self._update()
        self._tasks.run(self, self._results.keep)

    def ask(self, question: Question) -> None:
        if self._handle is not None:
            self._handle.cancel()
        cancel = Cancel()
        work = partial(_reply, self._results, question, cancel)
        self._handle = self._tasks.run(self, work, self._answered, cancel=cancel)

    def _answered(self, reply: Reply | None) -> None:
        """The lines first: counts of views take time after a change, and do not depend on the question."""
        if reply is None:
            return
        self.replied.emit(reply)
        views, generation = reply.question.views, reply.answer.mirror.generation
        if self._tallied != (generation, views):
            self._tallied = (generation, views)
            if self._tallying is not None:
                self._tallying.cancel()
            work = partial(_tally, self._results, views)
            self._tallying = self._tasks.run(self, work, self.tallied.emit)

    def count(self, filters: Filters, periods: Sequence[Period]) -> None:
        """Ask for the facets of `filters`, and for the exams of these `periods` under them."""
        if self._counting is not None:
            self._counting.cancel()
        work = partial(self._results.facets, filters, periods)
        self._counting = self._tasks.run(self, work, self.counted.emit)

    def sum_up(self, answer: Answer) -> None:
        """Have the sums of `answer` made."""
        if self._summing is not None:
            self._summing.cancel()
        work = partial(getattr, answer, "sums")
        self._summing = self._tasks.run(self, work, lambda _: self.summed.emit(answer))

    def use_language(self, language: str) -> None:
        work = partial(self._results.use_language, language)
        self._tasks.run(self, work, lambda _: self.updated.emit())

    def follow(self, changes: Changes) -> None:
        """Something changed in the store."""
        if changes.exams or changes.removed or changes.results or changes.media:
            self._waiting |= changes
            if not self._updating and not self._pause.isActive():
                self._update()

    def _update(self) -> None:
        changes, self._waiting = self._waiting, Changes()
        if changes and self._results.ready:
            self._updating, self._began = True, time.monotonic()
            self._tasks.run(self, partial(self._results.apply, changes), self._applied, self._failed)

    def _applied(self, different: bool) -> None:
        self._breathe()
        if different:
            self.updated.emit()

    def _failed(self, error: Exception) -> None:
        self._breathe()
        self._tasks.unhandled.emit(error)

    def _breathe(self) -> None:
        """The longer an update took, the longer until the next: a first full list comes in many pages."""
        self._updating = False
        took = time.monotonic() - self._began
        self._pause.start(round(max(_DISTANCE_S, 2 * took) * 1000))


def _load(results: Results, language: str, days: ClockSteps) -> None:
    results.use_language(language)
    results.use_days(days)
    results.load()


def _reply(results: Results, question: Question, cancel: Cancel) -> Reply | None:
    """None once it was overtaken: the letters typed before the last one are not to hold that one up."""
    answer = None if cancel.is_set else results.answer(question.query, question.expanded)
    if answer is None or cancel.is_set:
        return None
    first = max(0, question.first // CHUNK - 1) * CHUNK if question.stay else 0
    first = min(first, max(0, (len(answer) - 1) // CHUNK * CHUNK))
    # Lines that stay may move a little; those at the top do not.
    last = question.count + (question.first + CHUNK if question.stay and question.first else 0)
    count = -(-max(last - first, 1) // CHUNK) * CHUNK
    lines = results.rows(answer, first, count)
    return Reply(question, answer, Window(first, lines))


def _tally(results: Results, views: Sequence[Filters]) -> dict[Filters, int]:
    return dict(zip(views, results.counts(views), strict=True))


__all__ = ["Asking", "Facets", "Opening", "Question", "Reply"]
