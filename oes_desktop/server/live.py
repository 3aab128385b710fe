"""For the demo: exams in progress go on happening. Every few seconds one of them gets a violation, and now
and then one loses its connection for half a minute, so that a proctor sees rows and reports change by
themselves. The same seed makes the same choices."""

from __future__ import annotations

import asyncio
import logging
from random import Random

from litestar.concurrency import sync_to_thread

from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import Violation
from oes_desktop.server import vocabulary
from oes_desktop.server.catalogue import Catalogue

_log = logging.getLogger(__name__)

MOST_OF_ONE = 40  # violations that one exam gets this way: a demo left running stays believable
MOST_LOST = 2  # exams without a connection at a time
_LOSES = 0.12  # how often a step is a lost connection
_LOST_MS = (20_000, 40_000)
_KINDS = ("focus_lost", "page_left", "voice_detected", "gaze_away", "face_absent", "copy_paste")


class LiveExams:
    """`every_s`: how long it is between two steps of `run`."""

    def __init__(self, catalogue: Catalogue, random: Random, every_s: float = 4.0) -> None:
        self._catalogue, self._random, self._every_s = catalogue, random, every_s
        self._count: dict[str, int] = {}
        self._away_ms: dict[str, int] = {}  # how long an exam stays without its connection

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(self._every_s)
            try:
                await sync_to_thread(self.step)
            except OesError as error:
                _log.warning("A live violation was not added: %s", error.reason)

    def step(self) -> str | None:
        """Connections come back, and one of the exams in progress gets a violation just now or loses its
        connection; its id. None: there is none to take."""
        now_ms = self._catalogue.clock.now_ms()
        lost = self._catalogue.running()
        for exam_id, lost_ms in lost.items():
            if lost_ms is not None and self._is_back(exam_id, now_ms - lost_ms):
                self._catalogue.come_back(exam_id)
                lost[exam_id] = None
        connected = [exam_id for exam_id, lost_ms in lost.items() if lost_ms is None]
        open_exams = [exam_id for exam_id in connected if self._count.get(exam_id, 0) < MOST_OF_ONE]
        if not open_exams:
            return None
        exam_id = self._random.choice(open_exams)
        self._count[exam_id] = self._count.get(exam_id, 0) + 1
        few = len(lost) - len(connected) < MOST_LOST
        if self._random.random() < _LOSES and few and self._catalogue.lose_connection(exam_id):
            return exam_id
        return exam_id if self._catalogue.add_violation(exam_id, self._violation(now_ms)) else None

    def _is_back(self, exam_id: str, away_ms: int) -> bool:
        if away_ms < self._away_ms.setdefault(exam_id, self._random.randrange(*_LOST_MS)):
            return False
        del self._away_ms[exam_id]
        return True

    def _violation(self, now_ms: int) -> Violation:
        term = vocabulary.kind(self._random.choice(_KINDS))
        duration_ms = self._random.randrange(1, 9) * 500
        return Violation(f"live-{now_ms}", term.code, now_ms - duration_ms, duration_ms, term.severity)
