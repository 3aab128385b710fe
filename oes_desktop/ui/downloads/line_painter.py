"""How a line of the downloads page is painted, and where its two buttons are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from oes_desktop.domain.downloading import Stage
from oes_desktop.ui.downloads.model import DownloadsModel
from oes_desktop.ui.downloads.words import LineWords
from oes_desktop.ui.icons import ICON_PX, paint_icon
from oes_desktop.ui.theme import LEFT_LINE, RADIUS, SMALL_PX, Colors, colors_of, sized, tabular
from oes_desktop.ui.widgets.avatar import paint_avatar

Index = QModelIndex | QPersistentModelIndex

HEIGHT = 58
_EDGE, _GAP = 16, 16
_AVATAR = 30
_BUTTON = 32
_BAR_PX = 6
_TEXT_PX = 18
_GRIP = 14
FIRST, SECOND = "first", "second"
# What the first button of a line does at each stage; the second one takes the line away.
FIRST_ACTS = {
    Stage.QUEUED: "pause",
    Stage.LOADING: "pause",
    Stage.RETRYING: "pause",
    Stage.PAUSED: "resume",
    Stage.FAILED: "retry",
    Stage.HERE: "open",
}
_FIRST_SIGNS = {"pause": "pause", "resume": "play", "retry": "rotate-ccw", "open": "eye"}


def second_act(stage: Stage) -> str:
    return "erase" if stage is Stage.HERE else "cancel"


def button_rect(line: QRect, which: str) -> QRect:
    """Where a button of the line is."""
    right = line.right() + 1 - _EDGE - (_BUTTON if which == SECOND else 2 * _BUTTON + 8)
    return QRect(right, line.top() + (line.height() - _BUTTON) // 2, _BUTTON, _BUTTON)


class LinePainter(QStyledItemDelegate):
    """The view tells what the mouse is at: `hovered` row, `over` which button, `pressed`; and while lines are
    dragged, `dragging` and before which row they would go (`drop_row`)."""

    def __init__(self, model: DownloadsModel, view: QListView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self.hovered, self.over, self.pressed = -1, "", False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._model.entry(index.row())
        if entry is None:
            return
        line, colors, row = QRect(option.rect), colors_of(), index.row()
        words = self._model.words(row)
        painter.save()
        painter.setFont(self._view.font())
        self._paint_ground(painter, line, colors, row, bool(option.state & QStyle.StateFlag.State_Selected))
        if row == self.hovered and entry.stage is not Stage.HERE:
            grip = QRect(line.left() + 1, line.center().y() - _GRIP // 2, _GRIP, _GRIP)
            paint_icon(painter, grip, "grip-vertical", colors.muted)
        left = self._paint_exam(painter, line, colors, words)
        right = button_rect(line, FIRST).left() - _GAP
        self._paint_state(painter, QRect(left, line.top(), right - left, line.height() - 1), colors, words)
        self._paint_button(painter, line, FIRST, _FIRST_SIGNS[FIRST_ACTS[entry.stage]], row)
        self._paint_button(painter, line, SECOND, "trash-2" if entry.stage is Stage.HERE else "x", row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, line: QRect, colors: Colors, row: int, selected: bool) -> None:
        ground = colors.accent_tint if selected else colors.hover if row == self.hovered else colors.surface
        painter.fillRect(line, ground)
        painter.fillRect(line.left(), line.bottom(), line.width(), 1, colors.line)
        if self._view.hasFocus() and row == self._view.currentIndex().row():
            for edge in (line.top(), line.bottom()):
                painter.fillRect(line.left(), edge, line.width(), 1, colors.accent)

    def _paint_exam(self, painter: QPainter, line: QRect, colors: Colors, words: LineWords) -> int:
        """Who and what, at the left. Returns where the state begins."""
        circle = QRect(line.left() + _EDGE, line.top() + (line.height() - _AVATAR) // 2, _AVATAR, _AVATAR)
        paint_avatar(painter, circle, words.name, colors)
        state_left = line.left() + min(max(line.width() * 3 // 10, 300), 520)
        left = circle.right() + _GAP
        font = painter.font()
        top = line.top() + (line.height() - 2 * _TEXT_PX) // 2
        room = QRect(left, top, state_left - _GAP - left, _TEXT_PX)
        _write(painter, room, words.name, sized(font, font.pixelSize(), QFont.Weight.DemiBold), colors.text)
        room.translate(0, _TEXT_PX)
        _write(painter, room, words.about, sized(font, SMALL_PX), colors.muted)
        painter.setFont(font)
        return state_left

    def _paint_state(self, painter: QPainter, room: QRect, colors: Colors, words: LineWords) -> None:
        """Stage and figures above the bar, the details below it."""
        font = painter.font()
        small, figures = sized(font, SMALL_PX), tabular(sized(font, SMALL_PX))
        medium = sized(font, SMALL_PX, QFont.Weight.Medium)
        middle = room.top() + room.height() // 2
        top = QRect(room.left(), middle - _BAR_PX // 2 - 1 - _TEXT_PX, room.width(), _TEXT_PX)
        width = QFontMetrics(figures).horizontalAdvance(words.figures) + 1
        painter.setFont(figures)
        painter.setPen(colors.muted)
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words.figures)
        tone = colors.tone(words.tone)
        sign = QRect(top.left(), top.center().y() - 6, 13, 13)
        paint_icon(painter, sign, words.sign, tone)
        stage = QRect(sign.right() + 6, top.top(), top.width() - width - 12 - sign.width() - 6, top.height())
        _write(painter, stage, words.stage, medium, tone)
        self._paint_bar(
            painter, QRect(room.left(), middle - _BAR_PX // 2, room.width(), _BAR_PX), tone, words
        )
        below = QRect(room.left(), middle + _BAR_PX // 2 + 2, room.width(), _TEXT_PX)
        _write(painter, below, words.detail, tabular(small), colors.muted)
        painter.setFont(font)

    def _paint_bar(self, painter: QPainter, bar: QRect, tone: QColor, words: LineWords) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors_of().track)
        painter.drawRoundedRect(QRectF(bar), 3, 3)
        if words.share > 0:
            filled = QRectF(bar)
            filled.setWidth(max(float(_BAR_PX), bar.width() * words.share))
            painter.setBrush(tone)
            painter.drawRoundedRect(filled, 3, 3)

    def _paint_button(self, painter: QPainter, line: QRect, which: str, sign: str, row: int) -> None:
        colors, rect = colors_of(), button_rect(line, which)
        under = row == self.hovered and self.over == which
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.field_line, 1))
        painter.setBrush(
            colors.pressed if under and self.pressed else colors.hover if under else colors.raised
        )
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        place = QRect(0, 0, ICON_PX, ICON_PX)
        place.moveCenter(rect.center())
        paint_icon(painter, place, sign, colors.text)


def _write(painter: QPainter, room: QRect, text: str, font: QFont, color: QColor) -> None:
    painter.setFont(font)
    painter.setPen(color)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, LEFT_LINE, shown)
