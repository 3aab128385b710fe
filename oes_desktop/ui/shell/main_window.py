"""The main window: menus, header, offline banner, notices, a stack of pages, status bar.

It lays out and forwards; it fetches nothing and decides nothing. Pages fill title, menus and status bar
through `show_page`, `actions.fill` and `footer`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import TooNew
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import app_icon
from oes_desktop.ui.language import Language
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.shell.actions import Actions
from oes_desktop.ui.shell.banner import OfflineBanner
from oes_desktop.ui.shell.footer import Footer
from oes_desktop.ui.shell.header import Header
from oes_desktop.ui.shell.place import InSight, place_of, put_back
from oes_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from oes_desktop.domain.account import Account
    from oes_desktop.services.preferences import Preferences
    from oes_desktop.services.sync import SyncStatus
    from oes_desktop.ui.shell.palette import CommandPalette

_NAME = "main"


class MainWindow(QMainWindow):
    """Signals say what the proctor asked for; the composition root answers them.

    `closing` comes once, when the window is really closed; `close_wanted`, if set, is asked first and may
    say no (unsent decisions, running downloads).
    """

    sign_out_requested = Signal(bool)  # True: erase this computer's copy
    settings_requested = Signal(str)  # the section to open, '' for the first
    about_requested = Signal()
    refresh_requested = Signal()
    outbox_requested = Signal()
    own_acts_requested = Signal()
    undo_requested = Signal()
    find_requested = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    closing = Signal()

    def __init__(
        self,
        theme: Theme,
        language: Language,
        preferences: Preferences,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._preferences, self._clock = preferences, clock
        self._status: SyncStatus | None = None
        self._page_title = self._title_mark = ""
        self.close_wanted = lambda: True
        self.setWindowIcon(app_icon())
        self.setMinimumSize(QSize(960, 600))
        self.notices = Notices(self)
        self.header = Header(Formats(language))
        self.banner = OfflineBanner()
        self.pages = QStackedWidget()
        self.footer = self.notices.afloat.foot = Footer()
        self._lay_out()
        self.actions_ = Actions(self, self.menuBar())
        self._connect()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self.show_signed_out()
        self._retranslate()
        put_back(self, preferences.window(_NAME), QSize(1280, 800))
        InSight(self)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("ground", True)
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.banner, self.notices.bar):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        column.addWidget(self.footer)
        self.setCentralWidget(body)

    def _connect(self) -> None:
        actions = self.actions_
        for code, signal in (
            ("about", self.about_requested),
            ("refresh", self.refresh_requested),
            ("outbox", self.outbox_requested),
            ("own_acts", self.own_acts_requested),
            ("undo", self.undo_requested),
            ("find", self.find_requested),
        ):
            actions[code].triggered.connect(lambda _=False, signal=signal: signal.emit())
        actions["settings"].triggered.connect(lambda: self.settings_requested.emit(""))
        actions["sign_out"].triggered.connect(lambda: self.sign_out_requested.emit(False))
        actions["erase"].triggered.connect(lambda: self.sign_out_requested.emit(True))
        actions["quit"].triggered.connect(self.close)
        actions["close"].triggered.connect(self.close)
        actions["minimise"].triggered.connect(self.showMinimized)
        actions["full_screen"].triggered.connect(self._full_screen)
        actions["keys"].triggered.connect(self._open_keys)
        actions["commands"].triggered.connect(lambda: self.palette_.open_with(actions.all(), actions.finder))
        for code, action in actions.languages.items():
            action.triggered.connect(lambda _=False, code=code: self.language_chosen.emit(code))
        for code, action in actions.themes.items():
            action.triggered.connect(lambda _=False, code=code: self.theme_chosen.emit(code))
        self.banner.retry_requested.connect(self.refresh_requested)
        self._language.changed.connect(self._show_choices)
        self._theme.changed.connect(self._show_choices)

    @cached_property
    def palette_(self) -> CommandPalette:
        from oes_desktop.ui.shell.palette import CommandPalette

        return CommandPalette(self)

    def _open_keys(self) -> None:
        from oes_desktop.ui.shell.keys_sheet import KeysSheet

        KeysSheet(self).open()

    def show_page(self, page: QWidget, title: str = "") -> None:
        """Bring `page` to the front (it is added if it is new); menus and facts of the last page go."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.footer.show_facts()
        self.footer.show_hints(())
        self.show_title(title)

    def show_title(self, title: str) -> None:
        """The page's title, again after a change of language."""
        self._page_title = title
        self.header.show_title(title)
        self._name_window()

    def mark_title(self, mark: str) -> None:
        """Put a few letters before the title, for the task bar: how far downloads are. '' takes them away."""
        if mark != self._title_mark:
            self._title_mark = mark
            self._name_window()

    def _name_window(self) -> None:
        title = f"{self._page_title} — OES Desktop" if self._page_title else "OES Desktop"
        self.setWindowTitle(f"{self._title_mark} · {title}" if self._title_mark else title)

    def drop_page(self, page: QWidget) -> None:
        """Take a page out and destroy it, at sign-out."""
        self.pages.removeWidget(page)
        page.deleteLater()

    def show_signed_in(self, account: Account, server: str, formats: Formats) -> None:
        actions = self.actions_
        actions.show_signed_in(True)
        self.header.show_account(
            account.name or account.login,
            server,
            (
                actions["settings"],
                actions.language_menu.menuAction(),
                actions.theme_menu.menuAction(),
                None,
                actions["lock"],
                actions["sign_out"],
                actions["erase"],
            ),
        )
        self.header.show()
        self.footer.show()
        self._timer.start()

    def show_signed_out(self) -> None:
        self.actions_.show_signed_in(False)
        for name in self.actions_.menus:
            self.actions_.fill(name, [])
        self.actions_.find_with(None)
        self.header.hide()
        self.footer.hide()
        self.notices.clear()
        self._timer.stop()
        self.show_sync(None)

    def show_sync(self, status: SyncStatus | None) -> None:
        """How the connection is. The age of the last update counts on by itself."""
        self._status = status
        trouble = None if status is None or status.loading is not None else status.trouble
        stays = status is not None and (not status.online or isinstance(trouble, TooNew))
        self.banner.show_trouble(trouble if stays else None)
        self._tick()

    def raise_window(self) -> None:
        """The program was started a second time: come to the front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _tick(self) -> None:
        self.header.show_sync(self._status, self._clock.now_ms())

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show_choices(self) -> None:
        self.actions_.languages[self._language.wish].setChecked(True)
        self.actions_.themes[self._theme.wish].setChecked(True)

    def place(self) -> tuple[str, bytes]:
        """What `preferences.keep_window` wants to know; the composition root writes it on a lane."""
        return _NAME, place_of(self)

    def close_now(self) -> None:
        """The session ends: nobody is asked."""
        self.close_wanted = lambda: True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.close_wanted():
            event.ignore()
            return
        self._timer.stop()
        self.closing.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.actions_.retranslate()
        self._show_choices()
        self.show_title(self._page_title)
