"""The first letter of a name in a round tint; a picture of a face is shown in the report only."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oes_desktop.ui.theme import Colors, Theme, colors_of, sized


def initial(name: str) -> str:
    """The first letter or digit of `name`, else a question mark."""
    return next((sign.upper() for sign in name if sign.isalnum()), "?")[:1]


def paint_avatar(painter: QPainter, rect: QRect, name: str, theme: Theme | Colors) -> None:
    """Paint a circle as large as fits into `rect`, in its middle."""
    colors = theme.colors if isinstance(theme, Theme) else theme
    side = min(rect.width(), rect.height())
    circle = QRectF(0, 0, side, side)
    circle.moveCenter(QRectF(rect).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.accent_tint)
    painter.drawEllipse(circle)
    painter.setPen(colors.accent)
    painter.setFont(sized(painter.font(), max(10, round(side * 0.44)), QFont.Weight.DemiBold))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initial(name))
    painter.restore()


class Avatar(QWidget):
    def __init__(self, name: str = "", side: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._side = name, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), self.rect(), self._name, colors_of())
