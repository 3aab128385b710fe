"""Sending what waits in the outbox, one act at a time for each exam; many decisions go in one call.

Owns the fate of an act after each answer; `services/sync.py` states the policy and decides when it runs. In a
call of many each act has its own key and its own answer, which means the same as if it had gone alone.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from oes_desktop.domain.acts import SEEN, STANDS, Act, ActKind, Fate, OutboxRow
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import Conflict, Forbidden, OesError, Rejected, Unreachable
from oes_desktop.domain.models import ExamRow
from oes_desktop.services.seen import mark_body
from oes_desktop.store.store import Store

if TYPE_CHECKING:
    from oes_desktop.api.client import Client

log = logging.getLogger(__name__)

LONGEST_S = 300.0
_IN_PROGRESS_S = 1.0
_MOST_UNREACHABLE = 2  # one call that hangs is perhaps a bad row; two are the network
_TOGETHER = 200  # decisions in one call: a slow server answers in time, and little is asked again


class Delivery:
    """`together()`: whether the server takes many decisions in one call; `chance()` gives a number of [0, 1)
    for the jitter."""

    def __init__(
        self,
        store: Store,
        client: Client,
        clock: Clock,
        together: Callable[[], bool],
        chance: Callable[[], float],
    ) -> None:
        self._outbox, self._own_acts = store.outbox, store.own_acts
        self._client, self._clock = client, clock
        self._together, self._chance = together, chance

    def run(self, cancel: Cancel, changed: Callable[[Changes], None]) -> None:
        """Send all that is due. Raises `SignInNeeded` and, when the server cannot be reached at all or asks
        for a pause, `Unreachable`; the acts it concerns stay in the outbox."""
        tried: set[str] = set()
        unreachable = 0
        self._outbox.settle_overtaken(self._clock.now_ms())
        while rows := [row for row in self._outbox.due(self._clock.now_ms()) if row.act.id not in tried]:
            for call in self._calls(rows):
                cancel.raise_if_set()
                tried |= {row.act.id for row in call}
                try:
                    self._send(call)
                except Unreachable as error:
                    unreachable += error.reason != "busy"
                    if unreachable >= _MOST_UNREACHABLE or "retry_after_s" in error.facts:
                        raise
                    if error.reason == "cancelled":
                        raise
                finally:
                    ids = frozenset(row.act.exam_id for row in call)
                    changed(Changes(exams=ids, reports=ids, outbox=True))

    def _calls(self, rows: Sequence[OutboxRow]) -> list[Sequence[OutboxRow]]:
        """What goes in one call each: rows are of different exams, so their order does not matter."""
        kind = ActKind.DECISION if self._together() else None
        decisions = [row for row in rows if row.act.kind is kind]
        others = [row for row in rows if row.act.kind is not kind]
        many = [decisions[at : at + _TOGETHER] for at in range(0, len(decisions), _TOGETHER)]
        return [*many, *([row] for row in others)]

    def wake(self) -> None:
        """The server answers again: what failed for want of a network is due at once."""
        now_ms = self._clock.now_ms()
        for trouble in Unreachable.REASONS:
            rows = [row for row in self._outbox.rows() if row.trouble == trouble]
            if rows:
                self._outbox.retry_later_many([row.act.id for row in rows], now_ms, trouble)

    def _send(self, rows: Sequence[OutboxRow]) -> None:
        sending = self._outbox.mark_sending_many(row.act.id for row in rows)  # without those withdrawn since
        if len(sending) > 1:
            self._send_many(sending)
        elif sending:
            self._send_one(sending[0])

    def _send_one(self, row: OutboxRow) -> None:
        try:
            exam = self._client.act(row.act)
        except OesError as error:
            self._failed(row, error)
        else:
            self._outbox.accepted(row.act.id, exam, at_ms=self._server_ms())

    def _send_many(self, rows: Sequence[OutboxRow]) -> None:
        try:
            answers = self._client.decide_many([row.act for row in rows])
        except Unreachable as error:
            if error.reason != "cancelled":
                wait = max(self._jitter(rows[0]), _seconds(error, 0.0))
                self._later(rows, error.reason, wait)  # all at once again: they stay together
            raise
        except Rejected as error:
            if error.reason != "bad_answer":  # the call as such was refused: alone each gets its own answer
                return self._one_by_one(rows)
            return self._later(rows, error.reason, self._jitter(rows[0]))
        except (Conflict, Forbidden):
            return self._one_by_one(rows)
        missing = Rejected("bad_answer", call="batch")
        answered = [(row, answers.get(row.act.id, missing)) for row in rows]
        taken = [(row.act.id, answer) for row, answer in answered if isinstance(answer, ExamRow)]
        self._outbox.accepted_many(taken, at_ms=self._server_ms())
        for row, answer in answered:
            if not isinstance(answer, ExamRow):
                with suppress(Unreachable):  # this act backs off, the others were answered
                    self._failed(row, answer)
        return None

    def _one_by_one(self, rows: Sequence[OutboxRow]) -> None:
        for row in rows:
            self._send_one(row)

    def _failed(self, row: OutboxRow, error: OesError) -> None:
        """The fate of an act that was not accepted. What concerns more than this act is raised again."""
        act = row.act
        match error:
            case Conflict(reason="in_progress"):
                self._later([row], error.reason, _seconds(error, _IN_PROGRESS_S))
            case Conflict():
                self._conflict(row, error)
            case Rejected(reason="bad_answer"):  # perhaps it was accepted: only the same key can tell
                self._later([row], error.reason, self._jitter(row))
            case Forbidden() | Rejected():
                if error.reason == "key_reused":
                    log.error("a bug: the server knows the key of an act (%s) with another body", act.kind)
                self._outbox.park(act.id, error.reason)
            case Unreachable():
                self._back_off(row, error)
                raise error
            case _:
                raise error

    def _back_off(self, row: OutboxRow, error: Unreachable) -> None:
        if error.reason != "cancelled":
            self._later([row], error.reason, max(self._jitter(row), _seconds(error, 0.0)))

    def _conflict(self, row: OutboxRow, error: Conflict) -> None:
        """The exam changed meanwhile. When what she spoke about still stands as she saw it (somebody else
        spoke about another matter), the same words are sent again upon what stands; else she decides. Where
        the server cannot be asked how things stand, the act stays as it is: its key brings the same answer
        again."""
        act, version = row.act, error.facts.get("version")
        another = isinstance(version, int) and version != act.base_version  # a version to stand upon
        try:
            stands = self._stands(act) if another else None
        except Unreachable as trouble:
            self._back_off(row, trouble)
            raise
        except (Forbidden, Rejected) as trouble:  # only what the answer itself told is known
            log.info("how things stand was not told: %s", trouble.reason)
            stands = None
        self._outbox.conflict(act.id, error.facts)
        if stands is None or not isinstance(version, int):
            return
        if _untouched(act, stands or error.facts) or self._own(act, stands or error.facts):
            upon = replace(act, id=str(uuid.uuid4()), base_version=version)
            self._outbox.again(act.id, upon, at_ms=self._clock.now_ms(), fate=Fate.PUT_UPON)
        elif stands:
            self._outbox.conflict(act.id, {**error.facts, STANDS: stands})

    def _stands(self, act: Act) -> dict[str, Any]:
        """How the violation or the mark of the act stands on the server now; {} for other acts."""
        if act.kind is ActKind.VERDICT:
            violations = self._client.report(act.exam_id).violations
            found = next((item for item in violations if item.id == act.target), None)
            return {"value": found.verdict if found else "", "by": found.verdict_by if found else ""}
        if act.kind is ActKind.MARK:
            marks = self._client.report(act.exam_id).marks
            mark = next((item for item in marks if item.id == act.target), None)
            return mark_body(mark, removed=mark is None) | {"by": mark.by if mark else ""}
        return {}

    def _own(self, act: Act, stands: Mapping[str, Any]) -> bool:
        """Whether her own last word on the matter is what stands: nobody is in conflict with herself."""
        last = self._own_acts.last_accepted(act.exam_id, act.kind, act.target)
        if last is None:
            return False
        if act.kind is ActKind.DECISION:
            same = last.act.body.get("value") == stands.get("value")
            return same and last.ended_ms == stands.get("at_ms")
        return _agree(stands, last.act.body, _COMPARED[act.kind])

    def _server_ms(self) -> int:
        """Now, by the server's clock as far as its answers tell."""
        return self._clock.now_ms() + self._client.skew_ms

    def _later(self, rows: Sequence[OutboxRow], trouble: str, seconds: float) -> None:
        next_try_ms = self._clock.now_ms() + round(seconds * 1000)
        self._outbox.retry_later_many([row.act.id for row in rows], next_try_ms, trouble)

    def _jitter(self, row: OutboxRow) -> float:
        """Full jitter: anything up to 1, 2, 4 ... 300 s."""
        return self._chance() * min(LONGEST_S, 2.0 ** min(max(row.attempts - 1, 0), 9))


def _untouched(act: Act, stands: Mapping[str, Any]) -> bool:
    """Whether what the act is about stands as she saw it, or as she wants it."""
    seen = act.body.get(SEEN)
    if act.kind in (ActKind.REVIEWED, ActKind.ARCHIVED):
        return isinstance(seen, Mapping)
    wanted = seen if act.kind is ActKind.DECISION else act.body
    said = (each for each in (seen, wanted) if isinstance(each, Mapping))
    return isinstance(seen, Mapping) and any(_agree(stands, each, _COMPARED[act.kind]) for each in said)


def _agree(one: Mapping[str, Any], two: Mapping[str, Any], keys: Sequence[str]) -> bool:
    return all(one.get(key) == two.get(key) for key in keys)


_COMPARED: Mapping[ActKind, Sequence[str]] = {
    ActKind.DECISION: ("value", "by", "at_ms"),
    ActKind.VERDICT: ("value",),
    ActKind.MARK: ("at", "duration", "kind", "text", "removed"),
    ActKind.REVIEWED: (),
    ActKind.ARCHIVED: (),
}


def _seconds(error: Conflict | Unreachable, otherwise: float) -> float:
    wait = error.facts.get("retry_after_s")
    return float(wait) if isinstance(wait, int | float) else otherwise
