"""What `bench results` compares with: the least that numpy must do for a question, and Qt's own filter.

The bare scan knows its columns and no more: no words, no kinds of missing, nothing kept between questions.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from oes_desktop.domain.collation import searchable
from oes_desktop.index.answer import Answer
from oes_desktop.index.columns import ARCHIVED

FACETS = ("group", "status", "decision", "system", "kinds", "reviewer", "honesty", "violations", "attempts")
Index = QModelIndex | QPersistentModelIndex


class Scan:
    """Over plain arrays of the exams of `shown` (an answer of all of them, in the order asked for)."""

    def __init__(self, shown: Answer) -> None:
        mirror = shown.mirror
        students = mirror.dimensions["student"]
        names = [
            f"{searchable(label)} {code}\0"
            for code, label in zip(students.codes, students.labels, strict=True)
        ]
        self._letters = np.frombuffer("".join(names).encode("utf-16-le", "surrogatepass"), np.uint16)
        self._ends = np.cumsum([len(name.encode("utf-16-le", "surrogatepass")) // 2 for name in names]) - 1
        self._student = mirror.columns.student.astype(np.int32)
        self._current = (mirror.columns.flags & ARCHIVED) == 0
        self._order = mirror.orders.by(shown.query.sort)
        self._columns = [getattr(mirror.columns, name).astype(np.int32) for name in FACETS]

    def search(self, word: str) -> NDArray[np.uint32]:
        """The current exams of students whose name holds `word`, in order."""
        units = np.frombuffer(searchable(word).encode("utf-16-le"), np.uint16)
        last = len(self._letters) - len(units) + 1
        hits = self._letters[:last] == units[0]
        for place in range(1, min(len(units), 2)):
            hits &= self._letters[place : last + place] == units[place]
        at = np.flatnonzero(hits)
        for place in range(2, len(units)):
            at = at[self._letters[at + place] == units[place]]
        found = np.zeros(len(self._ends), np.bool_)
        found[np.searchsorted(self._ends, at)] = True
        mask = found[self._student] & self._current
        order: NDArray[np.uint32] = self._order[mask[self._order]]
        return order

    def facets(self) -> list[NDArray[Any]]:
        return [np.bincount(column[self._current] + 1) for column in self._columns]


class PlainModel(QAbstractTableModel):
    """Rows of texts, as a program without an index would hand them to a QSortFilterProxyModel."""

    def __init__(self, rows: list[tuple[str, ...]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None
