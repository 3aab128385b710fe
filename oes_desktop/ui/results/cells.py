"""What the cells of the results look like: how each is painted, and which of them look alike.

Cells that many rows share (groups, pills, bars, buttons) have a `key`, and are painted once as stamps; what
is a row's own (its name, its time, its strip) is painted as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView

from oes_desktop.domain.lines import Line
from oes_desktop.domain.query import Column, Grouping
from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.results.columns import ACTION, COLUMNS, PLACES, LineWords
from oes_desktop.ui.results.group_words import group_icon
from oes_desktop.ui.results.stamps import Stamps
from oes_desktop.ui.theme import BODY_PX, LEFT_LINE, RADIUS, Colors, Theme, sized, tabular
from oes_desktop.ui.widgets.avatar import initial, paint_avatar
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


_PLAIN = (
    Column.GROUP,
    Column.EXAM,
    Column.SYSTEM,
    Column.DURATION,
    Column.ATTEMPTS,
    Column.REVIEWER,
    Column.REVIEWED,
)
# In a group's row the text of the first goes on into the second when that is the next column shown.
_OVER = {Column.EXAM: Column.SYSTEM, Column.START: Column.STATUS}


class Cell(NamedTuple):
    """What a cell's painter works with. `rect`: without the padding at the sides. `over`, `pressed`: what
    the mouse does to the row's button. `ground`: what the row is painted on, None where nothing may be
    stamped. `glows`: its violations rose a moment ago."""

    painter: QPainter
    rect: QRect
    line: Line
    words: LineWords
    ground: QColor | None = None
    over: bool = False
    pressed: bool = False
    glows: bool = False


class Look(NamedTuple):
    """How a column's cells are painted. `key(line, words)`: cells with the same one look alike; None: there
    is nothing to paint. Without `key` every cell is one of its own."""

    paint: Callable[[Cell], None]
    key: Callable[[Line, LineWords], Hashable | None] | None = None


class Cells:
    """The looks of all cells; `exam` and `group` by column code."""

    def __init__(self, head: QHeaderView, theme: Theme, stamps: Stamps) -> None:
        self._head, self._theme, self._stamps = head, theme, stamps
        self.first_column = 0  # stands a little off the edge
        self.fonts = Fonts(QFont())
        self._joined: set[Column] = set()
        self.exam: dict[str, Look] = {
            Column.STUDENT: Look(self._paint_student),
            Column.START: Look(self._paint_start),
            Column.STATUS: Look(
                self._paint_status, lambda _, words: (words.status, words.status_tone, words.pkn, words.lost)
            ),
            Column.HONESTY: Look(self._paint_honesty, lambda line, _: (_honesty(line),)),
            Column.VIOLATIONS: Look(self._paint_violations),
            Column.DECISION: Look(
                self._paint_decision,
                lambda line, words: (words.decision, words.decision_tone, line.row.pending, line.row.stuck),
            ),
            Column.DOWNLOADED: Look(self._paint_downloaded, lambda line, _: line.downloaded or None),
            ACTION: Look(self._paint_action, lambda line, words: (line.group is None, words.action)),
        }
        self.exam |= {code: self._text_look(code) for code in _PLAIN}
        self.group: dict[str, Look] = {
            Column.STUDENT: Look(self._paint_group_head),
            Column.GROUP: self._text_look(Column.GROUP),
            Column.EXAM: Look(self._paint_over(Column.EXAM)),
            Column.START: Look(self._paint_over(Column.START)),
            Column.STATUS: Look(self._paint_mean),
            Column.HONESTY: Look(self._paint_honesty, lambda line, _: (_honesty(line),)),
            Column.VIOLATIONS: Look(self._paint_sum),
            Column.ATTEMPTS: self._text_look(Column.ATTEMPTS),
            ACTION: Look(self._paint_action, lambda line, words: (line.group is None, words.action)),
        }

    @property
    def _colors(self) -> Colors:
        return self._theme.colors

    def use_font(self, font: QFont) -> None:
        self.fonts = Fonts(font)
        self._stamps.clear()

    def begin(self) -> None:
        """A paint begins: columns may stand elsewhere now."""
        shown, head = [], self._head
        for visual in range(head.count()):
            place = head.logicalIndex(visual)
            if not head.isSectionHidden(place):
                shown.append(place)
        following = dict(pairwise(shown))
        self._joined = {one for one, two in _OVER.items() if following.get(PLACES[one]) == PLACES[two]}
        self.first_column = shown[0]

    def room(self, column: int, cell: QRect) -> QRect:
        """What of the whole `cell` is for its contents: not the padding, nor the line below the row."""
        left = EDGE if column == self.first_column else PAD
        return cell.adjusted(left, 0, -PAD, -1)

    def button_rect(self, cell: QRect, line: Line, words: LineWords) -> QRect:
        """Where in the action's cell the button is."""
        icon = _ICON + 6 if line.group is None else 0
        width = QFontMetrics(self.fonts.medium).horizontalAdvance(words.action) + 2 + 2 * _BUTTON_PAD + icon
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

    def _text(
        self, painter: QPainter, rect: QRect, text: str, color: QColor, font: QFont | None = None
    ) -> None:
        font = font or self.fonts.body
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(rect, LEFT_LINE, self.fonts.elided(text, rect.width(), font))

    def _width(self, text: str) -> int:
        return QFontMetrics(self.fonts.figures).horizontalAdvance(text) + 1 if text else 0

    def _text_look(self, code: str) -> Look:
        def paint(cell: Cell) -> None:
            text = cell.words.cells[code]
            self._text(cell.painter, cell.rect, text, self._colors.text, self.fonts.figures)

        return Look(paint, lambda _, words: words.cells[code] or None)

    def _paint_avatar(self, cell: Cell, room: QRect) -> QRect:
        """At the left of `room`; what is left of it for the name."""
        square, name = _square(room, room.left(), _AVATAR), cell.line.row.student_name
        if cell.ground is None:
            paint_avatar(cell.painter, square, name, self._theme)
        else:
            key = ("avatar", initial(name), cell.ground.rgb())
            if not self._stamps.lay(key, square.x(), square.y()):
                own = QRect(0, 0, _AVATAR, _AVATAR)
                paint = partial(paint_avatar, rect=own, name=name, theme=self._theme)
                self._stamps.make(key, square, cell.ground, paint)
        return room.adjusted(_AVATAR + 8, 0, 0, 0)

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
            room = self._paint_avatar(cell, room)
        self._text(painter, room, words.name, self._colors.text, self.fonts.medium)

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
            room = self._paint_avatar(cell, room)
        self._text(painter, room, cell.words.name, self._colors.text, self.fonts.bold)

    def _paint_over(self, first: Column) -> Callable[[Cell], None]:
        """Into the next column where `_OVER` says so, up to the text that it has at its right."""
        second = _OVER[first]

        def paint(cell: Cell) -> None:
            room = cell.rect
            if first in self._joined:
                own = self._width(cell.words.cells[second])
                taken = own + PAD if own else 0
                room = room.adjusted(0, 0, self._head.sectionSize(PLACES[second]) - taken, 0)
            self._text(cell.painter, room, cell.words.cells[first], self._colors.muted, self.fonts.figures)

        return paint

    def _paint_start(self, cell: Cell) -> None:
        self._text(cell.painter, cell.rect, cell.words.start, self._colors.text, self.fonts.figures)

    def _paint_status(self, cell: Cell) -> None:
        painter, rect, words = cell.painter, cell.rect, cell.words
        room = QRect(rect)
        if words.pkn:
            room.setRight(rect.right() - pill_size(words.pkn, self.fonts.body).width() - 6)
        if words.lost:
            used = self._paint_lost(painter, room, words.lost)
        elif words.status_tone == "live":
            used = paint_pill(painter, room, words.status, "live", self._theme, dot=True).width()
        else:
            self._text(painter, room, words.status, self._colors.muted)
            used = min(room.width(), painter.fontMetrics().horizontalAdvance(words.status))
        if words.pkn:
            painter.setFont(self.fonts.body)
            paint_pill(painter, rect.adjusted(used + 6, 0, 0, 0), words.pkn, "bad", self._theme)

    def _paint_lost(self, painter: QPainter, room: QRect, words: str) -> int:
        """In words, or as a sign where they have no room (the tool tip has them); the width used."""
        if pill_size(words, painter.font()).width() <= room.width():
            return paint_pill(painter, room, words, "doubtful", self._theme).width()
        badge = _square(room, room.left(), _BADGE)
        self._paint_badge(painter, badge, "wifi-off", "doubtful")
        return badge.width()

    def _paint_honesty(self, cell: Cell) -> None:
        paint_honesty(cell.painter, cell.rect, _honesty(cell.line), self._theme)

    def _paint_violations(self, cell: Cell) -> None:
        row, painter, colors = cell.line.row, cell.painter, self._colors
        marked = row.review_pending or row.reviewed_ms is not None
        text, mark = str(row.violations), _square(cell.rect, cell.rect.right() - _MARK + PAD - 3, _MARK)
        tone = colors.muted if not row.violations else colors.live if cell.glows else colors.text
        needed = len(text) * self.fonts.figure + (cell.rect.right() - mark.left() if marked else 0)
        self._paint_count(cell, row.strip, text, tone, needed)
        if marked:
            name, sign = ("clock", "doubtful") if row.review_pending else ("check-check", "good")
            paint_icon(painter, mark, name, colors.tone(sign))

    def _paint_count(self, cell: Cell, strip: bytes, text: str, color: QColor, needed: int) -> None:
        """A number of `needed` px at the right; if it is a long one, the strip before it gives way."""
        words, bins = QRect(cell.rect), QRect(cell.rect)
        words.setLeft(max(words.left(), words.right() - max(COUNT_WIDTH, needed) + 1))
        bins.setRight(words.left() - 9)
        paint_strip(cell.painter, bins, strip, self._theme)
        self._text(cell.painter, words, text, color, self.fonts.bold)

    def _paint_mean(self, cell: Cell) -> None:
        """At the right, beside the bar of the worst."""
        mean, room = cell.words.cells[Column.STATUS], QRect(cell.rect)
        room.setLeft(max(room.left(), room.right() - self._width(mean)))
        self._text(cell.painter, room, mean, self._colors.muted, self.fonts.figures)

    def _paint_sum(self, cell: Cell) -> None:
        text, group = cell.words.cells[Column.VIOLATIONS], cell.line.group
        assert group is not None
        color = self._colors.text if group.violations else self._colors.muted
        needed = QFontMetrics(self.fonts.bold).horizontalAdvance(text) + 1
        self._paint_count(cell, group.strip, text, color, needed)

    def _paint_decision(self, cell: Cell) -> None:
        painter, rect, words = cell.painter, cell.rect, cell.words
        room = QRect(rect)
        stuck, waits = cell.line.row.stuck, cell.line.row.pending
        if stuck or waits:
            room.setRight(rect.right() - _ICON - 4)
        if words.decision_tone:
            used = paint_pill(painter, room, words.decision, words.decision_tone, self._theme).width()
        else:
            self._text(painter, room, words.decision, self._colors.muted)
            used = min(room.width(), painter.fontMetrics().horizontalAdvance(words.decision))
        if stuck or waits:
            sign = ("triangle-alert", self._colors.bad) if stuck else ("clock", self._colors.doubtful)
            paint_icon(painter, _square(rect, rect.left() + used + 5, 14), *sign)

    def _paint_downloaded(self, cell: Cell) -> None:
        mark = _square(cell.rect, cell.rect.center().x() - _ICON // 2, _ICON)
        paint_icon(cell.painter, mark, "download", self._colors.good)

    def _paint_action(self, cell: Cell) -> None:
        painter, colors = cell.painter, self._colors
        body = self.button_rect(cell.rect.adjusted(-PAD, 0, PAD, 1), cell.line, cell.words)
        over, pressed = cell.over, cell.pressed
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.accent if over else colors.field_line, 1))
        painter.setBrush(colors.pressed if pressed else colors.hover if over else colors.raised)
        painter.drawRoundedRect(QRectF(body).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        tone = colors.accent if over else colors.text
        room = body.adjusted(_BUTTON_PAD, 0, -_BUTTON_PAD + 1, 0)
        if cell.line.group is None:
            paint_icon(painter, _square(body, room.left(), _ICON), "eye", tone)
            room.setLeft(room.left() + _ICON + 6)
        self._text(painter, room, cell.words.action, tone, self.fonts.medium)
        painter.restore()


class Fonts:
    """The view's font in the weights that are used, made once."""

    def __init__(self, font: QFont) -> None:
        self.body = sized(font, BODY_PX)
        self.medium = sized(font, BODY_PX, QFont.Weight.Medium)
        self.bold = tabular(sized(font, BODY_PX, QFont.Weight.DemiBold))
        self.figures = tabular(self.body)
        fonts = (self.body, self.medium, self.bold, self.figures)
        self.figure = QFontMetrics(self.bold).horizontalAdvance("0")  # px of a bold one
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


def _honesty(line: Line) -> int | None:
    """Of an exam, or the worst of a group."""
    return line.row.honesty if line.group is None else line.group.worst


def _square(rect: QRect, left: int, side: int) -> QRect:
    """At `left`, in the middle of the height."""
    return QRect(left, rect.center().y() - side // 2 + 1, side, side)
