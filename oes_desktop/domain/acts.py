"""What a proctor does that the server must hear of: decisions, verdicts, marks. One act, one outbox row.

An act is immutable. Its `id` (UUID) is the idempotency key; `base_version` is the version of the exam that
she saw. Order matters only within one exam.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

# Keys of an act's body that stay on this computer: what stood on the server when she spoke, the batch that it
# belongs to, and the unsent act whose place it took (an undo brings that back).
SEEN, BATCH, BEFORE = "seen", "batch", "before"
LOCAL_KEYS: Final = frozenset({SEEN, BATCH, BEFORE})
STANDS = "stands"  # in what a conflict keeps: how the violation or mark stands on the server
MOST_AT_ONCE = 1_000  # acts of one batch


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
    (value, reason, comment, decided_at ms, ...), as `wire` names them but for times, which are ms UTC; and
    `LOCAL_KEYS`."""

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
