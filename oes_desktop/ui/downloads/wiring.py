"""All of downloads for one signed-in desk: made when it opens, dropped before it closes.

Introduces the page, the button in the head, what the results ask for, rules, notices and the question at
quitting to the queue of the desk, and runs the queue. It knows no other screen: the results are a `Source`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.clock import Clock
from oes_desktop.domain.downloading import Overview, Rule
from oes_desktop.domain.query import Filters
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.downloader import Downloader
from oes_desktop.runtime.network import Network
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.downloads.acting import Acting
from oes_desktop.ui.downloads.asking import AskDialog
from oes_desktop.ui.downloads.erasing import EraseDialog
from oes_desktop.ui.downloads.following import Following
from oes_desktop.ui.downloads.header_button import DownloadsButton
from oes_desktop.ui.downloads.page import DownloadsPage
from oes_desktop.ui.downloads.quitting import QuitDialog, Quitting
from oes_desktop.ui.downloads.rules_dialog import RulesDialog
from oes_desktop.ui.downloads.telling import Telling
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language

if TYPE_CHECKING:
    from oes_desktop.ui.shell.main_window import MainWindow

_DAY_MS = 86_400_000


class Source(Protocol):
    """Where exams are chosen. `wanted(exam ids, What or None)`; `view_wanted(exam ids, how many are
    meant)`: all of a view, so that it is asked first; `next_wanted`; `keep_wanted`: a rule of the present
    view."""

    wanted: Any  # signals: of a class they are described in other words than of an object
    view_wanted: Any
    next_wanted: Any
    keep_wanted: Any

    def present(self) -> tuple[str, Filters]:
        """Name and filters of the view that is shown."""
        ...

    def describe(self, filters: Filters) -> Sequence[str]:
        """Filters in words."""
        ...


class DownloadsPart(QObject):
    """`report_requested(exam id)` as the page asks. `results` is the page in front when this one is not;
    `title()` is its title."""

    report_requested = Signal(str)

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        bus: Bus,
        preferences: Preferences,
        language: Language,
        window: MainWindow,
        clock: Clock,
        results: QWidget,
        source: Source,
        title: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._clock = clock
        self._desk, self._tasks, self._window = desk, tasks, window
        self._results, self._source, self._results_title = results, source, title
        self._expired = 0  # as it was said last
        formats = Formats(language, desk.meta.time_zone)
        self.network = Network(self)
        self.runner = Downloader(tasks, bus, desk.downloads, self.network.metered)
        self.following = Following(desk.downloads, tasks, bus, self)
        self.acting = Acting(
            desk.downloads,
            tasks,
            bus,
            window.notices,
            formats,
            preferences,
            lambda: desk.sync.status.online,
            window,
            self,
        )
        self.page = DownloadsPage(
            self.following, self.acting, formats, actions=window.actions_, footer=window.footer
        )
        self.button = DownloadsButton(self.following, formats)
        self.telling = Telling(self.following, window.notices, window)
        self._quitting = Quitting(self.following, window, window.close)
        self._connect()
        self._serve(self._source)

    def _connect(self) -> None:
        window, page, acting = self._window, self.page, self.acting
        window.pages.addWidget(page)
        window.header.slot.addWidget(self.button)
        window.close_wanted = self._quitting.wanted
        window.actions_["downloads"].triggered.connect(self.turn)
        window.find_requested.connect(self.leave)
        self.button.clicked.connect(self.turn)
        page.left.connect(self.leave)
        page.report_requested.connect(self.report_requested)
        page.refresh_requested.connect(window.refresh_requested)
        page.rules_wanted.connect(lambda: self._read_rules(None))
        for wanted in (page.limits_wanted, acting.limit_wanted):
            wanted.connect(lambda: window.settings_requested.emit("downloads"))
        acting.shown_wanted.connect(self.open)
        acting.rules_changed.connect(self.runner.tend)
        self.network.changed.connect(self.runner.nudge)
        self.network.back.connect(self._wake)
        self.telling.mark_wanted.connect(window.mark_title)
        self.following.read.connect(self._say_expired)

    def _serve(self, source: Source) -> None:
        source.wanted.connect(self.acting.want)
        source.view_wanted.connect(lambda ids, meant: self.acting.want(ids, ask=True, meant=meant))
        source.next_wanted.connect(lambda: self.acting.want_next())
        source.keep_wanted.connect(lambda: self._read_rules(source.present()))

    def start(self) -> None:
        """The window can be used: now the queue may go on."""
        self.runner.start()

    def stop(self) -> None:
        """Nothing is fetched any more; quitting waits for what is under way."""
        self.runner.stop()

    def drop(self) -> None:
        """The desk closes: all of it goes from the window."""
        self.stop()
        window = self._window
        window.actions_["downloads"].triggered.disconnect(self.turn)
        window.find_requested.disconnect(self.leave)
        window.close_wanted = lambda: True
        for kind in (RulesDialog, AskDialog, EraseDialog, QuitDialog):
            for dialog in window.findChildren(kind):
                dialog.close()
        self.telling.drop()
        window.header.slot.removeWidget(self.button)
        self.button.deleteLater()
        window.drop_page(self.page)
        self.runner.deleteLater()
        self.deleteLater()

    def _wake(self) -> None:
        """The network came back, or the computer woke up."""
        self._desk.downloads.wake()
        self.runner.nudge()

    @Slot(object)
    def _say_expired(self, overview: Overview) -> None:
        """What was removed by its date is said at once, whatever page is in front; the page says it too."""
        new, self._expired = overview.expired > self._expired, overview.expired
        if not new:
            return
        text = self.tr("%n exam(s) were removed from this computer: their time was over.", "", self._expired)
        self.telling.say_outside(text)
        if not self.is_open:
            self._window.notices.tell(text, more_text=self.tr("Downloads"), more=self.open)

    # From page to page

    @property
    def is_open(self) -> bool:
        return self._window.pages.currentWidget() is self.page

    @property
    def title(self) -> str:
        """Of the page in front: this one, or the results."""
        return self.page.title if self.is_open else self._results_title()

    @Slot()
    def turn(self) -> None:
        """To the page, and back."""
        self.leave() if self.is_open else self.open()

    @Slot()
    def open(self) -> None:
        if not self.is_open:
            self._window.show_page(self.page, self.page.title)

    @Slot()
    def leave(self) -> None:
        """To the results, which are as they were left."""
        if self.is_open:
            self._window.show_page(self._results)
            self._window.show_title(self.title)

    # Rules

    def _read_rules(self, new: tuple[str, Filters] | None) -> None:
        self._tasks.run(self, self._desk.downloads.rules, partial(self._show_rules, new))

    def _show_rules(self, new: tuple[str, Filters] | None, rules: Sequence[Rule]) -> None:
        source = self._source
        dialog = RulesDialog(
            rules, source.describe, self._count, source.present, self.acting.usual, self._window
        )
        dialog.changed.connect(self.acting.save_rules)
        dialog.open()
        if new is not None:
            dialog.add_rule(*new)

    def _count(self, filters: Filters, days: int, done: Callable[[int], object]) -> None:
        """How many exams a rule finds now."""
        if days:
            since = self._clock.now_ms() - days * _DAY_MS
            filters = replace(filters, from_ms=max(filters.from_ms or since, since))
        results = self._desk.results
        if results.ready:
            self._tasks.run(self, lambda: results.counts([filters])[0], done)
