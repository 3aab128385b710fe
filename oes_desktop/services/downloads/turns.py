"""Whose turn it is: which exam of the queue the next step is of, and what becomes of trouble.

The queue is gone through in its order; an exam that cannot go on now (paused, in trouble, to be tried again
later, too large for the room that is left) is passed over, so none ever holds up another. What is wrong with
everything (no network, a full disk, the proctor holds it) holds everything, and has a name.

* trouble that passes (no answer, a busy server, a sign-in being renewed): the exam is tried again after 1,
  2, 4 ... 60 s, and at once when the server is heard again. Without any network all of them rest, and so
  they do when the server says how long it wants to be left alone (`Retry-After`).
* no room: all rest, and go on by themselves when there is room.
* anything else (no right, gone, damaged twice, a failing disk) stays with the exam until she tries again.

How far everything is, is known in memory: the page asks four times a second.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable, Container, Iterable

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.downloading import Held, Progress, Stage, Wanted, What
from oes_desktop.domain.errors import DiskTrouble, OesError
from oes_desktop.domain.settings import Settings
from oes_desktop.domain.undoing import if_it_fails
from oes_desktop.services.downloads.fetching import Download
from oes_desktop.services.downloads.speed import Speed
from oes_desktop.services.downloads.under_way import (
    Job,
    UnderWay,
    backoff_s,
    code_of,
    expected_bytes,
    lacking_bytes,
    passes,
)
from oes_desktop.store.downloads import Size
from oes_desktop.store.store import Store

log = logging.getLogger(__name__)

RESERVE_BYTES = 1 << 30  # left free on the disk
FULL_S = 30.0  # then it is looked again whether there is room
LACKING = "recording"  # the trouble of an exam that came, and of which something is missing again and again
BUG = "unknown"  # the trouble of an exam whose download has a bug
_NO_NETWORK = ("offline", "not_offline")


class Turns:
    """`begin` makes the download of an exam; `online`: whether the server answers, a value of memory. `held`:
    by the proctor; `metered`: the connection is paid by the byte. Any thread."""

    def __init__(
        self,
        store: Store,
        begin: Callable[[Wanted], Download],
        clock: Clock,
        online: Callable[[], bool],
        settings: Callable[[], Settings],
        known_ms: Callable[[], int],
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.held = self.metered = False
        self._store, self._begin, self._clock = store, begin, clock
        self._online, self._settings, self._known_ms, self._chance = online, settings, known_ms, chance
        self._lock = threading.Lock()  # of the little state below: nobody waits for a disk with it
        self._reading = threading.Lock()
        self._stale = True
        self._rows: dict[str, Wanted] = {}
        self._sizes: dict[str, Size] = {}
        self._here: dict[str, int] = {}  # bytes of exams that are not under way
        self._used = self._came_then = 0
        self._under: dict[str, UnderWay] = {}
        self._missing: set[str] = set()  # exams that came and were not whole
        self._over = 0  # bytes that came of downloads that are over
        self._speed = Speed(clock.monotonic())
        self._was_online = False
        self._rest_until, self._rest_held, self._rests = 0.0, Held.NOT, 0
        self._short = Held.NOT, 0  # what was lacking at the last look, and how many bytes

    # What is wanted

    def look_again(self) -> None:
        """The queue or the vault changed: they are read anew before the next step."""
        self._stale = True

    def rows(self) -> dict[str, Wanted]:
        """All that is wanted, in order. Reads the store after a change."""
        with self._reading:
            if self._stale:
                self._stale = False
                with if_it_fails(self.look_again):
                    self._read()
            return self._rows

    def to_come(self, *, leave_out: Container[str] = ()) -> int:
        """Bytes that the queue still asks for."""
        rows = self.rows().values()
        return sum(self._left(row) for row in rows if _is_open(row) and row.exam_id not in leave_out)

    def used_bytes(self) -> int:
        """Room that recordings and photos take, as of the last reading and what came since."""
        return self._used + self._came() - self._came_then

    def drop(self, ids: Iterable[str], *, erased: bool = False) -> None:
        """What comes of these exams ends; what came stays, unless it is `erased`."""
        gone = [under for exam_id in ids if (under := self._under.get(exam_id)) is not None]
        for under in gone:
            under.erased = erased
            self._forget(under)
            under.cancel.set()
        self.look_again()

    def drop_all(self) -> None:
        self.drop(list(self._under))

    def try_again(self, ids: Iterable[str] | None = None) -> None:
        """At once, whatever the last try said; None: all of them."""
        with self._lock:
            self._wake(self._under if ids is None else ids)

    # The next step

    def next_work(self) -> Job | None:
        """None while nothing can be done: ask again after `next_try_s`, or when something changed."""
        self.rows()
        free = self._free()
        with self._lock:
            row = self._pick(free)
            if row is None:
                return None
            under = self._under.get(row.exam_id)
            if under is None:
                under = UnderWay(row, self._begin(row), Speed(self._clock.monotonic()))
                self._under[row.exam_id] = under
            under.running += 1
        return Job(row.exam_id, lambda cancel: self._step(under, cancel))

    def next_try_s(self) -> float | None:
        """Seconds until `next_work` may know something new by the mere passing of time; None: never."""
        now = self._clock.monotonic()
        if self.held or not self._online():
            return None
        if now < self._rest_until:
            return self._rest_until - now
        with self._lock:
            waits = [
                under.retry_at - now
                for exam_id, under in self._under.items()
                if under.retry_at is not None and _is_open(self._rows.get(exam_id))
            ]
        if self._short[0] is Held.DISK:
            waits.append(FULL_S)
        return max(0.0, min(waits)) if waits else None

    # How far it is: values of memory

    def progress(self) -> dict[str, tuple[Stage, Progress]]:
        """Of everything that is wanted. Never waits."""
        now, rows, under = self._clock.monotonic(), self._rows, dict(self._under)
        return {exam_id: self._progress(row, under.get(exam_id), now) for exam_id, row in rows.items()}

    def progress_of(self, exam_id: str) -> tuple[Stage, Progress] | None:
        """Of one exam, if it is wanted. Never waits."""
        row = self._rows.get(exam_id)
        if row is None:
            return None
        return self._progress(row, self._under.get(exam_id), self._clock.monotonic())

    def total(self) -> tuple[float, float | None, Held]:
        """Bytes a second of all together, seconds left (None: nobody can tell), and what holds everything.
        Never waits."""
        rate = self._speed.told(self._clock.monotonic(), self._came())
        open_rows = [row for row in list(self._rows.values()) if _is_open(row)]
        left = sum(map(self._left, open_rows))
        return rate, left / rate if rate and left else None, self._holding() if open_rows else Held.NOT

    def needed(self) -> int:
        """Bytes that were lacking at the last look."""
        return self._short[1]

    def _progress(self, row: Wanted, under: UnderWay | None, now: float) -> tuple[Stage, Progress]:
        size, here = self._sizes.get(row.exam_id), self._here.get(row.exam_id, 0)
        if row.here_ms is not None:
            whole = here or (size.size if size else 0)
            return Stage.HERE, Progress(whole, whole)
        expected = max(expected_bytes(size, row.what), here)
        progress = Progress(here, expected)
        if under is not None:
            rest_until = self._rest_until if self._shut() is Held.NOT else None
            progress = under.progress(now, expected, rest_until)
        if row.paused or row.trouble:
            return Stage.PAUSED if row.paused else Stage.FAILED, progress
        return under.stage(now) if under is not None else Stage.QUEUED, progress

    # How it is picked

    def _read(self) -> None:
        queue = self._store.downloads
        rows = {row.exam_id: row for row in queue.rows()}
        parts = [id_ for id_, row in rows.items() if row.here_ms is None or row.what is What.MOMENTS]
        sizes, here = queue.sizes(list(rows)), queue.bytes_here(parts)
        came, used = self._came(), self._store.media.used_bytes()
        with self._lock:
            self._rows, self._sizes, self._here = rows, sizes, here
            self._used, self._came_then = used, came
            over = [id_ for id_ in self._under if id_ not in rows]
        known = queue.sizes(over)
        for exam_id in over:  # of one that the server took away nothing may come any more
            self.drop([exam_id], erased=exam_id not in known)

    def _pick(self, free: int) -> Wanted | None:
        online = self._online()
        if online and not self._was_online:
            self._wake(self._under)
        self._was_online = online
        now = self._clock.monotonic()
        if self._stopped() is not Held.NOT or now < self._rest_until:
            return None
        limit, used = self._settings().download_gb * 1_000_000_000, self.used_bytes()
        promised, busy, self._short = 0, False, (Held.NOT, 0)
        for row in self._rows.values():
            under = self._under.get(row.exam_id)
            if not _is_open(row) or (under is not None and under.waits(now)):
                continue
            left = self._left(row) + promised
            lacks, over = left + RESERVE_BYTES - free, used + left - limit
            if lacks > 0 or (limit and over > 0):
                if self._short[0] is Held.NOT:
                    self._short = (Held.DISK, lacks) if lacks > 0 else (Held.LIMIT, over)
            elif under is None or under.download.ready:
                self._short = Held.NOT, 0
                return row
            else:
                promised, busy = left, True
        if busy:
            self._short = Held.NOT, 0
        return None

    def _shut(self) -> Held:
        """What holds everything for nobody knows how long."""
        if self.held:
            return Held.PAUSED
        if not self._online():
            return Held.OFFLINE
        return Held.METERED if self.metered and not self._settings().download_metered else Held.NOT

    def _stopped(self) -> Held:
        rests = self._clock.monotonic() < self._rest_until
        return self._shut() or (self._rest_held if rests else Held.NOT)

    def _holding(self) -> Held:
        stopped = self._stopped()
        return stopped if stopped is not Held.NOT else self._short[0]

    def _left(self, row: Wanted) -> int:
        under = self._under.get(row.exam_id)
        left = under.left() if under is not None else None
        if left is not None:
            return left
        expected = expected_bytes(self._sizes.get(row.exam_id), row.what)
        return max(0, expected - self._here.get(row.exam_id, 0))

    def _came(self) -> int:
        return self._over + sum(under.download.fetched for under in list(self._under.values()))

    def _wake(self, ids: Iterable[str]) -> None:
        for exam_id in ids:
            if (under := self._under.get(exam_id)) is not None:
                under.retry_at = None
        self._rest_until, self._rests = 0.0, 0

    # What becomes of a step

    def _step(self, under: UnderWay, cancel: Cancel) -> Changes:
        if under.told is not cancel:
            under.told = cancel
            cancel.on_set(under.cancel.set)
        before = under.download.fetched
        try:
            step = under.download.step(under.cancel)
        except OesError as error:
            return self._failed(under, error)
        except Exception:
            self._keep_trouble(under, BUG)
            raise
        finally:
            with self._lock:
                under.running -= 1
                under.last_s = self._clock.monotonic()
            self._clear_up(under)
        if under.download.fetched > before:  # what was here already says nothing about the network
            with self._lock:
                under.retry_at, under.failures, self._rests = None, 0, 0
        if not step.finished:
            return Changes()
        return self._arrived(under) | step.changes

    def _clear_up(self, under: UnderWay) -> None:
        """What came while it was being erased goes as well."""
        if under.erased and not under.running and under.wanted.exam_id not in self.rows():
            self._store.downloads.erase([under.wanted.exam_id])

    def _arrived(self, under: UnderWay) -> Changes:
        exam_id = under.wanted.exam_id
        try:
            here = self._store.downloads.arrived(exam_id, self._known_ms())
        except OesError as error:
            self._begin_again(under)
            return self._failed(under, error)
        self._forget(under)
        self.look_again()
        if here:
            self._missing.discard(exam_id)
        elif exam_id in self.rows():  # a place was lost while others came: once that is no wonder
            log.warning("an exam came, and something of it is missing all the same")
            if exam_id in self._missing:
                self._store.downloads.trouble([exam_id], LACKING)
                self.look_again()
            self._missing ^= {exam_id}
        return Changes(downloads=True)

    def _failed(self, under: UnderWay, error: OesError) -> Changes:
        if error.reason == "cancelled" and under.cancel.is_set:
            self._forget(under)
            return Changes()
        log.info("a download stopped: %s", error.reason)
        told = int(error.facts.get("needed_bytes", 0))
        lacking = told or lacking_bytes(self._left(under.wanted), self._free() - RESERVE_BYTES)
        now, wait = self._clock.monotonic(), error.facts.get("retry_after_s")
        with self._lock:
            if isinstance(error, DiskTrouble) and error.reason == "full":
                self._rest(now + FULL_S, Held.DISK)
                self._short = Held.DISK, lacking
                under.retry_at, under.trouble = self._rest_until, error.reason
                return Changes(downloads=True)
            if error.reason in _NO_NETWORK:
                if now >= self._rest_until:  # several streams that fail at once are one failure
                    self._rest(now + backoff_s(self._rests, self._chance()), Held.OFFLINE)
                    self._rests += 1
                under.retry_at, under.trouble = self._rest_until, error.reason
                return Changes(downloads=True)
            if isinstance(wait, int | float):
                self._rest(now + wait, Held.NOT)
            if passes(error):
                under.failed(now, self._chance(), code_of(error))
                return Changes(downloads=True)
        return self._keep_trouble(under, error.reason)

    def _free(self) -> int:
        try:
            return self._store.media.free_bytes()
        except DiskTrouble:
            return 0

    def _rest(self, until: float, held: Held) -> None:
        if until > self._rest_until:
            self._rest_until, self._rest_held = until, held

    def _keep_trouble(self, under: UnderWay, reason: str) -> Changes:
        exam_id = under.wanted.exam_id
        if self._under.get(exam_id) is under:
            try:
                self._store.downloads.trouble([exam_id], reason)
            except OesError as error:
                log.warning("the trouble of a download was not kept: %s", error.reason)
                with self._lock:
                    under.failed(self._clock.monotonic(), self._chance(), reason)
            else:
                self.drop([exam_id])
        return Changes(downloads=True)

    def _begin_again(self, under: UnderWay) -> None:
        """A download that is finished has no more steps: the next try is one that finds everything here."""
        with self._lock:
            self._over += under.download.fetched
            under.download, under.speed = self._begin(under.wanted), Speed(self._clock.monotonic())

    def _forget(self, under: UnderWay) -> None:
        with self._lock:
            if self._under.get(under.wanted.exam_id) is under:
                del self._under[under.wanted.exam_id]
                self._over += under.download.fetched


def _is_open(row: Wanted | None) -> bool:
    return row is not None and row.here_ms is None and not row.paused and not row.trouble
