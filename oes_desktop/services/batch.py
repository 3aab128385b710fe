"""One act on many exams at once: decide, mark as gone through, archive; and one undo for all of it.

A batch is at most `MOST_AT_ONCE` exams, kept in one transaction, held like a single decision and taken back
as long as it was not sent. The outcome tells of every exam what happened to it. Sending is the business of
`sync`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from oes_desktop.domain.account import Account
from oes_desktop.domain.acts import BATCH, MOST_AT_ONCE, SEEN, Act, ActKind, ActState, OutboxRow
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import Forbidden, Rejected
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.services.decisions import checked_comment, new_id
from oes_desktop.services.seen import decision_seen, known_version, newest_open, seen_before
from oes_desktop.store.store import Store

ARCHIVE = "archive"  # the right, and the server's capability

SET, UNCHANGED, SKIPPED = "set", "unchanged", "skipped"
GONE, ARCHIVED, IN_CONFLICT = "gone", "archived", "conflict"


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened to one exam. `what`: set, unchanged (it stood so already) or skipped; `reason` of the
    last: gone (not on this computer any more), archived, conflict (an act of hers on this exam met another
    one, and that must be settled first). `exam` as it was before; None when it is gone."""

    exam_id: str
    exam: ExamRow | None
    what: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """`batch` is what `Batches.undo` takes; '' when nothing was set."""

    batch: str
    entries: tuple[Entry, ...]
    changes: Changes

    def count(self, what: str) -> int:
        return sum(entry.what == what for entry in self.entries)


class Batches:
    """`meta()` gives the server's words and limits as they are now, `undo_seconds()` the setting; `told()`
    hears that the outbox changed. Any thread. Every method may raise `DiskTrouble` or `Damaged`, and
    `Rejected("too_large")` for more than `MOST_AT_ONCE` exams: then nothing was kept.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        meta: Callable[[], Meta],
        account: Account,
        undo_seconds: Callable[[], int],
        told: Callable[[], None],
    ) -> None:
        self._store, self._clock, self._meta, self._account = store, clock, meta, account
        self._undo_seconds, self._told = undo_seconds, told

    @property
    def may_archive(self) -> bool:
        """Whether the server can archive, and this account may."""
        return ARCHIVE in self._account.rights and ARCHIVE in self._meta().capabilities

    def decide_all(
        self, exam_ids: Iterable[str], value: str, *, reason: str = "", comment: str = ""
    ) -> BatchOutcome:
        """The same decision for all. An exam that has it already is left alone, unless words come with it.
        Raises `Rejected`: "comment_required", "too_large" (comment)."""
        comment = checked_comment(comment, self._meta(), value)
        said = {"value": value, "reason": reason, "comment": comment}

        def stands(exam: ExamRow, waiting: OutboxRow | None) -> bool:
            if waiting is not None:
                return said == {key: waiting.act.body.get(key) for key in said}
            return exam.decision == value and not (reason or comment)

        body = said | {"decided_at": self._clock.now_ms(), "coverage": []}
        return self._all(exam_ids, ActKind.DECISION, body, stands)

    def review_all(self, exam_ids: Iterable[str], reviewed: bool) -> BatchOutcome:
        """The violations were gone through, or were not after all."""
        return self._all(
            exam_ids,
            ActKind.REVIEWED,
            {"reviewed": reviewed},
            lambda exam, _: (exam.reviewed_ms is not None) == reviewed,
        )

    def archive_all(self, exam_ids: Iterable[str], archived: bool) -> BatchOutcome:
        """Into the archive or out of it. Raises `Forbidden("no_right")`."""
        if not self.may_archive:
            raise Forbidden("no_right")
        return self._all(
            exam_ids, ActKind.ARCHIVED, {"archived": archived}, lambda exam, _: exam.archived == archived
        )

    def undo(self, batch: str) -> Changes:
        """Take back all acts of `batch` that were never sent, also after a quit; unsent acts whose place they
        took are there again. `Changes()` (false) when it is too late for all of them."""
        exams = frozenset(self._store.outbox.take_back_batch(batch, at_ms=self._clock.now_ms()))
        return self._changed(exams) if exams else Changes()

    def _all(
        self,
        exam_ids: Iterable[str],
        kind: ActKind,
        body: Mapping[str, Any],
        stands: Callable[[ExamRow, OutboxRow | None], bool],
    ) -> BatchOutcome:
        ids = list(dict.fromkeys(exam_ids))
        if len(ids) > MOST_AT_ONCE:
            raise Rejected("too_large", what="batch", limit=MOST_AT_ONCE)
        exams, acts = self._store.exams.by_ids(ids), self._acts()
        batch, entries, made = new_id(), [], []
        for exam_id in ids:
            exam, open_acts = exams.get(exam_id), acts.get(exam_id, [])
            waiting = newest_open(open_acts, kind)
            what, reason = _fate(exam, kind, waiting, open_acts, stands)
            entries.append(Entry(exam_id, exam, what, reason))
            if exam is not None and what == SET:
                seen = _seen(exam, kind, waiting)
                version = known_version(exam, waiting)
                made.append(self._act(exam, kind, version, {**body, SEEN: seen, BATCH: batch}))
        if not made:
            return BatchOutcome("", tuple(entries), Changes())
        self._store.outbox.add_many(made, self._clock.now_ms() + self._undo_seconds() * 1000)
        return BatchOutcome(batch, tuple(entries), self._changed(frozenset(act.exam_id for act in made)))

    def _acts(self) -> dict[str, list[OutboxRow]]:
        found: dict[str, list[OutboxRow]] = defaultdict(list)
        for row in self._store.outbox.rows():
            found[row.act.exam_id].append(row)
        return found

    def _act(self, exam: ExamRow, kind: ActKind, version: int, body: Mapping[str, Any]) -> Act:
        return Act(new_id(), exam.id, kind, "", version, body, self._clock.now_ms())

    def _changed(self, exams: frozenset[str]) -> Changes:
        self._told()
        return Changes(exams=exams, reports=exams, outbox=True)


def _fate(
    exam: ExamRow | None,
    kind: ActKind,
    waiting: OutboxRow | None,
    acts: Iterable[OutboxRow],
    stands: Callable[[ExamRow, OutboxRow | None], bool],
) -> tuple[str, str]:
    if exam is None:
        return SKIPPED, GONE
    if exam.archived and kind is not ActKind.ARCHIVED:
        return SKIPPED, ARCHIVED
    if any(row.state is ActState.CONFLICT for row in acts):
        return SKIPPED, IN_CONFLICT
    return (UNCHANGED if stands(exam, waiting) else SET), ""


def _seen(exam: ExamRow, kind: ActKind, waiting: OutboxRow | None) -> dict[str, Any] | None:
    if waiting is not None:
        return seen_before(waiting)
    return decision_seen(exam) if kind is ActKind.DECISION else {}
