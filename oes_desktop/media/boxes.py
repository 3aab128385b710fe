"""The boxes of MP4 (ISO 14496-12), as far as one must know to say whether a file has an index.

Chromium writes MP4 in fragments (`moof` after `moof`): such a file tells its length nowhere, and a player
reads all of it to seek.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oes_desktop.domain.bytesource import ByteSource

_BOXES = 200_000  # of the top level; a fragment a second for a day


@dataclass(frozen=True, slots=True)
class Box:
    """`at`: where it begins; `body` to `end`: what is in it, after its head."""

    kind: bytes
    at: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Mp4Layout:
    """`has_index`: one `moov` that describes all of the file; `whole`: the last box is not cut off."""

    has_index: bool
    whole: bool


def layout(source: ByteSource) -> Mp4Layout:
    """Look at the top level, and into `moov`. Raises what the source raises."""
    kinds, fragmented, whole = set(), False, True
    for box in walk(source, 0, source.size):
        kinds.add(box.kind)
        whole = whole and box.end <= source.size
        if box.kind == b"moov" and box.end <= source.size:
            fragmented = any(inner.kind == b"mvex" for inner in walk(source, box.body, box.end))
    return Mp4Layout(b"moov" in kinds and b"moof" not in kinds and not fragmented, whole)


def walk(source: ByteSource, at: int, end: int) -> Iterator[Box]:
    """The boxes from `at` on, as far as they make sense; the last may claim to end behind `end`."""
    for _ in range(_BOXES):
        head = read(source, at, 16)
        if len(head) < 8 or at >= end:
            return
        size, body = int.from_bytes(head[:4], "big"), at + 8
        if size == 1 and len(head) == 16:
            size, body = int.from_bytes(head[8:16], "big"), at + 16
        elif size == 0:  # up to the end of the file
            size = end - at
        if size < body - at:
            return
        yield Box(head[4:8], at, body, at + size)
        at += size


def read(source: ByteSource, position: int, length: int) -> bytes:
    """`length` bytes, fewer only at the end of the source."""
    data = b""
    while len(data) < length and (more := source.pread(position + len(data), length - len(data))):
        data += more
    return data
