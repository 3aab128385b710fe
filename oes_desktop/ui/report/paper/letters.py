"""Letters on paper: the font, and texts broken into lines. Works on any thread.

Everything is measured in tenths of a point, so a printer, a PDF and a picture break the same lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

POINT = 10.0  # of our units
TEXT, SMALL = 8.8, 7.6  # points
INK, GREY = QColor("black"), QColor("#4A4F57")
# What Kazakh and Russian are written with beyond the letters that every font with Cyrillic has.
LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁё№—«»·…"
# Fonts with all of these, by system; the first that is there and has them is taken.
_FAMILIES = ("Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "Arial", "Liberation Sans", "DejaVu Sans")
_SPACING = 1.08
# Forms that a font puts in place of others for beauty have no letter of their own: whoever copied "09:07" out
# of the PDF, or searched it, would get "09%07".
_DRESSED = ("calt", "clig", "liga", "dlig")

Paint = Callable[[QPainter, float], None]  # at this height of the page


def paper_family(families: Sequence[str] = _FAMILIES) -> str:
    """A font of this computer that has every letter of Kazakh and Russian; '' leaves it to Qt's fallback,
    which takes each letter from some font that has it."""
    known = QFontDatabase.families(QFontDatabase.WritingSystem.Cyrillic)
    for family in (*(name for name in families if name in known), *known):
        metrics = QFontMetricsF(QFont(family))
        if all(metrics.inFontUcs4(ord(letter)) for letter in LETTERS):
            return family
    return ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a layout, which lives as long as its lines."""

    layout: QTextLayout
    line: QTextLine
    height: float
    ink: QColor

    def painted(self, left: float) -> Paint:
        def paint(painter: QPainter, top: float) -> None:
            painter.setPen(self.ink)
            self.line.draw(painter, QPointF(left, top - self.line.y()))

        return paint


def height_of(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)


class Letters:
    """One document's font. `lines` breaks texts."""

    def __init__(self) -> None:
        self.family = paper_family()

    def font(self, points: float, *, bold: bool = False) -> QFont:
        font = QFont(self.family) if self.family else QFont()
        font.setPixelSize(max(1, round(points * POINT)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        for feature in _DRESSED:
            font.setFeature(QFont.Tag(feature), 0)
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def line_height(self, points: float) -> float:
        return QFontMetricsF(self.font(points)).height() * _SPACING

    def longest_word(self, text: str, points: float, *, bold: bool = False) -> float:
        """How wide a column must be so that no word of `text` is broken."""
        metrics = QFontMetricsF(self.font(points, bold=bold))
        return max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)

    def lines(
        self,
        text: str,
        width: float,
        points: float = TEXT,
        *,
        bold: bool = False,
        ink: QColor = INK,
        anywhere: bool = False,
    ) -> list[Line]:
        """`text` in lines of at most `width`; its own line breaks stay. `anywhere`: hashes may be parted."""
        font, height = self.font(points, bold=bold), self.line_height(points)
        wrap = QTextOption.WrapMode
        option = QTextOption()
        option.setWrapMode(wrap.WrapAnywhere if anywhere else wrap.WrapAtWordBoundaryOrAnywhere)
        found: list[Line] = []
        for paragraph in text.split("\n"):
            layout = QTextLayout(paragraph, font)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(width, POINT))
            layout.endLayout()
            found += [Line(layout, layout.lineAt(place), height, ink) for place in range(layout.lineCount())]
        return found
