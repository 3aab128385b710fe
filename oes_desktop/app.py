"""The composition root: builds everything once and introduces the screens to each other.

Nothing here works or waits: services do the work, on lanes; screens show it. A sign-in gives a desk, a desk
gives the results page and a heartbeat; both go when the desk closes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from oes_desktop import paths
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import Clock, SystemClock
from oes_desktop.domain.errors import OesError
from oes_desktop.playback import vlc_library
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.garbage import Sweeper
from oes_desktop.runtime.heartbeat import Heartbeat
from oes_desktop.runtime.loading import load_between_events
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.session import Session
from oes_desktop.store.database import library_version
from oes_desktop.store.secrets import Keeper, KeyringKeeper
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import app_icon
from oes_desktop.ui.language import Language
from oes_desktop.ui.locking import Locking
from oes_desktop.ui.shell.first_sight import FirstSight
from oes_desktop.ui.shell.leaving import Leaving
from oes_desktop.ui.shell.main_window import MainWindow
from oes_desktop.ui.sign_in.page import SignInPage
from oes_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from oes_desktop.playback.engine import Engine
    from oes_desktop.ui.downloads.wiring import DownloadsPart
    from oes_desktop.ui.report.window import ReportWindow
    from oes_desktop.ui.results.page import ResultsPage
    from oes_desktop.ui.shell.undelivered import UndeliveredWatch

log = logging.getLogger(__name__)

PATIENCE_MS = 5_000

# Packages of windows, in the order in which they are wanted.
AT_ONCE = ("oes_desktop.ui.results", "oes_desktop.ui.downloads")
LATER = ("oes_desktop.ui.report", "oes_desktop.ui.shell", "oes_desktop.ui.settings", "oes_desktop.ui.widgets")


class Program(QObject):
    """One running program. `silent`: no sound device is opened (tests, tours)."""

    closed = Signal()  # everything is let go of: the event loop may end
    desk_opened = Signal(object)
    report_opened = Signal(object)

    def __init__(
        self,
        qt: QApplication,
        *,
        clock: Clock | None = None,
        keeper_factory: Callable[[], Keeper] = KeyringKeeper,
        silent: bool = False,
    ) -> None:
        super().__init__()
        self._silent = silent
        self._sweeper = Sweeper(self)
        folders = paths.folders()
        qt.setWindowIcon(app_icon())
        self.clock = clock or SystemClock()
        self.preferences = Preferences(folders.config)
        self.theme = Theme(self.preferences.settings.theme)
        self.theme.apply(qt)
        self.language = Language(self.preferences.settings.language)
        self.tasks, self.bus = Tasks(), Bus()
        self.session = Session(folders, self.preferences, self.clock, keeper_factory=keeper_factory)
        self.window = MainWindow(self.theme, self.language, self.preferences, self.clock)
        self.sign_in = SignInPage(self.session, self.tasks, self.preferences, self.language)
        self.desk: Desk | None = None
        self.results: ResultsPage | None = None
        self.downloads: DownloadsPart | None = None
        self.reports: dict[str, ReportWindow] = {}
        self._leaving = Leaving(self.session, self.tasks, self.window)
        self.locking = Locking(self)
        self._heartbeat: Heartbeat | None = None
        self._undelivered: UndeliveredWatch | None = None
        self._sight = FirstSight(self.window)
        self._connect()

    def _connect(self) -> None:
        window = self.window
        self.tasks.unhandled.connect(self.report_trouble)
        self.bus.changed.connect(self._look)
        self.sign_in.signed_in.connect(self.open_desk)
        self.sign_in.language_chosen.connect(self._use_language)
        self.sign_in.needed.connect(self._sight.now)
        self.sign_in.quit_requested.connect(window.close)
        window.language_chosen.connect(self._use_language)
        window.theme_chosen.connect(self._use_theme)
        window.refresh_requested.connect(self._refresh)
        window.undo_requested.connect(self._undo)
        window.settings_requested.connect(self._open_settings)
        window.about_requested.connect(self._open_about)
        window.sign_out_requested.connect(self._ask_sign_out)
        window.notices.action_requested.connect(self._act)
        window.closing.connect(self.quit)
        self._leaving.agreed.connect(self._sign_out)
        self._leaving.send_requested.connect(self._refresh)
        self.locking.expired.connect(self._sign_in_again)
        self.locking.away.returned.connect(self._refresh)

    # ---- from start to desk

    def start(self, open_desk: Callable[[], Desk] | None = None) -> None:
        """Open what was open last, and show the window with it; `open_desk` is another way to begin."""
        self.window.show_page(self.sign_in)
        if open_desk is None:
            self.sign_in.start()
        else:
            self.tasks.run(self, open_desk, self.open_desk, self.sign_in.show_error)
        if open_desk is None and self.preferences.settings.stays:
            import oes_desktop.ui.results.page  # noqa: F401 - while the store is opened

            self._sight.soon()
        else:
            self._sight.now()
            load_between_events(self, self.tasks, AT_ONCE)

    @Slot(object)
    def open_desk(self, desk: Desk) -> None:
        from oes_desktop.ui.results.page import ResultsPage  # loaded meanwhile, most of it

        self.desk = desk
        self.results = ResultsPage(
            desk,
            self.tasks,
            self.bus,
            self.window.notices,
            self.theme,
            self.language,
            self.preferences,
            actions=self.window.actions_,
            footer=self.window.footer,
            parent=self.window.pages,
        )
        self.results.report_requested.connect(self.open_report)
        self.results.moment_requested.connect(self.open_moment)
        self.results.refresh_requested.connect(self._refresh)
        self.window.find_requested.connect(self.results.focus_search)
        self.window.show_page(self.results, self.results.title)
        self._watch_outbox(desk)
        self._heartbeat = Heartbeat(self.tasks, self.bus, desk.sync, desk.presence, self._hold_s)
        self._heartbeat.sign_in_needed.connect(self._sign_in_again)
        self.results.standing.connect(self._sight.now)
        self.results.usable.connect(self._carry_on)
        QTimer.singleShot(PATIENCE_MS, self.results, self._carry_on)  # whatever keeps the page from it
        self.locking.watch()
        self.desk_opened.emit(desk)
        if desk.restored:
            text = self.tr(
                "%n decision(s) came back from the second copy and will be sent.", "", desk.restored
            )
            self.window.notices.tell(text)

    def _watch_outbox(self, desk: Desk) -> None:
        from oes_desktop.ui.shell.undelivered import UndeliveredWatch

        formats = Formats(self.language, desk.meta.time_zone)
        self.window.show_signed_in(desk.account, desk.server, formats)
        self._undelivered = UndeliveredWatch.of(desk, self.tasks, self.bus, formats, self.window)
        self._undelivered.report_requested.connect(self.open_report)
        self._undelivered.send_requested.connect(self._refresh)
        self.report_opened.connect(self._undelivered.follow)
        if self.results is not None:
            self.results.rows.undelivered_requested.connect(self._undelivered.open)

    def take_in_downloads(self) -> None:
        """Where there is a desk: once for each."""
        desk, results = self.desk, self.results
        if self.downloads is not None or desk is None or results is None:
            return
        from oes_desktop.ui.downloads.wiring import DownloadsPart

        common = (self.tasks, self.bus, self.preferences, self.language, self.window, self.clock)
        self.downloads = DownloadsPart(desk, *common, results, results.downloading, lambda: results.title)
        self.downloads.report_requested.connect(self.open_report)

    @Slot()
    def _carry_on(self) -> None:
        """The page can be used: now there is time to speak with the server, and for what the first report
        stands on (what is missing, the report says)."""
        if self._heartbeat is not None:
            self._heartbeat.start()
        for step in (self.take_in_downloads, self.locking.listen):
            self.tasks.after_painting(self, step)
        if self.desk is not None:
            self.tasks.run(self, self.desk.make_ready, lambda _: self._start_downloads())
        load_between_events(self, self.tasks, (*AT_ONCE, *LATER))
        self.tasks.run(self, partial(vlc_library.load, self._silent), failed=lambda _: None, lane=Lane.PLAYER)

    def _start_downloads(self) -> None:
        if self.downloads is not None:
            self.downloads.start()

    def _hold_s(self) -> float:
        return float(self.preferences.settings.undo_seconds)

    # ---- reports

    @Slot(str)
    def open_report(self, exam_id: str) -> ReportWindow:
        """One window an exam; asking again brings it to the front."""
        from oes_desktop.ui.report.partly_here import PartlyHere
        from oes_desktop.ui.report.window import ReportWindow  # loaded before

        assert self.desk is not None and self.results is not None
        shown = self.reports.get(exam_id)
        if shown is None:
            shown = ReportWindow(
                exam_id,
                self.desk,
                self.tasks,
                self.bus,
                self.theme,
                self.language,
                self.preferences,
                make_engine=self._make_engine,
                queue=self.results.queue(),
                clock=self.clock,
            )
            shown.parts.add(partial(PartlyHere.of, shown, self.desk, self.tasks, self.bus))
            self.reports[exam_id] = shown
            shown.closed.connect(lambda closed: self.reports.pop(closed, None))
            shown.moved.connect(self._report_moved)
            self.report_opened.emit(shown)
        shown.show()
        shown.raise_()
        shown.activateWindow()
        return shown

    @Slot(str, object)
    def open_moment(self, exam_id: str, at_ms: int) -> None:
        """The report, playing from this moment (wall ms)."""
        self.open_report(exam_id).play_moment(at_ms)

    def _report_moved(self, old: str, new: str) -> None:
        self.reports[new] = self.reports.pop(old)

    def _make_engine(self) -> Engine:
        from oes_desktop.playback.vlc_engine import VlcEngine

        elsewhere = partial(self.tasks.run, self.tasks, lane=Lane.PLAYER)
        return VlcEngine(elsewhere, extra=vlc_library.SILENT if self._silent else ())

    # ---- what the frame asks for

    def _use_language(self, wish: str) -> None:
        self.language.use(wish)
        self._keep(language=wish)
        if self.downloads is not None:
            self.window.show_title(self.downloads.title)

    def _use_theme(self, wish: str) -> None:
        self.theme.use(wish)
        self._keep(theme=wish)

    def _keep(self, **fields: object) -> None:
        self.tasks.run(self, partial(self.preferences.change, **fields), self.bus.publish)

    def _refresh(self) -> None:
        if self._heartbeat is not None:
            self._heartbeat.beat()

    def _undo(self) -> None:
        if not self.window.notices.undo_last():
            self.window.notices.tell(self.tr("There is nothing to undo here."), seconds=4)

    def _open_settings(self, section: str) -> None:
        from oes_desktop.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self.preferences, self.tasks, self.bus, self.window, section=section)
        dialog.show_guard(None if self.desk is None else self.desk.guard)
        dialog.open()

    def _open_about(self) -> None:
        from oes_desktop.ui.shell.about import AboutDialog

        AboutDialog(self._versions(), self.window).open()

    def _versions(self) -> list[tuple[str, str]]:
        """What the frame cannot know by itself."""
        found = [("SQLite", library_version())]
        if self.desk is not None:
            found.append(("OES review API", self.desk.meta.version))
        return found

    def _act(self, code: str) -> None:
        """The button of an error was pressed."""
        if code == "retry":
            self._refresh()
        elif code == "sign_in":
            self._sign_in_again(None)

    @Slot(object)
    def _look(self, changes: Changes) -> None:
        if changes.settings:
            self.language.use(self.preferences.settings.language)
            self.theme.use(self.preferences.settings.theme)
        if self.desk is not None:
            self.window.show_sync(self.desk.sync.status)

    @Slot(object)
    def report_trouble(self, error: Exception) -> None:
        """What nobody else handled: trouble is told, a bug opens the crash dialog."""
        if isinstance(error, OesError):
            self.window.notices.show(error)
        else:
            from oes_desktop.ui.shell.crash import CrashDialog

            log.error("a bug", exc_info=error)
            CrashDialog(error, self._versions(), paths.folders().logs, self.window).open()

    # ---- leaving

    def _sign_in_again(self, trouble: OesError | None) -> None:
        """The server does not know us any more: the form comes back; store and outbox stay, if they may."""
        desk = self.desk
        if trouble is not None and trouble.reason == "erase":
            self.locking.erase()
        elif desk is not None:
            work = self.locking.keeping(desk, desk.close)
            self.leave_desk(self.sign_in)
            then = partial(self.sign_in.show_error, trouble) if trouble else self.sign_in.show_form
            self.tasks.run(self, work, lambda _: then(), lane=Lane.SYNC)

    def _ask_sign_out(self, erase: bool) -> None:
        if self.desk is not None:
            self._leaving.ask(self.desk, erase)

    def _sign_out(self, erase: bool, discard_unsent: bool) -> None:
        desk = self.desk
        assert desk is not None
        close = partial(self.session.sign_out, desk, erase=erase, discard_unsent=discard_unsent)
        work = close if erase else self.locking.keeping(desk, close)
        self.leave_desk(self.sign_in)
        done = self.sign_in.show_form
        self.tasks.run(self, work, lambda _: done(), self.sign_in.show_error, lane=Lane.SYNC)

    def leave_desk(self, page: QWidget) -> None:
        """Everything of the desk goes from the screen at once; `page` is there instead."""
        self.locking.rest()
        for report in list(self.reports.values()):
            report.close()
        if self._heartbeat is not None:
            self._heartbeat.stop()
            self._heartbeat.deleteLater()
            self._heartbeat = None
        if self._undelivered is not None:
            self._undelivered.deleteLater()
            self._undelivered = None
        if self.downloads is not None:
            self.downloads.drop()
            self.downloads = None
        self.window.show_page(page)
        self.window.show_signed_out()
        self.sign_in.form.show_busy(self.tr("Signing out…"))  # until the desk has let go of everything
        if self.results is not None:
            self.window.drop_page(self.results)
            self.results = None
        self.desk = None

    @Slot()
    def quit(self) -> None:
        """Close within two seconds; what is not sent waits in the outbox for the next start."""
        if self.results is not None:
            self.results.keep()
        desk, self.desk = self.desk, None
        close = None if desk is None else self.locking.keeping(desk, desk.close)  # while its windows stand
        name, place = self.window.place()
        self.window.hide()  # a window that waits does not answer
        with suppress(OesError):  # a full disk keeps nobody here
            self.preferences.keep_window(name, place)
        for report in list(self.reports.values()):
            report.close()
        for part in (self._heartbeat, self.downloads):
            if part is not None:
                part.stop()
        self.tasks.close(end_waits=None if desk is None else desk.end_waits)
        if close is not None:
            close()
        self.closed.emit()
