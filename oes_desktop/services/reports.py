"""Reports of exams. Skeleton of the public surface."""

from __future__ import annotations

from oes_desktop.domain.models import Report


class Reports:
    def cached(self, exam_id: str) -> Report | None:
        raise NotImplementedError

    def open(self, exam_id: str) -> Report:
        raise NotImplementedError

    def refresh(self, exam_id: str) -> Report:
        raise NotImplementedError
