"""The white card in the middle of a page of its own: every step of signing in is one, and so is the lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from oes_desktop.ui.messages import message_for
from oes_desktop.ui.widgets.busy import Busy
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.labels import label

WIDTH = 400


class Card(QFrame):
    """Title, subtitle, `body`, a place for trouble, a main button, a way back (`back_requested`).

    While `show_busy(text)` holds, the fields are shut and the main button shows what is being waited for.
    """

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setFixedWidth(WIDTH)
        self.title, self.subtitle = label("", "headline", wrap=True), label("", "muted", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        self._trouble = label("", "error", wrap=True)
        self.main = button(kind="primary", big=True)
        self._busy = Busy()
        self.back = button(kind="link", icon_name="chevron-left")
        self.back.clicked.connect(self.back_requested)
        self._shut: Sequence[QWidget] = ()
        self._has_main = True
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 28, 32, 26)
        outer.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(3)
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        outer.addLayout(head)
        outer.addLayout(self.body)
        outer.addWidget(self._trouble)
        outer.addWidget(self.main)
        outer.addWidget(self._busy)
        self.foot = QVBoxLayout()
        self.foot.setSpacing(12)
        outer.addLayout(self.foot)
        outer.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._busy.hide()
        self.show_trouble("")

    def shut_while_busy(self, *fields: QWidget) -> None:
        self._shut = fields

    def without_main(self) -> None:
        """A step that has links alone."""
        self._has_main = False
        self.main.hide()

    def show_trouble(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    @property
    def trouble(self) -> str:
        return self._trouble.text()

    def show_busy(self, text: str) -> None:
        """'' ends it."""
        for field in self._shut:
            field.setEnabled(not text)
        self.main.setVisible(self._has_main and not text)
        self._busy.show_text(text)
        self._busy.setVisible(bool(text))

    def start_afresh(self) -> None:
        """The proctor is back at the beginning: nothing is waited for, nothing secret stays behind."""
        self.show_busy("")

    @property
    def is_busy(self) -> bool:
        return not self._busy.isHidden()

    def first_field(self) -> QWidget:
        return self.main


class CardPage(QScrollArea):
    """Cards in the middle of a page, one of them seen at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addStretch(1)
        self.setWidgetResizable(True)
        ground = QWidget()
        ground.setProperty("ground", True)
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(ground)
        column.addStretch(1)
        column.addLayout(self._row)
        column.addStretch(1)
        self.setWidget(ground)

    def add_card(self, card: Card) -> None:
        self._row.insertWidget(self._row.count() - 1, card)


def sentence_of(error: Exception) -> str:
    """Title and sentence of an error, for the place under a field."""
    message = message_for(error)
    return f"{message.title}. {message.sentence}"


def centred(*parts: QWidget) -> QHBoxLayout:
    """Small things in the middle of a line."""
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addStretch(1)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def link(text: str = "") -> QPushButton:
    return button(text, kind="link")
