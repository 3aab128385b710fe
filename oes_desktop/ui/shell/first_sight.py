"""The window is seen for the first time when there is something to see."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

PATIENCE_MS = 250  # three times what it takes here


class FirstSight(QObject):
    """Shows `window`, once. A store opens nearly always sooner than a window can be laid out and painted for
    saying that it opens: it is waited for a moment."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._shown = window, False

    @Slot()
    def now(self) -> None:
        if not self._shown:
            self._shown = True
            self._window.show()

    def soon(self) -> None:
        """At the latest after `PATIENCE_MS`: a key store may keep the proctor waiting."""
        QTimer.singleShot(PATIENCE_MS, self, self.now)
