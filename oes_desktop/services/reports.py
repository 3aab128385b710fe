"""Reports of exams: from the store when they are there and new enough, else fetched and kept.

A waiting decision and waiting verdicts of the proctor are laid over by the store, so a report always shows
what she said last, online and offline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oes_desktop.domain.errors import DiskTrouble, Rejected, SignInNeeded, Unreachable
from oes_desktop.domain.models import Report
from oes_desktop.store.store import Store

if TYPE_CHECKING:
    from oes_desktop.api.client import Client


class Reports:
    """Any thread; `open` and `refresh` may wait for the network. A disk that cannot take a report costs the
    keeping of it, and not the sight."""

    def __init__(self, store: Store, client: Client) -> None:
        self._store, self._client = store, client
        self._unkept: dict[str, DiskTrouble] = {}

    def unkept(self, exam_id: str) -> DiskTrouble | None:
        """Why the report that was fetched last is not on this computer. Never waits."""
        return self._unkept.get(exam_id)

    def cached(self, exam_id: str) -> Report | None:
        """What is on this computer, however old."""
        return self._store.reports.load(exam_id)

    def open(self, exam_id: str) -> Report:
        """The report, fetched when it is not here or older than the row of the results. Without a network
        (or a sign-in) an older one will do; raises `Rejected("not_offline")` when there is none,
        `Forbidden` or `Rejected("not_found")` when it may not be seen any more."""
        report = self._store.reports.load(exam_id)
        row = self._store.exams.row(exam_id)
        if report is not None and (row is None or report.exam.version >= row.version):
            return report
        try:
            return self.refresh(exam_id)
        except (Unreachable, SignInNeeded) as error:
            if report is not None:
                return report
            if error.reason == "offline":
                raise Rejected("not_offline", what="report") from error
            raise

    def refresh(self, exam_id: str) -> Report:
        """Fetch it, and keep it if the disk has room (`unkept`). Raises what the network raises."""
        fetched = self._client.report(exam_id)
        try:
            self._store.reports.save(fetched)
        except DiskTrouble as error:
            self._unkept[exam_id] = error
            return self._store.reports.laid_over(fetched)
        self._unkept.pop(exam_id, None)
        return self._store.reports.load(exam_id) or fetched
