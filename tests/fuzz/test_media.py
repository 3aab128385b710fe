"""C6, C7, C8: recordings that a student's computer made, or that somebody made by hand.

What reads them in our own process is arithmetic on bytes: it ends, with an answer or an `OesError`, and never
asks for bytes that are not there. Decoders are in a process of their own.
"""

from __future__ import annotations

import struct
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from support.containers import fragmented_mp4, mp4
from support.fuzzing import LONG, edited, ends_well, sift, sizes
from support.packages import photo, raw_webm

from oes_desktop.domain.errors import Rejected
from oes_desktop.media import boxes, mp4_samples
from oes_desktop.media.files import BytesSource
from oes_desktop.media.locating import whereabouts
from oes_desktop.media.probe import probe
from oes_desktop.media.sniff import PHOTOS, VIDEOS, sniff, sniff_video
from oes_desktop.media.virtual import VirtualWebm, is_raw
from oes_desktop.media.webm_index import WebmIndex, scan
from oes_desktop.playback.container_kind import Form, form_of, reorder_ms

_SMALL = (64, 48)
_EBML = [
    *(bytes.fromhex(text) for text in ("1A45DFA3", "18538067", "1F43B675", "1C53BB6B", "114D9B74", "E788")),
    *(bytes.fromhex(text) for text in ("01FFFFFFFFFFFFFF", "FF", "80", "88", "0100000000000001", "2AD7B188")),
    *(bytes.fromhex(text) for text in ("4489887FF8000000000000", "44898480000000", "A0", "A1", "A3", "9B88")),
    b"\x01" + b"\xff" * 6 + b"\xfe",
    b"\xff" * 8,
]
_MP4 = [
    *(
        b"moov",
        b"moof",
        b"mdat",
        b"trak",
        b"stbl",
        b"stsz",
        b"stco",
        b"co64",
        b"stsc",
        b"stts",
        b"stss",
        b"mvex",
    ),
    *(b"mfra", b"tfra", b"mfro", b"sidx", b"edts", b"elst", b"mdhd", b"tfdt", b"tfhd", b"trun", b"ftyp"),
    *(struct.pack(">I", number) for number in (0, 1, 7, 8, 16, 8_000_000, 2**31, 2**32 - 1)),
    *(struct.pack(">Q", number) for number in (1, 2**40, 2**63, 2**64 - 1)),
]


class Strict(BytesSource):
    """Bytes in memory; who asks for nonsense is told."""

    def pread(self, position: int, length: int) -> bytes:
        assert position >= 0 and length >= 0
        assert length < 2**32
        return super().pread(position, length)


