"""The sign-in flow: who adds the bearer token, and what happens when the server no longer takes it.

One refresh serves all: calls that got a 401 while another was already refreshing just repeat with its
result. New tokens are kept before they are used. When the answer to a refresh is lost, the same old token
is tried once more (the server takes the predecessor until its successor is first used) and stays the one
that is kept; nobody is signed out by a lost packet. Only a refusal in the server's own words ends the
sign-in: another server at the same address signs nobody out.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from oes_desktop.domain.account import Tokens
from oes_desktop.domain.errors import SignInNeeded, Unreachable


class KeptTokens(Protocol):
    """As a keeper gives them back."""

    @property
    def access(self) -> str: ...

    @property
    def refresh(self) -> str: ...

    @property
    def expires_ms(self) -> int: ...


class TokenKeeper(Protocol):
    """Where the tokens lie: the encrypted store, or memory. `server_id`: of the server that gave them; ''
    when that is not known."""

    server_id: str

    def load(self) -> KeptTokens | None: ...

    def save(self, access: str, refresh: str, expires_ms: int) -> None:
        """Durable when it returns."""

    def clear(self) -> None: ...


class MemoryTokens:
    """Tokens that end with the program."""

    def __init__(self, tokens: Tokens | None = None, server_id: str = "") -> None:
        self._tokens = tokens
        self.server_id = server_id

    def load(self) -> Tokens | None:
        return self._tokens

    def save(self, access: str, refresh: str, expires_ms: int) -> None:
        self._tokens = Tokens(access, refresh, expires_ms)

    def clear(self) -> None:
        self._tokens = None


class Auth:
    """`exchange(refresh token)` asks the server for new tokens: `SignInNeeded` when they are refused. `who()`
    asks for the id of the server that answers."""

    def __init__(
        self, keeper: TokenKeeper, exchange: Callable[[str], Tokens], who: Callable[[], str]
    ) -> None:
        self._keeper = keeper
        self._exchange = exchange
        self._who = who
        self._lock = threading.Lock()
        kept = keeper.load()
        self._tokens = Tokens(kept.access, kept.refresh, kept.expires_ms) if kept else None
        self._refused = False

    @property
    def tokens(self) -> Tokens | None:
        return self._tokens

    def access(self) -> str:
        """The access token to use now. Raises `SignInNeeded` when there is none."""
        tokens = self._tokens
        if tokens is None:
            raise self._none()
        return tokens.access

    def renew(self, refused: str) -> str:
        """The access token to use after the server did not take `refused`. Raises `SignInNeeded` with the
        fact `refused` when the server refuses for good (the tokens are gone then; with "erase" they stay, so
        that the wish is heard again until it was carried out), `Unreachable` when it could not be asked (they
        are kept): "server_changed" when another server answers, which gets no token to renew."""
        with self._lock:
            tokens = self._tokens
            if tokens is None:
                raise self._none()
            if tokens.access != refused:
                return tokens.access
            if self._keeper.server_id and self._who() != self._keeper.server_id:
                raise Unreachable("server_changed")
            try:
                fresh = self._ask(tokens.refresh)
            except SignInNeeded as error:
                if error.reason == "erase":
                    raise SignInNeeded("erase", refused=1) from error
                self._forget()
                self._refused = True
                reason = "disabled" if error.reason == "disabled" else "expired"
                raise SignInNeeded(reason, refused=1) from error
            self._keep(fresh)
            return fresh.access

    def take(self, tokens: Tokens) -> None:
        """After a sign-in."""
        with self._lock:
            self._keep(tokens)
            self._refused = False

    def drop(self) -> str | None:
        """After a sign-out: the refresh token that was kept, if there was one."""
        with self._lock:
            tokens = self._tokens
            self._forget()
            return tokens.refresh if tokens else None

    def _none(self) -> SignInNeeded:
        """There are no tokens: never, or since the server refused them."""
        return SignInNeeded("expired", refused=1) if self._refused else SignInNeeded("expired")

    def _ask(self, refresh: str) -> Tokens:
        try:
            return self._exchange(refresh)
        except Unreachable as error:
            if error.reason not in ("cut", "timeout"):
                raise
            return self._exchange(refresh)

    def _keep(self, tokens: Tokens) -> None:
        self._keeper.save(tokens.access, tokens.refresh, tokens.expires_ms)
        self._tokens = tokens

    def _forget(self) -> None:
        self._keeper.clear()
        self._tokens = None
