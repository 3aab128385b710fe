"""Reading through to the server: what is fetched, kept, checked, refused."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import pytest
from support.waiting import eventually
from support.world import PHOTO, VIDEO

from oes_desktop.api.client import Client
from oes_desktop.domain.bytesource import SEGMENT, ByteSource, segment_count
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, OesError, Rejected, Unreachable
from oes_desktop.domain.models import BLOCK_BYTES


class Watched(Client):
    """The real client; it writes down which slices were asked for and how much of each came, and may be told
    to do something first, or with every piece."""

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.slices: list[tuple[int, int]] = []
        self.came: list[int] = []
        self.torn = 0  # how many ended before their end
        self.before = lambda start, stop, cancel: None
        self.each = lambda piece: None

    @contextmanager
    def stream(self, media_id, start, stop, *, cancel: Cancel | None = None, **options):
        self.slices.append((start, stop))
        self.before(start, stop, cancel)
        with super().stream(media_id, start, stop, cancel=cancel, **options) as pieces:
            yield self._counted(pieces, stop - start)

    def _counted(self, pieces, wanted: int):
        number = len(self.came)
        self.came.append(0)
        try:
            for piece in pieces:
                self.came[number] += len(piece)
                self.each(piece)
                yield piece
        finally:
            self.torn += self.came[number] < wanted


@pytest.fixture
def desk(world, computers):
    world.put("e1", video=VIDEO, photo=PHOTO)
    desk = computers(connect=Watched).sign_in(world.url)
    desk.sync.run_once()
    return desk


def recording(desk):
    (only,) = desk.reports.open("e1").recordings
    return only


def read(source: ByteSource, position: int, length: int) -> bytes:
    data = bytearray()
    while len(data) < length and (piece := source.pread(position + len(data), length - len(data))):
        data += piece
    return bytes(data)


def files(desk) -> list:
    return [path for path in desk.opened.profile.folder.rglob("*") if path.is_file()]


def test_the_whole_recording_is_read_through_and_kept(desk, world) -> None:
    source = desk.recordings.source("e1", recording(desk))
    assert source.size == len(VIDEO)
    assert not desk.recordings.downloaded("e1")
    assert read(source, 0, len(VIDEO)) == VIDEO
    source.close()
    assert desk.recordings.downloaded("e1")
    assert all(stop - start <= 16 * SEGMENT for start, stop in desk.client.slices)
    assert len(desk.client.slices) < segment_count(len(VIDEO)) / 8
    asked = len(desk.client.slices)
    world.running.stop()
    offline = desk.recordings.source("e1", recording(desk))
    assert read(offline, 0, len(VIDEO)) == VIDEO
    assert len(desk.client.slices) == asked
    offline.close()
    for path in files(desk):
        assert VIDEO[5_000:5_032] not in path.read_bytes()


def test_a_seek_asks_for_little(desk) -> None:
    source = desk.recordings.source("e1", recording(desk))
    position = 3_000_000
    assert read(source, position, 100) == VIDEO[position : position + 100]
    ((start, stop),) = desk.client.slices
    assert start <= position < stop
    assert stop - start == 4 * SEGMENT
    source.close()


def test_readers_share_a_file_and_fetch_a_segment_once(desk) -> None:
    sources = [desk.recordings.source("e1", recording(desk)) for _ in range(4)]
    together = threading.Barrier(4, timeout=10)

    def whole(source: ByteSource) -> bytes:
        together.wait()
        return read(source, 0, len(VIDEO))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(whole, sources)) == [VIDEO] * 4
    asked = [
        segment
        for start, stop in desk.client.slices
        for segment in range(start // SEGMENT, -(-stop // SEGMENT))
    ]
    assert sorted(asked) == list(range(segment_count(len(VIDEO))))
    for source in sources:
        source.close()
        source.close()


def test_what_was_read_survives_a_crash_of_the_reader(desk) -> None:
    source = desk.recordings.source("e1", recording(desk))
    read(source, 0, 20 * SEGMENT)
    source.close()
    asked = len(desk.client.slices)
    source = desk.recordings.source("e1", recording(desk))
    read(source, 0, 20 * SEGMENT)
    assert len(desk.client.slices) == asked
    source.close()


def test_offline_and_not_here(desk, world) -> None:
    source = desk.recordings.source("e1", recording(desk))
    assert read(source, 0, 10) == VIDEO[:10]
    world.running.stop()
    assert read(source, 0, 10) == VIDEO[:10]
    with pytest.raises(Rejected) as caught:
        source.pread(len(VIDEO) - 10, 10)
    assert caught.value.reason == "not_offline"
    source.close()


def test_a_connection_that_breaks_all_the_time(world, computers, tmp_path) -> None:
    """A4: the pieces that came are kept, and the torn one costs nothing more than itself."""
    from support.world import GROUP, PASSWORD, World

    from oes_desktop.server.config import Faults, ServerConfig
    from oes_desktop.server.running import Running

    config = ServerConfig(data=tmp_path / "torn", faults=Faults(drop_after_bytes=100_000))
    with Running(config) as running:
        torn = World(running, world.folder)
        torn.institution.accounts.add_user("aliya", PASSWORD, groups=[GROUP])
        torn.put("e1", video=VIDEO)
        desk = computers("torn", connect=Watched).sign_in(torn.url)
        desk.sync.run_once()
        source = desk.recordings.source("e1", recording(desk))
        assert read(source, 0, len(VIDEO)) == VIDEO
        source.close()
        desk.close()
    fetched = sum(min(stop - start, 100_000) for start, stop in desk.client.slices)
    assert fetched < len(VIDEO) + len(desk.client.slices) * SEGMENT


def test_a_damaged_segment_on_disk_heals(desk) -> None:
    """B4, B19: fetched again, and nothing else."""
    source = desk.recordings.source("e1", recording(desk))
    assert read(source, 0, len(VIDEO)) == VIDEO
    source.close()
    (file,) = [path for path in files(desk) if path.suffix == ".oesm"]
    data = bytearray(file.read_bytes())
    data[4096 + 7 * 65536 + 100] ^= 1
    file.write_bytes(data)
    desk.client.slices.clear()
    source = desk.recordings.source("e1", recording(desk))
    assert read(source, 0, len(VIDEO)) == VIDEO
    assert [(start // SEGMENT, stop - start) for start, stop in desk.client.slices] == [(7, SEGMENT)]
    source.close()


def test_a_lost_file_heals(desk) -> None:
    """B18: every segment is found missing, and fetched."""
    source = desk.recordings.source("e1", recording(desk))
    read(source, 0, len(VIDEO))
    source.close()
    (file,) = [path for path in files(desk) if path.suffix == ".oesm"]
    file.unlink()
    source = desk.recordings.source("e1", recording(desk))
    assert read(source, 0, len(VIDEO)) == VIDEO
    source.close()


def test_a_wrong_block_is_fetched_again_once_then_damaged(desk, world) -> None:
    """A11: The server's file is not what its report says: the second block (300,001 bytes) differs."""
    what = recording(desk)
    path = world.media_path(VIDEO)
    path.chmod(0o600)
    wrong = bytearray(VIDEO)
    wrong[BLOCK_BYTES + 5_000] ^= 0xFF
    path.write_bytes(wrong)
    source = desk.recordings.source("e1", what)
    position = BLOCK_BYTES - BLOCK_BYTES % SEGMENT
    with pytest.raises(Damaged) as caught:
        for _ in range(4):
            read(source, position, len(VIDEO))
            source.close()
            source = desk.recordings.source("e1", what)
    assert caught.value.reason == "digest"
    source.close()


