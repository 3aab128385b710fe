"""Icons: SVG files of `resources/icons` painted in a colour of the theme, sharp at every scale.

`icon("eye")` takes the text colour of the palette; a second argument names another token of `Colors`
(`muted`, `accent`, `bad`, …). The colour is looked up when the icon is painted, so a change of theme needs
nothing but a repaint.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from oes_desktop import resources
from oes_desktop.ui.theme import colors_of

ICON_PX = 16
_CACHED_PX = 32
_STROKE = "2.1"  # of a 24-unit box: about 1.4 px at 16 px


@cache
def _source(name: str) -> str:
    text = resources.path(f"icons/{name}.svg").read_text("utf-8")
    return re.sub(r'stroke-width="2"', f'stroke-width="{_STROKE}"', text)


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, color: QColor) -> None:
    """Paint the icon into `rect`, for delegates and drawn widgets. A small square on whole pixels comes from
    the cache: a page of the results shows forty."""
    if isinstance(rect, QRect) and rect.width() == rect.height() <= _CACHED_PX:
        scale = painter.device().devicePixelRatioF()
        if scale == int(scale):
            painter.drawPixmap(rect.topLeft(), icon_pixmap(name, color, rect.width(), scale))
            return
    _renderer(name, color.name()).render(painter, QRectF(rect))


def icon_pixmap(name: str, color: QColor, size: int | QSize = ICON_PX, scale: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels; in a wider one it stands at the left."""
    box = QSize(size, size) if isinstance(size, int) else size
    key = f"oes:{name}:{color.name()}:{box.width()}x{box.height()}:{scale}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    pixmap = QPixmap(box * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(box.width(), box.height())
    paint_icon(
        painter,
        QRectF(0, (box.height() - side) / 2, side, side),
        name,
        color,
    )
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


class _Engine(QIconEngine):
    """Paints one SVG in the colour that its role has at that moment."""

    def __init__(self, name: str, role: str, on_role: str) -> None:
        super().__init__()
        self._name, self._role, self._on_role = name, role, on_role

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, self._on_role)

    def key(self) -> str:
        return "oes"

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        colors = colors_of()
        if mode == QIcon.Mode.Disabled:
            return colors.disabled
        return getattr(colors, self._on_role if state == QIcon.State.On else self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        square.moveLeft(rect.left())
        paint_icon(painter, square, self._name, self._color(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return icon_pixmap(self._name, self._color(mode, state), size.expandedTo(QSize(1, 1)), scale)


def icon(name: str, role: str = "text", on_role: str = "") -> QIcon:
    """The icon `name` in the colour `role`; `on_role` is its colour while checked."""
    _source(name)  # a missing file is told here, not while painting
    return QIcon(_Engine(name, role, on_role or role))


def app_icon() -> QIcon:
    """The program's own mark, in its own colours."""
    return QIcon(str(resources.path("icons/oes.svg")))
