"""Who has which report open, as their programs say it: `PUT /exams/{id}/open`, again within 90 seconds as
long as the report stays open, `DELETE` when it is closed. In memory, bounded, gone with the process.

It is a courtesy ("Aigerim is looking at this one too"), never a lock, and no change of an exam: it has no
number in the feed. Reading a report says nothing, for a preview or a download is nobody at work.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from oes_desktop.domain.clock import Clock

OPEN_S = 90.0
MOST_OF_ONE = 100  # reports of one user; the one repeated longest ago is forgotten first


@dataclass(frozen=True, slots=True)
class OpenReport:
    """`since_ms`: wall time when it was opened. `heard_s`: the monotonic clock when that was last said."""

    by: str
    since_ms: int
    heard_s: float


class Presence:
    """Thread-safe."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._by_user: dict[str, OrderedDict[str, OpenReport]] = {}
        self._number = 0
        self._lock = threading.Lock()

    def opened(self, exam_id: str, user_id: str, name: str) -> None:
        """She has it open, or still has."""
        with self._lock:
            self._forget()
            reports = self._by_user.setdefault(user_id, OrderedDict())
            before = reports.pop(exam_id, None)
            since_ms = self._clock.now_ms() if before is None else before.since_ms
            reports[exam_id] = OpenReport(name, since_ms, self._clock.monotonic())
            if before is None:
                self._number += 1
            if len(reports) > MOST_OF_ONE:
                reports.popitem(last=False)

    def closed(self, exam_id: str, user_id: str) -> None:
        with self._lock:
            reports = self._by_user.get(user_id)
            if reports is not None and reports.pop(exam_id, None) is not None:
                self._number += 1
            self._forget()

    def others(self, user_id: str) -> dict[str, OpenReport]:
        """Exams that somebody else has open; of several people the one who came first."""
        found: dict[str, OpenReport] = {}
        with self._lock:
            self._forget()
            for user, reports in self._by_user.items():
                for exam_id, report in reports.items() if user != user_id else ():
                    known = found.get(exam_id)
                    if known is None or (report.since_ms, report.by) < (known.since_ms, known.by):
                        found[exam_id] = report
        return found

    def number(self) -> int:
        """Another one than before when somebody came or went meanwhile."""
        with self._lock:
            self._forget()
            return self._number

    def _forget(self) -> None:
        """Those who were not heard for too long have gone."""
        oldest_s = self._clock.monotonic() - OPEN_S
        for user, reports in list(self._by_user.items()):
            while reports and next(iter(reports.values())).heard_s < oldest_s:
                reports.popitem(last=False)
                self._number += 1
            if not reports:
                del self._by_user[user]
