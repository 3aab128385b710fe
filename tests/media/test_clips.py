"""Stretches cut out of recordings: the right pictures, the sound, nothing encoded again."""

from __future__ import annotations

import io
from pathlib import Path

import av
import pytest
from support.counter_media import make
from support.packages import counter
from support.sources import MemorySource

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import OesError, Unreachable
from oes_desktop.media.clips import Clip, Clipper
from oes_desktop.media.files import BytesSource
from oes_desktop.media.frames import frame_at

FPS = 15


@pytest.fixture(scope="module")
def mp4(folder: Path) -> bytes:
    return make(folder / "clip.mp4", 20, sound=True, reordered=True).read_bytes()


@pytest.fixture(scope="module")
def webm(folder: Path) -> bytes:
    return make(folder / "clip.webm", 40, still=(10.0, 25.0), options={}).read_bytes()


def cut(data: bytes, from_ms: int, to_ms: int) -> Clip:
    with Clipper(BytesSource(data)) as clipper:
        return clipper.cut(from_ms, to_ms)


def shown(data: bytes, offset_ms: int) -> int:
    frame = frame_at(BytesSource(data), offset_ms)
    return counter(frame.data, frame.width)


def test_it_begins_with_a_key_frame_and_shows_what_it_says(mp4: bytes) -> None:
    clip = cut(mp4, 9_000, 15_000)
    assert clip.suffix == "mp4"
    assert clip.from_ms <= 9_000 and 9_000 - clip.from_ms < 7_000
    assert abs(clip.to_ms - 15_000) <= 5 * 1000 / FPS
    first = round(clip.from_ms * FPS / 1000)
    for place in (0, 1_000, 2_500, 9_000 - clip.from_ms, 14_900 - clip.from_ms):
        assert shown(clip.data, place) == first + place * FPS // 1000


def test_the_sound_is_kept_and_no_packet_is_changed(mp4: bytes) -> None:
    def packets(data: bytes, kind: str) -> list[bytes]:
        with av.open(io.BytesIO(data)) as file:
            (stream,) = (one for one in file.streams if one.type == kind)
            return [bytes(packet) for packet in file.demux(stream) if packet.size]

    clip = cut(mp4, 9_000, 15_000)
    for kind, most in (("video", 9 * FPS + 5), ("audio", 9 * 50)):
        own, whole = packets(clip.data, kind), packets(mp4, kind)
        at = whole.index(own[0])
        assert whole[at : at + len(own)] == own
        assert 40 < len(own) < most


def test_a_screen_that_stood_still_is_there_for_all_of_the_time(webm: bytes) -> None:
    clip = cut(webm, 14_000, 20_000)
    assert clip.suffix == "webm"
    assert shown(clip.data, 14_000 - clip.from_ms) == 150
    assert clip.to_ms == 20_000
    with av.open(io.BytesIO(clip.data)) as file:
        assert abs(file.duration / 1000 - (20_000 - clip.from_ms)) < 100


def test_the_same_stretch_gives_the_same_bytes(mp4: bytes) -> None:
    assert cut(mp4, 3_000, 9_000) == cut(mp4, 3_000, 9_000)


def test_edges(mp4: bytes) -> None:
    assert cut(mp4, -3_000, 1_000).from_ms == 0
    late = cut(mp4, 19_000, 60_000)
    assert shown(late.data, 19_500 - late.from_ms) == 292


@pytest.mark.parametrize(
    "data", [b"", b"\x1a\x45\xdf\xa3" + bytes(4_000), b"#EXTM3U\nhttp://x/", b"PK\x03\x04" * 99]
)
def test_what_is_no_recording_is_an_error_and_the_next_one_works(mp4: bytes, data: bytes) -> None:
    with Clipper(MemorySource(data)) as clipper:
        for _ in range(2):
            with pytest.raises(OesError):
                clipper.cut(0, 1_000)


def test_a_recording_that_breaks_off(mp4: bytes, webm: bytes) -> None:
    torn = webm[: len(webm) // 2]
    assert cut(torn, 3_000, 9_000).data
    with pytest.raises(OesError):
        cut(mp4[: len(mp4) // 4], 18_000, 19_000)


def test_it_can_be_stopped(mp4: bytes) -> None:
    cancel = Cancel()
    cancel.set()
    with Clipper(BytesSource(mp4)) as clipper, pytest.raises(Unreachable):
        clipper.cut(0, 1_000, cancel)
