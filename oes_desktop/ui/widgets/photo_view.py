"""One photo that fills its place, and a quiet sign with the reason where there is none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.errors import Damaged, OesError
from oes_desktop.domain.models import Snapshot
from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.messages import message_for
from oes_desktop.ui.theme import SMALL_PX, colors_of, sized
from oes_desktop.ui.widgets.photos import Photos
from oes_desktop.ui.widgets.snapshots import DECODED, covering

_SIGN = 28


def photo_reason(trouble: Exception | None) -> str:
    """Why a photo cannot be shown, in a few words; '' without trouble."""
    if trouble is None:
        return ""
    translate = QCoreApplication.translate
    if isinstance(trouble, Damaged):
        return translate("PhotoView", "The photo is damaged")
    return {
        "not_offline": translate("PhotoView", "Not on this computer"),
        "too_large": translate("PhotoView", "Too large to show"),
        "not_media": translate("PhotoView", "This is not a picture"),
        "unsupported_media": translate("PhotoView", "This is not a picture"),
    }.get(trouble.reason if isinstance(trouble, OesError) else "") or message_for(trouble).title


class PhotoView(QWidget):
    """`size` is fixed; without one it takes the width it gets at 4:3. `rounded`: pixels of its corners."""

    def __init__(self, photos: Photos, size: QSize | None = None, rounded: int = 0) -> None:
        super().__init__()
        self._photos, self._rounded = photos, rounded
        self._snapshot: Snapshot | None = None
        self._instead, self._known = "", True
        if size is not None:
            self.setFixedSize(size)
        photos.arrived.connect(self._look)

    def show_photo(self, snapshot: Snapshot | None, instead: str = "", *, known: bool = True) -> None:
        """`instead`: what is said where there is no photo; not `known`: whether there is one."""
        self._snapshot, self._instead, self._known = snapshot, instead, known
        self._look("")

    def reason(self) -> str:
        """Why there is nothing to see; '' while a photo is here or on its way."""
        if self._snapshot is None:
            return self._instead
        return photo_reason(self._photos.trouble(self._snapshot))

    def _look(self, _snapshot_id: str) -> None:
        self.setAccessibleDescription(self.reason())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, room = colors_of(), self.rect()
        shown = self._photos.picture(self._snapshot, DECODED) if self._snapshot else None
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._rounded:
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(room), self._rounded, self._rounded)
            painter.setClipPath(shape)
        painter.fillRect(room, colors.neutral_tint)
        if shown is not None:
            painter.drawPixmap(room, shown, covering(shown.size(), room.size()))
        elif self._known and (self._snapshot is None or self._photos.trouble(self._snapshot)):
            self._paint_reason(painter, room)
        painter.end()

    def _paint_reason(self, painter: QPainter, room: QRect) -> None:
        colors, words = colors_of(), self.reason()
        sign = QRect(0, 0, _SIGN, _SIGN)
        sign.moveCenter(room.center())
        if words:
            sign.moveTop(max(room.top() + 6, room.center().y() - _SIGN - 4))
        paint_icon(painter, sign, "image-off", colors.muted)
        painter.setFont(sized(painter.font(), SMALL_PX - 1))
        painter.setPen(colors.muted)
        place = QRect(
            room.left() + 6, sign.bottom() + 6, room.width() - 12, room.bottom() - sign.bottom() - 8
        )
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(place, int(flags), words)
