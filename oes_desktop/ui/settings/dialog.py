"""The settings dialog, in sections. Every change takes effect at once and is kept.

A new section is a class of its own (`section.py` tells how) and a line in `SECTIONS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QStackedWidget, QVBoxLayout, QWidget

from oes_desktop.domain.changes import Changes
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.settings import security
from oes_desktop.ui.settings.downloads import CODE, DownloadsSection
from oes_desktop.ui.settings.general import GeneralSection, ReviewSection
from oes_desktop.ui.settings.section import Section
from oes_desktop.ui.settings.security import SecuritySection
from oes_desktop.ui.widgets.labels import rule
from oes_desktop.ui.widgets.tabs import TabBar

if TYPE_CHECKING:
    from oes_desktop.services.access.guard import Guard
    from oes_desktop.services.preferences import Preferences

SECTIONS: dict[str, type[Section]] = {
    "general": GeneralSection,
    "review": ReviewSection,
    CODE: DownloadsSection,
    security.CODE: SecuritySection,
}


class SettingsDialog(QDialog):
    """Writes through `preferences` on a lane, one write after the other, and publishes what changed.
    `section`: code of the one that is open first."""

    def __init__(
        self,
        preferences: Preferences,
        tasks: Tasks,
        bus: Bus,
        parent: QWidget | None = None,
        *,
        section: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences, self._tasks, self._bus = preferences, tasks, bus
        self._waiting: dict[str, Any] = {}
        self._writing = False
        self.tabs, self._pages = TabBar(), QStackedWidget()
        self.sections = {code: made(preferences.settings) for code, made in SECTIONS.items()}
        for code, made in self.sections.items():
            made.changed.connect(self._change)
            self.tabs.add(code, made.title())
            self._pages.addWidget(made)
        self._lay_out()
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self.tabs.choose(section)
        self._retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 16)
        column.setSpacing(16)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(self.tabs)
        head.addWidget(rule())
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(520)

    def show_guard(self, guard: Guard | None) -> None:
        """Of the proctor who is signed in: without one there is nothing to lock."""
        section = self.sections[security.CODE]
        if guard is not None and isinstance(section, SecuritySection):
            section.show_guard(guard, self._tasks)

    def _change(self, fields: dict[str, Any]) -> None:
        """One write at a time: what changes meanwhile waits and is written together."""
        self._waiting.update(fields)
        if not self._writing:
            self._write()

    def _write(self) -> None:
        fields, self._waiting = self._waiting, {}
        self._writing = True
        self._tasks.run(self, lambda: self._preferences.change(**fields), self._written, self._not_written)

    def _written(self, changes: Changes) -> None:
        self._bus.publish(changes)
        self._go_on()

    def _not_written(self, error: Exception) -> None:
        self._tasks.unhandled.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        self._writing = False
        if self._waiting:
            self._write()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        for code, made in self.sections.items():
            self.tabs.rename(code, made.title())
