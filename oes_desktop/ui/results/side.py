"""The table and a panel at its right: a handle between them, a width that is kept, open or closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

LEAST_PX, WIDTH_PX, MOST_PX = 300, 352, 720


class SideSplitter(QSplitter):
    """The panel is made by `make_side` when it is first opened, and keeps its width when the window changes.
    `arranged` after the handle was moved."""

    arranged = Signal()

    def __init__(
        self, main: QWidget, make_side: Callable[[], QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._make_side, self._width = make_side, WIDTH_PX
        self._side: QWidget | None = None
        self.addWidget(main)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._moved)

    @property
    def is_open(self) -> bool:
        return self._side is not None and not self._side.isHidden()

    @property
    def side_width(self) -> int:
        """Pixels, also while it is closed."""
        return self._width

    def turn(self, on: bool) -> None:
        if self._side is None and on:
            self._side = self._make_side()
            self.addWidget(self._side)
            self.setStretchFactor(1, 0)
        if self._side is not None:
            self._side.setVisible(on)
        self._share()

    def wish(self, width: object) -> None:
        """How wide the panel shall be; nonsense is left alone."""
        if isinstance(width, int) and not isinstance(width, bool):
            self._width = min(max(width, LEAST_PX), MOST_PX)
            self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        if self.is_open:
            self.setSizes([max(0, self.width() - self.handleWidth() - self._width), self._width])

    def _moved(self) -> None:
        self._width = min(max(self.sizes()[1], LEAST_PX), MOST_PX)
        self.arranged.emit()
