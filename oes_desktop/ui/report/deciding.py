"""From the decision to what comes of it: what she saw goes with it, one gentle line says what she did not,
it can be taken back, also from the next report, and that opens by itself if she wants it so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oes_desktop.domain.clock import Clock
from oes_desktop.domain.models import CONFIRMED, UNDECIDED, Report
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.playback.witnessed import never_seen
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.judging import Judging, Saying, Unseen
from oes_desktop.ui.report.header import BRIEF
from oes_desktop.ui.report.onward import Onward
from oes_desktop.ui.report.watching import Watching

if TYPE_CHECKING:
    from oes_desktop.ui.report.window import ReportWindow

_MOST = 20  # decisions that are remembered for an undo


class Deciding(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        window: ReportWindow,
        judging: Judging,
        watching: Watching,
        onward: Onward,
        vocabulary: Vocabulary,
        preferences: Preferences,
        clock: Clock,
    ) -> None:
        super().__init__(window)
        self._window, self._judging, self._watching = window, judging, watching
        self._onward, self._vocabulary, self._preferences = onward, vocabulary, preferences
        self._clock = clock
        self._photos_seen: set[str] = set()
        self._latest: list[tuple[str, float]] = []  # exam, when the undo runs out
        window.header.decision.decided.connect(self.decide)
        window.header.page_chosen.connect(self._note_page)
        judging.decided.connect(self._go_on)
        judging.undone.connect(self._come_back)

    def decide(self, value: str, reason: str, comment: str) -> None:
        window, report = self._window, self._window.report
        coverage = self._watching.coverage
        whose = "" if report is None else report.exam.student_name or report.exam.student_id
        unseen, count = Unseen.NOTHING, 0
        if report is not None and value != UNDECIDED:
            unseen, count = self._unseen(report, value)
        said = Saying(value, reason, comment, coverage, whose)
        self._judging.decide(window.exam_id, said, unseen=unseen, count=count)
        self._watching.keep()  # after it: one writes at a time, and she waits for the decision
        window.player.setFocus()  # the keys go on watching

    def undo(self) -> None:
        """What was done last in this window: to the exam that is shown, or a decision that may
        still be held, whatever is shown by now."""
        now_s = self._clock.monotonic()
        self._latest = [(exam_id, until_s) for exam_id, until_s in self._latest if until_s > now_s]
        self._judging.undo(self._window.exam_id, *(exam_id for exam_id, _ in self._latest))

    def _unseen(self, report: Report, value: str) -> tuple[Unseen, int]:
        """A rejection stands on what was confirmed, or else on the violation that is chosen, or else on any
        of them. Whatever else is decided stands on the report."""
        coverage, exam = self._watching.coverage, self._window.player.exam
        if self._vocabulary.decision(value).tone == "bad" and report.violations:
            cited = [each for each in report.violations if each.verdict == CONFIRMED]
            chosen = self._window.violations.current
            if not cited and chosen is not None:
                cited = [chosen]
            if cited:
                missed = len(never_seen(cited, coverage, exam))
                return (Unseen.CITED, missed) if missed else (Unseen.NOTHING, 0)
            every = report.violations
            none_seen = len(never_seen(every, coverage, exam)) == len(every)
            return (Unseen.VIOLATIONS if none_seen else Unseen.NOTHING), 0
        looked = bool(coverage) or report.exam.id in self._photos_seen
        return (Unseen.NOTHING if looked else Unseen.REPORT), 0

    def _note_page(self, code: str) -> None:
        report = self._window.report
        if code == BRIEF and report is not None and report.snapshots:
            self._photos_seen.add(report.exam.id)

    # What comes of it

    def _go_on(self, exam_id: str) -> None:
        seconds = self._preferences.settings.undo_seconds
        self._latest = [*self._latest, (exam_id, self._clock.monotonic() + seconds)][-_MOST:]
        if exam_id == self._window.exam_id:
            self._onward.decided()

    def _come_back(self, exam_id: str) -> None:
        """Undone from another report: what it was about is shown again."""
        self._latest = [each for each in self._latest if each[0] != exam_id]
        if exam_id != self._window.exam_id:
            self._window.open_exam(exam_id)
