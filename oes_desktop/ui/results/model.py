"""The table's model: an answer, and a window of rows read from the store in chunks. It holds no list of all.

Reading never happens on the UI thread: a line that is not here yet is blank until its chunk arrives. When a
new answer comes, selection and current line stay on the same exams: the change is told as lines added at the
end, a new order, and lines taken from the end.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from oes_desktop.domain.lines import Line
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.results.columns import COLUMNS, LineWords, Words, column_head, column_title
from oes_desktop.ui.widgets.labels import plain_tip

if TYPE_CHECKING:
    from oes_desktop.services.results import Answer, Results

CHUNK = 32  # lines read at once
_KEPT = 96  # chunks: about 3,000 lines

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
# Asked for every cell of every paint: flags of Python are slow to put together.
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
# Only lines change places: selections are then followed line by line, not cell by cell (14 times as quick).
_LINES_MOVE = QAbstractTableModel.LayoutChangeHint.VerticalSortHint
_WITH_HINT = ("QList<QPersistentModelIndex>", "QAbstractItemModel::LayoutChangeHint")
_SPOKEN = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


@dataclass(frozen=True, slots=True)
class Window:
    """Lines of an answer from line `first` on, read together with it."""

    first: int
    lines: Sequence[Line | None]


class ResultsModel(QAbstractTableModel):
    """`wording` puts lines into words."""

    def __init__(self, results: Results, tasks: Tasks, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results, self._tasks, self.wording = results, tasks, words
        self._answer: Answer | None = None
        self._count = 0
        self._chunks: OrderedDict[int, list[Line | None]] = OrderedDict()
        self._spoken: dict[int, LineWords] = {}
        self._asked: set[int] = set()

    @property
    def answer(self) -> Answer | None:
        """None as long as only the first page is shown."""
        return self._answer

    @property
    def grouped(self) -> bool:
        """Whether there are rows of groups."""
        return self._answer is not None and self._answer.groups is not None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """For screen readers, tool tips and tests; the delegate paints from `line` and `words`."""
        if role not in _SPOKEN or not index.isValid():
            return None
        words = self.words(index.row())
        code = COLUMNS[index.column()].code
        text = "" if words is None else words.cells[code]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        note = "" if words is None else words.notes.get(code, "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (text, note) if part)
        return plain_tip("\n".join(part for part in (text, note) if part))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column_head(COLUMNS[section].code)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column_title(COLUMNS[section].code)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS

    def line(self, row: int) -> Line | None:
        """The line in `row`; None while it is being read (reading begins now)."""
        chunk = self._chunk(row // CHUNK)
        place = row % CHUNK
        return chunk[place] if chunk is not None and place < len(chunk) else None

    def words(self, row: int) -> LineWords | None:
        """The same, put into words."""
        spoken = self._spoken.get(row)
        if spoken is None and (line := self.line(row)) is not None:
            spoken = self._spoken[row] = self.wording.of(line)
        return spoken

    def reword(self) -> None:
        """The language changed."""
        self._spoken.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._tell_all()

    def show_presence(self, exam_ids: Set[str]) -> None:
        """Somebody opened or closed the reports of these exams: their lines alone are painted again."""
        for chunk, lines in list(self._chunks.items()):  # whoever hears of it may read lines
            for place, line in enumerate(lines):
                if line is not None and line.row.id in exam_ids:
                    lines[place] = replace(line, row=self._results.present(line.row))
                    self._tell(chunk * CHUNK + place)

    def kept(self, row: int) -> Line | None:
        """The line in `row` if it is here; nothing is read for it."""
        chunk = self._chunks.get(row // CHUNK)
        return chunk[row % CHUNK] if chunk is not None and row % CHUNK < len(chunk) else None

    def reword_rows(self, rows: Sequence[int]) -> None:
        """What these lines say depends on the time, and that has passed."""
        for row in rows:
            self._tell(row)

    def _tell(self, row: int) -> None:
        self._spoken.pop(row, None)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def prefetch(self, first: int, last: int, *, around: int = 0) -> None:
        """Have the lines from `first` to `last` read, and so many chunks on either side."""
        end = min(last // CHUNK + 1 + around, -(-self._count // CHUNK))
        for chunk in range(max(0, first // CHUNK - around), end):
            self._chunk(chunk)

    def show_page(self, lines: Sequence[Line]) -> None:
        """The first page, before there is an index."""
        self.beginResetModel()
        self._take(None, len(lines), Window(0, lines))
        self.endResetModel()

    def show_answer(self, answer: Answer, window: Window) -> None:
        """A new answer and some of its lines."""
        before, after = self._count, len(answer)
        if self._same_lines(answer):
            old = {row: self.kept(row) for row in range(window.first, window.first + len(window.lines))}
            self._take(answer, after, window)
            for row, line in old.items():
                if row < after and self.kept(row) != line:
                    self._tell(row)
            return
        if after > before:
            self.beginInsertRows(_ROOT, before, after - 1)
            self._count = after
            self.endInsertRows()
        self._reorder(answer, window)
        if after < before:
            self.beginRemoveRows(_ROOT, after, before - 1)
            self._count = after
            self.endRemoveRows()

    def _same_lines(self, answer: Answer) -> bool:
        """Whether every line is the exam or the group that it was; what it shows may differ."""
        return self._answer is not None and answer.same_lines(self._answer)

    def _reorder(self, answer: Answer, window: Window) -> None:
        self.layoutAboutToBeChanged[_WITH_HINT].emit([], _LINES_MOVE)  # type: ignore[index]
        persistent = self.persistentIndexList()
        places = self._places(answer, [index.row() for index in persistent])
        self._take(answer, self._count, window)
        moved: list[QModelIndex] = []
        owners: dict[int, int] = {}
        for place, index in zip(places, persistent, strict=True):
            # An exam and the group's row that closes over it may not share a line: Qt would lose one. The
            # line goes to one of them whole: the header keeps its columns only if all or none of them move.
            stays = place >= 0 and owners.setdefault(place, index.row()) == index.row()
            moved.append(self.createIndex(place, index.column()) if stays else QModelIndex())
        self.changePersistentIndexList(persistent, moved)
        self.layoutChanged[_WITH_HINT].emit([], _LINES_MOVE)  # type: ignore[index]

    def _places(self, answer: Answer, rows: list[int]) -> list[int]:
        """Where the lines in `rows` stand in `answer`; -1: not any more."""
        if not rows:
            return []
        if self._answer is not None:
            # A view may point at a line in the moment that it is put in, before it stands for anything.
            known = [row for row in rows if row < len(self._answer)]
            places = iter(answer.places_from(self._answer, known))
            return [next(places) if row < len(self._answer) else row for row in rows]
        lines = [self.line(row) for row in rows]
        keys = [-1 if line is None else line.key for line in lines]
        return answer.places_of(keys)

    def _take(self, answer: Answer | None, count: int, window: Window) -> None:
        self._answer, self._count = answer, count
        self._chunks.clear()
        self._spoken.clear()
        self._asked.clear()
        whole = -(-window.first // CHUNK)
        for chunk in range(whole, (window.first + len(window.lines)) // CHUNK + 1):
            begin = chunk * CHUNK - window.first
            lines = list(window.lines[begin : begin + CHUNK])
            if lines and (len(lines) == CHUNK or chunk * CHUNK + len(lines) >= count or answer is None):
                self._chunks[chunk] = lines

    def _chunk(self, chunk: int) -> list[Line | None] | None:
        if chunk not in self._chunks:
            self._read(chunk)
        found = self._chunks.get(chunk)
        if found is not None:
            self._chunks.move_to_end(chunk)
        return found

    def _read(self, chunk: int) -> None:
        if self._answer is None or chunk in self._asked:
            return
        self._asked.add(chunk)
        answer = self._answer
        self._tasks.run(
            self,
            partial(self._results.rows, answer, chunk * CHUNK, CHUNK),
            partial(self._arrived, answer, chunk),
        )

    def _arrived(self, answer: Answer, chunk: int, lines: list[Line | None]) -> None:
        if answer is not self._answer:
            return  # of an answer that is not shown any more
        self._asked.discard(chunk)
        self._chunks[chunk] = lines
        while len(self._chunks) > _KEPT:
            gone, _ = self._chunks.popitem(last=False)
            for row in range(gone * CHUNK, (gone + 1) * CHUNK):
                self._spoken.pop(row, None)
        first, last = chunk * CHUNK, min((chunk + 1) * CHUNK, self._count) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _tell_all(self) -> None:
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(COLUMNS) - 1))
