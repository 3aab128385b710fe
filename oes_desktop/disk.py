"""The disk's door: operating system errors become `DiskTrouble`, and what must last is made to last.

Used by everything that writes files. Knows paths and bytes, nothing of what they mean.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oes_desktop.domain.errors import DiskTrouble

_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EBUSY: "busy",
    errno.EAGAIN: "busy",
    errno.ETXTBSY: "busy",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EISDIR: "taken",
    errno.ENOTEMPTY: "taken",
}
_WINDOWS_BUSY = (32, 33)  # sharing violation, lock violation


@contextmanager
def disk_door(path: Path) -> Iterator[None]:
    """Turns `OSError` inside into `DiskTrouble` that names `path`'s last part (folders are personal)."""
    try:
        yield
    except OSError as error:
        raise trouble(error, path) from error


def trouble(error: OSError, path: Path) -> DiskTrouble:
    """The `DiskTrouble` for `error`: full, read_only, busy, missing, taken or io."""
    reason = _REASONS.get(error.errno or 0, "io")
    if getattr(error, "winerror", None) in _WINDOWS_BUSY:
        reason = "busy"
    return DiskTrouble(reason, path=path.name, detail=os.strerror(error.errno) if error.errno else "")


def sync(descriptor: int) -> None:
    """Bytes written so far are on the medium when this returns. Raises `OSError`."""
    if sys.platform == "darwin":
        import fcntl

        # fsync of macOS stops at the drive's cache.
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    elif hasattr(os, "fdatasync"):
        os.fdatasync(descriptor)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """A name just made, renamed or removed in `folder` lasts. Windows has no such call and needs none."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, data: bytes) -> None:
    """Make `path` hold `data`: afterwards, whatever happens, it holds the old or the new content whole.

    The file is for this user only. Raises `DiskTrouble`; no half file stays.
    """
    new = path.with_name(path.name + ".new")
    with disk_door(path):
        try:
            new.unlink(missing_ok=True)  # of a write that was killed
            with create_private(new) as file:
                write_all(file, data)
                sync(file.fileno())
            os.replace(new, path)
        except OSError:
            new.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def create_private(path: Path) -> io.FileIO:
    """A new file for this user only, unbuffered, open for reading and writing. Raises `FileExistsError`."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    return io.FileIO(os.open(path, flags, 0o600), "r+")


def write_all(file: io.FileIO, data: bytes | memoryview) -> None:
    """All of `data` at the file's place, however the system cuts it up. Raises `OSError`."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) or 0 :]


def remove(path: Path) -> None:
    """`path` is gone when this returns; a missing file is as good. Raises `DiskTrouble`."""
    with disk_door(path):
        path.unlink(missing_ok=True)
