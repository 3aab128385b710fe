"""Pages of a table: its head on every page, columns as wide as their texts ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from oes_desktop.ui.results.lines import Extract

_POINTS = 8.0
_MEASURED = 60  # rows whose texts are measured
_LINE, _RULE = QColor("#C8CDD6"), 0.4


class Pages:
    """Paints rows of texts onto a paged device."""

    def __init__(self, printer: QPrinter, extract: Extract, footer: str) -> None:
        self._printer, self._extract, self._footer = printer, extract, footer
        points = printer.logicalDpiY() / 72
        self._font = QFont("Inter")
        self._font.setPixelSize(max(1, round(_POINTS * points)))
        self._bold = QFont(self._font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(self._font, printer)
        self._height = self._metrics.height() * 1.5
        self._pad = self._metrics.averageCharWidth() * 0.6
        self._pen = QPen(_LINE, _RULE * points)

    def paint(self, rows: Iterator[list[str]]) -> int:
        """How many pages there were."""
        painter = QPainter(self._printer)
        try:
            page = 1
            room = QRectF(painter.viewport())
            bottom = room.bottom() - 2 * self._height
            first = list(islice(rows, _MEASURED))
            columns = self._columns(room, first)
            top = self._head(painter, room, columns, page)
            for row in chain(first, rows):
                if top + self._height > bottom:
                    self._printer.newPage()
                    page += 1
                    top = self._head(painter, room, columns, page)
                self._row(painter, top, columns, row, self._font)
                top += self._height
            return page
        finally:
            painter.end()

    def _columns(self, room: QRectF, rows: Sequence[Sequence[str]]) -> list[tuple[float, float]]:
        """Left and width of each: what its head and first texts need, none above a third, all filling the
        page."""
        metrics = QFontMetricsF(self._bold, self._printer)
        wanted = [
            min(max(map(metrics.horizontalAdvance, texts)) + 2 * self._pad, room.width() / 3)
            for texts in zip(self._extract.head, *rows, strict=True)
        ]
        scale = room.width() / max(sum(wanted), 1.0)
        left, found = room.left(), []
        for width in wanted:
            found.append((left, width * scale))
            left += width * scale
        return found

    def _head(
        self, painter: QPainter, room: QRectF, columns: Sequence[tuple[float, float]], page: int
    ) -> float:
        """Title, names of the columns, number of the page; where the rows begin."""
        line = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(Qt.GlobalColor.black)
        painter.setFont(self._bold)
        title = QRectF(room.left(), room.top(), room.width(), self._height)
        shown = self._metrics.elidedText(self._extract.title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, line | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setFont(self._font)
        foot = QRectF(room.left(), room.bottom() - self._height, room.width(), self._height)
        painter.drawText(foot, line | Qt.AlignmentFlag.AlignRight, self._footer.format(page=page))
        top = room.top() + 1.4 * self._height
        self._row(painter, top, columns, self._extract.head, self._bold)
        return top + self._height

    def _row(
        self,
        painter: QPainter,
        top: float,
        columns: Sequence[tuple[float, float]],
        texts: Sequence[str],
        font: QFont,
    ) -> None:
        painter.setFont(font)
        metrics = QFontMetricsF(font, self._printer)
        for (left, width), text in zip(columns, texts, strict=True):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - self._pad)
            painter.setPen(Qt.GlobalColor.black)
            painter.drawText(
                QRectF(left, top, width, self._height),
                Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                shown,
            )
        painter.setPen(self._pen)
        for left, width in columns:
            painter.drawLine(QPointF(left, top + self._height), QPointF(left + width, top + self._height))
