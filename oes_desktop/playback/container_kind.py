"""What a recording is by its first bytes, and whether one can seek in it.

A student's computer made the file. Only Matroska/WebM (EBML) and MP4 (`ftyp`) are ever opened, and always
with a demuxer named beforehand: nothing is guessed, so no playlist, script or archive is followed.
Formats: RFC 8794 (EBML), RFC 9559 (Matroska), ISO/IEC 14496-12 (boxes).
"""

from __future__ import annotations

from enum import Enum

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Rejected


class Form(Enum):
    """WITHOUT_INDEX: raw from a recorder (WebM without cues, fragmented MP4): seeking costs a search."""

    MATROSKA = "matroska"
    MP4 = "mp4"
    WITHOUT_INDEX = "without_index"


_EBML, _SEGMENT, _SEEK_HEAD, _CLUSTER = 0x1A45DFA3, 0x18538067, 0x114D9B74, 0x1F43B675
_CUES = 0x1C53BB6B
_CUES_BYTES = _CUES.to_bytes(4, "big")
_HEAD = 4096
_BOXES = 64


def form_of(source: ByteSource) -> Form:
    """Reads some KiB, so it may wait. Raises `Rejected("not_media")`, and what the source raises."""
    head = read_exactly(source, 0, _HEAD)
    if head[:4] == _EBML.to_bytes(4, "big"):
        return Form.MATROSKA if _has_cues(head) else Form.WITHOUT_INDEX
    if head[4:8] == b"ftyp":
        return Form.WITHOUT_INDEX if _is_fragmented(source) else Form.MP4
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


def _is_fragmented(source: ByteSource) -> bool:
    """A movie without samples of its own (`mvex`), or fragments before any movie."""
    at = 0
    for _ in range(_BOXES):
        header = read_exactly(source, at, 16)
        if len(header) < 8:
            return False
        size, name, skip = int.from_bytes(header[:4], "big"), header[4:8], 8
        if size == 1 and len(header) == 16:
            size, skip = int.from_bytes(header[8:16], "big"), 16
        if name == b"moof":
            return True
        if name == b"moov":
            return b"mvex" in _child_boxes(source, at + skip, at + size)
        if size < skip:
            return False
        at += size
    return False


def _child_boxes(source: ByteSource, at: int, end: int) -> set[bytes]:
    names: set[bytes] = set()
    for _ in range(_BOXES):
        header = read_exactly(source, at, 8) if at + 8 <= end else b""
        if len(header) < 8:
            break
        names.add(header[4:8])
        size = int.from_bytes(header[:4], "big")
        if size < 8:
            break
        at += size
    return names