def test_a_wrong_block_that_comes_right_the_second_time(desk, world) -> None:
    """A11: the second fetch is right."""
    what = recording(desk)
    path = world.media_path(VIDEO)
    path.chmod(0o600)
    wrong = bytearray(VIDEO)
    wrong[BLOCK_BYTES + 5_000] ^= 0xFF
    path.write_bytes(wrong)
    source = desk.recordings.source("e1", what)
    last = len(VIDEO) - 1
    read(source, BLOCK_BYTES - BLOCK_BYTES % SEGMENT, len(VIDEO))
    path.write_bytes(VIDEO)
    source.close()
    source = desk.recordings.source("e1", what)
    assert read(source, 0, len(VIDEO)) == VIDEO
    assert source.pread(last, 10) == VIDEO[-1:]
    source.close()
    assert desk.recordings.downloaded("e1")


def test_another_recording_under_the_same_id_is_a_new_file(desk, world) -> None:
    """A10: another SHA-256 is another file, never a mix."""
    old = recording(desk)
    source = desk.recordings.source("e1", old)
    assert read(source, 0, 10) == VIDEO[:10]
    other = VIDEO[::-1]
    world.put("e1", video=other, photo=PHOTO, honesty=50)
    desk.sync.run_once()
    with pytest.raises(Rejected) as caught:
        read(source, 2_000_000, 10)
    assert caught.value.reason == "changed"
    source.close()
    new = recording(desk)
    assert (new.id, new.size) == (old.id, old.size)
    assert new.sha256 != old.sha256
    source = desk.recordings.source("e1", new)
    assert read(source, 0, len(other)) == other
    source.close()


