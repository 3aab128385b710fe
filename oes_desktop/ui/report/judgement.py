"""Lets the panel of violations act: verdicts, marks and "reviewed" go to `judging`, what is chosen to the
player, and where the player is back to the panel. Shows what lies on both sides of a lost connection.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oes_desktop.domain.models import Mark, Report
from oes_desktop.playback.exam_clock import Break, ExamClock
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.judging import Judging
from oes_desktop.ui.report.break_evidence import BreakEvidence, FrameAt

if TYPE_CHECKING:
    from oes_desktop.ui.report.window import ReportWindow


class Judgement(QObject):
    """Lives as long as the window. `user_id`: whose marks may be changed; `frame_at`: see `BreakEvidence`."""

    def __init__(
        self,
        window: ReportWindow,
        user_id: str,
        tasks: Tasks,
        judging: Judging,
        formats: Formats,
        frame_at: FrameAt,
    ) -> None:
        super().__init__(window)
        self._window, self._judging = window, judging
        self._tasks, self._formats, self._frame_at = tasks, formats, frame_at
        panel, player = window.violations, window.player
        panel.show_account(user_id)
        panel.verdicts_given.connect(self._give_verdicts)
        panel.reviewed.connect(judging.set_reviewed)
        panel.moment_chosen.connect(window.play_moment)
        panel.break_chosen.connect(self.show_break)
        player.timeline.break_chosen.connect(self.show_break_at)
        panel.mark_kept.connect(self._keep_mark)
        panel.mark_removed.connect(self._remove_mark)
        panel.left.connect(player.setFocus)
        player.violation_reached.connect(panel.select)
        player.position_changed.connect(panel.follow)
        window.report_shown.connect(self._renew)
        window.moved.connect(self._leave_evidence)

    @cached_property
    def evidence(self) -> BreakEvidence:
        player = self._window.player
        made = BreakEvidence(self._tasks, self._formats, self._frame_at, player)
        made.left.connect(player.setFocus)
        made.moment_chosen.connect(self._window.play_moment)
        return made

    @property
    def _shown_evidence(self) -> BreakEvidence | None:
        return vars(self).get("evidence")

    def _leave_evidence(self, *_: str) -> None:
        if self._shown_evidence:
            self._shown_evidence.leave()

    def _give_verdicts(self, violations: tuple[str, ...], verdict: str, note: str) -> None:
        self._judging.give_verdicts(self._window.exam_id, violations, verdict, note)

    def _keep_mark(self, mark: Mark) -> None:
        self._judging.keep_mark(self._window.exam_id, mark)

    def _remove_mark(self, mark_id: str) -> None:
        self._judging.remove_mark(self._window.exam_id, mark_id)

    def show_break(self, gap: Break) -> None:
        """The last pictures before this break and the first ones after it, over the player."""
        report = self._window.report
        if report is not None:
            self._window.player.pause()
            self.evidence.show_break(report, gap, self._window.player.clock_of(report).shifts)

    def show_break_at(self, wall_ms: int) -> None:
        """The same for the break at this moment, if there is one."""
        report = self._window.report
        gap = ExamClock(report.attempts, report.recordings).break_at(wall_ms) if report else None
        if gap is not None:
            self.show_break(gap)

    def _renew(self, report: Report) -> None:
        if self._shown_evidence:
            self._shown_evidence.renew(report)

    def step_back(self) -> bool:
        """Esc: leave what was opened over the report; False when that is nothing."""
        panel, bar = self._window.violations, self._window.violations.verdicts
        if self._shown_evidence and self._shown_evidence.step_back():
            return True
        if panel.close_editor():
            return True
        if bar.note.isVisible():
            bar.close_note()
            return True
        return False
