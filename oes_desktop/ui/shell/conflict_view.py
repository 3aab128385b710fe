"""Two words on one matter, side by side: what stands on the server and what the proctor wants.

Lines on which both differ are marked, by a ground of their own and by a sign, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from oes_desktop.ui.icons import icon_pixmap
from oes_desktop.ui.shell.act_words import Side
from oes_desktop.ui.theme import RADIUS, colors_of
from oes_desktop.ui.widgets.labels import PlainLabel, label
from oes_desktop.ui.widgets.pill import Pill

_SIGN = 16


class ConflictSides(QFrame):
    """`show_sides` says what to compare. For a screen reader each line is one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)

    def show_sides(self, sides: Sequence[Side]) -> None:
        """Once."""
        grid = self._grid
        for column, words in ((1, self.tr("On the server")), (2, self.tr("Yours"))):
            grid.addWidget(_padded(label(words, "field")), 0, column)
        for row, side in enumerate(sides, 1):
            if side.differs:
                band = _Band()
                grid.addWidget(band, row, 0, 1, 3)
            grid.addWidget(self._name(side), row, 0)
            grid.addWidget(_padded(_value(side.theirs, side.tones[0])), row, 1)
            grid.addWidget(_padded(_value(side.mine, side.tones[1])), row, 2)

    def _name(self, side: Side) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(6)
        name = label(side.name, "muted")
        name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        row.addWidget(name, 1)
        sign = label()
        sign.setFixedWidth(_SIGN)
        if side.differs:
            sign.setPixmap(
                icon_pixmap("triangle-alert", colors_of().doubtful, _SIGN, self.devicePixelRatioF())
            )
            sign.setToolTip(self.tr("Both differ here"))
            sign.setAccessibleName(self.tr("Both differ here"))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr("{name}: on the server {theirs}, yours {mine}")
        made.setAccessibleName(words.format(name=side.name, theirs=side.theirs, mine=side.mine))
        return made


def _value(text: str, tone: str) -> QWidget:
    if tone:
        return Pill(text, tone)
    made: PlainLabel = label(text, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _padded(inner: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(8, 3, 8, 3)
    row.addWidget(inner, 0 if isinstance(inner, Pill) else 1, Qt.AlignmentFlag.AlignTop)
    if isinstance(inner, Pill):
        row.addStretch(1)
    return made


class _Band(QWidget):
    """Behind a line on which both differ."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors_of().doubtful_tint)
        painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
