"""Taking a proctor's downloads step by step, as the runner does, on the thread of the test."""

from __future__ import annotations

import random

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.downloading import Entry
from oes_desktop.services.desk import Desk


def video(number: int, size: int = 200_000) -> bytes:
    """Bytes of a recording that no other number has; of more than one segment."""
    return random.Random(1_000 + number).randbytes(size + number)


def take(desk: Desk, most: int = 1_000) -> Changes:
    """Steps until there is nothing to do now, at most `most`; what they changed."""
    changes = Changes()
    for _ in range(most):
        job = desk.downloads.next_work()
        if job is None:
            break
        changes |= job.run(Cancel())
    return changes


def entries(desk: Desk) -> dict[str, Entry]:
    return {entry.wanted.exam_id: entry for entry in desk.downloads.overview().entries}


def stages(desk: Desk) -> dict[str, str]:
    return {exam_id: entry.stage.value for exam_id, entry in entries(desk).items()}
