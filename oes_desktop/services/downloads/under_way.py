"""One exam whose bytes come, or came until there was trouble: what is known of it in memory alone, and which
trouble passes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.downloading import AROUND_MS, Progress, Stage, Wanted, What
from oes_desktop.domain.errors import Conflict, DiskTrouble, OesError, Rejected, SignInNeeded, Unreachable
from oes_desktop.services.downloads.fetching import Download
from oes_desktop.services.downloads.speed import Speed
from oes_desktop.store.downloads import Size

LONGEST_S = 60.0  # between two tries
_LINGER_S = 1.5  # between two steps an exam still counts as loading
_MOMENT_MS = 5_000  # how long something noticed usually takes


@dataclass(frozen=True, slots=True)
class Job:
    """One step of one exam, for a lane."""

    exam_id: str
    _run: Callable[[Cancel], Changes]

    def run(self, cancel: Cancel) -> Changes:
        """A few blocks of 4 MiB. Raises bugs alone: trouble becomes the exam's."""
        return self._run(cancel)


@dataclass(slots=True, eq=False)
class UnderWay:
    """`running`: steps of it at this moment. `told`: the runner's token, which sets `cancel` too. `erased`:
    what came of it is being destroyed. Seconds are monotonic. Changed by `Turns` under its lock; read by
    anybody, without it: what is read twice may have changed between."""

    wanted: Wanted
    download: Download
    speed: Speed
    cancel: Cancel = field(default_factory=Cancel)
    told: Cancel | None = None
    running: int = 0
    erased: bool = False
    failures: int = 0
    retry_at: float | None = None
    trouble: str = ""  # why it is tried again then
    last_s: float = 0.0

    def waits(self, now_s: float) -> bool:
        """It had trouble that passes, and is not to be tried yet."""
        retry_at = self.retry_at
        return retry_at is not None and retry_at > now_s

    def failed(self, now_s: float, chance: float, trouble: str) -> None:
        """Several steps that fail at once are one failure."""
        self.trouble = trouble
        if not self.waits(now_s):
            self.retry_at = now_s + backoff_s(self.failures, chance)
            self.failures += 1

    def stage(self, now_s: float) -> Stage:
        if self.retry_at is not None and not self.running:
            return Stage.RETRYING
        return Stage.LOADING if self.running or now_s - self.last_s < _LINGER_S else Stage.QUEUED

    def left(self) -> int | None:
        """Bytes still to come; None before the report is here."""
        now = self.download.now
        return max(0, now.total - now.done) if now.total else None

    def progress(self, now_s: float, expected: int, rest_until: float | None) -> Progress:
        """`expected`: bytes in all as long as the download itself does not know. `rest_until`: before when
        nothing at all is tried; None: nobody can tell."""
        now, retry_at, retry_s = self.download.now, self.retry_at, None
        if retry_at is not None and rest_until is not None:
            retry_s = max(0.0, retry_at - now_s, rest_until - now_s)
        rate = self.speed.told(now_s, self.download.fetched)
        total = now.total or expected
        return Progress(
            done=now.done,
            total=total,
            rate=rate,
            left_s=(total - now.done) / rate if rate and total else None,
            retry_s=retry_s,
            mending=now.mending,
            trouble=self.trouble if retry_at is not None else "",
        )


def backoff_s(failures: int, chance: float) -> float:
    """1, 2, 4 ... 60 s, half of it by `chance` (0-1)."""
    return min(LONGEST_S, 2.0 ** min(failures, 10)) * (0.5 + chance / 2)


def expected_bytes(size: Size | None, what: What) -> int:
    """What an exam takes, as far as its row tells. Of moments alone: the share of its time that they take
    with what is around them, were none near another."""
    if size is None:
        return 0
    if what is What.WHOLE or not size.duration_ms:
        return size.size
    share = size.violations * (2 * AROUND_MS + _MOMENT_MS) / size.duration_ms
    return round(size.size * min(1.0, share))


def lacking_bytes(left: int, free: int) -> int:
    """What is to be freed before `left` bytes find room on a disk that has just had none. Where it claims to
    have it (and keeps it from this user), all that is still to come."""
    return left - free if left > free else left


def code_of(error: OesError) -> str:
    """Code of trouble that passes: a file that is held is no server that is busy."""
    return "held" if isinstance(error, DiskTrouble) else error.reason


def passes(error: OesError) -> bool:
    """Whether the trouble ends without anybody doing anything about the exam."""
    match error:
        case Unreachable():
            return error.reason != "wrong_ranges"
        case Rejected():
            return error.reason == "not_offline"
        case DiskTrouble():
            return error.reason == "busy"
        case Conflict():
            return error.reason == "in_progress"
    return isinstance(error, SignInNeeded)
