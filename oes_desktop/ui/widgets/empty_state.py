"""What is shown where there is nothing to show: an icon, what is so, and the next step."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.buttons import button, plain_label
from oes_desktop.ui.widgets.labels import label


class EmptyState(QWidget):
    """`action_requested` when its button is pressed, `other_requested` when the one beside it is. Used for
    empty, loading, offline and error states."""

    action_requested = Signal()
    other_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, sentence_px: int = 400) -> None:
        super().__init__(parent)
        self._badge = _Badge()
        self._title = label("", "heading")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence = label("", "muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setFixedWidth(sentence_px)
        self._action, self._other = button(), button()
        self._action.clicked.connect(self.action_requested)
        self._other.clicked.connect(self.other_requested)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._badge, 0, middle)
        column.addSpacing(4)
        column.addWidget(self._title, 0, middle)
        words = QHBoxLayout()  # an aligned label would not be asked how high its lines are
        words.addStretch(1)
        words.addWidget(self._sentence)
        words.addStretch(1)
        column.addLayout(words)
        column.addSpacing(4)
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addStretch(1)
        steps.addWidget(self._action)
        steps.addWidget(self._other)
        steps.addStretch(1)
        column.addLayout(steps)
        column.addStretch(3)
        self.show_state("inbox", "")

    def show_state(
        self, icon_name: str, title: str, sentence: str = "", action_text: str = "", other_text: str = ""
    ) -> None:
        self._badge.show_icon(icon_name)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        for made, text in ((self._action, action_text), (self._other, other_text)):
            made.setText(plain_label(text))
            made.setVisible(bool(text))
        self.setAccessibleName(f"{title}. {sentence}" if sentence else title)


class _Badge(QWidget):
    """The icon in a soft circle."""

    def __init__(self) -> None:
        super().__init__()
        self._name = "inbox"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str) -> None:
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(64, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.neutral_tint)
        painter.drawEllipse(self.rect())
        paint_icon(painter, self.rect().adjusted(19, 19, -19, -19), self._name, colors.muted)
