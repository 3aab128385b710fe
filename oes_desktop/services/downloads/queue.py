"""What the proctor takes with her: the queue of downloads, kept on disk, and what she may do with it.

Whose turn it is and what becomes of trouble: `turns`. How one exam is fetched: `fetching`. Rules that ask by
themselves: `download_rules`. How long what came stays: `retention`. `tend` looks after all of it from time to
time; the runner (`runtime/downloader.py`) takes one step after the other.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.downloading import Entry, Held, Overview, Progress, Room, Rule, Stage, Wanted, What
from oes_desktop.domain.errors import DiskTrouble
from oes_desktop.domain.models import Recording, Report
from oes_desktop.domain.settings import Settings
from oes_desktop.services.access.known_time import KnownTime
from oes_desktop.services.downloads import rules as download_rules
from oes_desktop.services.downloads.fetching import STEP_BLOCKS, Download
from oes_desktop.services.downloads.retention import DAY_MS, Retention
from oes_desktop.services.downloads.turns import RESERVE_BYTES, Turns
from oes_desktop.services.downloads.under_way import Job, expected_bytes
from oes_desktop.services.recordings.pace import Pace
from oes_desktop.services.recordings.read_through import Recordings
from oes_desktop.services.reports import Reports
from oes_desktop.services.sync import Sync
from oes_desktop.store.store import Store

if TYPE_CHECKING:
    from oes_desktop.api.client import Client
    from oes_desktop.services.results import Results

_STATE, _RULES = "downloads", "download_rules"
_AGAIN_S = 600.0  # the rules are asked again after so long, though the results did not change
_CHANGED = Changes(downloads=True)


class Downloads:
    """Any thread; whatever reads the store may wait for it, and raises what it raises."""

    def __init__(
        self,
        store: Store,
        reports: Reports,
        recordings: Recordings,
        results: Results,
        sync: Sync,
        client: Client,
        clock: Clock,
        settings: Callable[[], Settings],
        *,
        step_blocks: int = STEP_BLOCKS,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._store, self._reports, self._recordings, self._results = store, reports, recordings, results
        self._sync, self._client, self._clock, self._settings = sync, client, clock, settings
        self._pace, self._step_blocks = Pace(clock), step_blocks
        self._time = KnownTime(store.views, clock, lambda: sync.meta.limits.offline_days * DAY_MS)
        self._retention = Retention(store, self._time, lambda: sync.meta.limits.keep_days)
        self._turns = Turns(
            store, self._begin, clock, lambda: sync.status.online, settings, self._time.now_ms, chance
        )
        self._tending = threading.Lock()
        kept = store.views.load(_STATE) or {}
        self._turns.held = kept.get("held") is True
        self._expired = count if isinstance(count := kept.get("expired"), int) else 0
        self._rules = download_rules.rules_from(store.views.load(_RULES))
        self._asked: tuple[int, tuple[Rule, ...]] | None = None  # revision of the results, and rules
        self._asked_s = self._heard_ms = 0.0

    # What there is

    def overview(self) -> Overview:
        """Read anew from the store."""
        self._turns.look_again()
        rows = self._turns.rows()
        exams, dates = self._store.exams.by_ids(rows), self._retention.dates()
        told = self._turns.progress()
        entries = [
            Entry(
                replace(row, until_ms=dates.get(id_)),
                *told.get(id_, (Stage.QUEUED, Progress())),
                exams.get(id_),
            )
            for id_, row in rows.items()
        ]
        coming = [entry for entry in entries if entry.wanted.here_ms is None]
        here = [entry for entry in entries if entry.wanted.here_ms is not None]
        here.sort(key=lambda entry: (-(entry.wanted.here_ms or 0), entry.wanted.place))
        rate, left_s, held = self.total()
        return Overview(
            entries=(*coming, *here),
            room=Room(
                self._turns.used_bytes(),
                self._settings().download_gb * 1_000_000_000,
                self._store.media.free_bytes(),
            ),
            held=held,
            rate=rate,
            left_s=left_s,
            here=len(here),
            needed=self._turns.needed() if held in (Held.DISK, Held.LIMIT) else 0,
            keep_days=self._sync.meta.limits.keep_days,
            expired=self._expired,
        )

    def progress(self) -> dict[str, tuple[Stage, Progress]]:
        """Of everything that is wanted; a value of memory: never waits."""
        return self._turns.progress()

    def total(self) -> tuple[float, float | None, Held]:
        """Bytes a second, seconds left (None: nobody can tell), what holds everything; never waits."""
        return self._turns.total()

    def downloaded(self, exam_id: str) -> Stage | None:
        """How far an exam is that is wanted or here; a value of memory: never waits."""
        found = self._turns.progress_of(exam_id)
        return None if found is None else found[0]

    def needed(self, exam_ids: Iterable[str], what: What) -> tuple[int, int]:
        """(bytes that would be fetched for these exams, bytes that the disk has for them: what is free less
        what the queue will take and a reserve of 1 GiB), for asking beforehand."""
        ids = self._lacking(exam_ids, what)
        sizes, here = self._store.downloads.sizes(ids), self._store.downloads.bytes_here(ids)
        wanted = sum(max(0, expected_bytes(sizes.get(id_), what) - here.get(id_, 0)) for id_ in ids)
        others = self._turns.to_come(leave_out=set(ids))
        return wanted, max(0, self._store.media.free_bytes() - others - RESERVE_BYTES)

    # What she may do

    def add(self, exam_ids: Iterable[str], what: What | None = None, *, rule: str = "") -> Changes:
        """Put exams at the end of the queue; those that are here already are left out. `what` None: as the
        settings say. An exam whose moments are wanted or here may be wanted whole. Raises
        `DiskTrouble("full")` with `needed_bytes` and `free_bytes` when they cannot fit."""
        what = self._usual if what is None else what
        ids = self._lacking(exam_ids, what)
        if not ids:
            return Changes()
        wanted, free = self.needed(ids, what)
        if wanted > free:
            raise DiskTrouble("full", path="vault", needed_bytes=wanted, free_bytes=free)
        now = self._time.now_ms()
        self._turns.drop(ids)  # what is asked of them may be more by now
        self._store.downloads.add(Wanted(id_, what, rule=rule, added_ms=now) for id_ in ids)
        self._turns.look_again()
        return _CHANGED | Changes(exams=frozenset(ids))

    def add_next(self, count: int, what: What | None = None) -> tuple[int, Changes]:
        """The next `count` to review (finished and not decided, the riskiest first) that are not wanted yet;
        how many there were. Raises as `add`."""
        known = set(self._turns.rows())
        queue = self._results.ids_in_order(download_rules.to_review())
        ids = list(islice((id_ for id_ in queue if id_ not in known), count))
        return len(ids), self.add(ids, what)

    def pause(self, exam_ids: Iterable[str]) -> Changes:
        ids = list(exam_ids)
        changed = self._store.downloads.pause(ids, True)
        self._turns.drop(ids)
        return _CHANGED if changed else Changes()

    def resume(self, exam_ids: Iterable[str]) -> Changes:
        changed = self._store.downloads.pause(list(exam_ids), False)
        self._turns.look_again()
        return _CHANGED if changed else Changes()

    def retry(self, exam_ids: Iterable[str]) -> Changes:
        """Now, whatever ended the last try."""
        ids = list(exam_ids)
        self._store.downloads.trouble(ids, "")
        self._turns.try_again(ids)
        self._turns.look_again()
        return _CHANGED

    def cancel(self, exam_ids: Iterable[str]) -> Changes:
        """Out of the queue, and no rule asks for them again. What came stays until its date, and is not
        fetched again when it is wanted once more; exams that are here stay."""
        ids = list(exam_ids)
        changed = self._store.downloads.cancel(ids)
        self._turns.drop(ids)
        return _CHANGED if changed else Changes()

    def move(self, exam_id: str, before: str | None) -> Changes:
        """In front of `before`, or to the end of the queue."""
        moved = self._store.downloads.move(exam_id, before)
        self._turns.look_again()
        return _CHANGED if moved else Changes()

    def hold(self, on: bool) -> Changes:
        """All of it, until she lets it go on; also over a restart."""
        if on == self._turns.held:
            return Changes()
        self._turns.held = on
        self._keep_state()
        if on:
            self._turns.drop_all()
        return _CHANGED

    @property
    def held_by_proctor(self) -> bool:
        return self._turns.held

    def erase(self, exam_ids: Iterable[str]) -> Changes:
        """Recordings and photos are gone, key first, wherever their exams stand in the queue. Acts stay."""
        ids = list(exam_ids)
        self._turns.drop(ids, erased=True)
        self._recordings.cut_off(ids)
        erased = self._store.downloads.erase(ids)
        self._turns.look_again()
        return self._went(ids) if erased else Changes()

    def seen(self) -> Changes:
        """She was told what had expired."""
        if not self._expired:
            return Changes()
        self._expired = 0
        self._keep_state()
        return _CHANGED

    # Rules

    def rules(self) -> tuple[Rule, ...]:
        return self._rules

    def save_rules(self, rules: Sequence[Rule]) -> Changes:
        """In place of those that were; they are followed at once, by the next `tend`."""
        stored = download_rules.stored_rules(rules)
        self._store.views.save(_RULES, stored)
        self._rules = download_rules.rules_from(stored)
        return _CHANGED

    # From time to time

    def tend(self) -> Changes:
        """After the server was heard, and every minute: what has expired is erased and counted in
        `Overview.expired`, what came of removed exams too; rules ask for what they find, and let go of what
        they no longer find and is not here yet."""
        with self._tending:
            self._note_time()
            self._recordings.cut_off(self._retention.erase_strays())
            ended = self._retention.erase_expired()
            changes = Changes()
            if ended:
                self._turns.drop(ended, erased=True)
                self._expired += len(ended)
                self._keep_state()
                changes |= self._went(ended)
            self._turns.look_again()
            return changes | self._follow_rules()

    # For the runner

    def next_work(self) -> Job | None:
        """The next step there is to take, on a lane; several may be under way. None: nothing can be done
        before `next_try_s`, or before something changes."""
        self._pace.mbit = self._settings().download_mbit
        return self._turns.next_work()

    def next_try_s(self) -> float | None:
        """Seconds until it is worth asking for work again without any change; None: never. A value of
        memory."""
        return self._turns.next_try_s()

    @property
    def files(self) -> int:
        """How many steps may be under way at once; a value of memory."""
        return self._settings().download_files

    def note_metered(self, metered: bool) -> Changes:
        """Whether the connection is paid by the byte."""
        if metered == self._turns.metered:
            return Changes()
        self._turns.metered = metered
        return _CHANGED

    def wake(self) -> None:
        """The network came back, or the computer woke up: what waits to be tried again is tried now."""
        self._turns.try_again()

    # How

    @property
    def _usual(self) -> What:
        return What.MOMENTS if self._settings().download_moments else What.WHOLE

    def _begin(self, wanted: Wanted) -> Download:
        return Download(
            wanted.exam_id,
            self._reports,
            self._recordings,
            what=wanted.what,
            wanted_segments=self._of_moments,
            pace=self._pace,
            step_blocks=self._step_blocks,
        )

    def _of_moments(self, report: Report, recording: Recording, cancel: Cancel) -> Sequence[range]:
        from oes_desktop.services.downloads.moment_bytes import (
            segments_wanted,  # the first page needs no containers
        )

        return segments_wanted(report, recording, self._recordings, cancel)

    def _lacking(self, exam_ids: Iterable[str], what: What) -> list[str]:
        """Those that the replica knows and that were not taken yet as `what` asks, each once."""
        ids = list(dict.fromkeys(exam_ids))
        rows, known = self._turns.rows(), self._store.downloads.sizes(ids)
        return [id_ for id_ in ids if id_ in known and not _taken(rows.get(id_), what)]

    def _went(self, ids: Iterable[str]) -> Changes:
        gone = frozenset(ids)
        return Changes(exams=gone, media=gone, downloads=True)

    def _keep_state(self) -> None:
        self._store.views.save(_STATE, {"held": self._turns.held, "expired": self._expired})

    def _note_time(self) -> None:
        status = self._sync.status
        if status.online and status.last_ok_ms is not None and status.last_ok_ms != self._heard_ms:
            self._heard_ms = status.last_ok_ms
            self._time.heard(status.last_ok_ms + self._client.skew_ms)

    def _follow_rules(self) -> Changes:
        """Only when there may be a new answer: the question is not for nothing."""
        rows = self._turns.rows()
        asked = {id_: row for id_, row in rows.items() if row.rule and row.here_ms is None}
        if not self._rules and not asked:
            return Changes()
        self._results.load()
        now_s, revision = self._clock.monotonic(), self._results.revision
        if self._asked == (revision, self._rules) and now_s - self._asked_s < _AGAIN_S:
            return Changes()
        found = download_rules.found(self._rules, self._results, self._time.now_ms())
        self._asked, self._asked_s = (revision, self._rules), now_s
        over = [id_ for id_ in asked if id_ not in found]
        if over:
            self._store.downloads.cancel(over, decline=False)
            self._turns.drop(over)
        left_out = self._store.downloads.declined()
        new = [id_ for id_ in found if id_ not in rows and id_ not in left_out]
        if new:
            added = self._time.now_ms()
            self._store.downloads.add(
                Wanted(id_, found[id_].what, rule=found[id_].code, added_ms=added) for id_ in new
            )
            self._turns.look_again()
        return Changes(downloads=True, exams=frozenset(new)) if new or over else Changes()


def _taken(row: Wanted | None, what: What) -> bool:
    """What was only watched (its place is 0) may lack photos."""
    if row is None or row.here_ms is None or not row.place:
        return False
    return row.what is What.WHOLE or what is What.MOMENTS
