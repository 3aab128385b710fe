"""The table: keyboard, mouse, clipboard and staying on the same exams. What it shows is the model's.

Enter or a click on «Смотреть» asks for the report, on a group's row it opens or closes it (so do Left and
Right; * opens all groups and - closes them). Letters typed here never search through rows: that would walk a
million of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip, QWidget

from oes_desktop.ui.results.columns import ACTION, COLUMNS, PLACES
from oes_desktop.ui.results.header import ResultsHeader
from oes_desktop.ui.results.live import LiveRows
from oes_desktop.ui.results.model import ResultsModel, Window
from oes_desktop.ui.results.row_painter import RowPainter, Rows
from oes_desktop.ui.results.selection import large_kept, spans_of
from oes_desktop.ui.theme import COMPACT_ROW_PX, ROW_PX, Theme

if TYPE_CHECKING:
    from oes_desktop.services.results import Answer

Index = QModelIndex | QPersistentModelIndex

_ACTION_PLACE = PLACES[ACTION]
_AHEAD_MS = 100  # until lines that are not seen yet are read
_TURNING_ALL = {"*": True, "-": False}  # keys, wherever a keyboard has them
_CTRL = Qt.KeyboardModifier.ControlModifier


class ResultsTable(QTableView):
    """`opened(exam_id)`: a report is asked for. `toggled(code)`: open or close a group; `all_turned(open)`:
    all of them. `escaped`: Esc was pressed, `preview_requested`: Space. `menu_requested(place on the
    screen)`: the menu of the current row."""

    opened = Signal(str)
    toggled = Signal(str)
    all_turned = Signal(bool)
    escaped = Signal()
    preview_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: ResultsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.head = ResultsHeader(theme, self)
        self._painter = RowPainter(model, self.head, theme)
        self._live = LiveRows(self, model)
        self._painter.glow = self._live.glow
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.head.settle()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.show_compact(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._painter.use_font(self.font())
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # `paintEvent` leaves no gap
        theme.changed.connect(self.viewport().update)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.timeout.connect(self._rest)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.head.arranged.connect(self.viewport().update)

    def show_compact(self, compact: bool) -> None:
        self.verticalHeader().setMinimumSectionSize(COMPACT_ROW_PX)
        self.verticalHeader().setDefaultSectionSize(COMPACT_ROW_PX if compact else ROW_PX)

    # What is seen

    @property
    def seen(self) -> tuple[int, int]:
        """First line seen, and how many have room (at least a screenful before the window is shown)."""
        room = max(self.viewport().height(), 20 * COMPACT_ROW_PX)
        return self.verticalScrollBar().value(), room // self.verticalHeader().defaultSectionSize() + 2

    def show_answer(self, answer: Answer, window: Window, *, stay: bool) -> None:
        """`stay`: keep the exams where they are on the screen (something changed by itself); else begin at
        the top (another question was asked). When the current exam leaves a list that stays, the one that
        takes its place is current."""
        current = self.currentIndex().row()
        first = self.verticalScrollBar().value()
        anchor, offset = self._anchor(first) if stay else (QPersistentModelIndex(), 0)
        before = self._live.violations() if stay else {}
        with large_kept(self, self._rows.answer, answer, stay=stay):
            self._rows.show_answer(answer, window)
        self.executeDelayedItemsLayout()  # else in another round of events, after what can wait
        if not stay:
            self.scrollToTop()
        elif anchor.isValid():
            self.verticalScrollBar().setValue(anchor.row() - offset)
        if not self.currentIndex().isValid() and len(answer):
            seen = stay and first <= current < first + self.seen[1] - 2
            self.make_current(min(current, len(answer) - 1) if seen else max(0, self.rowAt(0)))
        self._live.compare(before)
        self._prefetch()

    def _anchor(self, first: int) -> tuple[QPersistentModelIndex, int]:
        """The line that must not move, and how far below the top it is: the current one if it is seen, else
        the first. Whoever is at the very top, on no line, stays at the top."""
        current = self.currentIndex()
        seen = self.seen[1]
        if current.isValid() and first <= current.row() < first + seen - 2 and self.hasFocus():
            return QPersistentModelIndex(current), current.row() - first
        if first == 0:
            return QPersistentModelIndex(), 0
        return QPersistentModelIndex(self._rows.index(first, 0)), 0

    def make_current(self, row: int) -> None:
        """The keyboard begins here; nothing is selected by that."""
        index = self._rows.index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _scrolled(self) -> None:
        self._track(self.viewport().mapFromGlobal(self.cursor().pos()))
        self._prefetch()

    def paintEvent(self, event: QPaintEvent) -> None:
        rows = self._rows_in(event.rect())
        self._painter.current = self.currentIndex().row()  # which moves with its exam, too
        painter = QPainter(self.viewport())
        self._painter.paint(painter, event.rect(), rows, self._selected_among(rows))
        painter.end()

    def _rows_in(self, area: QRect) -> Rows:
        """The rows that this part of the viewport shows some of."""
        height = self.verticalHeader().defaultSectionSize()
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        last = self._rows.rowCount() - 1 if last < 0 else last
        return Rows(first, last if first >= 0 else -2, self.rowViewportPosition(max(0, first)), height)

    def _selected_among(self, rows: Rows) -> Set[int]:
        chosen = self.selectionModel()
        if not chosen.hasSelection():  # a model is asked back for every index
            return frozenset()
        asked = range(rows.first, rows.last + 1)
        return {row for row in asked if chosen.isSelected(self._rows.index(row, 0))}

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Lines that were read ahead are not seen yet, and Qt paints everything for so many."""
        top, below = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if last.row() >= top and (below < 0 or first.row() <= below):
            super().dataChanged(first, last, roles)

    def sizeHintForColumn(self, column: int) -> int:
        """What a double click between two heads sizes a column to: no walk through the rows."""
        return COLUMNS[column].width

    def _prefetch(self) -> None:
        """What is seen at once; what is near it when nothing moves any more: not in the way of painting."""
        self._read(around=0)
        self._ahead.start(_AHEAD_MS)

    def showEvent(self, event: QShowEvent) -> None:
        """The heads come before the rows in the order of Tab: known once the page has taken the table in."""
        super().showEvent(event)
        self.setTabOrder(self.head, self)

    def _read(self, around: int) -> None:
        first, count = self.seen
        self._rows.prefetch(first, first + count - 2, around=around)

    def _rest(self) -> None:
        self._read(around=1)
        rows = self._rows_in(self.viewport().rect())
        if self._painter.picture(rows, self._selected_among(rows)):
            self._ahead.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.fit()
        self._prefetch()

    # Doing

    def activate_row(self, row: int) -> None:
        """Open the report of an exam; open or close a group."""
        line = self._rows.line(row)
        if line is None:
            return
        if line.group is not None:
            self.toggled.emit(line.group.code)
        else:
            self.opened.emit(line.row.id)

    def current_exam(self) -> str | None:
        """The exam of the current line; of a group's row the one that it speaks of."""
        line = self._rows.kept(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return None if line is None else line.row.id

    def _open_row(self, row: int) -> None:
        """Open the report of an exam; on another line nothing happens."""
        line = self._rows.line(row)
        if line is not None and line.group is None:
            self.opened.emit(line.row.id)

    def selected_spans(self) -> list[tuple[int, int]]:
        """First and last rows of what is selected, from top to bottom."""
        return spans_of(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()  # Qt would copy one cell; the page's action copies rows
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() == _CTRL:
            self._open_row(self.currentIndex().row())
            return
        done = self._key_actions().get(Qt.Key(event.key()))
        if done is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            done()
        elif event.text() in _TURNING_ALL and self._rows.grouped:
            self.all_turned.emit(_TURNING_ALL[event.text()])
        else:
            super().keyPressEvent(event)

    def _key_actions(self) -> dict[Qt.Key, Callable[[], None]]:
        row = self.currentIndex().row()
        return {
            Qt.Key.Key_Return: lambda: self.activate_row(row),
            Qt.Key.Key_Enter: lambda: self.activate_row(row),
            Qt.Key.Key_Right: lambda: self._turn(row, opened=True),
            Qt.Key.Key_Left: lambda: self._turn(row, opened=False),
            Qt.Key.Key_Home: lambda: self.selectRow(0),
            Qt.Key.Key_End: lambda: self.selectRow(self._rows.rowCount() - 1),
            Qt.Key.Key_Escape: self.escaped.emit,
            Qt.Key.Key_Space: self.preview_requested.emit,
        }

    def _turn(self, row: int, *, opened: bool) -> None:
        """Right opens a group; Left closes it, or goes from an exam to its group. Without groups they scroll
        sideways."""
        line = self._rows.line(row)
        if line is None or not self._rows.grouped:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + (bar.singleStep() if opened else -bar.singleStep()))
        elif line.group is None and not opened:
            self.selectRow(row - line.place)
        elif line.group is not None and line.group.expanded != opened:
            self.toggled.emit(line.group.code)

    def keyboardSearch(self, search: str) -> None:
        """No walk through the rows; the search field is for that."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._show_focus()

    def _show_focus(self) -> None:
        self._painter.focused = self.hasFocus()
        self._repaint_rows(self._painter.current, self.currentIndex().row())

    def _repaint_rows(self, *rows: int) -> None:
        """No more than these look different now; a row below 0 is none."""
        width, height = self.viewport().width(), self.verticalHeader().defaultSectionSize()
        for row in {row for row in rows if row >= 0}:
            self.viewport().update(0, self.rowViewportPosition(row), width, height)

    # Mouse

    def _button_at(self, point: QPoint) -> int:
        """Row of the button under `point`, -1 when there is none."""
        index = self.indexAt(point)
        if not index.isValid() or index.column() != _ACTION_PLACE:
            return -1
        line, words = self._rows.line(index.row()), self._rows.words(index.row())
        if line is None or words is None:
            return -1
        return index.row() if self.button_rect(index.row()).contains(point) else -1

    def button_rect(self, row: int) -> QRect:
        """Where the row's button is, in the viewport; empty while the row is being read."""
        line, words = self._rows.line(row), self._rows.words(row)
        if line is None or words is None:
            return QRect()
        cell = self.visualRect(self._rows.index(row, _ACTION_PLACE))
        return self._painter.cells.button_rect(cell, line, words)

    def _track(self, point: QPoint) -> None:
        inside = self.viewport().rect().contains(point)
        row = self.rowAt(point.y()) if inside else -1
        over = inside and self._button_at(point) >= 0
        before = self._painter.hovered
        if (row, over) != (before, self._painter.over_button):
            self._painter.hovered, self._painter.over_button = row, over
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self._repaint_rows(before, row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._track(event.position().toPoint())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._track(QPoint(-1, -1))
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._track(point)
        super().mousePressEvent(event)
        self._painter.pressed = event.button() == Qt.MouseButton.LeftButton and self._button_at(point) >= 0
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._painter.pressed = self._painter.pressed, False
        row = self._button_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton:
            self._open_row(self.rowAt(event.position().toPoint().y()))
        self.viewport().update()
        if pressed and row >= 0:
            self.activate_row(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click anywhere in the row does what its button does; on the button it is one click."""
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self._button_at(point) < 0:
            self.activate_row(self.rowAt(point.y()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the mouse where it is, by the keyboard at the current row."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cell = self.visualRect(self._rows.index(self.currentIndex().row(), 0))
            place = self.viewport().mapToGlobal(cell.bottomLeft() + QPoint(16, 0))
        elif not self.indexAt(self.viewport().mapFromGlobal(place)).isValid():
            return
        if self.currentIndex().isValid():
            self.menu_requested.emit(place)

    def viewportEvent(self, event: QEvent) -> bool:
        """A tool tip only where text was cut, or where more is to be said than the cell shows."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            text = self._tip(index) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), text, self.viewport()) if text else QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _tip(self, index: QModelIndex) -> str:
        words = self._rows.words(index.row())
        if words is None or COLUMNS[index.column()].fixed:
            return ""
        if COLUMNS[index.column()].code in words.notes:
            return str(index.data(Qt.ItemDataRole.ToolTipRole))
        text = words.cells[COLUMNS[index.column()].code]
        room = self.columnWidth(index.column()) - self._painter.cells.taken(index.column())
        narrow = self.fontMetrics().horizontalAdvance(text) > room
        return str(index.data(Qt.ItemDataRole.ToolTipRole)) if narrow else ""
