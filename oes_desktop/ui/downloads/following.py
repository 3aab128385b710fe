"""Keeps up with the downloads of a desk: the overview is read anew when something changed, and how fast
everything comes is looked up four times a second while anything comes.

Page, header button, notices of the end: all of them look here, so that nothing is read twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.downloading import Entry, Held, Overview, Progress, Stage
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks

if TYPE_CHECKING:
    from oes_desktop.services.downloads.queue import Downloads

TICK_MS = 250
_ANEW_TICKS = 40  # the overview is read anew so often while anything comes: room taken, room free
_COMES = (Stage.QUEUED, Stage.LOADING, Stage.RETRYING)


@dataclass(frozen=True, slots=True)
class Total:
    """Of all that comes: exams that are still to come, bytes that are here and wanted of them, bytes a
    second, seconds left, and why nothing comes."""

    coming: int = 0
    done: int = 0
    total: int = 0
    rate: float = 0.0
    left_s: float | None = None
    held: Held = Held.NOT

    @property
    def percent(self) -> int:
        return min(99, 100 * self.done // self.total) if self.total > 0 else 0


class Following(QObject):
    """`read(Overview)`: there is a new one. `ticked`: `live` and `total` are new. `came(done, failed)`:
    nothing comes any more, and so many exams came, or could not, since it began."""

    read = Signal(object)
    ticked = Signal()
    came = Signal(int, int)

    def __init__(self, downloads: Downloads, tasks: Tasks, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._downloads, self._tasks = downloads, tasks
        self.overview = Overview()
        self.live: Mapping[str, tuple[Stage, Progress]] = {}
        self.total = Total()
        self._known: dict[str, Entry] = {}
        self._begun: set[str] = set()  # what came at any time since nothing came
        self._reading = self._again = False
        self._ticks = 0  # since the overview was read
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._pass)
        bus.changed.connect(self._look)
        self.look()

    @property
    def comes(self) -> bool:
        """Whether anything is being fetched or waits for that; what is paused or failed does not."""
        return self.total.coming > 0

    @Slot()
    def look(self) -> None:
        """Read the overview: one reading is under way, and one is remembered."""
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        self._ticks = 0
        self._tasks.run(self, self._downloads.overview, self._take, self._broke)

    def _look(self, changes: Changes) -> None:
        ours = not self._known.keys().isdisjoint(changes.exams | changes.removed)
        if changes.downloads or changes.media or changes.settings or changes.connection or ours:
            self.look()

    def _take(self, overview: Overview) -> None:
        self._reading = False
        self.overview = overview
        self._known = {entry.wanted.exam_id: entry for entry in overview.entries}
        self._count({exam_id: (entry.stage, entry.progress) for exam_id, entry in self._known.items()})
        self.read.emit(overview)
        self.tick()
        if self._again:
            self.look()

    def _broke(self, error: Exception) -> None:
        self._reading = False
        self._tasks.unhandled.emit(error)

    def _pass(self) -> None:
        self.tick()
        self._ticks += 1
        if self._ticks >= _ANEW_TICKS:
            self.look()

    @Slot()
    def tick(self) -> None:
        """What memory knows; nothing is waited for."""
        self.live = self._downloads.progress()
        stood = {exam_id: (entry.stage, entry.progress) for exam_id, entry in self._known.items()}
        stood.update((exam_id, live) for exam_id, live in self.live.items() if exam_id in stood)
        self._count(stood)
        self.ticked.emit()
        if self.comes != self._timer.isActive():
            self._timer.start() if self.comes else self._timer.stop()

    def _count(self, stood: Mapping[str, tuple[Stage, Progress]]) -> None:
        coming = {exam_id: progress for exam_id, (stage, progress) in stood.items() if stage in _COMES}
        rate, left_s, held = self._downloads.total()
        came = [stood[exam_id][1] for exam_id in self._begun if exam_id in stood and exam_id not in coming]
        counted = [*coming.values(), *came]
        self.total = Total(
            len(coming),
            sum(progress.done for progress in counted),
            sum(progress.total for progress in counted),
            rate,
            left_s,
            held,
        )
        self._begun |= coming.keys()
        if not coming and self._begun:
            self._end(stood[exam_id][0] for exam_id in self._begun if exam_id in stood)

    def _end(self, stages: Iterable[Stage]) -> None:
        ended = list(stages)
        self._begun = set()
        here, failed = ended.count(Stage.HERE), ended.count(Stage.FAILED)
        if here or failed:
            self.came.emit(here, failed)
