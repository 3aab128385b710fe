"""Paints the cells of the results from the model's lines, without asking Qt's roles cell by cell.

The row under the mouse, the row's button and its states are told by the table through `hovered`, `pressed`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from oes_desktop.domain.lines import Line
from oes_desktop.domain.query import Column, Grouping
from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.results.columns import ACTION, COLUMNS, PLACES, LineWords
from oes_desktop.ui.results.group_words import group_icon
from oes_desktop.ui.results.model import ResultsModel
from oes_desktop.ui.theme import BODY_PX, LEFT_LINE, RADIUS, Colors, Theme, sized, tabular
from oes_desktop.ui.widgets.avatar import paint_avatar
from oes_desktop.ui.widgets.honesty import paint_honesty
from oes_desktop.ui.widgets.pill import paint_pill, pill_size
from oes_desktop.ui.widgets.strip import COUNT_WIDTH, paint_strip

PAD, EDGE = 8, 16
_ICON = 16
_MOST_ELIDED = 20_000
_AVATAR = 24
_BADGE = 20
_MARK = 14  # the violations were gone through
_PICTURED = 236  # px
_INDENT = 34
_BUTTON_HEIGHT, _BUTTON_PAD = 28, 11

Index = QModelIndex | QPersistentModelIndex


class Cell(NamedTuple):
    """What a cell's painter works with. `rect`: without the padding at the sides."""

    painter: QPainter
    rect: QRect
    row: int
    column: int
    line: Line
    words: LineWords


CellPainter = Callable[[Cell], None]


