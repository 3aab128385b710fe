"""One loop speaks to the server about data: `run_once` sends what is due, then takes what is new.

Whatever happens is kept in `status` and in the store; `run_once` itself raises nothing but bugs. The failure
policy, case by case (the tests bear these names):

* accepted: the server's answer alone writes the replica, in one transaction with the outbox.
* answer_lost (cut off, time-out, nonsense, crash): the act stays "sending" and is sent again with the same
  key and body. Never a guess.
* in_progress (409, 425): the same key again after Retry-After or 1 s.
* conflict (412): the act waits for the proctor, with what stands on the server beside it.
* conflict_elsewhere: where only another matter changed, the same words go again upon what stands.
* conflict_unexplained: where how things stand cannot be asked just then, the act stays "sending"; its key
  brings the same answer again.
* conflict_with_herself: her own last word is never what she is in conflict with.
* conflict_overtaken: a newer word of hers on the same matter takes the place of one in conflict.
* refused (400, 403, 404, 410, 413, 422, 428): the act is parked with its reason, never tried again by itself.
* key_reused (422): parked like that, and logged as a bug.
* signed_out (401, the refresh refused): everything stops, nothing is lost; after signing in it goes on.
* busy (500, 502, 504): this act backs off, 1 s to 5 min with full jitter; the other exams go on.
* pause (any answer with Retry-After, such as 429 and 503): the whole server is left alone for so long, at
  most 15 min; nonsense counts as 30 s.
* offline (no network, portal, certificate): after the second act that fails so the run ends; all is tried
  again after 1, 2, 4 ... 60 s, and at once when a call succeeds after a failure.
* overdue (no answer after 24 h or 20 tries): counted in `status.overdue`, so that the proctor is told; the
  act stays and is tried on.
* bad_row: none of this holds up another exam; only acts on one exam wait for each other.
* server_changed (another server id at this address): nothing is sent or taken any more.
* restored (another epoch: a backup was put back): a full list beside the old one first; then what the server
  had accepted and may have lost is offered again, under the same ids, and then the rest of the outbox.
* cursor_too_old (410): full list beside the old one, swapped in one transaction; the outbox is kept.
* page_repeated: applying a page twice gives the same state; cursor and rows are one transaction.
* no_progress (the same cursor again, or empty pages with "more"): ends after two; next try by the timer.
* bad_page (nonsense in the feed): the cursor does not move; acts are still sent.
* too_new (contract of a newer major version): reading goes on, nothing is written.
* removed, withdrawn: recordings and report of that exam are erased here, waiting acts are parked, not lost;
  what was sent is asked for until the server has said what became of it.
* event_storm: one run under way and one waiting at most; the stream only nudges, the timer works without it.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from oes_desktop.domain.account import Account
from oes_desktop.domain.acts import ActState
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import OesError, Rejected, SignInNeeded, Unreachable
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.services.access.lease import Lease
from oes_desktop.services.delivery import Delivery
from oes_desktop.store.store import Store

if TYPE_CHECKING:
    from oes_desktop.api.client import Client, FeedPage

log = logging.getLogger(__name__)

TIMER_S = 60.0
META_S = 60.0  # who answers at this address is asked anew after so long, and before anything is sent
_CONTACT_S = 600.0  # how often it is noted when the server was last heard
_MOST_IDLE_PAGES = 2
_MOST_NAMED = 10_000  # more changed rows than this are told as "the whole list"
OVERDUE_MS = 24 * 3_600_000  # an act that has waited so long,
OVERDUE_TRIES = 20  # or was sent so often, without an answer
KEPT_MS = 400 * 24 * 3_600_000  # how long the list of her own acts goes back: as the server keeps keys
BATCH = "batch"  # the server's capability: many decisions in one call
CONTACT = "contact"  # the view that remembers when the server was last heard


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """`last_ok_ms`: wall time (ms UTC) of the last complete run; `waiting`: acts not yet accepted, `overdue`
    of them for too long; `trouble`: why the last run did not end well; `loading`: rows of a full list so far,
    and of how many (0: the server does not say); `restores`: how often the server was found put back to an
    earlier state since this desk was opened, `offered`: acts that were offered again the last time."""

    online: bool = False
    last_ok_ms: int | None = None
    waiting: int = 0
    trouble: OesError | None = None
    loading: tuple[int, int] | None = None
    overdue: int = 0
    restores: int = 0
    offered: int = 0


class Sync:
    """`meta` is what the server last said of itself; `counted` hears how many acts wait. Blocking; any
    thread, one run at a time."""

    def __init__(
        self,
        store: Store,
        client: Client,
        clock: Clock,
        meta: Meta,
        account: Account,
        *,
        chance: Callable[[], float] = random.random,
        lease: Lease | None = None,
        counted: Callable[[int], None] = lambda _: None,
    ) -> None:
        self.meta = meta
        self._store, self._client, self._clock, self._account = store, client, clock, account
        self._chance = chance
        self._lease, self._counted = lease or Lease(store.views, clock), counted
        together = lambda: BATCH in self.meta.capabilities  # noqa: E731
        self._delivery = Delivery(store, client, clock, together, chance)
        self._lock = threading.Lock()
        self._nudged = False
        self.hears_events = False  # the event stream is open: nobody need ask every few seconds
        self._failures = 0
        self._next_s = 0.0
        self._paused_until_s = 0.0
        self._meta_until_s = 0.0
        self._contact_s = -_CONTACT_S
        self._due_ms: int | None = None
        self._stuck: frozenset[str] = frozenset()
        contact = store.views.load(CONTACT) or {}
        self._status = SyncStatus(last_ok_ms=contact.get("ok_ms"))
        self.recount()

    @property
    def status(self) -> SyncStatus:
        """A value of memory: never waits."""
        return self._status

    def recount(self) -> None:
        """Count the outbox again, after somebody else than a run changed it."""
        rows = self._store.outbox.rows()
        open_rows = [row for row in rows if row.state in (ActState.WAITING, ActState.SENDING)]
        self._due_ms = min((max(row.hold_until_ms, row.next_try_ms) for row in open_rows), default=None)
        since_ms = self._clock.now_ms() - OVERDUE_MS
        late = [row for row in open_rows if row.act.made_ms <= since_ms or row.attempts >= OVERDUE_TRIES]
        self._status = replace(self._status, waiting=len(rows), overdue=len(late))
        stuck = (row for row in rows if row.state in (ActState.CONFLICT, ActState.PARKED))
        self._stuck = frozenset(row.act.exam_id for row in stuck)
        self._counted(len(rows))

    def over(self, row: ExamRow) -> ExamRow:
        """The row, marked where an act of hers on it met another one or was refused. Never waits."""
        return replace(row, stuck=True) if row.id in self._stuck else row

    def next_run_s(self) -> float:
        """Seconds until the next run is worth its while: an act is due, a pause ends, or a minute has passed.
        A value of memory: never waits."""
        now = self._clock.monotonic()
        if now < self._paused_until_s:
            return self._paused_until_s - now
        wait = max(0.0, self._next_s - now)
        if self._due_ms is not None and self._failures == 0:
            wait = min(wait, max(0.0, (self._due_ms - self._clock.now_ms()) / 1000))
        return wait

    def run_once(
        self, cancel: Cancel | None = None, told: Callable[[Changes], None] | None = None
    ) -> Changes:
        """Send what is due, then take the feed to its end, sending between its pages. `told` hears, on this
        thread, what each page of a long list changed; the answer holds the rest, and all of a short one.
        Within 250 ms after `cancel` it ends, also in the middle of a call: an act on its way stays
        "sending"."""
        with self._lock:
            self._nudged = False
            if self._clock.monotonic() < self._paused_until_s:
                return Changes()
            before = self._status
            changes = _Changed(told)
            cancel = cancel or Cancel()
            try:
                with self._client.ended_by(cancel):
                    self._run(cancel, changes)
            except OesError as error:
                changes.add(self._failed(error))
            else:
                self._succeeded()
            self.recount()
            if self._status != before:
                changes.add(Changes(connection=True))
            return changes.taken()

    def listen(
        self, cancel: Cancel, nudge: Callable[[], None], presence: Callable[[], None] = lambda: None
    ) -> None:
        """Read the event stream until `cancel` is set, and call `nudge` (on this thread) when there is
        something to take, at most once until the next run begins, and `presence` when somebody opened or
        closed a report. Reconnects with jitter; never raises an
        `OesError`."""
        failures = 0

        def told(_cursor: str) -> None:
            nonlocal failures
            failures = 0
            self.hears_events = True
            if not self._nudged:
                self._nudged = True
                nudge()

        while not cancel.is_set:
            try:
                self._client.listen(cancel, told, presence)
            except OesError as error:
                self.hears_events = False
                if error.reason == "cancelled":
                    return
                failures += 1
                wait = TIMER_S if isinstance(error, SignInNeeded) else self._backoff(failures)
                log.info("event stream ended: %s", error.reason)
                cancel.wait(wait)

    # One run

    def _run(self, cancel: Cancel, changes: _Changed) -> None:
        changes.add(self._who_is_there())
        too_new = self._client.too_new
        exams = self._store.exams
        restored = exams.epoch() not in ("", self.meta.epoch)
        if restored:
            log.warning("the server was restored from a backup: taking the full list")
        if restored or exams.full_on_its_way:
            self._pull(cancel, changes, anew=restored)
            self._push(cancel, changes)
        else:
            self._push(cancel, changes)
            self._pull(cancel, changes)
        if too_new is not None:
            raise too_new

    def _who_is_there(self) -> Changes:
        """Before anything is written: is this still the server that the profile belongs to, and was it not
        put back to an earlier state?"""
        now = self._clock.monotonic()
        sends = self._due_ms is not None and self._due_ms <= self._clock.now_ms()
        if self._status.online and now < self._meta_until_s and not sends:
            return Changes()
        meta = self._client.meta()
        if meta.server_id != self.meta.server_id:
            raise Unreachable("server_changed")
        self._meta_until_s = now + META_S
        if not self._status.online:
            self._delivery.wake()
        if meta == self.meta:
            return Changes()
        self._store.meta.save(meta, self._account)
        self.meta = meta
        return Changes(results=True)

    def _push(self, cancel: Cancel, changes: _Changed) -> None:
        if self._client.too_new is not None:
            return
        offered = self._store.outbox.offer_again()
        if offered is not None:
            status = self._status
            self._status = replace(status, restores=status.restores + 1, offered=offered)
            changes.add(Changes(outbox=True, connection=True))
        self._delivery.run(cancel, changes.add)

    def _pull(self, cancel: Cancel, changes: _Changed, *, anew: bool = False) -> None:
        """The feed to its end. `anew`: a full list beside the one in use; one that was begun goes on."""
        exams = self._store.exams
        if anew:
            exams.begin_full()
        beside, cursor = exams.full_on_its_way, exams.cursor()
        first, loaded, idle = not (beside or cursor), 0, 0
        while True:
            cancel.raise_if_set()
            try:
                page = self._client.changes(cursor)
            except Rejected as error:
                if error.reason != "gone" or anew or not cursor:
                    raise
                self._meta_until_s = 0.0  # perhaps the server was put back
                changes.add(self._who_is_there())
                return self._pull(cancel, changes, anew=True)
            exams.apply(
                page.rows, [exam_id for exam_id, _ in page.removed], page.cursor, server_epoch=self.meta.epoch
            )
            changes.add(self._parked(page))
            loaded += len(page.rows)
            idle = 0 if page.cursor != cursor and (page.rows or page.removed) else idle + 1
            cursor = page.cursor
            if not page.more:
                break
            if idle >= _MOST_IDLE_PAGES:
                raise Rejected("no_progress", call="changes")
            self._status = replace(self._status, loading=(loaded, 0) if first or beside else None)
            if not beside:
                changes.page(_named(page), soon=first)
                self._push(cancel, changes)
        if beside:
            exams.finish_full(cursor)
            changes.add(Changes(results=True, outbox=True))
        else:
            changes.add(_named(page))
        return None

    def _parked(self, page: FeedPage) -> Changes:
        """The store parked the acts on exams that are gone; a right that was withdrawn has its own reason.
        One that was sent is not parked: the server tells what became of it."""
        parked = False
        for exam_id, reason in page.removed:
            for row in self._store.outbox.pending(exam_id):
                parked = True
                if reason == "withdrawn" and row.state is not ActState.SENDING:
                    self._store.outbox.park(row.act.id, "no_right")
        return Changes(outbox=parked)

    # How it ended

    def _succeeded(self) -> None:
        now, now_ms = self._clock.monotonic(), self._clock.now_ms()
        self._failures = 0
        self._next_s = now + TIMER_S
        self._status = replace(self._status, online=True, last_ok_ms=now_ms, trouble=None, loading=None)
        if now - self._contact_s >= _CONTACT_S:
            self._contact_s = now
            self._store.views.save(CONTACT, {"ok_ms": now_ms})
            self._store.own_acts.prune(now_ms + self._client.skew_ms - KEPT_MS)
        self._lease.heard(self._client.skew_ms)

    def _failed(self, error: OesError) -> Changes:
        if error.reason == "cancelled":
            self._status = replace(self._status, loading=None)
            return Changes()
        now = self._clock.monotonic()
        self._failures += 1
        self._next_s = now + self._backoff(self._failures)
        wait = error.facts.get("retry_after_s")
        if isinstance(error, Unreachable) and isinstance(wait, int | float):
            self._paused_until_s = now + wait
        heard = not isinstance(error, Unreachable)
        self._lease.missed(error, self._client.skew_ms)
        same = self._status.trouble is not None and str(self._status.trouble) == str(error)
        trouble = self._status.trouble if same else error  # so that the same trouble is no change
        self._status = replace(self._status, online=heard, trouble=trouble, loading=None)
        log.info("sync ended early: %s", error.reason)
        return Changes(session=isinstance(error, SignInNeeded))

    def _backoff(self, failures: int) -> float:
        return min(TIMER_S, 2.0 ** min(failures - 1, 10)) * (0.5 + self._chance() / 2)


class _Changed:
    """What a run changed. The first list is told page by page, so that it can be seen while it loads."""

    def __init__(self, told: Callable[[Changes], None] | None) -> None:
        self._told = told
        self._sum = Changes()

    def add(self, changes: Changes) -> None:
        self._sum |= changes

    def page(self, changes: Changes, *, soon: bool) -> None:
        self._sum |= changes if len(self._sum.exams) < _MOST_NAMED else Changes(results=True)
        if soon and self._told is not None:
            self._told(self.taken())

    def taken(self) -> Changes:
        taken, self._sum = self._sum, Changes()
        return taken


def _named(page: FeedPage) -> Changes:
    ids = frozenset(row.id for row in page.rows)
    return Changes(exams=ids, reports=ids, removed=frozenset(id_ for id_, _ in page.removed))
