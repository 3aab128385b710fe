"""Exam packages on disk: a folder or a zip with `exam.json` and the files that it names.

Owns finding and opening them; what the words mean is `parsing`'s, what the media are is `media`'s.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from oes_desktop.disk import disk_door
from oes_desktop.domain.errors import DiskTrouble, Rejected
from oes_desktop.package.archive import ZipContents
from oes_desktop.package.contents import Contents, FolderContents
from oes_desktop.package.model import PackagedExam
from oes_desktop.package.parsing import parse_exam

EXAM_FILE = "exam.json"
EXAM_BYTES = 32 * 1024 * 1024


class OpenPackage:
    """A validated package, open for reading. Every file that `exam` names is there. A context manager."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._root = _root_of(contents)
        with contents.open(self._root / EXAM_FILE) as stream:
            text = stream.read(EXAM_BYTES + 1)
        if len(text) > EXAM_BYTES:
            raise Rejected("bad_package", path=EXAM_FILE, what="size", limit=EXAM_BYTES)
        names = [name for name in contents.sizes if name.is_relative_to(self._root)]
        self.exam: PackagedExam = parse_exam(text, {name.relative_to(self._root) for name in names})

    def open(self, file: PurePosixPath) -> BinaryIO:
        """One file that `exam` names. Damage met while reading raises `Rejected`; the caller closes it."""
        return self._contents.open(self._root / file)

    def size(self, file: PurePosixPath) -> int:
        """Bytes of `file`, as the package says."""
        return self._contents.sizes[self._root / file]

    def close(self) -> None:
        self._contents.close()

    def __enter__(self) -> OpenPackage:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def read_package(path: Path) -> OpenPackage:
    """Open and validate the package at `path` (a folder or a zip file).

    Raises `Rejected("bad_package" or "unsafe_path", path=...)` naming the place, with every further problem
    (at most 20) in `detail`; `DiskTrouble` when the disk does not let it be read.
    """
    if not path.exists():
        raise DiskTrouble("missing", path=path.name)
    contents: Contents = FolderContents(path) if path.is_dir() else ZipContents(path)
    with ExitStack() as undo:
        undo.callback(contents.close)
        package = OpenPackage(contents)
        undo.pop_all()
        return package


def find_packages(path: Path) -> list[Path]:
    """The packages at `path`: itself (a zip, or a folder with `exam.json`), or those directly in the folder.

    Whatever lies in a folder of many and is neither is left out. Raises `DiskTrouble` when it is not there.
    """
    if not path.exists():
        raise DiskTrouble("missing", path=path.name)
    if not path.is_dir() or _is_package_folder(path):
        return [path]
    with disk_door(path):
        children = sorted(path.iterdir())
    return [
        child
        for child in children
        if (child.is_file() and child.suffix.casefold() == ".zip") or _is_package_folder(child)
    ]


def _is_package_folder(path: Path) -> bool:
    return path.is_dir() and os.path.lexists(path / EXAM_FILE)


def _root_of(contents: Contents) -> PurePosixPath:
    """The folder of `exam.json`: the top, or the one folder that was packed as such."""
    if PurePosixPath(EXAM_FILE) in contents.sizes:
        return PurePosixPath()
    found = list(_nested_roots(contents))
    if len(found) != 1:
        raise Rejected("bad_package", path=EXAM_FILE, what="twice" if found else "missing")
    return found[0]


def _nested_roots(contents: Contents) -> Iterator[PurePosixPath]:
    for name in contents.sizes:
        if len(name.parts) == 2 and name.name == EXAM_FILE:
            yield name.parent
