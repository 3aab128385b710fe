"""Watching goes on where the disk cannot keep what comes: full, read-only, failing, or gone for a moment."""

from __future__ import annotations

import errno
import io
import random
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from services.test_recordings import Watched, read, recording
from support.world import VIDEO

from oes_desktop import disk
from oes_desktop.domain.bytesource import SEGMENT, segment_count
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, DiskTrouble, OesError, Unreachable
from oes_desktop.domain.models import BLOCK_BYTES
from oes_desktop.server.config import Faults
from oes_desktop.services.downloads.fetching import Download
from oes_desktop.services.recordings.passing import REST_S

ALL = range(segment_count(len(VIDEO)))
REASONS = {errno.ENOSPC: "full", errno.EROFS: "read_only", errno.EIO: "io", errno.EFBIG: "file_limit"}


class NoVault(disk.Medium):
    """Vault files cannot be written, while `when` says so; `makes`: nor made."""

    def __init__(self, code: int, *, makes: bool = True) -> None:
        self.code, self.makes = code, makes
        self.when: Callable[[], bool] = lambda: True
        self.refused = 0

    def _look(self, name: str | Path) -> None:
        if ".oesm" in str(name) and self.when():
            self.refused += 1
            raise OSError(self.code, "made trouble")

    def create(self, path: Path) -> int:
        if not self.makes:
            self._look(path)
        return super().create(path)

    def write(self, file: io.FileIO, data: memoryview) -> int:
        if not str(file.name).endswith(".new"):
            self._look(str(file.name))
        return super().write(file, data)


@pytest.fixture
def computer(computers):
    return computers(connect=Watched)


@pytest.fixture
def desk(world, computer):
    world.put("e1", video=VIDEO)
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    return desk


def watching(desk):
    return closing(desk.recordings.source("e1", recording(desk)))


def marked(desk) -> set[int]:
    entry = desk.opened.store.media.find(recording(desk))
    bits = desk.opened.store.media.present(entry)
    return {segment for segment in ALL if segment in bits}


@pytest.mark.parametrize("code", REASONS)
@pytest.mark.parametrize("makes", [True, False], ids=["a file that does not grow", "no file at all"])
def test_she_watches_and_nothing_is_kept(desk, code: int, makes: bool) -> None:
    """B5, B12: every byte is right, little is fetched twice for it, and why nothing is kept is known."""
    assert desk.recordings.unkept("e1") is None
    with (
        disk.through(NoVault(code, makes=makes)),
        watching(desk) as it,
    ):
        assert read(it, 0, len(VIDEO)) == VIDEO
        trouble = desk.recordings.unkept("e1")
        assert trouble is not None and trouble.reason == REASONS[code]
        assert it.pread(3_000_000, 100) == VIDEO[3_000_000 : 3_000_000 + 100][: SEGMENT - 3_000_000 % SEGMENT]
    assert sum(stop - start for start, stop in desk.client.slices) <= len(VIDEO) + 8 * SEGMENT
    assert marked(desk) == set()
    assert not desk.recordings.downloaded("e1")


def test_what_can_be_sought_in_plays_as_well(desk) -> None:
    """B5: as a player opens it."""
    with disk.through(NoVault(errno.ENOSPC, makes=False)):
        source = desk.recordings.playable("e1", recording(desk), exact=True)
        assert source.pread(0, 10) == VIDEO[:10]
        source.close()


def test_when_there_is_room_again_it_is_kept_again(desk, computer) -> None:
    """B5: the disk is tried again after a while, and is not asked for every piece before."""
    full = NoVault(errno.ENOSPC)
    with disk.through(full), watching(desk) as source:
        read(source, 0, 10 * SEGMENT)
        assert full.refused == 1
        computer.clock.advance(REST_S)
        read(source, 20 * SEGMENT, 10 * SEGMENT)
        assert full.refused == 2 and desk.recordings.unkept("e1") is not None
        full.when = lambda: False
        assert not marked(desk)
        computer.clock.advance(REST_S)
        assert read(source, 40 * SEGMENT, len(VIDEO)) == VIDEO[40 * SEGMENT :]
        assert desk.recordings.unkept("e1") is None
    assert marked(desk) >= set(ALL[40:])
    with watching(desk) as source:
        assert read(source, 0, len(VIDEO)) == VIDEO
    assert desk.recordings.downloaded("e1")


def test_a_disk_that_fails_now_and_then_gives_no_wrong_byte(desk, computer) -> None:
    """B5, B7: 150 looks at any place of it, and in the end it is here whole."""
    chance = random.Random(11)
    shaky = NoVault(errno.EIO)
    shaky.when = lambda: chance.random() < 0.5
    with disk.through(shaky):
        for _ in range(30):
            with watching(desk) as source:
                for _ in range(5):
                    place = chance.randrange(len(VIDEO) - 200_000)
                    assert read(source, place, 200_000) == VIDEO[place : place + 200_000]
                    computer.clock.advance(chance.choice((0, REST_S)))
    assert shaky.refused
    with watching(desk) as source:
        computer.clock.advance(REST_S)
        assert read(source, 0, len(VIDEO)) == VIDEO
    assert desk.recordings.downloaded("e1")


def test_a_download_is_still_refused(desk) -> None:
    """B5: only the sight goes on without a disk."""
    one = Download("e1", desk.reports, desk.recordings)
    with disk.through(NoVault(errno.EFBIG)), pytest.raises(DiskTrouble) as caught:
        while not one.step(Cancel()).finished:
            pass
    assert caught.value.reason == "file_limit"


