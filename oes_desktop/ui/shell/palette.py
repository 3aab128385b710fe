"""The command list (Ctrl+K): type a few letters, press Enter. Made of the same actions as the menus."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from oes_desktop.ui.icons import ICON_PX, icon
from oes_desktop.ui.widgets.key_hint import key_text

_ACTION = Qt.ItemDataRole.UserRole


def plain(text: str) -> str:
    """The words of a menu entry without its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


class CommandPalette(QDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setProperty("palette", True)
        self._search = QLineEdit()
        self._search.setProperty("big", True)
        self._search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._list = QListWidget()
        self._list.setIconSize(QSize(ICON_PX, ICON_PX))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self._search)
        column.addWidget(self._list)
        self.resize(520, 380)
        self._search.textChanged.connect(self._narrow)
        self._search.returnPressed.connect(self._take)
        self._search.installEventFilter(self)
        self._list.itemClicked.connect(lambda _item: self._take())

    def open_with(self, actions: Iterable[QAction]) -> None:
        """Show what can be done now."""
        self.setWindowTitle(self.tr("Commands"))
        self._search.setPlaceholderText(self.tr("What do you want to do?"))
        self._search.setAccessibleName(self.tr("Commands"))
        self._list.clear()
        for action in actions:
            keys = key_text(action.shortcut().toString()) if not action.shortcut().isEmpty() else ""
            sign = icon("chevron-right", "muted") if action.icon().isNull() else action.icon()
            item = QListWidgetItem(sign, plain(action.text()) + (f"   {keys}" if keys else ""))
            item.setData(_ACTION, action)
            self._list.addItem(item)
        self._search.clear()
        self._narrow("")
        self._search.setFocus()
        self.open()

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        first = None
        for row in range(self._list.count()):
            item = self._list.item(row)
            fits = all(word in item.text().casefold() for word in wanted)
            item.setHidden(not fits)
            first = row if fits and first is None else first
        self._list.setCurrentRow(-1 if first is None else first)

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is None or item.isHidden():
            return
        action: QAction = item.data(_ACTION)
        self.accept()
        action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move through what is left, while the letters stay in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        rows = [row for row in range(self._list.count()) if not self._list.item(row).isHidden()]
        if rows:
            now = self._list.currentRow()
            at = rows.index(now) if now in rows else -1
            self._list.setCurrentRow(rows[(at + step) % len(rows)])
