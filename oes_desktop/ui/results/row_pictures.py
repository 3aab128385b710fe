"""Whole rows as they stand on the screen, for when they only move: a group opens above them, an exam comes,
a few lines are scrolled. To lay one costs a fiftieth of painting it.

They are made at rest (they would hold up a paint in which every row is another one), a few at a time, of what
is seen, on screens of a whole scale alone: on others a row that moves falls on other parts of pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple

from PySide6.QtGui import QColor, QPainter, QPixmap

from oes_desktop.domain.lines import Line
from oes_desktop.domain.models import IN_PROGRESS
from oes_desktop.ui.results.columns import LineWords

MOST_BYTES = 8 << 20  # at scale 1
_FEW = 3  # made at once: a key that is pressed meanwhile waits no longer


class Face(NamedTuple):
    """What a row looks like beside its line and its words."""

    columns: Hashable
    width: int
    height: int
    ground: int


class _Picture(NamedTuple):
    line: Line
    words: Hashable
    face: Face
    pixmap: QPixmap


class RowPictures:
    def __init__(self) -> None:
        self._kept: dict[Hashable, _Picture] = {}
        self._scale = 1.0

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        """Colours, fonts or the language are others now."""
        self._kept.clear()

    def begin(self, scale: float) -> None:
        """A paint begins."""
        if scale != self._scale:
            self._kept.clear()
            self._scale = scale

    def lay(self, painter: QPainter, line: Line, words: LineWords, face: Face, top: int) -> bool:
        """Paint the row at `top` from its picture. False: there is none of it as it is."""
        found = self._kept.get(_who(line))
        if found is None or found.face != face or found.line != line or found.words != _said(words):
            return False
        painter.drawPixmap(0, top, found.pixmap)
        return True

    def keep(
        self, rows: list[tuple[Line, LineWords, Face, QColor]], paint: Callable[[QPainter, int], object]
    ) -> bool:
        """Have pictures of these rows, and of no others; `paint(painter, place)` paints one of them from 0, 0
        on. True: some are still to be made."""
        before, self._kept, scale = self._kept, {}, self._scale
        if scale != round(scale):
            return False
        left, made = MOST_BYTES * scale**2, 0
        for place, (line, words, face, ground) in enumerate(rows):
            left -= face.width * face.height * 4 * scale**2
            if left < 0:
                break
            if line.row.status == IN_PROGRESS and line.group is None:
                continue  # it counts time
            found, said = before.get(_who(line)), _said(words)
            if found is None or found.face != face or found.line != line or found.words != said:
                if made == _FEW:
                    self._kept = before | self._kept
                    return True
                made += 1
                found = _Picture(line, said, face, self._made(face, ground, place, paint))
            self._kept[_who(line)] = found
        return False

    def _made(
        self, face: Face, ground: QColor, place: int, paint: Callable[[QPainter, int], object]
    ) -> QPixmap:
        scale = int(self._scale)
        made = QPixmap(face.width * scale, face.height * scale)
        made.setDevicePixelRatio(scale)
        made.fill(ground)
        painter = QPainter(made)
        paint(painter, place)
        painter.end()
        return made


def _who(line: Line) -> Hashable:
    return (line.key, "") if line.group is None else (-1, line.group.code)


def _said(words: LineWords) -> Hashable:
    """What the line alone does not tell; the cells' texts follow from the line while no time counts in it."""
    return (words.status, words.decision, words.start, words.action, words.other, words.lost, words.pkn)
