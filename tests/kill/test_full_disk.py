"""A disk that is full or cannot be written: it is named, nothing is kept by halves, and deciding goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from support.proctor_day import comment_of, number_in, waiting
from support.small_disks import MOUNTS, REASON, SmallDisk, small_disk
from support.working import SHORT, profile_of
from support.world import Computer, World

from oes_desktop import logs
from oes_desktop.domain.acts import ActKind
from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import DiskTrouble
from oes_desktop.domain.models import Recording
from oes_desktop.services.desk import Desk
from oes_desktop.services.downloads.fetching import Download
from oes_desktop.services.saving import save
from oes_desktop.services.tables import Table, write_csv, write_xlsx
from oes_desktop.store.reserve import RESERVE_BYTES
from oes_desktop.ui.messages import message_for

pytestmark = pytest.mark.skipif(not MOUNTS, reason=REASON)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk", 160) as made:
        yield made


@pytest.fixture
def computer(disk: SmallDisk) -> Iterator[Computer]:
    made = Computer.at(disk.path / "home")
    yield made
    made.close()


def begin(world: World, computer: Computer, name: str) -> tuple[Desk, str]:
    exam = world.put(name, video=SHORT)
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    return desk, exam


def decide(desk: Desk, exam: str, numbers: range) -> None:
    for number in numbers:
        desk.decisions.decide(exam, "disputed", comment=comment_of(number))


def watched(desk: Desk, exam: str, recording: Recording) -> bytes:
    with closing(desk.recordings.source(exam, recording)) as source:
        return b"".join(source.pread(at, SEGMENT) for at in range(0, recording.size, SEGMENT))


def download(desk: Desk, exam: str) -> None:
    one = Download(exam, desk.reports, desk.recordings)
    while not one.step(Cancel()).finished:
        pass


def test_deciding_goes_on_when_the_disk_is_full_to_the_last_byte(
    world: World, computer: Computer, disk: SmallDisk
) -> None:
    """B5: from the reserve of 16 MiB; a recording is watched but not kept, a download says that there is no
    room; acts reach the server; the program starts again; and the room is kept anew when there is some."""
    desk, exam = begin(world, computer, "full")
    reserve = profile_of(computer) / "reserve.bin"
    assert reserve.stat().st_blocks * 512 >= RESERVE_BYTES  # it takes the room, not only the name
    disk.fill()
    decide(desk, exam, range(1, 101))
    desk.decisions.undo(exam)
    desk.decisions.verdict(exam, "v1", "confirmed")
    desk.decisions.set_reviewed(exam, True)
    assert waiting(desk) == {exam: [99]}
    assert not reserve.exists()
    (recording,) = desk.reports.open(exam).recordings
    assert watched(desk, exam, recording) == SHORT  # there is room by now, but it is not for recordings
    assert not desk.recordings.downloaded(exam)
    unkept = desk.recordings.unkept(exam)
    assert unkept is not None and unkept.reason == "full"
    with pytest.raises(DiskTrouble):
        download(desk, exam)
    desk.close()
    desk = computer.keep(computer.session.resume())
    assert waiting(desk) == {exam: [99]}
    computer.clock.advance(60)
    desk.sync.run_once()
    desk.sync.run_once()
    assert desk.decisions.outbox() == []
    disk.empty()
    decide(desk, exam, range(101, 102))
    assert reserve.stat().st_size == RESERVE_BYTES
    assert watched(desk, exam, recording) == SHORT
    assert desk.recordings.downloaded(exam)


def test_a_report_that_finds_no_room_is_shown_all_the_same(
    world: World, computer: Computer, disk: SmallDisk
) -> None:
    """B5: not a byte is free. She sees the report, watches its recording, decides by it, and it is kept once
    there is room; a download of it is not taken for one that came."""
    desk, exam = begin(world, computer, "shown")
    disk.fill()
    report = desk.reports.open(exam)
    assert (report.exam.id, len(report.recordings)) == (exam, 1)
    unkept = desk.reports.unkept(exam)
    assert unkept is not None and unkept.reason == "full"
    assert desk.reports.cached(exam) is None
    assert watched(desk, exam, report.recordings[0]) == SHORT
    with pytest.raises(DiskTrouble):
        download(desk, exam)
    desk.decisions.decide(exam, "disputed", comment=comment_of(1))
    assert desk.reports.open(exam).decision.comment == comment_of(1)  # what she said is laid over it
    disk.empty()
    assert desk.reports.open(exam).exam.id == exam
    assert desk.reports.unkept(exam) is None
    assert desk.reports.cached(exam) is not None


def test_without_a_reserve_nothing_is_kept_by_halves(
    world: World, computer: Computer, disk: SmallDisk
) -> None:
    """B5, and the control of the test above: the reserve is taken away, and then deciding does fail; what was
    saved before is there, what failed is nowhere."""
    desk, exam = begin(world, computer, "nothing-left")
    decide(desk, exam, range(1, 3))
    (profile_of(computer) / "reserve.bin").unlink()
    disk.fill()
    number = 2
    with pytest.raises(DiskTrouble) as caught:
        while number < 10_000:
            decide(desk, exam, range(number + 1, number + 2))
            number += 1
    assert caught.value.reason == "full"
    assert waiting(desk) == {exam: [number]}
    disk.empty()
    desk.close()
    desk = computer.keep(computer.session.resume())
    assert waiting(desk) == {exam: [number]}
    computer.clock.advance(60)
    desk.sync.run_once()
    (entry,) = [each for each in desk.reports.open(exam).history if each.act == ActKind.DECISION.value]
    assert number_in(entry.comment) == number


def test_an_export_that_finds_no_room_leaves_no_half_file(
    world: World, computer: Computer, disk: SmallDisk
) -> None:
    """B5: an exported file."""
    desk, exam = begin(world, computer, "export")
    for number in range(1, 60):
        desk.decisions.verdict(exam, f"v{number}", "confirmed", "x" * 3_000)
    disk.fill()
    target = disk.path / "exports"
    target.mkdir()
    (target / "unsent.json").write_bytes(b"")
    with pytest.raises(DiskTrouble) as caught:
        computer.session.export_unsent(desk, target / "unsent.json")
    assert caught.value.reason == "full"
    assert [(path.name, path.stat().st_size) for path in target.iterdir()] == [("unsent.json", 0)]


def _table() -> Table:
    rows = [[f"Әбдірахманова Әсем {number}", number, None] for number in range(2_000)]
    return Table("Results", ["Student", "Honesty", "Start"], [30, 8, 16], iter(rows), len(rows))


@pytest.mark.parametrize(
    "write",
    [
        lambda path: write_csv(_table(), path),
        lambda path: write_xlsx(_table(), path),
        lambda path: save(path, bytes(200_000)),
    ],
    ids=["csv", "xlsx", "pdf and pictures"],
)
def test_tables_and_papers_that_find_no_room_leave_what_stood_there(
    disk: SmallDisk, write: Callable[[Path], object]
) -> None:
    """B5, B12: full, and read-only; the sentence is that of every other write."""
    target = disk.path / "exports"
    target.mkdir()
    file = target / "results"
    write(file)
    before = file.read_bytes()
    disk.fill()
    for reason in ("full", "read_only"):
        disk.read_only(reason == "read_only")
        with pytest.raises(DiskTrouble) as caught:
            write(file)
        assert (caught.value.reason, caught.value.facts["path"]) == (reason, "results")
        assert [path.name for path in target.iterdir()] == ["results"]
        assert file.read_bytes() == before
    disk.read_only(False)


def test_a_log_that_finds_no_room_costs_the_log_only(disk: SmallDisk) -> None:
    """B5: the log. What asks for a line goes on, and there are lines again when there is room."""
    folder = disk.path / "logs"
    logs.start(folder)
    log = logging.getLogger("oes_desktop")
    try:
        log.warning("before")
        disk.fill()
        for _ in range(200):
            log.warning("a line %s", "x" * 200)
        disk.empty()
        log.warning("afterwards")
    finally:
        logs.stop()
    said = b"".join(path.read_bytes() for path in folder.iterdir())
    assert b"before" in said and b"afterwards" in said and said.count(b"a line") < 200


def test_a_disk_that_cannot_be_written_is_one_clear_text(
    world: World, computer: Computer, disk: SmallDisk
) -> None:
    """B12: at start, and for an act; nothing is lost by it."""
    desk, exam = begin(world, computer, "read-only")
    decide(desk, exam, range(1, 2))
    desk.close()
    disk.read_only(True)
    with pytest.raises(DiskTrouble) as caught:
        computer.session.resume()
    assert caught.value.reason == "read_only"
    assert message_for(caught.value).sentence
    disk.read_only(False)
    desk = computer.keep(computer.session.resume())
    assert waiting(desk) == {exam: [1]}
