"""Labels that never guess rich text, in the roles of the style sheet."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from oes_desktop.ui.safe_text import lines, one_line


class PlainLabel(QLabel):
    """A label that shows its text as it is, whatever it looks like."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)


def label(
    text: str = "", role: str = "body", *, wrap: bool = False, parent: QWidget | None = None
) -> PlainLabel:
    """A plain-text label. `role`: body, title, headline, heading, field, muted, small, error or warning."""
    made = PlainLabel(parent)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    made.setText(lines(text) if wrap else one_line(text))
    return made


def rule(parent: QWidget | None = None) -> QFrame:
    """A thin line across."""
    made = QFrame(parent)
    made.setProperty("rule", True)
    return made


class ElidedLabel(PlainLabel):
    """One line that is cut with an ellipsis where room ends; the tool tip then shows all of it."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(one_line(text))
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        tip = "" if shown == self.text() else plain_tip(self.text())
        if tip != self._tip_text():
            self.setToolTip(tip)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment()) | Qt.TextFlag.TextSingleLine, shown)

    def _tip_text(self) -> str:
        return self.property("tip") or ""

    def setToolTip(self, text: str) -> None:
        self.setProperty("tip", text)
        super().setToolTip(text)


def plain_tip(text: str) -> str:
    """`text` for `setToolTip`, which guesses rich text: escaped where Qt would take it for markup."""
    if "<" in text or "&" in text:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f"<span>{escaped}</span>"
    return text
