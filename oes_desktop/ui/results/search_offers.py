"""The list below the search field: how the line could go on, or why a part of it is not understood.

The focus stays in the field, which moves through the list and takes a line of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from oes_desktop.domain.typed_query import Completion
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import SMALL_PX, colors_of, sized
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.popup import Popup

_NOTE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 8
_LEAST, _MOST = 180, 420  # px
_INSET = 20  # from the panel's left end to the text of a line


class SearchOffers(Popup):
    """`taken(Completion)`."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._field: QLineEdit | None = None
        self._offers: tuple[Completion, ...] = ()
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setItemDelegate(_NoteDelegate(self._list))
        self._list.itemClicked.connect(lambda item: self._take_row(self._list.row(item)))
        self._hint = label("", "small")
        self.body.addWidget(self._list)
        self.body.addWidget(self._hint)

    def first_field(self) -> QWidget | None:
        return self._field

    @property
    def lines(self) -> int:
        """How many lines are open to be taken."""
        return len(self._offers) if self.is_open else 0

    @property
    def chosen(self) -> Completion | None:
        row = self._list.currentRow()
        return self._offers[row] if self.is_open and 0 <= row < len(self._offers) else None

    def show_lines(
        self, field: QLineEdit, offers: Sequence[Completion], hint: str = "", *, first: bool = False
    ) -> None:
        """Below the cursor of `field`; nothing closes the list. `first`: the first line is chosen."""
        self._field, self._offers = field, tuple(offers)
        if not offers and not hint:
            self.close_panel()
            return
        self._list.clear()
        for offer in self._offers:
            item = QListWidgetItem(one_line(offer.text, 120))
            item.setData(_NOTE, _note(offer.kind))
            self._list.addItem(item)
        self._list.setCurrentRow(0 if first and offers else -1)
        self._list.setVisible(bool(offers))
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._list.setAccessibleName(field.accessibleName())
        self._fit()
        if not self.is_open:
            self.open_under(field)
        self._place(field)

    def step(self, by: int) -> None:
        """To the next line or the one before, round the ends; from none to the first or the last."""
        row = self._list.currentRow()
        start = row if row >= 0 else (-1 if by > 0 else 0)
        self._list.setCurrentRow((start + by) % max(1, len(self._offers)))

    def take(self) -> None:
        """The chosen line, else the first."""
        self._take_row(max(0, self._list.currentRow()))

    def _take_row(self, row: int) -> None:
        if row < self.lines:
            offer = self._offers[row]
            self.close_panel()
            self.taken.emit(offer)

    def _fit(self) -> None:
        rows = min(max(1, len(self._offers)), _MOST_ROWS)
        height = max(28, self._list.sizeHintForRow(0))
        self._list.setFixedHeight(rows * height + 4)
        self._list.setFixedWidth(min(_MOST, max(_LEAST, self._list.sizeHintForColumn(0) + 90)))

    def _place(self, field: QLineEdit) -> None:
        window, layout = field.window(), self.layout()
        if layout is not None:
            layout.activate()
        self.adjustSize()
        under = field.mapTo(window, QPoint(field.cursorRect().center().x() - _INSET, field.height() - 2))
        right = max(0, window.width() - self.width())
        self.move(min(max(under.x(), 0), right), min(under.y(), max(0, window.height() - self.height())))


class _NoteDelegate(QStyledItemDelegate):
    """Writes at the right end of a line what it is, where the line does not say it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        note = index.data(_NOTE)
        if note:
            painter.save()
            painter.setFont(sized(painter.font(), SMALL_PX))
            painter.setPen(colors_of().muted)
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(option.rect.adjusted(0, 0, -8, 0), side, note)
            painter.restore()


def _note(kind: str) -> str:
    translate = QCoreApplication.translate
    return {
        "today": translate("Results", "today"),
        "yesterday": translate("Results", "yesterday"),
        "week": translate("Results", "7 days"),
    }.get(kind, "")
