"""The file of a recording while it fills: disks that fail, crashes, and who comes first. Bytes come from the
test itself, so that it can say when."""

from __future__ import annotations

import errno
import hashlib
import io
import threading
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import pytest
from services.test_recordings import Watched, read, recording
from support.world import VIDEO

from oes_desktop.disk import Medium, through
from oes_desktop.domain.bytesource import SEGMENT, segment_count
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import Damaged, DiskTrouble, Rejected, Unreachable
from oes_desktop.services.downloads.fetching import Download
from oes_desktop.services.recordings.block_sums import BlockSums
from oes_desktop.services.recordings.filling import Filling
from oes_desktop.vault.container import PAGE, SLOT, Binding, VaultFile

ALL = range(segment_count(len(VIDEO)))
PIECE = 10_000


@pytest.fixture
def desk(world, computers):
    world.put("e1", video=VIDEO)
    desk = computers(connect=Watched).sign_in(world.url)
    desk.sync.run_once()
    return desk


class Counting(VaultFile):
    """Counts what is read back."""

    reads = 0

    def read(self, index: int) -> bytes:
        self.reads += 1
        return super().read(index)


class Bench:
    """A filling of its own, and what was asked of its network: (start, stop, by a download)."""

    def __init__(self, desk, video: bytes = VIDEO, size: int | None = None) -> None:
        self.video, self.index = video, desk.opened.store.media
        sha256 = hashlib.sha256(video).hexdigest()
        what = recording(desk)
        if video is not VIDEO or size is not None:
            what = replace(
                what, id="own", sha256=sha256, size=len(video) if size is None else size, blocks=()
            )
        self.what = what
        self.entry = self.index.entry(what, "e1")
        self.asked: list[tuple[int, int, bool]] = []
        self.before = lambda start: None
        self.each = lambda position, download: None
        self.came_to = 0
        self.clock = ManualClock()
        self.filling = self.open()

    def open(self) -> Filling:
        entry = self.entry
        binding = Binding(entry.server, entry.recording, entry.generation, entry.sha256)
        if entry.header:
            file = Counting.open(entry.path, entry.key, binding, entry.size, header=entry.header)
        else:
            file = Counting.create(entry.path, entry.key, binding, entry.size)
            self.entry = self.index.keep_header(entry, file.header)
        return Filling(self.index, self.entry, file, self.what, self.stream, self.clock)

    @contextmanager
    def stream(self, start: int, stop: int, cancel: Cancel, *, download: bool):
        self.asked.append((start, stop, download))
        self.before(start)

        def pieces():
            for at in range(start, stop, PIECE):
                self.each(at, download)
                cancel.raise_if_set()
                yield self.video[at : min(at + PIECE, stop)] or bytes(min(PIECE, stop - at))

        yield pieces()

    def readable(self) -> set[int]:
        """By a look at the file alone."""
        found = set()
        for index in range(self.filling.file.segments):
            try:
                VaultFile.read(self.filling.file, index)
            except Damaged:
                continue
            found.add(index)
        return found

    def marked(self) -> set[int]:
        bits = self.index.present(self.entry)
        return {index for index in range(self.filling.file.segments) if index in bits}


@pytest.fixture
def bench(desk):
    bench = Bench(desk)
    yield bench
    bench.filling.close()


class Failing(Medium):
    """`when(number of the call)`: which writes or syncs fail, and by what."""

    def __init__(self, *, writes=lambda number: 0, syncs=lambda number: 0) -> None:
        self._writes, self._syncs = writes, syncs
        self.written = self.synced = 0

    def write(self, file: io.FileIO, data: memoryview) -> int:
        self.written += 1
        if code := self._writes(self.written):
            raise OSError(code, "made trouble")
        return super().write(file, data)

    def sync(self, descriptor: int) -> None:
        self.synced += 1
        if code := self._syncs(self.synced):
            raise OSError(code, "made trouble")
        super().sync(descriptor)


def test_nothing_is_read_back_of_what_came_in_order(bench) -> None:
    bench.filling.fill(ALL, Cancel())
    assert bench.filling.file.reads == 0 and bench.marked() == bench.readable() == set(ALL)
    assert [(start, stop) for start, stop, _ in bench.asked] == [
        (0, 64 * SEGMENT),
        (64 * SEGMENT, len(VIDEO)),
    ]


