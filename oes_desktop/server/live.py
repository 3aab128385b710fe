"""For the demo: exams in progress go on happening. Every few seconds one of them gets a violation, so that a
proctor sees rows and reports change by themselves. The same seed makes the same choices."""

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

EVERY_S = 4.0
MOST_OF_ONE = 40  # violations that one exam gets this way: a demo left running stays believable
_KINDS = ("focus_lost", "page_left", "voice_detected", "gaze_away", "face_absent", "copy_paste")


class LiveExams:
    def __init__(self, catalogue: Catalogue, random: Random) -> None:
        self._catalogue, self._random = catalogue, random
        self._count: dict[str, int] = {}

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(EVERY_S)
            try:
                await sync_to_thread(self.step)
            except OesError as error:
                _log.warning("A live violation was not added: %s", error.reason)

    def step(self) -> str | None:
        """One violation, just now, for one of the exams in progress; its id. None: there is none to take."""
        open_exams = [exam for exam in self._catalogue.running() if self._count.get(exam, 0) < MOST_OF_ONE]
        if not open_exams:
            return None
        exam_id = self._random.choice(open_exams)
        term = vocabulary.kind(self._random.choice(_KINDS))
        duration_ms = self._random.randrange(1, 9) * 500
        now_ms = self._catalogue.clock.now_ms()
        self._count[exam_id] = self._count.get(exam_id, 0) + 1
        violation = Violation(f"live-{now_ms}", term.code, now_ms - duration_ms, duration_ms, term.severity)
        return exam_id if self._catalogue.add_violation(exam_id, violation) else None
