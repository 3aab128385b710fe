"""Watches the outbox of one desk: a decision that met another one, was refused, or has had no answer for too
long is told at once; and so is a server that was put back to an earlier state.

It opens the list of undelivered acts, and that of everything she did, and carries out what is chosen there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.acts import ActState
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.decisions import Decisions, Undelivered
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.shell.act_words import ActWords
from oes_desktop.ui.shell.outbox import (
    KEEP_THEIRS,
    OPEN,
    SEND_AGAIN,
    WITHDRAW,
    WITHDRAW_REFUSED,
    OutboxDialog,
)

if TYPE_CHECKING:
    from oes_desktop.services.desk import Desk
    from oes_desktop.services.own_acts import OwnActs
    from oes_desktop.services.sync import SyncStatus
    from oes_desktop.ui.shell.main_window import MainWindow


class Leading(Protocol):
    """A window with a way here: its signal `outbox_requested(exam id)`."""

    outbox_requested: Any


class UndeliveredWatch(QObject):
    """`report_requested(exam id)`; `send_requested` after something was freed to be sent. `status()` is how
    the sync stands: a value of memory."""

    report_requested = Signal(str)
    send_requested = Signal()

    def __init__(
        self,
        decisions: Decisions,
        vocabulary: Vocabulary,
        tasks: Tasks,
        bus: Bus,
        notices: Notices,
        formats: Formats,
        window: QWidget,
        *,
        own_acts: OwnActs,
        status: Callable[[], SyncStatus],
    ) -> None:
        super().__init__(window)
        self._decisions, self._words = decisions, ActWords(vocabulary, formats)
        self._own_acts, self._status = own_acts, status
        self._tasks, self._bus, self._notices, self._window = tasks, bus, notices, window
        self._told: set[str] = set()
        self._told_overdue, self._told_restores = 0, 0
        self._dialog: OutboxDialog | None = None
        bus.changed.connect(self._look)
        self._count()

    @classmethod
    def of(cls, desk: Desk, tasks: Tasks, bus: Bus, formats: Formats, window: MainWindow) -> UndeliveredWatch:
        """Of a desk that is shown in `window`: opens what the commands of the window ask for."""
        made = cls(
            desk.decisions,
            desk.meta.vocabulary,
            tasks,
            bus,
            window.notices,
            formats,
            window,
            own_acts=desk.own_acts,
            status=lambda: desk.sync.status,
        )
        window.outbox_requested.connect(made.open)
        window.own_acts_requested.connect(made.open_own_acts)
        return made

    @Slot(object)
    def follow(self, report: Leading) -> None:
        """The line of a report's window leads here too."""
        over = report if isinstance(report, QWidget) else None
        report.outbox_requested.connect(partial(self.open, over=over))

    def open(self, exam_id: str = "", over: QWidget | None = None) -> None:
        """Show the list; of one exam only that, over the window that asked."""
        dialog = OutboxDialog(self._words, over or self._window, exam_id=exam_id)
        dialog.chosen.connect(partial(self._carry_out, dialog))
        dialog.all_requested.connect(partial(self.open_own_acts, dialog))
        self._dialog = dialog
        self._count()
        dialog.open()

    def open_own_acts(self, over: QWidget | None = None) -> None:
        """Show everything that she did on this computer."""
        from oes_desktop.ui.shell.own_acts import OwnActsDialog

        dialog = OwnActsDialog(self._own_acts, self._words, self._tasks, self._bus, over or self._window)
        dialog.report_requested.connect(self.report_requested)
        dialog.undelivered_requested.connect(self.open)
        dialog.open()

    @Slot(object)
    def _look(self, changes: Changes) -> None:
        if changes.outbox:
            self._count()
        if changes.outbox or changes.connection:
            self._tell_of_sync()

    def _count(self) -> None:
        self._tasks.run(self, self._decisions.undelivered, self._weigh)

    def _weigh(self, acts: Sequence[Undelivered]) -> None:
        if self._dialog is not None and shiboken6.isValid(self._dialog):
            self._dialog.show_acts(acts)
        stuck = {act.row.act.id: act for act in acts if act.row.state in _STUCK}
        fresh = [stuck[act_id] for act_id in stuck if act_id not in self._told]
        self._told = set(stuck)
        if not fresh:
            return
        met = sum(act.row.state is ActState.CONFLICT for act in fresh)
        if met:
            text = self.tr("%n decision(s) met another proctor's; nothing was overwritten.", "", met)
        else:
            text = self.tr("%n decision(s) could not be delivered; they are kept.", "", len(fresh))
        exams = {act.row.act.exam_id for act in fresh}
        look = partial(self.open, exams.pop() if len(exams) == 1 else "")
        self._notices.tell(text, self.tr("Look"), look, tone="doubtful")

    def _tell_of_sync(self) -> None:
        status = self._status()
        if status.overdue > self._told_overdue:
            text = self.tr(
                "%n decision(s) have had no answer from the server for too long. They are kept and sent on.",
                "",
                status.overdue,
            )
            self._notices.tell(text, self.tr("Look"), self.open, tone="bad")
        self._told_overdue = status.overdue
        if status.restores > self._told_restores:
            self._notices.tell(self._restored(status.offered), tone="doubtful")
        self._told_restores = status.restores

    def _restored(self, offered: int) -> str:
        if offered:
            return self.tr(
                "The server was put back to an earlier state. The list is new; %n decision(s) that it may "
                "have lost are sent again.",
                "",
                offered,
            )
        return self.tr("The server was put back to an earlier state. The list is new; yours were not lost.")

    def _carry_out(self, dialog: OutboxDialog, what: str, act_id: str, exam_id: str) -> None:
        if what == OPEN:
            dialog.accept()
            self.report_requested.emit(exam_id)
            return
        if what == WITHDRAW_REFUSED:
            self._tasks.run(self, self._decisions.withdraw_refused, self._carried_out, self._notices.show)
            return
        work = {
            KEEP_THEIRS: self._decisions.keep_theirs,
            SEND_AGAIN: self._decisions.send_mine_again,
            WITHDRAW: self._decisions.withdraw,
        }[what]
        self._tasks.run(self, partial(work, act_id), self._carried_out, self._notices.show)

    def _carried_out(self, changes: Changes) -> None:
        self._bus.publish(changes)
        self.send_requested.emit()


_STUCK = (ActState.CONFLICT, ActState.PARKED)
