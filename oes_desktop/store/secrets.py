"""The key store's door: where the one secret of a profile lives. The only place that knows `keyring`.

Four backends are accepted, named here by module and class: the key stores of Windows and macOS, Secret
Service and KWallet. Anything else (a file in clear, a null backend, whatever an environment variable or a
configuration file names) is not a key store to us. Where there is none, a passphrase wraps the secret.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import importlib
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from oes_desktop.domain.errors import Damaged, KeyTrouble
from oes_desktop.store import sealed

if TYPE_CHECKING:  # keyring is imported when it is first used: it is slow, and the first page needs none
    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

SECRET = 32  # bytes
_SERVICE = "OES Desktop"
_BACKENDS = {
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
    "darwin": ("keyring.backends.macOS.Keyring",),
    "linux": (
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
    ),
}

Wrapped = dict[str, Any]


class Keeper(Protocol):
    """Keeps 32 bytes for each profile. `keep` may give an object for `profile.json`, which is handed to
    `fetch` again: a secret that is wrapped there. Everything raises `KeyTrouble` and may block for as long as
    a person looks at a prompt: call it from a task."""

    def keep(self, profile_id: str, secret: bytes) -> Wrapped | None: ...

    def fetch(self, profile_id: str, wrapped: Wrapped | None = None) -> bytes: ...

    def forget(self, profile_id: str) -> None: ...


class KeyringKeeper:
    """The key store of the system. An entry is named by a hash and holds 44 letters (base64), which fits
    everywhere; what is written is read back before it counts. `backend` is found when first needed."""

    def __init__(self) -> None:
        self._backend: KeyringBackend | None = None

    def keep(self, profile_id: str, secret: bytes) -> Wrapped | None:
        service, entry = _entry(profile_id)
        text = base64.b64encode(secret).decode()
        with _door():
            self._found().set_password(service, entry, text)
            if self._found().get_password(service, entry) != text:
                raise KeyTrouble("absent", detail="the key store did not keep what was written")
        return None

    def fetch(self, profile_id: str, wrapped: Wrapped | None = None) -> bytes:
        """Raises `passphrase_needed`, `missing_entry`, `wrong_key` (not 32 bytes), `locked`, `denied`,
        `absent`."""
        if wrapped is not None:
            raise KeyTrouble("passphrase_needed")
        with _door():
            text = self._found().get_password(*_entry(profile_id))
        if text is None:
            raise KeyTrouble("missing_entry")
        try:
            secret = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            secret = b""
        if len(secret) != SECRET:
            raise KeyTrouble("wrong_key", detail="the entry is not a key")
        return secret

    def forget(self, profile_id: str) -> None:
        """A missing entry is as good."""
        service, entry = _entry(profile_id)
        with _door():
            if self._found().get_password(service, entry) is not None:
                self._found().delete_password(service, entry)

    def describe(self) -> str:
        """Name of the key store in use, for `doctor`. Raises `KeyTrouble("absent")`."""
        return self._found().name

    def _found(self) -> KeyringBackend:
        if self._backend is None:
            self._backend = _best_backend()
        return self._backend


class PassphraseKeeper:
    """Wraps the secret under a passphrase (Argon2id, RFC 9106), for `profile.json`. `keep` with another
    passphrase wraps anew; nothing else changes. A wrong passphrase costs at least half a second."""

    MEMORY_KIB, ITERATIONS, LANES = 131_072, 3, 4
    _WRONG_S = 0.5

    def __init__(self, passphrase: str) -> None:
        if not passphrase:
            raise KeyTrouble("passphrase_needed")
        self._passphrase = passphrase.encode("utf-8", "surrogatepass")

    def keep(self, profile_id: str, secret: bytes) -> Wrapped | None:
        salt = os.urandom(16)
        numbers = {"memory_kib": self.MEMORY_KIB, "iterations": self.ITERATIONS, "lanes": self.LANES}
        key = self._derive(salt, **numbers)
        body = sealed.seal(key, secret, _context(profile_id))
        return {"kdf": "argon2id", **numbers, "salt": salt.hex(), "secret": body.hex()}

    def fetch(self, profile_id: str, wrapped: Wrapped | None = None) -> bytes:
        """Raises `wrong_passphrase`; `missing_entry` when nothing is wrapped; `Damaged("profile")` when what
        is there cannot be a wrapped secret."""
        if wrapped is None:
            raise KeyTrouble("missing_entry", detail="not protected by a passphrase")
        began = time.monotonic()
        try:
            if wrapped["kdf"] != "argon2id":
                raise ValueError("unknown derivation")
            numbers = {name: int(wrapped[name]) for name in ("memory_kib", "iterations", "lanes")}
            if not (8 <= numbers["memory_kib"] <= 4_194_304 and 1 <= numbers["iterations"] <= 64):
                raise ValueError("unreasonable cost")
            key = self._derive(bytes.fromhex(wrapped["salt"]), **numbers)
            body = bytes.fromhex(wrapped["secret"])
        except (KeyError, TypeError, ValueError) as error:
            raise Damaged("profile", detail=f"wrapped secret: {type(error).__name__}") from error
        try:
            return sealed.unseal(key, body, _context(profile_id))
        except Damaged:
            threading.Event().wait(max(0.0, began + self._WRONG_S - time.monotonic()))  # guessing is slow
            raise KeyTrouble("wrong_passphrase") from None

    def forget(self, profile_id: str) -> None:
        """Nothing to forget: the wrapped secret goes with `profile.json`."""

    def _derive(self, salt: bytes, *, memory_kib: int, iterations: int, lanes: int) -> bytes:
        kdf = Argon2id(salt=salt, length=SECRET, iterations=iterations, lanes=lanes, memory_cost=memory_kib)
        return kdf.derive(self._passphrase)


class MemoryKeeper:
    """For throw-away profiles (the demo): the secret ends with the program."""

    def __init__(self) -> None:
        self._secrets: dict[str, bytes] = {}

    def keep(self, profile_id: str, secret: bytes) -> Wrapped | None:
        self._secrets[profile_id] = secret
        return None

    def fetch(self, profile_id: str, wrapped: Wrapped | None = None) -> bytes:
        if wrapped is not None:
            raise KeyTrouble("passphrase_needed")
        if profile_id not in self._secrets:
            raise KeyTrouble("missing_entry")
        return self._secrets[profile_id]

    def forget(self, profile_id: str) -> None:
        self._secrets.pop(profile_id, None)


def check_value(secret: bytes, profile_id: str) -> str:
    """Tells a wrong key from damage, and nothing about the key: HMAC of the profile's id under it, hex."""
    return hmac.new(sealed.derive(secret, "check"), profile_id.encode(), hashlib.sha256).hexdigest()


