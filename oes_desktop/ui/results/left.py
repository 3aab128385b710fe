"""How the results page was left when the program was locked, and going back to it: the question, the rows
that were on screen, what was selected, and a comment for all of them that was being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from oes_desktop.domain.views import set_values
from oes_desktop.ui.results.keeping import STATE, VIEWS
from oes_desktop.ui.results.selection import count_of, select, spans_of

if TYPE_CHECKING:
    from oes_desktop.ui.results.page import ResultsPage

_MOST = 10_000  # exams that are selected again


def left_of(page: ResultsPage) -> dict[str, Any]:
    """JSON values. Rows are named by their local keys."""
    answer, table = page.model.answer, page.table
    left: dict[str, Any] = {"kept": {STATE: page.state(), VIEWS: set_values(page.views.views)}}
    if answer is None:
        return left
    first, row, spans = table.verticalScrollBar().value(), table.currentIndex().row(), spans_of(table)
    chosen = answer.exams_on(spans).tolist() if count_of(spans) <= _MOST else []
    return left | {
        "first": _key(answer, first),
        "row": first,
        "current": _key(answer, row),
        "selected": chosen if len(chosen) <= _MOST else [],
        "comment": page.batch.bar.panel.draft(),
    }


class Returned(QObject):
    """Brings `page` back to how it was left, once it can be used."""

    def __init__(self, page: ResultsPage, left: dict[str, Any]) -> None:
        super().__init__(page)
        self._page, self._left = page, left
        page.usable.connect(self._go_back)
        if page.model.answer is not None:
            self._go_back()

    def _go_back(self) -> None:
        left, self._left = self._left, {}
        page = self._page
        answer = page.model.answer
        if not left or answer is None:
            return
        keys = [key for key in left.get("selected") or [] if isinstance(key, int)]
        if keys:
            lines = sorted(line for line in answer.places_of(keys) if line >= 0)
            select(page.table, [(line, line) for line in lines])
        current, first = left.get("current"), left.get("first")
        line = answer.line_of(current) if isinstance(current, int) else None
        if line is not None:
            page.table.make_current(line)
        top = answer.line_of(first) if isinstance(first, int) else left.get("row")
        if isinstance(top, int):
            page.table.verticalScrollBar().setValue(top)
        comment = left.get("comment")
        if isinstance(comment, dict) and comment:
            page.batch.bar.open_panel(page.batch.bar.decision)
            page.batch.bar.panel.take_draft(comment, page.batch.bar.decision)


def _key(answer: Any, line: int) -> int | None:
    return answer.key_at(line) if 0 <= line < len(answer) else None
