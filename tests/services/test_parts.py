"""What of a recording is here, as times; and what a player is given of it, with a network and without."""

from __future__ import annotations

import hashlib
import itertools

import pytest
from services.test_recordings import Watched
from support.long_media import CONTAINERS, SECONDS, long_media
from support.world import START_MS, VIDEO

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import Violation
from oes_desktop.media.frames import FrameGrabber
from oes_desktop.services.downloads.moment_bytes import segments_wanted

LENGTH_MS = SECONDS * 1000
RAW = "matroska of a browser"


@pytest.fixture
def taken(world, computers):
    """Function: a desk that has the moment at 150 s of this recording, and nothing else of it."""

    def take(container: str):
        moment = Violation("v", "focus_lost", START_MS + 150_000, 2_000, 2)
        world.put("e1", video=long_media(container), seconds=SECONDS, violations=(moment,))
        desk = computers(connect=Watched).sign_in(world.url)
        desk.sync.run_once()
        report = desk.reports.open("e1")
        (only,) = report.recordings
        wanted = segments_wanted(report, only, desk.recordings, Cancel())
        with desk.recordings.filling("e1", only) as filling:
            for segment in (segment for each in wanted for segment in each):
                if not filling.present(segment):
                    filling.fetch(segment, Cancel())
        return desk, report, only

    return take


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_moment_is_here_and_can_be_looked_at_without_a_network(taken, world, container: str) -> None:
    desk, report, only = taken(container)
    world.running.stop()
    parts = desk.recordings.parts.of(report)[only.id]
    assert any(start <= 127_000 and stop >= 182_000 for start, stop in parts), parts
    assert not any(start <= 240_000 < stop for start, stop in parts)
    source = desk.recordings.playable("e1", only)
    with FrameGrabber(source) as grabber:
        for ms in (130_600, 150_600, 178_600):
            assert ms - 300 < grabber.at(ms).time_ms <= ms
        with pytest.raises(Rejected) as caught:
            grabber.at(240_000)
        assert caught.value.reason == "not_offline"
    source.close()


@pytest.mark.parametrize("container", CONTAINERS)
def test_with_a_network_what_is_missing_comes_and_nothing_twice(taken, container: str) -> None:
    desk, _, only = taken(container)
    desk.client.slices.clear()
    source = desk.recordings.playable("e1", only)
    with FrameGrabber(source) as grabber:
        assert 240_300 < grabber.at(240_600).time_ms <= 240_600
    source.close()
    fetched = [span for span in desk.client.slices if span[1] <= only.size]
    assert fetched and sum(stop - start for start, stop in fetched) <= only.size
    asked = sorted(fetched)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(asked))


def test_a_raw_recording_keeps_its_bytes_and_its_digest(taken) -> None:
    desk, _, only = taken(RAW)
    seekable = desk.recordings.playable("e1", only)
    assert seekable.size != only.size  # with an index in front
    seekable.close()
    plain = desk.recordings.source("e1", only)
    counted, at = hashlib.sha256(), 0
    while at < only.size:
        piece = plain.pread(at, 1 << 20)
        counted.update(piece)
        at += len(piece)
    plain.close()
    assert counted.hexdigest() == only.sha256


def test_what_is_here_whole_is_all_of_its_time_and_what_was_never_opened_is_none(taken, world) -> None:
    desk, report, only = taken("mp4, index in front")
    with desk.recordings.filling("e1", only) as filling:
        for segment in range(filling.file.segments):
            if not filling.present(segment):
                filling.fetch(segment, Cancel())
    assert desk.recordings.parts.of(report) == {only.id: ((0, LENGTH_MS),)}
    world.put("e2", video=VIDEO)
    desk.sync.run_once()
    other = desk.reports.open("e2")
    assert desk.recordings.parts.of(other) == {other.recordings[0].id: ()}


def test_more_of_it_is_seen_at_the_next_look(taken) -> None:
    desk, report, only = taken(RAW)
    before = desk.recordings.parts.of(report)[only.id]
    assert desk.recordings.parts.of(report)[only.id] == before
    with desk.recordings.filling("e1", only) as filling:
        last = filling.file.segments - 1
        for segment in range(last - 20, last + 1):
            filling.fetch(segment, Cancel())
    after = desk.recordings.parts.of(report)[only.id]
    assert sum(stop - start for start, stop in after) > sum(stop - start for start, stop in before)
