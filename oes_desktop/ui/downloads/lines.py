"""The list of the downloads page: mouse and keyboard, order by drag, the buttons of its lines.

Lines are painted, none is a widget: a thousand of them scroll as ten do. Dragging is done here and not by
Qt's drag and drop: lines never leave the list, and the window stays usable meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QToolTip, QWidget

from oes_desktop.domain.downloading import Entry, Stage
from oes_desktop.ui.downloads.line_painter import (
    FIRST,
    FIRST_ACTS,
    SECOND,
    LinePainter,
    button_rect,
    second_act,
)
from oes_desktop.ui.downloads.model import DownloadsModel, Index
from oes_desktop.ui.theme import colors_of

_SCROLL_EDGE_PX, _SCROLL_STEP_PX, _SCROLL_MS = 40, 12, 30
_ALT, _NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class DownloadList(QListView):
    """`asked(act, exam ids)`: pause, resume, retry, cancel, erase or open. `turned(ids)`: Space, pause or go
    on. `taken_away(ids)`: Delete. `moved(exam ids, before)`: new places in the queue, before that exam, None:
    at its end. `menu_requested(place on the screen)`; `escaped`: Esc."""

    asked = Signal(str, list)
    turned = Signal(list)
    taken_away = Signal(list)
    moved = Signal(list, object)
    menu_requested = Signal(QPoint)
    escaped = Signal()

    def __init__(self, model: DownloadsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self._painter = LinePainter(model, self)
        self._held: tuple[int, QPoint] | None = None  # row and place where the mouse was pressed
        self._dragged: list[str] = []
        self._drop_row = -1
        self._keeps_selection = False  # pressed on a selected line: let go of the others at release only
        self.tips: dict[str, str] = {}  # of the buttons, by act
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._track(self._mouse()))

    # Which lines

    @property
    def chosen(self) -> list[str]:
        """Exam ids of the selected lines from top to bottom, or of the current one."""
        rows = sorted(index.row() for index in self.selectedIndexes()) or [self.currentIndex().row()]
        return [entry.wanted.exam_id for row in rows if (entry := self._lines.entry(row)) is not None]

    @property
    def dragging(self) -> bool:
        return bool(self._dragged)

    def entries_of(self, exam_ids: Sequence[str]) -> list[Entry]:
        found = (self._lines.entry(self._lines.row_of(exam_id)) for exam_id in exam_ids)
        return [entry for entry in found if entry is not None]

    def settle(self) -> None:
        """The keyboard always has a line to begin with; nothing is selected by that."""
        if not self.currentIndex().isValid() and self._lines.rowCount():
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._lines.index(0), flag)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if modifiers == _ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.put(-1 if key == Qt.Key.Key_Up else 1)
            return
        if self.dragging and key == Qt.Key.Key_Escape:
            self._let_go()
            return
        acts = {
            Qt.Key.Key_Return: lambda: self.asked.emit("open", self.chosen[:1]),
            Qt.Key.Key_Enter: lambda: self.asked.emit("open", self.chosen[:1]),
            Qt.Key.Key_Space: lambda: self.turned.emit(self.chosen),
            Qt.Key.Key_Delete: lambda: self.taken_away.emit(self.chosen),
            Qt.Key.Key_Backspace: lambda: self.taken_away.emit(self.chosen),
            Qt.Key.Key_Escape: self.escaped.emit,
        }
        if key in acts and modifiers == _NONE:
            acts[key]()
        else:
            super().keyPressEvent(event)

    def put(self, by: int | None) -> None:
        """The chosen lines together one place up (-1) or down (1), or to the beginning (None)."""
        ids = [e.wanted.exam_id for e in self.entries_of(self.chosen) if e.stage is not Stage.HERE]
        rows = [self._lines.row_of(exam_id) for exam_id in ids]
        if not rows:
            return
        target = 0 if by is None else rows[0] - 1 if by < 0 else rows[-1] + 2
        if 0 <= target <= self._lines.waiting:
            self._move(ids, target)

    def _move(self, ids: list[str], row: int) -> None:
        """Before the line that is in `row` now."""
        entries, chosen = self._lines.entries, set(ids)
        after = (e.wanted.exam_id for e in entries[row : self._lines.waiting])
        before = next((exam_id for exam_id in after if exam_id not in chosen), None)
        order = [e.wanted.exam_id for e in entries]
        self._lines.move(ids, before)
        if [e.wanted.exam_id for e in self._lines.entries] != order:
            self.moved.emit(ids, before)
        self.scrollTo(self.currentIndex())

    # Mouse

    def _mouse(self) -> QPoint:
        return self.viewport().mapFromGlobal(self.cursor().pos())

    def _button_at(self, point: QPoint) -> tuple[int, str]:
        index = self.indexAt(point)
        if index.isValid():
            for which in (FIRST, SECOND):
                if button_rect(self.visualRect(index), which).contains(point):
                    return index.row(), which
        return index.row(), ""

    def button_rect(self, row: int, which: str) -> QRect:
        """Where a button is, in the viewport."""
        return button_rect(self.visualRect(self._lines.index(row)), which)

    def _act_of(self, row: int, which: str) -> str:
        entry = self._lines.entry(row)
        if entry is None or not which:
            return ""
        return FIRST_ACTS[entry.stage] if which == FIRST else second_act(entry.stage)

    def _track(self, point: QPoint) -> None:
        inside = self.viewport().rect().contains(point)
        row, which = self._button_at(point) if inside else (-1, "")
        painter = self._painter
        if (row, which) != (painter.hovered, painter.over):
            painter.hovered, painter.over = row, which
            pointing = Qt.CursorShape.PointingHandCursor if which else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(pointing)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._track(point)
        row, which = self._button_at(point)
        left = event.button() == Qt.MouseButton.LeftButton
        self._painter.pressed = left and bool(which)
        if self._painter.pressed:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.viewport().update()
            return
        plain = left and event.modifiers() == _NONE
        self._held = (row, point) if plain and row >= 0 else None
        self._keeps_selection = plain and self.selectionModel().isSelected(self._lines.index(row))
        if not self._keeps_selection:
            super().mousePressEvent(event)
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._track(point)
            super().mouseMoveEvent(event)
            return
        row, begin = self._held
        if not self._dragged and (point - begin).manhattanLength() >= QApplication.startDragDistance():
            self._take(row)
        if self._dragged:
            self._aim(point)

    def _take(self, row: int) -> None:
        """Begin to drag the chosen lines; those that are here already have no order."""
        entries = self.entries_of(
            self.chosen if self.selectionModel().isSelected(self._lines.index(row)) else []
        )
        self._dragged = [e.wanted.exam_id for e in entries if e.stage is not Stage.HERE]
        if self._dragged:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _aim(self, point: QPoint) -> None:
        index = self.indexAt(QPoint(self.viewport().width() // 2, point.y()))
        row = self._lines.waiting if not index.isValid() else index.row()
        if index.isValid() and point.y() > self.visualRect(index).center().y():
            row += 1
        if not index.isValid() and point.y() < 0:
            row = 0
        self._drop_row = min(row, self._lines.waiting)
        near = point.y() < _SCROLL_EDGE_PX or point.y() > self.viewport().height() - _SCROLL_EDGE_PX
        if near != self._scrolling.isActive():
            self._scrolling.start() if near else self._scrolling.stop()
        self.viewport().update()

    def _scroll_on(self) -> None:
        point, bar = self._mouse(), self.verticalScrollBar()
        up = point.y() < self.viewport().height() // 2
        bar.setValue(bar.value() + (-_SCROLL_STEP_PX if up else _SCROLL_STEP_PX))
        self._aim(point)

    def _let_go(self) -> None:
        self._held, self._dragged, self._drop_row = None, [], -1
        self._scrolling.stop()
        self.viewport().unsetCursor()
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        pressed, self._painter.pressed = self._painter.pressed, False
        ids, row = self._dragged, self._drop_row
        kept, self._keeps_selection = self._keeps_selection, False
        self._let_go()
        if pressed:
            self._click(point)
        elif ids:
            if row >= 0:
                self._move(ids, row)
        elif kept and event.button() == Qt.MouseButton.LeftButton:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.indexAt(point), flag)
        else:
            super().mouseReleaseEvent(event)

    def _click(self, point: QPoint) -> None:
        row, which = self._button_at(point)
        if (row, which) == (self._painter.hovered, self._painter.over) and which:
            entry = self._lines.entry(row)
            assert entry is not None
            self.asked.emit(self._act_of(row, which), [entry.wanted.exam_id])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row, which = self._button_at(event.position().toPoint())
        entry = self._lines.entry(row)
        if which:
            self.mousePressEvent(event)  # the second of two quick clicks on a button
        elif entry is not None and event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit("open", [entry.wanted.exam_id])

    def leaveEvent(self, event: QEvent) -> None:
        self._track(QPoint(-1, -1))
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the mouse where it is, by the keyboard at the current line."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            line = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(QPoint(line.left() + 60, line.center().y()))
        if self._lines.rowCount():
            self.menu_requested.emit(place)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self.tips.get(self._act_of(*self._button_at(event.pos())))
            if tip:
                QToolTip.showText(event.globalPos(), tip, self.viewport())
                return True
        return super().viewportEvent(event)

    # Painting

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_row < 0 or not self._dragged:
            return
        line = self.visualRect(self._lines.index(max(0, self._drop_row - 1)))
        edge = line.top() if self._drop_row == 0 else line.bottom()
        painter = QPainter(self.viewport())
        painter.fillRect(0, edge - 1, self.viewport().width(), 3, colors_of().accent)
        painter.end()

    def keyboardSearch(self, search: str) -> None:
        """The first letters of a name lead to it; a space is a key of its own."""
        if search.strip():
            super().keyboardSearch(search)

    def rowsInserted(self, parent: QModelIndex | Index, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        self.settle()
