"""The results, without the index until somebody asks for what only the index can tell.

numpy and the index are slow to import, and the first page comes from the store alone: it stands on the
screen before they are loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from oes_desktop.domain.lines import Line
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Query
from oes_desktop.services.late import Late
from oes_desktop.store.exams import Exams

if TYPE_CHECKING:
    from oes_desktop.services.results import Results


def first_page(
    exams: Exams, query: Query, limit: int, present: Callable[[ExamRow], ExamRow]
) -> list[Line] | None:
    """The first exams of `query` from the store alone; None when only the index can tell."""
    page = exams.first_page(query, limit)
    return None if page is None else [Line(key, present(row)) for key, row in page]


class _LateResults(Late):
    def __init__(
        self, make: Callable[[], Results], exams: Exams, present: Callable[[ExamRow], ExamRow]
    ) -> None:
        super().__init__(make)
        self.present = present
        self._exams = exams

    @property
    def ready(self) -> bool:
        return self._made is not None and self._made.ready

    def first_page(self, query: Query, limit: int) -> list[Line] | None:
        return first_page(self._exams, query, limit, self.present)

    def keep(self) -> None:
        if self._made is not None:
            self._made.keep()


def late_results(make: Callable[[], Results], exams: Exams, present: Callable[[ExamRow], ExamRow]) -> Results:
    """Behaves as the results that `make` gives, which is called (on a lane) when the index is needed."""
    return cast("Results", _LateResults(make, exams, present))
