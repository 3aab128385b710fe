"""How much room downloads take, how much there is, what opens without a network, and when it goes again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oes_desktop.domain.downloading import Overview
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.labels import ElidedLabel, label

_WIDE, _NARROW = 420, 320


class RoomLine(QFrame):
    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("footer", True)
        self._formats, self._overview = formats, Overview()
        self._used, self._free, self._bar = label("", "small"), label("", "small"), _Bar()
        self._here = ElidedLabel("", "muted")
        self._safe = label("", "muted")
        figures = QHBoxLayout()
        figures.addWidget(self._used)
        figures.addStretch(1)
        figures.addWidget(self._free)
        room = QWidget()
        room.setFixedWidth(_WIDE)
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(figures)
        column.addWidget(self._bar)
        self._room = room
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 16, 9)
        row.setSpacing(8)
        row.addWidget(room)
        row.addSpacing(16)
        row.addWidget(self._here, 1)
        row.addWidget(_Lock())
        row.addWidget(self._safe)
        self.retranslate()

    def show_overview(self, overview: Overview) -> None:
        if overview != self._overview:
            self._overview = overview
            self._refresh()

    def _refresh(self) -> None:
        room, size = self._overview.room, self._formats.disk_size
        if room.limit:
            used = self.tr("{used} of {limit} used").format(used=size(room.used), limit=size(room.limit))
        else:
            used = self.tr("{used} used").format(used=size(room.used))
        self._used.setText(used)
        self._free.setText(self.tr("{free} free on the disk").format(free=size(room.free)))
        whole = room.limit or room.used + room.free
        self._bar.show_share(room.used / whole if whole else 0.0, f"{used}, {self._free.text()}")
        self._here.setText(self._about_here())

    def _about_here(self) -> str:
        overview, parts = self._overview, []
        if not overview.here:
            return ""
        parts.append(self.tr("%n report(s) open without a network", "", overview.here))
        if overview.keep_days:
            parts.append(self.tr("removed %n day(s) after decision or download", "", overview.keep_days))
        return " · ".join(parts)

    def resizeEvent(self, event: object) -> None:
        self._room.setFixedWidth(_WIDE if self.width() > 1200 else _NARROW)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Room for downloads"))
        self._safe.setText(self.tr("encrypted on this computer"))
        self._refresh()


class _Bar(QWidget):
    """Filled so far; amber and red where room ends."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, spoken: str) -> None:
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, painter = colors_of(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.track)
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        if self._share:
            filled = QRectF(self.rect())
            filled.setWidth(max(8.0, self.width() * self._share))
            tone = "bad" if self._share > 0.98 else "doubtful" if self._share > 0.9 else "accent"
            painter.setBrush(colors.tone(tone))
            painter.drawRoundedRect(filled, 4, 4)
        painter.end()


class _Lock(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, QRect(self.rect()), "lock", colors_of().muted)
        painter.end()
