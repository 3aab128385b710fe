"""What the results add to the command list: views, students, groups and exams, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oes_desktop.domain.query import Filters
from oes_desktop.domain.suggestion import Suggestion
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.results.frame import PageFrame
from oes_desktop.ui.results.view_tabs import ViewTabs, view_title
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.shell.finding import Entry

if TYPE_CHECKING:
    from oes_desktop.services.results import Results

STUDENTS = 8
Found = Callable[[str, Sequence[Entry]], object]


class Finding(QObject):
    """A `Finder`. `chosen(Filters)`: whose exams are to be shown; a view opens by itself. `filters`: what the
    page asks now. One search is under way, and only the newest of those typed meanwhile comes after it."""

    chosen = Signal(object)

    def __init__(
        self,
        results: Results,
        tasks: Tasks,
        views: ViewTabs,
        filters: Callable[[], Filters],
        frame: PageFrame,
    ) -> None:
        super().__init__(frame)
        frame.finder = self
        self._results, self._tasks, self._views = results, tasks, views
        self._filters = filters
        self._searching = False
        self._next: tuple[str, Found] | None = None

    def at_once(self) -> list[Entry]:
        section = self.tr("Views")
        return [
            Entry(section, "align-justify", view_title(view), "", partial(self._views.open, view.code))
            for view in self._views.views
        ]

    def search(self, text: str, found: Found) -> None:
        if not self._results.ready:
            return
        if self._searching:
            self._next = (text, found)
            return
        self._searching = True
        work = partial(self._results.suggest, text, STUDENTS, archived=self._filters().archived)
        self._tasks.run(self, work, partial(self._take, text, found), self._fail)

    def _take(self, text: str, found: Found, suggestions: Sequence[Suggestion]) -> None:
        waiting = self._go_on()
        if not waiting:
            found(text, [self._entry(suggestion) for suggestion in suggestions])

    def _fail(self, error: Exception) -> None:
        self._go_on()
        self._tasks.unhandled.emit(error)

    def _go_on(self) -> bool:
        """Search for what was typed meanwhile, if anything was."""
        self._searching = False
        waiting, self._next = self._next, None
        if waiting is not None:
            self.search(*waiting)
        return waiting is not None

    def _entry(self, found: Suggestion) -> Entry:
        section, icon_name = {
            "student": (self.tr("Students"), "user"),
            "group": (self.tr("Groups"), "users"),
        }.get(found.kind, (self.tr("Exams"), "file-search"))
        text = one_line(found.label, 120)
        if found.kind == "student" and found.code != found.label:
            text = f"{text} · {one_line(found.code, 40)}"
        count = self.tr("%n exam(s)", "", found.count)
        return Entry(section, icon_name, text, count, partial(self._choose, found))

    def _choose(self, found: Suggestion) -> None:
        """Only the exams of this student, group or exam, on the side of the archive that is shown."""
        asked = Filters(archived=self._filters().archived)
        if found.kind == "group":
            self.chosen.emit(replace(asked, groups=frozenset({found.code})))
        else:
            # No phrase can hold a quotation mark: what stands between them are phrases.
            phrases = (f'"{part}"' for part in found.code.split('"') if part.strip())
            self.chosen.emit(replace(asked, search=" ".join(phrases)))
