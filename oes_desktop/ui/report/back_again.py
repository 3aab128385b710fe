"""What a player could not fetch is fetched once the server is heard again, also while it stands still."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oes_desktop.domain.changes import Changes
from oes_desktop.runtime.bus import Bus

if TYPE_CHECKING:
    from oes_desktop.ui.report.window import ReportWindow


class BackAgain(QObject):
    """Lives as long as the window. `online`: whether the server answers, a value of memory."""

    def __init__(self, window: ReportWindow, online: Callable[[], bool], bus: Bus) -> None:
        super().__init__(window)
        self._player, self._online = window.player, online
        bus.changed.connect(self._look)

    def _look(self, changes: Changes) -> None:
        """Told at every contact, so a server that was only busy is asked again as well."""
        if changes.connection and self._online():
            self._player.projector.theatre.try_again()
