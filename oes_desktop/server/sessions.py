"""Signing in, tokens, and who a token speaks for.

A sign-in is a family: one chain of refresh tokens for one device. Tokens are opaque and kept as hashes only.
A refresh token's successor is made from it with the server's secret, so the same answer can be given again
without keeping the token. The rule: the newest token and its direct predecessor are good; the predecessor as
long as its successor was never used, without a time limit (a lost answer or a power cut signs nobody out).
Any other token of the family, or one from another device, ends the family.
"""

from __future__ import annotations

import functools
import hashlib
import hmac
import logging
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from oes_desktop.server import devices, tables
from oes_desktop.server.accounts import caller_of, hash_password, login_key, password_fits
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.problems import Problem
from oes_desktop.server.rights import Caller
from oes_desktop.server.throttle import Throttle

_log = logging.getLogger(__name__)

UNUSED_MS = 180 * 24 * 3_600_000


@dataclass(frozen=True, slots=True)
class Signed:
    """The tokens of one sign-in, and whose they are. `expires_s`: life of the access token."""

    caller: Caller
    access: str
    refresh: str
    expires_s: float


@functools.cache
def _hash_of_nobody() -> str:
    """Of a password that nobody knows; once in a process, for it costs as much as a sign-in."""
    return hash_password(secrets.token_hex(16))


class Sessions:
    """Thread-safe. `access_s`: life of an access token in seconds."""

    def __init__(self, catalogue: Catalogue, throttle: Throttle, access_s: float) -> None:
        self._database, self._clock = catalogue.database, catalogue.clock
        self._throttle, self._access_s = throttle, access_s
        self._secret = self._database.identity().secret
        self._nobody = _hash_of_nobody()  # what an unknown login is compared with

    def sign_in(self, login: str, password: str, device: str, address: str) -> Signed:
        """`Problem`: wrong_password (also for unknown logins, after the same work), disabled, slow_down."""
        key = login_key(login)
        wait_s = self._throttle.wait_s(key, address)
        if wait_s > 0:
            raise Problem("slow_down", retry_s=wait_s + 0.5)
        users = tables.users
        with self._database.read() as connection:
            user = connection.execute(sa.select(users).where(users.c.login_key == key)).one_or_none()
        if not password_fits(password, user.password if user else self._nobody) or user is None:
            self._throttle.failed(key, address)
            raise Problem("wrong_password")
        if user.disabled:
            raise Problem("disabled")
        self._throttle.succeeded(key, address)
        family = secrets.token_hex(16)
        refresh = f"{family}.{_random()}"
        with self._database.write() as connection:
            connection.execute(
                sa.insert(tables.families).values(
                    id=family,
                    user_id=user.id,
                    device=device,
                    current=_hash(refresh),
                    previous="",
                    used_ms=self._clock.now_ms(),
                    ended=False,
                )
            )
            return self._signed(connection, caller_of(connection, user), family, refresh)

    def refresh(self, token: str, device: str = "") -> Signed:
        """The next tokens of the family. `Problem("expired")`: sign in again; "erase": so that nothing stays
        on the device."""
        with self._database.write() as connection:
            found = self._family(connection, token)
            if found is not None:
                family, user = found
                successor = self._successor(token, family.id)
                hashed = _hash(token)
                if not device or device == family.device:
                    if hmac.compare_digest(hashed, family.current):
                        self._rotate(connection, family.id, hashed, _hash(successor))
                        return self._signed(connection, caller_of(connection, user), family.id, successor)
                    if hmac.compare_digest(hashed, family.previous):
                        return self._signed(connection, caller_of(connection, user), family.id, successor)
                _end(connection, family.id)
                _log.warning("A refresh token was used again; its sign-in has been ended")
            erase = devices.is_to_erase(connection, token, _hash(token), self._clock.now_ms())
        raise Problem("erase" if erase else "expired")

    def sign_out(self, token: str) -> None:
        """End the family of an access or refresh token; an unknown one is no error."""
        with self._database.write() as connection:
            access = tables.access_tokens.c
            found = connection.execute(
                sa.select(access.family_id).where(access.hash == _hash(token))
            ).scalar_one_or_none()
            _end(connection, found or token.partition(".")[0])

    def caller(self, token: str) -> Caller:
        """Whom an access token speaks for, now. `Problem("expired")`."""
        access, families, users = tables.access_tokens, tables.families, tables.users
        statement = (
            sa.select(users)
            .select_from(access.join(families).join(users))
            .where(
                access.c.hash == _hash(token),
                access.c.expires_ms > self._clock.now_ms(),
                ~families.c.ended,
                ~users.c.disabled,
            )
        )
        with self._database.read() as connection:
            user = connection.execute(statement).one_or_none()
            if user is None:
                raise Problem("expired")
            return caller_of(connection, user)

    def forget_unused(self) -> None:
        """Housekeeping at start: sign-ins that were not used for half a year."""
        families = tables.families
        with self._database.write() as connection:
            before_ms = self._clock.now_ms() - UNUSED_MS
            connection.execute(sa.delete(families).where(families.c.used_ms < before_ms))

    def _family(self, connection: sa.Connection, token: str) -> tuple[sa.Row[Any], sa.Row[Any]] | None:
        families, users = tables.families, tables.users
        family = connection.execute(
            sa.select(families).where(families.c.id == token.partition(".")[0], ~families.c.ended)
        ).one_or_none()
        if family is None:
            return None
        user = connection.execute(
            sa.select(users).where(users.c.id == family.user_id, ~users.c.disabled)
        ).one_or_none()
        return None if user is None else (family, user)

    def _rotate(self, connection: sa.Connection, family_id: str, used: str, successor: str) -> None:
        families = tables.families
        connection.execute(
            sa.update(families)
            .where(families.c.id == family_id)
            .values(previous=used, current=successor, used_ms=self._clock.now_ms())
        )

    def _successor(self, token: str, family_id: str) -> str:
        digest = hmac.digest(self._secret, b"refresh\0" + token.encode(), hashlib.sha256)
        return f"{family_id}.{urlsafe_b64encode(digest).decode().rstrip('=')}"

    def _signed(self, connection: sa.Connection, caller: Caller, family_id: str, refresh: str) -> Signed:
        access, now_ms = _random(), self._clock.now_ms()
        table = tables.access_tokens
        connection.execute(sa.delete(table).where(table.c.expires_ms < now_ms))
        connection.execute(
            sa.insert(table).values(
                hash=_hash(access), family_id=family_id, expires_ms=now_ms + self._access_s * 1000
            )
        )
        return Signed(caller, access, refresh, self._access_s)


def _end(connection: sa.Connection, family_id: str) -> None:
    connection.execute(sa.delete(tables.access_tokens).where(tables.access_tokens.c.family_id == family_id))
    connection.execute(sa.update(tables.families).where(tables.families.c.id == family_id).values(ended=True))


def _random() -> str:
    return secrets.token_urlsafe(32)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
