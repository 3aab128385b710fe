"""Files outside the encryption: nothing half-made stays, not even of a program that was killed."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from oes_desktop.domain.errors import DiskTrouble
from oes_desktop.services.saving import beside, inside, save

SAVING = """
import sys
from pathlib import Path
from oes_desktop.services.saving import beside, inside
with (inside if sys.argv[2] else beside)(Path(sys.argv[1])) as place:
    place.write_bytes(b"the face of a student")
    print((place.parent if sys.argv[2] else place).name, flush=True)
    sys.stdin.read()
"""
DAY_S = 24 * 3600


def saver(target: Path, folder: str = "") -> tuple[subprocess.Popen[str], str]:
    """A process in the middle of saving, and the name it writes under."""
    child = subprocess.Popen(
        [sys.executable, "-c", SAVING, str(target), folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    return child, child.stdout.readline().strip()


def end(child: subprocess.Popen[str]) -> None:
    child.communicate()
    assert child.returncode == 0


def aged(path: Path, seconds: float) -> None:
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then), follow_symlinks=False)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("folder", ["", "folder"])
def test_what_a_killed_program_left_goes_with_the_next_save(tmp_path: Path, folder: str) -> None:
    child, name = saver(tmp_path / "one.pdf", folder)
    child.kill()
    child.communicate()
    assert names(tmp_path) == [name]  # in the clear
    assert (
        b"the face of a student" in ((tmp_path / name / "file") if folder else tmp_path / name).read_bytes()
    )
    save(tmp_path / "two.pdf", b"x")
    assert names(tmp_path) == ["two.pdf"]


def test_what_somebody_is_saving_now_stays(tmp_path: Path) -> None:
    child, name = saver(tmp_path / "one.pdf")
    with beside(tmp_path / "mine.pdf") as mine:
        mine.write_bytes(b"mine")
        with inside(tmp_path / "two.pdf") as other:
            other.write_bytes(b"x")
            assert names(tmp_path) == sorted([name, mine.name, other.parent.name])
    end(child)
    assert names(tmp_path) == ["mine.pdf", "one.pdf", "two.pdf"]
    assert (tmp_path / "one.pdf").read_bytes() == b"the face of a student"


def test_another_computers_file_goes_after_a_day_and_nothing_else_ever(tmp_path: Path) -> None:
    fresh, old = (tmp_path / f".oes-export-00000000-7-{digit * 16}.part" for digit in "ab")
    others = [
        ".oes-export-", ".oes-export-x.part", ".oes-export-00000000-7-zzzzzzzzzzzzzzzz.part",
        ".oes-export-00000000-7-aaaaaaaaaaaaaaaa.part.pdf", ".oes-export-00000000-7-aaaaaaaaaaaaaaaa.parts",
        "report.part", ".oes-import-1.part",
    ]  # fmt: skip
    for path in (fresh, old, *(tmp_path / name for name in others)):
        path.write_bytes(b"x")
        if path != fresh:
            aged(path, DAY_S + 60)
    aged(fresh, DAY_S - 600)
    folder = tmp_path / f".oes-export-00000000-7-{'c' * 16}.part"
    folder.mkdir()
    (folder / "hers").touch()
    aged(folder, 2 * DAY_S)
    kept = {*others, fresh.name, folder.name, "new.pdf"}
    if os.name == "posix":
        link = tmp_path / f".oes-export-00000000-7-{'d' * 16}.part"
        link.symlink_to(tmp_path / "report.part")
        aged(link, 2 * DAY_S)
        kept.add(link.name)
    save(tmp_path / "new.pdf", b"x")
    assert set(names(tmp_path)) == kept
    assert names(folder) == ["hers"]


def test_an_unfinished_file_is_for_this_user_and_goes_when_it_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), beside(tmp_path / "x.zip") as place:
        with zipfile.ZipFile(place, "w") as file:
            file.writestr("a", b"b")
        if os.name == "posix":
            assert place.stat().st_mode & 0o077 == 0
        raise ZeroDivisionError
    assert names(tmp_path) == []


def test_what_took_away_the_unfinished_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble) as error, beside(tmp_path / "x.pdf") as place:
        place.unlink()
    assert error.value.reason == "missing"
    assert names(tmp_path) == []
