"""What is selected in the table: which lines, and keeping a large selection over a new answer.

Qt follows a selection over a change of order line by line; for a million lines that takes seconds. A large
one is therefore put down before a new answer comes and taken up again after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from oes_desktop.domain.query import Grouping

if TYPE_CHECKING:
    from oes_desktop.services.results import Answer

LARGE = 2_000  # lines; below it Qt is quick enough
_MOST_STRETCHES = 2_000  # a large selection in more pieces than this is given up

Spans = list[tuple[int, int]]  # first and last lines, from top to bottom


def spans_of(table: QTableView) -> Spans:
    """What is selected in `table`, whole lines, neighbours joined."""
    joined: Spans = []
    for first, last in sorted(
        {(span.top(), span.bottom()) for span in table.selectionModel().selection().toList()}
    ):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def count_of(spans: Spans) -> int:
    """How many lines."""
    return sum(last - first + 1 for first, last in spans)


def first_of(spans: Spans, count: int) -> Spans:
    """The first `count` lines of `spans`."""
    kept: Spans = []
    for first, last in spans:
        if count <= 0:
            break
        kept.append((first, min(last, first + count - 1)))
        count -= last - first + 1
    return kept


def select(table: QTableView, spans: Spans) -> None:
    """Select these lines and no others; the current line stays."""
    model, selection = table.model(), QItemSelection()
    for first, last in spans:
        selection.select(model.index(first, 0), model.index(last, model.columnCount() - 1))
    table.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)


@contextmanager
def large_kept(table: QTableView, old: Answer | None, new: Answer, *, stay: bool) -> Iterator[None]:
    """Around the showing of `new`. Everything selected stays everything while the question stays; else the
    same exams are selected again. Where groups would have to be followed it is given up."""
    spans = spans_of(table)
    if old is None or count_of(spans) <= LARGE:
        yield
        return
    whole = count_of(spans) == len(old)
    table.clearSelection()
    yield
    if whole and stay:
        found = [(0, len(new) - 1)]
    elif old.query.grouping is new.query.grouping is Grouping.NONE:
        found = new.spans_from(old, spans)
    else:
        found = []
    if len(new) and len(found) <= _MOST_STRETCHES:
        select(table, found)
