"""A package that is a zip: judged whole by its directory before a byte is unpacked, then streamed.

No member is ever written under its own name. The limits stand against bombs: too many entries, too much in
all, packed too tightly, one byte range used by several entries, zips in the zip.
"""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, cast

from oes_desktop.disk import trouble
from oes_desktop.domain.errors import Rejected
from oes_desktop.package.contents import ENTRIES
from oes_desktop.package.names import check_distinct, checked_name, visible

TOTAL_BYTES = 64 * 1024**3
RATIO = 100
_SMALL = 1024 * 1024  # a member up to here may be packed as tightly as it likes: the total is watched too
_DIRECTORY_BYTES = ENTRIES * 512
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".xz", ".bz2", ".tar", ".jar")
_ENCRYPTED, _STRONGLY_ENCRYPTED, _UTF8 = 0x1, 0x40, 0x800


class ZipContents:
    """See `package.contents.Contents`. Raises `Rejected` for whatever the module names."""

    def __init__(self, path: Path) -> None:
        with _zip_failures("zip"):
            _check_directory(path)
            self._zip = zipfile.ZipFile(path)
        with ExitStack() as undo:
            undo.callback(self._zip.close)
            members = list(self._checked(path.stat().st_size))
            check_distinct(name for name, _ in members)
            self._members = dict(members)
            undo.pop_all()
        self.sizes = {name: info.file_size for name, info in self._members.items()}

    def open(self, name: PurePosixPath) -> BinaryIO:
        with _zip_failures(str(name)):
            return cast(BinaryIO, _Member(self._zip.open(self._members[name]), str(name)))

    def close(self) -> None:
        self._zip.close()

    def _checked(self, archive_bytes: int) -> Iterator[tuple[PurePosixPath, zipfile.ZipInfo]]:
        infos = self._zip.infolist()
        if len(infos) > ENTRIES:
            raise Rejected("bad_package", path="zip", what="entries", limit=ENTRIES)
        total = sum(info.file_size for info in infos)
        if total > TOTAL_BYTES or total > max(archive_bytes, _SMALL) * RATIO:
            raise Rejected("bad_package", path="zip", what="size", limit=TOTAL_BYTES)
        for info in infos:
            name = checked_name(_true_name(info).removesuffix("/"))
            _check_kind(info, str(name))
            if not info.is_dir():
                _check_packing(info, str(name))
                yield name, info


def _true_name(info: zipfile.ZipInfo) -> str:
    """The name as it stands in the file. Without the UTF-8 flag the bytes must be UTF-8 all the same."""
    name = info.orig_filename
    if info.flag_bits & _UTF8 or name.isascii():
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        raise Rejected("unsafe_path", path=visible(name), what="encoding") from None


def _check_kind(info: zipfile.ZipInfo, name: str) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Rejected("unsafe_path", path=name, what="link")


def _check_packing(info: zipfile.ZipInfo, name: str) -> None:
    what = ""
    if info.flag_bits & (_ENCRYPTED | _STRONGLY_ENCRYPTED):
        what = "encrypted"
    elif info.compress_type not in _METHODS:
        what = "compression"
    elif info.file_size > max(info.compress_size, 1) * RATIO and info.file_size > _SMALL:
        what = "ratio"
    elif name.casefold().endswith(_ARCHIVES):
        what = "nested"
    if what:
        raise Rejected("bad_package", path=name, what=what)


def _check_directory(path: Path) -> None:
    """Refuse an endless directory before the library reads it into memory (PKWARE APPNOTE 4.3.14, 4.3.16)."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 66_000))
        tail = file.read()
        at = tail.rfind(b"PK\x05\x06")
        if at < 0 or len(tail) - at < 22:
            raise zipfile.BadZipFile("no directory")
        (length,) = struct.unpack_from("<I", tail, at + 12)
        if length == 0xFFFF_FFFF and at >= 20 and tail[at - 20 : at - 16] == b"PK\x06\x07":
            (place,) = struct.unpack_from("<Q", tail, at - 12)
            file.seek(min(place, size))
            (length,) = struct.unpack_from("<Q", file.read(56).ljust(56, b"\xff"), 40)
    if length > _DIRECTORY_BYTES:
        raise Rejected("bad_package", path="zip", what="entries", limit=ENTRIES)


@contextmanager
def _zip_failures(name: str) -> Iterator[None]:
    """The door: what `zipfile` raises for a damaged archive becomes `Rejected`."""
    try:
        yield
    except UnicodeError as error:
        raise Rejected("unsafe_path", path=name, what="encoding") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error) as error:
        raise Rejected("bad_package", path=name, what="damaged") from error
    except (ValueError, RuntimeError, OverflowError) as error:
        raise Rejected("bad_package", path=name, what="damaged") from error
    except OSError as error:
        raise trouble(error, Path(name)) from error


class _Member:
    """A member being read; damage met on the way is `Rejected` as well."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream = stream
        self._name = name

    def read(self, length: int = -1) -> bytes:
        with _zip_failures(self._name):
            return self._stream.read(length)

    def close(self) -> None:
        self._stream.close()

    def __enter__(self) -> _Member:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
