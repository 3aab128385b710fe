"""The one change signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from oes_desktop.domain.changes import Changes


class Bus(QObject):
    """Emits `changed(Changes)` on the UI thread. Screens decide whether they care."""

    changed = Signal(object)

    def publish(self, changes: Changes) -> None:
        if changes:
            self.changed.emit(changes)
