"""Whole exams onto this computer: report, photos, every recording, in steps of at most 4 MiB.

A step is one piece of work for a lane, so that a download never keeps a player or a page waiting. What is
here already (watched before, or of a download that was broken off) is not fetched again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import DiskTrouble
from oes_desktop.domain.models import Recording, Report, Snapshot
from oes_desktop.services.filling import Filling
from oes_desktop.services.recordings import Recordings
from oes_desktop.services.reports import Reports
from oes_desktop.store.store import Store

STEP_SEGMENTS = 64
RESERVE_BYTES = 1 << 30  # left free on the disk


@dataclass(frozen=True, slots=True)
class Step:
    """How far a download is, in bytes of recordings and photos; `changes` once it is `finished`."""

    done: int
    total: int
    finished: bool = False
    changes: Changes = field(default_factory=Changes)


class Download:
    """One exam. Call `step` until it says that it is finished; not from two threads at once."""

    def __init__(self, exam_id: str, reports: Reports, recordings: Recordings) -> None:
        self.exam_id = exam_id
        self._reports, self._recordings = reports, recordings
        self._todo: deque[Recording | Snapshot] | None = None
        self._segment = 0  # where the recording at hand goes on
        self._done = self._total = 0

    def step(self, cancel: Cancel) -> Step:
        """Raises what fetching raises: `Rejected("not_offline")`, `Unreachable`, `Forbidden`, `Damaged`,
        `DiskTrouble`. The same step may then be tried again."""
        if self._todo is None:
            self._begin(self._reports.open(self.exam_id))
        elif self._todo:
            item = self._todo[0]
            if isinstance(item, Snapshot):
                self._recordings.photo(self.exam_id, item)
                self._done += item.size
                self._todo.popleft()
            else:
                with self._recordings.filling(self.exam_id, item) as filling:
                    self._fill(filling, cancel)
                if self._segment >= filling.file.segments:
                    self._segment = 0
                    self._todo.popleft()
        if self._todo:
            return Step(self._done, self._total)
        changes = Changes(exams=frozenset({self.exam_id}), media=frozenset({self.exam_id}))
        return Step(self._total, self._total, finished=True, changes=changes)

    def _begin(self, report: Report) -> None:
        """Photos first: they are small, and most decisions are made by them."""
        self._todo = deque([*report.snapshots, *report.recordings])
        self._total = sum(item.size for item in self._todo)

    def _fill(self, filling: Filling, cancel: Cancel) -> None:
        stop = min(self._segment + STEP_SEGMENTS, filling.file.segments)
        for segment in range(self._segment, stop):
            cancel.raise_if_set()
            if not filling.present(segment):
                filling.fetch(segment, cancel)
            self._done += filling.file.plain_length(segment)
            self._segment = segment + 1


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
