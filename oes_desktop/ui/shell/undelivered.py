"""Watches the outbox of one desk: a decision that met another one, or was refused, is told at once.

It opens the list of undelivered acts and carries out what is chosen there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

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
from oes_desktop.ui.shell.outbox import KEEP_THEIRS, OPEN, SEND_AGAIN, WITHDRAW, OutboxDialog


class UndeliveredWatch(QObject):
    """`report_requested(exam id)`; `send_requested` after something was freed to be sent."""

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
    ) -> None:
        super().__init__(window)
        self._decisions, self._vocabulary, self._formats = decisions, vocabulary, formats
        self._tasks, self._bus, self._notices, self._window = tasks, bus, notices, window
        self._told: set[str] = set()
        self._dialog: OutboxDialog | None = None
        bus.changed.connect(self._look)
        self._count()

    def open(self) -> None:
        """Show the list."""
        dialog = OutboxDialog(self._vocabulary, self._formats, self._window)
        dialog.chosen.connect(self._carry_out)
        self._dialog = dialog
        self._count()
        dialog.open()

    @Slot(object)
    def _look(self, changes: Changes) -> None:
        if changes.outbox:
            self._count()

    def _count(self) -> None:
        self._tasks.run(self, self._decisions.undelivered, self._weigh)

    def _weigh(self, acts: Sequence[Undelivered]) -> None:
        if self._dialog is not None and shiboken6.isValid(self._dialog):
            self._dialog.show_acts(acts)
        stuck = {act.row.act.id: act.row.state for act in acts if act.row.state in _STUCK}
        fresh = set(stuck) - self._told
        self._told = set(stuck)
        if not fresh:
            return
        met = sum(stuck[act] is ActState.CONFLICT for act in fresh)
        if met:
            text = self.tr("%n decision(s) met another proctor's; nothing was overwritten.", "", met)
        else:
            text = self.tr("%n decision(s) could not be delivered; they are kept.", "", len(fresh))
        self._notices.tell(text, self.tr("Look"), self.open, tone="doubtful")

    @Slot(str, str, str)
    def _carry_out(self, what: str, act_id: str, exam_id: str) -> None:
        if what == OPEN:
            self.report_requested.emit(exam_id)
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
