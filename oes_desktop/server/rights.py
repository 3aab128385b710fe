"""What a signed-in person may see and do: the one place that says it."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from oes_desktop.domain.account import ADMIN

ARCHIVE = "archive"
RIGHTS = (ARCHIVE,)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who a call comes from. `groups`: those a proctor was given; an admin sees every group and has every
    right."""

    user_id: str
    login: str
    name: str
    role: str
    rights: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    def sees(self, group: str) -> bool:
        return self.role == ADMIN or group in self.groups

    def seen(self, group: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
        """`sees`, as a condition on a column."""
        return sa.true() if self.role == ADMIN else group.in_(sorted(self.groups))

    def may(self, right: str) -> bool:
        return right in self.all_rights

    @property
    def all_rights(self) -> frozenset[str]:
        return frozenset(RIGHTS) if self.role == ADMIN else self.rights
