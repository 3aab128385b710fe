"""Lays a `Paper` out on pages and paints them, on any thread: no widget is touched.

A page is filled block by block: a line of a text, a row of a table, a row of pictures. None of these is torn;
a row that is taller than a third of a page is parted between its lines. A heading stays with what it heads,
and the head of a table stands again on every page that the table reaches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
)

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.paper import (
    BOXED,
    MUTED,
    Facts,
    Figure,
    Gallery,
    Grid,
    Heading,
    Paper,
    Section,
    Wanted,
    Words,
)
from oes_desktop.ui.report.paper.letters import GREY, INK, POINT, SMALL, TEXT, Letters, Line, Paint, height_of

PER_INCH = 72 * POINT
MARGIN_MM = 15.0
_HEADINGS = {1: 17.0, 2: 11.5, 3: 9.4}  # points
_RULE, _SHADE = QColor("#B4B9C1"), QColor("#F1F3F5")
_TALL_ROW, _TALL_PICTURE = 0.33, 0.42  # shares of a page
_GAP = 8 * POINT
_PAD = 3.2 * POINT


@dataclass(slots=True)
class _Block:
    """What is never torn. `glued`: the next block stands on the same page. `gap`: room above, not at the top
    of a page. `head`: what stands again above it at the top of a page."""

    height: float
    paint: Paint
    glued: bool = False
    gap: float = 0.0
    head: tuple[_Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a block stands on its page, from `top` to `bottom`."""

    top: float
    bottom: float
    glued: bool
    paint: Paint


