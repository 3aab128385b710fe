"""Finding times in a recording without an index, by looking into it here and there.

Bytes lie about evenly over the time, so a guess by the share of the way is near; from there on the next
cluster (WebM) or fragment (MP4) that begins with a key frame says which time it is. Two or three looks, most
of them into bytes that are wanted anyway, find a place; nobody has to read the whole file.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.media import ebml
from oes_desktop.media.boxes import Box, walk
from oes_desktop.media.ebml import BadElement, OutOfBytes, Window
from oes_desktop.media.files import BytesSource
from oes_desktop.media.fragments import TAIL
from oes_desktop.media.stretches import Piece
from oes_desktop.media.webm_blocks import is_key
from oes_desktop.media.webm_index import Part

_NEAR_MS, _AIM_MS = 15_000, 9_000  # before the time that is wanted: good enough; where the guess aims at
_NEAR_BYTES = 128 * 1024
_LOST_MS = 60_000  # no key frame for so long: times begin anew somewhere, as in a file of two parts
_LOOKS = 24
_STEP = 16 * 1024
_FARTHEST = 16 * 1024 * 1024  # from a guess to the next key frame
_LARGEST_HEAD = 1024 * 1024  # of a fragment
_LARGEST_BLOCK = 1024 * 1024
_BLOCKS = 64  # until one of the pictures is among them


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Decoding can begin at the byte `at`, with the picture of `ms`."""

    at: int
    ms: int


NextMark = Callable[[int, int], Mark | None]
"""The first mark from a byte on that begins before another."""


class Probed:
    """A `Whereabouts` of media from `first` on; `duration_ms` is what the report says. The last bytes belong
    to the index: whoever opens the file looks there for a list."""

    def __init__(self, source: ByteSource, first: Mark, duration_ms: int, following: NextMark) -> None:
        self.index: tuple[Piece, ...] = ((0, first.at), (max(0, source.size - TAIL), source.size))
        self._following = following
        self._known = [first]
        self._end = Mark(source.size, max(duration_ms, first.ms + 1))

    def holding(self, start_ms: int, end_ms: int) -> tuple[Piece, ...] | None:
        start = self._narrowed(start_ms, _AIM_MS, lambda low, _high: start_ms - low.ms <= _NEAR_MS)
        stop = self._narrowed(end_ms, -1_000, lambda _low, high: high.ms - end_ms <= _NEAR_MS)
        if start is None or stop is None or start_ms - start[0].ms > _LOST_MS:
            return None
        return ((start[0].at, stop[1].at),)

    def _narrowed(
        self, target_ms: int, aim_ms: int, near: Callable[[Mark, Mark], bool]
    ) -> tuple[Mark, Mark] | None:
        """The marks before and after a time, when they are near enough, or nothing lies between them."""
        low = max((mark for mark in self._known if mark.ms <= target_ms), default=self._known[0])
        high = min((mark for mark in self._known if mark.ms > target_ms), default=self._end)
        if high.at <= low.at:
            return None
        limit = high.at
        for look in range(_LOOKS):
            if near(low, high) or limit - low.at <= _NEAR_BYTES:
                return low, high
            guess = _guess(low, limit, high.ms, target_ms - aim_ms) if look % 3 < 2 else (low.at + limit) // 2
            guess = min(max(guess, low.at + 1), limit - 1)
            found = self._following(guess, limit)
            if found is None:
                limit = guess
            elif found.ms <= low.ms:
                return None
            else:
                insort(self._known, found)
                if found.ms <= target_ms:
                    low = found
                else:
                    high, limit = found, min(found.at, guess)
        return None


def _guess(low: Mark, limit: int, high_ms: int, target_ms: int) -> int:
    share = (target_ms - low.ms) / max(1, high_ms - low.ms)
    return low.at + round((limit - low.at) * min(max(share, 0.0), 1.0))


# WebM


def raw_webm(source: ByteSource, duration_ms: int) -> Probed | None:
    """None for a file in which no time can be found. Raises what the source raises."""
    head = webm_head(source)
    if head is None:
        return None
    part, begin = head

    def following(at: int, stop: int) -> Mark | None:
        return next(_key_clusters(source, at, stop, part.cue_track, part.scale), None)

    first = following(begin, source.size)
    return Probed(source, first, duration_ms, following) if first is not None else None


def webm_head(source: ByteSource) -> tuple[Part, int] | None:
    """What stands before the first cluster, and where that begins."""
    window, part = Window(source, step=_STEP), Part(b"")
    try:
        while True:
            at = window.position
            identifier, size = window.head()
            if identifier == ebml.CLUSTER:
                return (part, at) if part.cue_track else None
            if identifier == ebml.SEGMENT:
                continue
            if size is None or size > _FARTHEST:
                return None
            part.take(identifier, window.take(size))
    except (OutOfBytes, BadElement):
        return None


