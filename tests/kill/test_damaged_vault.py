"""Files of recordings are damaged while the program is closed: no wrong byte is given out, and they heal."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from support.working import SHORT, Working, profile_of
from support.world import Computer

from oes_desktop.domain.bytesource import SEGMENT, ByteSource
from oes_desktop.domain.errors import Damaged, Rejected
from oes_desktop.services.desk import Desk
from oes_desktop.vault.container import PAGE, SLOT

Damage = Callable[[Path, Path], None]  # gets the file of the whole recording, and that of the one in part
COUNT = -(-len(SHORT) // SEGMENT)


def flip(path: Path, offset: int) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        (byte,) = file.read(1)
        file.seek(offset)
        file.write(bytes([byte ^ 1]))


def copy_slot(source: Path, source_index: int, target: Path, index: int, length: int = SLOT) -> None:
    slot = source.read_bytes()[PAGE + source_index * SLOT :][:length]
    with target.open("r+b") as file:
        file.seek(PAGE + index * SLOT)
        file.write(slot)


def gone(whole: Path, _: Path) -> None:
    whole.unlink()


def empty(whole: Path, _: Path) -> None:
    os.truncate(whole, 0)


def shorter(whole: Path, _: Path) -> None:
    os.truncate(whole, PAGE + 3 * SLOT + 100)


def longer(whole: Path, _: Path) -> None:
    with whole.open("ab") as file:
        file.write(os.urandom(100_000))


def header(whole: Path, _: Path) -> None:
    flip(whole, 30)


def magic(whole: Path, _: Path) -> None:
    flip(whole, 0)


def nonce(whole: Path, _: Path) -> None:
    flip(whole, PAGE + 2 * SLOT + 5)


def ciphertext(whole: Path, _: Path) -> None:
    flip(whole, PAGE + 2 * SLOT + 30_000)


def tag(whole: Path, _: Path) -> None:
    flip(whole, PAGE + 3 * SLOT - 1)


def swapped(whole: Path, _: Path) -> None:
    first, second = whole.read_bytes()[PAGE:][:SLOT], whole.read_bytes()[PAGE + SLOT :][:SLOT]
    with whole.open("r+b") as file:
        file.seek(PAGE)
        file.write(second + first)


def of_another(whole: Path, part: Path) -> None:
    """The same bytes of the same place, even: but of another recording."""
    copy_slot(part, 0, whole, 0)


def a_last_one(whole: Path, part: Path) -> None:
    """The last segment, moved to a place where a whole one belongs."""
    copy_slot(whole, COUNT - 1, whole, 1, SLOT)


def exchanged(whole: Path, part: Path) -> None:
    """Each file under the other's name."""
    aside = whole.with_suffix(".aside")
    whole.rename(aside)
    part.rename(whole)
    aside.rename(part)


DAMAGES = [
    gone, empty, shorter, longer, header, magic, nonce, ciphertext, tag,
    swapped, of_another, a_last_one, exchanged,
]  # fmt: skip


HARMLESS = (longer, header, magic)  # the tail is cut off, the header restored from the store's copy


def files_of(desk: Desk, exams: tuple[str, ...]) -> list[Path]:
    store = desk.opened.store
    found = []
    for exam in exams[:2]:
        report = store.reports.load(exam)
        assert report is not None
        entry = store.media.find(report.recordings[0])
        assert entry is not None
        found.append(entry.path)
    return found


def missing_here(desk: Desk, exam: str) -> int:
    """How many segments are not on this computer, or cannot be read."""
    report = desk.opened.store.reports.load(exam)
    assert report is not None
    local = desk.recordings.local(report.recordings[0])
    assert local is not None
    with closing(local):
        return unreadable(local)


def unreadable(source: ByteSource) -> int:
    """How many segments cannot be read; the others are right."""
    count = 0
    for at in range(0, len(SHORT), SEGMENT):
        try:
            data = source.pread(at, SEGMENT)
        except (Damaged, Rejected) as error:
            assert error.reason in ("vault", "not_offline")
            count += 1
        else:
            assert data == SHORT[at : at + len(data)]
    return count


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_file_gives_out_no_wrong_byte_and_heals(
    damage: Damage, working: Working, tmp_path: Path
) -> None:
    """B18, B19, B20, B4: offline the place is missing and the rest is read; online it is fetched again."""
    computer = working.settled(tmp_path / "settled").copy(tmp_path / "home")
    exams = working.exams[:2]
    with closing(resumed(computer)) as desk:
        before = [missing_here(desk, exam) for exam in exams]
        whole, part = files_of(desk, working.exams)
    assert 0 == before[0] < before[1] < COUNT
    damage(whole, part)
    with closing(resumed(computer)) as desk:
        after = [missing_here(desk, exam) for exam in exams]
        assert (after[0] > 0) == (damage not in HARMLESS)
        assert (after[1] > before[1]) == (damage is exchanged)
        for exam in exams:
            (recording,) = desk.reports.open(exam).recordings
            with closing(desk.recordings.source(exam, recording)) as source:
                assert unreadable(source) == 0
    with closing(resumed(computer)) as desk:  # and it stays so
        assert [missing_here(desk, exam) for exam in exams] == [0, 0]
        for path in files_of(desk, working.exams):
            assert path.stat().st_size == PAGE + len(SHORT) + COUNT * (SLOT - SEGMENT)
    assert len(list((profile_of(computer) / "vault").iterdir())) == 2


def resumed(computer: Computer) -> Desk:
    desk = computer.session.resume()
    assert desk is not None
    return desk
