"""What is shown once the rows that answer are on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_PATIENCE_MS = 150


class Afterwards(QObject):
    """One step that would hold the rows up: one thread at a time runs Python, and what changes is laid out
    and painted together. After `wait` it is done at `now`, or when the rows do not come soon."""

    def __init__(self, step: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._step = step
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._timer.timeout.connect(step)

    def wait(self) -> None:
        self._timer.start()

    def now(self) -> None:
        """Do it if it was put off."""
        if self._timer.isActive():
            self._timer.stop()
            self._step()
