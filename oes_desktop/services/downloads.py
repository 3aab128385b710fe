"""Which exams are to be taken onto this computer. How one is taken: `services/fetching.py`."""

from __future__ import annotations

from collections.abc import Iterable

from oes_desktop.domain.errors import DiskTrouble
from oes_desktop.services.fetching import Download
from oes_desktop.services.recordings import Recordings
from oes_desktop.services.reports import Reports
from oes_desktop.store.store import Store

RESERVE_BYTES = 1 << 30  # left free on the disk


class Downloads:
    """Any thread."""

    def __init__(self, store: Store, reports: Reports, recordings: Recordings) -> None:
        self._store, self._reports, self._recordings = store, reports, recordings

    def of(self, exam_id: str) -> Download:
        return Download(exam_id, self._reports, self._recordings)

    def wanted(self, exam_ids: Iterable[str]) -> list[str]:
        """Those of the exams that are not here whole. Raises `DiskTrouble("full")` when their recordings
        would not leave the disk a reserve of 1 GiB."""
        wanted, size = [], 0
        for exam_id in dict.fromkeys(exam_ids):
            row = self._store.exams.row(exam_id)
            if row is not None and not self._recordings.downloaded(exam_id):
                wanted.append(exam_id)
                size += row.size
        if wanted and self._store.media.free_bytes() < size + RESERVE_BYTES:
            raise DiskTrouble("full", path="vault")
        return wanted
