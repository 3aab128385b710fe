"""What a proctor takes with her: which exams, how much of each, by which rule, and how far that is.

An exam that is wanted is a row on disk (`Wanted`), so a download survives a restart; how fast it comes is
known in memory alone (`Progress`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Filters

AROUND_MS = 30_000  # of a recording, before and after every moment, when moments alone are taken
MOST_RULES = 50


class What(StrEnum):
    """How much of an exam: every recording whole, or every moment with `AROUND_MS` around it, the index of
    each recording, and all snapshots."""

    WHOLE = "whole"
    MOMENTS = "moments"


class Stage(StrEnum):
    """LOADING: its bytes come. RETRYING: trouble that goes by itself (no network, a busy server); it is tried
    again in `Progress.retry_s`. FAILED: trouble that waits for the proctor. HERE: opens without a network."""

    QUEUED = "queued"
    LOADING = "loading"
    RETRYING = "retrying"
    PAUSED = "paused"
    FAILED = "failed"
    HERE = "here"


class Held(StrEnum):
    """Why nothing is being loaded at all, though something is wanted."""

    NOT = ""
    PAUSED = "paused"  # all of it, by the proctor
    OFFLINE = "offline"
    METERED = "metered"
    LIMIT = "limit"  # the room that she set for downloads is used up
    DISK = "disk"  # the disk has no room


@dataclass(frozen=True, slots=True)
class Wanted:
    """One exam that is to be here, or is. `place` orders the queue, the smallest first. `trouble`: reason
    code of what ended the last try for good ('' = none). `rule`: code of the rule that asked for it ('' = the
    proctor herself). `until_ms`: when it is erased again, by the server's `keep_days` (None: not yet known).
    Times are ms UTC."""

    exam_id: str
    what: What = What.WHOLE
    place: int = 0
    paused: bool = False
    trouble: str = ""
    rule: str = ""
    added_ms: int = 0
    here_ms: int | None = None
    until_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Bytes that are here and that are wanted in all; `rate` in bytes a second; `left_s` None while nobody
    can tell. `mending`: (number of the block, of how many) that came damaged and is fetched again. `trouble`:
    reason code of what passes by itself, and is tried again in `retry_s` (None: nobody can tell when)."""

    done: int = 0
    total: int = 0
    rate: float = 0.0
    left_s: float | None = None
    retry_s: float | None = None
    mending: tuple[int, int] | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the downloads page. `exam` is None when the store no longer knows it."""

    wanted: Wanted
    stage: Stage
    progress: Progress = Progress()
    exam: ExamRow | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes: used by recordings and photos, allowed by the proctor (0 = no limit), free on the disk."""

    used: int = 0
    limit: int = 0
    free: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """All of the downloads page: those that come or wait first, in the order of the queue; then those that
    are here, the newest first. `needed`: bytes that are lacking while it is held by LIMIT or DISK. `expired`:
    exams that were erased by their date since the page was last shown."""

    entries: tuple[Entry, ...] = ()
    room: Room = Room()
    held: Held = Held.NOT
    rate: float = 0.0
    left_s: float | None = None
    here: int = 0
    needed: int = 0
    keep_days: int = 0
    expired: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """Keeps downloads up by itself: exams that `filters` finds and that began in the last `days` days (0 =
    any), at most `most`, those to be judged first. What a rule asked for and no longer finds is not fetched
    on, and what is here stays until its date."""

    code: str
    name: str
    filters: Filters = field(default_factory=Filters)
    days: int = 7
    most: int = 200
    what: What = What.WHOLE
    on: bool = True

    def switched(self, on: bool) -> Rule:
        return replace(self, on=on)
