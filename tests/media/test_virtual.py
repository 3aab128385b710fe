"""The virtual remux: the same packets to the byte, with duration and cues, over bytes nobody touched."""

from __future__ import annotations

from pathlib import Path

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.containers import packets
from support.packages import raw_webm

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, OesError, Rejected, Unreachable
from oes_desktop.media import ebml
from oes_desktop.media.files import BytesSource, FileSource, SourceFile
from oes_desktop.media.virtual import VirtualWebm
from oes_desktop.media.webm_index import scan


def virtual(data: bytes, starts: list[int] | None = None) -> VirtualWebm:
    source = BytesSource(data)
    return VirtualWebm(source, scan(source), starts)


def whole(source: VirtualWebm) -> bytes:
    return source.pread(0, source.size)


def test_every_packet_is_that_of_the_original(any_raw: Path) -> None:
    original = FileSource(any_raw)
    seekable = VirtualWebm(original, scan(original))
    assert packets(seekable) == packets(original)
    original.close()


def test_it_brings_duration_and_cues(any_raw: Path) -> None:
    original = FileSource(any_raw)
    index = scan(original)
    seekable = VirtualWebm(original, index)
    last = max(time + duration for _, time, duration, _, _ in packets(original))
    assert not index.has_cues
    assert index.declared_ms is None
    assert abs(seekable.duration_ms - last) <= 70  # the length of the last frame is a guess
    with av.open(SourceFile(seekable), format="matroska") as file:
        assert round(file.duration / 1000) == seekable.duration_ms
    again = scan(seekable)
    assert again.has_cues
    assert again.declared_ms == seekable.duration_ms
    assert sum(one.cue is not None for one in again.clusters) >= 1
    original.close()


def test_every_cue_points_to_a_cluster_that_holds_its_key_frame(raw: Path) -> None:
    data = whole(virtual(raw.read_bytes()))
    source = BytesSource(data)
    window = ebml.Window(source)
    window.find(ebml.SEGMENT.to_bytes(4, "big"))
    window.head()
    segment = window.position
    for _ in range(2):  # the first time as the target of the seek head
        window.position += 1
        assert window.find(ebml.CUES.to_bytes(4, "big"))
    _, size = window.head()
    assert size is not None
    starts = {one.time: one for one in scan(source).clusters}
    cues = list(ebml.children(window.take(size)))
    assert len(cues) == 5  # a key frame every 100 of 450 frames
    for cue in cues:
        time, positions = ebml.children(cue.payload)
        _, place = ebml.children(positions.payload)
        at = ebml.Window(source, segment + ebml.number(place.payload))
        assert at.head()[0] == ebml.CLUSTER
        assert at.head()[0] == ebml.TIMESTAMP
        assert starts[ebml.number(at.take(8))].cue == ebml.number(time.payload)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_stretch_is_that_of_the_whole(raw: Path, data: st.DataObject) -> None:
    source = virtual(raw.read_bytes())
    everything = whole(source)
    assert len(everything) == source.size
    position = data.draw(st.integers(0, source.size + 10))
    length = data.draw(st.integers(1, 200_000))
    assert source.pread(position, length) == everything[position : position + length]


def test_a_seek_shows_the_frame_of_that_time(raw: Path) -> None:
    with av.open(SourceFile(virtual(raw.read_bytes())), format="matroska") as file:
        video = file.streams.video[0]
        file.seek(20_000, stream=video, backward=True)
        first = next(packet for packet in file.demux(video) if packet.size)
        assert first.is_keyframe
        assert first.pts == 20_000  # frame 300 is a key frame