class ResultsDelegate(QStyledItemDelegate):
    def __init__(
        self, model: ResultsModel, head: QHeaderView, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._head, self._theme = model, head, theme
        self.glow: Callable[[str], float] = lambda _exam_id: 0.0  # how much a row that changed glows, 0 to 1
        self.hovered = -1  # row
        self.over_button = False
        self.pressed = False
        self.focused = False  # whether the table has the keyboard
        self.current = -1  # row
        self.first_column = 0  # stands a little off the edge
        self._fonts = _Fonts(QFont())
        self._exam_cells: dict[str, CellPainter] = {
            Column.STUDENT: self._paint_student,
            Column.GROUP: self._paint_text(Column.GROUP),
            Column.EXAM: self._paint_text(Column.EXAM),
            Column.SYSTEM: self._paint_text(Column.SYSTEM),
            Column.START: self._paint_start,
            Column.DURATION: self._paint_text(Column.DURATION),
            Column.STATUS: self._paint_status,
            Column.HONESTY: self._paint_honesty,
            Column.VIOLATIONS: self._paint_violations,
            Column.ATTEMPTS: self._paint_text(Column.ATTEMPTS),
            Column.DECISION: self._paint_decision,
            Column.REVIEWER: self._paint_text(Column.REVIEWER),
            Column.REVIEWED: self._paint_text(Column.REVIEWED),
            Column.DOWNLOADED: self._paint_downloaded,
            ACTION: self._paint_action,
        }
        self._group_cells: dict[str, CellPainter] = {
            Column.STUDENT: self._paint_group_head,
            Column.GROUP: self._paint_text(Column.GROUP),
            Column.EXAM: self._paint_over(Column.EXAM, Column.SYSTEM),
            Column.SYSTEM: self._paint_over(Column.EXAM, Column.SYSTEM),
            Column.START: self._paint_over(Column.START, Column.STATUS),
            Column.STATUS: self._paint_mean,
            Column.HONESTY: self._paint_honesty,
            Column.VIOLATIONS: self._paint_sum,
            Column.ATTEMPTS: self._paint_text(Column.ATTEMPTS),
            ACTION: self._paint_action,
        }

    @property
    def _colors(self) -> Colors:
        return self._theme.colors

    def use_font(self, font: QFont) -> None:
        self._fonts = _Fonts(font)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(COLUMNS[index.column()].width, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.row()
        line = self._model.line(row)
        self._paint_ground(painter, option, row, line)
        words = self._model.words(row)
        if line is None or words is None:
            return
        cells = self._exam_cells if line.group is None else self._group_cells
        paint = cells.get(COLUMNS[index.column()].code)
        if paint is not None:
            painter.setFont(self._fonts.body)
            left = EDGE if index.column() == self.first_column else PAD
            paint(Cell(painter, option.rect.adjusted(left, 0, -PAD, -1), row, index.column(), line, words))

    def button_rect(self, cell: QRect, line: Line, words: LineWords) -> QRect:
        """Where in the action's cell the button is."""
        icon = _ICON + 6 if line.group is None else 0
        width = QFontMetrics(self._fonts.medium).horizontalAdvance(words.action) + 2 + 2 * _BUTTON_PAD + icon
        height = min(_BUTTON_HEIGHT, cell.height() - 4)
        body = QRect(0, 0, min(width, cell.width() - PAD), height)
        body.moveCenter(cell.center())
        body.moveRight(cell.right() - PAD)
        return body

    def taken(self, column: int) -> int:
        """Pixels of a cell's width that are not for its text."""
        edge = EDGE - PAD if column == self.first_column else 0
        student = COLUMNS[column].code == Column.STUDENT
        return (
            2 * PAD
            + edge
            + (_AVATAR + 8 if student and self._pictured(self._head.sectionSize(column)) else 0)
        )

    @staticmethod
    def _pictured(width: int) -> bool:
        """Whether the student's column is wide enough to spend some of it on the round letter."""
        return width >= _PICTURED

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: int, line: Line | None
    ) -> None:
        colors, rect = self._colors, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            ground = colors.accent_tint
        elif row == self.hovered:
            ground = colors.hover
        elif line is not None and line.group is not None:
            ground = colors.header
        else:
            ground = colors.surface
        painter.fillRect(rect, ground)
        glow = self._glow(line)
        if glow:
            veil = QColor(colors.live_tint)
            veil.setAlphaF(glow)
            painter.fillRect(rect, veil)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.line)
        if self.focused and row == self.current:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), colors.accent)
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.accent)

    def _glow(self, line: Line | None) -> float:
        return 0.0 if line is None or line.group is not None else self.glow(line.row.id)

    def _text(
        self, painter: QPainter, rect: QRect, text: str, color: QColor, font: QFont | None = None
    ) -> None:
        font = font or self._fonts.body
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(rect, LEFT_LINE, self._fonts.elided(text, rect.width(), font))

    def _width(self, text: str) -> int:
        return QFontMetrics(self._fonts.figures).horizontalAdvance(text) + 1 if text else 0

    def _paint_text(self, code: str) -> CellPainter:
        def paint(cell: Cell) -> None:
            text = cell.words.cells[code]
            self._text(cell.painter, cell.rect, text, self._colors.text, self._fonts.figures)

        return paint

    def _paint_student(self, cell: Cell) -> None:
        painter, rect, line, words = cell.painter, QRect(cell.rect), cell.line, cell.words
        if words.other:
            rect.setRight(rect.right() - _BADGE - 6)
            self._paint_badge(painter, _square(rect, rect.right() + 6, _BADGE), "eye", "live")
        if line.grouping is Grouping.STUDENT:
            self._text(painter, rect.adjusted(_INDENT, 0, 0, 0), words.name, self._colors.muted)
            return
        room = rect.adjusted(_INDENT if line.place else 0, 0, 0, 0)
        if self._pictured(room.width()):
            paint_avatar(painter, _square(room, room.left(), _AVATAR), line.row.student_name, self._theme)
            room = room.adjusted(_AVATAR + 8, 0, 0, 0)
        self._text(painter, room, words.name, self._colors.text, self._fonts.medium)

    def _paint_badge(self, painter: QPainter, badge: QRect, sign: str, tone: str) -> None:
        """What the tool tip has words for: who else has the report open, that a connection is lost."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colors.tint(tone))
        painter.drawEllipse(badge)
        painter.restore()
        paint_icon(painter, badge.adjusted(4, 4, -4, -4), sign, self._colors.tone(tone))

    def _paint_group_head(self, cell: Cell) -> None:
        painter, rect, group = cell.painter, cell.rect, cell.line.group
        assert group is not None
        chevron = "chevron-down" if group.expanded else "chevron-right"
        paint_icon(painter, _square(rect, rect.left(), _ICON), chevron, self._colors.muted)
        room = rect.adjusted(_ICON + 10, 0, 0, 0)
        picture = group_icon(group.grouping)
        if picture:
            paint_icon(painter, _square(room, room.left(), _ICON), picture, self._colors.muted)
            room = room.adjusted(_ICON + 8, 0, 0, 0)
        elif self._pictured(rect.width()):
            name = cell.line.row.student_name
            paint_avatar(painter, _square(room, room.left(), _AVATAR), name, self._theme)
            room = room.adjusted(_AVATAR + 8, 0, 0, 0)
        self._text(painter, room, cell.words.name, self._colors.text, self._fonts.bold)

    def _paint_over(self, first: str, second: str) -> CellPainter:
        """The text of the column `first` goes on into `second` when that is the next one shown, up to the
        text that `second` has at its right."""

        def paint(cell: Cell) -> None:
            head, text = self._head, cell.words.cells[first]
            one, two = PLACES[first], PLACES[second]
            between = range(head.visualIndex(one) + 1, head.visualIndex(two))
            joined = (
                head.visualIndex(one) < head.visualIndex(two)
                and not head.isSectionHidden(one)
                and not head.isSectionHidden(two)
                and all(head.isSectionHidden(head.logicalIndex(at)) for at in between)
            )
            here = COLUMNS[cell.column].code
            if not joined:
                if here == first:
                    self._text(cell.painter, cell.rect, text, self._colors.muted, self._fonts.figures)
                return
            room = QRect(cell.rect)
            if here == first:
                room.setRight(room.right() + head.sectionSize(two))
            else:
                room.setLeft(room.left() - head.sectionSize(one))
            if own := self._width(cell.words.cells[second]):
                room.setRight(room.right() - own - PAD)
            cell.painter.save()
            cell.painter.setClipRect(cell.rect.adjusted(-PAD, 0, PAD, 0))
            self._text(cell.painter, room, text, self._colors.muted, self._fonts.figures)
            cell.painter.restore()

        return paint

    def _paint_start(self, cell: Cell) -> None:
        self._text(cell.painter, cell.rect, cell.words.start, self._colors.text, self._fonts.figures)

    def _paint_status(self, cell: Cell) -> None:
        painter, rect, words = cell.painter, cell.rect, cell.words
        room = QRect(rect)
        if words.pkn:
            room.setRight(rect.right() - pill_size(words.pkn, self._fonts.body).width() - 6)
        if words.lost:
            used = self._paint_lost(painter, room, words.lost)
        elif words.status_tone == "live":
            used = paint_pill(painter, room, words.status, "live", self._theme, dot=True).width()
        else:
            self._text(painter, room, words.status, self._colors.muted)
            used = min(room.width(), painter.fontMetrics().horizontalAdvance(words.status))
        if words.pkn:
            painter.setFont(self._fonts.body)
            paint_pill(painter, rect.adjusted(used + 6, 0, 0, 0), words.pkn, "bad", self._theme)

    def _paint_lost(self, painter: QPainter, room: QRect, words: str) -> int:
        """In words, or as a sign where they have no room (the tool tip has them); the width used."""
        if pill_size(words, painter.font()).width() <= room.width():
            return paint_pill(painter, room, words, "doubtful", self._theme).width()
        badge = _square(room, room.left(), _BADGE)
        self._paint_badge(painter, badge, "wifi-off", "doubtful")
        return badge.width()

    def _paint_honesty(self, cell: Cell) -> None:
        group = cell.line.group
        value = cell.line.row.honesty if group is None else group.worst
        paint_honesty(cell.painter, cell.rect, value, self._theme)

    def _paint_violations(self, cell: Cell) -> None:
        row = cell.line.row
        tone = "live" if self._glow(cell.line) else "text"
        paint_strip(cell.painter, cell.rect, row.strip, self._theme, count=row.violations, tone=tone)
        if row.review_pending or row.reviewed_ms is not None:
            mark = _square(cell.rect, cell.rect.right() - _MARK + PAD - 3, _MARK)
            name, sign = ("clock", "doubtful") if row.review_pending else ("check-check", "good")
            paint_icon(cell.painter, mark, name, self._colors.tone(sign))

    def _paint_mean(self, cell: Cell) -> None:
        """At the right, beside the bar of the worst; before it the rest of the last exam's time."""
        self._paint_over(Column.START, Column.STATUS)(cell)
        mean = cell.words.cells[Column.STATUS]
        room = QRect(cell.rect)
        room.setLeft(max(room.left(), room.right() - self._width(mean)))
        self._text(cell.painter, room, mean, self._colors.muted, self._fonts.figures)

    def _paint_sum(self, cell: Cell) -> None:
        """A sum may be longer than the count of an exam: the strip gives way to it."""
        painter, text, group = cell.painter, cell.words.cells[Column.VIOLATIONS], cell.line.group
        assert group is not None
        painter.setFont(self._fonts.bold)
        width = max(COUNT_WIDTH, painter.fontMetrics().horizontalAdvance(text) + 1)
        room, strip = QRect(cell.rect), QRect(cell.rect)
        room.setLeft(max(room.left(), room.right() - width + 1))
        strip.setRight(room.left() - 9)
        paint_strip(painter, strip, group.strip, self._theme)
        color = self._colors.text if group.violations else self._colors.muted
        self._text(painter, room, text, color, self._fonts.bold)

    def _paint_decision(self, cell: Cell) -> None:
        painter, rect, words = cell.painter, cell.rect, cell.words
        room = QRect(rect)
        if cell.line.row.pending:
            room.setRight(rect.right() - _ICON - 4)
        if words.decision_tone:
            used = paint_pill(painter, room, words.decision, words.decision_tone, self._theme).width()
        else:
            self._text(painter, room, words.decision, self._colors.muted)
            used = min(room.width(), painter.fontMetrics().horizontalAdvance(words.decision))
        if cell.line.row.pending:
            paint_icon(painter, _square(rect, rect.left() + used + 5, 14), "clock", self._colors.doubtful)

    def _paint_downloaded(self, cell: Cell) -> None:
        if cell.line.downloaded:
            mark = _square(cell.rect, cell.rect.center().x() - _ICON // 2, _ICON)
            paint_icon(cell.painter, mark, "download", self._colors.good)

    def _paint_action(self, cell: Cell) -> None:
        painter, colors = cell.painter, self._colors
        body = self.button_rect(cell.rect.adjusted(-PAD, 0, PAD, 1), cell.line, cell.words)
        over = self.over_button and cell.row == self.hovered
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.accent if over else colors.field_line, 1))
        painter.setBrush(colors.pressed if over and self.pressed else colors.hover if over else colors.raised)
        painter.drawRoundedRect(QRectF(body).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        tone = colors.accent if over else colors.text
        room = body.adjusted(_BUTTON_PAD, 0, -_BUTTON_PAD + 1, 0)
        if cell.line.group is None:
            paint_icon(painter, _square(body, room.left(), _ICON), "eye", tone)
            room.setLeft(room.left() + _ICON + 6)
        self._text(painter, room, cell.words.action, tone, self._fonts.medium)
        painter.restore()


class _Fonts:
    """The view's font in the weights that are used, made once."""

    def __init__(self, font: QFont) -> None:
        self.body = sized(font, BODY_PX)
        self.medium = sized(font, BODY_PX, QFont.Weight.Medium)
        self.bold = tabular(sized(font, BODY_PX, QFont.Weight.DemiBold))
        self.figures = tabular(self.body)
        fonts = (self.body, self.medium, self.bold, self.figures)
        self._metrics = {id(one): QFontMetrics(one) for one in fonts}
        self._elided: dict[tuple[str, int, int], str] = {}

    def elided(self, text: str, width: int, font: QFont) -> str:
        """`text` cut to `width` px in one of these fonts; measured once, for pages repeat their texts."""
        key = (text, width, id(font))
        shown = self._elided.get(key)
        if shown is None:
            if len(self._elided) > _MOST_ELIDED:
                self._elided.clear()
            shown = self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, width)
            self._elided[key] = shown
        return shown


def _square(rect: QRect, left: int, side: int) -> QRect:
    """At `left`, in the middle of the height."""
    return QRect(left, rect.center().y() - side // 2 + 1, side, side)
