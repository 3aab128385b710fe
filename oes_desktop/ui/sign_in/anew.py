"""Giving up a copy on this computer: starting anew when its key is lost, or erasing it. What would be lost
with it is named first, and has to be ticked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.sign_in.profiles import Profile
from oes_desktop.ui.widgets.buttons import mark
from oes_desktop.ui.widgets.card import Card
from oes_desktop.ui.widgets.labels import ElidedLabel


class AnewPage(Card):
    """`agreed(folder, erase)`."""

    agreed = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile: Profile | None = None
        self._erase = False
        self.who = ElidedLabel("", "heading")
        self.discard = QCheckBox()
        self.body.addWidget(self.who)
        self.body.addWidget(self.discard)
        self.discard.toggled.connect(self._weigh)
        self.main.clicked.connect(self._agree)
        mark(self.main, "kind", "danger")
        self._retranslate()

    def show_profile(self, profile: Profile, *, erase: bool) -> None:
        self._profile, self._erase = profile, erase
        host = profile.server.removeprefix("https://")
        self.who.setText(one_line(f"{profile.login}   ·   {host}", 120))
        self.who.setVisible(bool(profile.login))
        self.discard.setChecked(False)
        self.discard.setVisible(profile.unsent > 0)
        self.show_trouble("")
        self.show_busy("")
        self._retranslate()
        self._weigh()

    def first_field(self) -> QWidget:
        return self.discard if not self.discard.isHidden() else self.back

    def _weigh(self) -> None:
        unsent = self._profile.unsent if self._profile is not None else 0
        self.main.setEnabled(not unsent or self.discard.isChecked())

    def _agree(self) -> None:
        if self._profile is not None:
            self.agreed.emit(self._profile.folder, self._erase)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        unsent = self._profile.unsent if self._profile is not None else 0
        if self._erase:
            self.title.setText(self.tr("Erase the copy on this computer"))
            text = self.tr(
                "Its key is destroyed first, then the list, the reports and the recordings. Nothing on the "
                "server changes."
            )
            self.main.setText(self.tr("Erase"))
        else:
            self.title.setText(self.tr("Start anew"))
            text = self.tr(
                "Without its key this copy cannot be opened. It is set aside, and after the next sign-in "
                "everything that the server has is fetched again."
            )
            self.main.setText(self.tr("Start anew"))
        if unsent:
            text += " " + self.tr("%n decision(s) in it have not reached the server.", "", unsent)
        self.subtitle.setText(text)
        self.discard.setText(self.tr("Give up %n decision(s)", "", unsent))
        self.back.setText(self.tr("Back to sign-in"))
