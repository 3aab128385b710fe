"""What a recording is by its first bytes, and whether one can seek in it.

A student's computer made the file. Only Matroska/WebM (EBML) and MP4 (`ftyp`) are ever opened, and always
with a demuxer named beforehand: nothing is guessed, so no playlist, script or archive is followed.
Formats: RFC 8794 (EBML), RFC 9559 (Matroska), ISO/IEC 14496-12 (boxes).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Rejected


class Form(Enum):
    """MP4_ALONE: an MP4 of one track, a recording without sound. WITHOUT_INDEX: raw from a recorder (WebM
    without cues, fragmented MP4): seeking costs a search."""

    MATROSKA = "matroska"
    MP4 = "mp4"
    MP4_ALONE = "mp4_alone"
    WITHOUT_INDEX = "without_index"


_EBML, _SEGMENT, _SEEK_HEAD, _CLUSTER = 0x1A45DFA3, 0x18538067, 0x114D9B74, 0x1F43B675
_CUES = 0x1C53BB6B
_CUES_BYTES = _CUES.to_bytes(4, "big")
_HEAD = 4096
_BOXES = 64
_NOWHERE = (0, 0)
_LATEST_MS = 1000.0  # no encoder holds a picture back longer


def form_of(source: ByteSource) -> Form:
    """Reads some KiB, so it may wait. Raises `Rejected("not_media")`, and what the source raises."""
    head = read_exactly(source, 0, _HEAD)
    if head[:4] == _EBML.to_bytes(4, "big"):
        return Form.MATROSKA if _has_cues(head) else Form.WITHOUT_INDEX
    if head[4:8] == b"ftyp":
        return _form_of_mp4(source)
    raise Rejected("not_media")


def read_exactly(source: ByteSource, position: int, length: int) -> bytes:
    """`length` bytes, or what there is before the end."""
    parts = []
    while length > 0 and (part := source.pread(position, length)):
        parts.append(part)
        position += len(part)
        length -= len(part)
    return b"".join(parts)


def _has_cues(head: bytes) -> bool:
    """Whether an index is promised: cues before the first cluster, or named by the seek head."""
    at, element, size = _element(head, 0)
    at, element, size = _element(head, at + (size or 0))
    if element != _SEGMENT:
        return False
    while at < len(head):
        at, element, size = _element(head, at)
        if element == _CUES:
            return True
        if element == _SEEK_HEAD and size is not None and _CUES_BYTES in head[at : at + size]:
            return True
        if element in (0, _CLUSTER) or size is None:
            return False
        at += size
    return False


def _element(data: bytes, at: int) -> tuple[int, int, int | None]:
    """(where its body begins, its id, the body's size or None for 'unknown'); id 0 past the end."""
    width = _width(data, at, 4)
    if width == 0:
        return len(data), 0, None
    element = int.from_bytes(data[at : at + width], "big")
    at += width
    width = _width(data, at, 8)
    if width == 0:
        return len(data), 0, None
    size = int.from_bytes(data[at : at + width], "big") & ((1 << 7 * width) - 1)
    return at + width, element, None if size == (1 << 7 * width) - 1 else size


def _width(data: bytes, at: int, most: int) -> int:
    if at >= len(data) or data[at] == 0:
        return 0
    width = 9 - data[at].bit_length()
    return width if width <= most and at + width <= len(data) else 0


def _form_of_mp4(source: ByteSource) -> Form:
    """Fragmented: a movie without samples of its own (`mvex`), or fragments before any movie."""
    for name, at, end in _boxes(source, 0, source.size):
        if name == b"moof":
            return Form.WITHOUT_INDEX
        if name == b"moov":
            names = [child for child, _, _ in _boxes(source, at, end)]
            if b"mvex" in names:
                return Form.WITHOUT_INDEX
            return Form.MP4_ALONE if names.count(b"trak") == 1 else Form.MP4
    return Form.MP4


def reorder_ms(source: ByteSource) -> float:
    """How much later than decoded the pictures of an MP4 are shown: 0 without B-frames. The edit list of the
    first video track says so, by the place in the media where the showing begins. Raises as the source."""
    moov = _first(source, b"moov", 0, source.size)
    for name, at, end in _boxes(source, *moov):
        media = _first(source, b"mdia", at, end) if name == b"trak" else _NOWHERE
        if read_exactly(source, _first(source, b"hdlr", *media)[0] + 8, 4) == b"vide":
            begin = _edited(source, _first(source, b"elst", *_first(source, b"edts", at, end)))
            header = read_exactly(source, _first(source, b"mdhd", *media)[0], 24)
            scale = header[20:24] if header[:1] == b"\x01" else header[12:16]
            return min(_LATEST_MS, begin * 1000 / max(1, int.from_bytes(scale, "big")))
    return 0.0


def _edited(source: ByteSource, edits: tuple[int, int]) -> int:
    """Where in the media the first edit that is no pause begins (units of the media's time scale)."""
    at, end = edits
    if at == end:
        return 0
    wide = 8 if read_exactly(source, at, 1) == b"\x01" else 4
    for entry in range(at + 8, min(end, at + 8 + _BOXES * 20), 2 * wide + 4):
        begin = int.from_bytes(read_exactly(source, entry + wide, wide), "big", signed=True)
        if begin >= 0:
            return begin
    return 0


def _first(source: ByteSource, wanted: bytes, at: int, end: int) -> tuple[int, int]:
    """From where to where the body of the first such box reaches; an empty stretch if there is none."""
    return next(((at, end) for name, at, end in _boxes(source, at, end) if name == wanted), _NOWHERE)


def _boxes(source: ByteSource, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The boxes between two places: name, and from where to where the body reaches."""
    for _ in range(_BOXES):
        header = read_exactly(source, at, 16) if at + 8 <= end else b""
        if len(header) < 8:
            return
        size, name, skip = int.from_bytes(header[:4], "big"), header[4:8], 8
        if size == 1 and len(header) == 16:
            size, skip = int.from_bytes(header[8:16], "big"), 16
        if size < skip:  # 0: to the end of the file
            yield name, at + skip, end if size == 0 else at + skip
            return
        yield name, at + skip, min(at + size, end)
        at += size