def _key_clusters(source: ByteSource, at: int, stop: int, track: int, scale: int) -> Iterator[Mark]:
    window, farthest = Window(source, at, _STEP), min(at + _FARTHEST, stop)
    while window.position < farthest and window.find(ebml.CLUSTER.to_bytes(4, "big")):
        place = window.position
        if place >= stop:
            return
        try:
            ticks = _key_cluster(window, track)
        except (OutOfBytes, BadElement):
            ticks = None
        if ticks is not None:
            yield Mark(place, ticks * scale // 1_000_000)
        window.position = place + 4


def _key_cluster(window: Window, track: int) -> int | None:
    """The time of a cluster whose first picture is a key frame. Raises for what is no cluster."""
    window.head()
    ticks: int | None = None
    for _ in range(_BLOCKS):
        identifier, size = window.head()
        if size is None or identifier == ebml.CLUSTER:
            return None
        if identifier == ebml.TIMESTAMP and size <= 8:
            ticks = ebml.number(window.take(size))
        elif identifier in (ebml.SIMPLE_BLOCK, ebml.BLOCK_GROUP):
            length = 12 if identifier == ebml.SIMPLE_BLOCK else _LARGEST_BLOCK
            key = is_key(identifier, window.peek(min(size, length)), track)
            if key is not None:
                return ticks if key else None
            window.position += size
        elif identifier in (ebml.POSITION, ebml.PREVIOUS_SIZE, ebml.VOID, ebml.CRC32):
            window.position += size
        else:
            raise BadElement
    return None


# Fragmented MP4


def fragments(source: ByteSource, at: int, duration_ms: int, scales: dict[int, int]) -> Probed | None:
    """`at`: where the first fragment may begin; `scales`: ticks a second by the number of the track, the one
    of the pictures first. None where no time can be found. Raises what the source raises."""
    leading = next(iter(scales), 0)

    def following(place: int, stop: int) -> Mark | None:
        return next(_fragments(source, place, stop, leading, scales.get(leading, 1)), None)

    first = following(at, source.size)
    return Probed(source, first, duration_ms, following) if first is not None else None


def next_fragment(source: ByteSource, at: int) -> int | None:
    """Where the first fragment from there on begins."""
    return next((place for place, _ in _heads(source, at, source.size)), None)


def _fragments(source: ByteSource, at: int, stop: int, track: int, scale: int) -> Iterator[Mark]:
    for place, head in _heads(source, at, stop):
        ticks = _fragment_time(head, track)
        if ticks is not None:
            yield Mark(place, ticks * 1000 // scale)


def _heads(source: ByteSource, at: int, stop: int) -> Iterator[tuple[int, bytes]]:
    """Each `moof` that begins in these bytes, and where; ends after a long way without one."""
    window, farthest = Window(source, at, _STEP), min(at + _FARTHEST, stop)
    while window.position < farthest and window.find(b"moof"):
        place = window.position - 4
        if place >= stop:
            return
        window.position = max(place, 0)
        size = int.from_bytes(window.peek(4), "big")
        data = window.peek(size) if 16 <= size <= _LARGEST_HEAD else b""
        if data[12:16] == b"mfhd" and place >= at and len(data) == size:
            farthest = min(place + _FARTHEST, stop)
            yield place, data
        window.position = place + 8


def _fragment_time(moof: bytes, track: int) -> int | None:
    """When the samples of this track begin (`tfdt`), unless the first of them is no key frame."""
    source = BytesSource(moof)
    for traf in _children(source, Box(b"moof", 0, 8, len(moof)), b"traf"):
        header = _payload(moof, next(_children(source, traf, b"tfhd"), None))
        time = _payload(moof, next(_children(source, traf, b"tfdt"), None))
        run = _payload(moof, next(_children(source, traf, b"trun"), None))
        if int.from_bytes(header[4:8], "big") == track and time and _begins_with_key(header, run):
            return int.from_bytes(time[4:12] if time[0] else time[4:8], "big")
    return None


def _children(source: BytesSource, of: Box, kind: bytes) -> Iterator[Box]:
    return (box for box in walk(source, of.body, of.end) if box.kind == kind)


def _payload(data: bytes, box: Box | None) -> bytes:
    return data[box.body : box.end] if box is not None else b""


def _begins_with_key(header: bytes, run: bytes) -> bool:
    """By the flags of the first sample, wherever they stand: with the run, the sample or the track's
    defaults. Where nobody tells, it is one."""
    said = int.from_bytes(run[1:4], "big")
    if said & 0x4:
        place = 8 + (4 if said & 0x1 else 0)
        return _is_sync(run[place : place + 4])
    if said & 0x400:
        place = 8 + 4 * sum(bool(said & bit) for bit in (0x1, 0x100, 0x200))
        return _is_sync(run[place : place + 4])
    given = int.from_bytes(header[1:4], "big")
    if given & 0x20:
        place = 8 + (8 if given & 0x1 else 0) + 4 * sum(bool(given & bit) for bit in (0x2, 0x8, 0x10))
        return _is_sync(header[place : place + 4])
    return True


def _is_sync(flags: bytes) -> bool:
    return not int.from_bytes(flags, "big") & 0x10000
