"""Who may sign in: users, their passwords, roles and groups.

Passwords are kept as Argon2id only. What a change of groups means for clients is told to the feed here, in
the same transaction. Signing in and tokens are `sessions`; codes for a forgotten password are `recovery`.
"""

from __future__ import annotations

import re
import secrets
import threading
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from oes_desktop.domain.account import ADMIN, PROCTOR, Account
from oes_desktop.domain.errors import Rejected
from oes_desktop.server import feed, tables
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.rights import RIGHTS, Caller

ROLES = (PROCTOR, ADMIN)
SHORTEST_PASSWORD = 8
_EMAIL = re.compile(r"[^\s@<>\"',;:\\]+@[^\s@<>\"',;:\\]+")
# The first things that everybody tries.
_COMMON = frozenset(
    {"password", "password1", "passw0rd", "12345678", "123456789", "1234567890", "87654321", "11111111"}
    | {"00000000", "88888888", "qwertyui", "qwerty123", "qwertyuiop", "1q2w3e4r", "iloveyou", "йцукенгш"}
)
# OWASP's smallest recommendation: 19 MiB, two passes. At most so many at once, so memory stays bounded.
_MEMORY_KIB, _PASSES, _AT_ONCE = 19 * 1024, 2, 4
_hashing = threading.Semaphore(_AT_ONCE)


@dataclass(frozen=True, slots=True)
class UserRow:
    """A user as the commands list her; nothing of the password."""

    login: str
    name: str
    email: str
    role: str
    groups: tuple[str, ...]
    disabled: bool


def hash_password(password: str) -> str:
    """As a PHC string with its own salt."""
    with _hashing:
        kdf = Argon2id(
            salt=secrets.token_bytes(16), length=32, iterations=_PASSES, lanes=1, memory_cost=_MEMORY_KIB
        )
        return kdf.derive_phc_encoded(password.encode("utf-8", "surrogatepass"))


def password_fits(password: str, hashed: str) -> bool:
    with _hashing:
        try:
            Argon2id.verify_phc_encoded(password.encode("utf-8", "surrogatepass"), hashed)
        except InvalidKey:
            return False
    return True


def login_key(login: str) -> str:
    """Logins that differ in case or in blanks around them are one."""
    return login.strip().casefold()