@pytest.mark.parametrize("size", [1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT])
def test_sizes_around_a_segment(world, computers, size: int) -> None:
    """B22: right length, right end."""
    video = VIDEO[:size]
    world.put("e1", video=video)
    desk = computers().sign_in(world.url)
    desk.sync.run_once()
    source = desk.recordings.source("e1", recording(desk))
    assert read(source, 0, size + 10) == video
    assert source.pread(size, 1) == b""
    source.close()
    assert desk.recordings.downloaded("e1")


def test_a_recording_without_block_digests_is_checked_as_a_whole(desk, world) -> None:
    what = replace(recording(desk), blocks=())
    source = desk.recordings.source("e1", what)
    assert read(source, 0, len(VIDEO)) == VIDEO
    source.close()
    assert desk.recordings.downloaded("e1")


def test_cancel_frees_a_read_that_waits(desk) -> None:
    waiting = threading.Event()

    def hang(start: int, stop: int, cancel: Cancel) -> None:
        waiting.set()
        cancel.wait(10)

    desk.client.before = hang
    source = desk.recordings.source("e1", recording(desk))
    other = desk.recordings.source("e1", recording(desk))
    failures: list[OesError] = []

    def wait_in(source: ByteSource) -> None:
        try:
            source.pread(0, 10)
        except OesError as error:
            failures.append(error)

    readers = [threading.Thread(target=wait_in, args=(each,)) for each in (source, other)]
    readers[0].start()
    assert waiting.wait(10)
    readers[1].start()
    other.cancel()  # waits for the first reader's fetch
    readers[1].join(10)
    source.cancel()
    readers[0].join(10)
    assert not any(reader.is_alive() for reader in readers)
    assert [error.reason for error in failures] == ["cancelled", "cancelled"]
    desk.client.before = lambda start, stop, cancel: None
    third = desk.recordings.source("e1", recording(desk))
    assert read(third, 0, 10) == VIDEO[:10]
    for each in (source, other, third):
        each.close()


def test_closing_the_desk_ends_every_read(desk) -> None:
    waiting = threading.Event()

    def hang(start: int, stop: int, cancel: Cancel) -> None:
        waiting.set()
        cancel.wait(10)

    desk.client.before = hang
    source = desk.recordings.source("e1", recording(desk))
    failures: list[OesError] = []

    def wait_in() -> None:
        try:
            source.pread(0, 10)
        except OesError as error:
            failures.append(error)

    reader = threading.Thread(target=wait_in)
    reader.start()
    assert waiting.wait(10)
    desk.close()
    reader.join(10)
    assert [error.reason for error in failures] == ["cancelled"]
    with pytest.raises(Unreachable):
        source.pread(0, 10)
    source.close()


def test_who_was_cut_off_takes_no_file_from_who_comes_after(desk) -> None:
    """The readers before and after have the same recording, and not the same file."""
    before = desk.recordings.source("e1", recording(desk))
    assert before.pread(0, 10) == VIDEO[:10]
    desk.recordings.cut_off(["e1"])
    after = desk.recordings.source("e1", recording(desk))
    before.close()
    assert after.pread(SEGMENT, 10) == VIDEO[SEGMENT : SEGMENT + 10]
    after.close()


def test_files_are_closed_when_nobody_reads(desk) -> None:
    """B27: however many read, one after the other."""
    import psutil

    process = psutil.Process()
    for _ in range(30):
        source = desk.recordings.source("e1", recording(desk))
        source.pread(0, 10)
        source.close()
    own = str(desk.opened.profile.folder) + os.sep
    ours = lambda: [file.path for file in process.open_files() if file.path.startswith(own)]  # noqa: E731
    eventually(lambda: not [path for path in ours() if path.endswith(".oesm")])
