"""Disks made for a test: a small one, which can be filled to its last byte, and can be made read-only."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MOUNTS = os.name == "posix" and hasattr(os, "geteuid") and os.geteuid() == 0 and Path("/proc/mounts").exists()
REASON = "only root may mount a small disk"


class SmallDisk:
    """Mounted at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._filling = path / "filling"

    def fill(self, leave: int = 0) -> None:
        """So many bytes stay free; none: to the last."""
        with self._filling.open("ab", buffering=0) as file:
            for size in (1 << 20, 4_096):
                try:
                    while self._free() - size >= leave:
                        file.write(bytes(size))
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise

    def empty(self) -> None:
        self._filling.unlink()

    def read_only(self, on: bool) -> None:
        subprocess.run(["mount", "-o", f"remount,{'ro' if on else 'rw'}", str(self.path)], check=True)

    def _free(self) -> int:
        found = os.statvfs(self.path)
        return found.f_bavail * found.f_frsize


@contextmanager
def small_disk(path: Path, mib: int) -> Iterator[SmallDisk]:
    path.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={mib}m", "tmpfs", str(path)], check=True)
    try:
        yield SmallDisk(path)
    finally:
        subprocess.run(["umount", "-l", str(path)], check=True)
