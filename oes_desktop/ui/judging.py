"""What buttons do to an exam, in its report or beside the results: decide, undo, confirm or dismiss, mark as
reviewed. Saved first, then said.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from oes_desktop.domain.changes import Changes
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.safe_text import one_line


class Judging(QObject):
    """Acts run on a lane; what came of them is published and told in the window's notices."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        bus: Bus,
        notices: Notices,
        preferences: Preferences,
        formats: Formats,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._bus = desk, tasks, bus
        self._notices, self._preferences, self._formats = notices, preferences, formats

    def decide(self, exam_id: str, value: str, reason: str, comment: str, *, unseen: bool) -> None:
        """`unseen`: nothing of the report was looked at; the decision stands, and that is gently said."""
        work = partial(self._desk.decisions.decide, exam_id, value, reason=reason, comment=comment)
        self._tasks.run(self, work, partial(self._decided, exam_id, value, unseen), self._notices.show)

    def _decided(self, exam_id: str, value: str, unseen: bool, changes: Changes) -> None:
        self._bus.publish(changes)
        words = one_line(self._desk.meta.vocabulary.decision(value).text(self._formats.language), 60)
        if unseen:
            text = self.tr("Saved: %1. Nothing of this report was looked at yet; you can undo.")
        else:
            text = self.tr("Saved on this computer: %1")
        seconds = self._preferences.settings.undo_seconds
        undo = partial(self.undo, exam_id)
        self._notices.tell(text.replace("%1", words), self.tr("Undo"), undo, seconds=max(seconds, 3))

    def undo(self, exam_id: str) -> None:
        """Take the held decision back; when it has left already, say so."""
        work = partial(self._desk.decisions.undo, exam_id)
        self._tasks.run(self, work, self._undone, self._notices.show)

    def _undone(self, changes: Changes) -> None:
        self._bus.publish(changes)
        done = self.tr("Undone.") if changes else self.tr("There is nothing to undo; set a new decision.")
        self._notices.tell(done, seconds=4)

    def set_reviewed(self, exam_id: str, reviewed: bool) -> None:
        """The mark that the violations were gone through."""
        work = partial(self._desk.decisions.set_reviewed, exam_id, reviewed)
        self._tasks.run(self, work, self._bus.publish, self._notices.show)

    def give_verdict(self, exam_id: str, violation_id: str, verdict: str) -> None:
        work = partial(self._desk.decisions.verdict, exam_id, violation_id, verdict)
        self._tasks.run(self, work, self._bus.publish, self._notices.show)
