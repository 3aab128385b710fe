"""An exam that is here in part: the timeline shows what is not, and playing goes on at the next place that
is.

Which times are here is asked of the vault on a lane, when a report is shown and when more of it comes. A
place that is not here and cannot be fetched says so in its pane; only when no side has anything to show is
the rest of the hole left out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.downloading import Stage
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import Report
from oes_desktop.playback.absent import Parts, absent, next_here
from oes_desktop.playback.theatre import KINDS
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks

if TYPE_CHECKING:
    from oes_desktop.services.desk import Desk
    from oes_desktop.ui.report.window import ReportWindow

_SOON_MS = 400  # while a download runs, more comes all the time


class PartlyHere(QObject):
    """Lives as long as the window. `parts` reads the vault and is called on a lane; `marked(exam id)`:
    whether what is not here is shown, for online it would be fetched."""

    def __init__(
        self,
        window: ReportWindow,
        parts: Callable[[Report], Parts],
        marked: Callable[[str], bool],
        tasks: Tasks,
        bus: Bus,
    ) -> None:
        super().__init__(window)
        self._window, self._player = window, window.player
        self._read, self._marked, self._tasks = parts, marked, tasks
        self._parts: Parts | None = None  # None: being asked for
        self._refused: set[str] = set()  # recordings that had a place which is not here
        self._reading = self._again = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._ask)
        window.report_shown.connect(lambda _: self._ask())
        window.moved.connect(self._forget)
        self._player.trouble.connect(self._meet)
        self._player.position_changed.connect(self._go_on)
        bus.changed.connect(self._look)

    @classmethod
    def of(cls, window: ReportWindow, desk: Desk, tasks: Tasks, bus: Bus) -> PartlyHere:
        """Marked without a network, and where moments alone were downloaded."""

        def marked(exam_id: str) -> bool:
            return not desk.sync.status.online or desk.downloads.downloaded(exam_id) is Stage.HERE

        return cls(window, desk.recordings.parts.of, marked, tasks, bus)

    # What is here

    def _ask(self) -> None:
        report = self._window.report
        if self._reading or report is None:
            self._again = self._reading
            return
        self._reading = True
        self._tasks.run(self, partial(self._read, report), partial(self._take, report), self._miss)

    def _take(self, report: Report, parts: Parts) -> None:
        self._reading = False
        shown = self._window.report
        if shown is not None and shown.recordings == report.recordings:
            self._parts = parts
            self._mark()
        if self._again:
            self._again = False
            self._ask()

    def _miss(self, error: Exception) -> None:
        self._reading = False
        if not isinstance(error, OesError):
            self._tasks.unhandled.emit(error)

    def _mark(self) -> None:
        shown = self._parts is not None and self._marked(self._window.exam_id)
        spans = absent(self._player.exam, self._parts or {}) if shown else ()
        self._player.timeline.show_absent(spans)

    def _forget(self, *_: object) -> None:
        self._parts = None
        self._refused.clear()
        self._player.timeline.show_absent(())

    def _look(self, changes: Changes) -> None:
        exam_id = self._window.exam_id
        if changes.downloads or exam_id in changes.media or exam_id in changes.exams:
            self._soon.start()
        elif changes.connection:
            self._mark()

    # Playing

    def _meet(self, error: OesError, recording_id: str) -> None:
        if error.reason == "not_offline":
            self._refused.add(recording_id)
            self._parts = None  # perhaps a place that was here is damaged
            self._ask()

    def _go_on(self, at_ms: int) -> None:
        """Nothing of this moment is here: to the next place that is, or stop; never the end."""
        player = self._player
        if not self._refused or self._parts is None or not player.playing or player.scrubbing:
            return
        if not self._nothing_at(at_ms):
            return
        following = next_here(player.exam, self._parts, at_ms)
        if following is None:
            player.pause()
        else:
            player.leave_out(following)

    def _nothing_at(self, at_ms: int) -> bool:
        player = self._player
        placed = [(kind, player.exam.place(at_ms, kind)) for kind in KINDS]
        running = [(kind, one.recording.id) for kind, one in placed if one is not None]
        return bool(running) and all(
            name in self._refused and player.in_trouble(kind) for kind, name in running
        )
