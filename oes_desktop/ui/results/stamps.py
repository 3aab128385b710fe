"""Pictures of cells that look alike, painted once and then laid on the screen.

A page of the results shows the same few groups, pills, bars and buttons over and over: to copy one costs a
microsecond, to paint it fifteen. A stamp is opaque, with the ground of its row below it, so letters are
smoothed as on the screen; it is laid on whole pixels of the device, at every scale.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

MOST_BYTES = 12 << 20


class Stamps:
    """Between `begin` and `end` of one paint stamps are asked for; `end` lays them. When they come to more
    than `most` bytes, those go first that were not wanted for the longest time."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._laid: list[tuple[int, int, QPixmap]] = []
        self._device = QTransform()
        self._scale = 1.0
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        """Colours or fonts are others now."""
        self._kept.clear()
        self.bytes = 0

    def begin(self, painter: QPainter) -> None:
        device = painter.device()
        assert device is not None
        scale = device.devicePixelRatioF()
        if scale != self._scale:
            self.clear()
            self._scale = scale
        self._device = painter.deviceTransform()
        self._laid.clear()

    def lay(self, key: Hashable, x: int, y: int) -> bool:
        """Have the stamp `key` with its corner at x, y. False: it has to be made first."""
        found = self._kept.get(key)
        if found is None:
            return False
        self._kept.move_to_end(key)
        self._laid.append((x, y, found))
        return True

    def make(self, key: Hashable, room: QRect, ground: QColor, paint: Callable[[QPainter], object]) -> None:
        """Keep as `key` what `paint` paints on `ground` from 0, 0 on in the size of `room`, and lay it
        there."""
        scale = self._scale
        made = QPixmap(math.ceil(room.width() * scale), math.ceil(room.height() * scale))
        made.fill(ground)
        made.setDevicePixelRatio(scale)
        painter = QPainter(made)
        paint(painter)
        painter.end()
        made.setDevicePixelRatio(1)  # it is laid on pixels of the device
        self.bytes += _bytes(made)
        self._kept[key] = made
        self._laid.append((room.x(), room.y(), made))
        while self.bytes > self._most and len(self._kept) > 1:
            self.bytes -= _bytes(self._kept.popitem(last=False)[1])

    def end(self, painter: QPainter) -> None:
        """Lay what was asked for, over what was painted meanwhile."""
        device = self._device
        back, _ = device.inverted()
        across, down, dx, dy = device.m11(), device.m22(), device.dx(), device.dy()
        painter.save()
        painter.setWorldTransform(back, True)
        for x, y, picture in self._laid:
            painter.drawPixmap(round(across * x + dx), round(down * y + dy), picture)
        painter.restore()
        self._laid.clear()


def _bytes(picture: QPixmap) -> int:
    return picture.width() * picture.height() * picture.depth() // 8
