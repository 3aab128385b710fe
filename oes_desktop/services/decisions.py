"""What a proctor says about an exam, and what becomes of it: decide, undo, verdicts, marks of her own,
reviewed, archive, outbox.

Each method returns when the act is safe on this computer's disk; sending it is the business of `sync`. A
decision is held for a few seconds (`Settings.undo_seconds`) and can be taken back as long as it was never
sent, also after a quit. It knows the store and the vocabulary, never the network.
"""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from oes_desktop.domain.acts import (
    LOCAL_KEYS,
    MOST_AT_ONCE,
    SEEN,
    Act,
    ActKind,
    ActState,
    OutboxRow,
    theirs_seen,
)
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.coverage import NOTHING_SEEN, Coverage, SeenSpan
from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import NO_VERDICT, ExamRow, Mark, Report, Violation
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.services.seen import (
    decision_seen,
    known_version,
    mark_body,
    newest_open,
    seen_before,
    seen_in,
)
from oes_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Undelivered:
    """An act that the server has not accepted, and the exam it is about (None: not on this computer); of a
    verdict that waits for her, the violation as well."""

    row: OutboxRow
    exam: ExamRow | None
    violation: Violation | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Verdicts or a mark, as they were just said, for `Decisions.take_back`: `body` said of each target, the
    acts, and what stood before each of them. `target`: the mark, when it is one."""

    exam_id: str
    kind: ActKind
    body: Mapping[str, Any]
    before: tuple[tuple[str, str, Mapping[str, Any]], ...]  # act id, target, body that says it again
    changes: Changes

    @property
    def target(self) -> str:
        return self.before[0][1] if self.before else ""


class Decisions:
    """`meta()` gives the server's words and limits as they are now, `undo_seconds()` the setting; `told()`
    hears that the outbox changed. Any thread. Every method may raise `DiskTrouble` or `Damaged`: then
    nothing was kept.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        meta: Callable[[], Meta],
        undo_seconds: Callable[[], int],
        told: Callable[[], None],
    ) -> None:
        self._store, self._clock = store, clock
        self._meta, self._undo_seconds, self._told = meta, undo_seconds, told

    # Acts

    def decide(
        self,
        exam_id: str,
        value: str,
        *,
        reason: str = "",
        comment: str = "",
        coverage: Coverage = NOTHING_SEEN,
    ) -> Changes:
        """Set the decision; `coverage`: what was on screen before it. The same decision again, while the
        first waits, changes nothing.

        Raises `Rejected`: "comment_required", "too_large" (`limit` letters), "not_found" (no such exam here).
        """
        comment = checked_comment(comment, self._meta(), value)
        waiting = self._waiting(exam_id, ActKind.DECISION)
        said = {"value": value, "reason": reason, "comment": comment}
        if waiting is not None and said == {key: waiting.act.body.get(key) for key in said}:
            return Changes()
        body = said | {
            "decided_at": self._clock.now_ms(),
            "coverage": [
                {"recording": seen.recording_id, "spans": [_seconds(span) for span in seen.spans]}
                for seen in coverage.recordings
            ],
        }
        return self._add(exam_id, ActKind.DECISION, body, hold_s=self._undo_seconds())

    def undo(self, exam_id: str) -> Changes:
        """Take back the decision that was never sent; the unsent one that it had replaced is there again.
        `Changes()` (false) when it is too late for that."""
        waiting, now_ms = self._waiting(exam_id, ActKind.DECISION), self._clock.now_ms()
        if waiting is None or not self._store.outbox.take_back(waiting.act.id, at_ms=now_ms):
            return Changes()
        return self._changed(exam_id)

    def undoable(self) -> list[tuple[OutboxRow, float]]:
        """Decisions that can still be taken back, with the seconds that are left, the newest last."""
        now_ms = self._clock.now_ms()
        rows = [row for row in self._store.outbox.rows() if row.act.kind is ActKind.DECISION and _unsent(row)]
        return [(row, (row.hold_until_ms - now_ms) / 1000) for row in rows if row.hold_until_ms > now_ms]

    def verdict(self, exam_id: str, violation_id: str, value: str, note: str = "") -> Changes:
        """Confirm or dismiss a violation, or take the verdict back (`none`)."""
        body = {"value": value, "note": checked_comment(note, self._meta())}
        return self._add(exam_id, ActKind.VERDICT, body, target=violation_id)

    def give_verdicts(self, exam_id: str, violation_ids: Sequence[str], value: str, note: str = "") -> Said:
        """The same verdict on several violations, all kept or none, held like a decision. One that stands so
        already is left alone. Raises `Rejected`: "too_large" (the note; more than `MOST_AT_ONCE`)."""
        if len(violation_ids) > MOST_AT_ONCE:
            raise Rejected("too_large", what="batch", limit=MOST_AT_ONCE)
        body = {"value": value, "note": checked_comment(note, self._meta())}
        before = {target: {"value": NO_VERDICT, "note": ""} for target in violation_ids}
        for each in self._report(exam_id).violations:
            if each.id in before:
                before[each.id] = {"value": each.verdict, "note": each.verdict_note}
        changed = {target: stood for target, stood in before.items() if stood != body}
        return self._say(exam_id, ActKind.VERDICT, body, changed)

    def mark(
        self,
        exam_id: str,
        at_ms: int,
        duration_ms: int = 0,
        kind: str = "",
        text: str = "",
        mark_id: str = "",
    ) -> Said:
        """A violation of her own (`kind`) or a note, or with `mark_id` another version of one. Raises
        `Rejected`: "too_large" (letters), "bad_input" (a time before 1970, a negative length)."""
        if at_ms < 0 or duration_ms < 0:
            raise Rejected("bad_input", what="mark")
        text = checked_comment(text, self._meta())
        body = mark_body(Mark("", at_ms, duration_ms, kind, text))
        return self._mark(exam_id, mark_id or new_id(), body)

    def remove_mark(self, exam_id: str, mark_id: str) -> Said:
        found = next((mark for mark in self._report(exam_id).marks if mark.id == mark_id), None)
        return self._mark(exam_id, mark_id, mark_body(found, removed=True))

    def _mark(self, exam_id: str, mark_id: str, body: Mapping[str, Any]) -> Said:
        known = next((mark for mark in self._report(exam_id).marks if mark.id == mark_id), None)
        before = mark_body(known) if known else {**body, "removed": True}
        return self._say(exam_id, ActKind.MARK, body, {mark_id: before})

    def take_back(self, said: Said) -> Changes:
        """Undo verdicts or a mark: what was never sent goes without a trace, for the rest what stood before
        is said again."""
        rows = self._store.outbox.pending(said.exam_id)
        acts = {target: _act_of(rows, said, act_id, target) for act_id, target, _ in said.before}
        taken = self._store.outbox.take_back_many(acts.values(), at_ms=self._clock.now_ms())
        again: dict[str, dict[str, Mapping[str, Any]]] = {}  # by body, for each goes in one transaction
        for _, target, body in said.before:
            if acts[target] not in taken:
                again.setdefault(repr(body), {})[target] = body
        for targets in again.values():
            self._say(said.exam_id, said.kind, next(iter(targets.values())), targets)
        return self._changed(said.exam_id)

    def _say(
        self,
        exam_id: str,
        kind: ActKind,
        body: Mapping[str, Any],
        before: Mapping[str, Mapping[str, Any]],
    ) -> Said:
        """Say `body` of every target of `before`, which tells what stood there."""
        exam = self._store.exams.row(exam_id)
        if exam is None:
            raise Rejected("not_found", what="exam")
        now_ms, report = self._clock.now_ms(), self._report(exam_id)
        rows = self._store.outbox.pending(exam_id)
        acts = []
        for target in before:
            waiting = newest_open(rows, kind, target)
            seen, version = seen_in(report, waiting, kind, target), known_version(exam, waiting, report)
            acts.append(Act(new_id(), exam_id, kind, target, version, {**body, SEEN: seen}, now_ms))
        if not acts:
            return Said(exam_id, kind, body, (), Changes())
        self._store.outbox.add_many(acts, now_ms + self._undo_seconds() * 1000)
        stood = tuple((act.id, act.target, before[act.target]) for act in acts)
        return Said(exam_id, kind, body, stood, self._changed(exam_id))

    def _report(self, exam_id: str) -> Report:
        report = self._store.reports.load(exam_id)
        if report is None:
            raise Rejected("not_found", what="report")
        return report

    def set_reviewed(self, exam_id: str, reviewed: bool) -> Changes:
        return self._add(exam_id, ActKind.REVIEWED, {"reviewed": reviewed})

    def set_archived(self, exam_id: str, archived: bool) -> Changes:
        return self._add(exam_id, ActKind.ARCHIVED, {"archived": archived})

    # The outbox

    def outbox(self) -> list[OutboxRow]:
        """Everything that the server has not accepted, oldest first."""
        return self._store.outbox.rows()

    def stuck(self, exam_id: str) -> list[OutboxRow]:
        """Of the acts on one exam those that wait for her: in conflict, or refused."""
        rows = self._store.outbox.pending(exam_id)
        return [row for row in rows if row.state in (ActState.CONFLICT, ActState.PARKED)]

    def undelivered(self) -> list[Undelivered]:
        """The same, each with what it is about."""
        exams = self._store.exams
        return [
            Undelivered(row, exams.row(row.act.exam_id), self._violation(row))
            for row in self._store.outbox.rows()
        ]

    def _violation(self, row: OutboxRow) -> Violation | None:
        if row.act.kind is not ActKind.VERDICT or row.state not in (ActState.CONFLICT, ActState.PARKED):
            return None
        report = self._store.reports.load(row.act.exam_id)
        violations = report.violations if report else ()
        return next((each for each in violations if each.id == row.act.target), None)

    def withdraw(self, act_id: str) -> Changes:
        """Give up an act that was never sent, was refused or is in conflict. `Changes()` (false) when it
        may be on its way."""
        row, now_ms = self._row(act_id), self._clock.now_ms()
        outbox = self._store.outbox
        if row is None:
            return Changes()
        give_up = outbox.withdraw if _unsent(row) else outbox.discard
        return self._changed(row.act.exam_id) if give_up(act_id, at_ms=now_ms) else Changes()

    def withdraw_refused(self) -> Changes:
        """Give up every act that was refused, each as `withdraw` does."""
        changes = Changes()
        for row in self._store.outbox.rows():
            if row.state is ActState.PARKED:
                changes |= self.withdraw(row.act.id)
        return changes

    def keep_theirs(self, act_id: str) -> Changes:
        """Settle a conflict: what stands on the server stands."""
        row = self._row(act_id)
        if row is None or not self._store.outbox.discard(act_id, at_ms=self._clock.now_ms()):
            return Changes()
        return self._changed(row.act.exam_id)

    def send_mine_again(self, act_id: str) -> Changes:
        """Settle a conflict, or try a refused act once more: the same words as a new act, based on what she
        was shown of the server (what came after that is another conflict). `Changes()` (false) when the act
        is neither."""
        row = self._row(act_id)
        if row is None or row.state not in (ActState.CONFLICT, ActState.PARKED):
            return Changes()
        self._store.outbox.again(act_id, self._based_anew(row), at_ms=self._clock.now_ms())
        return self._changed(row.act.exam_id)

    def _based_anew(self, row: OutboxRow) -> Act:
        known = self._store.exams.row(row.act.exam_id)
        version = int(row.theirs.get("version", 0)) or (known.version if known else 0)
        body = {key: value for key, value in row.act.body.items() if key not in LOCAL_KEYS}
        body[SEEN] = theirs_seen(row)  # she was shown it
        return replace(row.act, id=new_id(), base_version=version, body=body, made_ms=self._clock.now_ms())

    def _add(
        self, exam_id: str, kind: ActKind, body: Mapping[str, Any], *, target: str = "", hold_s: int = 0
    ) -> Changes:
        exam = self._store.exams.row(exam_id)
        if exam is None:
            raise Rejected("not_found", what="exam")
        now_ms = self._clock.now_ms()
        report = self._store.reports.load(exam_id) if kind is ActKind.VERDICT else None
        version = known_version(exam, self._waiting(exam_id, kind, target), report)
        seen = self._seen(exam_id, kind, target)
        act = Act(new_id(), exam_id, kind, target, version, {**body, SEEN: seen}, now_ms)
        self._store.outbox.add(act, now_ms + hold_s * 1000 if hold_s else 0)
        return self._changed(exam_id)

    def _seen(self, exam_id: str, kind: ActKind, target: str) -> dict[str, Any] | None:
        """What stood on the server, for all that was known here, when she spoke: so that an act by somebody
        else on another matter is not taken for a conflict. It stays on this computer."""
        waiting = self._waiting(exam_id, kind, target)
        if waiting is not None:
            return seen_before(waiting)
        if kind is ActKind.DECISION:
            exam = self._store.exams.row(exam_id)
            return None if exam is None else decision_seen(exam)
        if kind is ActKind.VERDICT:
            report = self._store.reports.load(exam_id)
            verdicts = {item.id: item.verdict for item in report.violations} if report else {}
            return {"value": verdicts.get(target, NO_VERDICT)}
        return {}

    def _waiting(self, exam_id: str, kind: ActKind, target: str = "") -> OutboxRow | None:
        """The newest act of this kind that the proctor sees as hers and the server has not answered."""
        return newest_open(self._store.outbox.pending(exam_id), kind, target)

    def _row(self, act_id: str) -> OutboxRow | None:
        return next((row for row in self._store.outbox.rows() if row.act.id == act_id), None)

    def _changed(self, exam_id: str) -> Changes:
        self._told()
        ids = frozenset({exam_id})
        return Changes(exams=ids, reports=ids, outbox=True)


