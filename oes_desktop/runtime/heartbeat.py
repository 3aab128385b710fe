"""Keeps the local list alive: speaks with the server when `sync` says so, and never twice at once.

The server's event stream says that something changed; a timer works without it, and then often enough that
exams in progress are never older than 5 s. How long to wait after trouble is the sync's own policy; a nudge
(an event, a click, an act whose `hold_s` to undo has passed) asks at once. One run is under way and one is
remembered, never more.

Beside it, and far less pressing, it looks around: says which reports are open here and asks who else has some
open, every 15 s, and soon after the server says that somebody came or went.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import SignInNeeded
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.services.presence import Presence
from oes_desktop.services.sync import Sync

POLL_S = 4.0  # without an event stream
SHORTEST_S = 0.2
AROUND_S = 15.0
SOON_S = 1.5  # also the least distance between two looks around


class Heartbeat(QObject):
    """Beats for one signed-in desk; `stop` before the desk closes. `sign_in_needed` when the server no
    longer knows us: then it rests."""

    sign_in_needed = Signal(object)

    def __init__(
        self, tasks: Tasks, bus: Bus, sync: Sync, presence: Presence, hold_s: Callable[[], float]
    ) -> None:
        super().__init__()
        self._tasks, self._bus, self._sync, self._presence = tasks, bus, sync, presence
        self._hold_s = hold_s
        self._cancel = Cancel()
        self._started = self._running = self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.beat)
        self._around = QTimer(self)
        self._around.setSingleShot(True)
        self._around.timeout.connect(self.look_around)
        bus.changed.connect(self._look)

    def start(self) -> None:
        """Begin; again is nothing new."""
        if self._started:
            return
        self._started = True
        self.beat()
        self._around.start(round(SOON_S * 1000))
        moved = partial(self._tasks.at_home, self, self._look_soon)
        listen = partial(self._sync.listen, self._cancel, self.nudge, moved)
        self._tasks.run(self, listen, lane=Lane.EVENTS, cancel=self._cancel)

    def stop(self) -> None:
        """Ask what runs to end; nothing is started any more."""
        self._cancel.set()
        self._timer.stop()
        self._around.stop()

    def nudge(self) -> None:
        """Something changed; from any thread."""
        self._tasks.at_home(self, self.beat)

    def beat(self) -> None:
        """Push and pull once, now; remembered when one is under way."""
        if self._cancel.is_set:
            return
        if self._running:
            self._again = True
            return
        self._running = True
        self._timer.stop()
        work = partial(self._sync.run_once, self._cancel, self._tell)
        self._tasks.run(self, work, self._ended, self._failed, lane=Lane.SYNC, cancel=self._cancel)

    def _tell(self, changes: Changes) -> None:
        """From the lane of the sync."""
        self._tasks.at_home(self, partial(self._bus.publish, changes))

    def look_around(self) -> None:
        """Who has which report open?"""
        if not self._cancel.is_set:
            self._around.stop()
            refresh = self._presence.refresh
            self._tasks.run(self, refresh, self._looked, self._blind, lane=Lane.NET, cancel=self._cancel)

    def _looked(self, changes: Changes) -> None:
        self._bus.publish(changes)
        if not self._cancel.is_set:
            self._around.start(round(AROUND_S * 1000))

    def _blind(self, error: Exception) -> None:
        """A bug, for trouble comes as no answer."""
        self._looked(Changes())
        self._tasks.unhandled.emit(error)

    def _look_soon(self) -> None:
        if self._around.remainingTime() > SOON_S * 1000:
            self._around.start(round(SOON_S * 1000))

    def _ended(self, changes: Changes) -> None:
        self._running = False
        self._bus.publish(changes)
        trouble = self._sync.status.trouble
        if isinstance(trouble, SignInNeeded):
            self.sign_in_needed.emit(trouble)
        else:
            self._schedule()

    def _failed(self, error: Exception) -> None:
        """A bug, for trouble is told by the sync's status: said once, and the beat goes on."""
        self._running = False
        self._schedule()
        self._tasks.unhandled.emit(error)

    def _schedule(self) -> None:
        if self._cancel.is_set:
            return
        if self._again:
            self._again = False
            self.beat()
            return
        self._timer.start(round(self.pause_s() * 1000))

    def pause_s(self) -> float:
        """Until the next run."""
        wanted = self._sync.next_run_s()
        if self._sync.status.online and not self._sync.hears_events:
            wanted = min(wanted, POLL_S)
        return max(SHORTEST_S, wanted)

    def _look(self, changes: Changes) -> None:
        """A new act in the outbox: be there when its time to undo has passed."""
        if changes.outbox:
            QTimer.singleShot(round(self._hold_s() * 1000) + 50, self, self.beat)
