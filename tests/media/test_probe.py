"""What a recording is and how long it lasts is measured, never believed."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest
from support.containers import mp4, packets
from support.films import sound_only
from support.packages import SAMPLES, raw_webm

from oes_desktop.domain.errors import Damaged, DiskTrouble, OesError, Rejected
from oes_desktop.media import ebml
from oes_desktop.media.files import BytesSource
from oes_desktop.media.probe import probe
from oes_desktop.media.virtual import VirtualWebm
from oes_desktop.media.webm_index import scan

REAL_MS = {"camera-1.webm": 30_003, "camera-2.webm": 15_001, "mr_vp8_counter.webm": 40_003}


def seekable(raw: Path) -> bytes:
    source = BytesSource(raw.read_bytes())
    view = VirtualWebm(source, scan(source))
    return view.pread(0, view.size)


def test_a_raw_recording_is_measured_and_needs_a_remux(raw: Path) -> None:
    """C6: without duration or index."""
    told: list[tuple[int, int]] = []
    facts = probe(raw, progress=lambda *at: told.append(at))
    assert abs(facts.duration_ms - 30_000) <= 70
    assert (facts.declared_ms, facts.has_index, facts.needs_remux) == (None, False, True)
    assert (facts.video, facts.audio, facts.width, facts.height) == (True, True, 320, 240)
    assert facts.frames == 450
    assert facts.packets == len(packets(raw))
    assert set(facts.codecs) == {"vp8", "opus"}
    assert facts.damaged_ms is None
    assert told


@pytest.mark.parametrize("name", REAL_MS)
def test_real_recordings_are_measured(name: str) -> None:
    if not (SAMPLES / name).exists():
        pytest.skip("the shared samples are not here")
    assert abs(probe(SAMPLES / name).duration_ms - REAL_MS[name]) <= 1


def test_an_indexed_recording_is_left_alone(raw: Path, good_mp4: Path, tmp_path: Path) -> None:
    webm = tmp_path / "good.webm"
    webm.write_bytes(seekable(raw))
    assert not probe(webm).needs_remux
    facts = probe(good_mp4)
    assert (facts.needs_remux, facts.duration_ms, facts.audio) == (False, 20_000, False)


def test_a_wrong_duration_is_found_out(raw: Path, tmp_path: Path) -> None:
    """C6."""
    data = bytearray(seekable(raw))
    at = data.find(ebml.DURATION.to_bytes(2, "big") + ebml.size_field(8)) + 10
    data[at : at + 8] = struct.pack(">d", 7_200_000.0)
    path = tmp_path / "wrong.webm"
    path.write_bytes(bytes(data))
    facts = probe(path)
    assert (facts.declared_ms, facts.needs_remux) == (7_200_000, True)
    assert abs(facts.duration_ms - 30_000) <= 70


def test_fragments_are_no_index(fragmented: Path, tmp_path: Path) -> None:
    facts = probe(fragmented)
    assert (facts.has_index, facts.needs_remux, facts.frames) == (False, True, 150)
    assert abs(facts.duration_ms - 10_000) <= 70


def test_a_silent_recording_and_a_sound_without_picture(still: Path, tmp_path: Path) -> None:
    """C6: each has the length that it has."""
    facts = probe(still)
    assert (facts.video, facts.audio, facts.frames) == (True, False, 226)
    assert abs(facts.duration_ms - 30_000) <= 70
    facts = probe(sound_only(tmp_path / "sound.webm", 5))
    assert (facts.video, facts.audio, facts.frames) == (False, True, 0)
    assert abs(facts.duration_ms - 5_000) <= 100


def test_a_cut_recording_says_from_where(raw: Path, good_mp4: Path, tmp_path: Path) -> None:
    """C7."""
    cut = tmp_path / "cut.webm"
    cut.write_bytes(raw.read_bytes()[:200_000])
    facts = probe(cut)
    if facts.damaged_ms is None:  # cut between two blocks, which looks like an end; encoders vary by bytes
        cut.write_bytes(raw.read_bytes()[:200_003])
        facts = probe(cut)
    assert facts.damaged_ms is not None
    assert abs(facts.damaged_ms - facts.duration_ms) < 200
    assert 10_000 < facts.duration_ms < 25_000
    cut = tmp_path / "cut.mp4"
    data = good_mp4.read_bytes()
    cut.write_bytes(data[: len(data) * 2 // 3])
    facts = probe(cut)
    assert facts.damaged_ms == facts.duration_ms
    assert 5_000 < facts.duration_ms < 19_000


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"#EXTM3U\n#EXTINF:10,\n/etc/passwd\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"MZ" + bytes(500),
        b"<html>",
    ],
)
def test_what_only_calls_itself_a_recording_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "camera.webm"
    path.write_bytes(content)
    with pytest.raises(Rejected) as caught:
        probe(path)
    assert caught.value.reason == "not_media"


def test_garbage_after_ten_seconds_says_from_where(raw: Path, tmp_path: Path) -> None:
    """C7: what was before it counts."""
    data, path = raw.read_bytes(), tmp_path / "garbage.webm"
    keep = len(data) // 3  # of 30 s
    path.write_bytes(data[:keep] + random.Random(5).randbytes(len(data) - keep))
    facts = probe(path)
    assert facts.damaged_ms is not None
    assert 5_000 < facts.damaged_ms < 15_000 and abs(facts.damaged_ms - facts.duration_ms) < 500


def test_garbage_behind_a_good_head_is_refused(raw: Path, good_mp4: Path, tmp_path: Path) -> None:
    """C7."""
    for name, data, keep in (("a.webm", raw.read_bytes(), 300), ("a.mp4", good_mp4.read_bytes(), 40)):
        path = tmp_path / name
        path.write_bytes(data[:keep] + bytes(range(256)) * 200)
        with pytest.raises(OesError) as caught:
            probe(path)
        assert isinstance(caught.value, (Rejected, Damaged))


def test_a_codec_that_nobody_plays_is_named(raw: Path, tmp_path: Path) -> None:
    """C6."""
    path = tmp_path / "odd.webm"
    path.write_bytes(raw.read_bytes().replace(b"V_VP8", b"V_QT9"))
    with pytest.raises(Rejected) as caught:
        probe(path)
    assert caught.value.reason == "unsupported_media"
    assert caught.value.facts["what"]


def test_a_picture_of_absurd_size_is_refused(raw: Path, tmp_path: Path) -> None:
    """C7."""
    width, height = b"\xb0\x82\x01\x40", b"\xba\x81\xf0"
    data = raw.read_bytes()
    assert width in data
    assert height in data
    path = tmp_path / "vast.webm"
    path.write_bytes(data.replace(width, b"\xb0\x82\x4e\x20"))  # 20,000 wide
    with pytest.raises(Rejected) as caught:
        probe(path)
    assert (caught.value.reason, caught.value.facts["what"]) == ("unsupported_media", "frame_size")


def test_many_tracks_are_refused(tmp_path: Path) -> None:
    """C7."""
    data = raw_webm(tmp_path / "a.webm", 1, sound=False).read_bytes()
    index = scan(BytesSource(data))
    entry = next(child for child in ebml.children(index.parts[0].tracks) if child.id == ebml.TRACK_ENTRY)
    entries = b"".join(
        ebml.element(ebml.TRACK_ENTRY, entry.payload.replace(b"\xd7\x81\x01", bytes([0xD7, 0x81, number])))
        for number in range(1, 100)
    )
    index.parts[0].tracks = entries
    view = VirtualWebm(BytesSource(data), index)
    path = tmp_path / "many.webm"
    path.write_bytes(view.pread(0, view.size))
    with pytest.raises(Rejected) as caught:
        probe(path)
    assert caught.value.facts["what"] == "tracks"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble):
        probe(tmp_path / "gone.webm")


def test_an_index_at_the_end_is_an_index(tmp_path: Path) -> None:
    facts = probe(mp4(tmp_path / "late.mp4", 2, options={"movflags": "0"}))
    assert facts.has_index
