"""Sending what waits in the outbox, one act at a time for each exam.

Owns the fate of an act after each answer; `services/sync.py` states the policy and decides when it runs.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from oes_desktop.domain.acts import Act, ActKind, ActState, OutboxRow
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import Conflict, Forbidden, Rejected, Unreachable
from oes_desktop.store.store import Store

if TYPE_CHECKING:
    from oes_desktop.api.client import Client

log = logging.getLogger(__name__)

LONGEST_S = 300.0
_IN_PROGRESS_S = 1.0
_MOST_UNREACHABLE = 2  # one call that hangs is perhaps a bad row; two are the network


class Delivery:
    """`chance()` gives a number of [0, 1) for the jitter."""

    def __init__(self, store: Store, client: Client, clock: Clock, chance: Callable[[], float]) -> None:
        self._outbox, self._client, self._clock, self._chance = store.outbox, client, clock, chance

    def run(self, cancel: Cancel, changed: Callable[[Changes], None]) -> None:
        """Send all that is due. Raises `SignInNeeded` and, when the server cannot be reached at all or asks
        for a pause, `Unreachable`; the act it concerns stays in the outbox."""
        tried: set[str] = set()
        unreachable = 0
        while rows := [row for row in self._outbox.due(self._clock.now_ms()) if row.act.id not in tried]:
            for row in rows:
                cancel.raise_if_set()
                tried.add(row.act.id)
                try:
                    self._send(row)
                except Unreachable as error:
                    unreachable += error.reason != "busy"
                    if unreachable >= _MOST_UNREACHABLE or "retry_after_s" in error.facts:
                        raise
                    if error.reason == "cancelled":
                        raise
                finally:
                    ids = frozenset({row.act.exam_id})
                    changed(Changes(exams=ids, reports=ids, outbox=True))

    def wake(self) -> None:
        """The server answers again: what failed for want of a network is due at once."""
        now_ms = self._clock.now_ms()
        for row in self._outbox.rows():
            if row.state in (ActState.WAITING, ActState.SENDING) and row.trouble in Unreachable.REASONS:
                self._outbox.retry_later(row.act.id, now_ms, row.trouble)

    def _send(self, row: OutboxRow) -> None:
        sending = self._outbox.mark_sending(row.act.id)
        if sending is None:
            return  # withdrawn in the meantime
        act = sending.act
        try:
            exam = self._client.act(act)
        except Conflict as error:
            if error.reason == "in_progress":
                self._later(sending, error.reason, _seconds(error, _IN_PROGRESS_S))
            else:
                self._conflict(act, error)
        except Forbidden as error:
            self._outbox.park(act.id, error.reason)
        except Rejected as error:
            if error.reason == "bad_answer":  # perhaps it was accepted: only the same key can tell
                self._later(sending, error.reason, self._jitter(sending))
            else:
                self._outbox.park(act.id, error.reason)
        except Unreachable as error:
            if error.reason != "cancelled":
                self._later(sending, error.reason, max(self._jitter(sending), _seconds(error, 0.0)))
            raise
        else:
            self._outbox.accepted(act.id, exam)

    def _conflict(self, act: Act, error: Conflict) -> None:
        """The exam changed meanwhile. When what she spoke about still stands as she saw it (somebody else
        spoke about another matter), the same words are sent again upon what stands; else she decides."""
        self._outbox.conflict(act.id, error.facts)
        version = error.facts.get("version")
        if isinstance(version, int) and version > act.base_version and self._untouched(act, error.facts):
            self._outbox.again(act.id, replace(act, id=str(uuid.uuid4()), base_version=version))

    def _untouched(self, act: Act, theirs: Mapping[str, Any]) -> bool:
        seen = act.body.get("seen")
        if not isinstance(seen, Mapping):
            return False
        if act.kind is ActKind.DECISION:
            return all(theirs.get(key) == seen.get(key) for key in ("value", "by", "at_ms"))
        if act.kind is ActKind.VERDICT:
            violations = self._client.report(act.exam_id).violations
            verdict = next((item.verdict for item in violations if item.id == act.target), None)
            return verdict in (seen.get("value"), act.body.get("value"))
        return True

    def _later(self, row: OutboxRow, trouble: str, seconds: float) -> None:
        self._outbox.retry_later(row.act.id, self._clock.now_ms() + round(seconds * 1000), trouble)

    def _jitter(self, row: OutboxRow) -> float:
        """Full jitter: anything up to 1, 2, 4 ... 300 s."""
        return self._chance() * min(LONGEST_S, 2.0 ** min(max(row.attempts - 1, 0), 9))


def _seconds(error: Conflict | Unreachable, otherwise: float) -> float:
    wait = error.facts.get("retry_after_s")
    return float(wait) if isinstance(wait, int | float) else otherwise
