"""What a proctor does that the server must hear of: decisions, verdicts, marks. One act, one outbox row.

An act is immutable. Its `id` (UUID) is the idempotency key; `base_version` is the version of the exam that
she saw. Order matters only within one exam.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class ActKind(StrEnum):
    DECISION = "decision"
    VERDICT = "verdict"
    REVIEWED = "reviewed"
    ARCHIVED = "archived"
    MARK = "mark"


class ActState(StrEnum):
    """waiting: not yet sent; sending: perhaps sent, the answer is not known; conflict: somebody else decided
    meanwhile; parked: refused for good. An accepted act leaves the outbox."""

    WAITING = "waiting"
    SENDING = "sending"
    CONFLICT = "conflict"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Act:
    """`target`: the violation or mark it is about ('' for the exam itself). `body`: JSON values of the call
    (value, reason, comment, decided_at ms, ...), as `wire` names them but for times, which are ms UTC."""

    id: str
    exam_id: str
    kind: ActKind
    target: str = ""
    base_version: int = 0
    body: Mapping[str, Any] = field(default_factory=dict)
    made_ms: int = 0


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """An act and its fate. `hold_until_ms`: not sent before (undo); `trouble`: reason code of the refusal or
    of the last failure; `theirs`: what the server answered to a conflict (JSON values)."""

    number: int
    act: Act
    state: ActState
    attempts: int = 0
    hold_until_ms: int = 0
    next_try_ms: int = 0
    trouble: str = ""
    theirs: Mapping[str, Any] = field(default_factory=dict)
