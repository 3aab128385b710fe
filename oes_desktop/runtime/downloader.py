"""Runs the downloads: one step after the other, on a lane of their own, as many at once as she allows.

Asks for work when it starts, when something changed (the bus), and when the time of a new try has come; so it
goes on by itself after a lost network, a sleep or a restart. Between two syncs, and every minute, it lets the
downloads be tended. It keeps nothing: what is wanted is in the store.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.services.downloads.queue import Downloads

TEND_S = 60.0
SOON_S = 1.5  # after a sync: the page has taken in what changed by then
_SHORTEST_S = 0.2


class Downloader(QObject):
    """For one signed-in desk; `stop` before the desk closes. `files`: how many at once. `metered`: whether
    the connection is paid by the byte. `progressed` after every step."""

    progressed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        bus: Bus,
        downloads: Downloads,
        metered: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__()
        self._tasks, self._bus, self._downloads, self._metered = tasks, bus, downloads, metered
        self._cancel = Cancel()
        self._started = self._tending = self._tend_again = False
        self._running = 0
        self._news = 0  # counts what may have made new work
        self._retry, self._tend = QTimer(self), QTimer(self)
        for timer, called in ((self._retry, self.nudge), (self._tend, self.tend)):
            timer.setSingleShot(True)
            timer.timeout.connect(called)

    @property
    def running(self) -> int:
        """Steps under way."""
        return self._running

    def start(self) -> None:
        """Begin; again is nothing new."""
        if not self._started and not self._cancel.is_set:
            self._started = True
            self._bus.changed.connect(self._look)
            self.tend()
            self.nudge()

    def stop(self) -> None:
        """What runs ends within a quarter of a second, and nothing is begun any more; what came is kept."""
        self._cancel.set()
        self._retry.stop()
        self._tend.stop()

    @Slot()
    def nudge(self) -> None:
        """There may be something to do."""
        if not self._started or self._cancel.is_set:
            return
        self._bus.publish(self._downloads.note_metered(self._metered()))
        self._news += 1
        self._fill()

    @Slot()
    def tend(self) -> None:
        if self._cancel.is_set:
            return
        if self._tending:
            self._tend_again = True
            return
        self._tending = True
        self._tasks.run(self, self._downloads.tend, self._tended, self._untended, cancel=self._cancel)

    def _fill(self) -> None:
        while self._running < self._downloads.files:
            self._running += 1
            work = partial(_one_step, self._downloads, self._cancel)
            ended = partial(self._stepped, self._news)
            self._tasks.run(self, work, ended, self._broke, lane=Lane.DOWNLOADS, cancel=self._cancel)

    def _stepped(self, news: int, changes: Changes | None) -> None:
        """`news`: how many there had been when it asked for work."""
        self._running -= 1
        if self._cancel.is_set:
            return
        if changes is not None:
            self.progressed.emit()
            self._bus.publish(changes)
            self._fill()  # every place: the step may have shown what else there is to do
        elif news != self._news:
            self._fill()
        else:
            self._wait()

    def _broke(self, error: Exception) -> None:
        """A bug, or a store that cannot be read: said, and tried again with the next tending."""
        self._running -= 1
        self._tasks.unhandled.emit(error)

    def _wait(self) -> None:
        wait_s = self._downloads.next_try_s()
        if wait_s is not None:
            self._retry.start(round(max(_SHORTEST_S, wait_s) * 1000))

    def _tended(self, changes: Changes) -> None:
        self._tending = False
        self._bus.publish(changes)
        self._tend.start(round((SOON_S if self._tend_again else TEND_S) * 1000))
        self._tend_again = False
        self.nudge()

    def _untended(self, error: Exception) -> None:
        self._tended(Changes())
        self._tasks.unhandled.emit(error)

    @Slot(object)
    def _look(self, changes: Changes) -> None:
        if changes.downloads or changes.settings or changes.connection:
            self.nudge()
        heard = changes.exams or changes.removed or changes.results or changes.connection
        if heard and self._tend.remainingTime() > SOON_S * 1000:
            self._tend.start(round(SOON_S * 1000))


def _one_step(downloads: Downloads, cancel: Cancel) -> Changes | None:
    """None when there is nothing to do now."""
    job = downloads.next_work()
    return None if job is None else job.run(cancel)
