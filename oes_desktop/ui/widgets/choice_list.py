"""Lines to choose from or to exclude, with counts; many of them can be searched. Thousands stay quick.

Space or a click chooses a line and lets it go again. `-`, Delete, the right mouse button or the small minus
of the line exclude it. Letters typed anywhere in the list search.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QListView, QToolTip, QVBoxLayout, QWidget

from oes_desktop.domain.collation import keyboard_fold
from oes_desktop.ui.icons import icon
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.choice_line import ChoiceDelegate, minus_rect
from oes_desktop.ui.widgets.labels import plain_tip

SEARCH_FROM = 8  # fewer lines need no search
_NARROWEST, _WIDEST = 230, 380
_GAP = 8
_LONGEST = 200  # letters of a line
_LONGEST_TEXTS = 20  # so many are measured for the width

CODE, COUNT, ICON, TONE = (Qt.ItemDataRole.UserRole + place for place in range(4))
_CHOSEN, _EXCLUDED, _FREE = (
    Qt.CheckState.Checked,
    Qt.CheckState.PartiallyChecked,
    Qt.CheckState.Unchecked,
)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Choice:
    """A line: `text` as it came from outside; `count` (how many exams) is written at its right when known,
    and a line without any is greyed. An `icon` of that name stands before the text, coloured by `tone`."""

    code: str
    text: str
    count: int | None = None
    icon: str = ""
    tone: str = "none"


class ChoiceModel(QAbstractListModel):
    """`marked` when a line was chosen, excluded or let go. Shows the lines that hold what was searched."""

    marked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices: Sequence[Choice] = ()
        self._shown: Sequence[Choice] = ()
        self._wanted = ""
        self._folded: dict[str, str] = {}
        self.chosen: Set[str] = frozenset()
        self.excluded: Set[str] = frozenset()

    @property
    def choices(self) -> Sequence[Choice]:
        return self._choices

    def show(self, choices: Sequence[Choice], chosen: Set[str], excluded: Set[str]) -> bool:
        """True when there are other lines than before, not only other counts and marks."""
        self.chosen, self.excluded = chosen, excluded
        old, self._choices = self._choices, choices
        if [(choice.code, choice.text) for choice in old] != [(c.code, c.text) for c in choices]:
            self._folded.clear()
            self._narrow()
            return True
        self._shown = self._holding()
        self._repaint()
        return False

    def search(self, text: str) -> None:
        self._wanted = keyboard_fold(text).strip()
        self._narrow()

    def mark(self, index: Index, state: Qt.CheckState) -> None:
        """Put a line into `state`, or let it go when it is there already."""
        code = self._shown[index.row()].code
        now = self._state(code)
        self.chosen, self.excluded = self.chosen - {code}, self.excluded - {code}
        if state is _CHOSEN and now is _FREE:
            self.chosen |= {code}
        elif state is _EXCLUDED and now is not _EXCLUDED:
            self.excluded |= {code}
        self.dataChanged.emit(index, index)
        self.marked.emit()

    def clear(self) -> None:
        self.chosen = self.excluded = frozenset()
        self._repaint()
        self.marked.emit()

    def _state(self, code: str) -> Qt.CheckState:
        return _CHOSEN if code in self.chosen else _EXCLUDED if code in self.excluded else _FREE

    def _narrow(self) -> None:
        self.beginResetModel()
        self._shown = self._holding()
        self.endResetModel()

    def _holding(self) -> Sequence[Choice]:
        if not self._wanted:
            return self._choices
        if not self._folded:
            self._folded = {choice.code: keyboard_fold(choice.text) for choice in self._choices}
        return [choice for choice in self._choices if self._wanted in self._folded[choice.code]]

    def _repaint(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def place(self, code: str) -> int:
        """Row of a line that is shown, else -1."""
        return next((row for row, choice in enumerate(self._shown) if choice.code == code), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(choice.text, _LONGEST)
            case Qt.ItemDataRole.CheckStateRole:
                return self._state(choice.code)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(choice)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(one_line(choice.text))
        fields = {CODE: choice.code, COUNT: choice.count, ICON: choice.icon, TONE: choice.tone}
        return fields.get(role)

    def _spoken(self, choice: Choice) -> str:
        words = self.tr("{choice}, excluded") if choice.code in self.excluded else "{choice}"
        words = words.format(choice=one_line(choice.text, _LONGEST))
        return words if choice.count is None else f"{words}, {self.tr('%n exam(s)', '', choice.count)}"


class ChoiceList(QWidget):
    """`changed(chosen, excluded)`, frozensets of codes, at every mark; at most `rows` lines are seen.
    With a `width` in pixels it keeps its size, else it takes what its lines need."""

    changed = Signal(object, object)

    def __init__(self, rows: int = 9, width: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._width = rows, width
        self._lead: frozenset[str] = frozenset()
        self.model = ChoiceModel()
        self.model.marked.connect(self._tell)
        self.search = QLineEdit()
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.view = _View(self.model, self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.search)
        column.addWidget(self.view)
        self._retranslate()
        self._fit()

    @property
    def chosen(self) -> frozenset[str]:
        return frozenset(self.model.chosen)

    @property
    def excluded(self) -> frozenset[str]:
        return frozenset(self.model.excluded)

    @property
    def restricts(self) -> bool:
        return bool(self.model.chosen or self.model.excluded)

    def show_name(self, name: str) -> None:
        """What a screen reader calls the list."""
        self.view.setAccessibleName(name)
        self.search.setAccessibleName(self.tr("{title}: search").format(title=name))

    def show_choices(
        self, choices: Iterable[Choice], chosen: Iterable[str], excluded: Iterable[str] = ()
    ) -> None:
        """Show without telling anybody. The cursor stays on its line."""
        before = self.view.currentIndex()
        code = before.data(CODE) if before.isValid() else ""
        lines = sorted(choices, key=lambda choice: choice.code not in self._lead)
        if self.model.show(lines, frozenset(chosen), frozenset(excluded)):
            self.view.go(max(0, self.model.place(code)))
            self._fit()

    def begin(self) -> None:
        """The list is about to be seen: no search; in a long list what is marked stands first."""
        self.search.clear()
        many = len(self.model.choices) >= SEARCH_FROM
        self._lead = self.chosen | self.excluded if many else frozenset()
        self.show_choices(self.model.choices, self.chosen, self.excluded)
        self._fit()
        self.view.go(0)

    def clear(self) -> None:
        """Let every line go."""
        self.model.clear()

    def first_field(self) -> QWidget:
        return self.view if self.search.isHidden() else self.search

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.search and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Down and self.model.rowCount():
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
                self.view.go(max(0, self.view.currentIndex().row()))
                return True
        return False

    def _narrow(self, text: str) -> None:
        self.model.search(text)
        self.view.go(0)

    def _tell(self) -> None:
        self.changed.emit(self.chosen, self.excluded)

    def _fit(self) -> None:
        count = len(self.model.choices)
        self.search.setVisible(count >= SEARCH_FROM)
        if self._width is None:
            self.view.setFixedWidth(self._needed_width())
            self.view.setFixedHeight(min(max(1, count), self._rows) * self.view.row_height + 4)
        else:
            above = self.search.sizeHint().height() + _GAP
            self.setFixedSize(self._width, above + self._rows * self.view.row_height + 4)

    def _needed_width(self) -> int:
        metrics = self.view.fontMetrics()
        longest = sorted((choice.text for choice in self.model.choices), key=len)[-_LONGEST_TEXTS:]
        widest = max((metrics.horizontalAdvance(text[:_LONGEST]) for text in longest), default=0)
        return min(_WIDEST, max(_NARROWEST, widest + 130))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search"))
        self.view.show_words(self.tr("Nothing found"), self.tr("Exclude (−)"))


class _View(QListView):
    """Marks the line under the key or the mouse; letters go to the search field."""

    def __init__(self, model: ChoiceModel, search: QLineEdit) -> None:
        super().__init__()
        self._lines, self._search = model, search
        self._pressed = QPersistentModelIndex()
        self._nothing = self._exclude = ""
        self._delegate = ChoiceDelegate(COUNT, ICON, TONE, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    @property
    def row_height(self) -> int:
        return self._delegate.height

    def show_words(self, nothing: str, exclude: str) -> None:
        self._nothing, self._exclude = nothing, exclude

    def go(self, row: int) -> None:
        """Put the cursor on a line; -1: on none."""
        self.setCurrentIndex(self._lines.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key, letter = self.currentIndex(), event.key(), event.text()
        other = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Select) and index.isValid():
            self._lines.mark(index, _CHOSEN)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Delete) and index.isValid():
            self._lines.mark(index, _EXCLUDED)
        elif key == Qt.Key.Key_Up and index.row() <= 0 and self._search.isVisible():
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not other and letter.isalnum() and self._search.isVisible():
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
            self._search.setText(letter)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid() or self._pressed != index:
            return
        if event.button() == Qt.MouseButton.RightButton or self._on_minus(index, point):
            self._lines.mark(index, _EXCLUDED)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._lines.mark(index, _CHOSEN)

    def _on_minus(self, index: QModelIndex, point: QPoint) -> bool:
        return minus_rect(self.visualRect(index)).contains(point)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid() and self._on_minus(index, event.pos()):
                QToolTip.showText(event.globalPos(), self._exclude, self.viewport())
                return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._lines.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(colors_of().muted)
            room = QRect(0, 0, self.viewport().width(), self.row_height)
            painter.drawText(room.adjusted(8, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, self._nothing)
