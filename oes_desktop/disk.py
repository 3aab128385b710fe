"""The disk's door: operating system errors become `DiskTrouble`, and what must last is made to last.

Used by everything that writes files. Knows paths and bytes, nothing of what they mean. Whatever changes a
file goes through `Medium`, so that power cuts, full disks and held files can be tried out.
"""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from oes_desktop.domain.errors import DiskTrouble

T = TypeVar("T")

_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "file_limit",
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
    errno.ENOLCK: "unfit",
    errno.EOPNOTSUPP: "unfit",
    errno.ENOTSUP: "unfit",
    errno.ENOSYS: "unfit",
    errno.ENAMETOOLONG: "unfit",
}
_WINDOWS = {  # where the number of C says less
    32: "busy",  # sharing violation
    33: "busy",  # lock violation
    206: "unfit",  # the path is too long
    223: "file_limit",
}
_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)  # what the systems say of a lock that somebody has
_NO_SUCH_CALL = (errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS)
FAT_LIMIT = (1 << 32) - 1  # bytes: no longer file fits on FAT32
_PAUSES_S = (0.1, 0.3, 0.6, 1.0)  # five tries in two seconds: whoever looks into a new file is done by then


@contextmanager
def disk_door(path: Path) -> Iterator[None]:
    """Turns `OSError` inside into `DiskTrouble` that names `path`'s last part (folders are personal)."""
    try:
        yield
    except OSError as error:
        raise trouble(error, path) from error


def trouble(error: OSError, path: Path) -> DiskTrouble:
    """The `DiskTrouble` for `error`: full, file_limit, read_only, busy, missing, taken, unfit or io."""
    reason = _WINDOWS.get(getattr(error, "winerror", None) or 0) or _REASONS.get(error.errno or 0, "io")
    return DiskTrouble(reason, path=path.name, detail=os.strerror(error.errno) if error.errno else "")