class Accounts:
    """Thread-safe; every method is one transaction."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._database = catalogue.database

    def add_user(
        self,
        login: str,
        password: str,
        *,
        name: str = "",
        email: str = "",
        role: str = PROCTOR,
        groups: Sequence[str] = (),
        rights: Sequence[str] = (),
    ) -> Account:
        """Raises `Rejected`: "bad_input" with the path, "weak_password", "in_use" (login or e-mail taken)."""
        login, name, email = login.strip(), name.strip(), email.strip()
        _check_person(login, name, email, role, rights)
        _check_groups(groups)
        check_password(password, login)
        hashed, user_id = hash_password(password), uuid.uuid4().hex
        users = tables.users
        with self._database.write() as connection:
            same = [users.c.login_key == login_key(login)]
            if email:
                same.append(sa.func.lower(users.c.email) == email.lower())
            if connection.execute(sa.select(users.c.id).where(sa.or_(*same))).first():
                raise Rejected("in_use", what=login)
            connection.execute(
                sa.insert(users).values(
                    id=user_id,
                    login=login,
                    login_key=login_key(login),
                    name=name or login,
                    email=email,
                    role=role,
                    rights=",".join(sorted(rights)),
                    password=hashed,
                    disabled=False,
                )
            )
            _give(connection, user_id, groups)
        return Account(user_id, login, name or login, role, frozenset(rights))

    def set_password(self, login: str, password: str) -> None:
        """Every session of the user ends. Raises `Rejected`: "not_found", "weak_password"."""
        check_password(password, login)
        hashed = hash_password(password)
        with self._database.write() as connection:
            user = user_of(connection, login)
            connection.execute(
                sa.update(tables.users).where(tables.users.c.id == user.id).values(password=hashed)
            )
            end_sessions(connection, user.id)

    def set_groups(self, login: str, groups: Sequence[str]) -> None:
        """From now on exactly these. Clients hear of it by the feed: exams come by, or are withdrawn."""
        _check_groups(groups)
        with self._database.write() as connection:
            user = user_of(connection, login)
            column = tables.user_groups.c
            held = set(
                connection.execute(sa.select(column.group_name).where(column.user_id == user.id)).scalars()
            )
            connection.execute(sa.delete(tables.user_groups).where(column.user_id == user.id))
            _give(connection, user.id, groups)
            if user.role != ADMIN:
                feed.withdraw(connection, user.id, held - set(groups), self._catalogue.clock.now_ms())
                feed.grant(connection, set(groups) - held)
        self._catalogue.on_change()

    def disable(self, login: str, disabled: bool = True) -> None:
        """A disabled user is signed out everywhere at once. Raises `Rejected("not_found")`."""
        with self._database.write() as connection:
            user = user_of(connection, login)
            connection.execute(
                sa.update(tables.users).where(tables.users.c.id == user.id).values(disabled=disabled)
            )
            if disabled:
                end_sessions(connection, user.id)

    def users(self) -> list[UserRow]:
        """In order of their logins."""
        with self._database.read() as connection:
            found = connection.execute(sa.select(tables.users).order_by(tables.users.c.login_key)).all()
            return [
                UserRow(
                    login=user.login,
                    name=user.name,
                    email=user.email,
                    role=user.role,
                    groups=tuple(sorted(groups_of(connection, user.id))),
                    disabled=user.disabled,
                )
                for user in found
            ]


def caller_of(connection: sa.Connection, user: sa.Row[tuple[object, ...]]) -> Caller:
    """A row of `users` as somebody who calls."""
    rights = frozenset(filter(None, user.rights.split(",")))
    return Caller(user.id, user.login, user.name, user.role, rights, groups_of(connection, user.id))


def groups_of(connection: sa.Connection, user_id: str) -> frozenset[str]:
    column = tables.user_groups.c
    return frozenset(
        connection.execute(sa.select(column.group_name).where(column.user_id == user_id)).scalars()
    )


def end_sessions(connection: sa.Connection, user_id: str) -> None:
    """Every device of the user has to sign in again. What they were is kept for `devices`."""
    families, access = tables.families, tables.access_tokens
    of_user = sa.select(families.c.id).where(families.c.user_id == user_id)
    connection.execute(sa.delete(access).where(access.c.family_id.in_(of_user)))
    connection.execute(sa.update(families).where(families.c.user_id == user_id).values(ended=True))


def check_password(password: str, login: str) -> None:
    """Length and the commonest only, as NIST 800-63B advises. Raises `Rejected("weak_password")`."""
    folded = password.casefold()
    if len(password) < SHORTEST_PASSWORD or folded in _COMMON or folded == login_key(login):
        raise Rejected("weak_password", limit=SHORTEST_PASSWORD)


def user_of(connection: sa.Connection, login: str) -> sa.Row[tuple[object, ...]]:
    """Raises `Rejected("not_found")`."""
    row = connection.execute(
        sa.select(tables.users).where(tables.users.c.login_key == login_key(login))
    ).one_or_none()
    if row is None:
        raise Rejected("not_found", what=login)
    return row


def _give(connection: sa.Connection, user_id: str, groups: Collection[str]) -> None:
    if groups:
        connection.execute(
            sa.insert(tables.user_groups),
            [{"user_id": user_id, "group_name": group} for group in sorted(set(groups))],
        )


def _check_person(login: str, name: str, email: str, role: str, rights: Sequence[str]) -> None:
    for path, text in (("login", login), ("name", name), ("email", email)):
        if not text.isprintable() or len(text) > 254:
            raise Rejected("bad_input", path=path)
    if not login:
        raise Rejected("bad_input", path="login")
    if email and not _EMAIL.fullmatch(email):
        raise Rejected("bad_input", path="email")
    if role not in ROLES:
        raise Rejected("bad_input", path="role")
    if unknown := [right for right in rights if right not in RIGHTS]:
        raise Rejected("bad_input", path="right", what=unknown[0])


def _check_groups(groups: Sequence[str]) -> None:
    for group in groups:
        if not group or len(group) > 300 or not group.isprintable():
            raise Rejected("bad_input", path="group", what=group)
