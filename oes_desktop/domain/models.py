"""The nouns: exam, attempt, recording, snapshot, violation, decision.

Times are integer ms UTC (`None`: unknown), durations ms, sizes bytes, honesty percent 0-100 where high is
good (`None`: not known). Text that came from outside is display data only: never a path, never markup.
Codes (status, decision, kind, system) come from the server's vocabulary; unknown ones are kept as they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from oes_desktop.domain.coverage import NOTHING_SEEN, Coverage

UNDECIDED = "undecided"
NOT_STARTED, IN_PROGRESS, FINISHED = "not_started", "in_progress", "finished"
CAMERA, SCREEN, FACE, DOCUMENT = "camera", "screen", "face", "document"
CONFIRMED, DISMISSED, NO_VERDICT = "confirmed", "dismissed", "none"
BLOCK_BYTES = 4 * 1024 * 1024  # a recording is checked in blocks of this size


@dataclass(frozen=True, slots=True)
class ExamRow:
    """One row of the results: one student's sitting.

    `version` is the server's version of the exam, what a decision is based on. `pending` says that
    `decision` is the proctor's own and not yet accepted by the server; `review_pending` the same of
    `reviewed_ms`. `strip` holds the violations over time, one byte a bin of equal length (at most 64): 0
    none, else the worst severity (1-3) in that bin. `lost_ms`: since when an exam in progress has no
    connection. `stuck`: an act of the proctor's own on it met another one, or was refused.
    """

    id: str
    version: int
    student_id: str
    student_name: str
    group: str
    exam: str
    system: str
    status: str
    started_ms: int | None = None
    ended_ms: int | None = None
    honesty: int | None = None
    pkn: bool = False
    archived: bool = False
    decision: str = UNDECIDED
    decided_by: str = ""
    decided_ms: int | None = None
    reviewed_by: str = ""
    reviewed_ms: int | None = None
    attempts: int = 0
    size: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    strip: bytes = b""
    open_by: str = ""
    pending: bool = False
    review_pending: bool = False
    lost_ms: int | None = None
    stuck: bool = False

    @property
    def violations(self) -> int:
        return sum(self.kinds.values())

    @property
    def duration_ms(self) -> int | None:
        """None while it is not known, also for an exam that ends before it begins."""
        if self.started_ms is None or self.ended_ms is None or self.ended_ms < self.started_ms:
            return None
        return self.ended_ms - self.started_ms

    @property
    def reviewer(self) -> str:
        """Who decided, or else went through the violations."""
        return self.decided_by or self.reviewed_by


def kind_set(kinds: Mapping[str, int]) -> str:
    """The kinds that occur, without their counts, as one text: a JSON list of the codes in order."""
    return json.dumps(sorted(code for code, count in kinds.items() if count > 0), separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class OpenExam:
    """Somebody else has the report open: her name, and since when."""

    exam_id: str
    by: str
    since_ms: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """A stretch between connecting and losing the connection. `ended_ms` is None while it runs."""

    number: int
    started_ms: int
    ended_ms: int | None


@dataclass(frozen=True, slots=True)
class Recording:
    """One stream of an attempt. Its identity is (id, sha256, size); `blocks` are SHA-256 of every 4 MiB.

    `duration_ms` is the media's own length; `ended_ms - started_ms` is its length by the wall clock. Their
    difference is the drift.
    """

    id: str
    attempt: int
    kind: str
    media_type: str
    size: int
    started_ms: int
    ended_ms: int
    duration_ms: int
    sha256: str
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A photo taken during the exam. `source`: camera, screen, face (at the start) or document."""

    id: str
    at_ms: int
    source: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Violation:
    """What the system noticed. `severity` 1-3. `label` is the server's own wording, if it sent one.

    `verdict` is a proctor's, `verdict_note` what she said to it, `verdict_by` who she was (as far as the
    history tells); `pending`: it is ours and the server has not accepted it yet.
    """

    id: str
    kind: str
    at_ms: int
    duration_ms: int = 0
    severity: int = 1
    note: str = ""
    label: str = ""
    verdict: str = NO_VERDICT
    verdict_note: str = ""
    verdict_by: str = ""
    pending: bool = False

    @property
    def end_ms(self) -> int:
        return self.at_ms + self.duration_ms


@dataclass(frozen=True, slots=True)
class Mark:
    """A proctor's own: a violation that she saw (`kind` set) or a note pinned to a time. `by` made it or
    changed it last, `by_id` is her account; `pending`: the server has not accepted it as it stands here."""

    id: str
    at_ms: int
    duration_ms: int = 0
    kind: str = ""
    text: str = ""
    by: str = ""
    by_id: str = ""
    pending: bool = False

    @property
    def end_ms(self) -> int:
        return self.at_ms + self.duration_ms


@dataclass(frozen=True, slots=True)
class Decision:
    """The proctor's verdict on the exam, with the exam's version after it."""

    value: str = UNDECIDED
    reason: str = ""
    comment: str = ""
    by: str = ""
    at_ms: int | None = None
    version: int = 0
    pending: bool = False


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """`act`: decision, verdict, reviewed, archived or mark; `target`: the violation or mark it is about.
    `coverage`: what was on her screen before a decision, as far as it is told; `pending`: it is our own, and
    the server has not accepted it."""

    act: str
    value: str
    by: str
    at_ms: int
    target: str = ""
    reason: str = ""
    comment: str = ""
    coverage: Coverage = NOTHING_SEEN
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Everything about one exam, as its window shows it. Lists are in order of time. `waiting`: what we said
    and the server has not accepted, as lines of the history to come."""

    exam: ExamRow
    attempts: tuple[Attempt, ...] = ()
    recordings: tuple[Recording, ...] = ()
    violations: tuple[Violation, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    decision: Decision = field(default_factory=Decision)
    history: tuple[HistoryEntry, ...] = ()
    marks: tuple[Mark, ...] = ()
    waiting: tuple[HistoryEntry, ...] = ()
