"""EBML, the grammar of WebM and Matroska (RFC 8794, RFC 9559): reading elements in order, writing new ones.

Only bytes; what clusters and cues are for is known one floor up.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.media.files import BytesSource

EBML, SEGMENT = 0x1A45DFA3, 0x18538067
SEEK_HEAD, SEEK, SEEK_ID, SEEK_POSITION = 0x114D9B74, 0x4DBB, 0x53AB, 0x53AC
INFO, TIMESTAMP_SCALE, DURATION, MUXING_APP, WRITING_APP = 0x1549A966, 0x2AD7B1, 0x4489, 0x4D80, 0x5741
TRACKS, TRACK_ENTRY, TRACK_NUMBER, TRACK_TYPE = 0x1654AE6B, 0xAE, 0xD7, 0x83
TRACK_UID, TRACK_NAME = 0x73C5, 0x536E
CLUSTER, TIMESTAMP, SIMPLE_BLOCK, BLOCK_GROUP = 0x1F43B675, 0xE7, 0xA3, 0xA0
BLOCK, BLOCK_DURATION, REFERENCE_BLOCK = 0xA1, 0x9B, 0xFB
CUES, CUE_POINT, CUE_TIME, CUE_TRACK_POSITIONS = 0x1C53BB6B, 0xBB, 0xB3, 0xB7
CUE_TRACK, CUE_CLUSTER_POSITION, CUE_RELATIVE_POSITION = 0xF7, 0xF1, 0xF0
TAGS, CHAPTERS, ATTACHMENTS = 0x1254C367, 0x1043A770, 0x1941A469
VOID, CRC32, POSITION, PREVIOUS_SIZE, SILENT_TRACKS = 0xEC, 0xBF, 0xA7, 0xAB, 0x5854

_WINDOW = 256 * 1024
_LONGEST_HEAD = 12  # bytes of an identifier (4) and a size (8)


class OutOfBytes(Exception):
    """The source ended inside an element."""


class BadElement(Exception):
    """These bytes are no element."""


class Window:
    """Reads a source from front to back; only a window of it is in memory. `step`: bytes at a time; small
    where reading may fetch, and little is looked at."""

    def __init__(self, source: ByteSource, position: int = 0, step: int = _WINDOW) -> None:
        self._source, self._step = source, step
        self._data = b""
        self._start = position  # of `_data` in the source
        self.position = position

    def peek(self, length: int) -> bytes:
        """The next `length` bytes, fewer at the end of the source."""
        offset = self.position - self._start
        if len(self._data) - offset < length:
            self._fill(length)
            offset = 0
        return self._data[offset : offset + length]

    def take(self, length: int) -> bytes:
        data = self.peek(length)
        if len(data) < length:
            raise OutOfBytes
        self.position += length
        return data

    def head(self) -> tuple[int, int | None]:
        """Identifier and size of the next element; the size is None where the file does not tell it.

        Raises `OutOfBytes` or `BadElement`; then the position has not moved.
        """
        data = self.peek(_LONGEST_HEAD)
        if not data:
            raise OutOfBytes
        id_length = 9 - data[0].bit_length()
        if id_length > 4:
            raise BadElement
        if len(data) <= id_length:
            raise OutOfBytes
        size_length = 9 - data[id_length].bit_length()
        if size_length > 8:
            raise BadElement
        end = id_length + size_length
        if len(data) < end:
            raise OutOfBytes
        mask = (1 << 7 * size_length) - 1
        size = int.from_bytes(data[id_length:end], "big") & mask
        self.position += end
        return int.from_bytes(data[:id_length], "big"), None if size == mask else size

    def find(self, pattern: bytes) -> bool:
        """Move to the next place of `pattern`; False when there is none up to the end."""
        while True:
            data = self.peek(self._step)
            at = data.find(pattern)
            if at >= 0:
                self.position += at
                return True
            if len(data) < self._step:
                return False
            self.position += len(data) - len(pattern) + 1

    def _fill(self, length: int) -> None:
        pieces = [self._data[self.position - self._start :]]
        have = len(pieces[0])
        while have < length:
            more = self._source.pread(self.position + have, max(self._step, length - have))
            if not more:
                break
            pieces.append(more)
            have += len(more)
        self._data = b"".join(pieces)
        self._start = self.position


@dataclass(frozen=True, slots=True)
class Element:
    id: int
    payload: bytes


def children(payload: bytes) -> Iterator[Element]:
    """The elements in `payload`; stops silently where it is cut or wrong."""
    window = Window(BytesSource(payload))
    while True:
        try:
            identifier, size = window.head()
            yield Element(identifier, window.take(len(payload) if size is None else size))
        except (OutOfBytes, BadElement):
            return


def number(payload: bytes) -> int:
    return int.from_bytes(payload, "big")


def floating(payload: bytes) -> float:
    """A float of 4 or 8 bytes; of another length it says nothing: 0."""
    if len(payload) not in (4, 8):
        return 0.0
    value: float = struct.unpack(">f" if len(payload) == 4 else ">d", payload)[0]
    return value


def element(identifier: int, payload: bytes) -> bytes:
    """With a size of 8 bytes, so that the length of a head never depends on what is in it."""
    return identifier.to_bytes((identifier.bit_length() + 7) // 8, "big") + size_field(len(payload)) + payload


def size_field(size: int) -> bytes:
    return (size | 1 << 56).to_bytes(8, "big")


def unsigned(identifier: int, value: int) -> bytes:
    """A number in 8 bytes, for the same reason."""
    return element(identifier, value.to_bytes(8, "big"))
