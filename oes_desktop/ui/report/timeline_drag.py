"""A press of the pointer on the timeline: a click, or a drag of the playhead once it has moved far enough."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from oes_desktop.ui.widgets.timeline_layout import TimelineLayout

_LEAST_PX = 3  # less is a hand that trembles at a click


class TimelineDrag(QObject):
    """`moved(wall ms)` on the way; `dropped(wall ms)` at its end, also when the release goes elsewhere or the
    timeline is hidden under it."""

    moved = Signal(object)
    dropped = Signal(object)

    def __init__(self, timeline: QWidget, layout: Callable[[], TimelineLayout]) -> None:
        super().__init__(timeline)
        self._layout = layout
        self._pressed: QPointF | None = None
        self._wall: int | None = None
        timeline.installEventFilter(self)

    @property
    def on(self) -> bool:
        return self._wall is not None

    def press(self, point: QPointF) -> None:
        self._pressed, self._wall = point, None

    def move(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().x())
        else:
            self._drop()

    def release(self, point: QPointF) -> QPointF | None:
        """Where it was pressed, if that was a click."""
        self._go(point.x())
        clicked = None if self.on else self._pressed
        self._drop()
        return clicked

    def forget(self) -> None:
        """What it was about is no longer shown."""
        self._pressed = self._wall = None

    def _go(self, x: float) -> None:
        if self._pressed is None or (not self.on and abs(x - self._pressed.x()) < _LEAST_PX):
            return
        wall = self._layout().wall(x)
        if wall != self._wall:
            self._wall = wall
            self.moved.emit(wall)

    def _drop(self) -> None:
        wall = self._wall
        self.forget()
        if wall is not None:
            self.dropped.emit(wall)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self._drop()
        return False
