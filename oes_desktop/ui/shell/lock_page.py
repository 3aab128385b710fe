"""What stands on the screen while the program is locked: whose it is, and the way in. No name of a student.

The keys are gone from memory, so nothing is sent and nothing downloaded meanwhile; the page says so.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.card import CardPage, centred
from oes_desktop.ui.widgets.field import EnterPresses
from oes_desktop.ui.widgets.labels import ElidedLabel, label
from oes_desktop.ui.widgets.passphrase_card import PassphraseCard

_SIGN = 22


class LockCard(PassphraseCard):
    """`back_requested`: to the sign-in page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._login, self._waiting = "", 0
        self.who, self.server = ElidedLabel("", "headline"), ElidedLabel("", "muted")
        self._note = label("", "small", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(14)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.who)
        names.addWidget(self.server)
        head.addWidget(_Sign())
        head.addLayout(names, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.phrase)
        self.foot.addWidget(self._note)
        self.foot.addLayout(centred(self._forgot))
        self.shut_while_busy(self.phrase)
        EnterPresses(self, self.main).watch(self.phrase.edit)
        self._retranslate()

    def show_owner(self, login: str, server: str, waiting: int) -> None:
        """`waiting`: acts that have not reached the server."""
        self._login, self._waiting = login, waiting
        self.who.setText(one_line(login, 80))
        self.server.setText(one_line(server.removeprefix("https://"), 120))
        self.phrase.clear()
        self.show_trouble("")
        self._retranslate()

    def show_error(self, error: Exception) -> None:
        self.show_busy("")
        super().show_error(error)

    def _send(self) -> None:
        if not self.phrase.text:
            self.phrase.show_trouble(self.tr("Fill this in."))
            return
        self.phrase.show_trouble("")
        self.given.emit(self.phrase.text)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Locked"))
        self.subtitle.setText(self.tr("Type the passphrase to go on where you were."))
        self.phrase.show_name(self.tr("&Passphrase"))
        self.main.setText(self.tr("Unlock"))
        self._forgot.setText(self.tr("Forgot the passphrase?"))
        self.back.setText(self.tr("Sign in as somebody else"))
        note = self.tr("Sending and downloads pause while the program is locked.")
        if self._waiting:
            note += " " + self.tr("%n decision(s) wait here, encrypted.", "", self._waiting)
        self._note.setText(note)


class LockPage(CardPage):
    """The card in the middle of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = LockCard()
        self.add_card(self.card)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.card.first_field().setFocus(Qt.FocusReason.OtherFocusReason)


class _Sign(QWidget):
    """A padlock on a quiet disc."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(2 * _SIGN, 2 * _SIGN)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.accent_tint)
        painter.drawEllipse(self.rect())
        side = (self.width() - _SIGN) // 2
        paint_icon(painter, self.rect().adjusted(side, side, -side, -side), "lock", colors.accent)
        painter.end()
