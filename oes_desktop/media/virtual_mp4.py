"""Fragments of MP4 that are here, as a file with one index: the virtual remux of `virtual.py` for MP4.

A new `moov`, from memory, lists every sample of the fragments that are known, and a piece table lays them one
after another with sound and pictures near each other; nothing is copied. Players find their way by it
exactly, where FFmpeg's reading of fragments goes astray (after a seek it asks for sound of where it was
before), and libVLC's of coarse layers shows nothing. Where bytes are missing the list has one sample more:
who plays or seeks into a hole asks for that, and hears that it is not here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from oes_desktop.media.boxes import Box, walk
from oes_desktop.media.files import BytesSource
from oes_desktop.media.pieces import Piece

_MOST_SAMPLES = 1_000_000  # of a track: six hours of sound
_NON_SYNC = 0x10000
_LAYERS = 2  # a second: sound and pictures of so long lie together
REFUSED = -1  # a place that is not in the file
_DROPPED = frozenset({b"mvex", b"edts"})
_TABLES = frozenset(
    {b"stts", b"ctts", b"stss", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"sbgp", b"sgpd"}
)


@dataclass(frozen=True, slots=True)
class Sample:
    """`time`: when it is decoded (ticks of its track); `late`: so much later it is shown."""

    time: int
    at: int
    size: int
    key: bool
    late: int = 0


@dataclass(slots=True)
class Track:
    """`defaults`: duration, size, flags (`trex`); `end`: ticks after its last sample."""

    number: int
    scale: int
    picture: bool
    defaults: tuple[int, int, int] = (0, 0, 0)
    samples: list[Sample] = field(default_factory=list)
    end: int = 0


def tracks_of(moov: bytes) -> dict[int, Track]:
    """Of the payload of the box; their samples are still to come."""
    found = {}
    for trak in _within(moov, Box(b"", 0, 0, len(moov)), b"trak"):
        number, scale = _number(_at(moov, trak, b"tkhd")), _scale(_at(moov, trak, b"mdia", b"mdhd"))
        found[number] = Track(number, scale, _at(moov, trak, b"mdia", b"hdlr")[8:12] == b"vide")
    for mvex in _within(moov, Box(b"", 0, 0, len(moov)), b"mvex"):
        for box in _within(moov, mvex, b"trex"):
            values = struct.unpack(">6I", moov[box.body : box.body + 24].ljust(24, b"\0"))
            if values[1] in found:
                found[values[1]].defaults = values[3:]
    return found


def take_fragment(tracks: dict[int, Track], moof: bytes, at: int, stop: int) -> None:
    """Add the samples of one fragment whose bytes end before `stop`; `at`: where in the file it begins."""
    for traf in _within(moof, Box(b"", 0, 8, len(moof)), b"traf"):
        header = _at(moof, traf, b"tfhd")
        track = tracks.get(int.from_bytes(header[4:8], "big"))
        time = _at(moof, traf, b"tfdt")
        if track is None or not time:
            continue
        defaults = _defaults(header, track.defaults)
        decode = int.from_bytes(time[4:12] if time[0] else time[4:8], "big")
        base = int.from_bytes(header[8:16], "big") if header[3] & 0x1 else at
        place = base
        for run in _within(moof, traf, b"trun"):
            for sample, lasts in _samples(moof[run.body : run.end], defaults, base, place, decode):
                decode, place = decode + lasts, sample.at + sample.size
                if place > stop or len(track.samples) >= _MOST_SAMPLES:
                    return
                track.samples.append(sample)
                track.end = decode


def _defaults(header: bytes, others: tuple[int, int, int]) -> tuple[int, int, int]:
    said, place, found = int.from_bytes(header[1:4], "big"), 8, list(others)
    place += (8 if said & 0x1 else 0) + (4 if said & 0x2 else 0)
    for number, bit in enumerate((0x8, 0x10, 0x20)):
        if said & bit:
            found[number] = int.from_bytes(header[place : place + 4], "big")
            place += 4
    return found[0], found[1], found[2]


def _samples(
    run: bytes, defaults: tuple[int, int, int], base: int, place: int, decode: int
) -> Iterator[tuple[Sample, int]]:
    """Each sample of a run, and how long it lasts (ISO 14496-12, 8.8.8)."""
    said, count = int.from_bytes(run[1:4], "big"), int.from_bytes(run[4:8], "big")
    at, first_flags = 8, None
    if said & 0x1:
        place, at = base + int.from_bytes(run[at : at + 4], "big", signed=True), at + 4
    if said & 0x4:
        first_flags, at = int.from_bytes(run[at : at + 4], "big"), at + 4
    present = [bool(said & bit) for bit in (0x100, 0x200, 0x400, 0x800)]
    wide = 4 * sum(present)
    for number in range(min(count, (len(run) - at) // wide if wide else count, _MOST_SAMPLES)):
        values = iter(struct.unpack_from(f">{wide // 4}I", run, at + number * wide))
        lasts, size, flags = (
            next(values) if there else default for there, default in zip(present, defaults, strict=False)
        )
        late = next(values, 0) if present[3] else 0
        if number == 0 and first_flags is not None:
            flags = first_flags
        late = late - (1 << 32) if late >> 31 else late
        yield Sample(decode, place, size, not flags & _NON_SYNC, late), lasts
        decode, place = decode + lasts, place + size


def mark_hole(track: Track) -> None:
    """What follows its samples is not here."""
    if track.samples:
        track.samples.append(Sample(track.end, REFUSED, 1, key=True))


# The new file


def pieces_of(head: bytes, moov: bytes, tracks: dict[int, Track]) -> list[Piece]:
    """`head`: what stands before the index; `moov`: the payload of the old one."""
    for track in tracks.values():
        if track.samples and track.samples[0].time > 0:  # the list counts from nothing
            track.samples.insert(0, Sample(0, REFUSED, 0, key=True))
    body = _laid_out(tracks)
    length = sum(piece.length for piece in body)
    # Twice: the first time to know how long it is, for the places in it count from behind it.
    front = b""
    for _ in range(2):
        front = head + _moov(moov, tracks, len(front)) + struct.pack(">I4sQ", 1, b"mdat", 16 + length)
    return [Piece(len(front), front), *body]


def _laid_out(tracks: dict[int, Track]) -> list[Piece]:
    """Give every sample its place in the new file, and say which bytes lie there."""
    order = sorted(
        (one.time * _LAYERS // track.scale, track.number, place)
        for track in tracks.values()
        for place, one in enumerate(track.samples)
    )
    pieces: list[Piece] = []
    at = 0
    for _, number, place in order:
        sample = tracks[number].samples[place]
        tracks[number].samples[place] = replace(sample, at=at)
        at += sample.size
        if sample.at == REFUSED:
            pieces += [Piece(sample.size)] if sample.size else []
        elif pieces and pieces[-1].origin is not None and _end(pieces[-1]) == sample.at:
            pieces[-1] = replace(pieces[-1], length=pieces[-1].length + sample.size)
        elif sample.size:
            pieces.append(Piece(sample.size, origin=sample.at))
    return pieces


def _end(piece: Piece) -> int:
    return (piece.origin or 0) + piece.length


def _moov(moov: bytes, tracks: dict[int, Track], moved: int) -> bytes:
    """`moved`: where in the new file the samples begin; the length of the box does not depend on it."""
    scale = _scale(_at(moov, Box(b"", 0, 0, len(moov)), b"mvhd"))
    length = max((track.end * scale // track.scale for track in tracks.values()), default=0)
    parts = []
    for box in walk(BytesSource(moov), 0, len(moov)):
        if box.kind == b"trak":
            parts.append(_trak(moov, box, tracks, moved, length))
        elif box.kind == b"mvhd":
            parts.append(_with_duration(moov[box.at : box.end], length))
        elif box.kind not in _DROPPED:
            parts.append(moov[box.at : box.end])
    return _box(b"moov", *parts)


def _scale(header: bytes) -> int:
    """Ticks a second, of `mvhd` or `mdhd`."""
    return int.from_bytes(header[20:24] if header[:1] == b"\x01" else header[12:16], "big") or 1


def _trak(moov: bytes, trak: Box, tracks: dict[int, Track], moved: int, length: int) -> bytes:
    track = tracks[_number(_at(moov, trak, b"tkhd"))]

    def copied(box: Box) -> bytes:
        whole = moov[box.at : box.end]
        if box.kind in (b"trak", b"mdia", b"minf", b"stbl"):
            inner = [copied(child) for child in walk(BytesSource(moov), box.body, box.end)]
            return _box(box.kind, *inner, *(_tables(track, moved) if box.kind == b"stbl" else ()))
        if box.kind == b"tkhd":
            return _with_duration(whole, length, 4)
        if box.kind == b"mdhd":
            return _with_duration(whole, track.end)
        return b"" if box.kind in _TABLES | _DROPPED else whole

    return copied(trak)


def _number(header: bytes) -> int:
    return int.from_bytes(header[20:24] if header[:1] == b"\x01" else header[12:16], "big")


def _with_duration(box: bytes, ticks: int, more: int = 0) -> bytes:
    """`mvhd` and `mdhd` have it behind the scale, `tkhd` four bytes further on."""
    if box[8:9] == b"\x01":
        return box[: 32 + more] + struct.pack(">Q", ticks) + box[40 + more :]
    return box[: 24 + more] + struct.pack(">I", min(ticks, 0xFFFFFFFF)) + box[28 + more :]


def _tables(track: Track, moved: int) -> Iterator[bytes]:
    samples = track.samples
    lasts = [max(0, after.time - one.time) for one, after in pairwise(samples)]
    if samples:
        lasts.append(max(0, track.end - samples[-1].time))
    yield _full(b"stts", _counted(lasts))
    if any(one.late for one in samples):
        yield _full(b"ctts", _counted(one.late & 0xFFFFFFFF for one in samples), version=1)
    if track.picture:
        keys = [number for number, one in enumerate(samples, 1) if one.key]
        yield _full(b"stss", struct.pack(f">{len(keys) + 1}I", len(keys), *keys))
    yield _full(
        b"stsz", struct.pack(f">{len(samples) + 2}I", 0, len(samples), *(one.size for one in samples))
    )
    firsts, runs = [], []
    for one, before in zip(samples, [None, *samples], strict=False):
        if before is None or before.at + before.size != one.at:
            firsts.append(one.at + moved)
            runs.append(0)
        runs[-1] += 1
    chunks = [(next(group)[0], many) for many, group in groupby(enumerate(runs, 1), key=lambda pair: pair[1])]
    table = [value for first, many in chunks for value in (first, many, 1)]
    yield _full(b"stsc", struct.pack(f">{len(table) + 1}I", len(chunks), *table))
    yield _full(b"co64", struct.pack(f">I{len(firsts)}Q", len(firsts), *firsts))


def _counted(values: Iterable[int]) -> bytes:
    """Equal ones in a row taken together."""
    runs = [(len(list(group)), value) for value, group in groupby(values)]
    return struct.pack(f">{2 * len(runs) + 1}I", len(runs), *(each for run in runs for each in run))


def _full(kind: bytes, payload: bytes, version: int = 0) -> bytes:
    return _box(kind, bytes((version, 0, 0, 0)), payload)


def _box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", len(body) + 8) + kind + body


def _within(data: bytes, of: Box, kind: bytes) -> Iterator[Box]:
    return (box for box in walk(BytesSource(data), of.body, min(of.end, len(data))) if box.kind == kind)


def _at(data: bytes, of: Box, *path: bytes) -> bytes:
    """Payload of the first box of that name, and in it of the next name; empty where there is none."""
    for kind in path:
        found = next(_within(data, of, kind), None)
        if found is None:
            return b""
        of = found
    return data[of.body : min(of.end, len(data))]
