"""Moments of an exam as a grid of cards: picture, time, and the violation that it falls into.

The grid is as high as its rows, the page around it scrolls; Qt paints only what is visible, and only what is
painted is ever fetched and decoded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
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
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
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
from oes_desktop.ui.keys import own_keys
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
_LENS = 28


class Card(NamedTuple):
    """A moment: when (wall ms), its photo (None: there is none near it), what was noticed then."""

    at_ms: int
    snapshot: Snapshot | None
    violation: Violation | None = None


@dataclass(frozen=True, slots=True)
class Tiles:
    """Pixels. `narrowest` a card may be: what is left of a line is shared out. In a `stacked` caption the
    kind stands below the time, else beside it. `lens`: the photo can be enlarged from its corner."""

    narrowest: int
    gap: int
    stacked: bool = False
    lens: bool = False

    @property
    def caption(self) -> int:
        return 40 if self.stacked else 28


LARGE = Tiles(200, 12, lens=True)
SMALL = Tiles(90, 8, stacked=True)


def cards_of(snapshots: Iterable[Snapshot], violations: Iterable[Violation]) -> list[Card]:
    """A card for every photo, in order of time, with the worst violation that it shows, of equals the latest.

    One sweep over both: thousands of photos and of violations meet here."""
    coming = sorted(violations, key=lambda v: v.at_ms, reverse=True)
    around: list[
        tuple[int, int, int, Violation]
    ] = []  # a heap, the worst first; those that are over stay below
    found = []
    for snapshot in sorted(snapshots, key=lambda s: s.at_ms):
        while coming and coming[-1].at_ms <= snapshot.at_ms + NEAR_MS:
            begun = coming.pop()
            heappush(around, (-begun.severity, -begun.at_ms, len(coming), begun))
        while around and around[0][-1].end_ms + NEAR_MS < snapshot.at_ms:
            heappop(around)
        found.append(Card(snapshot.at_ms, snapshot, around[0][-1] if around else None))
    return found


class SnapshotModel(QAbstractListModel):
    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._cards: list[Card] = []
        self._places: dict[str, int] = {}
        self._vocabulary = Vocabulary()

    def show(self, cards: Sequence[Card], vocabulary: Vocabulary) -> None:
        self.beginResetModel()
        self._cards, self._vocabulary = list(cards), vocabulary
        self._places = {
            card.snapshot.id: place for place, card in enumerate(self._cards) if card.snapshot is not None
        }
        self.endResetModel()

    def index_of(self, snapshot_id: str) -> QModelIndex:
        """Of the card with this photo; not valid when it is not shown."""
        place = self._places.get(snapshot_id)
        return QModelIndex() if place is None else self.index(place)

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
        if option.state & QStyle.StateFlag.State_MouseOver and self._tiles.lens and card.snapshot:
            self._paint_lens(painter, body)
        painter.restore()

    def lens(self, cell: QRect) -> QRect:
        """Where a click enlarges the photo of the card in `cell`."""
        body = cell.adjusted(0, 0, -self._tiles.gap, -self._tiles.gap)
        return QRect(body.right() - _LENS - 5, body.top() + 6, _LENS, _LENS)

    def _paint_lens(self, painter: QPainter, body: QRect) -> None:
        colors = colors_of()
        place = self.lens(body.adjusted(0, 0, self._tiles.gap, self._tiles.gap))
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.surface)
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        sign = QRect(place.center() - QPoint(7, 7), QSize(16, 16))
        paint_icon(painter, sign, "zoom-in", colors.text)

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
    """`chosen(wall ms)`: a click or Enter on a card. `enlarged(snapshot id)`: Space on one with a photo."""

    chosen = Signal(object)
    enlarged = Signal(str)

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
        own_keys(self, "Left Right Up Down Home End Space Enter")
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

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        card, delegate = index.data(CardRole), self.itemDelegate()
        on_lens = isinstance(delegate, SnapshotDelegate) and delegate.lens(self.visualRect(index)).contains(
            event.position().toPoint()
        )
        if not self._tiles.lens or not on_lens or not isinstance(card, Card) or card.snapshot is None:
            super().mouseReleaseEvent(event)
        else:
            self.enlarged.emit(card.snapshot.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.currentIndex().data(CardRole)
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif isinstance(card, Card) and card.snapshot is not None:
            self.enlarged.emit(card.snapshot.id)

    def go_to(self, snapshot_id: str) -> bool:
        """Give the focus to the card of this photo; False when it is not here."""
        index = self.cards.index_of(snapshot_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.setFocus()
        return index.isValid()

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

    def _repaint(self, snapshot_id: str) -> None:
        """'': it may be any of them."""
        if not snapshot_id:
            self.viewport().update()
            return
        index = self.cards.index_of(snapshot_id)
        if index.isValid():
            self.update(index)
