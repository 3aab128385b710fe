"""The lines of the downloads page: those that come or wait, in the order of the queue, then those that are
here.

A new overview keeps selection and current line on the same exams; a new progress touches only the lines that
say something else by it, so nothing flickers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from oes_desktop.domain.downloading import Entry, Progress, Stage
from oes_desktop.ui.downloads.words import EntryWords, LineWords
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
Live = Mapping[str, tuple[Stage, Progress]]
_ROOT = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class DownloadsModel(QAbstractListModel):
    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = EntryWords(formats, self)
        self._entries: list[Entry] = []
        self._places: dict[str, int] = {}

    @property
    def entries(self) -> Sequence[Entry]:
        return self._entries

    def entry(self, row: int) -> Entry | None:
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def words(self, row: int) -> LineWords:
        return self._words.of(self._entries[row])

    def row_of(self, exam_id: str) -> int:
        """-1: it is not there."""
        return self._places.get(exam_id, -1)

    @property
    def waiting(self) -> int:
        """How many lines have an order that can be changed: those that are not here yet."""
        return sum(entry.stage is not Stage.HERE for entry in self._entries)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """For screen readers, typing ahead and tool tips; the painter asks `words`."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.name(self._entries[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words(index.row()).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            words = self.words(index.row())
            return plain_tip("\n".join((words.name, words.about, words.stage)))
        return None

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Another overview."""
        if [entry.wanted.exam_id for entry in entries] == [entry.wanted.exam_id for entry in self._entries]:
            for row, entry in enumerate(entries):
                self._put(row, entry)
            return
        before, after = len(self._entries), len(entries)
        if after > before:
            self.beginInsertRows(_ROOT, before, after - 1)
            self._entries.extend(entries[before:])
            self.endInsertRows()
        self._reorder(list(entries), before)
        if after < before:
            self.beginRemoveRows(_ROOT, after, before - 1)
            del self._entries[after:]
            self.endRemoveRows()

    def show_progress(self, live: Live) -> None:
        """What is known in memory of those that come."""
        for exam_id, (stage, progress) in live.items():
            row = self._places.get(exam_id)
            shown = self._entries[row] if row is not None else None
            if row is not None and shown is not None and (shown.stage, shown.progress) != (stage, progress):
                self._put(row, replace(shown, stage=stage, progress=progress))

    def move(self, exam_ids: Sequence[str], before: str | None) -> None:
        """Show the new order at once; the next overview says how it really is."""
        chosen = set(exam_ids)
        moved = [entry for entry in self._entries if entry.wanted.exam_id in chosen]
        rest = [entry for entry in self._entries if entry.wanted.exam_id not in chosen]
        places = {entry.wanted.exam_id: place for place, entry in enumerate(rest)}
        waiting = sum(entry.stage is not Stage.HERE for entry in rest)
        place = waiting if before is None else places.get(before, waiting)
        self.show_entries([*rest[:place], *moved, *rest[place:]])

    def reword(self) -> None:
        """The language changed."""
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def _put(self, row: int, entry: Entry) -> None:
        if entry != self._entries[row]:
            self._entries[row] = entry
            self.dataChanged.emit(self.index(row), self.index(row))

    def _reorder(self, entries: list[Entry], before: int) -> None:
        """The lines change places; those that go are at the end until they are taken away."""
        self.layoutAboutToBeChanged.emit()
        old = [entry.wanted.exam_id for entry in self._entries[:before]]
        self._places = {entry.wanted.exam_id: row for row, entry in enumerate(entries)}
        gone = [entry for entry in self._entries[:before] if entry.wanted.exam_id not in self._places]
        persistent = self.persistentIndexList()
        moved = []
        for index in persistent:
            place = self._places.get(old[index.row()], -1) if index.row() < before else -1
            moved.append(self.createIndex(place, 0) if place >= 0 else QModelIndex())
        self._entries = entries + gone[: max(0, before - len(entries))]
        self.changePersistentIndexList(persistent, moved)
        self.layoutChanged.emit()
