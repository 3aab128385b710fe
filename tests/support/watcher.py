"""An engine with a patient eye on what it shows, read from the pictures themselves."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from support.counter_media import counter_of

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import OesError
from oes_desktop.playback.container_kind import form_of
from oes_desktop.playback.engine import Engine, Frame, Notifications

DEADLINE_S = 10.0
_TICK_S = 0.01


class Watcher:
    """An engine with its owner: ticks it, and keeps what it told."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.counters: list[int] = []
        self.frames: list[Frame] = []
        self.errors: list[OesError] = []
        self.ended = 0
        self._news = threading.Event()
        engine.listen(Notifications(self._frame, self._end, self._fail))

    def load(self, source: ByteSource, duration_ms: int, **how: object) -> None:
        self.engine.load(source, form_of(source), duration_ms, **({"has_audio": True} | how))  # type: ignore[arg-type]

    def _frame(self, frame: Frame) -> None:
        self.counters.append(counter_of(frame))
        self.frames = [frame]
        self._news.set()

    def _end(self) -> None:
        self.ended += 1

    def _fail(self, error: OesError) -> None:
        self.errors.append(error)

    @property
    def shown(self) -> int | None:
        return self.counters[-1] if self.counters else None

    def until(self, condition: Callable[[], bool], what: str = "") -> None:
        deadline = time.monotonic() + DEADLINE_S
        while True:
            self.engine.tick()
            if condition():
                return
            if time.monotonic() > deadline:
                engine = self.engine
                raise AssertionError(
                    f"{what or 'condition'}: {engine.state()} at {engine.position_ms()} ms, "
                    f"settled {engine.settled}, last frames {self.counters[-5:]}, {self.errors}"
                )
            self._news.wait(_TICK_S)
            self._news.clear()

    def until_shown(self, counter: int) -> None:
        """The picture with this number is up, and the engine says it has arrived."""
        self.until(lambda: self.engine.settled and self.shown == counter, f"frame {counter}")
