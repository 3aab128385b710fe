"""Who else has a report open, so that two proctors do not judge the same exam: a courtesy, never a lock.

`opened` and `closed` note what this program shows; `tell` says it to the server, `refresh` also asks about
the others. All of it is kept in memory alone: who was there an hour ago is nobody's business. What fails is
logged without names and tried again later; nobody is troubled with it. A server without the capability
`presence` is never asked.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import ExamRow, OpenExam

if TYPE_CHECKING:
    from oes_desktop.api.client import Client

log = logging.getLogger(__name__)

CAPABILITY = "presence"
REPEAT_S = 45.0  # the server forgets after 90 s
_TRUSTED_S = 90.0  # what was heard longer ago says nothing about now


class Presence:
    """`capable`: whether the server has these calls; `online`: whether it answers. Both are values of memory.
    Any thread; `tell` and `refresh` block."""

    def __init__(
        self, client: Client, clock: Clock, capable: Callable[[], bool], online: Callable[[], bool]
    ) -> None:
        self._client, self._clock = client, clock
        self._capable, self._online = capable, online
        self._shown: Counter[str] = Counter()  # windows of an exam
        self._said: dict[str, float] = {}
        self._others: Mapping[str, OpenExam] = {}
        self._heard_s = 0.0
        self._noting, self._speaking = threading.Lock(), threading.Lock()

    # What others have open; never waits

    def other(self, exam_id: str) -> OpenExam | None:
        """Who else has the report open."""
        return self._others.get(exam_id)

    def is_elsewhere(self, exam_id: str) -> bool:
        """Whether somebody else has the report open."""
        return exam_id in self._others

    def others(self) -> frozenset[str]:
        """Exams that somebody else has open."""
        return frozenset(self._others)

    def over(self, row: ExamRow) -> ExamRow:
        """The row with what is known now in place of what the feed said long ago."""
        if not self._capable():
            return row
        other = self._others.get(row.id)
        by = "" if other is None else other.by
        return row if row.open_by == by else replace(row, open_by=by)

    # What is open here; never waits

    def opened(self, exam_id: str) -> None:
        """A window shows the report; `tell` says it."""
        with self._noting:
            self._shown[exam_id] += 1

    def closed(self, exam_id: str) -> None:
        """A window shows it no longer."""
        with self._noting:
            self._shown[exam_id] -= 1
            self._shown = +self._shown

    # Talking

    def tell(self) -> None:
        """Say what was opened and closed here, and repeat what still is open."""
        with self._speaking:
            now = self._clock.monotonic()
            with self._noting:
                shown = set(self._shown)
            if not self._capable() or not self._online():
                return
            for exam_id in [exam_id for exam_id in self._said if exam_id not in shown]:
                del self._said[exam_id]
                self._say(exam_id, still=False)
            for exam_id in shown:
                if now - self._said.get(exam_id, -REPEAT_S) >= REPEAT_S:
                    self._said[exam_id] = now
                    self._say(exam_id, still=True)

    def refresh(self) -> Changes:
        """`tell`, then ask who is there. What is different is in `presence` of the answer."""
        self.tell()
        before = self._others
        if self._capable() and self._online():
            try:
                found = self._client.open_exams()
            except OesError as error:
                log.info("who has reports open was not told: %s", error.reason)
            else:
                self._others, self._heard_s = (
                    {other.exam_id: other for other in found},
                    self._clock.monotonic(),
                )
        if self._clock.monotonic() - self._heard_s >= _TRUSTED_S or not self._capable():
            self._others = {}
        after = self._others
        return Changes(
            presence=frozenset(id_ for id_ in {*before, *after} if before.get(id_) != after.get(id_))
        )

    def _say(self, exam_id: str, *, still: bool) -> None:
        try:
            self._client.say_open(exam_id, still=still)
        except OesError as error:
            log.info("an open report was not told: %s", error.reason)