class Pages:
    """`room`: width and height of what may be painted, in units. `pictures`: those that could be had.
    `layout`: every page's blocks."""

    def __init__(self, paper: Paper, room: QSizeF, pictures: Mapping[Wanted, QImage]) -> None:
        self._paper, self._pictures = paper, pictures
        self._width = room.width()
        self._letters = Letters()
        line = self._letters.line_height(SMALL)
        self._top, self._bottom = 2.2 * line, room.height() - 2.0 * line
        self._height = room.height()
        self.layout = self._filled([block for section in paper.sections for block in self._blocks(section)])

    @property
    def count(self) -> int:
        return len(self.layout)

    def paint(
        self,
        painter: QPainter,
        next_page: Callable[[], object],
        cancel: Cancel | None = None,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> None:
        """Every page; the painter's unit is already ours. Raises `Unreachable("cancelled")`."""
        for number, page in enumerate(self.layout, 1):
            if cancel is not None:
                cancel.raise_if_set()
            if number > 1:
                next_page()
            self._frame(painter, number)
            for block in page:
                block.paint(painter, block.top)
            progress(number, self.count)

    # ---- filling pages

    def _filled(self, blocks: Sequence[_Block]) -> list[list[Placed]]:
        pages: list[list[Placed]] = [[]]
        at = self._top
        for block, needed in zip(blocks, _needed(blocks), strict=True):
            at += block.gap if pages[-1] else 0.0
            if pages[-1] and at + needed > self._bottom:
                pages.append([])
                at = self._top
                for head in block.head:
                    at = _place(pages[-1], head, at)
            at = _place(pages[-1], block, at)
        return pages

    def _frame(self, painter: QPainter, number: int) -> None:
        """The line at the top and the line at the foot of a page."""
        font, line = self._letters.font(SMALL), self._letters.line_height(SMALL)
        whole = QRectF(0, 0, self._width, line)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(GREY)
        one = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
        count = self._paper.pages.format(page=number, pages=self.count)
        room = self._width - metrics.horizontalAdvance(count) - 2 * _GAP
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(whole, one, metrics.elidedText(self._paper.head, elide, self._width))
        foot = whole.translated(0, self._height - line)
        painter.drawText(foot, one, metrics.elidedText(self._paper.foot, elide, room))
        painter.drawText(foot, one | Qt.AlignmentFlag.AlignRight, count)
        painter.setPen(QPen(_RULE, 0.5 * POINT))
        for height in (line * 1.3, self._height - line * 1.3):
            painter.drawLine(QPointF(0, height), QPointF(self._width, height))

    # ---- from sections to blocks

    def _blocks(self, section: Section) -> Iterator[_Block]:
        match section:
            case Heading():
                yield from self._heading(section)
            case Words():
                yield from self._words(section)
            case Facts():
                yield from self._facts(section)
            case Grid():
                yield from self._grid(section)
            case Gallery():
                yield from self._gallery(section)

    def _heading(self, section: Heading) -> Iterator[_Block]:
        points = _HEADINGS[section.level]
        lines = self._letters.lines(section.text, self._width, points, bold=True)
        for place, line in enumerate(lines):
            gap = 1.3 * points * POINT if place == 0 else 0.0
            yield _Block(line.height + 0.2 * points * POINT, line.painted(0), True, gap)

    def _words(self, section: Words) -> Iterator[_Block]:
        if section.tone == BOXED:
            yield self._box(section.text)
            return
        small = section.tone == MUTED
        lines = self._letters.lines(
            section.text, self._width, SMALL if small else TEXT, ink=GREY if small else INK
        )
        for place, line in enumerate(lines):
            lonely = place in (0, len(lines) - 2) and len(lines) > 1  # no line stands alone on a page
            yield _Block(line.height, line.painted(0), lonely, 0.4 * _GAP if place == 0 else 0.0)

    def _box(self, text: str) -> _Block:
        lines = self._letters.lines(text, self._width - 4 * _PAD, TEXT, bold=True)
        height = height_of(lines) + 4 * _PAD

        def paint(painter: QPainter, top: float) -> None:
            painter.setPen(QPen(INK, 1.2 * POINT))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(0, top, self._width, height))
            at = top + 2 * _PAD
            for line in lines:
                line.painted(2 * _PAD)(painter, at)
                at += line.height

        return _Block(height, paint, False, _GAP)

    def _facts(self, section: Facts) -> Iterator[_Block]:
        whole = self._width / section.columns
        name_width, value_width = whole * 0.34 - _GAP, whole * 0.66 - _GAP
        if section.columns == 1:
            name_width, value_width = whole * 0.17 - _GAP, whole * 0.83
        for first in range(0, len(section.rows), section.columns):
            cells: list[tuple[float, list[Line]]] = []
            for place, (name, value) in enumerate(section.rows[first : first + section.columns]):
                left = place * whole
                cells.append((left, self._letters.lines(name, name_width, ink=GREY)))
                cells.append((left + name_width + _GAP, self._letters.lines(value, value_width, TEXT)))
            for block in self._row(cells, rule=False):
                block.gap = 0.7 * _GAP if first == 0 else 0.0
                yield block

    def _grid(self, section: Grid) -> Iterator[_Block]:
        lefts, at = [], 0.0
        for width in self._columns(section):
            lefts.append((at, width - _GAP))
            at += width
        head_cells = [
            (left, self._letters.lines(text, width, SMALL, bold=True))
            for (left, width), text in zip(lefts, section.head, strict=True)
        ]
        head = next(iter(self._row(head_cells, shade=True)))
        head.gap, head.glued = 0.5 * _GAP, bool(section.rows)
        yield head
        for row in section.rows:
            cells = [
                (left, self._letters.lines(text, width, SMALL, anywhere=place in section.figures))
                for place, ((left, width), text) in enumerate(zip(lefts, row, strict=True))
            ]
            for block in self._row(cells):
                block.head = (head,)
                yield block

    def _columns(self, section: Grid) -> list[float]:
        """By their shares, but none narrower than the longest word of its head: the others give way, the one
        with the most to spare first."""
        unit = self._width / sum(section.shares)
        words = [self._letters.longest_word(text, SMALL, bold=True) + POINT for text in section.head]
        least = [word + _GAP for word in words]
        widths = [share * unit for share in section.shares]
        for place, needed in enumerate(least):
            for giver in sorted(range(len(least)), key=lambda each: least[each] - widths[each]):
                given = max(0.0, min(needed - widths[place], widths[giver] - least[giver]))
                widths[giver] -= given
                widths[place] += given
        return widths

    def _row(
        self,
        cells: Sequence[tuple[float, list[Line]]],
        *,
        rule: bool = True,
        shade: bool = False,
    ) -> Iterator[_Block]:
        """One block, or several for a row that would leave a great hole on the page before it."""
        most = (self._bottom - self._top) * _TALL_ROW
        parts = max(len(lines) for _, lines in cells)
        tallest = max((line.height for _, lines in cells for line in lines), default=1.0)
        step = parts if parts * tallest <= most else max(1, int(most / tallest))
        for first in range(0, max(parts, 1), step):
            shown = [(left, lines[first : first + step]) for left, lines in cells]
            last = first + step >= parts
            height = max((height_of(lines) for _, lines in shown), default=0.0)
            height += _PAD if rule or shade else 0.4 * _PAD
            paint = self._row_painter(shown, height, rule and last, shade)
            yield _Block(height, paint)

    def _row_painter(
        self, cells: Sequence[tuple[float, list[Line]]], height: float, rule: bool, shade: bool
    ) -> Paint:
        def paint(painter: QPainter, top: float) -> None:
            if shade:
                painter.fillRect(QRectF(0, top, self._width, height), _SHADE)
            for left, lines in cells:
                at = top + 0.4 * _PAD
                for line in lines:
                    line.painted(left)(painter, at)
                    at += line.height
            if rule:
                painter.setPen(QPen(_RULE, 0.4 * POINT))
                painter.drawLine(QPointF(0, top + height), QPointF(self._width, top + height))

        return paint

    def _gallery(self, section: Gallery) -> Iterator[_Block]:
        whole = (self._width - (section.columns - 1) * _GAP) / section.columns
        title = self._letters.lines(section.title, self._width, TEXT, bold=True) if section.title else []
        for first in range(0, len(section.figures), section.columns):
            block = self._pictures_row(section.figures[first : first + section.columns], whole)
            if first == 0:
                for line in title:
                    yield _Block(line.height, line.painted(0), True, 0.8 * _GAP)
            yield block

    def _pictures_row(self, figures: Sequence[Figure], width: float) -> _Block:
        most = (self._bottom - self._top) * _TALL_PICTURE
        sizes = [self._size(figure, width, most) for figure in figures]
        tall = max(size.height() for size in sizes)
        captions = [self._letters.lines(figure.caption, width, SMALL, ink=GREY) for figure in figures]
        words = max(map(height_of, captions), default=0.0)
        missing = self._letters.lines(self._paper.missing, width - 2 * _PAD, SMALL, ink=GREY)

        def paint(painter: QPainter, top: float) -> None:
            for place, (figure, size, lines) in enumerate(zip(figures, sizes, captions, strict=True)):
                left = place * (width + _GAP)
                frame = QRectF(left, top, size.width(), size.height())
                picture = self._pictures.get(figure.wanted) if figure.wanted is not None else None
                if picture is not None:
                    painter.drawImage(frame, picture)
                elif figure.wanted is not None:
                    for number, line in enumerate(missing):
                        line.painted(left + _PAD)(painter, top + _PAD + number * line.height)
                if figure.wanted is not None:
                    painter.setPen(QPen(_RULE, 0.4 * POINT))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(frame)
                at = top + tall + 0.5 * _PAD
                for line in lines:
                    line.painted(left)(painter, at)
                    at += line.height

        return _Block(tall + words + 0.5 * _PAD, paint, False, 0.8 * _GAP)

    def _size(self, figure: Figure, width: float, most: float) -> QSizeF:
        if figure.wanted is None:
            return QSizeF(width, 0.0)
        picture = self._pictures.get(figure.wanted)
        if picture is None or picture.isNull():
            return QSizeF(width, min(width * 0.3, most))
        return QSizeF(picture.size()).scaled(QSizeF(width, most), Qt.AspectRatioMode.KeepAspectRatio)


