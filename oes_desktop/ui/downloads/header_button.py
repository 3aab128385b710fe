"""The button in the head of the window: how many exams come, how far they are, and the way to the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from oes_desktop.domain.downloading import Held
from oes_desktop.ui.downloads.following import Following, Total
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import ICON_PX, icon
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.key_hint import key_text

_AIR = 6


def ring(percent: int, tone: str, side: int, scale: float, air: int = 0) -> QPixmap:
    """A circle that closes with progress, in `tone` over its track; `air` px are left free beside it."""
    colors = colors_of()
    picture = QPixmap(QSize(side + air, side) * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(2.0, side / 7)
    circle = QRectF(0, 0, side, side).adjusted(
        width / 2 + 0.5, width / 2 + 0.5, -width / 2 - 0.5, -width / 2 - 0.5
    )
    painter.setPen(QPen(colors.field_line, width))
    painter.drawEllipse(circle)
    painter.setPen(QPen(colors.tone(tone), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawArc(circle, 90 * 16, -round(360 * 16 * max(2, percent) / 100))
    painter.end()
    return picture


class DownloadsButton(QPushButton):
    """It shows; whoever puts it into the head connects `clicked`."""

    def __init__(self, following: Following, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._following, self._formats = following, formats
        self._drawn: tuple[int, str, bool] | None = None
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setIconSize(QSize(ICON_PX + _AIR, ICON_PX))
        following.ticked.connect(self._tick)
        self._retranslate()

    @Slot()
    def _tick(self) -> None:
        total = self._following.total
        text, tone = self._words(total), "doubtful" if total.held is not Held.NOT else "accent"
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
        drawn = (total.percent if total.coming else -1, tone, colors_of().dark)
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw(total, tone)

    def _draw(self, total: Total, tone: str) -> None:
        if total.coming:
            self.setIcon(QIcon(ring(total.percent, tone, ICON_PX, self.devicePixelRatioF(), _AIR)))
        else:
            self.setIcon(icon("download"))

    def _words(self, total: Total) -> str:
        if not total.coming:
            return self.tr("Downloads")
        text = self.tr("%n download(s)", "", total.coming)
        if total.held is not Held.NOT:
            return self.tr("{downloads} · waiting").format(downloads=text)
        return f"{text} · {self._formats.percent(total.percent)}"

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._drawn = None
            self._tick()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setToolTip(self.tr("Downloads, and back ({keys})").format(keys=key_text("Ctrl+J")))
        self._tick()
