"""The settings of the lock: after how long, and the passphrase that opens it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.ui.settings.passphrase import CHANGE, CHOOSE, REMOVE, PassphraseDialog
from oes_desktop.ui.settings.section import Section
from oes_desktop.ui.widgets.buttons import button

if TYPE_CHECKING:
    from oes_desktop.services.access.guard import Guard

CODE = "security"
MINUTES = (0, 1, 2, 5, 10, 15, 30, 60)


class SecuritySection(Section):
    """Shut until `show_guard`: whoever is not signed in has nothing to lock. A first choice of minutes asks
    for a passphrase; without one it stays at never."""

    def title(self) -> str:
        return self.tr("Security")

    def build(self) -> None:
        self._guard: Guard | None = None
        self._minutes = self._settings.lock_minutes
        self._tasks: Tasks | None = None
        self.minutes = self.combo("lock_minutes", lambda: self.tr("&Lock by itself"), self._choices)
        self.minutes.activated.disconnect()
        self.minutes.activated.connect(lambda _at: self._choose_minutes())
        self._words.append(lambda: self.minutes.setToolTip(self._tip()))
        self.passphrase, self.remove = button(), button()
        self.passphrase.clicked.connect(lambda: self._ask(CHANGE if self._is_on else CHOOSE))
        self.remove.clicked.connect(lambda: self._ask(REMOVE))
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.passphrase)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.row(buttons, lambda: self.tr("Passphrase"))
        self._words.append(self._show)
        self.note(
            lambda: self.tr(
                "Locked, nothing of a student is on the screen and the key is not in memory; sending and "
                "downloads pause. The passphrase then replaces the keyring: it is asked for at every start "
                "too, and nobody can restore it."
            )
        )

    def show_guard(self, guard: Guard, tasks: Tasks) -> None:
        self._guard, self._tasks = guard, tasks
        self._show()

    @property
    def _is_on(self) -> bool:
        return self._guard is not None and self._guard.is_on

    def _choices(self) -> list[tuple[int, str]]:
        set_by_hand = self._settings.lock_minutes
        minutes = sorted({*MINUTES, set_by_hand})
        return [(each, self.tr("after %n min", "", each) if each else self.tr("never")) for each in minutes]

    def _tip(self) -> str:
        return self.tr(
            "After so long without a key or the mouse in the program, and at once when the screen is locked "
            "or the computer goes to sleep. A recording that plays keeps it open."
        )

    def _show(self) -> None:
        """What is so: without a passphrase nothing locks, whatever is chosen."""
        here = self._guard is not None
        self.minutes.setEnabled(here)
        self.passphrase.setEnabled(here)
        self.remove.setVisible(self._is_on)
        self.passphrase.setText(self.tr("Change…") if self._is_on else self.tr("Choose…"))
        self.passphrase.setAccessibleName(
            self.tr("Change the passphrase") if self._is_on else self.tr("Choose a passphrase")
        )
        self.remove.setText(self.tr("Remove…"))
        self.remove.setAccessibleName(self.tr("Remove the passphrase"))
        wanted = self._minutes if self._is_on else 0
        self.minutes.setCurrentIndex(max(0, self.minutes.findData(wanted)))

    def _choose_minutes(self) -> None:
        minutes = self.minutes.currentData()
        if minutes and not self._is_on:
            self.minutes.setCurrentIndex(self.minutes.findData(0))
            self._ask(CHOOSE, lambda: self._set_minutes(minutes))
        else:
            self._set_minutes(minutes)

    def _set_minutes(self, minutes: int) -> None:
        self._minutes = minutes
        self._show()
        self.changed.emit({"lock_minutes": minutes})

    def _ask(self, what: str, then: Callable[[], object] = lambda: None) -> None:
        guard, tasks = self._guard, self._tasks
        if guard is None or tasks is None:
            return
        dialog = PassphraseDialog(what, self)

        def carry_out(current: str, new: str) -> None:
            work = (lambda: guard.remove(current)) if what == REMOVE else (lambda: guard.set(new, current))
            tasks.run(self, work, lambda _none: done(), dialog.show_error, lane=Lane.NET)

        def done() -> None:
            dialog.accept()
            if what == REMOVE:
                self._set_minutes(0)
            self._show()
            then()

        dialog.given.connect(carry_out)
        dialog.open()
