"""encode_video and join: what comes out is where it was put, to the frame."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from oes_desktop.domain.errors import DiskTrouble, Rejected
from oes_desktop.media.encode import MP4, WEBM, VideoFormat, encode_video, join

FPS = Fraction(25, 2)
both = pytest.mark.parametrize("format", [MP4, WEBM], ids=["mp4", "webm"])


def pictures(path: Path) -> list[tuple[int, int, bool]]:
    """(ms, mean grey, key frame) of every picture."""
    with av.open(str(path)) as media:
        return [
            (round(frame.time * 1000), round(float(frame.to_ndarray(format="gray").mean())), frame.key_frame)
            for frame in media.decode(video=0)
        ]


def loudness(path: Path, start_ms: int, end_ms: int) -> float:
    with av.open(str(path)) as media:
        found = [
            float(np.sqrt(np.mean(np.square(frame.to_ndarray().astype(np.float64)))))
            for frame in media.decode(audio=0)
            if start_ms <= frame.time * 1000 < end_ms
        ]
    return float(np.mean(found))


@both
def test_pictures_come_at_their_rate(make_clip, format: VideoFormat) -> None:
    path = make_clip("a", 24, 200, 0.3, format)
    seen = pictures(path)
    assert [ms for ms, _, _ in seen] == [80 * number for number in range(24)]
    assert all(abs(grey - 200) <= 3 for _, grey, _ in seen)


@both
def test_key_frames_are_close(tmp_path: Path, format: VideoFormat) -> None:
    frames = [Image.effect_noise((96, 64), 40).convert("RGB") for _ in range(200)]
    path = tmp_path / f"long{format.suffix}"
    assert encode_video(path, frames, FPS, format=format) == 200
    keys = [ms for ms, _, key in pictures(path) if key]
    assert keys[0] == 0
    assert max(np.diff([*keys, 16_000])) <= 7_000


@both
def test_joined_parts_begin_where_the_one_before_ends(make_clip, tmp_path: Path, format: VideoFormat) -> None:
    dark, light = make_clip("dark", 24, 40, 0.0, format), make_clip("light", 12, 220, 0.4, format)
    target = tmp_path / f"joined{format.suffix}"
    assert join([dark, light, dark, light], target) == 72 * 80
    seen = pictures(target)
    assert [ms for ms, _, _ in seen] == [80 * number for number in range(72)]
    bright = [ms for ms, grey, _ in seen if grey > 130]
    assert bright == [*range(24 * 80, 36 * 80, 80), *range(60 * 80, 72 * 80, 80)]
    assert loudness(target, 24 * 80 + 150, 36 * 80 - 150) > 20 * loudness(target, 300, 24 * 80 - 150)


@both
def test_sound_of_a_joined_file_has_no_gap(make_clip, tmp_path: Path, format: VideoFormat) -> None:
    part, target = make_clip("a", 40, 90, 0.2, format), tmp_path / f"joined{format.suffix}"
    join([part] * 5, target)
    with av.open(str(target)) as media:
        stream = media.streams.audio[0]
        starts = [
            float(packet.pts * stream.time_base) for packet in media.demux(stream) if packet.pts is not None
        ]
    steps = np.diff(starts)
    assert np.allclose(steps, steps[0], atol=0.0011)
    assert starts[0] < 0.05
    assert starts[-1] + steps[0] == pytest.approx(5 * 3.2, abs=0.05)


@both
def test_seek_in_a_joined_file_lands(make_clip, tmp_path: Path, format: VideoFormat) -> None:
    dark, light = make_clip("dark", 100, 30, 0.0, format), make_clip("light", 100, 230, 0.0, format)
    target = tmp_path / f"joined{format.suffix}"
    join([dark, light] * 10, target)
    with av.open(str(target)) as media:
        for second, wanted in ((1, 30), (9, 230), (61, 230), (129, 30), (159, 230)):
            media.seek(second * 1_000_000)
            frame = next(frame for frame in media.decode(video=0) if frame.time >= second)
            assert frame.time == pytest.approx(second, abs=0.08)
            assert abs(float(frame.to_ndarray(format="gray").mean()) - wanted) <= 6


def test_the_index_of_an_mp4_comes_first(make_clip) -> None:
    data = make_clip("a", 8, 90, 0.1, MP4).read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_same_input_same_bytes(make_clip, tmp_path: Path) -> None:
    one, other = make_clip("one", 16, 120, 0.3, MP4), make_clip("other", 16, 120, 0.3, MP4)
    assert one.read_bytes() == other.read_bytes()
    join([one, other], tmp_path / "x.mp4")
    join([other, one], tmp_path / "y.mp4")
    assert (tmp_path / "x.mp4").read_bytes() == (tmp_path / "y.mp4").read_bytes()


def test_no_pictures_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="bad_input"):
        encode_video(tmp_path / "none.mp4", [], FPS)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("odd", [Image.new("RGB", (96, 66)), Image.new("L", (96, 64))], ids=["size", "grey"])
def test_pictures_that_do_not_fit_leave_nothing(tmp_path: Path, odd: Image.Image) -> None:
    with pytest.raises(Rejected, match="bad_input"):
        encode_video(tmp_path / "odd.mp4", [Image.new("RGB", (96, 64)), odd], FPS)
    assert not list(tmp_path.iterdir())


def test_parts_of_different_streams_are_refused(make_clip, tmp_path: Path) -> None:
    small = make_clip("small", 8, 90, 0.1, MP4)
    encode_video(tmp_path / "large.mp4", [Image.new("RGB", (128, 64))] * 8, FPS)
    with pytest.raises(Rejected, match="bad_input"):
        join([small, tmp_path / "large.mp4"], tmp_path / "joined.mp4")
    assert not (tmp_path / "joined.mp4").exists()


@pytest.mark.parametrize("name", ["joined.mp4", "joined.avi"])
def test_nothing_to_join_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Rejected, match="bad_input"):
        join([], tmp_path / name)


def test_a_part_that_is_no_video_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.mp4").write_text("no video at all, only words " * 40)
    with pytest.raises(Rejected, match="unsupported_media"):
        join([tmp_path / "text.mp4"], tmp_path / "joined.mp4")


def test_a_missing_part_and_a_missing_folder_are_disk_trouble(make_clip, tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble, match="missing"):
        join([tmp_path / "absent.mp4"], tmp_path / "joined.mp4")
    with pytest.raises(DiskTrouble, match="missing"):
        encode_video(tmp_path / "no" / "folder.mp4", [Image.new("RGB", (96, 64))], FPS)
