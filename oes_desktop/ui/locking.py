"""Locks the program and opens it again: after idle time, when the system says that nobody is there, by hand.

First everything goes from the screen but the lock page, at once; then the desk closes, and with it store,
vault, index, tokens and keys go from memory, as far as Python lets them. Unlocking makes a new desk with the
passphrase, and the windows come back to where they were. It also watches that the copy may be open at all:
where the server must be heard now and then, the profile shuts when that is over.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget

from oes_desktop import memory
from oes_desktop.domain.errors import KeyTrouble, SignInNeeded
from oes_desktop.runtime.away import Away
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.services.access.unlocking import keep_left, take_left
from oes_desktop.ui.clipboard import copied
from oes_desktop.ui.shell.idle import Idle
from oes_desktop.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from oes_desktop.domain.clock import Clock
    from oes_desktop.services.desk import Desk
    from oes_desktop.services.preferences import Preferences
    from oes_desktop.services.session import Session
    from oes_desktop.ui.downloads.wiring import DownloadsPart
    from oes_desktop.ui.report.window import ReportWindow
    from oes_desktop.ui.results.page import ResultsPage
    from oes_desktop.ui.shell.lock_page import LockPage
    from oes_desktop.ui.sign_in.page import SignInPage

LEASE_LOOK_MS = 60_000
SECURITY = "security"  # the section of the settings where a passphrase is chosen


def typed_of(left: dict[str, Any]) -> dict[str, Any]:
    """Of how windows were left, those in which something was being typed; {} when nothing was."""
    reports = [each for each in left["reports"] if any(each[what] for what in ("comment", "mark", "note"))]
    results = left["results"] if left["results"].get("comment") else {}
    return {"results": results, "reports": reports} if reports or results else {}


class Workplace(Protocol):
    """What is locked: the program."""

    window: MainWindow
    sign_in: SignInPage
    session: Session
    tasks: Tasks
    preferences: Preferences
    clock: Clock
    desk: Desk | None
    results: ResultsPage | None
    downloads: DownloadsPart | None
    reports: dict[str, ReportWindow]

    def open_desk(self, desk: Desk) -> None: ...

    def open_report(self, exam_id: str) -> ReportWindow: ...

    def take_in_downloads(self) -> None: ...

    def leave_desk(self, page: QWidget) -> None: ...


class Locking(QObject):
    """`expired(SignInNeeded)`: the copy may not be open any longer."""

    expired = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self._folder: Path | None = None  # of the profile that is locked
        self.idle = Idle(place.clock, self._minutes, self._plays, self)
        self.away = Away(self)
        self._listens = False
        self._lease = QTimer(self)
        self._lease.setInterval(LEASE_LOOK_MS)
        self._lease.timeout.connect(self.look_at_lease)
        place.window.actions_["lock"].triggered.connect(self.lock)
        self.idle.over.connect(self._lock_by_itself)
        self.away.gone.connect(self._lock_by_itself)

    @cached_property
    def page(self) -> LockPage:
        from oes_desktop.ui.shell.lock_page import LockPage

        page = LockPage()
        page.card.given.connect(self._unlock)
        page.card.back_requested.connect(self._leave)
        page.card.forgotten.connect(self._forgotten)
        return page

    @property
    def is_locked(self) -> bool:
        return self._folder is not None

    def watch(self) -> None:
        """A desk is open: begin to count, and go on with what was being typed when the last one closed."""
        self._folder = None
        desk = self._place.desk
        if desk is not None:
            work = partial(take_left, desk.views)
            self._place.tasks.run(self, work, partial(self._return, desk))
        self.idle.start()
        self._lease.start()

    def listen(self) -> None:
        """To the system, once: what that needs is slow to load."""
        if not self._listens:
            self._listens = True
            self.away.start(int(self._place.window.winId()))

    def rest(self) -> None:
        """There is no desk any more."""
        self.idle.stop()
        self._lease.stop()

    # ---- locking

    def lock(self) -> None:
        """Now; before a passphrase was chosen, that is asked for."""
        desk = self._place.desk
        if desk is None:
            return
        if not desk.guard.is_on:
            self._place.window.settings_requested.emit(SECURITY)
            return
        from oes_desktop.ui.shell.covering import cover

        place, left = self._place, {}
        page = place.window.pages.currentWidget()
        self._folder = desk.opened.profile.folder
        place.window.show_page(self.page, self.tr("Locked"))
        try:
            left = self._how_left(page)
            copied().take_away()
        finally:
            cover(place.window)
            self._close(desk, left)

    def _close(self, desk: Desk, left: dict[str, Any]) -> None:
        """On the lane of work that waits for nothing: whatever waits for the network ends by this."""
        place, card = self._place, self.page.card
        card.show_owner(desk.account.login, desk.server, desk.sync.status.waiting)
        card.show_busy(self.tr("Locking…"))
        place.leave_desk(self.page)
        place.window.show_title(self.tr("Locked"))
        work = partial(place.session.lock, desk, left)
        place.tasks.run(self, work, lambda _: self._locked(), self._not_locked, lane=Lane.CPU)

    def _lock_by_itself(self) -> None:
        """Only where she has turned it on."""
        desk = self._place.desk
        if desk is not None and self._minutes() and desk.guard.is_on:
            self.lock()

    def _locked(self) -> None:
        """The desk is closed: what still hangs on to it by a circle of references goes now, and pictures that
        were painted. Freed memory goes back to the system, with what it held."""
        gc.collect()
        QPixmapCache.clear()
        self._place.tasks.run(self, memory.give_back, lane=Lane.CPU)
        self.page.card.show_busy("")
        self.page.card.first_field().setFocus()

    def _not_locked(self, error: Exception) -> None:
        self._locked()
        self._place.tasks.unhandled.emit(error)

    def _minutes(self) -> int:
        return self._place.preferences.settings.lock_minutes

    def _plays(self) -> bool:
        return any(report.player.playing for report in self._place.reports.values())

    def keeping(self, desk: Desk, close: Callable[[], object]) -> Callable[[], object]:
        """To be asked for before the windows go, and called on a lane: `close`, which shuts the desk, after
        what was being typed is sealed in its store. The next desk of the same proctor goes on with it."""
        left = typed_of(self._how_left(self._place.window.pages.currentWidget()))

        def work() -> object:
            if left:
                keep_left(desk.opened.store, left)
            return close()

        return work

    def _how_left(self, page: QWidget | None) -> dict[str, Any]:
        from oes_desktop.ui.report.left import left_of as report_left
        from oes_desktop.ui.results.left import left_of as results_left

        place, front = self._place, QApplication.activeWindow()
        return {
            "downloads": page is not place.results,
            "results": {} if place.results is None else results_left(place.results),
            "reports": [report_left(window) for window in place.reports.values()],
            "front": next((id_ for id_, window in place.reports.items() if window is front), ""),
        }

    # ---- unlocking

    def _unlock(self, passphrase: str) -> None:
        folder = self._folder
        if folder is None:
            return
        self.page.card.show_busy(self.tr("Preparing the key, this takes a moment…"))
        session = self._place.session

        work, opened = partial(session.unlock, folder, passphrase), partial(self._unlocked, folder)
        self._place.tasks.run(self, work, opened, self._not_unlocked, lane=Lane.CPU)

    def _unlocked(self, folder: Path, desk: Desk) -> None:
        if folder != self._folder:  # she went to the sign-in page meanwhile
            self._place.tasks.run(self, desk.close, lane=Lane.SYNC)
            return
        self.page.card.show_busy("")
        self.page.card.phrase.clear()
        self._place.open_desk(desk)

    def _not_unlocked(self, error: Exception) -> None:
        if isinstance(error, KeyTrouble) and error.reason in ("wrong_passphrase", "slow_down"):
            self.page.card.show_error(error)
            return
        self._to_sign_in(lambda: self._place.sign_in.show_error(error))

    def _return(self, desk: Desk, left: dict[str, Any]) -> None:
        if desk is not self._place.desk or not left:
            return
        from oes_desktop.ui.report.left import Returned as ReportReturned
        from oes_desktop.ui.results.left import Returned as ResultsReturned

        place = self._place
        if place.results is not None and isinstance(left.get("results"), dict):
            ResultsReturned(place.results, left["results"])
        if left.get("downloads"):
            place.tasks.after_painting(self, self._to_downloads)
        windows = {}
        for each in left.get("reports") or []:
            windows[each["exam"]] = place.open_report(each["exam"])
            ReportReturned(windows[each["exam"]], each)
        front = windows.get(left.get("front")) or place.window
        front.raise_()
        front.activateWindow()

    def _to_downloads(self) -> None:
        self._place.take_in_downloads()  # which come later by themselves
        if self._place.downloads is not None:
            self._place.downloads.open()

    # ---- other ways out

    def _leave(self) -> None:
        self._to_sign_in(self._place.sign_in.show_form)

    def _forgotten(self) -> None:
        folder = self._folder
        if folder is not None:
            self._to_sign_in(partial(self._place.sign_in.forget, folder))

    def _to_sign_in(self, step: Callable[[], object]) -> None:
        self._folder = None
        self.page.card.show_busy("")
        self.page.card.phrase.clear()
        self._place.window.show_page(self._place.sign_in)
        step()

    def erase(self) -> None:
        """The server wants this copy erased, and it is; what had not been sent is named."""
        place, desk = self._place, self._place.desk
        if desk is None:
            return
        place.leave_desk(place.sign_in)
        place.sign_in.form.show_busy(self.tr("The institution takes this copy back. Erasing…"))
        tell = place.sign_in.show_error
        place.tasks.run(
            self,
            partial(place.session.obey_erasing, desk),
            lambda count: tell(SignInNeeded("erase", count=count)),
            tell,
            lane=Lane.SYNC,
        )

    def look_at_lease(self) -> None:
        """May the copy still be open? Values of memory alone: nothing waits."""
        desk = self._place.desk
        trouble = desk.lease.trouble(desk.meta.limits) if desk is not None else None
        if isinstance(trouble, SignInNeeded):
            self.expired.emit(trouble)
