"""Paints the lines of the table that are seen, whole rows at a time, from the model's lines and words.

Qt's own way asks a delegate cell by cell, with a style option made for each: for a page of 20 rows and 12
columns that alone took longer than all of this. The table tells what the mouse and the keyboard are at.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QHeaderView

from oes_desktop.domain.lines import Line
from oes_desktop.ui.results.cells import Cell, Cells, Look
from oes_desktop.ui.results.columns import ACTION, COLUMNS, LineWords
from oes_desktop.ui.results.model import ResultsModel
from oes_desktop.ui.results.row_pictures import Face, RowPictures
from oes_desktop.ui.results.stamps import Stamps
from oes_desktop.ui.theme import Theme

_STAMPED_PX = 30  # in the middle of a row: pills, buttons and letters are not higher


class Rows(NamedTuple):
    """The rows to paint: `first` to `last`, the first at `top`, each `height` high."""

    first: int
    last: int
    top: int
    height: int


class _Column(NamedTuple):
    """`left`, `width`: px. `own`: what stamps of other columns, or of this one in another width, have not.
    `exam`, `group`: how the cells of either look."""

    place: int
    code: str
    left: int
    width: int
    own: tuple[int, int, bool]
    exam: Look | None
    group: Look | None


class _Row(NamedTuple):
    """A row being painted. `glow`: from 0 to 1."""

    place: int
    top: int
    height: int
    line: Line
    words: LineWords
    ground: QColor
    glow: float


class RowPainter:
    def __init__(self, model: ResultsModel, head: QHeaderView, theme: Theme) -> None:
        self._model, self._head, self._theme = model, head, theme
        self.stamps = Stamps()
        self._pictures = RowPictures()
        self.cells = Cells(head, theme, self.stamps)
        self.glow: Callable[[str], float] = lambda _exam_id: 0.0  # how much a row that changed glows, 0 to 1
        self.hovered = -1  # row
        self.over_button = False
        self.pressed = False
        self.focused = False  # whether the table has the keyboard
        self.current = -1  # row, as it was painted last
        theme.changed.connect(self._forget)
        model.headerDataChanged.connect(self._pictures.clear)  # of a new language, too

    def _forget(self) -> None:
        self.stamps.clear()
        self._pictures.clear()

    def use_font(self, font: QFont) -> None:
        self.cells.use_font(font)
        self._pictures.clear()

    def paint(self, painter: QPainter, area: QRect, rows: Rows, selected: Set[int]) -> None:
        """Everything in `area` of the viewport; below and beside the rows it is empty."""
        device = painter.device()
        assert device is not None
        self.cells.begin()
        self.stamps.begin(painter)
        self._pictures.begin(device.devicePixelRatioF())
        painter.fillRect(area, self._theme.colors.surface)
        columns = self._columns()
        width, arranged = _width(columns), _arranged(columns)
        for step in range(rows.last - rows.first + 1):
            place = rows.first + step
            line, words = self._model.line(place), self._model.words(place)
            band = QRect(0, rows.top + step * rows.height, width, rows.height)
            ground, glow = self._ground(place, line, place in selected), self._glow(line)
            if line is None or words is None:
                self._paint_ground(painter, band, ground, glow)
                continue
            row = _Row(place, band.top(), band.height(), line, words, ground, glow)
            plain = not glow and not (self.over_button and place == self.hovered)
            face = Face(arranged, width, row.height, ground.rgb())
            if not plain or not self._pictures.lay(painter, line, words, face, row.top):
                self._paint_ground(painter, band, ground, glow)
                self._paint_cells(painter, row, columns)
        self.stamps.end(painter)
        self._paint_focus(painter, rows, width)

    def picture(self, rows: Rows, selected: Set[int]) -> bool:
        """At rest: have these rows as they are painted, for when they move. True: some are still to come."""
        self.cells.begin()
        columns, found = self._columns(), list[_Row]()
        width, arranged = _width(columns), _arranged(columns)
        for place in range(rows.first, rows.last + 1):
            line, words = self._model.kept(place), self._model.words(place)
            if line is not None and words is not None and not self._glow(line):
                ground = self._ground(place, line, place in selected)
                found.append(_Row(place, 0, rows.height, line, words, ground, 0.0))

        def paint(painter: QPainter, place: int) -> None:
            row = found[place]
            self.stamps.begin(painter)
            self._paint_ground(painter, QRect(0, 0, width, row.height), row.ground, 0.0)
            self._paint_cells(painter, row, columns)
            self.stamps.end(painter)

        faces = (Face(arranged, width, row.height, row.ground.rgb()) for row in found)
        wanted = [(row.line, row.words, face, row.ground) for row, face in zip(found, faces, strict=True)]
        return self._pictures.keep(wanted, paint)

    def _columns(self) -> list[_Column]:
        """Those that are shown, in the order of the screen."""
        head, cells, found = self._head, self.cells, list[_Column]()
        for visual in range(head.count()):
            place = head.logicalIndex(visual)
            if not head.isSectionHidden(place):
                left, width = head.sectionViewportPosition(place), head.sectionSize(place)
                code, own = COLUMNS[place].code, (place, width, not found)
                looks = cells.exam.get(code), cells.group.get(code)
                found.append(_Column(place, code, left, width, own, *looks))
        return found

    def _ground(self, place: int, line: Line | None, selected: bool) -> QColor:
        colors = self._theme.colors
        if selected:
            return colors.accent_tint
        if place == self.hovered:
            return colors.hover
        return colors.header if line is not None and line.group is not None else colors.surface

    def _glow(self, line: Line | None) -> float:
        return 0.0 if line is None or line.group is not None else self.glow(line.row.id)

    def _paint_ground(self, painter: QPainter, band: QRect, ground: QColor, glow: float) -> None:
        colors = self._theme.colors
        if ground is not colors.surface:
            painter.fillRect(band, ground)
        if glow:
            veil = QColor(colors.live_tint)
            veil.setAlphaF(glow)
            painter.fillRect(band, veil)
        painter.fillRect(band.left(), band.bottom(), band.width(), 1, colors.line)

    def _paint_focus(self, painter: QPainter, rows: Rows, width: int) -> None:
        """Lines above and below the row where the keyboard is."""
        if self.focused and rows.first <= self.current <= rows.last:
            top = rows.top + (self.current - rows.first) * rows.height
            for edge in (top, top + rows.height - 1):
                painter.fillRect(0, edge, width, 1, self._theme.colors.accent)

    def _paint_cells(self, painter: QPainter, row: _Row, columns: list[_Column]) -> None:
        line, words, stamps = row.line, row.words, self.stamps
        is_exam = line.group is None
        over = self.over_button and row.place == self.hovered
        above = max(0, (row.height - 1 - _STAMPED_PX) // 2)
        band = (row.ground.rgb(), row.height)
        for column in columns:
            look = column.exam if is_exam else column.group
            if look is None:
                continue
            key = look.key(line, words) if look.key is not None else ""
            if key is None:
                continue
            if key == "" or row.glow or (over and column.code == ACTION):
                self._paint_cell(painter, row, column, look, column.left, row.top)
                continue
            whole = (column.own, band, key)
            if not stamps.lay(whole, column.left, row.top + above):
                room = QRect(column.left, row.top + above, column.width, min(_STAMPED_PX, row.height - 1))
                paint = partial(self._paint_cell, row=row, column=column, look=look, left=0, top=-above)
                stamps.make(whole, room, row.ground, paint)

    def _paint_cell(
        self, painter: QPainter, row: _Row, column: _Column, look: Look, left: int, top: int
    ) -> None:
        painter.setFont(self.cells.fonts.body)
        over = self.over_button and row.place == self.hovered
        look.paint(
            Cell(
                painter,
                self.cells.room(column.place, QRect(left, top, column.width, row.height)),
                row.line,
                row.words,
                None if row.glow else row.ground,
                over,
                over and self.pressed,
                row.glow > 0,
            )
        )


def _width(columns: list[_Column]) -> int:
    return columns[-1].left + columns[-1].width


def _arranged(columns: list[_Column]) -> tuple[tuple[int, int, int], ...]:
    return tuple((column.place, column.left, column.width) for column in columns)
