"""Which bytes are taken where moments alone are, in every container, against the packets themselves.

Measured on the demo's plan (366 finished exams with recordings, 30 min and 13 flags each on average; seed 1):
moments with 30 s around them are 40 % of the recorded time, from 6 to 76 %. The 12 sittings of the plan,
which are busier (44 % of their time), take 47.5 % of the bytes of an MP4 with an index and 49 % of a raw
recording (key frames 6.7 s apart): whole key frame stretches, head and index cost a tenth more than the time
alone.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable

import av
import pytest
from services.test_recordings import Watched
from support.long_media import CONTAINERS, SECONDS, long_media
from support.packages import raw_webm
from support.world import PHOTO, START_MS, VIDEO

from oes_desktop.domain.bytesource import SEGMENT, segment_count
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.downloading import AROUND_MS
from oes_desktop.domain.errors import Unreachable
from oes_desktop.domain.models import Mark, Recording, Violation
from oes_desktop.media.files import BytesSource
from oes_desktop.media.locating import whereabouts
from oes_desktop.services.downloads.moment_bytes import segments_wanted, spans_of

LENGTH_MS = SECONDS * 1000
Asked = Callable[..., tuple[list[range], Watched]]


def at(second: float, lasts_s: float = 2) -> Violation:
    return Violation(f"v{second}", "focus_lost", round(START_MS + second * 1000), round(lasts_s * 1000), 2)


@pytest.fixture
def asked(world, computers) -> Asked:
    """Function: what is wanted of this recording with these violations, and the client that was asked."""

    def ask(
        video: bytes, violations: tuple[Violation, ...], marks: tuple[Mark, ...] = (), seconds: int = SECONDS
    ) -> tuple[list[range], Watched]:
        world.put("e1", video=video, seconds=seconds, violations=violations)
        desk = computers(connect=Watched).sign_in(world.url)
        desk.sync.run_once()
        report = desk.reports.open("e1")
        object.__setattr__(report, "marks", marks)
        (only,) = report.recordings
        return segments_wanted(report, only, desk.recordings, Cancel()), desk.client

    return ask


def needed(data: bytes, spans: list[tuple[int, int]]) -> set[int]:
    """By the packets: segments of all that is shown and heard in these stretches, from the key frame on."""
    found = set()
    with av.open(io.BytesIO(data)) as file:
        packets = [packet for packet in file.demux() if packet.size and packet.pts is not None]
        times = [(float(packet.pts * packet.time_base) * 1000, packet) for packet in packets]
        keys = [ms for ms, packet in times if packet.is_keyframe and packet.stream.type == "video"]
        for start, stop in spans:
            begin = max((ms for ms in keys if ms <= start), default=0)
            for ms, packet in times:
                if begin <= ms < stop:
                    found |= {packet.pos // SEGMENT, (packet.pos + packet.size - 1) // SEGMENT}
    return found


def segments(ranges: list[range]) -> set[int]:
    return {segment for each in ranges for segment in each}


@pytest.mark.parametrize("container", CONTAINERS)
def test_every_moment_is_there_with_its_index_and_little_else(asked: Asked, container: str) -> None:
    """At the start, in the middle, and up to the end."""
    data = long_media(container)
    wanted, client = asked(data, (at(1), at(150), at(298)))
    count = segment_count(len(data))
    spans = [(0, 33_000), (120_000, 182_000), (268_000, LENGTH_MS)]
    taken = segments(wanted)
    assert needed(data, spans) <= taken
    share = sum(stop - start for start, stop in spans) / LENGTH_MS
    assert len(taken) <= count * (share + 0.2)
    assert 0 in taken and [range(each.start, each.stop) for each in wanted] == wanted
    assert all(before.stop < after.start for before, after in itertools.pairwise(wanted))
    asked_for = sum(stop - start for start, stop in client.slices)
    assert asked_for <= len(data) * (0.85 if "browser" in container or "without" in container else 0.25)


@pytest.mark.parametrize("container", CONTAINERS)
def test_without_moments_the_index_alone_is_taken(asked: Asked, container: str) -> None:
    data = long_media(container)
    wanted, _ = asked(data, ())
    assert 0 in segments(wanted) and len(segments(wanted)) <= 10
    only = PartialBytes(data, segments(wanted))
    found = whereabouts(only, LENGTH_MS)
    assert found is not None  # what was taken is enough to know what is where
    if "browser" not in container and "without" not in container:
        assert found.holding(100_000, 110_000)


class PartialBytes(BytesSource):
    def __init__(self, data: bytes, here: set[int]) -> None:
        super().__init__(data)
        self._here = here

    def pread(self, position: int, length: int) -> bytes:
        if position >= self.size:
            return b""
        segment = position // SEGMENT
        assert segment in self._here, "a place that is not here was read"
        return super().pread(position, min(length, (segment + 1) * SEGMENT - position))


def test_a_mark_of_hers_is_a_moment(asked: Asked) -> None:
    data = long_media("mp4, index in front")
    wanted, _ = asked(data, (), (Mark("m", START_MS + 200_000, 1_000),))
    assert needed(data, [(170_000, 231_000)]) <= segments(wanted)
    assert len(segments(wanted)) < segment_count(len(data)) / 2


def test_so_many_moments_take_it_whole(asked: Asked) -> None:
    data = long_media("mp4, index in front")
    wanted, _ = asked(data, tuple(at(second) for second in range(20, SECONDS, 55)))
    assert wanted == [range(segment_count(len(data)))]


@pytest.mark.parametrize("data", [VIDEO, PHOTO, b"\x1a\x45\xdf\xa3 no more"])
def test_what_cannot_be_understood_is_taken_whole(asked: Asked, data: bytes) -> None:
    assert asked(data, (at(150),))[0] == [range(segment_count(len(data)))]


def test_a_short_recording_is_taken_whole(asked: Asked, tmp_path) -> None:
    data = raw_webm(tmp_path / "short.webm", 8).read_bytes()
    assert asked(data, (at(4),), seconds=8)[0] == [range(segment_count(len(data)))]


def test_raw_parts_joined_whose_times_begin_anew_are_taken_whole(asked: Asked) -> None:
    """The page was loaded again: behind the break a time says nothing of the place."""
    data = long_media("matroska of a browser") * 2
    wanted, _ = asked(data, (at(2 * SECONDS - 60),), seconds=2 * SECONDS)
    assert wanted == [range(segment_count(len(data)))]


def test_a_cancelled_search_ends(world, computers) -> None:
    world.put("e1", video=VIDEO)
    desk = computers().sign_in(world.url)
    desk.sync.run_once()
    report, cancel = desk.reports.open("e1"), Cancel()
    cancel.set()
    with pytest.raises(Unreachable) as caught:
        segments_wanted(report, report.recordings[0], desk.recordings, cancel)
    assert caught.value.reason == "cancelled"


def test_moments_are_found_by_the_recordings_own_clock(world, computers) -> None:
    """It began 10 s late and its clock is 2 % fast; one moment goes over its end, one is of another time."""
    world.put("e1", video=VIDEO, violations=(at(110), at(320, 40), at(900)))
    desk = computers().sign_in(world.url)
    desk.sync.run_once()
    started = START_MS + 10_000
    fast = Recording("r", 1, "camera", "video/mp4", 1, started, started + 300_000, 306_000, "x")
    report = desk.reports.open("e1")
    first = 102_000 - AROUND_MS, round(102_000 * 1.02) + AROUND_MS
    (start, stop), (late, end) = spans_of(report, fast)
    assert abs(start - first[0]) <= 2_000 and abs(stop - first[1]) <= 100
    assert end == 306_000 and abs(late - (310_000 * 1.02 - AROUND_MS)) <= 100
