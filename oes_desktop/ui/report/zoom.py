"""How large a picture is shown in its pane, and which part of it. Pure geometry."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt

LARGEST = 8.0
STEP = 1.25  # of a key or of a notch of the wheel


class Zoom:
    """`scale` 1 is the whole picture as large as it fits."""

    def __init__(self) -> None:
        self.scale = 1.0
        self._middle = QPointF(0.5, 0.5)  # the point of the picture that is in the middle of the pane, 0 to 1

    @property
    def zoomed(self) -> bool:
        return self.scale > 1.0

    def reset(self) -> None:
        self.scale, self._middle = 1.0, QPointF(0.5, 0.5)

    def place(self, size: QSize, room: QRectF) -> QRectF:
        """Where the whole picture lies; what is outside of `room` is not seen. It leaves no edge of the pane
        empty that it could cover."""
        fitted = size.scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        width, height = fitted.width() * self.scale, fitted.height() * self.scale
        left = room.center().x() - self._middle.x() * width
        top = room.center().y() - self._middle.y() * height
        return QRectF(
            _held(left, width, room.left(), room.width()),
            _held(top, height, room.top(), room.height()),
            width,
            height,
        )

    def by(self, factor: float, point: QPointF, size: QSize, room: QRectF) -> None:
        """Larger or smaller; what is under `point` stays there."""
        before = self.place(size, room)
        if before.isEmpty():
            return
        across = (point.x() - before.left()) / before.width()
        down = (point.y() - before.top()) / before.height()
        self.scale = min(max(1.0, self.scale * factor), LARGEST)
        if self.scale < 1.01:
            self.reset()
            return
        after = self.place(size, room)
        self._middle = QPointF(
            across + (room.center().x() - point.x()) / after.width(),
            down + (room.center().y() - point.y()) / after.height(),
        )
        self._take_up(size, room)

    def move(self, right: float, down: float, size: QSize, room: QRectF) -> None:
        """Push the picture by so many pixels."""
        place = self.place(size, room)
        if place.isEmpty() or not self.zoomed:
            return
        self._middle -= QPointF(right / place.width(), down / place.height())
        self._take_up(size, room)

    def _take_up(self, size: QSize, room: QRectF) -> None:
        """Remember where it really lies, so that pushing against an edge is not made good later."""
        place = self.place(size, room)
        self._middle = QPointF(
            (room.center().x() - place.left()) / place.width(),
            (room.center().y() - place.top()) / place.height(),
        )


def _held(start: float, length: float, room_start: float, room_length: float) -> float:
    if length <= room_length:
        return room_start + (room_length - length) / 2
    return min(max(start, room_start + room_length - length), room_start)
