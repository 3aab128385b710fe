"""The stretch that is played over and over: from where I was pressed to where O was. The theatre plays it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

_SHORTEST_MS = 200


class Loop(QObject):
    """Exam wall time, ms UTC. `where()` is the playhead, `go(wall ms)` moves it; `changed` when a mark was
    set or taken away."""

    changed = Signal()

    def __init__(self, where: Callable[[], int], go: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._where, self._go = where, go
        self.start_ms: int | None = None
        self.end_ms: int | None = None

    @property
    def span(self) -> tuple[int, int] | None:
        """From and to, when both are set."""
        if self.start_ms is None or self.end_ms is None:
            return None
        return self.start_ms, self.end_ms

    def mark_start(self) -> None:
        """Here. An end that is not behind it is taken away."""
        self.start_ms = at = self._where()
        if self.end_ms is not None and self.end_ms < at + _SHORTEST_MS:
            self.end_ms = None
        self.changed.emit()

    def mark_end(self) -> None:
        """Here. A start that is not before it is taken away; with both, playing goes on from the start."""
        self.end_ms = at = self._where()
        if self.start_ms is not None and self.start_ms > at - _SHORTEST_MS:
            self.start_ms = None
        self.changed.emit()
        if self.start_ms is not None:
            self._go(self.start_ms)

    def clear(self) -> None:
        if self.start_ms is not None or self.end_ms is not None:
            self.start_ms = self.end_ms = None
            self.changed.emit()

    def go_to_start(self) -> None:
        if self.start_ms is not None:
            self._go(self.start_ms)

    def go_to_end(self) -> None:
        if self.end_ms is not None:
            self._go(self.end_ms)

    def holds(self, wall_ms: int) -> bool:
        """The playhead is inside."""
        span = self.span
        return span is not None and span[0] <= wall_ms < span[1]
