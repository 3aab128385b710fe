"""A searchable list of things to tick, in a popup: groups, statuses, decisions, systems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from oes_desktop.ui.icons import icon
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import SMALL_PX, colors_of, sized, tabular
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.popup import Popup

_CODE = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_SEARCH_FROM = 8  # fewer lines need no search
_MOST_ROWS = 9


@dataclass(frozen=True, slots=True)
class Choice:
    """A line: `count` (how many exams) is written at its right when known."""

    code: str
    text: str
    count: int | None = None


class CheckList(Popup):
    """`changed(frozenset of codes)` at every tick. Arrows move, Space ticks, typing searches."""

    changed = Signal(object)

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(title, "heading")
        self._clear = button(kind="link")
        self._clear.clicked.connect(self.clear)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._clear)
        self._search = QLineEdit()
        self._search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._search.textChanged.connect(self._narrow)
        self._list = _List(self._search)
        self._list.itemChanged.connect(self._ticked)
        self._list.setItemDelegate(_CountDelegate(self._list))
        self.body.addLayout(head)
        self.body.addWidget(self._search)
        self.body.addWidget(self._list)
        self._filling = False
        self._retranslate()

    def show_title(self, title: str) -> None:
        self._title.setText(title)
        self._list.setAccessibleName(title)
        self._search.setAccessibleName(title)

    def show_choices(self, choices: Iterable[Choice], chosen: Iterable[str]) -> None:
        """Lay out the lines; the place of the cursor and the ticks of what is still there are kept."""
        ticked = set(chosen)
        now = self._list.currentItem().data(_CODE) if self._list.currentItem() else None
        self._filling = True
        self._list.clear()
        for choice in choices:
            item = QListWidgetItem(one_line(choice.text, 200))
            item.setData(_CODE, choice.code)
            item.setData(_COUNT, choice.count)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if choice.code in ticked else Qt.CheckState.Unchecked)
            self._list.addItem(item)
            if choice.code == now:
                self._list.setCurrentItem(item)
        self._filling = False
        self._clear.setEnabled(bool(ticked))
        self._narrow(self._search.text())
        self._fit()

    @property
    def chosen(self) -> frozenset[str]:
        items = (self._list.item(row) for row in range(self._list.count()))
        return frozenset(item.data(_CODE) for item in items if item.checkState() == Qt.CheckState.Checked)

    def clear(self) -> None:
        self._filling = True
        for row in range(self._list.count()):
            self._list.item(row).setCheckState(Qt.CheckState.Unchecked)
        self._filling = False
        self._ticked()

    def first_field(self) -> QWidget | None:
        return self._list if self._search.isHidden() else self._search

    def open_under(self, anchor: QWidget) -> None:
        self._search.clear()
        self._fit()
        if self._list.currentRow() < 0 and self._list.count():
            self._list.setCurrentRow(0)
        super().open_under(anchor)

    def _fit(self) -> None:
        self._search.setVisible(self._list.count() >= _SEARCH_FROM)
        rows = min(max(1, self._list.count()), _MOST_ROWS)
        height = self._list.sizeHintForRow(0) if self._list.count() else 30
        self._list.setFixedHeight(rows * height + 4)
        self._list.setFixedWidth(min(380, max(230, self._list.sizeHintForColumn(0) + 70)))

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().strip()
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(bool(wanted) and wanted not in item.text().casefold())

    def _ticked(self) -> None:
        if not self._filling:
            self._clear.setEnabled(bool(self.chosen))
            self.changed.emit(self.chosen)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._clear.setText(self.tr("Clear"))
        self._search.setPlaceholderText(self.tr("Search"))


class _List(QListWidget):
    """Letters typed here go to the search field."""

    def __init__(self, search: QLineEdit) -> None:
        super().__init__()
        self._search = search
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if plain and letter.isalnum() and self._search.isVisible():
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
            self._search.setText(letter)
        else:
            super().keyPressEvent(event)


class _CountDelegate(QStyledItemDelegate):
    """Writes the count at the right end of the line; a click anywhere on the line ticks it."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            return super().editorEvent(event, model, option, index)
        if event.type() == QEvent.Type.MouseButtonRelease:
            ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
        return False

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        count = index.data(_COUNT)
        if count is None:
            return
        painter.save()
        painter.setFont(tabular(sized(painter.font(), SMALL_PX)))
        painter.setPen(colors_of().muted)
        text = option.locale.toString(int(count))
        painter.drawText(
            option.rect.adjusted(0, 0, -8, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            text,
        )
        painter.restore()
