"""Files that a proctor asks for, outside the encryption by her wish: whole or not at all.

Until a file is complete it lies beside its place under a name of ours, for this user only (in a folder where
its writer needs room for pieces), so the last step is a rename on the same disk; nothing of a file that
failed or was cancelled stays. A program that was killed meanwhile leaves its half-made file in the clear: the
next save into that folder takes it away.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from oes_desktop.disk import disk_door

_PREFIX = ".oes-export-"
_NAME = re.compile(r"\.oes-export-([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f]{16}\.(part|parts)")
_UNTOUCHED_S = 24 * 3600  # nothing is saved for so long: whoever made it is gone, wherever it ran


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Where to write; what stands there in the end takes the place of `path`, else nothing stays. Raises
    `DiskTrouble`."""
    with disk_door(path):
        sweep(path.parent)
        place = _name_in(path.parent, "part")
        os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            yield place
            os.replace(place, path)
        except BaseException:
            with suppress(OSError):
                place.unlink()
            raise


@contextmanager
def inside(path: Path) -> Iterator[Path]:
    """As `beside`, with a folder of its own around the place, for what the writer keeps meanwhile."""
    with disk_door(path):
        sweep(path.parent)
        folder = _name_in(path.parent, "parts")
        folder.mkdir(0o700)
        try:
            yield folder / "file"
            os.replace(folder / "file", path)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def save(path: Path, data: bytes) -> None:
    """Make `path` hold `data`. Raises `DiskTrouble`; then whatever stood there before still does."""
    with beside(path) as place:
        write_to(place, data, path)


def write_to(place: Path, data: bytes, meant: Path | None = None) -> None:
    """On the medium when this returns. Raises `DiskTrouble`, which names `meant` where `place` is a name of
    ours."""
    with disk_door(meant or place), place.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sweep(folder: Path) -> None:
    """Take away what a killed program left half-made in `folder`: files and folders of this user by a name of
    ours, whose process on this computer is gone or which nobody touched for a day. Nothing else, no error."""
    left: list[os.DirEntry[str]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        left = [entry for entry in entries if entry.name.startswith(_PREFIX) and _is_left(entry)]
    for entry in left:
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        else:
            with suppress(OSError):  # another program may be as quick, or hold it open
                os.unlink(entry.path)


def _name_in(folder: Path, suffix: str) -> Path:
    return folder / f"{_PREFIX}{_computer()}-{os.getpid()}-{secrets.token_hex(8)}.{suffix}"


def _is_left(entry: os.DirEntry[str]) -> bool:
    name = _NAME.fullmatch(entry.name)
    if name is None:
        return False
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    right = stat.S_ISREG if name[3] == "part" else stat.S_ISDIR
    if not right(found.st_mode) or (os.name == "posix" and found.st_uid != os.geteuid()):
        return False
    if time.time() - found.st_mtime > _UNTOUCHED_S:
        return True
    # In a folder that computers share, the processes of another one cannot be asked.
    return name[1] == _computer() and not _lives(int(name[2]))


def _lives(process: int) -> bool:
    import psutil  # nobody needs it but where something was left

    try:
        return bool(psutil.pid_exists(process))
    except OverflowError:  # no number of a process
        return False


def _computer() -> str:
    """This computer among those that share a folder, without its name."""
    return hashlib.sha256(platform.node().encode("utf-8", "replace")).hexdigest()[:8]
