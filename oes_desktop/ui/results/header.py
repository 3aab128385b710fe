"""The heads of the columns: arrows to sort by, order and width by dragging, which are shown by context menu.

A click sorts by the column, a second click turns the order round, with Shift the column is added to the order
(the arrows then carry numbers). Every head has its arrows, faint until it is sorted by. `HeaderKeys` has the
same for the keyboard.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu, QTableView, QWidget

from oes_desktop.domain.query import Column, SortKey
from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.results.columns import COLUMNS, PLACES, column_head, column_title
from oes_desktop.ui.results.header_keys import HeaderKeys
from oes_desktop.ui.results.stamps import Stamps
from oes_desktop.ui.theme import SMALL_PX, Theme, sized

HEIGHT = 32
_PAD, _EDGE, _ARROW = 8, 16, 14
_STAMPED_BYTES = 1 << 20


class ResultsHeader(QHeaderView):
    """`sort_requested(column, add)` for a click, `order_requested(SortKey)` from the menu; `arranged` when
    widths, order or visibility were changed by hand."""

    sort_requested = Signal(object, bool)
    order_requested = Signal(object)
    arranged = Signal()
    left = Signal()  # the keyboard goes back to the rows

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._sort: tuple[SortKey, ...] = ()
        self._stamps = Stamps(_STAMPED_BYTES)
        theme.changed.connect(self._stamps.clear)
        self._hovered = -1
        self._settling = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # `paintEvent` leaves no gap
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self._keys = HeaderKeys(self)
        self._keys.sorted.connect(self._sort_by)
        self._keys.hidden.connect(lambda section: self.show_column(section, False))
        self._keys.menu_wanted.connect(self._show_menu)
        self._keys.left.connect(self.left)
        self._keys.went.connect(self._went)
        self.sectionClicked.connect(self._clicked)
        self.sectionMoved.connect(self._moved)
        self.sectionResized.connect(self._resized)

    def settle(self) -> None:
        """Once the model is set: first widths, the action fixed at the end."""
        self._settling = True
        self.setMinimumSectionSize(34)
        for place, spec in enumerate(COLUMNS):
            self.resizeSection(place, spec.width)
            self.setSectionHidden(place, spec.hidden)
            if spec.fixed:
                self.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
        self._settling = False

    def show_sort(self, sort: tuple[SortKey, ...]) -> None:
        if sort != self._sort:
            self._sort = sort
            self._went()

    def shown_columns(self) -> list[int]:
        """Places in `COLUMNS` of the columns that are shown, in the order of the screen."""
        order = [self.logicalIndex(at) for at in range(self.count())]
        return [place for place in order if not self.isSectionHidden(place)]

    def arrangement(self) -> dict[str, Any]:
        """Order, widths and hidden columns by code: what survives a restart."""
        order = [COLUMNS[self.logicalIndex(place)].code for place in range(self.count())]
        shown = [place for place in range(self.count()) if not self.isSectionHidden(place)]
        return {
            "order": [str(code) for code in order],
            "hidden": [str(COLUMNS[place].code) for place in range(self.count()) if place not in shown],
            "widths": {str(COLUMNS[place].code): self.sectionSize(place) for place in shown},
        }

    def restore(self, state: object) -> None:
        """Take `state` back, as far as it is understood. New columns keep their place."""
        stored: dict[str, Any] = state if isinstance(state, dict) else {}
        order, hidden, widths = stored.get("order"), stored.get("hidden"), stored.get("widths")
        self._settling = True
        known = [code for code in order if code in PLACES] if isinstance(order, list) else []
        movable = [code for code in dict.fromkeys(known) if not COLUMNS[PLACES[code]].fixed]
        for visual, code in enumerate(movable):
            self.moveSection(self.visualIndex(PLACES[code]), visual)
        for place, spec in enumerate(COLUMNS):
            hide = spec.code in hidden if isinstance(hidden, list) and spec.code in known else spec.hidden
            self.setSectionHidden(place, hide and not spec.fixed and spec.code != Column.STUDENT)
            width = widths.get(spec.code) if isinstance(widths, dict) else None
            if isinstance(width, int) and not spec.fixed and spec.least <= width <= 2000:
                self.resizeSection(place, width)
        self._settling = False

    def show_arrangement(self, state: object) -> None:
        """Take over `state`; what it does not tell is as at first."""
        self.restore({"order": [str(spec.code) for spec in COLUMNS]})
        self.settle()
        self.restore(state)
        self.fit()

    def move_column(self, place: int, visual: int) -> None:
        """`place` in `COLUMNS`, `visual` on the screen, hidden columns counted."""
        self.moveSection(self.visualIndex(place), visual)

    def restore_first(self) -> None:
        """As on the first start."""
        self.show_arrangement(None)
        self.arranged.emit()

    def fit(self) -> None:
        """Give the room that is left over to the flexible columns, first to those that are below their usual
        width, or take from them what is missing."""
        shown = [place for place in range(self.count()) if not self.isSectionHidden(place)]
        flexible = [place for place in shown if COLUMNS[place].flexible]
        spare = self.viewport().width() - sum(self.sectionSize(place) for place in shown)
        self._settling = True
        for place in flexible:
            lift = min(spare, COLUMNS[place].width - self.sectionSize(place))
            if lift > 0:
                self.resizeSection(place, self.sectionSize(place) + lift)
                spare -= lift
        for _ in flexible:  # what one cannot give any more, the others give in the next round
            for left, place in zip(range(len(flexible), 0, -1), flexible, strict=True):
                width = max(COLUMNS[place].least, self.sectionSize(place) + spare // left)
                spare -= width - self.sectionSize(place)
                self.resizeSection(place, width)
        self._settling = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Behind a page that says "loading" the table hears nothing; the head is resized when it is shown."""
        super().resizeEvent(event)
        self.fit()

    def sectionSizeFromContents(self, section: int) -> QSize:
        return QSize(COLUMNS[section].width, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of them in one go: heads are painted with every answer, and Qt would ask for one by one."""
        area, colors, height = event.rect(), self._theme.colors, self.viewport().height()
        painter = QPainter(self.viewport())
        painter.fillRect(area, colors.header)
        painter.fillRect(QRect(area.left(), height - 1, area.width(), 1), colors.line)
        self._stamps.begin(painter)
        for section in self.shown_columns():
            rect = QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), height)
            self._lay(rect, section)
        self._stamps.end(painter)
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One of them, while it is dragged."""
        self._stamps.begin(painter)
        self._lay(rect, section)
        self._stamps.end(painter)

    def _lay(self, rect: QRect, section: int) -> None:
        """From a stamp: a head is seldom another than before."""
        hovered = section == self._hovered and COLUMNS[section].column is not None
        first, focused = self.visualIndex(section) == 0, section == self._keys.section
        key = (section, column_head(COLUMNS[section].code), rect.width(), self._sort, hovered, first, focused)
        if not self._stamps.lay(key, rect.x(), rect.y()):
            room = QRect(0, 0, rect.width(), rect.height())
            paint = partial(self._paint_whole, rect=room, section=section, hovered=hovered)
            self._stamps.make(key, rect, self._theme.colors.header, paint)

    def _paint_whole(self, painter: QPainter, rect: QRect, section: int, hovered: bool) -> None:
        colors, spec = self._theme.colors, COLUMNS[section]
        if hovered:
            painter.fillRect(rect, colors.hover)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.line)
        if spec.column is not None:
            left = _EDGE if self.visualIndex(section) == 0 else _PAD
            self._paint_head(painter, rect.adjusted(left, 0, -2, -1), spec.code, hovered)
        if section == self._keys.section:
            painter.setPen(QPen(colors.accent, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_head(self, painter: QPainter, room: QRect, code: str, hovered: bool) -> None:
        colors = self._theme.colors
        place = next((at for at, key in enumerate(self._sort) if key.column == code), None)
        painter.setFont(sized(self.font(), SMALL_PX, QFont.Weight.DemiBold))
        painter.setPen(colors.text if hovered or place is not None else colors.muted)
        metrics = painter.fontMetrics()
        number = str(place + 1) if place is not None and len(self._sort) > 1 else ""
        tail = _ARROW + metrics.horizontalAdvance(number)
        if (
            place is None
            and not hovered
            and metrics.horizontalAdvance(column_head(code)) > room.width() - tail
        ):
            tail = 0  # the word before the faint arrows; they come back under the mouse
        shown = metrics.elidedText(column_head(code), Qt.TextElideMode.ElideRight, room.width() - tail)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        begin = room.left() + metrics.horizontalAdvance(shown) + 2
        if not shown and code == Column.DOWNLOADED:
            paint_icon(painter, QRect(room.left(), room.center().y() - 6, 14, 14), "download", colors.muted)
            begin += 14
        if not tail:
            return
        arrow = QRect(begin, room.center().y() - _ARROW // 2 + 1, _ARROW, _ARROW)
        if place is None:
            paint_icon(painter, arrow, "chevrons-up-down", colors.muted if hovered else colors.disabled)
            return
        paint_icon(
            painter, arrow, "arrow-down" if self._sort[place].descending else "arrow-up", colors.accent
        )
        painter.setPen(colors.accent)
        words = QRect(arrow.right() + 1, room.top(), tail, room.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.logicalIndexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: Any) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()

    def _clicked(self, section: int) -> None:
        shift = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self._sort_by(section, bool(shift))

    def _sort_by(self, section: int, add: bool) -> None:
        column = COLUMNS[section].column
        if column is not None:
            self.sort_requested.emit(column, add)

    def _went(self) -> None:
        """Bring the current head into view, and say it to a screen reader with how it is sorted by."""
        self.viewport().update()
        section = self._keys.section
        if section < 0:
            self.setAccessibleName(self.tr("Columns"))
            return
        table = self.parent()
        if isinstance(table, QTableView):
            table.scrollTo(table.model().index(max(0, table.rowAt(0)), section))
        title = column_title(COLUMNS[section].code)
        place = next((at for at, key in enumerate(self._sort) if key.column == COLUMNS[section].code), None)
        if place is not None:
            down = self._sort[place].descending
            order = self.tr("descending") if down else self.tr("ascending")
            title = f"{title}, {order}, {place + 1}"
        self.setAccessibleName(title)

    def _moved(self, section: int, before: int, after: int) -> None:
        """The action stays at the end."""
        last = self.count() - 1
        if self._settling:
            return
        self._settling = True
        action = next(place for place, spec in enumerate(COLUMNS) if spec.fixed)
        if self.visualIndex(action) != last:
            self.moveSection(self.visualIndex(action), last)
        self._settling = False
        self.arranged.emit()

    def _resized(self, section: int, before: int, after: int) -> None:
        if self._settling or not after:
            return
        least = COLUMNS[section].least
        if after < least:
            self.resizeSection(section, least)
            return
        self.arranged.emit()

    def menu(self, section: int) -> QMenu:
        """Sorting by the column under the mouse, and which columns are shown."""
        menu = QMenu(self)
        column = COLUMNS[section].column if 0 <= section < len(COLUMNS) else None
        if column is not None:
            up = menu.addAction(self.tr("Sort ascending"))
            down = menu.addAction(self.tr("Sort descending"))
            up.triggered.connect(lambda: self.order_requested.emit(SortKey(column)))
            down.triggered.connect(lambda: self.order_requested.emit(SortKey(column, descending=True)))
            menu.addSeparator()
        for place, spec in enumerate(COLUMNS):
            if spec.column is None:
                continue
            shown = menu.addAction(column_title(spec.code))
            shown.setCheckable(True)
            shown.setChecked(not self.isSectionHidden(place))
            shown.setEnabled(spec.column is not Column.STUDENT)
            shown.toggled.connect(lambda on, place=place: self.show_column(place, on))
        menu.addSeparator()
        menu.addAction(self.tr("Columns as at first")).triggered.connect(self.restore_first)
        return menu

    def _show_menu(self, point: QPoint) -> None:
        menu = self.menu(self.logicalIndexAt(point))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(point))

    def show_column(self, place: int, shown: bool) -> None:
        """`place` in `COLUMNS`; the student's column is always shown."""
        self.setSectionHidden(place, not shown and COLUMNS[place].column is not Column.STUDENT)
        self.fit()
        self.arranged.emit()
