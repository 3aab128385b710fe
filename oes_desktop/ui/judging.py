"""What buttons do to an exam, in its report or beside the results: decide, undo, confirm or dismiss, mark as
reviewed. Saved first, then said.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Signal

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.coverage import NOTHING_SEEN, Coverage
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.safe_text import one_line


class Unseen(Enum):
    """What a decision stands on and was never on screen. REPORT: nothing of the report was looked at;
    VIOLATIONS: none of those that there are; CITED: some that were confirmed, or the one that is chosen."""

    NOTHING = "nothing"
    REPORT = "report"
    VIOLATIONS = "violations"
    CITED = "cited"


@dataclass(frozen=True, slots=True)
class Saying:
    """A decision as it is made. `whose`: the student's name, told with it where another exam may be on screen
    by then."""

    value: str
    reason: str = ""
    comment: str = ""
    coverage: Coverage = NOTHING_SEEN
    whose: str = ""


class Judging(QObject):
    """Acts run on a lane; what came of them is published and told in the window's notices. `decided` and
    `undone` carry the exam's id, before the change is published."""

    decided = Signal(str)
    undone = Signal(str)

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

    def decide(self, exam_id: str, said: Saying, *, unseen: Unseen = Unseen.NOTHING, count: int = 0) -> None:
        """`unseen`: what of that which the decision stands on was never on screen (`count` violations); it
        stands, and that is gently said."""
        work = partial(
            self._desk.decisions.decide,
            exam_id,
            said.value,
            reason=said.reason,
            comment=said.comment,
            coverage=said.coverage,
        )
        remark = self._remark(unseen, count)
        self._tasks.run(self, work, partial(self._decided, exam_id, said, remark), self._notices.show)

    def _remark(self, unseen: Unseen, count: int) -> str:
        if unseen is Unseen.REPORT:
            return self.tr("Saved: %1. Nothing of this report was looked at yet; you can undo.")
        if unseen is Unseen.VIOLATIONS:
            return self.tr("Saved: %1. None of the violations was on your screen; you can undo.")
        if unseen is Unseen.CITED:
            return self.tr(
                "Saved: %1. %n violation(s) that it stands on never were on your screen; you can undo.",
                "",
                count,
            )
        return self.tr("Saved on this computer: %1")

    def _decided(self, exam_id: str, said: Saying, text: str, changes: Changes) -> None:
        self.decided.emit(exam_id)
        self._bus.publish(changes)
        words = one_line(self._desk.meta.vocabulary.decision(said.value).text(self._formats.language), 60)
        if said.whose:
            words = f"{words} — {one_line(said.whose, 60)}"
        seconds = self._preferences.settings.undo_seconds
        undo = partial(self.undo, exam_id)
        self._notices.tell(text.replace("%1", words), self.tr("Undo"), undo, seconds=max(seconds, 3))

    def undo(self, exam_id: str) -> None:
        """Take the held decision back; when it has left already, say so."""
        work = partial(self._desk.decisions.undo, exam_id)
        self._tasks.run(self, work, partial(self._undone, exam_id), self._notices.show)

    def _undone(self, exam_id: str, changes: Changes) -> None:
        if changes:
            self.undone.emit(exam_id)
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
