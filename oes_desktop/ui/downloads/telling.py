"""What the desktop is told of downloads while the window is not in front: progress, and their end.

An icon in the tray is there only while something comes and nobody looks at the program, and a little longer
for the message at the end. The dock or the task bar shows how many exams are still to come, where the system
has such numbers; Qt 6 has no progress bar for the task bar of Windows any more, so the title of the window,
which stands there, tells the percent.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from oes_desktop.domain.downloading import Held
from oes_desktop.ui.downloads.following import Following
from oes_desktop.ui.downloads.header_button import ring
from oes_desktop.ui.icons import app_icon
from oes_desktop.ui.notices import Notices

_TRAY_PX = 32
_STAYS_MS = 15_000  # after the message at the end


class Telling(QObject):
    """`window` is the main window; it comes to the front when the message or the icon is clicked.
    `mark_wanted(text)`: what stands before the title of the window."""

    mark_wanted = Signal(str)

    def __init__(self, following: Following, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._following, self._notices, self._window = following, notices, window
        self._tray: QSystemTrayIcon | None = None
        self._badge = 0
        self._shown: tuple[int, int, Held] | None = None
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.setInterval(_STAYS_MS)
        self._going.timeout.connect(self._hide)
        following.ticked.connect(self._tick)
        following.came.connect(self._say_end)
        QGuiApplication.instance().applicationStateChanged.connect(self._tick)  # type: ignore[union-attr]

    @property
    def in_front(self) -> bool:
        """Whether any window of the program has the person's attention."""
        active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        return active and QApplication.activeWindow() is not None

    @property
    def tray(self) -> QSystemTrayIcon | None:
        """The icon while there is one."""
        return self._tray

    @Slot()
    def _tick(self) -> None:
        total = self._following.total
        self._show_badge(total.coming)
        away = total.coming and not self.in_front
        self.mark_wanted.emit(f"{total.percent}%" if away else "")
        if not total.coming:
            if not self._going.isActive():
                self._hide()
            return
        if self.in_front:
            self._hide()
            return
        shown = (total.coming, total.percent, total.held)
        if self._tray is None:
            self._make_tray()
        if self._tray is not None and shown != self._shown:
            self._shown = shown
            tone = "doubtful" if total.held is not Held.NOT else "accent"
            self._tray.setIcon(QIcon(ring(total.percent, tone, _TRAY_PX, self._window.devicePixelRatioF())))
            self._tray.setToolTip(self._progress())

    def _progress(self) -> str:
        total = self._following.total
        count = self.tr("%n download(s)", "", total.coming)
        return f"{count} · {total.percent}% — OES Desktop"

    def _make_tray(self) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self._tray = QSystemTrayIcon(app_icon(), self)
        self._tray.activated.connect(self._come)
        self._tray.messageClicked.connect(self._come)
        self._tray.show()

    def _hide(self) -> None:
        if self._tray is not None:
            self._tray.hide()
            self._tray.deleteLater()
            self._tray, self._shown = None, None

    def _show_badge(self, count: int) -> None:
        if count == self._badge:
            return
        self._badge = count
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        if sys.platform in ("darwin", "win32") or app.desktopFileName():  # else Linux knows no place for it
            app.setBadgeNumber(count)

    @Slot()
    def _come(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    @Slot(int, int)
    def _say_end(self, here: int, failed: int) -> None:
        text, good = self._end(here, failed)
        self._notices.tell(text, seconds=None if failed else 8, tone="good" if good else "doubtful")
        self.say_outside(text, good=good)

    def say_outside(self, text: str, *, good: bool = True) -> None:
        """The same as a message of the desktop, when nobody looks at the program."""
        if self.in_front:
            return
        if self._tray is None:
            self._make_tray()
        if self._tray is not None:
            sign = QSystemTrayIcon.MessageIcon
            self._tray.showMessage("OES Desktop", text, sign.Information if good else sign.Warning)
            self._going.start()
        else:
            QApplication.alert(self._window)

    def _end(self, here: int, failed: int) -> tuple[str, bool]:
        if not failed:
            return self.tr("%n exam(s) downloaded: they open without a network now.", "", here), True
        left = self.tr("%n exam(s) could not be downloaded.", "", failed)
        if not here:
            return left, False
        return f"{self.tr('%n exam(s) downloaded: they open without a network now.', '', here)} {left}", False

    def drop(self) -> None:
        """Nothing of it stays on the desktop."""
        self._following.ticked.disconnect(self._tick)
        self._following.came.disconnect(self._say_end)
        self._going.stop()
        self._hide()
        self._show_badge(0)
        self.mark_wanted.emit("")
