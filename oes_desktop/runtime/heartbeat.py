"""Keeps the local list alive: when to speak with the server, and never twice at once.

The server's event stream says that something changed; a timer works without it. Exams in progress are on
screen within 5 s either way, and a decision leaves when its `hold_s` (time to undo) has passed. Trouble backs
off 1, 2, 4 ... 60 s with jitter; a nudge (an event, a click, an act that may go) asks at once. One run is
under way and one is remembered, never more.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import OesError, SignInNeeded, TooNew
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.services.sync import Sync

log = logging.getLogger(__name__)

POLL_S = 4.0  # without an event stream: in-progress exams must not be older than 5 s
CALM_S = 60.0  # with one
LONGEST_BACKOFF_S = 60.0


class Chance(Protocol):
    def uniform(self, low: float, high: float) -> float: ...


class Heartbeat(QObject):
    """Beats for one signed-in desk; `stop` before the desk closes. `sign_in_needed` when the server no
    longer knows us: then it rests until started again."""

    sign_in_needed = Signal(object)
    _nudged = Signal()

    def __init__(
        self,
        tasks: Tasks,
        bus: Bus,
        sync: Sync,
        hold_s: Callable[[], float],
        chance: Chance | None = None,
    ) -> None:
        super().__init__()
        self._tasks, self._bus, self._sync = tasks, bus, sync
        self._hold_s = hold_s
        self._chance = chance or random.Random()
        self._cancel = Cancel()
        self._running = self._again = self._listening = False
        self._failures = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.beat)
        self._nudged.connect(self.beat, Qt.ConnectionType.QueuedConnection)
        bus.changed.connect(self._look)

    def start(self) -> None:
        self.beat()
        self._listen()

    def stop(self) -> None:
        """Ask what runs to end; nothing is started any more."""
        self._cancel.set()
        self._timer.stop()

    def nudge(self) -> None:
        """Something changed; from any thread."""
        self._nudged.emit()

    def wake(self) -> None:
        """The network came back, or the computer woke: forget the backing off."""
        self._failures = 0
        self.beat()
        self._listen()

    def beat(self) -> None:
        """Push and pull once, now; remembered when one is under way."""
        if self._cancel.is_set:
            return
        if self._running:
            self._again = True
            return
        self._running = True
        self._timer.stop()
        work = partial(self._sync.run_once, self._cancel)
        self._tasks.run(self, work, self._ended, self._failed, lane=Lane.SYNC, cancel=self._cancel)

    def _ended(self, changes: Changes) -> None:
        self._running = False
        trouble = self._sync.status.trouble
        self._failures = self._failures + 1 if trouble else 0
        self._bus.publish(changes)
        if isinstance(trouble, SignInNeeded | TooNew):
            self.sign_in_needed.emit(trouble)
        else:
            if not trouble:
                self._listen()
            self._schedule()

    def _failed(self, error: Exception) -> None:
        self._running = False
        self._failures += 1
        self._schedule()
        self._tasks.unhandled.emit(error)

    def _schedule(self) -> None:
        if self._cancel.is_set:
            return
        if self._again:
            self._again = False
            self.beat()
            return
        self._timer.start(round(self._pause_s() * 1000))

    def _pause_s(self) -> float:
        if self._failures:
            ceiling = min(LONGEST_BACKOFF_S, 2.0 ** (self._failures - 1))
            return self._chance.uniform(ceiling / 2, ceiling)
        return CALM_S if self._listening and not self._sync.status.waiting else POLL_S

    def _look(self, changes: Changes) -> None:
        """A new act in the outbox: be there when its time to undo has passed."""
        if changes.outbox and not self._failures:
            QTimer.singleShot(round(self._hold_s() * 1000) + 50, self, self.beat)

    def _listen(self) -> None:
        if self._listening or self._cancel.is_set:
            return
        self._listening = True
        work = partial(self._sync.listen, self._cancel, self.nudge)
        self._tasks.run(self, work, self._deaf, self._deaf, lane=Lane.EVENTS, cancel=self._cancel)

    def _deaf(self, ending: object = None) -> None:
        """The stream ended: the timer carries on alone; the next good run listens again."""
        self._listening = False
        if isinstance(ending, Exception) and not isinstance(ending, OesError):
            self._tasks.unhandled.emit(ending)
        elif not self._running:
            self._schedule()
