"""Small things kept for the user: how pages were left, tokens, what is known of the server."""

from __future__ import annotations

from typing import Any, NamedTuple

from oes_desktop.domain.account import Account
from oes_desktop.domain.vocabulary import Meta


class Tokens(NamedTuple):
    access: str
    refresh: str
    expires_ms: int


class TokenRow:
    def load(self) -> Tokens | None:
        raise NotImplementedError

    def save(self, access: str, refresh: str, expires_ms: int) -> None:
        raise NotImplementedError

    def clear(self) -> None:
        raise NotImplementedError


class Views:
    def load(self, name: str) -> dict[str, Any] | None:
        raise NotImplementedError

    def save(self, name: str, value: dict[str, Any]) -> None:
        raise NotImplementedError


class MetaRow:
    def save(self, meta: Meta, account: Account) -> None:
        raise NotImplementedError

    def load(self) -> tuple[Meta, Account] | None:
        raise NotImplementedError
