"""How a line of a list of choices is painted: box, icon, text, a small minus that excludes, and the count."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.theme import SMALL_PX, colors_of, sized, tabular

_HEIGHT, _PAD, _BOX, _ICON, _GAP = 28, 6, 16, 14, 8
_COUNT_WIDTH = 54
_MINUS = 18

Index = QModelIndex | QPersistentModelIndex


def minus_rect(line: QRect) -> QRect:
    """Where a click excludes the line."""
    right = line.right() - _COUNT_WIDTH
    return QRect(right - _MINUS, line.center().y() - _MINUS // 2 + 1, _MINUS, _MINUS)


class ChoiceDelegate(QStyledItemDelegate):
    """The three numbers are the roles of a line's count, icon and tone; its check state is partial when it is
    excluded."""

    height = _HEIGHT

    def __init__(self, count_role: int, icon_role: int, tone_role: int, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._count, self._icon, self._tone = count_role, icon_role, tone_role

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _HEIGHT)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        return False  # the view marks lines itself

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors, line = colors_of(), option.rect
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        count = index.data(self._count)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus) or (
            self._view.hasFocus() and index.row() == self._view.currentIndex().row()
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent_tint if current else colors.hover)
            painter.drawRoundedRect(line, 4, 4)
        room = line.adjusted(_PAD, 0, -_COUNT_WIDTH - _MINUS - 4, 0)
        self._paint_box(painter, room, state)
        room.setLeft(room.left() + _BOX + _GAP)
        name = index.data(self._icon)
        greyed = count == 0 and state is Qt.CheckState.Unchecked
        if name:
            square = QRect(room.left(), line.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            paint_icon(
                painter, square, name, colors.disabled if greyed else colors.tone(index.data(self._tone))
            )
            room.setLeft(room.left() + _ICON + _GAP - 2)
        self._paint_text(painter, room, index, state, greyed)
        if (hovered or current) and state is not Qt.CheckState.PartiallyChecked:
            self._paint_minus(painter, minus_rect(line))
        if count is not None:
            painter.setFont(tabular(sized(option.font, SMALL_PX)))
            painter.setPen(colors.disabled if greyed else colors.muted)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line.adjusted(0, 0, -8, 0), flags, option.locale.toString(int(count)))
        painter.restore()

    def _paint_box(self, painter: QPainter, room: QRect, state: Qt.CheckState) -> None:
        option = QStyleOptionViewItem()
        option.rect = QRect(room.left(), room.center().y() - _BOX // 2 + 1, _BOX, _BOX)
        option.state = {
            Qt.CheckState.Checked: QStyle.StateFlag.State_On,
            Qt.CheckState.PartiallyChecked: QStyle.StateFlag.State_NoChange,
            Qt.CheckState.Unchecked: QStyle.StateFlag.State_Off,
        }[state] | QStyle.StateFlag.State_Enabled
        style, element = self._view.style(), QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        style.drawPrimitive(element, option, painter, self._view)

    def _paint_text(
        self, painter: QPainter, room: QRect, index: Index, state: Qt.CheckState, greyed: bool
    ) -> None:
        colors, excluded = colors_of(), state is Qt.CheckState.PartiallyChecked
        font = self._view.font()
        font.setStrikeOut(excluded)
        painter.setFont(font)
        painter.setPen(colors.disabled if greyed else colors.muted if excluded else colors.text)
        # Long names differ at their ends: the number of a group stays readable.
        text = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)

    def _paint_minus(self, painter: QPainter, square: QRect) -> None:
        colors = colors_of()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.neutral_tint)
        painter.drawEllipse(square)
        paint_icon(painter, square.adjusted(4, 4, -4, -4), "minus", colors.muted)
