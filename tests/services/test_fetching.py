"""One exam by several threads at once, at a pace, in part; and a server that has another recording by now."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from services.test_recordings import Watched, read, recording
from support.world import PHOTO, VIDEO

from oes_desktop.domain.bytesource import SEGMENT, segment_count
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.downloading import What
from oes_desktop.domain.errors import Damaged, Rejected, Unreachable
from oes_desktop.domain.models import BLOCK_BYTES
from oes_desktop.services.downloads.fetching import Download, Step
from oes_desktop.services.recordings.pace import Pace

LONG = random.Random(3).randbytes(3 * BLOCK_BYTES + 70_001)


@pytest.fixture
def desk(world, computers):
    world.put("e1", video=VIDEO, photo=PHOTO)
    desk = computers(connect=Watched).sign_in(world.url)
    desk.sync.run_once()
    return desk


def download(desk, **options) -> Download:
    return Download("e1", desk.reports, desk.recordings, **options)


def to_the_end(download: Download) -> Step:
    while not (step := download.step(Cancel())).finished:
        pass
    return step


def whole(desk) -> bytes:
    source = desk.recordings.source("e1", recording(desk))
    try:
        return read(source, 0, source.size)
    finally:
        source.close()


def spoil(world, video: bytes, at: int) -> None:
    """The server's file is another one than its report says."""
    path = world.media_path(video)
    path.chmod(0o600)
    wrong = bytearray(video)
    wrong[at] ^= 0xFF
    path.write_bytes(wrong)


@pytest.mark.parametrize("step_blocks", [1, 2])
def test_four_streams_of_one_recording(world, computers, step_blocks: int) -> None:
    world.put("e1", video=LONG)
    desk = computers(connect=Watched).sign_in(world.url)
    desk.sync.run_once()
    one, finished = download(desk, step_blocks=step_blocks), []

    def stream() -> None:
        while not finished:
            if one.ready:
                step = one.step(Cancel())
                if step.finished:
                    finished.append(step)

    with ThreadPoolExecutor(4) as pool:
        for ended in [pool.submit(stream) for _ in range(4)]:
            ended.result(60)
    (step,) = finished
    assert step.done == step.total == len(LONG) == one.fetched and step.changes.media == {"e1"}
    assert not one.ready and not one.step(Cancel()).finished
    assert sum(desk.client.came) == len(LONG)
    assert all(stop - start <= BLOCK_BYTES for start, stop in desk.client.slices)
    assert whole(desk) == LONG and desk.recordings.downloaded("e1")


def test_it_tells_how_far_it_is_inside_a_step(desk) -> None:
    one, seen = download(desk, step_blocks=2), set()
    desk.client.each = lambda piece: seen.add(one.now.done)
    to_the_end(one)
    assert len(seen) > 3 and one.fetched == len(VIDEO) + len(PHOTO) == one.now.total


def test_moments_alone(desk) -> None:
    wanted = [range(2, 5), range(60, segment_count(len(VIDEO)))]
    one = download(desk, what=What.MOMENTS, wanted_segments=lambda report, recording, cancel: wanted)
    size = sum(min(SEGMENT, len(VIDEO) - index * SEGMENT) for span in wanted for index in span)
    step = to_the_end(one)
    assert step.done == step.total == size + len(PHOTO)
    spans = [(start, stop) for start, stop in desk.client.slices if stop - start != len(PHOTO)]
    assert sum(stop - start for start, stop in spans) == size and min(spans)[0] == 2 * SEGMENT
    assert not desk.recordings.downloaded("e1")
    assert to_the_end(download(desk)).total == len(VIDEO) + len(PHOTO)
    assert sum(desk.client.came) == len(VIDEO) + len(PHOTO)


def test_another_recording_in_the_middle(desk, world) -> None:
    """A9, A10: the report is fetched again, the other recording goes into a file of its own."""
    one, old = download(desk), recording(desk)
    while one.now.done < BLOCK_BYTES // 2:
        one.step(Cancel())
    before = {path.name for path in desk.opened.profile.folder.rglob("*.oesm")}
    other = VIDEO[::-1] + b"longer"
    world.put("e1", video=other, photo=PHOTO, honesty=50)
    step = to_the_end(one)
    assert step.total == len(other) + len(PHOTO)
    new = recording(desk)
    assert new.id == old.id and new.sha256 != old.sha256
    assert whole(desk) == other
    after = {path.name for path in desk.opened.profile.folder.rglob("*.oesm")}
    assert len(before) == len(after) == 1 and before != after


