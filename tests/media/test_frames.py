"""The frame that covers a moment, out of bytes that only this process can read."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import pytest
from support.packages import counter
from support.sources import MemorySource

from oes_desktop.domain.errors import Damaged, OesError
from oes_desktop.media.files import BytesSource, FileSource
from oes_desktop.media.frames import FrameGrabber, RgbFrame, frame_at
from oes_desktop.media.virtual import VirtualWebm
from oes_desktop.media.webm_index import scan


def seekable(path: Path) -> VirtualWebm:
    source = BytesSource(path.read_bytes())
    return VirtualWebm(source, scan(source))


def shown(frame: RgbFrame, scale: float = 1.0) -> int:
    assert len(frame.data) == frame.width * frame.height * 3
    return counter(frame.data, frame.width, scale=scale)


def test_every_moment_has_its_frame(raw: Path) -> None:
    with FrameGrabber(seekable(raw)) as grabber:
        for moment, number in ((20_000, 300), (0, 0), (29_960, 449), (7, 0), (12_345, 185), (99_999, 449)):
            frame = grabber.at(moment)
            assert shown(frame) == number
            assert abs(frame.time_ms - number * 1000 / 15) <= 1
            assert (frame.width, frame.height) == (320, 240)


def test_moments_near_ahead_are_reached_by_going_on(raw: Path) -> None:
    """Whatever was asked before: the same picture as by a seek of its own."""
    moments = [510, 520, 560, 590, 610, 2_110, 6_010, 6_020, 5_950, 9_510, 9_420, 29_010, 99_999, 28_010, 31]
    with FrameGrabber(seekable(raw)) as grabber:
        for number, moment in enumerate(moments):
            assert shown(grabber.at(moment)) == min(449, moment * 15 // 1000)
            if number % 4 == 3:
                grabber.at(moment, key_only=True)  # the next one cannot go on from there


def test_a_picture_that_stands_still_is_the_one_before(still: Path) -> None:
    with FrameGrabber(seekable(still)) as grabber:
        for moment in (18_000, 12_000, 24_990, 10_000):
            frame = grabber.at(moment)
            assert (frame.time_ms, shown(frame)) == (10_000, 150)
        assert shown(grabber.at(25_000)) == 375


def test_a_recording_that_breaks_off_has_no_picture_after_its_end(still: Path, tmp_path: Path) -> None:
    """Else the last picture before the cut would stand for all that is missing."""
    whole = seekable(still)
    data = b"".join(pieces(whole))
    cut = BytesSource(data[: len(data) // 2])
    with FrameGrabber(cut) as grabber:
        assert grabber.at(1_000).time_ms <= 1_000
        with pytest.raises(Damaged):
            grabber.at(29_000)


def pieces(source: VirtualWebm) -> list[bytes]:
    found, at = [], 0
    while at < source.size:
        found.append(source.pread(at, source.size - at))
        at += len(found[-1])
    return found


def test_h264_with_frames_out_of_order(good_mp4: Path) -> None:
    source = FileSource(good_mp4)
    with closing(source), FrameGrabber(source) as grabber:
        for moment, number in ((5_000, 75), (19_999, 299), (0, 0), (13_334, 200), (3_399, 50)):
            assert shown(grabber.at(moment)) == number
        assert shown(grabber.at(5_000, key_only=True)) == 50


def test_thumbnails_are_key_frames_and_small(raw: Path) -> None:
    with FrameGrabber(seekable(raw)) as grabber:
        found = list(grabber.thumbnails([14_000, 0, 29_000], max_width=160))
        assert [(one.width, one.height) for one in found] == [(160, 120)] * 3
        assert [round(one.time_ms * 15 / 1000) for one in found] == [200, 0, 400]
        assert shown(grabber.at(14_000, 320, key_only=True)) == 200


def test_it_is_never_enlarged_and_never_absurd(raw: Path) -> None:
    with FrameGrabber(seekable(raw)) as grabber:
        assert grabber.at(0, 100_000).width == 320
        assert grabber.at(0, -5).width == 16


def test_one_picture_alone(raw: Path) -> None:
    assert shown(frame_at(seekable(raw), 20_000)) == 300


def test_bytes_that_cannot_be_had_are_told_as_they_are(raw: Path) -> None:
    """The trouble of the source arrives whole, and the next question is answered."""
    data = VirtualWebm(BytesSource(raw.read_bytes()), scan(BytesSource(raw.read_bytes())))
    source = MemorySource(data.pread(0, data.size), damaged_from=data.size // 2)
    with FrameGrabber(source) as grabber:
        assert shown(grabber.at(5_000)) == 75
        with pytest.raises(OesError) as caught:
            grabber.at(28_000)
        assert (type(caught.value), caught.value.reason) == (Damaged, "vault")
        source.damaged_from = None
        assert shown(grabber.at(28_000)) == 420


@pytest.mark.parametrize("content", [b"", b"#EXTM3U\n" * 50, b"\x1a\x45\xdf\xa3" + bytes(1_000)])
def test_a_stranger_is_refused_and_nothing_is_left_running(content: bytes) -> None:
    with FrameGrabber(BytesSource(content)) as grabber:
        for _ in range(2):
            with pytest.raises(OesError):
                grabber.at(0)


def test_damage_in_the_middle_leaves_the_rest(raw: Path) -> None:
    data = bytearray(raw.read_bytes())
    data[150_000:170_000] = bytes(20_000)
    broken = BytesSource(bytes(data))
    with FrameGrabber(VirtualWebm(broken, scan(broken))) as grabber:
        assert shown(grabber.at(5_000)) == 75
        assert shown(grabber.at(29_000)) == 435


def test_a_recording_without_picture_has_none(good_mp4: Path, tmp_path: Path) -> None:
    with FrameGrabber(BytesSource(good_mp4.read_bytes()[:2_000])) as grabber, pytest.raises(OesError):
        grabber.at(0)


def test_no_thread_is_made_and_closing_twice_is_fine(raw: Path) -> None:
    before = threading.active_count()
    grabber = FrameGrabber(seekable(raw))
    grabber.at(1_000)
    assert threading.active_count() == before
    grabber.close()
    grabber.close()
    with pytest.raises(Damaged):
        grabber.at(0)
