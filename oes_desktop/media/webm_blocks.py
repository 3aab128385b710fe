"""What a block of WebM says of itself: its track, its time, whether it is a key frame (RFC 9559, 10)."""

from __future__ import annotations

from oes_desktop.media import ebml
from oes_desktop.media.ebml import BadElement

_VIDEO = 1  # TrackType


def track_kinds(payload: bytes) -> list[tuple[int, int]]:
    """(number, type) of every track in a description of tracks, in the order of the file."""
    found = []
    for entry in ebml.children(payload):
        if entry.id == ebml.TRACK_ENTRY:
            values = {child.id: ebml.number(child.payload[:8]) for child in ebml.children(entry.payload)}
            found.append((values.get(ebml.TRACK_NUMBER, 0), values.get(ebml.TRACK_TYPE, 0)))
    return found


def leading_track(kinds: list[tuple[int, int]]) -> tuple[int, bool]:
    """The one that cues point into: the first with pictures (True), else the first (False); 0 for none."""
    video = next((number for number, kind in kinds if kind == _VIDEO), None)
    return (next((number for number, _ in kinds), 0), False) if video is None else (video, True)


def block_head(data: bytes) -> tuple[int, int, int]:
    """Track, time against the cluster's, flags (RFC 9559, section 10.1)."""
    length = 9 - data[0].bit_length() if data else 9
    if length > 8 or len(data) < length + 3:
        raise BadElement
    track = int.from_bytes(data[:length], "big") & (1 << 7 * length) - 1
    return track, int.from_bytes(data[length : length + 2], "big", signed=True), data[length + 2]


def is_key(identifier: int, data: bytes, track: int) -> bool | None:
    """Whether a simple block, or a group with all that is in it, is a key frame of this track; None for one
    of another track. A group's key frame refers to no other."""
    if identifier == ebml.SIMPLE_BLOCK:
        number, _, flags = block_head(data[:12])
        return bool(flags & 0x80) if number == track else None
    inner = {child.id: child.payload for child in ebml.children(data)}
    if block_head(inner.get(ebml.BLOCK, b"")[:12])[0] != track:
        return None
    return ebml.REFERENCE_BLOCK not in inner