def test_who_still_goes_by_the_old_report_takes_nothing_away_from_the_new(desk, world) -> None:
    """A10: the file of the newer recording stays, whoever asks for the older one."""
    old = recording(desk)
    world.put("e1", video=VIDEO[::-1], photo=PHOTO, honesty=50)
    desk.reports.refresh("e1")
    to_the_end(download(desk))
    with pytest.raises(Rejected) as caught:
        desk.recordings.source("e1", old)
    assert caught.value.reason == "changed"
    assert desk.recordings.downloaded("e1") and whole(desk) == VIDEO[::-1]


def test_a_recording_that_does_not_fit_its_report_ends_with_a_notice(desk) -> None:
    """A9: "changed" by an answer, and the report is the same."""
    one = download(desk)

    def other(start: int, stop: int, cancel: Cancel) -> None:
        raise Rejected("changed", call="media")

    desk.client.before = other
    with pytest.raises(Rejected) as caught:
        to_the_end(one)
    assert caught.value.reason == "changed"
    desk.client.before = lambda *_: None
    assert to_the_end(one).finished


def test_a_block_that_is_wrong_twice(desk, world) -> None:
    """A11: damaged, told, and never here as whole; tried again by hand it is fetched again."""
    spoil(world, VIDEO, 5_000)
    one = download(desk)
    mending = set()
    desk.client.each = lambda piece: mending.add(one.now.mending)
    with pytest.raises(Damaged) as caught:
        to_the_end(one)
    assert caught.value.reason == "digest" and (1, 2) in mending
    assert not desk.recordings.downloaded("e1")
    world.media_path(VIDEO).write_bytes(VIDEO)
    assert to_the_end(one).finished and whole(desk) == VIDEO


def test_a_block_that_is_right_the_second_time(desk, world) -> None:
    """A11: one clean fetch of the block alone."""
    spoil(world, VIDEO, 5_000)
    one = download(desk)
    while desk.client.came[-1:] != [64 * SEGMENT]:
        one.step(Cancel())
    world.media_path(VIDEO).write_bytes(VIDEO)
    assert to_the_end(one).finished and one.now.mending is None
    assert whole(desk) == VIDEO
    assert sum(desk.client.came) <= len(VIDEO) + len(PHOTO) + BLOCK_BYTES + 2 * SEGMENT


def test_the_limit_holds_downloads_and_nobody_who_watches(desk) -> None:
    """A download that may take next to nothing is under way; who watches reads the same place at once."""
    one = download(desk, pace=Pace(ManualClock(), 0.001))
    while not isinstance(one.now.total, int) or not one.now.total:
        one.step(Cancel())
    cancel = Cancel()
    begun = threading.Event()
    desk.client.each = lambda piece: begun.set()

    def load() -> str:
        try:
            while True:
                one.step(cancel)
        except Unreachable as error:
            return error.reason

    with ThreadPoolExecutor(1) as pool:
        loading = pool.submit(load)
        assert begun.wait(10)
        source = desk.recordings.source("e1", recording(desk))
        assert read(source, 0, 3 * SEGMENT) == VIDEO[: 3 * SEGMENT]
        assert read(source, 4_000_000, 3 * SEGMENT) == VIDEO[4_000_000 : 4_000_000 + 3 * SEGMENT]
        source.close()
        cancel.set()
        assert loading.result(10) == "cancelled"


def test_a_photo_that_is_none_keeps_nothing_from_coming(world, computers) -> None:
    world.put("e1", video=VIDEO[:SEGMENT], photo=b"GIF89a" + b"x" * 50)
    desk = computers(connect=Watched).sign_in(world.url)
    desk.sync.run_once()
    assert to_the_end(download(desk)).finished and desk.recordings.downloaded("e1")


def test_erased_while_it_is_read(desk) -> None:
    to_the_end(download(desk))
    source = desk.recordings.source("e1", recording(desk))
    assert source.pread(0, 10) == VIDEO[:10]
    desk.downloads.erase(["e1"])
    with pytest.raises(Unreachable):
        source.pread(4_000_000, 10)
    source.close()
    assert not list(desk.opened.profile.folder.rglob("*.oesm")) and not desk.recordings.downloaded("e1")
    assert whole(desk) == VIDEO
