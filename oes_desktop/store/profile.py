"""One profile: the folder of one user at one server, and the secret that opens it.

    <root>/<hash of server and user>/
        profile.json      who, which version, how the secret is kept, a value that checks it
        profile.lock      held while the program has the profile open
        outside.json      how many acts wait, how often a wrong passphrase was tried
        store.db          the database     journal.bin   undelivered acts     vault/   recordings
        reserve.bin       room on the disk for acts, given up when it is full

Only an absent profile makes a new secret: written, read back, then used. A key that is missing, locked or
wrong, a damaged file, a newer version: each is its own error, and none is ever answered by starting afresh.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import os
import secrets
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any

from oes_desktop import disk
from oes_desktop.domain.errors import (
    Damaged,
    DiskTrouble,
    KeyTrouble,
    OesError,
    Rejected,
    TooNew,
    Unreachable,
)
from oes_desktop.domain.undoing import if_it_fails
from oes_desktop.paths import private_folder
from oes_desktop.store import sealed
from oes_desktop.store.database import Database
from oes_desktop.store.erasing import FILE, LOCK, MARK, erase, finish, remove_files
from oes_desktop.store.outside import Outside
from oes_desktop.store.secrets import SECRET, Keeper, check_value

log = logging.getLogger(__name__)

SCHEMA, CIPHER = 1, "chacha20"
_DATABASE, _JOURNAL, _VAULT = "store.db", "journal.bin", "vault"


@dataclass(frozen=True, slots=True)
class ProfileInfo:
    """What is known of a profile without its key. `server`: address; `wrapped`: a passphrase opens it, not
    the key store; `unsent`: acts that the server had not accepted when it was last open."""

    folder: Path
    profile_id: str
    server: str
    server_id: str
    login: str
    user_id: str
    wrapped: bool
    unsent: int = 0


class Profile:
    """An open profile: this process alone has it until `close`, which also overwrites the secret. Made by
    `create` or `open`."""

    def __init__(
        self, folder: Path, content: dict[str, Any], secret: bytes, keeper: Keeper, lock: _Lock
    ) -> None:
        self.folder = folder
        self.info = _info(folder, content)
        self.outside = Outside(folder)
        self._content, self._secret, self._keeper, self._lock = content, bytearray(secret), keeper, lock
        self._using = threading.Lock()  # the secret: it is not overwritten while somebody reads it

    @classmethod
    def create(
        cls, root: Path, server_id: str, user_id: str, keeper: Keeper, *, server: str = "", login: str = ""
    ) -> Profile:
        """A new profile with an empty database. Raises `Rejected("in_use")` when there is one already or
        another process is at it, `KeyTrouble` when the keeper does not keep, `DiskTrouble`."""
        folder = root / _folder_name(server_id, user_id)
        with disk.disk_door(folder):
            private_folder(root)
            private_folder(folder)
        if (folder / MARK).exists():
            finish(folder, keeper)
            with disk.disk_door(folder):
                private_folder(folder)
        lock = _Lock(folder / LOCK)
        with if_it_fails(lock.release):
            if (folder / FILE).exists():
                raise Rejected("in_use", what="profile")
            return cls._made(folder, keeper, lock, _start_content(server_id, user_id, server, login))

    @classmethod
    def _made(cls, folder: Path, keeper: Keeper, lock: _Lock, content: dict[str, Any]) -> Profile:
        """Secret, database, and last the file that makes it a profile."""
        secret, profile_id = os.urandom(SECRET), content["profile_id"]
        wrapped = keeper.keep(profile_id, secret)
        try:
            if not hmac.compare_digest(keeper.fetch(profile_id, wrapped), secret):
                raise KeyTrouble("absent", detail="the key store did not keep what was written")
            remove_files(folder)  # of a creation that was killed
            with disk.disk_door(folder):
                private_folder(folder / _VAULT)
            Database(folder / _DATABASE, sealed.derive(secret, "database"), create=True).close()
            content |= {"check": check_value(secret, profile_id), "wrapped": wrapped}
            _write(folder, content)
        except OesError:
            keeper.forget(profile_id)
            raise
        return cls(folder, content, secret, keeper, lock)

    @classmethod
    def open(cls, folder: Path, keeper: Keeper) -> Profile:
        """Raises `Rejected("in_use")`, `Damaged("profile")`, `TooNew("profile")`, `DiskTrouble("missing")`,
        any `KeyTrouble` of the keeper, and `KeyTrouble("wrong_key")` for the secret of another profile."""
        content = _read(folder)
        lock = _Lock(folder / LOCK)
        with if_it_fails(lock.release):
            profile_id = content["profile_id"]
            secret = keeper.fetch(profile_id, content["wrapped"])
            if not hmac.compare_digest(check_value(secret, profile_id).encode(), content["check"].encode()):
                raise KeyTrouble("wrong_key")
            with disk.disk_door(folder):
                private_folder(folder / _VAULT)
        return cls(folder, content, secret, keeper, lock)

    @property
    def database_path(self) -> Path:
        return self.folder / _DATABASE

    @property
    def journal_path(self) -> Path:
        return self.folder / _JOURNAL

    @property
    def vault_folder(self) -> Path:
        return self.folder / _VAULT

    def key(self, label: str) -> bytes:
        """32 bytes for one purpose: database, journal, media. Not after `close`."""
        return sealed.derive(self._copy(), label)

    def _copy(self) -> bytes:
        with self._using:
            if self._lock.released:
                raise Unreachable("cancelled")
            return bytes(self._secret)

    def fits(self, keeper: Keeper) -> bool:
        """Whether this keeper would open the profile now. Raises `KeyTrouble` for other trouble than that."""
        try:
            secret = keeper.fetch(self.info.profile_id, self._content["wrapped"])
        except KeyTrouble as error:
            if error.reason in ("wrong_passphrase", "missing_entry", "wrong_key"):
                return False
            raise
        return hmac.compare_digest(secret, self._copy())

    def change_keeper(self, keeper: Keeper) -> None:
        """The secret goes to another keeper, or under a new passphrase; nothing is encrypted again. A crash
        leaves the old or the new one valid. A copy that the old keeper does not give up now is remembered,
        and taken back by `forget_copy`. Nothing changes when the profile is closed meanwhile."""
        profile_id, before, secret = self.info.profile_id, self._keeper, self._copy()
        wrapped = keeper.keep(profile_id, secret)
        if not hmac.compare_digest(keeper.fetch(profile_id, wrapped), secret):
            raise KeyTrouble("absent", detail="the key store did not keep what was written")
        moved = self.info.wrapped != (wrapped is not None)
        copy = wrapped is not None and (moved or self._content.get("copy", False))
        content = self._content | {"wrapped": wrapped, "copy": copy}
        with self._using:
            if self._lock.released:
                raise Unreachable("cancelled")
            _write(self.folder, content)
        self._content, self._keeper, self.info = content, keeper, _info(self.folder, content)
        if moved:
            self.forget_copy(before)

    def forget_copy(self, keeper: Keeper) -> None:
        """Take the secret out of the key store that it lay in before there was a passphrase, if it still
        does; when the key store refuses, the next time will do."""
        if not self._content.get("copy"):
            return
        try:
            keeper.forget(self.info.profile_id)
        except KeyTrouble as error:
            log.warning("the key store keeps a copy of a key for now: %s", error.reason)
            return
        content = self._content | {"copy": False}
        _write(self.folder, content)
        self._content = content

    def remember(self, *, server: str, login: str) -> None:
        """The address or login by which the user signed in last."""
        content = self._content | {"server": server, "login": login}
        _write(self.folder, content)
        self._content, self.info = content, _info(self.folder, content)

    def close(self) -> None:
        """Another process may have it now, and this one no longer holds the secret. May be called twice."""
        with self._using:
            self._secret[:] = bytes(len(self._secret))
            self._lock.release()

    def erase(self, *, insist: bool = False) -> None:
        """The key first, then everything else; the store must be closed. When it is killed half way,
        `finish_erasing` goes on. Raises `KeyTrouble`, and nothing is erased then; with `insist` everything
        goes all the same, and `finish_erasing` asks the key store again."""
        erase(self.folder, self._content, self._keeper, insist=insist, release=self.close)


def erase_closed(folder: Path, keeper: Keeper, *, insist: bool = False) -> None:
    """As `Profile.erase`, for a profile that is not open and whose key nobody need know. Raises
    `Rejected("in_use")` while some process has it open."""
    lock = _Lock(folder / LOCK)
    try:
        try:
            content: dict[str, Any] = _read(folder)
        except (Damaged, TooNew, DiskTrouble):
            content = {}  # a key that nothing names any more opens nothing
        erase(folder, content, keeper, insist=insist, release=lock.release)
    finally:
        lock.release()


def find_profile(root: Path, server_id: str, user_id: str) -> ProfileInfo | None:
    """The profile of this user at this server, if there is one. Raises `Damaged("profile")`, with the name of
    its `folder`, and `TooNew`."""
    folder = root / _folder_name(server_id, user_id)
    if not (folder / FILE).exists() or (folder / MARK).exists():
        return None
    try:
        return _info(folder, _read(folder))
    except Damaged as error:
        raise Damaged("profile", path=FILE, folder=folder.name, detail=error.detail) from error


def unreadable(folder: Path) -> ProfileInfo:
    """What can be said of a profile whose `profile.json` is damaged: hardly anything."""
    return ProfileInfo(folder, "", "", "", "", "", False, Outside(folder).unsent)


def list_profiles(root: Path) -> list[ProfileInfo]:
    """Profiles that can be offered; damaged ones, newer ones and half erased ones are left out."""
    return list(_infos(root))


def _infos(root: Path) -> Iterator[ProfileInfo]:
    for file in sorted(root.glob(f"*/{FILE}")):
        if (file.parent / MARK).exists() or _is_aside(file.parent):
            continue
        try:
            yield _info(file.parent, _read(file.parent))
        except OesError as error:
            log.warning("a profile cannot be offered: %s", error.reason)


def set_aside(folder: Path) -> Path:
    """Rename the folder of a profile that cannot be opened: a new one can be made, and nothing is lost. It
    must be closed. Gives its new name."""
    aside = folder.with_name(f"{folder.name}.aside-{secrets.token_hex(4)}")
    with disk.disk_door(folder):
        disk.replace(folder, aside)
        disk.sync_folder(folder.parent)
    return aside


def _is_aside(folder: Path) -> bool:
    return ".aside-" in folder.name


def _folder_name(server_id: str, user_id: str) -> str:
    """Ids of a server are never part of a path."""
    return hashlib.sha256(json.dumps([server_id, user_id]).encode()).hexdigest()[:32]


def _start_content(server_id: str, user_id: str, server: str, login: str) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "cipher": CIPHER,
        "profile_id": secrets.token_hex(16),
        "server": server,
        "server_id": server_id,
        "login": login,
        "user_id": user_id,
    }


def _info(folder: Path, content: dict[str, Any]) -> ProfileInfo:
    return ProfileInfo(
        folder,
        content["profile_id"],
        content["server"],
        content["server_id"],
        content["login"],
        content["user_id"],
        content["wrapped"] is not None,
        Outside(folder).unsent,
    )


def _write(folder: Path, content: dict[str, Any]) -> None:
    disk.write_whole(folder / FILE, _text(content))


def _text(content: dict[str, Any]) -> bytes:
    """Raises `ValueError` for half a letter, `RecursionError` for what is nested too deep."""
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _read(folder: Path) -> dict[str, Any]:
    with disk.disk_door(folder / FILE):
        data = (folder / FILE).read_bytes()
    try:
        content = json.loads(data)
        if not isinstance(content, dict) or not isinstance(content["schema"], int):
            raise ValueError("no schema")
        _text(content)  # what it holds could also be written
    except (ValueError, KeyError, RecursionError) as error:
        raise Damaged("profile", path=FILE, detail=type(error).__name__) from error
    if content["schema"] > SCHEMA:
        raise TooNew("profile", found=content["schema"], known=SCHEMA)
    texts = ("cipher", "profile_id", "server", "server_id", "login", "user_id", "check")
    good = all(isinstance(content.get(name), str) for name in texts) and content["cipher"] == CIPHER
    good = good and isinstance(content.get("copy", False), bool)
    if not good or not isinstance(content.get("wrapped", ""), dict | None):
        raise Damaged("profile", path=FILE)
    return content


class _Lock:
    """An exclusive lock of the system on a file: it ends with the process, so it is never stale. Raises
    `Rejected("in_use")`, and `DiskTrouble("unfit")` where the disk knows no locks (some shares): nothing
    would keep a second program from the profile."""

    def __init__(self, path: Path) -> None:
        with disk.disk_door(path):
            self._file: FileIO | None = FileIO(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+")
            with if_it_fails(self.release):
                if not disk.lock(self._file):
                    raise Rejected("in_use", what="profile")

    @property
    def released(self) -> bool:
        return self._file is None

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
