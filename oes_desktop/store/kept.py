"""Small things kept for the user as rows of the encrypted store: how pages were left, tokens, the server."""

from __future__ import annotations

import json
from typing import Any, NamedTuple, TypeVar

import msgspec

from oes_desktop.domain.account import Account
from oes_desktop.domain.errors import Damaged
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.store.database import Database

T = TypeVar("T")


class Tokens(NamedTuple):
    """`expires_ms`: when the access token ends, ms UTC."""

    access: str
    refresh: str
    expires_ms: int


class Views:
    """How the pages of the results were left: JSON values under a name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, name: str) -> dict[str, Any] | None:
        value = _load(self._database, "view:" + name)
        return None if value is None else _decoded(value, dict[str, Any])

    def save(self, name: str, value: dict[str, Any]) -> None:
        _save(self._database, "view:" + name, json.dumps(value, ensure_ascii=False))


class TokenRow:
    """Both tokens as one row: on the medium before the caller goes on to use them, and never half new.
    `server_id`: whose they are."""

    def __init__(self, database: Database, server_id: str) -> None:
        self._database = database
        self.server_id = server_id

    def load(self) -> Tokens | None:
        value = _load(self._database, "tokens")
        return None if value is None else _decoded(value, Tokens)

    def save(self, access: str, refresh: str, expires_ms: int) -> None:
        _save(self._database, "tokens", json.dumps([access, refresh, expires_ms]))

    def clear(self) -> None:
        with self._database.transaction() as work:
            work.execute("DELETE FROM kept WHERE name = 'tokens'")


class MetaRow:
    """What the server said of itself, and who is signed in: enough to work offline."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, meta: Meta, account: Account) -> None:
        with self._database.transaction() as work:
            for name, value in (("meta", meta), ("account", account)):
                encoded = msgspec.json.encode(value).decode()
                work.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (name, encoded))

    def load(self) -> tuple[Meta, Account] | None:
        meta, account = _load(self._database, "meta"), _load(self._database, "account")
        if meta is None or account is None:
            return None
        return _decoded(meta, Meta), _decoded(account, Account)


def _load(database: Database, name: str) -> str | None:
    found = database.read("SELECT value FROM kept WHERE name = ?", (name,))
    return found[0][0] if found else None


def _save(database: Database, name: str, value: str) -> None:
    with database.transaction() as work:
        work.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (name, value))


def _decoded(value: str, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(value, type=kind)
    except msgspec.MsgspecError as error:
        raise Damaged("store", detail=f"{kind.__name__}: {type(error).__name__}") from error
