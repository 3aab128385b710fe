"""Lines as text for the clipboard: a head, then a line an exam, cells apart by tabs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.results import Answer, Line, Results
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.columns import COLUMNS, Words, column_title

_RUNS = ("=", "+", "-", "@", "\t")  # what a spreadsheet would take for a formula
_MOST = 1000  # lines at once

Spans = list[tuple[int, int]]  # first and last lines


class Copying(QObject):
    """Reads the lines off the UI thread and puts them on the clipboard."""

    def __init__(
        self, results: Results, words: Words, tasks: Tasks, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._results, self._words, self._tasks, self._notices = results, words, tasks, notices

    def copy(self, answer: Answer | None, spans: Spans, columns: Sequence[int]) -> None:
        """`columns`: places in `COLUMNS`, in the order of the screen."""
        count = sum(last - first + 1 for first, last in spans)
        if answer is None or not count:
            return
        if count > _MOST:
            self._notices.tell(self.tr("At most %n row(s) can be copied at once.", "", _MOST), seconds=6)
            return
        self._tasks.run(
            self,
            partial(_read, self._results, answer, spans),
            lambda lines: QGuiApplication.clipboard().setText(as_table(lines, self._words, columns)),
        )


def _read(results: Results, answer: Answer, spans: Spans) -> list[Line | None]:
    return [line for first, last in spans for line in results.rows(answer, first, last - first + 1)]


def as_table(lines: Iterable[Line | None], words: Words, columns: Sequence[int]) -> str:
    """Lines that are gone are left out."""
    codes = [COLUMNS[place].code for place in columns if not COLUMNS[place].fixed]
    table = [[column_title(code) for code in codes]]
    for line in lines:
        if line is not None:
            cells = words.of(line).cells
            table.append([_harmless(cells[code]) for code in codes])
    return "\n".join("\t".join(row) for row in table)


def _harmless(cell: str) -> str:
    """A cell that begins like a formula is led by an apostrophe, which a spreadsheet takes for "text"."""
    return f"'{cell}" if cell.startswith(_RUNS) else cell
