"""An exam package after validation: what `exam.json` says, with files named but not yet read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from oes_desktop.domain.models import Attempt, Violation


@dataclass(frozen=True, slots=True)
class PackagedRecording:
    """`started_ms`/`ended_ms` (ms UTC) may be missing: then they are the attempt's."""

    attempt: int
    kind: str
    file: PurePosixPath
    started_ms: int | None
    ended_ms: int | None


@dataclass(frozen=True, slots=True)
class PackagedSnapshot:
    file: PurePosixPath
    at_ms: int
    source: str


@dataclass(frozen=True, slots=True)
class PackagedExam:
    """`id` is unique per system, a violation's id within the exam. Files are relative, safe, inside the
    package. Lists are in order of time."""

    id: str
    student_id: str
    student_name: str
    group: str
    exam: str
    system: str
    status: str
    honesty: int | None
    pkn: bool
    archived: bool
    started_ms: int | None
    ended_ms: int | None
    attempts: tuple[Attempt, ...]
    recordings: tuple[PackagedRecording, ...]
    violations: tuple[Violation, ...]
    snapshots: tuple[PackagedSnapshot, ...]
