"""Moments alone: what is taken, that it counts as here, and that the rest comes when it is wanted whole."""

from __future__ import annotations

import pytest
from services.test_recordings import Watched, read
from support.downloading import entries, stages, take
from support.long_media import SECONDS, long_media
from support.world import PHOTO, START_MS

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.downloading import Stage, What
from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import Violation
from oes_desktop.domain.query import Filters, Query


@pytest.fixture
def data() -> bytes:
    return long_media("mp4, index in front")


@pytest.fixture
def desk(world, computers, data):
    violation = Violation("v1", "focus_lost", START_MS + 150_000, 2_000, 2)
    times = {"seconds": SECONDS, "ended_ms": START_MS + SECONDS * 1000}
    world.put("e1", video=data, photo=PHOTO, violations=(violation,), **times)
    desk = computers(connect=Watched).sign_in(world.url)
    desk.sync.run_once()
    return desk


def test_moments_take_part_of_the_room_and_count_as_here(desk, world, data) -> None:
    desk.results.load()
    whole, _ = desk.downloads.needed(["e1"], What.WHOLE)
    part, _ = desk.downloads.needed(["e1"], What.MOMENTS)
    assert 0 < part < whole
    desk.downloads.add(["e1"], What.MOMENTS)
    changes = take(desk)
    assert stages(desk) == {"e1": "here"} and desk.downloads.downloaded("e1") is Stage.HERE
    assert not desk.recordings.downloaded("e1")  # that is the whole
    came = desk.opened.store.downloads.bytes_here(["e1"])["e1"]
    assert 0 < came < 0.7 * len(data)
    assert desk.results.apply(changes)
    assert list(desk.results.ids_in_order(Query(Filters(downloaded=True)))) == ["e1"]
    assert not desk.downloads.add(["e1"], What.MOMENTS)
    world.running.stop()
    report = desk.reports.open("e1")
    assert desk.recordings.photo("e1", report.snapshots[0]) == PHOTO
    source = desk.recordings.source("e1", report.recordings[0])
    assert read(source, 0, 1_000) == data[:1_000]
    missing = next(at for at in range(0, len(data), SEGMENT) if not source.here(at, at + 1))
    with pytest.raises(Rejected) as caught:
        source.pread(missing, 1)
    assert caught.value.reason == "not_offline"
    source.close()


def test_wanted_whole_afterwards_only_the_rest_is_fetched(desk, data) -> None:
    desk.downloads.add(["e1"], What.MOMENTS)
    take(desk)
    came = desk.opened.store.downloads.bytes_here(["e1"])["e1"]
    desk.client.slices.clear()
    desk.downloads.add(["e1"], What.WHOLE)
    assert entries(desk)["e1"].stage is Stage.QUEUED and entries(desk)["e1"].progress.done == came
    take(desk)
    assert desk.recordings.downloaded("e1") and stages(desk) == {"e1": "here"}
    assert sum(stop - start for start, stop in desk.client.slices) <= len(data) - came + SEGMENT


def test_a_place_of_a_moment_that_was_lost_comes_again(desk, data) -> None:
    """B19: found when it is read; until then nobody knows."""
    desk.downloads.add(["e1"], What.MOMENTS)
    take(desk)
    report = desk.reports.open("e1")
    entry = desk.opened.store.media.find(report.recordings[0])
    with entry.path.open("r+b") as file:
        file.seek(4_096 + 1_000)
        file.write(b"\0\0\0\0")
    source = desk.recordings.source("e1", report.recordings[0])
    assert read(source, 0, 100) == data[:100]  # fetched anew
    source.close()
    desk.downloads.tend()
    assert stages(desk) == {"e1": "queued"}
    take(desk)
    assert stages(desk) == {"e1": "here"}
