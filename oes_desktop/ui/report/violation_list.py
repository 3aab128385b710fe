"""The list of a report as rows: a model of violations, own marks and lost connections.

A hundred thousand of them are a tuple and a table of places; what is seen of them is `violation_rows.py`'s.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.models import CONFIRMED, DISMISSED, Mark, Violation
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.playback.exam_clock import Break
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.lines import Item, Lines, Place, at_of, key_of
from oes_desktop.ui.safe_text import lines, one_line
from oes_desktop.ui.widgets.kinds import kind_text
from oes_desktop.ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
ItemRole = int(Qt.ItemDataRole.UserRole) + 1

translate = QCoreApplication.translate


def verdict_text(verdict: str) -> str:
    if verdict == CONFIRMED:
        return translate("ViolationList", "confirmed")
    return translate("ViolationList", "dismissed") if verdict == DISMISSED else ""


class ViolationModel(QAbstractListModel):
    """What the chips let through, in order of time."""

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._vocabulary = Vocabulary()
        self._weights: dict[str, float] = {}
        self._lines = Lines()
        self._rows: dict[str, int] = {}

    def show(self, shown: Lines, vocabulary: Vocabulary) -> None:
        """Replace the rows; the same lines in the same order keep selection and scroll. Nothing new is not
        painted again: a decision, say, is a newer report with the same violations."""
        if shown == self._lines and vocabulary == self._vocabulary:
            return
        rows = {key_of(item): row for row, item in enumerate(shown.items)}
        same = shown.starts == self._lines.starts and list(rows) == list(self._rows)
        if not same:
            self.beginResetModel()
        self._lines, self._rows, self._vocabulary = shown, rows, vocabulary
        self._weights = {term.code: term.weight for term in vocabulary.kinds}
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def item(self, index: Index) -> Item | None:
        return self._lines.items[index.row()] if index.isValid() else None

    def items(self) -> tuple[Item, ...]:
        return self._lines.items

    def violation(self, index: Index) -> Violation | None:
        item = self.item(index)
        return item if isinstance(item, Violation) else None

    def row_of(self, key: str) -> int:
        """The row of a violation (by its id) or of another line (by `key_of`), or -1."""
        return self._rows.get(key, -1)

    def place(self, row: int) -> Place:
        return self._lines.place(row)

    def moment(self, row: int) -> tuple[Violation, ...]:
        """The violations of the moment that a line belongs to, as far as they are listed."""
        return self._lines.moment(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index)
        if item is None:
            return None
        if role == ItemRole:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(index.row(), item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(item))
        return None

    def title(self, item: Item) -> str:
        language = self._formats.language
        if isinstance(item, Violation):
            return kind_text(item, self._vocabulary, language)
        if isinstance(item, Break):
            return self.tr("Connection lost")
        if not item.kind:
            return self.tr("Note")
        return one_line(self._vocabulary.kind(item.kind).text(language), 120)

    def time(self, item: Item) -> str:
        return self._formats.time(at_of(item), seconds=True)

    def second_line(self, row: int, item: Item) -> str:
        """Length and note: what stands under the kind."""
        if isinstance(item, Break):
            length = self._formats.duration(item.span.length_ms)
            return self.tr("{length} → attempt {number}").format(length=length, number=item.before)
        length = self._formats.duration(item.duration_ms) if item.duration_ms else ""
        if isinstance(item, Mark):
            return " · ".join(part for part in (length, one_line(item.text, 300)) if part)
        _, place, count = self.place(row)
        moment = self.tr("{place} of {count}").format(place=place, count=count) if count > 1 else ""
        note = one_line(item.verdict_note or item.note, 300)
        return " · ".join(part for part in (moment, length, note) if part)

    def state(self, item: Item) -> str:
        """What a proctor said of it, or who made it; '' where nobody spoke."""
        if isinstance(item, Violation):
            return verdict_text(item.verdict)
        if isinstance(item, Mark):
            return one_line(item.by, 40) or self.tr("yours")
        return ""

    def points(self, item: Item) -> str:
        """What it took off the honesty: '−2'; '' for what weighs nothing."""
        weight = self._weights.get(item.kind, 0.0) if isinstance(item, Violation) else 0.0
        return f"−{self._formats.decimal(weight)}" if weight else ""

    def _spoken(self, row: int, item: Item) -> str:
        waits = not isinstance(item, Break) and item.pending
        parts = (
            self.title(item),
            self.time(item),
            self.second_line(row, item),
            self.points(item),
            self.state(item),
            self.tr("not sent yet") if waits else "",
        )
        return ", ".join(part for part in parts if part)

    def _tip(self, item: Item) -> str:
        if isinstance(item, Break):
            return self.tr("The last picture before and the first after it: Enter")
        said = [self.title(item)]
        if isinstance(item, Mark):
            said += [item.text, self.tr("By {name}").format(name=item.by) if item.by else ""]
        else:
            said.append(item.note)
            verdict = " · ".join(part for part in (verdict_text(item.verdict), item.verdict_by) if part)
            said += [verdict, item.verdict_note]
        if item.pending:
            said.append(self.tr("Kept on this computer, not sent yet"))
        return lines("\n".join(part for part in said if part), 1_500)
