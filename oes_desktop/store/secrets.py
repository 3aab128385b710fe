"""The key store's door: where the one secret of a profile lives. The only place that knows `keyring`."""

from __future__ import annotations

from typing import Any, Protocol

Wrapped = dict[str, Any]


class Keeper(Protocol):
    """Keeps 32 bytes per profile. `keep` may return an object for `profile.json` (a wrapped secret), which
    is handed back to `fetch`. All raise `KeyTrouble`."""

    def keep(self, profile_id: str, secret: bytes) -> Wrapped | None: ...

    def fetch(self, profile_id: str, wrapped: Wrapped | None = None) -> bytes: ...

    def forget(self, profile_id: str) -> None: ...


class KeyringKeeper:
    def keep(self, profile_id: str, secret: bytes) -> Wrapped | None:
        raise NotImplementedError

    def fetch(self, profile_id: str, wrapped: Wrapped | None = None) -> bytes:
        raise NotImplementedError

    def forget(self, profile_id: str) -> None:
        raise NotImplementedError

    def describe(self) -> str:
        """Name of the key store in use, for `doctor`. Raises `KeyTrouble("absent")`."""
        raise NotImplementedError


class PassphraseKeeper:
    def __init__(self, passphrase: str) -> None:
        raise NotImplementedError

    def keep(self, profile_id: str, secret: bytes) -> Wrapped | None:
        raise NotImplementedError

    def fetch(self, profile_id: str, wrapped: Wrapped | None = None) -> bytes:
        raise NotImplementedError

    def forget(self, profile_id: str) -> None:
        raise NotImplementedError


class MemoryKeeper:
    def __init__(self) -> None:
        self._secrets: dict[str, bytes] = {}

    def keep(self, profile_id: str, secret: bytes) -> Wrapped | None:
        raise NotImplementedError

    def fetch(self, profile_id: str, wrapped: Wrapped | None = None) -> bytes:
        raise NotImplementedError

    def forget(self, profile_id: str) -> None:
        raise NotImplementedError
