"""One run of the program for `bench review`: a reviewer who has nothing but keys. Says in JSON what it found.

`as_program` runs it; its order, beside what is said there: `reports`, `think_s`.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from oes_desktop.app import Program
from oes_desktop.cli.bench.counted import counter_of
from oes_desktop.cli.bench.following import Condition
from oes_desktop.domain.coverage import share
from oes_desktop.domain.models import CAMERA, Report, Violation
from oes_desktop.playback.witnessed import never_seen
from oes_desktop.ui.report.video import VideoPane
from oes_desktop.ui.report.watching import Watching
from oes_desktop.ui.report.window import ReportWindow

DEADLINE_S = 90.0
RATE = 4.0
_KEYS = {str(number): Qt.Key(Qt.Key.Key_0 + number) for number in range(1, 10)} | {
    "L": Qt.Key.Key_L,
    "V": Qt.Key.Key_V,
    "Y": Qt.Key.Key_Y,
}
_DECISIONS = ("1", "1", "1", "2", "3")  # how reviewers decide, about


class Painted(QObject):
    """The pictures of the camera that were painted: which seconds, by the number burnt into them; and when
    the first one of a report was, by the monotonic clock."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window
        self.seconds: set[int] = set()
        self.first_at: float | None = None
        self._exam_id = window.exam_id
        for pane in window.player.panes.values():
            pane.installEventFilter(self)
        window.moved.connect(self.begin)

    def begin(self, _old: str, new: str) -> None:
        self.seconds, self.first_at, self._exam_id = set(), None, new

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A paint event comes before its painting: looked at when the event loop is back from it."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, VideoPane):
            exam_id = self._exam_id
            QTimer.singleShot(0, self, lambda: self._note(watched, exam_id))
        return False

    def _note(self, pane: VideoPane, exam_id: str) -> None:
        frame = pane.frame
        report = self._window.report
        if frame is None or pane.message or exam_id != self._exam_id or report is None:
            return
        if report.exam.id != exam_id:
            return
        if self.first_at is None:
            self.first_at = time.monotonic()
        if pane is self._window.player.panes[CAMERA]:
            self.seconds.add(counter_of(frame))


class Run:
    """The steps, as a generator: each yields the condition it waits for."""

    def __init__(self, program: Program, order: dict[str, Any]) -> None:
        self.deadline_s = DEADLINE_S
        self.program, self.order = program, order
        self.keys = 0
        self.found: dict[str, Any] = {
            "decisions": [],
            "idle_ms": [],
            "rate": RATE,
            "setup_keys": 0,
            "platform": QApplication.platformName(),
        }

    @property
    def window(self) -> ReportWindow:
        return next(iter(self.program.reports.values()))

    def steps(self) -> Iterator[Condition]:
        yield lambda: self.program.results is not None and self.program.results.table.current_exam()
        results = self.program.results
        assert results is not None
        pressed = time.monotonic()
        QTest.keyClick(results.table, Qt.Key.Key_Return)
        yield lambda: self.program.reports
        painted = Painted(self.window)
        yield lambda: painted.first_at is not None and self.window.player.settled
        self._set_up()
        for number in range(self.order["reports"]):
            self.keys = 0
            yield from self._watch()
            verdicts = self._judge(number)
            thought = time.monotonic() + self.order["think_s"]
            yield lambda until=thought: time.monotonic() >= until  # type: ignore[misc]
            pressed = yield from self._decide(number, painted, pressed, verdicts)

    def _press(self, key: str) -> None:
        self.keys += 1
        QTest.keyClick(self.window.focusWidget() or self.window, _KEYS[key])

    def _set_up(self) -> None:
        """Once: violations only, at four times."""
        player = self.window.player
        self._press("V")
        self._press("L")
        while player.rate < RATE:
            self._press("L")
        self.found["setup_keys"], self.keys = self.keys, 0

    def _watch(self) -> Iterator[Condition]:
        """Until the last moment was played."""
        report, player = self.window.report, self.window.player
        assert report is not None
        last = max(each.at_ms for each in report.violations)
        yield lambda: not player.playing and (player.position_ms or 0) >= last

    def _judge(self, number: int) -> int:
        """Where she will reject, she confirms what she saw last."""
        if _DECISIONS[number % len(_DECISIONS)] != "3":
            return 0
        self._press("Y")
        self.keys -= 1
        return 1

    def _decide(
        self, number: int, painted: Painted, since: float, verdicts: int
    ) -> Generator[Condition, None, float]:
        window = self.window
        report = window.report
        assert report is not None
        (watching,) = window.findChildren(Watching)
        coverage, seconds = watching.coverage, set(painted.seconds)
        unseen = never_seen(report.violations, coverage, window.player.exam)
        self._press(_DECISIONS[number % len(_DECISIONS)])
        now = time.monotonic()
        self.found["decisions"].append(
            {
                "seconds": now - since,
                "keys": self.keys,
                "verdicts": verdicts,
                "watched": share(coverage, report.recordings),
                "planted": len(report.violations),
                "covered": len(report.violations) - len(unseen),
                "pictured": sum(_pictured(each, report, seconds) for each in report.violations),
            }
        )
        if number + 1 < self.order["reports"]:
            yield lambda: window.exam_id != report.exam.id and painted.first_at is not None
            self.found["idle_ms"].append(((painted.first_at or now) - now) * 1000)
        else:
            decisions = self.program.desk.decisions if self.program.desk else None
            yield (
                lambda: (
                    decisions is None or any(row.act.exam_id == report.exam.id for row in decisions.outbox())
                )
            )
        return now


def _pictured(violation: Violation, report: Report, seconds: set[int]) -> bool:
    camera = next(each for each in report.recordings if each.kind == CAMERA)
    first = (violation.at_ms - camera.started_ms) // 1000
    last = (violation.end_ms - camera.started_ms) // 1000
    return any(second in seconds for second in range(first, last + 1))
