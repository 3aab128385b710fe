"""A line across a page that says what stands in the way, and the next step. It stops nobody."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.labels import ElidedLabel, label


class BannerFrame(QFrame):
    """The line itself, with a sign at its beginning; what follows is added to `row`. Hidden at first."""

    def __init__(self, sign: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", True)
        self.sign = _Sign(sign)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 5, 12, 5)
        self.row.setSpacing(8)
        self.row.addWidget(self.sign)
        self.hide()


class Banner(BannerFrame):
    """Title, sentence, and `step`, a button that says what can be done."""

    def __init__(self, sign: str, parent: QWidget | None = None) -> None:
        super().__init__(sign, parent)
        self._title, self._sentence = label("", "heading"), ElidedLabel("")
        self.step = button(kind="link")
        self.row.addWidget(self._title)
        self.row.addWidget(self._sentence, 1)
        self.row.addWidget(self.step)

    def say(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(self.text)

    @property
    def text(self) -> str:
        return f"{self._title.text()}. {self._sentence.text()}"


class _Sign(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(16, 16)

    def show_name(self, name: str) -> None:
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self.rect(), self._name, colors_of().doubtful)
        painter.end()