def test_what_can_neither_be_read_nor_fetched_names_the_disk(desk, world) -> None:
    """B7: a bad place of the disk, and no network: it is the disk's fault, and nothing is forgotten."""
    with watching(desk) as source:
        assert read(source, 0, len(VIDEO)) == VIDEO
    (file,) = desk.opened.profile.vault_folder.iterdir()
    folder = file.parent
    folder.rename(folder.with_name("elsewhere"))  # a disk that was unplugged
    with pytest.raises(DiskTrouble), desk.recordings.filling("e1", recording(desk)):
        raise AssertionError("it was opened")
    with watching(desk) as source:
        assert source.pread(0, 10) == VIDEO[:10]
        world.running.stop()
        with pytest.raises(OesError) as caught:
            source.pread(3_000_000, 10)
        assert caught.value.reason == "not_offline"
    folder.with_name("elsewhere").rename(folder)
    assert marked(desk) == set(ALL)
    with watching(desk) as source:
        assert read(source, 0, len(VIDEO)) == VIDEO


def test_without_room_and_without_a_network(desk, world) -> None:
    """B5: what is missing is said to be not downloaded; where the disk fails, that is said."""
    full = NoVault(errno.ENOSPC)
    with disk.through(full), watching(desk) as source:
        assert source.pread(0, 10) == VIDEO[:10]
        world.running.stop()
        with pytest.raises(DiskTrouble) as caught:
            source.pread(2_000_000, 10)
        assert caught.value.reason == "full"
        assert source.pread(SEGMENT - 5, 5) == VIDEO[SEGMENT - 5 : SEGMENT]  # of what memory has


def test_a_wrong_block_is_found_out_without_a_disk(desk, world) -> None:
    """A11, B5: what is watched past the disk is checked like everything else."""
    path = world.media_path(VIDEO)
    path.chmod(0o600)
    wrong = bytearray(VIDEO)
    wrong[5_000] ^= 0xFF
    path.write_bytes(wrong)
    with (
        disk.through(NoVault(errno.ENOSPC)),
        watching(desk) as source,
    ):
        with pytest.raises(Damaged) as caught:
            read(source, 0, len(VIDEO))
        assert caught.value.reason == "digest"
        after = BLOCK_BYTES + SEGMENT
        assert read(source, after, 1_000) == VIDEO[after : after + 1_000]


@pytest.mark.parametrize("end", ["cancel", "close", "cut off"])
def test_whoever_goes_away_is_let_go(desk, end: str) -> None:
    """E4: also where nothing goes through the vault."""
    with disk.through(NoVault(errno.ENOSPC)):
        source = desk.recordings.source("e1", recording(desk))
        assert source.pread(0, 10) == VIDEO[:10]
        waiting, failures = threading.Event(), []

        def hang(_start, _stop, cancel: Cancel) -> None:
            waiting.set()
            cancel.wait(20)
            cancel.raise_if_set()

        desk.client.before = hang

        def look() -> None:
            try:
                source.pread(3_000_000, 10)
            except OesError as error:
                failures.append(error)

        reader = threading.Thread(target=look)
        reader.start()
        assert waiting.wait(10)
        {
            "cancel": source.cancel,
            "close": desk.recordings.close,
            "cut off": lambda: desk.recordings.cut_off(["e1"]),
        }[end]()
        reader.join(10)
        assert not reader.is_alive()
        assert [error.reason for error in failures] == ["cancelled"]
        with pytest.raises(Unreachable):
            source.pread(0, 10)


def test_connections_that_break_cost_nothing_but_themselves(computers, tmp_path) -> None:
    """A4, B5."""
    from support.world import institution

    with institution(tmp_path / "torn", faults=Faults(drop_after_bytes=100_000)) as torn:
        torn.put("e1", video=VIDEO)
        desk = computers("torn", connect=Watched).sign_in(torn.url)
        desk.sync.run_once()
        full = disk.through(NoVault(errno.ENOSPC))
        with full, watching(desk) as source:
            assert read(source, 0, len(VIDEO)) == VIDEO
        desk.close()


def test_a_file_that_vanishes_while_it_is_closed_for_others_is_fetched_again(world, computers) -> None:
    """B18: somebody removes it while eight others are open; who reads on notices nothing."""
    names = [f"e{number}" for number in range(9)]
    for number, name in enumerate(names):
        world.put(name, video=VIDEO[: (4 + number) * SEGMENT])
    desk = computers(connect=Watched).sign_in(world.url)
    desk.sync.run_once()
    recordings = [desk.reports.open(name).recordings[0] for name in names]
    players = [desk.recordings.source(*each) for each in zip(names, recordings, strict=True)]
    for player in players:
        assert player.pread(0, 10) == VIDEO[:10]
    first = desk.opened.store.media.find(recordings[0])
    first.path.unlink()
    with closing(desk.recordings.source(names[0], recordings[0])) as another:
        assert read(another, 0, 4 * SEGMENT) == VIDEO[: 4 * SEGMENT]
    assert desk.recordings.downloaded(names[0]) and first.path.exists()
    for player in players:
        player.close()
    world.running.stop()
    with closing(desk.recordings.source(names[0], recordings[0])) as again:
        assert read(again, 0, 4 * SEGMENT) == VIDEO[: 4 * SEGMENT]


def test_a_file_that_vanishes_before_it_is_synced_comes_again(desk) -> None:
    """B18: what was written is nowhere, so it is not marked; the download goes on to its end by itself."""

    class Gone(disk.Medium):
        times = 0

        def sync(self, descriptor: int) -> None:
            self.times += 1
            if self.times == 3:  # the file's first page, and what came first, were synced
                raise FileNotFoundError(errno.ENOENT, "made trouble")
            super().sync(descriptor)

    one, gone = Download("e1", desk.reports, desk.recordings), Gone()
    with disk.through(gone):
        while not one.step(Cancel()).finished:
            pass
    assert gone.times > 3
    assert desk.recordings.downloaded("e1") and marked(desk) == set(ALL)
