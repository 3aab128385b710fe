"""Zoom and pan of the timeline: three small buttons, the wheel, two fingers, keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QToolButton, QWidget

from oes_desktop.ui.widgets.buttons import name_button, tool_button
from oes_desktop.ui.widgets.timeline_layout import PAD, TimelineLayout
from oes_desktop.ui.widgets.timeline_view import STEP, View

_SIDE = 20  # px of a button
_NOTCH = 120  # eighths of a degree: one click of a wheel
_PAN = 0.1  # of the view, a click of the wheel


class TimelineZoom(QObject):
    """`view`: what is shown. Belongs to `timeline`, in whose head its buttons stand; `layout` gives the
    geometry as it is."""

    changed = Signal()

    def __init__(self, timeline: QWidget, layout: Callable[[], TimelineLayout]) -> None:
        super().__init__(timeline)
        self._timeline, self._layout = timeline, layout
        self._whole = self._view = View(0, 1)
        self._out = self._button("zoom-out", lambda: self.step(-1))
        self._in = self._button("zoom-in", lambda: self.step(+1))
        self._fit = self._button("maximize", self.fit)
        self._position = 0
        timeline.grabGesture(Qt.GestureType.PinchGesture)
        timeline.installEventFilter(self)
        self._retranslate()
        self._enable()

    def _button(self, icon: str, press: Callable[[], None]) -> QToolButton:
        made = tool_button(icon, parent=self._timeline)
        made.setIconSize(QSize(14, 14))
        made.setFixedSize(_SIDE, _SIDE)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the timeline has keys for them
        made.setCursor(Qt.CursorShape.ArrowCursor)
        made.clicked.connect(press)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif isinstance(event, QWheelEvent):
            return self._take_wheel(event)
        elif isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom(max(0.2, 1 + event.value()), event.position().x())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture) and pinch.scaleFactor() > 0:
                center = self._timeline.mapFromGlobal(pinch.centerPoint())
                self._zoom(pinch.scaleFactor(), center.x())
                return True
        return False

    def _take_wheel(self, event: QWheelEvent) -> bool:
        turn, sideways = event.angleDelta().y() / _NOTCH, event.angleDelta().x() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(STEP**turn, event.position().x())
        elif sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-_PAN * (sideways or turn))
        else:
            return False
        event.accept()
        return True

    def _zoom(self, factor: float, x: float) -> None:
        """What lies under `x` stays there."""
        self._use(self._view.zoomed(factor, self._layout().wall(x), self._whole))

    def _retranslate(self) -> None:
        name_button(self._out, self.tr("Show more of the exam (−)"))
        name_button(self._in, self.tr("Show less of the exam, larger (+, or Ctrl with the wheel)"))
        name_button(self._fit, self.tr("Show the whole exam (0)"))

    @property
    def view(self) -> View:
        return self._view

    @property
    def left(self) -> float:
        """Where the buttons begin: px from the left of the timeline."""
        return float(self._out.x() - 4)

    def place(self) -> None:
        right = self._timeline.width() - PAD
        for number, each in enumerate((self._fit, self._in, self._out), start=1):
            each.move(right - number * (_SIDE + 1), PAD)

    def begin(self, whole: View) -> None:
        """Another exam: all of it."""
        self._whole = self._view = whole
        self._enable()

    def follow(self, wall_ms: int) -> None:
        """The playhead is here: turn on to it when it leaves what is shown."""
        was_shown = self._view.start_ms <= self._position <= self._view.end_ms
        self._position = wall_ms
        if was_shown:
            self._use(
                self._view.showing(min(max(wall_ms, self._whole.start_ms), self._whole.end_ms), self._whole)
            )

    def step(self, direction: int) -> None:
        """One step nearer (+1) or away, around the playhead if it is in view."""
        around = self._position
        if not self._view.start_ms <= around <= self._view.end_ms:
            around = (self._view.start_ms + self._view.end_ms) // 2
        self._use(self._view.zoomed(STEP**direction, around, self._whole))

    def fit(self) -> None:
        self._use(self._whole)

    def pan(self, share: float) -> None:
        """On by so much of what is shown."""
        self._use(self._view.moved(share * self._view.length_ms, self._whole))

    def keys(self, position_ms: int) -> dict[Qt.Key, Callable[[], None]]:
        self._position = position_ms
        return {
            Qt.Key.Key_Plus: partial(self.step, +1),
            Qt.Key.Key_Equal: partial(self.step, +1),
            Qt.Key.Key_Minus: partial(self.step, -1),
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_PageUp: partial(self.pan, -0.8),
            Qt.Key.Key_PageDown: partial(self.pan, 0.8),
        }

    def _use(self, view: View) -> None:
        if view != self._view:
            self._view = view
            self._enable()
            self.changed.emit()

    def _enable(self) -> None:
        zoomed = self._view != self._whole
        self._out.setEnabled(zoomed)
        self._fit.setVisible(zoomed)