def _entry(profile_id: str) -> tuple[str, str]:
    """Service and user of the entry. A service of its own for each, for Windows holds one user a service."""
    name = hashlib.sha256(b"oes-desktop-profile:" + profile_id.encode()).hexdigest()[:32]
    return f"{_SERVICE}/{name}", name


def _context(profile_id: str) -> bytes:
    return b"oes-passphrase-1|" + profile_id.encode()


def _best_backend() -> KeyringBackend:
    """The accepted backend that works here and ranks first. Raises `KeyTrouble("absent")`."""
    platform = "linux" if sys.platform not in _BACKENDS else sys.platform
    found: list[tuple[float, KeyringBackend]] = []
    for name in _BACKENDS[platform]:
        module, _, kind = name.rpartition(".")
        with _quiet(name):
            backend_class = getattr(importlib.import_module(module), kind)
            found.append((float(backend_class.priority), backend_class()))
    if not found:
        raise KeyTrouble("absent", detail="no key store of the system answers")
    backend = max(found, key=lambda each: each[0])[1]
    if platform == "win32":
        setattr(backend, "persist", "local machine")  # noqa: B010 - a roaming profile must not carry it away
    return backend


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """A backend that cannot start here raises whatever its system raises; then it is not there."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - see above
        log.info("key store %s does not answer: %s", name, type(error).__name__)


@contextmanager
def _door() -> Iterator[None]:
    """Whatever the key store throws becomes `KeyTrouble`. Its backends let errors of D-Bus, of sockets and of
    the system through, each of its own kind, so everything is caught here."""
    try:
        yield
    except KeyTrouble:
        raise
    except Exception as error:
        raise KeyTrouble(_reason(error), detail=type(error).__name__) from error


def _reason(error: Exception) -> str:
    """locked, denied (a prompt was dismissed) or absent; Secret Service has own names for the first two."""
    from keyring.errors import InitError, KeyringError, KeyringLocked

    names = {type(each).__name__ for each in (error, error.__cause__) if each is not None}
    if isinstance(error, KeyringLocked) or "LockedException" in names:
        return "locked"
    if "PromptDismissedException" in names:
        return "denied"
    return "denied" if isinstance(error, KeyringError) and not isinstance(error, InitError) else "absent"
