"""Where the files of a package lie, behind one small interface: a folder here, a zip in `archive`."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from oes_desktop.disk import disk_door
from oes_desktop.domain.errors import Rejected
from oes_desktop.package.names import check_distinct, checked_name, visible

ENTRIES = 20_000  # files and folders of one package
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


class Contents(Protocol):
    """Names were checked when it was opened. `sizes` are bytes by name."""

    @property
    def sizes(self) -> dict[PurePosixPath, int]: ...

    def open(self, name: PurePosixPath) -> BinaryIO:
        """The bytes of one file, from the start; the caller closes it."""

    def close(self) -> None:
        """Let go of files."""


class FolderContents:
    """A package that is a folder. No link is followed, no device opened, nothing outside is touched."""

    def __init__(self, folder: Path) -> None:
        self._paths = dict(_walk(folder))
        check_distinct(self._paths)
        with disk_door(folder):
            self.sizes = {name: path.lstat().st_size for name, path in self._paths.items()}

    def open(self, name: PurePosixPath) -> BinaryIO:
        path = self._paths[name]
        with disk_door(path):
            descriptor = os.open(path, os.O_RDONLY | _NO_FOLLOW)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise Rejected("unsafe_path", path=str(name))
        return os.fdopen(descriptor, "rb")

    def close(self) -> None:
        """Nothing is held open."""


def _walk(folder: Path) -> Iterator[tuple[PurePosixPath, Path]]:
    """Every regular file below `folder` with its checked name; anything else but a folder is refused."""
    waiting, count = [(folder, "")], 0
    while waiting:
        here, prefix = waiting.pop()
        with disk_door(here), os.scandir(here) as listing:
            entries = list(listing)
        for entry in entries:
            count += 1
            if count > ENTRIES:
                raise Rejected("bad_package", path=prefix or "/", what="entries", limit=ENTRIES)
            name = checked_name(prefix + entry.name)
            with disk_door(here):
                kind = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(kind.st_mode) and not _is_link(kind):
                waiting.append((here / entry.name, f"{prefix}{entry.name}/"))
            elif stat.S_ISREG(kind.st_mode) and not _is_link(kind):
                yield name, here / entry.name
            else:
                raise Rejected("unsafe_path", path=visible(str(name)), what="link")


def _is_link(kind: os.stat_result) -> bool:
    """Also the links that only Windows has (junctions), which look like folders."""
    reparse_point = 0x400
    return stat.S_ISLNK(kind.st_mode) or bool(getattr(kind, "st_file_attributes", 0) & reparse_point)
