"""Snapshots of one attempt as a grid of cards: picture, time, and the violation it falls into.

The grid is as high as its rows, the page around it scrolls; Qt paints only what is visible, and only what is
painted is ever fetched and decoded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

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
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QPixmap, QResizeEvent, QWheelEvent
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
from oes_desktop.ui.report.photos import Photos
from oes_desktop.ui.report.violation_list import kind_text, short_kind
from oes_desktop.ui.theme import RADIUS, SMALL_PX, colors_of, sized, tabular
from oes_desktop.ui.widgets.labels import plain_tip
from oes_desktop.ui.widgets.strip import severity_tone

Index = QModelIndex | QPersistentModelIndex
SnapshotRole = int(Qt.ItemDataRole.UserRole) + 1
ViolationRole = SnapshotRole + 1
_TIP = Qt.ItemDataRole.ToolTipRole

CAPTION_PX = 28
GAP = 12
NARROWEST = 200  # px of a card; what is left of a line is shared out
DECODED = QSize(384, 288)  # device px of a kept picture: sharp on a 2x screen, small in memory
NEAR_MS = 2_000  # a camera's photo and a violation's start are never the same millisecond


def violation_at(violations: Sequence[Violation], at_ms: int) -> Violation | None:
    """The worst violation that a photo of that moment shows; `violations` are in order of time."""
    last = bisect_right([v.at_ms for v in violations], at_ms + NEAR_MS)
    around = [v for v in violations[:last] if v.end_ms + NEAR_MS >= at_ms]
    return max(around, key=lambda v: (v.severity, v.at_ms), default=None)


class SnapshotModel(QAbstractListModel):
    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._cards: list[tuple[Snapshot, Violation | None]] = []
        self._vocabulary = Vocabulary()

    def show(self, cards: Sequence[tuple[Snapshot, Violation | None]], vocabulary: Vocabulary) -> None:
        self.beginResetModel()
        self._cards, self._vocabulary = list(cards), vocabulary
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        snapshot, violation = self._cards[index.row()]
        if role == SnapshotRole:
            return snapshot
        if role == ViolationRole:
            return violation
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, _TIP):
            words = ", ".join(part for part in (self.time(snapshot), self.kind(violation)) if part)
            return plain_tip(words) if role == _TIP else words
        return None

    def time(self, snapshot: Snapshot) -> str:
        return self._formats.time(snapshot.at_ms, seconds=True)

    def kind(self, violation: Violation | None) -> str:
        return "" if violation is None else kind_text(violation, self._vocabulary, self._formats.language)

    def short_kind(self, violation: Violation | None) -> str:
        return "" if violation is None else short_kind(violation, self._vocabulary, self._formats.language)


class SnapshotDelegate(QStyledItemDelegate):
    def __init__(self, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._photos = photos

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        snapshot, violation, model = index.data(SnapshotRole), index.data(ViolationRole), index.model()
        if not isinstance(snapshot, Snapshot) or not isinstance(model, SnapshotModel):
            return
        card = option.rect.adjusted(0, 0, -GAP, -GAP)
        picture = self._photos.picture(snapshot, DECODED)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_card(painter, card, picture, broken=self._photos.trouble(snapshot) is not None)
        self._paint_caption(painter, card, model.time(snapshot), model.short_kind(violation), violation)
        self._paint_frame(painter, card, violation, option)
        painter.restore()

    def _paint_card(self, painter: QPainter, card: QRect, picture: QPixmap | None, *, broken: bool) -> None:
        colors = colors_of()
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(card), RADIUS, RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(card, colors.surface)
        room = card.adjusted(0, 0, 0, -CAPTION_PX)
        painter.fillRect(room, colors.neutral_tint)
        if picture is not None:
            painter.drawPixmap(room, picture, covering(picture.size(), room.size()))
        elif broken:
            paint_icon(
                painter, QRect(room.center() - QPoint(12, 12), QSize(24, 24)), "image-off", colors.muted
            )
        painter.setClipping(False)

    def _paint_caption(
        self, painter: QPainter, card: QRect, time: str, kind: str, violation: Violation | None
    ) -> None:
        colors, font = colors_of(), painter.font()
        words = QRect(card.left() + 8, card.bottom() - CAPTION_PX + 1, card.width() - 16, CAPTION_PX)
        line = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(tabular(sized(font, SMALL_PX, QFont.Weight.DemiBold)))
        painter.setPen(colors.text)
        painter.drawText(words, line, time)
        used = painter.fontMetrics().horizontalAdvance(time) + 8
        if violation is not None:
            painter.setFont(sized(font, SMALL_PX - 1))
            painter.setPen(colors.tone(severity_tone(violation.severity)))
            room = words.adjusted(used, 0, 0, 0)
            shown = painter.fontMetrics().elidedText(kind, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, line | Qt.AlignmentFlag.AlignRight, shown)

    def _paint_frame(
        self, painter: QPainter, card: QRect, violation: Violation | None, option: QStyleOptionViewItem
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
        painter.drawRoundedRect(QRectF(card).adjusted(half, half, -half, -half), RADIUS, RADIUS)


def covering(size: QSize, room: QSize) -> QRect:
    """The middle part of a picture of `size` that fills `room` without bars."""
    part = room.scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    return QRect(QPoint((size.width() - part.width()) // 2, (size.height() - part.height()) // 2), part)


class SnapshotGrid(QListView):
    """`chosen(wall ms)`: a click or Enter on a card."""

    chosen = Signal(object)

    def __init__(self, formats: Formats, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = SnapshotModel(formats, self)
        self.setModel(self.cards)
        self.setItemDelegate(SnapshotDelegate(photos, self))
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

    def show_cards(self, cards: Sequence[tuple[Snapshot, Violation | None]], vocabulary: Vocabulary) -> None:
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
        room = self.viewport().width() - 1
        across = max(1, room // (NARROWEST + GAP))
        width = room // across
        cell = QSize(width, (width - GAP) * 2 // 3 + CAPTION_PX + GAP)
        if cell != self.gridSize():
            self.setGridSize(cell)
        rows = -(-self.cards.rowCount() // across)
        self.setFixedHeight(rows * cell.height() + 2)

    def _choose(self, index: Index) -> None:
        snapshot = index.data(SnapshotRole)
        if isinstance(snapshot, Snapshot):
            self.chosen.emit(snapshot.at_ms)

    def _repaint(self) -> None:
        self.viewport().update()
