"""At most eight vault files are open, however many are held; what was closed meanwhile is found again."""

from __future__ import annotations

import errno
import io
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from support.waiting import eventually

from oes_desktop import disk
from oes_desktop.domain.errors import Damaged, DiskTrouble, Unreachable
from oes_desktop.vault.container import SEGMENT, VaultFile
from oes_desktop.vault.open_files import MOST, OPEN, OpenFiles


def open_in(folder: Path) -> int:
    """Files of this process that are open and lie in `folder`."""
    return sum(Path(one.path).parent == folder for one in psutil.Process().open_files())


def test_thirty_files_read_and_written_by_many_threads(make_sample, tmp_path: Path) -> None:
    """B27: never more than eight are open, and every byte is right."""
    samples = [make_sample(3 * SEGMENT + 500, name=f"{number}.oesm") for number in range(30)]
    files = [sample.open() for sample in samples]
    most = []

    def look(turn: int) -> bool:
        number = turn * 7 % len(files)
        file, sample, index = files[number], samples[number], turn % 4
        if turn % 3 == 0:
            file.write(index, [sample.segment(index)])
            file.sync()
        right = file.read(index) == sample.segment(index)
        with OPEN._changed:  # else some open and close while they are counted
            most.append(open_in(tmp_path))
        return right

    with ThreadPoolExecutor(12) as pool:
        assert all(pool.map(look, range(240)))
    assert max(most) == MOST
    for file in files:
        file.close()
    assert open_in(tmp_path) == 0


def test_the_one_used_longest_ago_makes_room(tmp_path: Path) -> None:
    """B27."""
    paths = [tmp_path / str(number) for number in range(4)]
    for path in paths:
        path.write_bytes(path.name.encode())
    files = OpenFiles(most=2)
    for number in (0, 1, 0, 2):  # 1 was used longest ago
        with files.using(number, paths[number]) as file:
            assert file.name == paths[number]
    paths[0].unlink()
    with files.using(0, paths[0]) as file:
        assert file.read() == b"0"  # still the one that was open
    with pytest.raises(FileNotFoundError), files.using(3, tmp_path / "none"):
        pass
    with files.using(1, paths[1]) as file:
        assert file.read() == b"1"
    for number in (0, 1, 2, 3):
        files.let_go(number)
    assert open_in(tmp_path) == 0


def test_while_all_are_in_use_the_next_one_waits(tmp_path: Path) -> None:
    """B27: a limit, not a wish."""
    paths = [tmp_path / str(number) for number in range(3)]
    for path in paths:
        path.write_bytes(b"x")
    files, got = OpenFiles(most=2), threading.Event()

    def third() -> None:
        with files.using(2, paths[2]):
            got.set()

    with files.using(0, paths[0]):
        with files.using(1, paths[1]):
            waiting = threading.Thread(target=third)
            waiting.start()
            eventually(lambda: files._changed._waiters)  # type: ignore[attr-defined]
            assert not got.is_set() and open_in(tmp_path) == 2
        eventually(got.is_set)
        waiting.join(10)
        files.let_go(0)
        assert open_in(tmp_path) == 2  # it is in the middle of its use
    assert open_in(tmp_path) == 1
    files.let_go(2)
    assert open_in(tmp_path) == 0


def test_a_file_that_is_gone_when_its_turn_comes_is_made_anew(make_sample, tmp_path: Path) -> None:
    """B18, B27: it was closed to make room, and is missing now: its segments are found missing, and can be
    written again."""
    samples = [make_sample(SEGMENT, name=f"{number}.oesm") for number in range(MOST + 1)]
    files = [sample.open() for sample in samples]
    for file in files:
        file.read(0)
    samples[0].path.unlink()
    with pytest.raises(DiskTrouble) as caught:
        files[0].sync()  # nothing that was written before is there
    assert caught.value.reason == "missing"
    with pytest.raises(Damaged):
        files[0].read(0)
    files[0].write(0, [samples[0].segment(0)])
    assert files[0].read(0) == samples[0].segment(0)
    again = samples[0].open(header=b"")  # its first page is there too
    assert again.read(0) == samples[0].segment(0)
    again.close()
    for file in files:
        file.close()
    with pytest.raises(Unreachable):
        files[1].read(0)
    assert open_in(tmp_path) == 0


def test_closed_while_it_is_being_synced(make_sample, tmp_path: Path) -> None:
    """Nothing stays open behind whoever closes it."""
    sample = make_sample(SEGMENT)

    def sync(file: VaultFile) -> None:
        for _ in range(50):
            try:
                file.sync()
            except Unreachable:
                return

    for _ in range(20):
        file = sample.open()
        syncing = threading.Thread(target=sync, args=(file,))
        syncing.start()
        file.read(0)
        file.close()
        syncing.join(10)
        assert open_in(tmp_path) == 0


class Held(disk.Medium):
    """Another program holds every vault file, so many times."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.waits = 0

    def open(self, path: Path) -> io.FileIO:
        if self.times:
            self.times -= 1
            raise OSError(errno.EBUSY, "held by a test")
        return super().open(path)

    def wait(self, seconds: float) -> None:
        self.waits += 1


def test_a_file_that_is_held_when_its_turn_comes_is_waited_for(sample) -> None:
    """B13, E4: an open that fails for a scanner is tried five times, then it is named; but a player waits for
    nobody, for it must stop at once."""
    file, held = sample.open(), Held(4)
    with disk.through(held):
        file.write(0, [sample.segment(0)])
    assert held.waits == 4 and file.read(0) == sample.segment(0)
    for use, waits in ((lambda: file.write(1, [sample.segment(1)]), 4), (lambda: file.read(1), 0)):
        OPEN.let_go(file)
        held = Held(9)
        with disk.through(held), pytest.raises(DiskTrouble) as caught:
            use()
        assert (caught.value.reason, held.waits) == ("busy", waits)
    assert file.read(1) == sample.segment(1)
    file.close()
