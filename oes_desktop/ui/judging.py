"""What buttons do to an exam, in its report or beside the results: decide, confirm or dismiss, marks of one's
own, reviewed, and undo of the last of these. Saved first, then said.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Signal

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.coverage import NOTHING_SEEN, Coverage
from oes_desktop.domain.models import CONFIRMED, DISMISSED, Mark
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.decisions import Said
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.notices import Notice, Notices
from oes_desktop.ui.safe_text import one_line

_KEPT = 200  # acts that a series of undos goes back


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
        # What was done here, the last at the right: the exam, and what was said (None: its decision).
        self._done: deque[tuple[str, Said | None]] = deque(maxlen=_KEPT)
        self._told: dict[str, Notice] = {}  # what was said of the newest decision on each exam

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
        self._done.append((exam_id, None))
        words = one_line(self._desk.meta.vocabulary.decision(said.value).text(self._formats.language), 60)
        if said.whose:
            words = f"{words} — {one_line(said.whose, 60)}"
        seconds = self._preferences.settings.undo_seconds
        undo = partial(self._undo_decision, exam_id)
        before = self._told.get(exam_id)
        if before is not None and before in self._notices.shown:  # its undo would take back this decision
            before.close_notice()
        notice = self._notices.tell(text.replace("%1", words), self.tr("Undo"), undo, seconds=max(seconds, 3))
        self._told[exam_id] = notice
        self.decided.emit(exam_id)
        # She sees that it is saved; whatever shows the exam follows, also when this window goes meanwhile.
        self._tasks.after_painting(self._tasks, partial(self._bus.publish, changes))

    def undo(self, exam_id: str, *others: str) -> None:
        """Take back what was done last to one of these exams; when that was nothing, the held decision of the
        first. What has left already cannot be: that is said."""
        exams = {exam_id, *others}
        exam, said = next((each for each in reversed(self._done) if each[0] in exams), (exam_id, None))
        if said is None:
            self._undo_decision(exam)
        else:
            self._undo_said(said)

    def _undo_said(self, said: Said) -> None:
        self._forget((said.exam_id, said))
        work = partial(self._desk.decisions.take_back, said)
        self._tasks.run(self, work, self._tell_undone, self._notices.show)

    def _forget(self, entry: tuple[str, Said | None]) -> None:
        """The last of those that are the same."""
        if entry in self._done:
            self._done.reverse()
            self._done.remove(entry)
            self._done.reverse()

    def _undo_decision(self, exam_id: str) -> None:
        self._forget((exam_id, None))
        work = partial(self._desk.decisions.undo, exam_id)
        self._tasks.run(self, work, partial(self._undone, exam_id), self._notices.show)

    def _undone(self, exam_id: str, changes: Changes) -> None:
        if changes:
            self.undone.emit(exam_id)
        self._tell_undone(changes)

    def _tell_undone(self, changes: Changes) -> None:
        self._bus.publish(changes)
        done = self.tr("Undone.") if changes else self.tr("There is nothing to undo; set a new decision.")
        self._notices.tell(done, seconds=4)

    def set_reviewed(self, exam_id: str, reviewed: bool) -> None:
        """The mark that the violations were gone through."""
        work = partial(self._desk.decisions.set_reviewed, exam_id, reviewed)
        self._tasks.run(self, work, self._bus.publish, self._notices.show)

    def give_verdicts(self, exam_id: str, violations: Sequence[str], verdict: str, note: str = "") -> None:
        """One verdict on one or more violations. Of one nothing is told: the list shows it."""
        work = partial(self._desk.decisions.give_verdicts, exam_id, violations, verdict, note)
        self._tasks.run(self, work, partial(self._judged, verdict), self._notices.show)

    def _judged(self, verdict: str, said: Said) -> None:
        self._keep(said)
        count = len(said.before)
        if count > 1:
            if verdict == CONFIRMED:
                words = self.tr("%n violation(s) confirmed", "", count)
            elif verdict == DISMISSED:
                words = self.tr("%n violation(s) dismissed", "", count)
            else:
                words = self.tr("%n verdict(s) taken back", "", count)
            self._offer_undo(words, partial(self._undo_said, said))

    def keep_mark(self, exam_id: str, mark: Mark) -> None:
        """A mark of her own, new when it has no id, else as it is to be from now on."""
        work = partial(
            self._desk.decisions.mark,
            exam_id,
            mark.at_ms,
            mark.duration_ms,
            mark.kind,
            mark.text,
            mark.id,
        )
        self._tasks.run(self, work, self._keep, self._notices.show)

    def remove_mark(self, exam_id: str, mark_id: str) -> None:
        work = partial(self._desk.decisions.remove_mark, exam_id, mark_id)
        self._tasks.run(self, work, self._removed, self._notices.show)

    def _removed(self, said: Said) -> None:
        self._keep(said)
        self._offer_undo(self.tr("The mark is removed."), partial(self._undo_said, said))

    def _keep(self, said: Said) -> None:
        if said.before:
            self._done.append((said.exam_id, said))
            self._bus.publish(said.changes)

    def _offer_undo(self, words: str, undo: Callable[[], object]) -> None:
        seconds = self._preferences.settings.undo_seconds
        self._notices.tell(words, self.tr("Undo"), undo, seconds=max(seconds, 3))