@pytest.fixture(scope="module")
def webm(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Raw, as a browser writes it."""
    path = tmp_path_factory.mktemp("webm") / "raw.webm"
    return raw_webm(path, 2, 5, size=_SMALL, key_frames=4).read_bytes()


@pytest.fixture(scope="module")
def indexed(webm: bytes) -> bytes:
    """The same with an index."""
    return whole(VirtualWebm(BytesSource(webm), scan(BytesSource(webm))))


@pytest.fixture(scope="module")
def mp4s(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """With its index in front; in fragments."""
    folder = tmp_path_factory.mktemp("mp4")
    plain = mp4(folder / "a.mp4", 2, fps=5, size=_SMALL)
    return plain.read_bytes(), fragmented_mp4(folder / "b.mp4", 2).read_bytes()


def whole(source: VirtualWebm) -> bytes:
    data = b""
    while more := source.pread(len(data), 1 << 16):
        data += more
    return data


def heads(sample: bytes, pieces: list[bytes], length: int = 700) -> SearchStrategy[bytes]:
    """Where the structure stands is spoiled more often than where pictures are."""
    front = edited(sample[:length], pieces=pieces).map(lambda head: head + sample[length:])
    tail = edited(sample[-length:], pieces=pieces).map(lambda end: sample[:-length] + end)
    return st.one_of(front, tail, edited(sample, pieces=pieces))


def elements() -> SearchStrategy[bytes]:
    """WebM of nothing but elements, in any order and depth."""
    head = bytes.fromhex("1A45DFA3 84 42828081")
    payload = st.one_of(st.binary(max_size=12), st.sampled_from([b"", b"\x81\0\0\x80", b"\x81\x80\0\0"]))
    plain = st.tuples(st.sampled_from(_EBML), payload).map(
        lambda pair: pair[0] + bytes([0x80 | len(pair[1])]) + pair[1]
    )
    body = st.lists(st.one_of(plain, st.sampled_from(_EBML)), max_size=20).map(b"".join)
    return body.map(lambda data: head + bytes.fromhex("1853806701FFFFFFFFFFFFFF") + data)


def boxed() -> SearchStrategy[bytes]:
    """MP4 of nothing but boxes within boxes."""
    numbers = st.lists(st.sampled_from([0, 1, 2, 16, 1000, 2**31, 2**32 - 1]), max_size=8)
    names = [piece for piece in _MP4 if piece.isalnum() and len(piece) == 4]
    leaf = st.tuples(st.sampled_from(names), numbers).map(
        lambda pair: _box(pair[0], struct.pack(f">{len(pair[1])}I", *pair[1]))
    )
    tree = st.recursive(
        leaf,
        lambda inner: st.tuples(
            st.sampled_from(
                [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf", b"edts", b"mfra"]
            ),
            st.lists(inner, max_size=5),
        ).map(lambda pair: _box(pair[0], b"".join(pair[1]))),
        max_leaves=16,
    )
    return st.lists(tree, max_size=4).map(lambda found: _box(b"ftyp", b"isom" * 2) + b"".join(found))


def _box(kind: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", 8 + len(payload)) + kind + payload


def _within(data: bytes, index: WebmIndex) -> None:
    for cluster in index.clusters:
        assert 0 < cluster.body < cluster.end <= len(data)
        assert 0 <= cluster.part < len(index.parts)


@sizes
def test_any_first_bytes(inputs: int) -> None:
    """Nothing but the few types is ever taken, whatever the name says."""
    firsts = [
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF0000WEBP",
        b"\0\0\0\x18ftypisom",
        b"<html>",
        b"#EXTM3U",
    ]

    def door(first: bytes) -> None:
        assert sniff(first) in VIDEOS | PHOTOS
        with suppress(Rejected):
            assert sniff_video(first) in VIDEOS
        is_raw(first)

    webm_head = bytes.fromhex("1A45DFA3 9F 4286810142F7810142F2810442F381084282847765626D42878104")
    sift(inputs, st.one_of(edited(webm_head, *firsts), st.binary(max_size=40)), door, webm_head)


@sizes
def test_any_webm(webm: bytes, indexed: bytes, inputs: int) -> None:
    """What was found in it is in it; and it can be served as it should have been written."""

    def door(data: bytes) -> None:
        source = Strict(data)
        index = scan(source)
        _within(data, index)
        assert index.damaged_ms is None or index.damaged_ms >= 0
        served = VirtualWebm(source, index)
        found = whole(served)
        assert len(found) == served.size
        assert served.duration_ms >= 0

    bad = st.one_of(heads(webm, _EBML), heads(indexed, _EBML), elements(), st.binary(max_size=80))
    sift(inputs, bad, door, webm, indexed)


@sizes
def test_any_place_of_times(webm: bytes, indexed: bytes, mp4s: tuple[bytes, bytes], inputs: int) -> None:
    """Which bytes hold a moment, in a file of any kind: a stretch of it, or nobody can tell."""

    def door(data: bytes) -> None:
        found = whereabouts(Strict(data), 2_000)
        if found is None:
            return
        for start_ms, end_ms in ((0, 500), (900, 1_100), (1_900, 60_000)):
            for first, stop in (*found.index, *(found.holding(start_ms, end_ms) or ())):
                assert 0 <= first <= stop

    bad = st.one_of(
        *(heads(sample, _EBML) for sample in (webm, indexed)),
        *(heads(sample, _MP4) for sample in mp4s),
        *(elements(), boxed(), st.binary(max_size=80)),
    )
    sift(inputs, bad, door, webm, indexed, *mp4s)


@sizes
def test_any_boxes(mp4s: tuple[bytes, bytes], inputs: int) -> None:
    def door(data: bytes) -> None:
        source = Strict(data)
        boxes.layout(source)
        for box in boxes.walk(source, 0, source.size):
            assert box.at < box.body <= box.end
        ends_well(mp4_samples.scales_of, data)
        mp4_samples.stretches_of(data)

    moov = mp4s[0][mp4s[0].index(b"moov") + 4 :]
    bad = st.one_of(
        heads(moov, _MP4), boxed(), *(heads(sample, _MP4) for sample in mp4s), st.binary(max_size=80)
    )
    sift(inputs, bad, door, moov, *mp4s)


@sizes
def test_any_form_of_a_container(webm: bytes, indexed: bytes, mp4s: tuple[bytes, bytes], inputs: int) -> None:
    """Before a player is given a file."""

    def door(data: bytes) -> None:
        source = Strict(data)
        assert isinstance(form_of(source), Form)
        assert 0 <= reorder_ms(source) <= 1_000

    bad = st.one_of(
        *(heads(sample, _EBML) for sample in (webm, indexed)),
        *(heads(sample, _MP4) for sample in mp4s),
        *(elements(), boxed(), st.binary(max_size=80)),
    )
    sift(inputs, bad, door, webm, indexed, *mp4s)


_PROBES = [pytest.param(4, id="short"), pytest.param(LONG // 100, id="long", marks=pytest.mark.long)]


@pytest.mark.parametrize("inputs", _PROBES)
def test_any_file_for_the_decoder(
    webm: bytes, mp4s: tuple[bytes, bytes], tmp_path: Path, inputs: int
) -> None:
    """C8: a process each, so there are few of them: what they do is not ours, how they end is."""
    path = tmp_path / "a.bin"
    picture = photo(tmp_path / "a.jpg").read_bytes()

    def door(data: bytes) -> None:
        path.write_bytes(data)
        assert probe(path).duration_ms >= 0

    bad = st.one_of(heads(webm, _EBML), *(heads(sample, _MP4) for sample in mp4s), st.just(picture))
    sift(inputs, bad, door)


def _track(samples: int) -> bytes:
    """Every sample a byte, and each a key frame."""
    sizes_ = _box(b"stsz", struct.pack(">III", 0, 1, samples))
    times = _box(b"stts", struct.pack(">IIII", 0, 1, 2**32 - 1, 1))
    places = _box(b"stsc", struct.pack(">IIIII", 0, 1, 1, samples, 1)) + _box(
        b"stco", struct.pack(">III", 0, 1, 1)
    )
    header = _box(b"hdlr", bytes(8) + b"vide")
    return _box(b"trak", _box(b"mdia", header + _box(b"minf", _box(b"stbl", sizes_ + times + places))))


@pytest.mark.parametrize(
    "moov", [_track(5_000_000) * 2, _track(2) * 3_000, _track(500_001)], ids=["samples", "tracks", "keys"]
)
def test_a_few_bytes_that_claim_millions_are_refused_at_once(moov: bytes) -> None:
    """Found here: a hundred bytes may claim eight million samples, and a file thousands of tracks of them."""
    assert len(mp4_samples.stretches_of(_track(1_000))) == 1_000
    with pytest.raises(Rejected) as caught:
        mp4_samples.stretches_of(moov)
    assert caught.value.reason == "unsupported_media"
