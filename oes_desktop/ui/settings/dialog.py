"""The settings dialog, built from `domain/settings`. Every change takes effect at once and is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.settings import FAST, SKIP, Settings
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.language import NAMES
from oes_desktop.ui.widgets.boxes import spin_box
from oes_desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from oes_desktop.services.preferences import Preferences


class SettingsDialog(QDialog):
    """Writes through `preferences` on a lane, one write after the other, and publishes what changed."""

    def __init__(
        self, preferences: Preferences, tasks: Tasks, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences, self._tasks, self._bus = preferences, tasks, bus
        self._waiting: dict[str, Any] = {}
        self._writing = False
        settings = preferences.settings
        self._language = self._combo("language", ("system", *NAMES), settings.language)
        self._theme = self._combo("theme", ("system", "light", "dark"), settings.theme)
        self._between = self._combo("between_moments", (SKIP, FAST), settings.between_moments)
        self._compact = self._check("compact_rows", settings)
        self._next = self._check("open_next", settings)
        self._stay = self._check("stay_signed_in", settings)
        self._undo = spin_box(0, 60)
        self._undo.setValue(settings.undo_seconds)
        self._undo.valueChanged.connect(lambda value: self._change(undo_seconds=value))
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._volume.setRange(0, 100)
        self._volume.setValue(settings.volume)
        self._volume.valueChanged.connect(lambda value: self._change(volume=value))
        self._rows: list[tuple[QLabel, QWidget, Callable[[], str]]] = []
        self._lay_out()
        self._retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for field, text in (
            (self._language, lambda: self.tr("&Language")),
            (self._theme, lambda: self.tr("&Theme")),
            (self._undo, lambda: self.tr("&Undo a decision for")),
            (self._volume, lambda: self.tr("&Volume of recordings")),
            (self._between, lambda: self.tr("&Between moments")),
        ):
            name = label()
            name.setBuddy(field)
            self._rows.append((name, field, text))
            form.addRow(name, field)
        column.addLayout(form)
        column.addWidget(self._compact)
        column.addWidget(self._next)
        column.addWidget(self._stay)
        self._undo_note = label("", "small", wrap=True)
        column.addWidget(self._undo_note)
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(460)

    def _combo(self, field: str, codes: tuple[str, ...], value: str) -> QComboBox:
        combo = QComboBox()
        for code in codes:
            combo.addItem(NAMES.get(code, ""), code)
        combo.setCurrentIndex(max(0, combo.findData(value)))
        combo.activated.connect(lambda _at: self._change(**{field: combo.currentData()}))
        return combo

    def _check(self, field: str, settings: Settings) -> QCheckBox:
        box = QCheckBox()
        box.setChecked(getattr(settings, field))
        box.toggled.connect(lambda on: self._change(**{field: on}))
        return box

    def _change(self, **fields: Any) -> None:
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
        for name, field, text in self._rows:
            name.setText(text())
            field.setAccessibleName(text().replace("&", ""))
        self._language.setItemText(0, self.tr("As the system"))
        for code, words in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self._theme.setItemText(self._theme.findData(code), words)
        self._between.setItemText(0, self.tr("Skip what lies between"))
        self._between.setItemText(1, self.tr("Run through it 16 times faster"))
        self._compact.setText(self.tr("&Compact rows"))
        self._next.setText(self.tr("After a decision, &open the next report to review"))
        self._stay.setText(self.tr("&Stay signed in on this computer"))
        self._undo.setSuffix(self.tr(" s"))
        self._undo_note.setText(
            self.tr(
                "A decision is kept on this computer at once and sent to the server after this "
                "time; until then "
                "it can be taken back."
            )
        )
