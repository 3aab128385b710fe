"""The disk's door, on real files and the device that is always full."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from oes_desktop import disk
from oes_desktop.domain.errors import DiskTrouble


def test_write_whole_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "profile.json"
    disk.write_whole(path, b"old")
    (tmp_path / "profile.json.new").write_bytes(b"left by a killed write")
    disk.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["profile.json"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_named() -> None:
    path = Path("/dev/full")
    with pytest.raises(DiskTrouble) as caught, disk.disk_door(path), io.FileIO(path, "w") as file:
        disk.write_all(file, b"x")
    assert caught.value.reason == "full"


def test_a_failed_write_keeps_the_old_content(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    (path / "inside").touch()
    with pytest.raises(DiskTrouble):
        disk.write_whole(path, b"cannot replace a folder")
    assert path.is_dir()
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble) as caught:
        disk.write_whole(tmp_path / "nowhere" / "file", b"x")
    assert caught.value.reason == "missing"
    assert caught.value.facts == {"path": "file"}


def test_remove_twice(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    disk.remove(path)
    disk.remove(path)
    assert not path.exists()
