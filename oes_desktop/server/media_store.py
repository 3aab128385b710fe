"""Recordings and photos as files named by their SHA-256, below one folder.

Owns those files; knows no exam and no right. A file is complete from the moment it has its name, never
changes afterwards, and the same content is stored once.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from oes_desktop.domain.errors import DiskTrouble, Rejected
from oes_desktop.wire.routes import BLOCK_BYTES

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class StoredMedia:
    """`blocks`: SHA-256 of every 4 MiB; `sha256` and `size` bytes of the whole."""

    sha256: str
    size: int
    blocks: tuple[str, ...]
    media_type: str


class MediaStore:
    """Thread-safe: every file is written beside its place and renamed into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(
        self, path: Path, media_type: str, progress: Callable[[int, int], None] | None = None
    ) -> StoredMedia:
        """Copy `path` in, hashing on the way; `progress` gets (bytes done, bytes in all).

        Raises `DiskTrouble` (missing, full, io); then nothing of it is left behind.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        part: Path | None = None
        try:
            with (
                path.open("rb") as source,
                tempfile.NamedTemporaryFile(dir=self.folder, prefix="part-", delete=False) as target,
            ):
                part = Path(target.name)
                size = os.fstat(source.fileno()).st_size
                whole, blocks, done = hashlib.sha256(), [], 0
                while block := source.read(BLOCK_BYTES):
                    whole.update(block)
                    blocks.append(hashlib.sha256(block).hexdigest())
                    target.write(block)
                    done += len(block)
                    if progress:
                        progress(done, size)
                target.flush()
                os.fsync(target.fileno())
            stored = StoredMedia(whole.hexdigest(), done, tuple(blocks), media_type)
            self._place(part, stored)
        except FileNotFoundError as error:
            raise DiskTrouble("missing", path=str(path)) from error
        except OSError as error:
            reason = "full" if error.errno in _FULL else "io"
            raise DiskTrouble(reason, path=str(path)) from error
        finally:
            if part is not None:
                part.unlink(missing_ok=True)
        return stored

    def path(self, sha256: str) -> Path:
        """Where content lies (whether or not it is there). `Rejected` for what is not a SHA-256."""
        if not _SHA256.fullmatch(sha256):
            raise Rejected("bad_input", path="sha256")
        return self.folder / sha256[:2] / sha256

    def has(self, sha256: str, size: int) -> bool:
        """True when the content is there in its full length."""
        try:
            return self.path(sha256).stat().st_size == size
        except OSError:
            return False

    def _place(self, part: Path, stored: StoredMedia) -> None:
        if self.has(stored.sha256, stored.size):
            return
        final = self.path(stored.sha256)
        final.parent.mkdir(exist_ok=True)
        part.chmod(0o600)
        part.replace(final)
        _sync_folder(final.parent)


def _sync_folder(folder: Path) -> None:
    """The new name survives a power cut too. Windows has no such call."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


_FULL = {28, 122}  # ENOSPC, EDQUOT