def test_what_came_out_of_order_is_checked_all_the_same(bench) -> None:
    bench.filling.fetch(30, Cancel())
    bench.filling.fill(ALL, Cancel())
    assert bench.filling.file.reads > 0 and bench.marked() == set(ALL)
    assert sum(stop - start for start, stop, _ in bench.asked) == len(VIDEO)


def test_sums_of_blocks() -> None:
    data = bytes(range(256)) * 20
    digest = hashlib.sha256(data[:1000]).hexdigest()
    sums = BlockSums(len(data), 1000)
    view = memoryview(data)
    sums.add(990, view[990:1500])  # the end of the first block before the rest
    sums.add(0, view[:400])
    assert sums.take(5) is None
    sums.add(400, view[400:990])
    assert sums.take(0) == digest and sums.take(0) is None
    sums.add(0, view[:400])
    sums.add(500, view[500:990])  # a gap: nobody knows
    assert sums.take(0) is None
    sums.add(0, view[:1000])
    sums.forget(0)
    assert sums.take(0) is None
    sums.add(5000, view[5000:])
    assert sums.take(5) == hashlib.sha256(data[5000:]).hexdigest()


def test_killed_between_writing_and_marking(bench) -> None:
    """B3: what was not marked is fetched again, the rest is used as it is."""

    def die(position: int, download: bool) -> None:
        if position > 50 * SEGMENT:
            raise MemoryError  # nothing is tidied up after this

    bench.each = die
    with pytest.raises(MemoryError):
        bench.filling.fill(ALL, Cancel())
    assert len(bench.readable()) > len(bench.marked())
    bench.each = lambda position, download: None
    bench.asked.clear()
    again = bench.open()
    again.fill(ALL, Cancel())
    assert bench.marked() == bench.readable() == set(ALL)
    again.close()


def test_marked_but_never_on_the_disk(desk, world) -> None:
    """B4: the first read fails authentication; it is fetched again, offline the rest plays."""
    source = desk.recordings.source("e1", recording(desk))
    assert source.pread(0, 10) == VIDEO[:10]
    source.close()
    index = desk.opened.store.media
    entry = index.entry(recording(desk), "e1")
    index.mark(entry, range(4, 8))
    desk.client.slices.clear()
    source = desk.recordings.source("e1", recording(desk))
    assert read(source, 5 * SEGMENT, 100) == VIDEO[5 * SEGMENT : 5 * SEGMENT + 100]
    assert desk.client.slices == [(5 * SEGMENT, 6 * SEGMENT)]
    world.running.stop()
    with pytest.raises(Rejected) as caught:
        source.pread(6 * SEGMENT, 10)
    assert caught.value.reason == "not_offline"
    assert read(source, SEGMENT, 100) == VIDEO[SEGMENT : SEGMENT + 100]
    assert 6 not in index.present(entry)
    source.close()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_every_third_time(bench, code: int) -> None:
    """B5, B7: named, tried again by hand, and nothing is marked that cannot be read."""
    failures = 0
    with through(Failing(writes=lambda number: code if number % 3 == 0 else 0)):
        for _ in range(50):
            try:
                bench.filling.fill(ALL, Cancel())
                break
            except DiskTrouble as error:
                failures += 1
                assert error.reason == ("full" if code == errno.ENOSPC else "io")
                assert bench.marked() <= bench.readable()
    assert failures and bench.marked() == bench.readable() == set(ALL)


def test_a_sync_that_fails_leaves_nothing_marked(bench) -> None:
    """B7: whatever the system says to the next sync, those bytes may be gone."""
    with through(Failing(syncs=lambda number: errno.EIO)), pytest.raises(DiskTrouble):
        bench.filling.fill(ALL, Cancel())
    assert bench.marked() == set() and not bench.filling.present(0)
    bench.filling.fill(ALL, Cancel())
    assert bench.marked() == set(ALL)


def test_a_download_waits_for_room_and_goes_on(desk) -> None:
    """B5: the step fails, and the same step succeeds when there is room."""
    one = Download("e1", desk.reports, desk.recordings)
    full = Failing(writes=lambda number: errno.ENOSPC if number > 3 else 0)
    with through(full), pytest.raises(DiskTrouble) as caught:
        while not one.step(Cancel()).finished:
            pass
    assert caught.value.reason == "full"
    while not one.step(Cancel()).finished:
        pass
    assert desk.recordings.downloaded("e1")


