"""Recordings and photos. Skeleton of the public surface."""

from __future__ import annotations

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.models import Recording, Snapshot


class Recordings:
    def source(self, exam_id: str, recording: Recording) -> ByteSource:
        raise NotImplementedError

    def photo(self, exam_id: str, snapshot: Snapshot) -> bytes:
        raise NotImplementedError

    def downloaded(self, exam_id: str) -> bool:
        raise NotImplementedError