def test_two_parts_become_one_timeline_with_their_gap(tmp_path: Path) -> None:
    first = raw_webm(tmp_path / "1.webm", 4).read_bytes()
    second = raw_webm(tmp_path / "2.webm", 3).read_bytes()
    joined = virtual(first + second, [0, 23_000])
    assert abs(joined.duration_ms - 26_000) <= 70
    alone = [packets(BytesSource(part)) for part in (first, second)]
    moved = [(track, time + 23_000, *rest) for track, time, *rest in alone[1]]
    assert [tuple(one) for one in packets(joined)] == [*alone[0], *moved]
    without_gap = virtual(first + second)
    assert abs(without_gap.duration_ms - 7_000) <= 100


def test_parts_that_do_not_fit_together_are_refused(tmp_path: Path) -> None:
    small = raw_webm(tmp_path / "1.webm", 1, size=(160, 120)).read_bytes()
    large = raw_webm(tmp_path / "2.webm", 1).read_bytes()
    with pytest.raises(Rejected) as caught:
        virtual(small + large)
    assert caught.value.facts["what"] == "parts"


@pytest.mark.parametrize("share", [0.999, 0.5, 0.11])
def test_a_cut_recording_plays_to_the_cut_and_says_so(raw: Path, share: float) -> None:
    data = raw.read_bytes()
    cut = data[: int(len(data) * share)]
    index = scan(BytesSource(cut))
    seekable = VirtualWebm(BytesSource(cut), index)
    found = packets(seekable)
    assert found == packets(BytesSource(data))[: len(found)]
    assert index.damaged_ms is not None
    assert abs(index.damaged_ms - seekable.duration_ms) <= 200
    assert abs(seekable.duration_ms - 30_000 * share) < 2_000


def test_damage_in_the_middle_is_stepped_over(raw: Path) -> None:
    data = bytearray(raw.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 3_000] = b"\x00" * 3_000
    index = scan(BytesSource(bytes(data)))
    seekable = VirtualWebm(BytesSource(bytes(data)), index)
    assert index.damaged_ms is not None
    assert 10_000 < index.damaged_ms < 20_000
    assert abs(seekable.duration_ms - 30_000) <= 70
    good = {one[4] for one in packets(BytesSource(raw.read_bytes()))}
    found = packets(seekable)
    assert len(found) > 1_500
    # The block that the damage fell into keeps its length; nothing else is different.
    assert sum(one[4] not in good for one in found) <= 1


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_damage_gives_an_index_or_an_error(raw: Path, data: st.DataObject) -> None:
    content = bytearray(raw.read_bytes()[:60_000])
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    try:
        source = virtual(bytes(content))
    except OesError:
        return
    assert len(whole(source)) == source.size
    assert source.duration_ms >= 0


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_an_index_or_an_error(tail: bytes) -> None:
    for start in (
        b"",
        b"\x1a\x45\xdf\xa3\x80",
        b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\xff\x1f\x43\xb6\x75\xff",
    ):
        try:
            virtual(start + tail)
        except OesError:
            continue


def test_thousands_of_false_clusters_end_soon(raw: Path) -> None:
    data = raw.read_bytes() + b"\x1f\x43\xb6\x75\x00" * 400_000
    index = scan(BytesSource(data))
    assert abs(VirtualWebm(BytesSource(data), index).duration_ms - 30_000) <= 70


def test_a_scan_can_be_stopped_and_followed(raw: Path) -> None:
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Unreachable):
        scan(BytesSource(raw.read_bytes() * 3), cancel=cancel)
    told: list[tuple[int, int]] = []
    data = raw.read_bytes() * 3
    scan(BytesSource(data), progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][1] == len(data)


def test_trouble_of_the_source_is_not_swallowed(raw: Path) -> None:
    class Failing(BytesSource):
        def pread(self, position: int, length: int) -> bytes:
            if position > 100_000:
                raise Damaged("vault")
            return super().pread(position, length)

    with pytest.raises(Damaged):
        scan(Failing(raw.read_bytes()))


def test_what_is_no_webm_is_refused(fragmented: Path) -> None:
    with pytest.raises(Rejected) as caught:
        scan(BytesSource(fragmented.read_bytes()))
    assert caught.value.reason == "not_media"