def _act_of(rows: Sequence[OutboxRow], said: Said, act_id: str, target: str) -> str:
    """The act of something said: after the undo of another one it is there again under a new id."""
    if any(row.act.id == act_id for row in rows):
        return act_id
    found = newest_open(rows, said.kind, target)
    same = found is not None and all(found.act.body.get(key) == value for key, value in said.body.items())
    return found.act.id if found is not None and same else act_id


def checked_comment(text: str, meta: Meta, decision: str | None = None) -> str:
    """What of the text is kept. Raises `Rejected`: "too_large" (`limit` letters), "comment_required" (by the
    decision)."""
    limit, cleaned = meta.limits.comment_letters, clean(text)
    if len(cleaned) > limit:
        raise Rejected("too_large", what="comment", limit=limit)
    if decision is not None and not cleaned and meta.vocabulary.decision(decision).comment_required:
        raise Rejected("comment_required")
    return cleaned


def clean(text: str) -> str:
    """What of a pasted text is kept: no control characters but line breaks, no half surrogates, no spaces
    at the ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        letter for letter in text if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs")
    ).strip()


def _unsent(row: OutboxRow) -> bool:
    return row.state is ActState.WAITING and row.attempts == 0


def _seconds(span: SeenSpan) -> list[float]:
    return [span.start_ms / 1000, span.end_ms / 1000, span.speed]


def new_id() -> str:
    """Of an act; it is its idempotency key as well."""
    return str(uuid.uuid4())
