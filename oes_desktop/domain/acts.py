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


class Fate(StrEnum):
    """What became of an act that has left the outbox. accepted: the server took it; replaced: another of hers
    took its place before it was sent; taken_back: undone before it was sent; kept_theirs, given_up: she let
    go of it in a conflict, after a refusal; sent_again: the same words went as a new act, after a conflict or
    a refusal; put_upon: the same, by itself, for somebody else had spoken about another matter; unknown: an
    older copy of the database came back, and only that it was settled is known."""

    ACCEPTED = "accepted"
    REPLACED = "replaced"
    TAKEN_BACK = "taken_back"
    KEPT_THEIRS = "kept_theirs"
    GIVEN_UP = "given_up"
    SENT_AGAIN = "sent_again"
    PUT_UPON = "put_upon"
    UNKNOWN = "unknown"


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


@dataclass(frozen=True, slots=True)
class OwnAct:
    """An act in the list of what she did on this computer. `became`: its state while it is open, else its
    fate; `ended_ms`: when that was (0: not known, or open), by the server's clock if it was accepted;
    `version`: of the exam since then; `successor`: id of the act that took its place. Student, group and exam
    are '' for an exam that is not on this computer any more. The body is without what was watched."""

    act: Act
    became: ActState | Fate
    ended_ms: int = 0
    version: int = 0
    trouble: str = ""
    theirs: Mapping[str, Any] = field(default_factory=dict)
    successor: str = ""
    student_id: str = ""
    student: str = ""
    group: str = ""
    exam: str = ""


def theirs_seen(row: OutboxRow) -> dict[str, Any] | None:
    """What a conflict showed of the server: the next one is compared with that. None where it showed
    nothing."""
    if row.state is not ActState.CONFLICT or not row.theirs:
        return None
    stands = row.theirs.get(STANDS)
    if isinstance(stands, Mapping):
        return {key: value for key, value in stands.items() if key != "by"}
    return {key: row.theirs.get(key) for key in ("value", "by", "at_ms")}
