"""Files that a proctor asks for, outside the encryption by her wish: whole or not at all.

Until a file is complete it lies beside its place, in a folder for this user only, so the last step is a
rename on the same disk; nothing of a file that failed or was cancelled stays.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oes_desktop.disk import disk_door


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Where to write; what stands there in the end takes the place of `path`, else nothing stays. Raises
    `DiskTrouble`."""
    with disk_door(path), tempfile.TemporaryDirectory(prefix=".oes-export-", dir=path.parent) as folder:
        place = Path(folder) / "file"
        yield place
        os.replace(place, path)


def save(path: Path, data: bytes) -> None:
    """Make `path` hold `data`. Raises `DiskTrouble`; then whatever stood there before still does."""
    with beside(path) as place:
        write_to(place, data)


def write_to(place: Path, data: bytes) -> None:
    """On the medium when this returns. Raises `DiskTrouble`."""
    with disk_door(place), place.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
