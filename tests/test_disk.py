"""The disk's door, on real files and the device that is always full."""

from __future__ import annotations

import errno
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


class Held(disk.Medium):
    """Another program (a scanner, on Windows) holds files: removing and renaming fails so many times."""

    def __init__(self, times: int, error: int = errno.EBUSY) -> None:
        self.times, self.error = times, error
        self.waited: list[float] = []

    def replace(self, old: Path, new: Path) -> None:
        self._maybe()
        super().replace(old, new)

    def unlink(self, path: Path) -> None:
        if path.exists():
            self._maybe()
        super().unlink(path)

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)

    def _maybe(self) -> None:
        if self.times:
            self.times -= 1
            raise OSError(self.error, "held by a test")


def test_a_held_file_is_tried_five_times_in_two_seconds(tmp_path: Path) -> None:
    """B13: antivirus or indexer holds the file while it is to be replaced or removed."""
    path = tmp_path / "file"
    disk.write_whole(path, b"old")
    with disk.through(Held(4)):
        disk.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    held = Held(4)
    with disk.through(held):
        disk.remove(path)
    assert not path.exists()
    assert len(held.waited) == 4
    assert sum(held.waited) == pytest.approx(2)


def test_a_file_that_stays_held_is_named_busy_and_the_old_content_stays(tmp_path: Path) -> None:
    """B13: after five tries it is `DiskTrouble("busy")`, and no half file stays."""
    path = tmp_path / "file"
    disk.write_whole(path, b"old")
    with disk.through(Held(5)), pytest.raises(DiskTrouble) as caught:
        disk.write_whole(path, b"new")
    assert caught.value.reason == "busy"
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
    with disk.through(Held(5)), pytest.raises(DiskTrouble) as caught:
        disk.remove(path)
    assert caught.value.reason == "busy"


def test_another_trouble_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    held = Held(1, errno.EROFS)
    with disk.through(held), pytest.raises(DiskTrouble) as caught:
        disk.remove(path)
    assert caught.value.reason == "read_only"
    assert held.waited == []


class HeldFiles(Held):
    """Files of these names are held for good."""

    def __init__(self, names: set[str]) -> None:
        super().__init__(0)
        self.names = names

    def unlink(self, path: Path) -> None:
        self.times = int(path.name in self.names)
        super().unlink(path)


def test_a_folder_of_held_files_is_waited_for_together(tmp_path: Path) -> None:
    """B13: twenty files of which three are held cost two seconds, not twenty times two."""
    paths = [tmp_path / str(number) for number in range(20)]
    for path in paths:
        path.touch()
    held = HeldFiles({"3", "7", "19"})
    with disk.through(held):
        left = disk.remove_files(paths)
    assert {path.name for path in left} == {path.name for path in tmp_path.iterdir()} == held.names
    assert len(held.waited) == 4
    held.names = {"7"}
    with disk.through(held):
        assert [path.name for path in disk.remove_files(paths, patient=False)] == ["7"]
    assert len(held.waited) == 4
