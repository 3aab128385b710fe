"""Makes the engines on a lane and keeps the theatre they play in: without them first, then with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import Recording
from oes_desktop.playback.engine import Engine
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.stage import CoveringFrame
from oes_desktop.playback.theatre import KINDS, Notes, Theatre
from oes_desktop.playback.vlc_engine import VlcEngine
from oes_desktop.runtime.tasks import Lane, Tasks

OpenSource = Callable[[Recording], ByteSource]


class Projector(QObject):
    """`make_engine` is called twice, on a lane, and raises `EngineMissing` where libVLC is not there.
    `ready`: the theatre is another one, with engines; `missed(OesError)`: there are none, and why; `arrived`:
    work that it waited for is done."""

    ready = Signal()
    missed = Signal(object)
    arrived = Signal()

    def __init__(
        self,
        tasks: Tasks,
        clock: Clock,
        notes: Notes,
        make_engine: Callable[[], Engine] | None,
        covering_frame: CoveringFrame | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._clock, self._notes = tasks, clock, notes
        self._make_engine = make_engine or (lambda: VlcEngine(self.release))
        self._covering_frame = covering_frame
        self._shown: tuple[ExamClock, OpenSource] | None = None
        self.asked = False  # the engines are made, or being made
        self.trouble: OesError | None = None
        self.theatre = self._new_theatre({})

    def _new_theatre(self, engines: dict[str, Engine]) -> Theatre:
        covering = self._covering_frame
        return Theatre(engines, self._clock, self._elsewhere, self._notes, covering_frame=covering)

    def show(self, exam: ExamClock, open_source: OpenSource) -> None:
        """Another exam, from its first picture, paused."""
        self._shown = exam, open_source
        self.theatre.show(exam, open_source)

    def update(self, exam: ExamClock, open_source: OpenSource) -> None:
        """The same exam, known better."""
        self._shown = exam, open_source
        self.theatre.update(exam)

    def prepare(self) -> None:
        """Have the engines made, before there is anything to show."""
        if not self.asked:
            self.asked = True
            self._tasks.run(
                self,
                lambda: {kind: self._make_engine() for kind in KINDS},
                self._take,
                self._miss,
                lane=Lane.PLAYER,
            )

    def _take(self, engines: dict[str, Engine]) -> None:
        if not self.asked:  # closed meanwhile
            for engine in engines.values():
                self.release(engine.close)
            return
        at = self.theatre.position_ms
        self.theatre = self._new_theatre(engines)
        self.ready.emit()
        if self._shown is not None:
            self.theatre.show(*self._shown, at)

    def _miss(self, error: Exception) -> None:
        if isinstance(error, OesError):
            self.trouble = error
            self.missed.emit(error)
        else:
            self._tasks.unhandled.emit(error)

    def _elsewhere(
        self, work: Callable[[], object], done: Callable[[object], None], failed: Callable[[OesError], None]
    ) -> object:
        def fail(error: Exception) -> None:
            if isinstance(error, OesError):
                failed(error)
            else:
                self._tasks.unhandled.emit(error)

        def arrive(result: object) -> None:
            done(result)
            self.arrived.emit()

        return self._tasks.run(self, work, arrive, fail, lane=Lane.PLAYER)

    def release(self, work: Callable[[], None]) -> object:
        """Run it on the players' lane; nobody waits for it."""
        return self._tasks.run(self, work, lane=Lane.PLAYER)

    def close(self) -> None:
        """Stop and let go of everything, on a lane. May be called twice; `prepare` begins anew."""
        theatre, self.theatre = self.theatre, self._new_theatre({})
        self.asked, self.trouble, self._shown = False, None, None
        theatre.leave()
        self.release(theatre.close)
