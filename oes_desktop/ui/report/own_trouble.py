"""A line in a report's window when an act of hers on this exam met another one, or was refused; and one when
what she is about to decide on is decided by somebody else meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oes_desktop.domain.acts import ActState, OutboxRow
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.models import Decision, Report
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.notices import Notice
from oes_desktop.ui.safe_text import one_line

if TYPE_CHECKING:
    from oes_desktop.ui.report.window import ReportWindow


class OwnTrouble(QObject):
    """Lives as long as the window. At most one line of either kind, and it goes when it is not true any
    more."""

    def __init__(
        self,
        window: ReportWindow,
        desk: Desk,
        formats: Formats,
        tasks: Tasks,
        bus: Bus,
    ) -> None:
        super().__init__(window)
        self._window, self._decisions, self._tasks = window, desk.decisions, tasks
        self._vocabulary, self._own_name = desk.meta.vocabulary, desk.account.name
        self._formats = formats
        self._stands: Decision | None = None  # as it was shown last
        self._stuck: Notice | None = None
        self._says = ""  # what that line says, or said before she closed it
        self._changed: Notice | None = None
        window.report_shown.connect(self._compare)
        window.moved.connect(self._move)
        bus.changed.connect(self._look)
        self._ask()

    def _move(self, _old: str, _new: str) -> None:
        self._stands = None
        self._take_away()
        self._ask()

    def _take_away(self) -> None:
        self._close(self._stuck)
        self._close(self._changed)
        self._stuck, self._changed, self._says = None, None, ""

    def _look(self, changes: Changes) -> None:
        if changes.outbox:
            self._ask()

    # What was not delivered

    def _ask(self) -> None:
        exam_id = self._window.exam_id
        self._tasks.run(self, partial(self._decisions.stuck, exam_id), partial(self._show_stuck, exam_id))

    def _show_stuck(self, exam_id: str, rows: Sequence[OutboxRow]) -> None:
        """Said again only when there is something else to say: she may have closed the line."""
        text = self._words(rows)
        if exam_id != self._window.exam_id or text == self._says:
            return
        self._close(self._stuck)
        self._stuck, self._says = None, text
        if text:
            look = partial(self._window.outbox_requested.emit, exam_id)
            compare = self.tr("Compare")
            self._stuck = self._window.notices.tell(text, tone="doubtful", more_text=compare, more=look)

    def _close(self, notice: Notice | None) -> None:
        if notice is not None and notice in self._window.notices.shown:
            notice.close_notice()

    def _words(self, rows: Sequence[OutboxRow]) -> str:
        met = sum(row.state is ActState.CONFLICT for row in rows)
        if met:
            return self.tr(
                "%n of your acts on this exam met somebody else's; nothing was overwritten.", "", met
            )
        if rows:
            return self.tr("%n of your acts on this exam could not be delivered.", "", len(rows))
        return ""

    # What somebody else decided while it is looked at

    def _compare(self, report: Report) -> None:
        before, now = self._stands, report.decision
        if now.pending:
            return
        self._stands = now
        changed = before is not None and (before.value, before.at_ms) != (now.value, now.at_ms)
        if not changed or now.by in ("", self._own_name):
            return
        text = self.tr("Meanwhile {who} decided: {what}. What you have typed stays.").format(
            who=one_line(now.by, 60),
            what=one_line(self._vocabulary.decision(now.value).text(self._formats.language), 60),
        )
        self._close(self._changed)
        self._changed = self._window.notices.tell(text, tone="doubtful")