@pytest.mark.parametrize("length", [0, 5, PAGE + SLOT + 77, PAGE + 70 * SLOT])
def test_a_file_that_is_not_as_long_as_the_store_says(desk, length: int) -> None:
    """B18: empty, shorter, longer: what is missing is fetched, a tail is cut off."""
    source = desk.recordings.source("e1", recording(desk))
    assert read(source, 0, len(VIDEO)) == VIDEO
    source.close()
    (file,) = desk.opened.profile.folder.rglob("*.oesm")
    right = file.stat().st_size
    data = file.read_bytes()[:length]
    file.write_bytes(data + bytes(length - len(data)))
    source = desk.recordings.source("e1", recording(desk))
    assert read(source, 0, len(VIDEO)) == VIDEO
    source.close()
    assert file.stat().st_size == right


def test_an_empty_recording(desk) -> None:
    """B22: 0 bytes are here from the start, and end at once."""
    what = replace(recording(desk), id="own", sha256=hashlib.sha256(b"").hexdigest(), size=0, blocks=())
    with desk.recordings.filling("e1", what) as filling:
        filling.fill(range(1), Cancel())
        assert filling.present(0)
    source = desk.recordings.source("e1", what)
    assert source.size == 0 and source.pread(0, 10) == b""
    source.close()
    assert desk.client.slices == []


def test_a_recording_of_40_gb(desk) -> None:
    """B23: neither memory nor the disk knows how long it is."""
    size = 40 * 10**9
    tracemalloc.start()
    try:
        huge = Bench(desk, b"x", size)
        huge.filling.fill(range(segment_count(size) - 70, segment_count(size)), Cancel())
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 12 * 2**20
    assert huge.entry.path.stat().st_blocks * 512 < 8 * 2**20
    assert huge.filling.file.read(segment_count(size) - 1).strip(b"\0") == b""
    huge.filling.close()


def test_who_watches_takes_over_what_a_download_is_long_in_coming_to(bench) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def hang(position: int, download: bool) -> None:
        if download and position > 2 * SEGMENT:
            reached.set()
            assert go_on.wait(10)

    bench.each = hang
    with ThreadPoolExecutor(1) as pool:
        loading = pool.submit(bench.filling.fill, ALL, Cancel())
        assert reached.wait(10)
        bench.clock.advance(5)  # it was slow so far
        bench.filling.fetch(40, Cancel())
        assert bench.asked[-1] == (40 * SEGMENT, 44 * SEGMENT, False)
        go_on.set()
        loading.result(10)
    starts = [start for start, _, _ in bench.asked]
    assert starts == [0, 40 * SEGMENT, 44 * SEGMENT]  # nothing of hers is asked for by the download
    assert bench.marked() == set(ALL)


def test_who_watches_is_given_what_has_come_of_a_download(bench) -> None:
    """It does not wait for a batch to be full."""
    begun, pause, watching = threading.Event(), threading.Event(), []

    def trickle(position: int, download: bool) -> None:
        begun.set()
        if not (watching and watching[0].done()):
            bench.came_to = position
            pause.wait(0.005)

    bench.each = trickle
    with ThreadPoolExecutor(2) as pool:
        loading = pool.submit(bench.filling.fill, ALL, Cancel())
        assert begun.wait(10)
        watching.append(pool.submit(bench.filling.fetch, 1, Cancel()))
        watching[0].result(10)
        loading.result(10)
    assert bench.came_to < 16 * SEGMENT
    assert all(download for _, _, download in bench.asked)


def test_a_download_that_is_cancelled_keeps_what_came(bench) -> None:
    cancel = Cancel()

    def stop(position: int, download: bool) -> None:
        if position > 10 * SEGMENT:
            cancel.set()

    bench.each = stop
    with pytest.raises(Unreachable):
        bench.filling.fill(ALL, cancel)
    bench.each = lambda position, download: None
    assert bench.filling.present(8)
    bench.filling.fill(ALL, Cancel())
    assert sum(stop - start for start, stop, _ in bench.asked[1:]) <= len(VIDEO) - 9 * SEGMENT


def test_trouble_of_what_was_asked_ahead_is_told_in_its_turn(bench) -> None:
    refused = []

    def refuse(start: int) -> None:
        if start and len(refused) < 2:
            refused.append(start)
            raise Unreachable("busy")

    bench.before = refuse
    with pytest.raises(Unreachable):
        bench.filling.fill(ALL, Cancel())
    assert refused == [64 * SEGMENT] * 2 and bench.filling.present(63)
    bench.filling.fill(ALL, Cancel())
    assert bench.marked() == set(ALL)
