"""Keeps how the player was left: volume, layout and sizes, the window of the pictures; and brings in what the
settings say.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from oes_desktop.domain.changes import Changes
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.report.apart import PLACE
from oes_desktop.ui.report.picture_places import Arrangement

if TYPE_CHECKING:
    from oes_desktop.services.preferences import Preferences
    from oes_desktop.ui.report.player import PlayerArea


class PlayerKeeping(QObject):
    """One write at a time; what changes meanwhile is written together. Parent = the player."""

    def __init__(self, player: PlayerArea, preferences: Preferences, tasks: Tasks, bus: Bus) -> None:
        super().__init__(player)
        self._player, self._preferences, self._tasks = player, preferences, tasks
        self._waiting: dict[str, Any] = {}
        self._writing = False
        settings = preferences.settings
        player.transport.show_volume(settings.volume)
        player.pictures.arrange(
            Arrangement(settings.player_layout, settings.player_share, settings.player_inset)
        )
        player.moments.between = settings.between_moments
        player.apart.place = preferences.window(PLACE)
        player.volume_changed.connect(lambda percent: self._keep(volume=percent))
        player.pictures.arranged.connect(self._keep_arrangement)
        player.apart.changed.connect(lambda on: self._keep(player_apart=on))
        player.apart.placed.connect(self._keep_place)
        player.shown_first.connect(self._restore_window)
        bus.changed.connect(self._look)

    def _restore_window(self) -> None:
        """Where a second monitor is there; on a single one it would lie over the report."""
        if self._preferences.settings.player_apart and len(QGuiApplication.screens()) > 1:
            self._player.apart.take_out()

    def _keep_arrangement(self, now: Arrangement) -> None:
        self._keep(player_layout=now.layout, player_share=now.share, player_inset=now.inset)

    def _keep_place(self, place: bytes) -> None:
        self._tasks.run(self._tasks, partial(self._preferences.keep_window, PLACE, place))

    def _look(self, changes: Changes) -> None:
        if changes.settings:
            self._player.moments.between = self._preferences.settings.between_moments

    def _keep(self, **fields: Any) -> None:
        self._waiting.update(fields)
        if not self._writing:
            self._write()

    def _write(self) -> None:
        fields, self._waiting = self._waiting, {}
        self._writing = True
        self._tasks.run(self, lambda: self._preferences.change(**fields), self._written, self._failed)

    def _written(self, _: Changes) -> None:
        self._writing = False
        if self._waiting:
            self._write()

    def _failed(self, error: Exception) -> None:
        self._tasks.unhandled.emit(error)
        self._written(Changes())
