"""The delta feed: which exams a caller must hear of since her cursor, and which she must let go.

Every event has one change number. Upserts are the exams themselves; removals are rows of their own: for
everybody of a group (an exam was removed, or moved to another group) or for one user (a group was taken from
her). A right given gives the exams of that group new numbers, so that they come by like any other change;
whoever saw them already sees them once more, which changes nothing. So one number orders all, and a cursor is
no more than `epoch.base.change`; `base` is where a full list began: removals before it are not its business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from oes_desktop.server import bodies, tables
from oes_desktop.server.database import last_change, next_change
from oes_desktop.server.problems import Problem
from oes_desktop.server.rights import Caller
from oes_desktop.wire import structs

_CURSOR = re.compile(r"([0-9a-f]{12})\.(\d{1,18})\.(\d{1,18})", re.ASCII)
KEPT_MS = 180 * 24 * 3_600_000  # how long removals are remembered


@dataclass(frozen=True, slots=True)
class Cursor:
    epoch: str
    base: int
    change: int

    def __str__(self) -> str:
        return f"{self.epoch}.{self.base}.{self.change}"


def page(
    connection: sa.Connection,
    caller: Caller,
    cursor: str,
    limit: int,
    open_by: Callable[[str], str] = lambda _exam_id: "",
) -> structs.ChangesBody:
    """At most `limit` events after `cursor` ('' begins the full list). `Problem("cursor_too_old")`: it is of
    another epoch, too old or nonsense, and the full list is to be fetched."""
    start = _position(connection, cursor)
    exams = connection.execute(_upserts(caller, start, limit)).all()
    removed = connection.execute(_removals(caller, start, limit)).all()
    numbers = sorted([row.change for row in exams] + [row.change for row in removed])
    more = len(numbers) > limit
    last = numbers[limit - 1] if more else max(last_change(connection), start.change)
    return structs.ChangesBody(
        cursor=str(Cursor(start.epoch, start.base, last)),
        more=more,
        exams=[bodies.exam_body(row, open_by(row.id)) for row in exams if row.change <= last],
        removed=[structs.RemovalBody(row.exam_id, row.reason) for row in removed if row.change <= last],
    )


def position_now(connection: sa.Connection) -> str:
    """The cursor of somebody who has seen everything."""
    row = connection.execute(sa.select(tables.state)).one()
    return str(Cursor(row.epoch, row.change, row.change))


def let_go(connection: sa.Connection, exam_id: str, group: str, reason: str, now_ms: int) -> None:
    """Everybody of `group` is told once that the exam is no longer there for her."""
    connection.execute(
        sa.insert(tables.removals).values(
            change=next_change(connection),
            exam_id=exam_id,
            group_name=group,
            user_id="",
            reason=reason,
            at_ms=now_ms,
        )
    )


def grant(connection: sa.Connection, groups: Collection[str]) -> None:
    """The exams of `groups` come by again, for the sake of a user who did not see them before."""
    exams = tables.exams
    ids = connection.execute(
        sa.select(exams.c.id).where(exams.c.group_name.in_(sorted(groups))).order_by(exams.c.change)
    ).scalars()
    wanted = list(ids)
    if wanted:
        first = next_change(connection, len(wanted))
        connection.execute(
            sa.update(exams).where(exams.c.id == sa.bindparam("key")).values(change=sa.bindparam("number")),
            [{"key": key, "number": first + place} for place, key in enumerate(wanted)],
        )


def withdraw(connection: sa.Connection, user_id: str, groups: Collection[str], now_ms: int) -> None:
    """One user lets go of every exam of `groups`, also of those whose removal she has not yet heard of."""
    names = sorted(groups)
    held = sa.union(
        sa.select(tables.exams.c.id, tables.exams.c.group_name).where(tables.exams.c.group_name.in_(names)),
        sa.select(tables.removals.c.exam_id, tables.removals.c.group_name).where(
            tables.removals.c.group_name.in_(names), tables.removals.c.user_id == ""
        ),
    )
    rows = connection.execute(held).all()
    if rows:
        first = next_change(connection, len(rows))
        connection.execute(
            sa.insert(tables.removals),
            [
                {
                    "change": first + place,
                    "exam_id": exam_id,
                    "group_name": group,
                    "user_id": user_id,
                    "reason": "withdrawn",
                    "at_ms": now_ms,
                }
                for place, (exam_id, group) in enumerate(rows)
            ],
        )


def forget_removals(connection: sa.Connection, before_ms: int) -> int:
    """Drop removals older than `before_ms`; cursors from before them answer 410 from now on."""
    old = tables.removals.c.at_ms < before_ms
    newest = connection.execute(sa.select(sa.func.max(tables.removals.c.change)).where(old)).scalar_one()
    if newest is None:
        return 0
    gone = connection.execute(sa.delete(tables.removals).where(tables.removals.c.change <= newest)).rowcount
    connection.execute(sa.update(tables.state).values(floor=newest))
    return gone


def _position(connection: sa.Connection, cursor: str) -> Cursor:
    state = connection.execute(sa.select(tables.state)).one()
    if not cursor:
        return Cursor(state.epoch, state.change, 0)
    found = _CURSOR.fullmatch(cursor)
    if found is None:
        raise Problem("cursor_too_old", "the cursor is not one of this server")
    given = Cursor(found[1], int(found[2]), int(found[3]))
    lost = max(given.base, given.change) < state.floor
    if given.epoch != state.epoch or lost or max(given.base, given.change) > state.change:
        raise Problem("cursor_too_old")
    return given


def _upserts(caller: Caller, start: Cursor, limit: int) -> sa.Select[Any]:
    exams = tables.exams
    return (
        sa.select(exams, tables.lost_ms)
        .where(exams.c.change > start.change, caller.seen(exams.c.group_name))
        .order_by(exams.c.change)
        .limit(limit + 1)
    )


def _removals(caller: Caller, start: Cursor, limit: int) -> sa.Select[Any]:
    """What the caller may see (again) is no removal for her."""
    removals, exams = tables.removals, tables.exams
    spoken_to = sa.or_(
        removals.c.user_id == caller.user_id,
        sa.and_(removals.c.user_id == "", caller.seen(removals.c.group_name)),
    )
    visible = sa.exists().where(exams.c.id == removals.c.exam_id, caller.seen(exams.c.group_name))
    return (
        sa.select(removals)
        .where(removals.c.change > max(start.change, start.base), spoken_to, ~visible)
        .order_by(removals.c.change)
        .limit(limit + 1)
    )
