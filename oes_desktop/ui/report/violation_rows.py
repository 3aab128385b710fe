"""How a line of the list is painted: two lines of text, a sign, a bar of severity, and a rail that binds the
violations of one moment together. Rows are of one height, so that nobody asks a hundred thousand for theirs.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from oes_desktop.domain.models import CONFIRMED, DISMISSED, Mark, Violation
from oes_desktop.playback.exam_clock import Break
from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.report.lines import Item, Place
from oes_desktop.ui.report.violation_list import ItemRole, ViolationModel
from oes_desktop.ui.theme import BODY_PX, SMALL_PX, Colors, colors_of, sized, tabular
from oes_desktop.ui.widgets.kinds import kind_icon
from oes_desktop.ui.widgets.strip import severity_tone

Index = QModelIndex | QPersistentModelIndex

ROW_PX = 52
_RAIL, _PAD, _BAR, _SIGN, _GAP = 6, 14, 4, 16, 8
_TEXT = _PAD + _BAR + _GAP + _SIGN + _GAP
_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
_RIGHT = _LINE | Qt.AlignmentFlag.AlignRight
_STATE, _AUTHOR = 0.66, 0.4  # of the lower line, before it is cut
_TALL = {1: 16, 2: 24, 3: 32}  # the bar's height tells severity as well


class ViolationDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, item = index.model(), index.data(ItemRole)
        if not isinstance(item, Violation | Mark | Break) or not isinstance(model, ViolationModel):
            return
        colors, rect = colors_of(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colors.accent_tint)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colors.hover)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_moment(painter, rect, model.place(index.row()), colors)
        self._paint_sign(painter, rect, item, colors)
        room = rect.adjusted(_TEXT, 7, -_PAD, -7)
        self._write_upper(painter, room, item, model, colors)
        self._write_lower(painter, room, item, index.row(), model, colors)
        ring = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if option.state & ring == ring:
            painter.setPen(colors.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()

    def _paint_moment(self, painter: QPainter, rect: QRect, place: Place, colors: Colors) -> None:
        """The rail beside the violations of one moment; a line below, short within a moment."""
        _, number, count = place
        inner = number < count
        left = rect.left() + (_TEXT if inner else 0)
        painter.fillRect(QRect(left, rect.bottom(), rect.right() - left + 1, 1), colors.line)
        if count == 1:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.field_line)
        top = rect.top() + (8 if number == 1 else 0)
        bottom = rect.bottom() + (1 if inner else -8)
        painter.drawRect(QRect(rect.left() + _RAIL, top, 2, bottom - top))

    def _paint_sign(self, painter: QPainter, rect: QRect, item: Item, colors: Colors) -> None:
        gone = isinstance(item, Violation) and item.verdict == DISMISSED
        if isinstance(item, Violation):
            name, tone, tall = kind_icon(item.kind), severity_tone(item.severity), _TALL[_level(item)]
        elif isinstance(item, Mark):
            name, tone, tall = (kind_icon(item.kind) if item.kind else "sticky-note"), "live", 24
        else:
            name, tone, tall = "unplug", "none", 16
        color = colors.muted if gone else colors.tone(tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        middle = rect.center().y()
        painter.drawRoundedRect(QRect(rect.left() + _PAD, middle - tall // 2, _BAR, tall), 2, 2)
        place = QRect(rect.left() + _PAD + _BAR + _GAP, middle - _SIGN // 2, _SIGN, _SIGN)
        paint_icon(painter, place, name, color)

    def _write_upper(
        self, painter: QPainter, room: QRect, item: Item, model: ViolationModel, colors: Colors
    ) -> None:
        upper, font = QRect(room.left(), room.top(), room.width(), 18), painter.font()
        gone = isinstance(item, Violation) and item.verdict == DISMISSED
        painter.setFont(tabular(sized(font, SMALL_PX)))
        painter.setPen(colors.muted)
        time = model.time(item)
        painter.drawText(upper, int(_RIGHT), time)
        used = painter.fontMetrics().horizontalAdvance(time) + 10
        bold = sized(font, BODY_PX, QFont.Weight.DemiBold)
        bold.setStrikeOut(gone)
        painter.setFont(bold)
        painter.setPen(colors.muted if gone else colors.text)
        title = upper.adjusted(0, 0, -used, 0)
        painter.drawText(title, int(_LINE), _cut(painter, model.title(item), title.width()))
        painter.setFont(font)

    def _write_lower(
        self, painter: QPainter, room: QRect, item: Item, row: int, model: ViolationModel, colors: Colors
    ) -> None:
        lower, font = QRect(room.left(), room.bottom() - 17, room.width(), 18), painter.font()
        painter.setFont(tabular(sized(font, SMALL_PX)))
        metrics = painter.fontMetrics()
        right = lower.right() + 1

        def write(words: str, share: float) -> None:
            """At the right of what room is left, at most that share of it."""
            nonlocal right
            if words:
                wide = min(metrics.horizontalAdvance(words) + 2, round((right - lower.left()) * share))
                place = QRect(right - wide, lower.top(), wide, lower.height())
                painter.drawText(place, int(_RIGHT), _cut(painter, words, wide))
                right -= wide + 8

        state = model.state(item)
        confirmed = isinstance(item, Violation) and item.verdict == CONFIRMED
        painter.setPen(colors.good if confirmed else colors.muted)
        write(state, _AUTHOR if isinstance(item, Mark) else _STATE)
        if not isinstance(item, Break) and item.pending:
            sign = QRect(right - 12, lower.center().y() - 5, 12, 12)
            paint_icon(painter, sign, "clock", colors.doubtful)
            right -= 18
        painter.setPen(colors.muted)
        write(model.points(item), _STATE)
        words = lower.adjusted(0, 0, right - lower.right() - 1, 0)
        painter.drawText(words, int(_LINE), _cut(painter, model.second_line(row, item), words.width()))
        painter.setFont(font)


def _level(violation: Violation) -> int:
    return min(max(violation.severity, 1), 3)


def _cut(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
