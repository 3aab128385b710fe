"""Carries out what is asked of the downloads, off the UI thread, and says what came of it.

Taking a line out of the queue can be undone; erasing what is here cannot, so where it could hurt (several at
once, or no network to fetch it again) it is asked first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.downloading import Entry, Rule, Stage, What
from oes_desktop.domain.errors import DiskTrouble, OesError
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.downloads.asking import AskDialog, Cost
from oes_desktop.ui.downloads.erasing import EraseDialog
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.notices import Notices

if TYPE_CHECKING:
    from oes_desktop.services.downloads.queue import Downloads
    from oes_desktop.services.preferences import Preferences

MOST_AT_ONCE = 1_000  # exams that one command adds
NEXT = 50
ASKED_BYTES = 10 * 10**9  # from here on it is asked before so much is fetched


class Acting(QObject):
    """`shown_wanted`: the proctor wants to see the page. `limit_wanted`: she wants to change the limits.
    `rules_changed`: they are kept now, and may find something else."""

    rules_changed = Signal()
    shown_wanted = Signal()
    limit_wanted = Signal()

    def __init__(
        self,
        downloads: Downloads,
        tasks: Tasks,
        bus: Bus,
        notices: Notices,
        formats: Formats,
        preferences: Preferences,
        online: Callable[[], bool],
        window: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._downloads, self._tasks, self._bus = downloads, tasks, bus
        self._notices, self._formats, self._preferences = notices, formats, preferences
        self._online, self._window = online, window
        self._waiting: deque[tuple[Callable[[], Changes], Callable[[Changes], object] | None]] = deque()
        self._busy = False

    @property
    def usual(self) -> What:
        """What is taken when nothing else is said."""
        return What.MOMENTS if self._preferences.settings.download_moments else What.WHOLE

    # Getting more

    def want(
        self, exam_ids: Sequence[str], what: What | None = None, *, ask: bool = False, meant: int = 0
    ) -> None:
        """Have these exams downloaded. It is asked first, with both figures, when `ask` is set, when it is
        very much, or when it would not fit. `meant`: how many were asked for, where that is more."""
        ids = list(dict.fromkeys(exam_ids))
        if ids:
            cost = partial(_cost, self._downloads, ids[:MOST_AT_ONCE], max(meant, len(ids)))
            self._tasks.run(self, cost, partial(self._weigh, what, ask), self._notices.show)

    def _weigh(self, what: What | None, ask: bool, cost: Cost) -> None:
        taken = what or self.usual
        if not cost.ids:
            self._tell_known()
        elif ask or not cost.fits(taken) or cost.size(taken) > ASKED_BYTES:
            dialog = AskDialog(cost, taken, self._formats, self._window)
            dialog.agreed.connect(partial(self.add, cost.ids))
            dialog.limit_wanted.connect(self.limit_wanted)
            dialog.open()
        else:
            self.add(cost.ids, taken)

    def add(self, exam_ids: Sequence[str], what: What) -> None:
        """Without asking."""
        self._run(partial(self._downloads.add, list(exam_ids), what), self._added)

    def _added(self, changes: Changes) -> None:
        if changes.exams:
            text = self.tr("%n exam(s) put into the queue of downloads.", "", len(changes.exams))
            show = self.shown_wanted.emit  # no undo: the keys of that must not press it
            self._notices.tell(text, seconds=6, more_text=self.tr("Downloads"), more=show)
        else:
            self._tell_known()

    def _tell_known(self) -> None:
        text = self.tr("These exams are on this computer already, or on their way.")
        self._notices.tell(text, seconds=6)

    def want_next(self, what: What | None = None) -> None:
        """The next `NEXT` exams that wait for a decision, the riskiest first."""
        work = partial(self._downloads.add_next, NEXT, what)
        self._tasks.run(self, work, self._added_next, self._tell)

    def _added_next(self, came: tuple[int, Changes]) -> None:
        count, changes = came
        self._bus.publish(changes)
        if count:
            text = self.tr("%n exam(s) to review put into the queue of downloads.", "", count)
        else:
            text = self.tr("All exams to review are here already, or on their way.")
        self._notices.tell(text, seconds=6)

    # With what is there

    def seen(self) -> None:
        """The page was shown: what was removed by its date has been said."""
        self._run(self._downloads.seen)

    def act(self, name: str, exam_ids: Sequence[str]) -> None:
        """pause, resume or retry."""
        if exam_ids:
            work = {
                "pause": self._downloads.pause,
                "resume": self._downloads.resume,
                "retry": self._downloads.retry,
            }[name]
            self._run(partial(work, list(exam_ids)))

    def hold(self, on: bool) -> None:
        """Pause everything, or let it go on."""
        self._run(partial(self._downloads.hold, on))

    def move(self, exam_ids: Sequence[str], before: str | None) -> None:
        """To new places in the queue, in their order."""
        self._run(partial(_move, self._downloads, list(exam_ids), before))

    def take_away(self, entries: Sequence[Entry]) -> None:
        """Out of the queue, or erased where they are here."""
        self.cancel([entry for entry in entries if entry.stage is not Stage.HERE])
        self.erase([entry for entry in entries if entry.stage is Stage.HERE])

    def cancel(self, entries: Sequence[Entry]) -> None:
        if entries:
            ids = [entry.wanted.exam_id for entry in entries]
            self._run(partial(self._downloads.cancel, ids), partial(self._cancelled, entries))

    def _cancelled(self, entries: Sequence[Entry], _changes: Changes) -> None:
        text = self.tr("%n exam(s) taken out of the queue.", "", len(entries))
        seconds = max(self._preferences.settings.undo_seconds, 3)
        self._notices.tell(text, self.tr("Undo"), partial(self._bring_back, entries), seconds)

    def _bring_back(self, entries: Sequence[Entry]) -> None:
        self._run(partial(_add_again, self._downloads, entries))

    def erase(self, entries: Sequence[Entry]) -> None:
        """The key goes first, so nothing brings the bytes back: only the server can."""
        if not entries:
            return
        if len(entries) == 1 and self._online():
            self._erase(entries)
            return
        dialog = EraseDialog(len(entries), self._online(), self._window)
        dialog.accepted.connect(partial(self._erase, entries))
        dialog.open()

    def _erase(self, entries: Sequence[Entry]) -> None:
        ids = [entry.wanted.exam_id for entry in entries]
        self._run(partial(self._downloads.erase, ids), partial(self._erased, entries))

    def _erased(self, entries: Sequence[Entry], _changes: Changes) -> None:
        text = self.tr("%n exam(s) erased from this computer.", "", len(entries))
        again = partial(self._bring_back, entries)
        self._notices.tell(text, self.tr("Download again") if self._online() else None, again, seconds=10)

    def save_rules(self, rules: Sequence[Rule]) -> None:
        work = partial(self._downloads.save_rules, tuple(rules))
        self._run(work, lambda _: self.rules_changed.emit())

    def metered(self, allowed: bool) -> None:
        """Also over a connection that is paid by the byte."""
        self._run(partial(self._preferences.change, download_metered=allowed))

    # What comes of it

    def _run(self, work: Callable[[], Changes], done: Callable[[Changes], object] | None = None) -> None:
        """One act after the other, in the order in which they were asked for."""
        self._waiting.append((work, done))
        if not self._busy:
            self._next()

    def _next(self) -> None:
        self._busy = bool(self._waiting)
        if self._waiting:
            work, done = self._waiting.popleft()
            self._tasks.run(self, work, partial(self._came, done), self._failed)

    def _came(self, done: Callable[[Changes], object] | None, changes: Changes) -> None:
        self._bus.publish(changes)
        if done is not None:
            done(changes)
        self._next()

    def _failed(self, error: Exception) -> None:
        self._tell(error)
        self._next()

    def _tell(self, error: Exception) -> None:
        if isinstance(error, DiskTrouble) and error.reason == "full" and "needed_bytes" in error.facts:
            size = self._formats.disk_size
            text = self.tr(
                "There is no room: {needed} are needed, {free} are free. Nothing was added."
            ).format(
                needed=size(int(error.facts["needed_bytes"])),
                free=size(int(error.facts.get("free_bytes", 0))),
            )
            self._notices.tell(text, tone="bad")
        elif isinstance(error, OesError):
            self._notices.show(error)
        else:
            self._tasks.unhandled.emit(error)


def _cost(downloads: Downloads, ids: list[str], meant: int) -> Cost:
    """Of those that are not here, nor on their way, as whole recordings."""
    overview = downloads.overview()
    known = {entry.wanted.exam_id for entry in overview.entries if entry.wanted.what is What.WHOLE}
    ids = [exam_id for exam_id in ids if exam_id not in known]
    whole, free = downloads.needed(ids, What.WHOLE)
    moments, _ = downloads.needed(ids, What.MOMENTS)
    room = overview.room
    return Cost(tuple(ids), meant, whole, moments, free, room.used, room.limit)


def _move(downloads: Downloads, ids: list[str], before: str | None) -> Changes:
    changes = Changes()
    for exam_id in ids:
        changes |= downloads.move(exam_id, before)
    return changes


def _add_again(downloads: Downloads, entries: Sequence[Entry]) -> Changes:
    changes = Changes()
    for what in What:
        ids = [entry.wanted.exam_id for entry in entries if entry.wanted.what is what]
        if ids:
            changes |= downloads.add(ids, what)
    return changes
