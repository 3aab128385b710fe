"""Room that is kept for acts: given up when the disk is nearly full, and never kept by halves (B5). That
deciding goes on by it is shown on a small disk, in `tests/kill`."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest

from oes_desktop import disk
from oes_desktop.store.reserve import RESERVE_BYTES, Reserve


class NoRoom(disk.Medium):
    """A disk that takes half of what is allocated."""

    def allocate(self, file: io.FileIO, size: int) -> None:
        super().allocate(file, size // 2)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_it_is_made_once_and_takes_its_room(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path / "reserve.bin")
    for _ in range(2):
        reserve.tend()
        assert (tmp_path / "reserve.bin").stat().st_size == RESERVE_BYTES


def test_what_is_left_of_an_old_one_is_made_whole(tmp_path: Path) -> None:
    (tmp_path / "reserve.bin").write_bytes(b"short")
    Reserve(tmp_path / "reserve.bin").tend()
    assert (tmp_path / "reserve.bin").stat().st_size == RESERVE_BYTES


def test_half_of_it_does_not_stay(tmp_path: Path) -> None:
    """It would take room from what is wanted, and be taken for whole by nobody."""
    reserve = Reserve(tmp_path / "reserve.bin")
    with disk.through(NoRoom()):
        reserve.tend()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["gone/reserve.bin", "file/reserve.bin"])
def test_a_place_that_cannot_be_had_troubles_nobody(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    Reserve(tmp_path / place).tend()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
