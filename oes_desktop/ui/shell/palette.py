"""The command list (Ctrl+K): type a few letters, press Enter. Made of the same actions as the menus, and of
what the page in front can find: its views, students, groups, exams."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from oes_desktop.domain.collation import searchable
from oes_desktop.ui.icons import ICON_PX, icon
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.shell.finding import Entry, Finder
from oes_desktop.ui.shell.palette_rows import DETAIL, HEADING, PaletteRows
from oes_desktop.ui.widgets.key_hint import key_text

_ACT = Qt.ItemDataRole.UserRole
_MOST_LETTERS = 200


def plain(text: str) -> str:
    """The words of a menu entry without its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


class CommandPalette(QDialog):
    """`field` is where the letters go."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setProperty("palette", True)
        self._finder: Finder | None = None
        self._actions: list[QAction] = []
        self._views: Sequence[Entry] = ()
        self._found: Sequence[Entry] = ()
        self._moved = False  # she chose a line with the arrows: it stays chosen when more is found
        self.field = QLineEdit()
        self.field.setProperty("big", True)
        self.field.setMaxLength(_MOST_LETTERS)
        self.field.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._list = QListWidget()
        self._list.setIconSize(QSize(ICON_PX, ICON_PX))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setItemDelegate(PaletteRows(self._list))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.field)
        column.addWidget(self._list)
        self.resize(560, 420)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._take)
        self.field.installEventFilter(self)
        self._list.itemClicked.connect(self._take_clicked)

    def open_with(self, actions: Iterable[QAction], finder: Finder | None = None) -> None:
        """Show what can be done and found now."""
        self.setWindowTitle(self.tr("Commands"))
        what = self.tr("Find a student, group, exam, view or command")
        self.field.setPlaceholderText(what if finder is not None else self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Commands"))
        self._list.setAccessibleName(self.tr("Commands"))
        self._actions, self._finder = list(actions), finder
        self._views = finder.at_once() if finder is not None else ()
        self.field.clear()
        self._narrow("")
        self.field.setFocus()
        self.open()

    def _narrow(self, text: str) -> None:
        self._found, self._moved = (), False
        self._show(text)
        if self._finder is not None and text.strip():
            self._finder.search(text, self._take_found)

    def _take_found(self, text: str, found: Sequence[Entry]) -> None:
        """Too late for what was typed meanwhile is too late."""
        if text == self.field.text() and self.isVisible():
            self._found = found
            self._show(text)

    def _show(self, text: str) -> None:
        words = searchable(text).split()
        chosen = self._list.currentItem().text() if self._moved and self._list.currentItem() else None
        entries = [entry for entry in self._views if _holds(entry.text, words)] + list(self._found)
        actions = [action for action in self._actions if _holds(plain(action.text()), words)]
        sections = len({entry.section for entry in entries}) + bool(actions)
        self._list.clear()
        for section, members in groupby(entries, lambda entry: entry.section):
            if sections > 1:
                self._list.addItem(_heading(section))
            for entry in members:
                sign = icon(entry.icon_name, "muted")
                self._list.addItem(_item(sign, one_line(entry.text, 200), entry.detail, entry.act))
        if actions and sections > 1:
            self._list.addItem(_heading(self.tr("Actions")))
        for action in actions:
            keys = QKeySequence(action.shortcut()).toString()
            sign = icon("chevron-right", "muted") if action.icon().isNull() else action.icon()
            self._list.addItem(
                _item(sign, plain(action.text()), key_text(keys) if keys else "", action.trigger)
            )
        rows = self._rows()
        same = next((row for row in rows if self._list.item(row).text() == chosen), None)
        self._list.setCurrentRow(same if same is not None else rows[0] if rows else -1)

    def offers(self, text: str) -> bool:
        """Whether a line that can be chosen begins with `text`."""
        return any(self._list.item(row).text().startswith(text) for row in self._rows())

    def _rows(self) -> list[int]:
        """Where something can be chosen: headings cannot."""
        return [row for row in range(self._list.count()) if not self._list.item(row).data(HEADING)]

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is not None and not item.data(HEADING):
            act: Callable[[], object] = item.data(_ACT)
            self.accept()
            act()

    def _take_clicked(self, item: QListWidgetItem) -> None:
        if not item.data(HEADING):
            self._list.setCurrentItem(item)
            self._take()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move through what is left, while the letters stay in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        rows = self._rows()
        if rows:
            now = self._list.currentRow()
            at = rows.index(now) if now in rows else -1
            self._moved = True
            self._list.setCurrentRow(rows[(at + step) % len(rows)])


def _holds(text: str, words: Sequence[str]) -> bool:
    folded = searchable(text)
    return all(word in folded for word in words)


def _item(sign: QIcon, text: str, detail: str, act: Callable[[], object]) -> QListWidgetItem:
    item = QListWidgetItem(sign, text)
    item.setData(DETAIL, detail)
    item.setData(_ACT, act)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}, {detail}" if detail else text)
    return item


def _heading(text: str) -> QListWidgetItem:
    item = QListWidgetItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(HEADING, True)
    return item
