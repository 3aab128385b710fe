"""Moments of an exam as a grid of cards: picture, time, and the violation that it falls into.

The grid is as high as its rows, the page around it scrolls; Qt paints only what is visible, and only what is
painted is ever fetched and decoded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from oes_desktop.domain.models import Snapshot, Violation
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.theme import RADIUS, SMALL_PX, colors_of, sized, tabular
from oes_desktop.ui.widgets.kinds import kind_icon, kind_text, short_kind
from oes_desktop.ui.widgets.labels import plain_tip
from oes_desktop.ui.widgets.photos import Photos
from oes_desktop.ui.widgets.strip import severity_tone

Index = QModelIndex | QPersistentModelIndex
CardRole = int(Qt.ItemDataRole.UserRole) + 1
_TIP = Qt.ItemDataRole.ToolTipRole

DECODED = QSize(384, 288)  # device px of a kept picture: sharp on a 2x screen, small in memory
NEAR_MS = 2_000  # a camera's photo and a violation's start are never the same millisecond
_PAD = 8


class Card(NamedTuple):
    """A moment: when (wall ms), its photo (None: there is none near it), what was noticed then."""

    at_ms: int
    snapshot: Snapshot | None
    violation: Violation | None = None


@dataclass(frozen=True, slots=True)
class Tiles:
    """Pixels. `narrowest` a card may be: what is left of a line is shared out. In a `stacked` caption the
    kind stands below the time, else beside it."""

    narrowest: int
    gap: int
    stacked: bool = False

    @property
    def caption(self) -> int:
        return 40 if self.stacked else 28


LARGE = Tiles(200, 12)
SMALL = Tiles(90, 8, stacked=True)


def violation_at(violations: Sequence[Violation], at_ms: int) -> Violation | None:
    """The worst violation that a photo of that moment shows; `violations` are in order of time."""
    last = bisect_right([v.at_ms for v in violations], at_ms + NEAR_MS)
    around = [v for v in violations[:last] if v.end_ms + NEAR_MS >= at_ms]
    return max(around, key=lambda v: (v.severity, v.at_ms), default=None)


class SnapshotModel(QAbstractListModel):
    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._cards: list[Card] = []
        self._vocabulary = Vocabulary()

    def show(self, cards: Sequence[Card], vocabulary: Vocabulary) -> None:
        self.beginResetModel()
        self._cards, self._vocabulary = list(cards), vocabulary
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == CardRole:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, _TIP):
            words = ", ".join(part for part in (self.time(card), self.kind(card.violation)) if part)
            return plain_tip(words) if role == _TIP else words
        return None

    def time(self, card: Card) -> str:
        return self._formats.time(card.at_ms, seconds=True)

    def kind(self, violation: Violation | None) -> str:
        return "" if violation is None else kind_text(violation, self._vocabulary, self._formats.language)

    def short_kind(self, violation: Violation | None) -> str:
        return "" if violation is None else short_kind(violation, self._vocabulary, self._formats.language)


class SnapshotDelegate(QStyledItemDelegate):
    def __init__(self, photos: Photos, tiles: Tiles, parent: QWidget) -> None:
        super().__init__(parent)
        self._photos, self._tiles = photos, tiles

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card, model = index.data(CardRole), index.model()
        if not isinstance(card, Card) or not isinstance(model, SnapshotModel):
            return
        body = option.rect.adjusted(0, 0, -self._tiles.gap, -self._tiles.gap)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_picture(painter, body, card)
        self._paint_caption(painter, body, card, model)
        self._paint_frame(painter, body, card.violation, option)
        painter.restore()

    def _paint_picture(self, painter: QPainter, body: QRect, card: Card) -> None:
        colors = colors_of()
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(body), RADIUS, RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(body, colors.surface)
        room = body.adjusted(0, 0, 0, -self._tiles.caption)
        painter.fillRect(room, colors.neutral_tint)
        picture = self._photos.picture(card.snapshot, DECODED) if card.snapshot is not None else None
        if picture is not None:
            painter.drawPixmap(room, picture, covering(picture.size(), room.size()))
        elif sign := self._sign(card):
            place = QRect(room.center() - QPoint(12, 12), QSize(24, 24))
            paint_icon(painter, place, sign, colors.muted)
        painter.setClipping(False)

    def _sign(self, card: Card) -> str:
        """The icon where no picture is: none while one is on its way."""
        if card.snapshot is not None:
            return "image-off" if self._photos.trouble(card.snapshot) is not None else ""
        return kind_icon(card.violation.kind) if card.violation is not None else "image-off"

    def _paint_caption(self, painter: QPainter, body: QRect, card: Card, model: SnapshotModel) -> None:
        colors, font = colors_of(), painter.font()
        height = self._tiles.caption
        words = QRect(body.left() + _PAD, body.bottom() - height + 1, body.width() - 2 * _PAD, height)
        upper, lower = words, words
        if self._tiles.stacked:
            upper = words.adjusted(0, 3, 0, -height // 2)
            lower = words.adjusted(0, height // 2 - 1, 0, -4)
        line = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
        time = model.time(card)
        painter.setFont(tabular(sized(font, SMALL_PX, QFont.Weight.DemiBold)))
        painter.setPen(colors.text)
        painter.drawText(upper, line, time)
        if card.violation is None:
            return
        if not self._tiles.stacked:
            lower = lower.adjusted(painter.fontMetrics().horizontalAdvance(time) + 8, 0, 0, 0)
            line |= Qt.AlignmentFlag.AlignRight
        painter.setFont(sized(font, SMALL_PX - 1))
        painter.setPen(colors.tone(severity_tone(card.violation.severity)))
        kind = model.short_kind(card.violation)
        painter.drawText(
            lower, line, painter.fontMetrics().elidedText(kind, Qt.TextElideMode.ElideRight, lower.width())
        )

    def _paint_frame(
        self, painter: QPainter, body: QRect, violation: Violation | None, option: QStyleOptionViewItem
    ) -> None:
        colors = colors_of()
        pen = QPen(colors.line, 1)
        if violation is not None:
            pen = QPen(colors.tone(severity_tone(violation.severity)), 2)
        if option.state & QStyle.StateFlag.State_HasFocus:
            pen = QPen(colors.accent, 3)
        elif option.state & QStyle.StateFlag.State_MouseOver and violation is None:
            pen = QPen(colors.muted, 1)
        half = pen.widthF() / 2
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(body).adjusted(half, half, -half, -half), RADIUS, RADIUS)


def covering(size: QSize, room: QSize) -> QRect:
    """The middle part of a picture of `size` that fills `room` without bars."""
    part = room.scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    return QRect(QPoint((size.width() - part.width()) // 2, (size.height() - part.height()) // 2), part)


class SnapshotGrid(QListView):
    """`chosen(wall ms)`: a click or Enter on a card."""

    chosen = Signal(object)

    def __init__(
        self, formats: Formats, photos: Photos, tiles: Tiles = LARGE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tiles = tiles
        self.cards = SnapshotModel(formats, self)
        self.setModel(self.cards)
        self.setItemDelegate(SnapshotDelegate(photos, tiles, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("clear", True)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        photos.arrived.connect(self._repaint)

    def show_cards(self, cards: Sequence[Card], vocabulary: Vocabulary) -> None:
        self.cards.show(cards, vocabulary)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.viewport().update()
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, not the grid

    def _fit(self) -> None:
        """As high as the rows are at this width."""
        gap = self._tiles.gap
        room = self.viewport().width() - 1
        across = max(1, room // (self._tiles.narrowest + gap))
        width = room // across
        cell = QSize(width, (width - gap) * 2 // 3 + self._tiles.caption + gap)
        if cell != self.gridSize():
            self.setGridSize(cell)
        rows = -(-self.cards.rowCount() // across)
        self.setFixedHeight(rows * cell.height() + 2)

    def _choose(self, index: Index) -> None:
        card = index.data(CardRole)
        if isinstance(card, Card):
            self.chosen.emit(card.at_ms)

    def _repaint(self) -> None:
        self.viewport().update()
