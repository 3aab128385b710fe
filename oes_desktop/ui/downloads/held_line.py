"""The line that says why nothing is loaded at all, or what was removed, with the next step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.downloading import Held, Overview
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.widgets.banner import Banner, BannerFrame
from oes_desktop.ui.widgets.buttons import name_button, tool_button
from oes_desktop.ui.widgets.labels import ElidedLabel

_SIGNS = {
    Held.PAUSED: "pause",
    Held.OFFLINE: "wifi-off",
    Held.METERED: "smartphone",
    Held.LIMIT: "hourglass",
    Held.DISK: "triangle-alert",
}


class HeldLine(Banner):
    """`step_wanted(Held)`: its button was pressed. Hidden while nothing is held."""

    step_wanted = Signal(object)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__("pause", parent)
        self._formats = formats
        self._held, self._overview = Held.NOT, Overview()
        self.step.clicked.connect(lambda: self.step_wanted.emit(self._held))

    def show_held(self, held: Held, overview: Overview) -> None:
        """`held`: as it is this moment; the overview gives the figures."""
        if (held, overview) != (self._held, self._overview):
            self._held, self._overview = held, overview
            self._refresh()
        self.setVisible(held is not Held.NOT)

    def _refresh(self) -> None:
        if self._held is Held.NOT:
            return
        title, sentence, step = self._words()[self._held]
        self.sign.show_name(_SIGNS[self._held])
        self.say(title, sentence)
        self.step.setText(step)

    def _words(self) -> dict[Held, tuple[str, str, str]]:
        size, room = self._formats.disk_size, self._overview.room
        limit = self.tr("{used} of {limit} are taken. What is here can be watched.")
        disk = self.tr("{free} are free, {needed} more are needed. Nothing that has come is lost.")
        return {
            Held.PAUSED: (
                self.tr("All downloads are paused"),
                self.tr("What has come stays, and they go on where they stopped."),
                self.tr("Go on"),
            ),
            Held.OFFLINE: (
                self.tr("There is no connection"),
                self.tr("Downloads go on by themselves when it is back. What is here can be watched."),
                self.tr("Try now"),
            ),
            Held.METERED: (
                self.tr("This connection is paid by the byte"),
                self.tr("Downloads wait for another one."),
                self.tr("Download all the same"),
            ),
            Held.LIMIT: (
                self.tr("The room for downloads is used up"),
                limit.format(used=size(room.used), limit=size(room.limit)),
                self.tr("Raise the limit…"),
            ),
            Held.DISK: (
                self.tr("The disk has too little room"),
                disk.format(free=size(room.free), needed=size(self._overview.needed)),
                self.tr("Try again"),
            ),
        }

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)


class GoneLine(BannerFrame):
    """Says that exams were removed by their date. It stays until it is closed or the page is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("clock", parent)
        self._count = self._days = 0
        self._text, self._close = ElidedLabel(""), tool_button("x")
        self._close.clicked.connect(self.hide)
        self.row.addWidget(self._text, 1)
        self.row.addWidget(self._close)
        self._refresh()

    @property
    def text(self) -> str:
        return self._text.text()

    def show_gone(self, count: int, days: int) -> None:
        """`days`: how long the institution lets them stay, 0 if it does not say."""
        self._count, self._days = count, days
        self._refresh()
        self.show()

    def _refresh(self) -> None:
        text = self.tr("%n exam(s) were removed from this computer: their time was over.", "", self._count)
        if self._days:
            may = self.tr("Downloads may stay for %n day(s).", "", self._days)
            text = f"{text} {may}"
        self._text.setText(text)
        name_button(self._close, self.tr("Close this notice"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)
