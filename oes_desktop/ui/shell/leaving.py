"""Signing out: what is not delivered is weighed first, and nothing of it is lost without a word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oes_desktop.domain.acts import OutboxRow
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from oes_desktop.services.desk import Desk
    from oes_desktop.services.session import Session


class Leaving(QObject):
    """`agreed(erase, discard_unsent)`: the proctor wants to go."""

    agreed = Signal(bool, bool)
    send_requested = Signal()

    def __init__(self, session: Session, tasks: Tasks, window: MainWindow) -> None:
        super().__init__(window)
        self._session, self._tasks, self._window = session, tasks, window

    def ask(self, desk: Desk, erase: bool) -> None:
        self._tasks.run(self, desk.decisions.outbox, partial(self._weigh, desk, erase))

    def _weigh(self, desk: Desk, erase: bool, outbox: Sequence[OutboxRow]) -> None:
        if not erase and not outbox:
            self.agreed.emit(False, False)
            return
        from oes_desktop.ui.shell.sign_out import SignOutDialog  # loaded on a lane before

        dialog = SignOutDialog(len(outbox), erase, self._window)
        dialog.agreed.connect(partial(self.agreed.emit, erase))
        dialog.send_requested.connect(self.send_requested)
        dialog.save_requested.connect(partial(self._save, desk))
        dialog.open()

    def _save(self, desk: Desk, path: Path) -> None:
        self._tasks.run(self, partial(self._session.export_unsent, desk, path), self._saved)

    def _saved(self, count: int) -> None:
        text = self.tr("%n decision(s) written to the file, readable by anyone.", "", count)
        self._window.notices.tell(text)
