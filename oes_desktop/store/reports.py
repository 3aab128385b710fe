"""Reports and their photos, as encrypted rows."""

from __future__ import annotations

from oes_desktop.domain.models import Report


class Reports:
    def save(self, report: Report) -> None:
        raise NotImplementedError

    def load(self, exam_id: str) -> Report | None:
        """As saved (`report.exam.version` tells how old), with waiting decision and verdicts laid over."""
        raise NotImplementedError

    def forget(self, exam_id: str) -> None:
        raise NotImplementedError

    def save_photo(self, exam_id: str, snapshot_id: str, data: bytes) -> None:
        raise NotImplementedError

    def photo(self, exam_id: str, snapshot_id: str) -> bytes | None:
        raise NotImplementedError
