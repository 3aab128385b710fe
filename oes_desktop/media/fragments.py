"""Where the fragments of an MP4 lie (`moof`, one after another), as far as the file has a list of them.

Two kinds of list are in use: `sidx` in front (ISO 14496-12, 8.16.3) and `mfra` at the end (8.8.9). A file
with neither is looked through by `probing.py`.
"""

from __future__ import annotations

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.media.boxes import Box, read, walk
from oes_desktop.media.files import BytesSource

Points = tuple[tuple[int, int], ...]
TAIL = 16  # bytes that name the list at the end (`mfro`)
_MOST = 16 * 1024 * 1024
_LARGEST = 1 << 40  # of a file


def by_sidx(source: ByteSource, box: Box) -> tuple[Points, int]:
    """(ms, byte) of each fragment, and where the last ends; none when it lists other lists."""
    data = read(source, box.body, min(box.end - box.body, _MOST))
    wide = data[:1] >= b"\x01"
    scale = int.from_bytes(data[8:12], "big") or 1
    at = 28 if wide else 20
    ms = int.from_bytes(data[12:20] if wide else data[12:16], "big")
    place = box.end + int.from_bytes(data[20:28] if wide else data[16:20], "big")
    points = []
    for entry in range(at + 4, len(data) - 11, 12):
        size = int.from_bytes(data[entry : entry + 4], "big")
        if size >> 31:
            return (), source.size
        points.append((ms * 1000 // scale, place))
        place += size
        ms += int.from_bytes(data[entry + 4 : entry + 8], "big")
    return tuple(points), min(place, source.size)


def by_mfra(source: ByteSource, scales: dict[int, int]) -> tuple[Points, int]:
    """The same of the list at the end, where the last fragment ends. `scales`: ticks a second by the number
    of the track, the one of the pictures first."""
    tail = read(source, max(0, source.size - TAIL), TAIL)
    size = int.from_bytes(tail[12:], "big")
    start = source.size - size
    if tail[4:8] != b"mfro" or not 16 < size <= min(_MOST, source.size):
        return (), source.size
    data = read(source, start, size)
    inner = BytesSource(data)
    found: dict[int, list[tuple[int, int]]] = {}
    for box in walk(inner, 8, size):
        if box.kind == b"tfra":
            track, entries = _random_access(data[box.body : box.end])
            scale = scales.get(track, 0)
            if scale:
                found[track] = [(time * 1000 // scale, place) for time, place in entries]
    points = next((found[track] for track in scales if found.get(track)), [])
    return tuple(points), start


def _random_access(table: bytes) -> tuple[int, list[tuple[int, int]]]:
    """The number of the track, and (time, place of the fragment) of each entry."""
    wide = 8 if table[:1] >= b"\x01" else 4
    lengths = int.from_bytes(table[8:12], "big")
    numbers = sum((lengths >> shift & 3) + 1 for shift in (0, 2, 4))
    step = 2 * wide + numbers
    entries = []
    for at in range(16, min(len(table) - step, 16 + _MOST) + 1, step):
        time = int.from_bytes(table[at : at + wide], "big")
        entries.append((time, int.from_bytes(table[at + wide : at + 2 * wide], "big")))
    return int.from_bytes(table[4:8], "big"), [one for one in entries if one[1] < _LARGEST]
