"""The remux: duration and index in front, every packet as it was."""

from __future__ import annotations

from pathlib import Path

import av
import pytest
from support.containers import packets
from support.packages import counter, raw_webm

from oes_desktop.domain.errors import Damaged, DiskTrouble, OesError, Rejected
from oes_desktop.media.probe import probe
from oes_desktop.media.remux import remux


def test_nothing_is_lost_and_the_index_is_there(any_raw: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.webm"
    remux(any_raw, target)
    before, after = packets(any_raw), packets(target)
    for track in {one[0] for one in before}:
        assert [(one[1], one[3], one[4]) for one in after if one[0] == track] == [
            (one[1], one[3], one[4]) for one in before if one[0] == track
        ]
    facts = probe(target)
    assert not facts.needs_remux
    assert abs(facts.duration_ms - probe(any_raw).duration_ms) <= 70


def test_the_same_input_gives_the_same_bytes(raw: Path, tmp_path: Path) -> None:
    remux(raw, tmp_path / "1.webm")
    remux(raw, tmp_path / "2.webm")
    assert (tmp_path / "1.webm").read_bytes() == (tmp_path / "2.webm").read_bytes()


def test_the_frame_of_20_s_is_shown_at_20_s(raw: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.webm"
    remux(raw, target)
    with av.open(str(target)) as file:
        file.seek(20_000_000)
        frame = next(frame for frame in file.decode(video=0) if frame.time >= 20)
    picture = frame.to_ndarray(format="rgb24")
    assert counter(picture.tobytes(), frame.width) == 300


def test_fragments_become_one_indexed_file(fragmented: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.mp4"
    remux(fragmented, target)
    facts = probe(target)
    assert (facts.needs_remux, facts.frames) == (False, 150)
    assert [one[4] for one in packets(target, "mp4")] == [one[4] for one in packets(fragmented, "mp4")]


def test_a_cut_and_a_damaged_recording_keep_what_is_good(raw: Path, tmp_path: Path) -> None:
    data = bytearray(raw.read_bytes())
    data[150_000:151_000] = bytes(1_000)
    broken, target = tmp_path / "broken.webm", tmp_path / "out.webm"
    broken.write_bytes(bytes(data[:300_000]))
    remux(broken, target)
    facts = probe(target)
    assert not facts.needs_remux
    assert facts.packets == probe(broken).packets
    assert facts.duration_ms > 20_000


def test_times_that_go_back_are_set_right(tmp_path: Path) -> None:
    """C6: two recordings in the same bytes, the second with its times from 0 again."""
    parts = [raw_webm(tmp_path / f"{n}.webm", 3, first=n * 1_000).read_bytes() for n in (0, 1)]
    joined, target = tmp_path / "joined.webm", tmp_path / "out.webm"
    joined.write_bytes(b"".join(parts))
    remux(joined, target)
    times = [one[1] for one in packets(target) if one[0] == 0]
    assert times == sorted(set(times))
    facts = probe(target)
    assert facts.frames == 90
    assert abs(facts.duration_ms - 6_000) <= 140


@pytest.mark.parametrize("content", [b"", b"#EXTM3U\n", b"\x1a\x45\xdf\xa3" + bytes(300)])
def test_what_is_no_recording_leaves_nothing_behind(tmp_path: Path, content: bytes) -> None:
    source, target = tmp_path / "in.webm", tmp_path / "out.webm"
    source.write_bytes(content)
    with pytest.raises((Rejected, Damaged)):
        remux(source, target)
    assert not target.exists()


def test_a_target_that_cannot_be_written(raw: Path, tmp_path: Path) -> None:
    with pytest.raises(OesError) as caught:
        remux(raw, tmp_path / "no" / "such" / "folder" / "out.webm")
    assert isinstance(caught.value, DiskTrouble)
