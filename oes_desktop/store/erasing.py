"""Erasing a profile for good: its key first, then the rest, so that a kill half way leaves nothing to read.

A mark in the folder says that it is to go. While it is there the profile is not offered any more, and
`finish_erasing` goes on at the next start. It names the entry of the key store that has to be forgotten; it
is empty where a passphrase wrapped the key, which then goes with `profile.json`.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from oes_desktop import disk
from oes_desktop.domain.errors import KeyTrouble, OesError
from oes_desktop.store.secrets import Keeper

log = logging.getLogger(__name__)

FILE, LOCK, MARK = "profile.json", "profile.lock", "erasing"


def erase(
    folder: Path, content: dict[str, Any], keeper: Keeper, *, insist: bool, release: Callable[[], None]
) -> None:
    """For `Profile.erase` and `erase_closed`, which hold the lock until `release`; `content`: what
    `profile.json` says, as far as it can be read."""
    profile_id = content.get("profile_id", "")
    elsewhere = content.get("wrapped") is None or bool(content.get("copy"))
    mark = folder / MARK
    disk.write_whole(mark, profile_id.encode() if elsewhere else b"")
    forgotten = True
    try:
        if profile_id and elsewhere:
            keeper.forget(profile_id)
    except KeyTrouble:
        if not insist:
            disk.remove(mark)
            raise
        forgotten = False
    disk.remove(folder / FILE)
    release()
    _remove_folder(folder, wholly=forgotten)


def finish_erasing(root: Path, keeper: Keeper) -> None:
    """At start: complete every erase that was killed half way. What cannot be removed now stays for the next
    start; its key is gone or goes then."""
    for mark in root.glob(f"*/{MARK}"):
        try:
            finish(mark.parent, keeper)
        except OesError as error:
            log.warning("an erased profile is not gone yet: %s", error.reason)


def finish(folder: Path, keeper: Keeper) -> None:
    """Complete one that was killed half way. What is left of the profile goes, also when the key store does
    not give up the key now; then the mark stays for the next start."""
    mark = folder / MARK
    with disk.disk_door(mark):
        profile_id = mark.read_bytes().decode("utf-8", "replace")  # damaged, it names no entry
    try:
        if profile_id:
            keeper.forget(profile_id)
    except KeyTrouble:
        disk.remove(folder / FILE)
        _remove_folder(folder, wholly=False)
        raise
    disk.remove(folder / FILE)
    _remove_folder(folder)


def asides_of(folder: Path) -> list[Path]:
    """What was set aside when this profile could not be opened."""
    return sorted(folder.parent.glob(f"{folder.name}.aside-*"))


def _remove_folder(folder: Path, *, wholly: bool = True) -> None:
    """Everything, the mark last, so that a kill leaves either the mark or nothing."""
    with disk.disk_door(folder):
        remove_files(folder)
        if not wholly:
            return
        disk.remove(folder / LOCK)
        disk.remove(folder / MARK)
        folder.rmdir()


def remove_files(folder: Path) -> None:
    """All but the lock and the mark. One that is held by another program (Windows) keeps no other from
    going."""
    with disk.disk_door(folder):
        kept = (folder / LOCK, folder / MARK)
        found = [path for path in folder.rglob("*") if path not in kept]
        left = disk.remove_files(path for path in found if path.is_symlink() or not path.is_dir())
        for error in left.values():
            raise error
        for path in folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
