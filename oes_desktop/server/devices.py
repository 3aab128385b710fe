"""The devices of a user: which are signed in, and taking one back, with what lies on it if need be.

A sign-in that is taken back ends at once; the device hears of it at its next contact. With `erase` it is told
to destroy its copy then: the key first, so what was not delivered goes with it. The wish outlives everything
else that ends sign-ins, and is told only to who shows a refresh token of that very sign-in.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass

import sqlalchemy as sa

from oes_desktop.server import tables
from oes_desktop.server.accounts import user_of
from oes_desktop.server.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Device:
    """`name`: as the device called itself; `used_ms`: when its tokens were last renewed; `told_ms`: when it
    was told to erase (None: not yet). Times in ms UTC."""

    name: str
    used_ms: int
    signed_in: bool
    erase: bool = False
    told_ms: int | None = None


class Devices:
    """Thread-safe; every method is one transaction and raises `Rejected("not_found")` for an unknown user."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._database, self._clock = catalogue.database, catalogue.clock

    def of(self, login: str) -> list[Device]:
        """Every sign-in of the user that is remembered, the one used last first."""
        families, erasures = tables.families, tables.erasures
        joined = families.outerjoin(erasures, erasures.c.family_id == families.c.id)
        with self._database.read() as connection:
            user = user_of(connection, login)
            found = connection.execute(
                sa.select(families, erasures.c.asked_ms, erasures.c.told_ms)
                .select_from(joined)
                .where(families.c.user_id == user.id)
                .order_by(families.c.used_ms.desc(), families.c.id)
            ).all()
        return [
            Device(row.device, row.used_ms, not row.ended, row.asked_ms is not None, row.told_ms)
            for row in found
        ]

    def revoke(self, login: str, *, device: str | None = None, erase: bool = False) -> int:
        """End the sign-ins of the user, of this device only if it is named; how many. `erase` reaches those
        that had ended before as well."""
        families, access = tables.families, tables.access_tokens
        with self._database.write() as connection:
            user = user_of(connection, login)
            wanted = [families.c.user_id == user.id]
            if device is not None:
                wanted.append(families.c.device == device)
            rows = connection.execute(sa.select(families).where(*wanted)).all()
            if not erase:
                rows = [row for row in rows if not row.ended]
            for row in rows:
                connection.execute(sa.delete(access).where(access.c.family_id == row.id))
                connection.execute(sa.update(families).where(families.c.id == row.id).values(ended=True))
                if erase:
                    _wish(connection, row, self._clock.now_ms())
        return len(rows)


def is_to_erase(connection: sa.Connection, token: str, hashed: str, now_ms: int) -> bool:
    """Whether the device that shows this refresh token (`hashed`: as it is kept) is to erase its copy; it
    counts as told then."""
    erasures = tables.erasures
    row = connection.execute(
        sa.select(erasures).where(erasures.c.family_id == token.partition(".")[0])
    ).one_or_none()
    if row is None or not any(hmac.compare_digest(hashed, known) for known in (row.current, row.previous)):
        return False
    if row.told_ms is None:
        connection.execute(
            sa.update(erasures).where(erasures.c.family_id == row.family_id).values(told_ms=now_ms)
        )
    return True


def _wish(connection: sa.Connection, family: sa.Row[tuple[object, ...]], now_ms: int) -> None:
    erasures = tables.erasures
    connection.execute(sa.delete(erasures).where(erasures.c.family_id == family.id))
    connection.execute(
        sa.insert(erasures).values(
            family_id=family.id,
            user_id=family.user_id,
            current=family.current,
            previous=family.previous,
            asked_ms=now_ms,
        )
    )
