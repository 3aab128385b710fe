"""Lines as text for the clipboard: a line an exam, cells apart by tabs, with or without a head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oes_desktop.domain.cells import harmless
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.clipboard import to_clipboard
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.columns import Words
from oes_desktop.ui.results.lines import Extract, texts_of

if TYPE_CHECKING:
    from oes_desktop.services.results import Results

_MOST = 1000  # lines at once


class Copying(QObject):
    """Reads the lines off the UI thread and puts them on the clipboard."""

    def __init__(
        self, results: Results, words: Words, tasks: Tasks, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._results, self._words, self._tasks, self._notices = results, words, tasks, notices

    def copy(self, extract: Extract | None, *, head: bool = False) -> None:
        if extract is None or not extract.count:
            return
        if extract.count > _MOST:
            self._notices.tell(self.tr("At most %n row(s) can be copied at once.", "", _MOST), seconds=6)
            return

        def work() -> str:
            first = [extract.head] if head else []
            return as_text([*first, *texts_of(self._results, extract, self._words)])

        self._tasks.run(self, work, self.put)

    def put(self, text: str) -> None:
        to_clipboard(text)


def as_text(table: Iterable[Sequence[str]]) -> str:
    return "\n".join("\t".join(map(harmless, row)) for row in table)
