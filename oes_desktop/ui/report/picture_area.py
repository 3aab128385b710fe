"""The two pictures of a report in one of their layouts, with the handle that divides them.

A click on the small picture swaps the two. The handle is drawn with the pointer, or moved with the arrows
when it has the focus.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.domain.settings import (
    CAMERA_LARGE,
    CAMERA_ONLY,
    LARGEST_INSET,
    LAYOUTS,
    SCREEN_LARGE,
    SCREEN_ONLY,
    SIDE,
    SMALLEST_INSET,
    SMALLEST_SHARE,
)
from oes_desktop.ui.keys import own_keys
from oes_desktop.ui.report.picture_places import GAP, Arrangement, inset_at, places, share_at
from oes_desktop.ui.report.video import VideoPane
from oes_desktop.ui.theme import colors_of

_GRIP = 18  # px, of the corner of the small picture
_STEP = 2  # percent, of an arrow key
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}


class PictureArea(QWidget):
    """`arranged(Arrangement)` when the person changed it."""

    arranged = Signal(object)

    def __init__(self, panes: Mapping[str, VideoPane], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panes = panes
        self._arrangement = Arrangement()
        self._handle = _Handle(self)
        own_keys(self._handle, "Left Right")
        self._handle.moved.connect(self._move_handle)
        self._handle.stepped.connect(self._step_handle)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for kind, pane in panes.items():
            pane.setParent(self)
            pane.clicked.connect(lambda kind=kind: self._click(kind))
        self._retranslate()

    @property
    def arrangement(self) -> Arrangement:
        return self._arrangement

    def arrange(self, arrangement: Arrangement) -> None:
        """Lie so from now on; nobody is told."""
        self._arrangement = arrangement
        self._place()

    def choose(self, layout: str) -> None:
        self._change(replace(self._arrangement, layout=layout))

    def cycle(self) -> None:
        """The next layout."""
        self.choose(LAYOUTS[(LAYOUTS.index(self._arrangement.layout) + 1) % len(LAYOUTS)])

    def swap(self) -> None:
        """The small picture becomes the large one; beside each other or alone, the other one becomes it."""
        layout = self._arrangement.layout
        others = {
            CAMERA_LARGE: SCREEN_LARGE,
            SCREEN_LARGE: CAMERA_LARGE,
            CAMERA_ONLY: SCREEN_ONLY,
            SCREEN_ONLY: CAMERA_ONLY,
        }
        self.choose(others.get(layout, SCREEN_LARGE))

    def pane_meant(self) -> VideoPane:
        """For keys: the pane that has the focus, else the one under the pointer, else the larger one."""
        shown = [pane for pane in self.panes.values() if pane.isVisibleTo(self)]
        for pane in shown:
            if pane.hasFocus():
                return pane
        small = self._arrangement.small
        for pane in sorted(shown, key=lambda pane: small is None or pane is not self.panes[small]):
            if pane.underMouse():
                return pane
        return self.main

    @property
    def main(self) -> VideoPane:
        """The pane that what concerns both is told on: the larger one, of equals the camera's."""
        shown = places(self._arrangement, self.rect())
        small = self._arrangement.small
        kind = next(kind for kind in (CAMERA, SCREEN) if kind in shown and kind != small)
        return self.panes[kind]

    def sizeHint(self) -> QSize:
        return QSize(972, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(332, 120)

    def _click(self, kind: str) -> None:
        if kind == self._arrangement.small:
            self.swap()

    def _change(self, arrangement: Arrangement) -> None:
        if arrangement != self._arrangement:
            self.arrange(arrangement)
            self.arranged.emit(arrangement)

    def _move_handle(self, point: QPoint) -> None:
        if self._arrangement.layout == SIDE:
            self._change(replace(self._arrangement, share=share_at(point.x(), self.rect())))
        else:
            self._change(replace(self._arrangement, inset=inset_at(point.x(), self.rect())))

    def _step_handle(self, steps: int) -> None:
        now = self._arrangement
        if now.layout == SIDE:
            share = min(max(SMALLEST_SHARE, now.share + steps * _STEP), 100 - SMALLEST_SHARE)
            self._change(replace(now, share=share))
        else:
            inset = min(max(SMALLEST_INSET, now.inset + steps * _STEP), LARGEST_INSET)
            self._change(replace(now, inset=inset))

    def _place(self) -> None:
        lying = places(self._arrangement, self.rect())
        for kind, pane in self.panes.items():
            pane.setVisible(kind in lying)
            if kind in lying:
                pane.setGeometry(lying[kind])
        small = self._arrangement.small
        if small is not None:
            self.panes[small].raise_()
            corner = lying[small].topLeft()
            self._handle.setGeometry(corner.x() - 2, corner.y() - 2, _GRIP, _GRIP)
        elif self._arrangement.layout == SIDE:
            self._handle.setGeometry(QRect(lying[CAMERA].right() + 1, 0, GAP, self.height()))
        self._handle.setVisible(len(lying) == len(self.panes))
        self._handle.show_as_corner(small is not None)
        self._handle.raise_()
        self._handle.setAccessibleDescription(
            f"{self._arrangement.share if small is None else self._arrangement.inset} %"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._handle.setAccessibleName(self.tr("Size of the pictures"))
        self._handle.setToolTip(self.tr("Size of the pictures: drag, or the arrows when it has the focus"))


class _Handle(QWidget):
    """Between two pictures, or on the corner of the small one. `moved(point)`: in the parent's pixels."""

    moved = Signal(QPoint)
    stepped = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._corner = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)

    def show_as_corner(self, corner: bool) -> None:
        self._corner = corner
        self.setCursor(Qt.CursorShape.SizeFDiagCursor if corner else Qt.CursorShape.SplitHCursor)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(self.mapToParent(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(steps)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        active = self.underMouse() or self.hasFocus()
        colors = colors_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._corner:
            painter.setBrush(colors.accent if active else colors.raised)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
            painter.setPen(QPen(colors.on_accent if active else colors.muted, 1.5))
            painter.drawLine(5, 9, 9, 5)
            painter.drawLine(5, 13, 13, 5)
        else:
            painter.setBrush(colors.accent if active else colors.field_line)
            middle = self.rect().center()
            painter.drawRoundedRect(middle.x() - 1, middle.y() - 18, 4, 36, 2, 2)
        painter.end()