def _place(page: list[Placed], block: _Block, top: float) -> float:
    """Where the next one may stand."""
    page.append(Placed(top, top + block.height, block.glued, block.paint))
    return top + block.height


def _needed(blocks: Sequence[_Block]) -> list[float]:
    """What must still fit below each block's gap: itself, and what it is glued to."""
    found: list[float] = []
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        below = blocks[place + 1].gap + found[-1] if block.glued and found else 0.0
        found.append(block.height + below)
    return found[::-1]


def a4() -> QPageLayout:
    """Upright, with margins that every printer has."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        margins,
        QPageLayout.Unit.Millimeter,
    )


def room_of(layout: QPageLayout) -> QSizeF:
    """What may be painted of a page, in our units."""
    return QSizeF(layout.paintRect(QPageLayout.Unit.Point).size()) * POINT


def paint_pages(
    writer: QPagedPaintDevice,
    paper: Paper,
    pictures: Mapping[Wanted, QImage],
    cancel: Cancel | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """All pages into `writer` (a PDF, a printer), which knows its page; how many. Raises
    `Unreachable("cancelled")`."""
    pages = Pages(paper, room_of(writer.pageLayout()), pictures)
    painter = QPainter(writer)
    try:
        painter.scale(writer.logicalDpiX() / PER_INCH, writer.logicalDpiY() / PER_INCH)
        pages.paint(painter, writer.newPage, cancel, progress)
    finally:
        painter.end()
    return pages.count
