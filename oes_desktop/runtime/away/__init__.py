"""Tells when nobody sits at the computer any more: its screen was locked, or it goes to sleep.

Each system says so in a way of its own (a module each); where one says nothing, or cannot be asked, nothing
happens and the program's own watch of idle time is what is left. Nothing here waits.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)


class Away(QObject):
    """`gone`: the screen is locked now, or the computer is about to sleep; `returned`: it woke, or the screen
    is open again. `platform`: as `sys.platform` names it."""

    gone = Signal()
    returned = Signal()

    def __init__(self, parent: QObject | None = None, platform: str = sys.platform) -> None:
        super().__init__(parent)
        self._platform = platform
        self._listener: object = None

    def start(self, window_id: int) -> None:
        """Begin to listen; `window_id`: of the main window, which Windows wants to know."""
        try:
            self._listener = self._listen(window_id)
        except Exception as error:  # noqa: BLE001 - a library of the system that is not as it should be
            log.info("the system does not tell when its screen is locked: %s", type(error).__name__)

    def say(self, away: bool) -> None:
        """What a listener has heard."""
        (self.gone if away else self.returned).emit()

    def _listen(self, window_id: int) -> object:
        say: Callable[[bool], None] = self.say
        if self._platform == "win32":
            from oes_desktop.runtime.away.windows import WindowsAway

            return WindowsAway(window_id, say)
        if self._platform == "darwin":
            from oes_desktop.runtime.away.macos import MacAway

            return MacAway(say)
        from oes_desktop.runtime.away.linux import LinuxAway

        return LinuxAway(say, self)
