"""Which keys work here: keycaps with a word, in the status bar and on buttons."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import LEFT_LINE, SMALL_PX, colors_of, sized

_CAP_PX = 11  # the letters on a key
_HEIGHT, _SIDE, _APART, _BEFORE_WORDS = 19, 6, 3, 5


def key_text(keys: str) -> str:
    """`Ctrl+K` as this system writes it (⌘K on a Mac); what is no key sequence stays as it is."""
    native = QKeySequence(keys, QKeySequence.SequenceFormat.PortableText)
    words = native.toString(QKeySequence.SequenceFormat.NativeText) if "+" in keys else ""
    return words or keys  # K+J are two letters held together: a sequence of Qt without words


class KeyHint(QWidget):
    """One or several keycaps (separated by spaces in `keys`) and what they do. Painted as one: a foot has
    twenty caps, and as many labels would take longer than all the rest of it."""

    def __init__(self, keys: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caps = tuple(key_text(key) for key in keys.split(" "))
        self.text = one_line(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" ".join(filter(None, (*self.caps, self.text))))

    def sizeHint(self) -> QSize:
        width = sum(map(self._cap_px, self.caps)) + _APART * (len(self.caps) - 1)
        if self.text:
            width += _BEFORE_WORDS + QFontMetrics(sized(self.font(), SMALL_PX)).horizontalAdvance(self.text)
        return QSize(width, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _cap_px(self, cap: str) -> int:
        return QFontMetrics(sized(self.font(), _CAP_PX)).horizontalAdvance(cap) + 2 * _SIDE

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, left, top = colors_of(), 0, (self.height() - _HEIGHT) // 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(self.font(), _CAP_PX))
        for cap in self.caps:
            key = QRectF(left, top, self._cap_px(cap), _HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.field_line)
            painter.drawRoundedRect(key, 4, 4)
            face = key.adjusted(1, 1, -1, -2)  # a key has a lower edge
            painter.setBrush(colors.surface)
            painter.drawRoundedRect(face, 3, 3)
            painter.setPen(colors.muted)
            painter.drawText(face, Qt.AlignmentFlag.AlignCenter, cap)
            left += round(key.width()) + _APART
        if self.text:
            painter.setFont(sized(self.font(), SMALL_PX))
            rest = self.rect().adjusted(left - _APART + _BEFORE_WORDS, 0, 0, 0)
            painter.drawText(rest, LEFT_LINE, self.text)
        painter.end()


class KeyHints(QWidget):
    """A row of hints, replaced as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)

    def show_hints(self, hints: Iterable[tuple[str, str]]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for keys, text in hints:
            self._row.addWidget(KeyHint(keys, text))
