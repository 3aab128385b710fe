"""How the page is left, written into the user's store a moment after it changed: it survives a restart."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from oes_desktop.runtime.tasks import Tasks

_AFTER_MS = 200


class Keeping(QObject):
    """`state()` gives the JSON value that `save` writes (on a lane). Nothing is written before `begin`."""

    def __init__(
        self,
        state: Callable[[], dict[str, Any]],
        save: Callable[[dict[str, Any]], None],
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._state, self._save, self._tasks = state, save, tasks
        self._begun = self._writing = False
        self._kept: dict[str, Any] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_AFTER_MS)
        self._pause.timeout.connect(self.keep)

    def begin(self) -> None:
        """What is shown now is what was kept."""
        self._begun, self._kept = True, self._state()

    def remember(self) -> None:
        """The page changed."""
        if self._begun:
            self._pause.start()

    @Slot()
    def keep(self) -> None:
        """Write the state, if it is different from what was written last."""
        state = self._state()
        if not self._begun or self._writing or state == self._kept:
            return
        self._pause.stop()
        self._writing, self._kept = True, state
        self._tasks.run(self, partial(self._save, state), lambda _: self._written())

    def _written(self) -> None:
        self._writing = False
        if self._state() != self._kept:
            self.remember()