class Medium:
    """How files change, a method for each call of the system. Every method raises `OSError`. `through` puts
    another one in its place: one that fails, or that keeps account of what has reached the disk."""

    def create(self, path: Path) -> int:
        """A new file, for this user only; gives its descriptor. Raises `FileExistsError`."""
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)

    def open(self, path: Path) -> io.FileIO:
        """One that is there, for reading and writing, unbuffered."""
        return io.FileIO(path, "r+")

    def write(self, file: io.FileIO, data: memoryview) -> int:
        """As many bytes of `data` as went to the file's place."""
        return file.write(data) or 0

    def truncate(self, file: io.FileIO, size: int) -> None:
        file.truncate(size)

    def allocate(self, file: io.FileIO, size: int) -> None:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, size)
        elif sys.platform == "win32":
            file.truncate(size)  # NTFS takes the room at once
        else:
            write_all(file, bytes(size))

    def sync(self, descriptor: int) -> None:
        if sys.platform == "darwin":
            import fcntl

            # fsync of macOS stops at the drive's cache.
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        elif hasattr(os, "fdatasync"):
            os.fdatasync(descriptor)
        else:
            os.fsync(descriptor)

    def lock(self, file: io.FileIO) -> None:
        """Ends with the file, or with the process."""
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def replace(self, old: Path, new: Path) -> None:
        os.replace(old, new)

    def unlink(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Windows has no such call and needs none."""
        if os.name != "posix":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def wait(self, seconds: float) -> None:
        threading.Event().wait(seconds)


_medium = Medium()


@contextmanager
def through(medium: Medium) -> Iterator[None]:
    """Inside, everything in this process goes through `medium`."""
    global _medium
    before, _medium = _medium, medium
    try:
        yield
    finally:
        _medium = before


def sync(descriptor: int) -> None:
    """Bytes written so far are on the medium when this returns. Raises `OSError`."""
    _medium.sync(descriptor)


def sync_folder(folder: Path) -> None:
    """A name just made, renamed or removed in `folder` lasts; where the disk has no such call (FAT32, a
    share) it lasts as well as names do there. Raises `OSError`."""
    try:
        _medium.sync_folder(folder)
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise


def lock(file: io.FileIO) -> bool:
    """Whether this process has the file for itself now; False while another has it. Raises `OSError`, also
    where the disk knows no locks."""
    try:
        _medium.lock(file)
    except OSError as error:
        if error.errno not in _HELD and not _is_held(error):
            raise
        return False
    return True


def patiently(call: Callable[[], T]) -> T:
    """`call`, five times in two seconds while another program holds the file (a scanner, an indexer). Raises
    `OSError`."""
    for pause in _PAUSES_S:
        try:
            return call()
        except OSError as error:
            if not _is_held(error):
                raise
        _medium.wait(pause)
    return call()


def _is_held(error: OSError) -> bool:
    return error.errno == errno.EBUSY or _WINDOWS.get(getattr(error, "winerror", None) or 0) == "busy"


def replace(old: Path, new: Path) -> None:
    """`new` is what `old` was. Patient with whoever holds either. Raises `OSError`."""
    patiently(lambda: _medium.replace(old, new))


def cut(file: io.FileIO, size: int) -> None:
    """The file ends at `size`, on the medium when this returns. Raises `OSError`."""
    _medium.truncate(file, size)
    _medium.sync(file.fileno())


def allocate(file: io.FileIO, size: int) -> None:
    """A new file has this size, and the disk the room for it. Raises `OSError`."""
    try:
        _medium.allocate(file, size)
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise
        write_all(file, bytes(size))


def require_length(path: Path, size: int) -> None:
    """The file at `path` may grow to `size` bytes: on FAT32 none is longer than 4 GiB. It stays as it is.
    Raises `OSError`: EFBIG, or no space where that is what is lacking."""
    if size <= FAT_LIMIT:
        return
    with io.FileIO(path, "r+") as file:
        before = os.fstat(file.fileno()).st_size
        try:
            _medium.truncate(file, size)
        except OSError as error:
            if shutil.disk_usage(path.parent).free < size - before:
                raise
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG)) from error
        finally:
            _medium.truncate(file, before)


def require(folder: Path, free: int) -> None:
    """Raises `OSError` (no space) when less than `free` bytes are left on the disk that holds `folder`."""
    if shutil.disk_usage(folder).free < free:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def write_whole(path: Path, data: bytes) -> None:
    """Make `path` hold `data`: afterwards, whatever happens, it holds the old or the new content whole.

    The file is for this user only. Raises `DiskTrouble`; no half file stays.
    """
    new = path.with_name(path.name + ".new")
    with disk_door(path):
        try:
            patiently(lambda: _medium.unlink(new))  # of a write that was killed
            with create_private(new) as file:
                write_all(file, data)
                sync(file.fileno())
            replace(new, path)
        except OSError:
            with suppress(OSError):
                _medium.unlink(new)
            raise
        sync_folder(path.parent)


def opened(path: Path) -> io.FileIO:
    """A file that is there, unbuffered, open for reading and writing. Raises `OSError`: who may wait for one
    that is held calls it `patiently`."""
    return _medium.open(path)


def create_private(path: Path) -> io.FileIO:
    """A new file for this user only, unbuffered, open for reading and writing. Raises `FileExistsError`."""
    return io.FileIO(_medium.create(path), "r+")


def write_all(file: io.FileIO, data: bytes | memoryview) -> None:
    """All of `data` at the file's place, however the system cuts it up. Raises `OSError`."""
    rest = memoryview(data)
    while rest:
        rest = rest[_medium.write(file, rest) :]


def remove(path: Path) -> None:
    """`path` is gone when this returns; a missing file is as good. Raises `DiskTrouble`."""
    with disk_door(path):
        patiently(lambda: _medium.unlink(path))


def remove_files(paths: Iterable[Path], *, patient: bool = True) -> dict[Path, OSError]:
    """As many of `paths` as can be removed; gives the others, and why they stay. Patient with all of them
    together, so that a folder of held files costs two seconds and no more."""
    left = dict.fromkeys(paths, OSError())
    for pause in (0.0, *(_PAUSES_S if patient else ())):
        if pause:
            _medium.wait(pause)
        left = {path: error for path in left if (error := _unlinked(path)) is not None}
        if not any(map(_is_held, left.values())):
            break
    return left


def _unlinked(path: Path) -> OSError | None:
    try:
        _medium.unlink(path)
    except OSError as error:
        return error
    return None
