"""Who stands between the program and its disk, in tests: SQLite's files (an `apsw.VFS` under the cipher) and
our own (`disk.Medium`) alike tell a witness of every call, which may let it fail.

    with watched(witness): ...     everything that this process does with files inside
"""

from __future__ import annotations

import errno
import io
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from oes_desktop import disk

_NAME = "watched"
_CIPHER = "multipleciphers-"
_LOGS = apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_MAIN_JOURNAL


class Witness:
    """`before` is told of every call and may raise `OSError`; the others of what was done, once it was.
    Files are known by their inode, names by their path. `kind`: open, read, write, truncate, sync, replace,
    unlink, folder. Called on any thread."""

    def before(self, kind: str, path: Path) -> None: ...

    def created(self, path: Path, file: int) -> None: ...

    def wrote(self, file: int, offset: int, data: bytes) -> None: ...

    def truncated(self, file: int, size: int) -> None: ...

    def synced(self, file: int) -> None: ...

    def replaced(self, old: Path, new: Path) -> None: ...

    def unlinked(self, path: Path) -> None: ...

    def synced_folder(self, folder: Path) -> None: ...


_witness = Witness()


class _Medium(disk.Medium):
    """Our own files."""

    def __init__(self, witness: Witness) -> None:
        self._witness = witness

    def create(self, path: Path) -> int:
        self._witness.before("open", path)
        descriptor = super().create(path)
        self._witness.created(path, os.fstat(descriptor).st_ino)
        return descriptor

    def write(self, file: io.FileIO, data: memoryview) -> int:
        self._witness.before("write", _path_of(file.fileno()))
        offset = file.tell()
        count = super().write(file, data)
        self._witness.wrote(os.fstat(file.fileno()).st_ino, offset, bytes(data[:count]))
        return count

    def truncate(self, file: io.FileIO, size: int) -> None:
        self._witness.before("truncate", _path_of(file.fileno()))
        super().truncate(file, size)
        self._witness.truncated(os.fstat(file.fileno()).st_ino, size)

    def sync(self, descriptor: int) -> None:
        self._witness.before("sync", _path_of(descriptor))
        self._witness.synced(os.fstat(descriptor).st_ino)

    def replace(self, old: Path, new: Path) -> None:
        self._witness.before("replace", new)
        super().replace(old, new)
        self._witness.replaced(old, new)

    def unlink(self, path: Path) -> None:
        self._witness.before("unlink", path)
        super().unlink(path)
        self._witness.unlinked(path)

    def sync_folder(self, folder: Path) -> None:
        self._witness.before("folder", folder)
        self._witness.synced_folder(folder)

    def wait(self, seconds: float) -> None:
        """Nobody waits in these tests."""


def _path_of(descriptor: int) -> Path:
    return Path(os.readlink(f"/proc/self/fd/{descriptor}"))


class _File(apsw.VFSFile):
    """A file of SQLite's. The real sync is left out: the disk of a test is what the witness says it is."""

    def __init__(self, name: Any, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._path = Path(path or "/nowhere")
        is_new = not self._path.exists()
        _asked("open", self._path)
        super().__init__("unix", name, flags)
        self._number = self._path.stat().st_ino if path else 0
        self._name_is_new = is_new and bool(flags[0] & _LOGS)
        if is_new:
            _witness.created(self._path, self._number)

    def xRead(self, amount: int, offset: int) -> bytes:
        _asked("read", self._path)
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:
        _asked("write", self._path)
        super().xWrite(data, offset)
        _witness.wrote(self._number, offset, bytes(data))

    def xTruncate(self, size: int) -> None:
        _asked("truncate", self._path)
        super().xTruncate(size)
        _witness.truncated(self._number, size)

    def xSync(self, flags: int) -> None:
        _asked("sync", self._path)
        _witness.synced(self._number)
        if self._name_is_new:  # as SQLite does for a log that it has just made
            _witness.synced_folder(self._path.parent)
            self._name_is_new = False


class _Vfs(apsw.VFS):
    def __init__(self) -> None:
        super().__init__(_NAME, "unix")

    def xOpen(self, name: Any, flags: list[int]) -> _File:
        return _File(name, flags)

    def xDelete(self, name: str, sync_folder: bool) -> None:
        _asked("unlink", Path(name))
        super().xDelete(name, sync_folder)
        _witness.unlinked(Path(name))
        if sync_folder:
            _witness.synced_folder(Path(name).parent)


def _asked(kind: str, path: Path) -> None:
    try:
        _witness.before(kind, path)
    except OSError as error:
        kinds = {errno.ENOSPC: apsw.FullError, errno.EROFS: apsw.ReadOnlyError}
        raise kinds.get(error.errno or 0, apsw.IOError)(str(error)) from None


_vfs: list[_Vfs] = []  # SQLite knows it for as long as the process lives
_one_at_a_time = threading.Lock()


@contextmanager
def watched(witness: Witness) -> Iterator[None]:
    """Databases opened inside must be closed inside."""
    global _witness
    with _one_at_a_time:
        if not _vfs:
            _vfs.append(_Vfs())
            apsw.Connection(":memory:", vfs=_CIPHER + _NAME).close()  # the cipher's layer above it, by name
        before = apsw.vfs_names()[0]
        _witness = witness
        apsw.set_default_vfs(_CIPHER + _NAME)
        try:
            with disk.through(_Medium(witness)):
                yield
        finally:
            apsw.set_default_vfs(before)
            _witness = Witness()
