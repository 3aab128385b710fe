"""The catalogue: every exam the server knows, and what proctors said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from oes_desktop.domain.clock import Clock, SystemClock
from oes_desktop.domain.models import Decision, Violation
from oes_desktop.package.model import PackagedExam
from oes_desktop.server.media_store import StoredMedia


@dataclass(frozen=True, slots=True)
class StoredRecording:
    """A recording whose bytes are in the media store. `original_sha256`: the file as the browser made it."""

    attempt: int
    kind: str
    media: StoredMedia
    started_ms: int
    ended_ms: int
    duration_ms: int
    original_sha256: str = ""


@dataclass(frozen=True, slots=True)
class StoredSnapshot:
    """`source`: camera, screen, face or document."""

    at_ms: int
    source: str
    media: StoredMedia


class Catalogue:
    def __init__(self, path: Path | str, clock: Clock | None = None) -> None:
        self.path, self.clock = path, clock or SystemClock()

    def put_exam(
        self,
        exam: PackagedExam,
        recordings: Sequence[StoredRecording],
        snapshots: Sequence[StoredSnapshot],
        *,
        decision: Decision | None = None,
        reviewed_by: str = "",
    ) -> bool:
        """True when anything changed."""
        raise NotImplementedError

    def exam_id(self, system: str, source_id: str) -> str | None:
        """The id under which the API knows an exam of a package."""
        raise NotImplementedError

    def add_violation(self, exam_id: str, violation: Violation) -> bool:
        raise NotImplementedError

    def remove_exam(self, exam_id: str) -> bool:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError
