"""The stretch that is played over and over: from where I was pressed to where O was."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

_SHORTEST_MS = 200
_PASSED_MS = 2_000  # further behind its end, somebody went there by hand and is left alone


class Loop(QObject):
    """Exam wall time, ms UTC. `changed` when a mark was set or taken away."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.start_ms: int | None = None
        self.end_ms: int | None = None

    @property
    def span(self) -> tuple[int, int] | None:
        """From and to, when both are set."""
        if self.start_ms is None or self.end_ms is None:
            return None
        return self.start_ms, self.end_ms

    def mark_start(self, wall_ms: int) -> None:
        """An end that is not behind it is taken away."""
        self.start_ms = wall_ms
        if self.end_ms is not None and self.end_ms < wall_ms + _SHORTEST_MS:
            self.end_ms = None
        self.changed.emit()

    def mark_end(self, wall_ms: int) -> None:
        """A start that is not before it is taken away."""
        self.end_ms = wall_ms
        if self.start_ms is not None and self.start_ms > wall_ms - _SHORTEST_MS:
            self.start_ms = None
        self.changed.emit()

    def clear(self) -> None:
        if self.start_ms is not None or self.end_ms is not None:
            self.start_ms = self.end_ms = None
            self.changed.emit()

    def holds(self, wall_ms: int) -> bool:
        """The playhead is inside, or has just come to the end."""
        span = self.span
        return span is not None and span[0] <= wall_ms < span[1] + _PASSED_MS

    def turn(self, wall_ms: int) -> int | None:
        """Where to go on when the end has come, else None."""
        span = self.span
        return span[0] if span is not None and self.holds(wall_ms) and wall_ms >= span[1] else None
