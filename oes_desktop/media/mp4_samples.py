"""Where the samples of an MP4 lie: the tables of `moov` (ISO 14496-12, 8.6 and 8.7), as stretches of time.

A track is a list of samples, and a sample's bytes are found over the chunk that it is in. Sound is laid
between the pictures, or behind them all: so each stretch names the bytes of every track.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.observed import joined
from oes_desktop.media.boxes import Box, walk
from oes_desktop.media.files import BytesSource
from oes_desktop.media.stretches import NEVER_MS, Piece, Stretch

MOST_BYTES = 64 * 1024 * 1024  # of `moov`: some 40 hours
_MOST_SAMPLES = 8_000_000  # of all tracks: a hundred bytes can claim as many
_MOST_TRACKS = 16
_MOST_KEYS = 500_000
_SOUND_MS = 5_000  # stretches of a file without pictures


@dataclass(frozen=True, slots=True)
class _Track:
    """`times`: ms of every sample; `starts` and `ends`: its bytes; `keys`: numbers of the key frames."""

    picture: bool
    times: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    keys: Sequence[int]

    def pieces(self, first: int, stop: int) -> Iterator[Piece]:
        """Bytes of these samples."""
        if first < stop:
            yield min(self.starts[first:stop]), max(self.ends[first:stop])


def stretches_of(moov: bytes) -> tuple[Stretch, ...]:
    """`moov`: the payload of the box. Raises `Rejected("unsupported_media")` for tables without sense."""
    try:
        tracks = [track for track in _tracks(moov) if track.times]
    except (IndexError, ValueError, OverflowError) as error:
        raise Rejected("unsupported_media", what="index") from error
    if not tracks:
        return ()
    leading = next((track for track in tracks if track.picture), tracks[0])
    if len(leading.keys) > _MOST_KEYS:
        raise Rejected("unsupported_media", what="index")
    edges = [*leading.keys, len(leading.times)]
    found = []
    for first, stop in pairwise(edges):
        start = 0 if first == edges[0] else leading.times[first]
        end = NEVER_MS if stop == edges[-1] else leading.times[stop]
        pieces = list(leading.pieces(first, stop))
        for track in tracks:
            if track is not leading:
                pieces += track.pieces(bisect_left(track.times, start), bisect_left(track.times, end))
        found.append(Stretch(start, end, joined(pieces)))
    return tuple(found)


def scales_of(moov: bytes) -> dict[int, int]:
    """Ticks a second by the number of the track, the one of the pictures first."""
    found = []
    for trak in _Tree(moov, 0, len(moov)).all(b"trak"):
        header = trak.at(b"tkhd").payload
        number = int.from_bytes(header[20:24] if header[:1] == b"\x01" else header[12:16], "big")
        picture = trak.at(b"mdia", b"hdlr").payload[8:12] == b"vide"
        found.append((not picture, number, _scale(trak.at(b"mdia", b"mdhd").payload)))
    return {number: scale for _, number, scale in sorted(found)}


class _Tree:
    """A box and what is in it, by name."""

    def __init__(self, data: bytes, at: int, end: int) -> None:
        self._data, self._at, self._end = data, at, end

    def all(self, kind: bytes) -> list[_Tree]:
        boxes = walk(BytesSource(self._data), self._at, self._end)
        return [self._of(box) for box in boxes if box.kind == kind]

    def at(self, *path: bytes) -> _Tree:
        """The first of that name, and in it the first of the next name; empty where there is none."""
        here = self
        for kind in path:
            here = next(iter(here.all(kind)), _Tree(b"", 0, 0))
        return here

    def _of(self, box: Box) -> _Tree:
        return _Tree(self._data, box.body, min(box.end, self._end))

    @property
    def payload(self) -> bytes:
        return self._data[self._at : self._end]


def _tracks(moov: bytes) -> Iterator[_Track]:
    tree = _Tree(moov, 0, len(moov))
    movie_scale = _scale(tree.at(b"mvhd").payload)
    found = tree.all(b"trak")
    samples = sum(
        _count(trak.at(b"mdia", b"minf", b"stbl", b"stsz").payload) for trak in found[:_MOST_TRACKS]
    )
    if len(found) > _MOST_TRACKS or samples > _MOST_SAMPLES:
        raise ValueError("more than any recording has")
    for trak in found:
        media, table = trak.at(b"mdia"), trak.at(b"mdia", b"minf", b"stbl")
        scale = _scale(media.at(b"mdhd").payload)
        late = _empty_edit(trak.at(b"edts", b"elst").payload) * scale // movie_scale
        sizes = _sizes(table.at(b"stsz").payload)
        starts = _starts(table, sizes)
        times = [(time + late) * 1000 // scale for time in _times(table.at(b"stts").payload, len(sizes))]
        count = min(len(times), len(starts))
        picture = media.at(b"hdlr").payload[8:12] == b"vide"
        keys = _keys(table.at(b"stss").payload, times[:count], picture=picture)
        ends = [start + size for start, size in zip(starts, sizes, strict=False)]
        yield _Track(picture, times[:count], starts[:count], ends[:count], keys)


def _scale(header: bytes) -> int:
    """Ticks a second, of `mvhd` or `mdhd`."""
    return int.from_bytes(header[20:24] if header[:1] == b"\x01" else header[12:16], "big") or 1


def _empty_edit(edits: bytes) -> int:
    """By how much (ticks of the movie) the track begins later than the others."""
    wide = 8 if edits[:1] == b"\x01" else 4
    begin = int.from_bytes(edits[8 + wide : 8 + 2 * wide], "big", signed=True)
    return int.from_bytes(edits[8 : 8 + wide], "big") if begin == -1 else 0


def _numbers(data: bytes, kind: str = "I") -> array[int]:
    numbers = array(kind)
    numbers.frombytes(data[: len(data) // numbers.itemsize * numbers.itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _count(sizes: bytes) -> int:
    """How many samples the track claims."""
    return int.from_bytes(sizes[8:12], "big")


def _sizes(table: bytes) -> Sequence[int]:
    one, count = int.from_bytes(table[4:8], "big"), _count(table)
    return [one] * count if one else _numbers(table[12 : 12 + 4 * count])


def _times(table: bytes, count: int) -> list[int]:
    """When each sample is decoded, which for a key frame is when it is shown (ticks)."""
    lengths: list[int] = []
    runs = _numbers(table[8 : 8 + 8 * int.from_bytes(table[4:8], "big")])
    for many, length in zip(runs[0::2], runs[1::2], strict=False):
        lengths += [length] * min(many, count - len(lengths))
    return list(accumulate(lengths[: max(count - 1, 0)], initial=0))[:count]


def _starts(table: _Tree, sizes: Sequence[int]) -> list[int]:
    """Where each sample begins: its chunk, and those before it in the chunk."""
    wide = table.at(b"co64").payload
    places = _numbers(wide[8:], "Q") if wide else _numbers(table.at(b"stco").payload[8:])
    runs = _numbers(table.at(b"stsc").payload[8:])
    firsts, many = [*runs[0::3], len(places) + 1], runs[1::3]
    if any(first >= following for first, following in pairwise(firsts)) or firsts[0] < 1:
        raise ValueError("chunks in no order")
    starts: list[int] = []
    for (first, following), each in zip(pairwise(firsts), many, strict=False):
        for chunk in range(first - 1, min(following - 1, len(places))):
            own = sizes[len(starts) : len(starts) + each]
            starts += list(accumulate(own, initial=places[chunk]))[: len(own)]
            if len(starts) >= len(sizes):
                return starts
    return starts


def _keys(table: bytes, times: Sequence[int], *, picture: bool) -> list[int]:
    """Without a table every sample is one: then some seconds are taken together."""
    if table:
        listed = _numbers(table[8 : 8 + 4 * int.from_bytes(table[4:8], "big")])
        keys = sorted({number - 1 for number in listed if 0 < number <= len(times)})
    else:
        least = 0 if picture else _SOUND_MS
        keys, before = [], -NEVER_MS
        for number, time in enumerate(times):
            if time - before > least:
                keys.append(number)
                before = time
    return [0, *keys] if keys and keys[0] != 0 else keys
