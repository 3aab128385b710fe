"""How a line of the command list is painted: a sign, the words, and at the right the keys or a number."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from oes_desktop.ui.theme import RADIUS, SMALL_PX, colors_of, sized

DETAIL = Qt.ItemDataRole.UserRole + 1
HEADING = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex

_ROW_PX, _HEADING_PX, _PAD, _ICON = 32, 26, 10, 16
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class PaletteRows(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _HEADING_PX if index.data(HEADING) else _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if index.data(HEADING):
            self._paint_heading(painter, option, room, str(index.data()))
        else:
            self._paint_line(painter, option, room, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str) -> None:
        painter.setFont(sized(option.font, SMALL_PX))
        painter.setPen(colors_of().muted)
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine, text)

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, index: Index) -> None:
        colors = colors_of()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent_tint)
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), RADIUS, RADIUS)
        sign = index.data(Qt.ItemDataRole.DecorationRole)
        square = QRect(room.left(), room.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        if sign is not None:
            sign.paint(painter, square)
        room.setLeft(square.right() + _PAD)
        detail = str(index.data(DETAIL) or "")
        if detail:
            painter.setFont(sized(option.font, SMALL_PX))
            painter.setPen(colors.muted)
            painter.drawText(room, _LINE | Qt.AlignmentFlag.AlignRight, detail)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(detail) - 2 * _PAD)
        painter.setFont(option.font)
        painter.setPen(colors.text)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LINE, text)
