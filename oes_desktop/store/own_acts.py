"""What she did on this computer and what became of it: a list for her own eyes; the evidence is the server's
audit.

An act that leaves the outbox comes here, in the same transaction. With the database this list may be lost:
acts that are still open are in the journal as well and come back, those that were settled are the server's.
Names of students are those of the replica, so they go with an exam that was removed or withdrawn.

A server that was put back to an earlier state has lost acts that it had accepted: they are found here again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from oes_desktop.domain.acts import BEFORE, SEEN, Act, ActKind, ActState, Fate, OutboxRow, OwnAct
from oes_desktop.domain.models import ExamRow
from oes_desktop.store import act_rows
from oes_desktop.store.database import Cursor, Database

_NAMED = (
    " LEFT JOIN exam e ON e.id = a.exam_id LEFT JOIN student s ON s.key = e.student"
    " LEFT JOIN word g ON g.key = e.grp LEFT JOIN word x ON x.key = e.exam"
)
_NAMES = "coalesce(s.id, ''), coalesce(s.name, ''), coalesce(g.text, ''), coalesce(x.text, '')"
_FIELDS = "id, exam_id, kind, target, base_version"
_ENDED = "fate, ended, version, trouble, theirs, successor"
_BARE = "json_remove(body, '$.coverage', '$.before')"
_BOTH = (
    f"SELECT made_as, {_FIELDS}, {_BARE}, made, {_ENDED} FROM own_act UNION ALL"  # noqa: S608 - our words
    f" SELECT number, {_FIELDS}, {_BARE}, made, state, 0, 0, trouble, theirs, '' FROM act"
)
_LISTED = f"SELECT a.*, {_NAMES} FROM ({_BOTH}) a {_NAMED} ORDER BY made_as DESC, made DESC, a.id"  # noqa: S608
_LAST = (
    f"SELECT {_FIELDS}, body, made, {_ENDED} FROM own_act"  # noqa: S608 - our words
    " WHERE exam_id = ? AND kind = ? AND target = ? AND fate = 'accepted' ORDER BY number DESC LIMIT 1"
)
_ACCEPTED = (
    "SELECT o.number, o.exam_id, o.kind, o.version, o.ended, o.body ->> '$.value', e.version, d.text,"
    " e.decided FROM own_act o LEFT JOIN exam e ON e.id = o.exam_id LEFT JOIN word d ON d.key = e.decision"
    " WHERE fate = 'accepted' ORDER BY o.number"
)
_TAKE = "DELETE FROM own_act WHERE number = ? RETURNING id, exam_id, kind, target, base_version, body, made"


class OwnActs:
    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self) -> list[OwnAct]:
        """All of them, open or not, the newest first: in the order in which she made them, whatever the clock
        said (fault B17)."""
        return [_listed(values[1:]) for values in self._database.read(_LISTED)]

    def last_accepted(self, exam_id: str, kind: ActKind, target: str) -> OwnAct | None:
        """What the server took of her last on one matter, without names."""
        found = self._database.read(_LAST, (exam_id, kind, target))
        return _listed(found[0]) if found else None

    def prune(self, before_ms: int) -> None:
        """Forget what was settled before `before_ms` (UTC; to be told by the server's clock)."""
        with self._database.transaction() as work:
            work.execute("DELETE FROM own_act WHERE max(ended, made) < ?", (before_ms,))


def note(
    work: Cursor, row: OutboxRow, fate: Fate, ended_ms: int = 0, version: int = 0, successor: str = ""
) -> None:
    """`row` has just left the outbox."""
    act = row.act
    body = act_rows.as_json({key: value for key, value in act.body.items() if key != BEFORE})
    work.execute(
        "INSERT OR REPLACE INTO own_act VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (act.id, act.exam_id, act.kind, act.target, act.base_version, body, act.made_ms, fate.value, ended_ms,
         version, row.trouble, act_rows.as_json(row.theirs), successor, row.number),
    )  # fmt: skip


def note_accepted(work: Cursor, row: OutboxRow, exam: ExamRow, now_ms: int) -> None:
    """`exam` as the server answered; `now_ms` by its clock, for acts whose answer does not say when."""
    said = {ActKind.DECISION: exam.decided_ms, ActKind.REVIEWED: exam.reviewed_ms}.get(row.act.kind)
    note(work, row, Fate.ACCEPTED, now_ms if said is None else said, exam.version)


class Accepted(NamedTuple):
    """An act that the server had accepted, and its exam as it stands since the server was put back. `number`:
    in the order in which they were accepted; `stands_version`: None when the exam is not there."""

    number: int
    exam_id: str
    kind: str
    version: int
    at_ms: int
    value: str | None
    stands_version: int | None
    stands_value: str | None
    stands_ms: int | None

    @property
    def lost(self) -> bool:
        """For sure: the exam is older than the act."""
        return self.stands_version is not None and self.stands_version < self.version

    @property
    def stands(self) -> bool:
        """For sure: what stands there is this very decision."""
        return (
            self.kind == ActKind.DECISION
            and not self.lost
            and self.at_ms == self.stands_ms
            and self.value == self.stands_value
        )


def not_proven(accepted: Sequence[Accepted]) -> list[Accepted]:
    """Those that may be lost. A backup is the beginning of what the server had written: the newest act that
    is shown to stand proves all that were accepted before it, and after the first one that is lost nothing is
    proven but what stands. What is asked once too often does no harm: the server knows its key."""
    first_lost = next((at for at, each in enumerate(accepted) if each.lost), len(accepted))
    proven = max((at for at, each in enumerate(accepted[:first_lost]) if each.stands), default=-1)
    return [each for each in accepted[proven + 1 :] if not each.stands]


def take_lost(work: Cursor) -> list[Act]:
    """Take out of the list what a server that was put back may have lost, in the order in which it was
    accepted."""
    lost = not_proven([Accepted(*values) for values in list(work.execute(_ACCEPTED))])
    acts: list[Act] = []
    met: set[str] = set()
    for each in lost:
        (values,) = list(work.execute(_TAKE, (each.number,)))
        act = _act(values)
        if each.lost and act.exam_id not in met and _met_another(act, each):
            act = replace(
                act, base_version=0
            )  # no version stands for what she saw: the server says what stands
        met.add(act.exam_id)
        acts.append(act)
    return acts


def _met_another(act: Act, stands: Accepted) -> bool:
    """Whether the first decision that an exam lost was made upon another one than stands there now."""
    if act.kind is not ActKind.DECISION:
        return False
    seen = act.body.get(SEEN)
    return not isinstance(seen, dict) or (seen.get("value"), seen.get("at_ms")) != (
        stands.stands_value,
        stands.stands_ms,
    )


def _act(values: tuple[Any, ...]) -> Act:
    act_id, exam_id, kind, target, base, body, made = values
    return Act(act_id, exam_id, ActKind(kind), target, base, json.loads(body), made)


def _listed(values: tuple[Any, ...]) -> OwnAct:
    act, (became, ended, version, trouble, theirs, successor, *names) = _act(values[:7]), values[7:]
    known = Fate(became) if became in _FATES else ActState(became)
    return OwnAct(act, known, ended, version, trouble, json.loads(theirs), successor, *names)


_FATES = frozenset(fate.value for fate in Fate)
