"""The head of the main window: page title, server, connection, a slot for downloads, the account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.labels import ElidedLabel, label
from oes_desktop.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from oes_desktop.services.sync import SyncStatus

_JUST_NOW_S = 5


class Header(QFrame):
    """`slot` is where a page of downloads puts its button. Shown only while somebody is signed in."""

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("header", True)
        self._formats = formats
        self._status: SyncStatus | None = None
        self._now_ms = 0
        self._account_name = ""
        self._title = label("", "title")
        self._host = ElidedLabel("", "muted")
        self._pill = Pill()
        self._pill.setAccessibleName("")
        self._account = _account_button()
        self.slot = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 12, 9)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._host, 1)
        row.addWidget(self._pill)
        row.addLayout(self.slot)
        row.addWidget(self._account)
        self._retranslate()

    def show_title(self, title: str) -> None:
        self._title.setText(one_line(title, 80))

    def show_account(self, name: str, server: str, actions: Sequence[QAction | None]) -> None:
        """`server` is an origin, shown without its scheme; None among the actions is a separator."""
        self._account_name = one_line(name, 60)
        self._host.setText(server.removeprefix("https://"))
        menu = self._account.menu()
        for old in menu.actions():
            menu.removeAction(old)  # `clear` would delete menus that live elsewhere too
        for action in actions:
            menu.addSeparator() if action is None else menu.addAction(action)
        self._retranslate()

    def show_sync(self, status: SyncStatus | None, now_ms: int) -> None:
        """How the connection is; called again every second, because "12 s ago" grows."""
        self._status, self._now_ms = status, now_ms
        self._refresh_pill()

    @property
    def connection_text(self) -> str:
        return self._pill.text()

    def _refresh_pill(self) -> None:
        status = self._status
        self._pill.setVisible(status is not None)
        if status is None:
            return
        text, tone = self._connection(status)
        self._pill.show_text(f"● {text}", tone)
        self._pill.setAccessibleName(text)

    def _connection(self, status: SyncStatus) -> tuple[str, str]:
        if status.loading is not None:
            return self._loading(*status.loading), "accent"
        if status.overdue:
            return self.tr("%n decision(s) without an answer for too long", "", status.overdue), "bad"
        if not status.online:
            if status.waiting:
                return self.tr("Offline · %n decision(s) waiting to be sent", "", status.waiting), "doubtful"
            return self.tr("Offline"), "doubtful"
        if status.waiting:
            return self.tr("Online · %n decision(s) waiting to be sent", "", status.waiting), "good"
        return self.tr("Online · {age}").format(age=self._age(status.last_ok_ms)), "good"

    def _loading(self, had: int, expected: int) -> str:
        number = self._formats.number
        if expected:
            return self.tr("Loading: {had} of {expected}").format(had=number(had), expected=number(expected))
        return self.tr("Loading: {had}").format(had=number(had))

    def _age(self, last_ok_ms: int | None) -> str:
        seconds = 0 if last_ok_ms is None else max(0, self._now_ms - last_ok_ms) // 1000
        if seconds < _JUST_NOW_S:
            return self.tr("updated just now")
        if seconds < 60:
            return self.tr("updated %n s ago", "", seconds)
        return self.tr("updated %n min ago", "", seconds // 60)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._account.setText(self._account_name.replace("&", "&&"))
        self._account.setAccessibleName(self.tr("Account: {name}").format(name=self._account_name))
        self._refresh_pill()


def _account_button() -> QPushButton:
    made = button(" ", "user", "quiet")
    made.setIcon(icon("user"))
    menu = QMenu(made)
    menu.setToolTipsVisible(False)
    made.setMenu(menu)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
