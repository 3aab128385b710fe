"""Where the key frames of a WebM lie: its cues, wherever they stand, and what else a player opens it by.

The seek head in front names them; whatever else it names (tags behind the last cluster) is read by players
before they show a picture, so it belongs to the index (RFC 9559, 5.1.1 and 5.1.5).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.observed import joined
from oes_desktop.media import ebml
from oes_desktop.media.ebml import BadElement, OutOfBytes, Window
from oes_desktop.media.stretches import Listed, Piece, Stretch, from_points

_MOST = 16 * 1024 * 1024  # bytes of cues, or of what else the seek head names
_STEP = 16 * 1024
_HEADS = 64  # elements before the first cluster
_CLUSTER_HEAD = 64  # bytes, at most: of a cluster's own head, and of the block that a cue points to


@dataclass(slots=True)
class _Front:
    """What stands before the first cluster. `segment`: where positions count from; `end`: of the file."""

    segment: int
    end: int
    cluster: int = 0
    scale: int = 1_000_000
    cues: bytes = b""
    named: list[int] = field(default_factory=list)  # places that the seek head names
    pieces: list[Piece] = field(default_factory=list)


def listed(source: ByteSource) -> Listed | None:
    """None for a file without cues. Raises what the source raises."""
    try:
        front = _front(source)
        for place in front.named:
            _take_named(source, front, place)
    except (OutOfBytes, BadElement):
        return None
    points = _points(front)
    if not points or not front.cluster:
        return None
    pieces = joined([(0, front.cluster), *front.pieces])
    plain = from_points([(ms, at) for ms, at, _ in points], front.end)
    late = {at: beyond for _, at, beyond in points}
    return Listed(pieces, tuple(_with_tail(stretch, late, front.end) for stretch in plain))


def _with_tail(stretch: Stretch, late: dict[int, int], end: int) -> Stretch:
    """The next key frame may stand in the middle of its cluster: what is before it there is of this
    stretch."""
    ((start, stop),) = stretch.pieces
    beyond = late.get(stop, 0)
    return Stretch(stretch.start_ms, stretch.end_ms, ((start, min(end, stop + beyond)),))


def _front(source: ByteSource) -> _Front:
    window = Window(source, step=_STEP)
    identifier, size = window.head()
    window.position += size or 0
    segment, size = window.head()
    if identifier != ebml.EBML or segment != ebml.SEGMENT:
        raise BadElement
    end = source.size if size is None else min(source.size, window.position + size)
    front = _Front(window.position, end)
    for _ in range(_HEADS):
        at = window.position
        identifier, size = window.head()
        if identifier == ebml.CLUSTER:
            front.cluster = at
            break
        if size is None:
            raise BadElement
        _read(window, front, identifier, size)
    return front


def _read(window: Window, front: _Front, identifier: int, size: int) -> None:
    """One element that is no cluster; the window stands behind its head, and then behind it."""
    if identifier == ebml.SEEK_HEAD and size <= _MOST:
        front.named += [front.segment + place for place in _seeks(window.take(size))]
    elif identifier == ebml.INFO and size <= _MOST:
        for child in ebml.children(window.take(size)):
            if child.id == ebml.TIMESTAMP_SCALE:
                front.scale = ebml.number(child.payload[:8]) or front.scale
    elif identifier == ebml.CUES and size <= _MOST:
        front.cues = window.take(size)
    else:
        window.position += size


def _take_named(source: ByteSource, front: _Front, place: int) -> None:
    if (front.cluster and place < front.cluster) or not 0 < place < source.size:
        return
    window = Window(source, place, _STEP)
    identifier, size = window.head()
    if size is None or size > _MOST or identifier in (ebml.CLUSTER, ebml.ATTACHMENTS):
        return
    _read(window, front, identifier, size)
    front.pieces.append((place, window.position))


def _seeks(payload: bytes) -> list[int]:
    return [
        ebml.number(value.payload[:8])
        for seek in ebml.children(payload)
        if seek.id == ebml.SEEK
        for value in ebml.children(seek.payload)
        if value.id == ebml.SEEK_POSITION
    ]


def _points(front: _Front) -> list[tuple[int, int, int]]:
    """Of each cue: ms, where its cluster begins, and how far behind that its block may end to begin."""
    found = []
    for cue in ebml.children(front.cues):
        values = {child.id: child.payload for child in ebml.children(cue.payload)}
        place = {
            child.id: child.payload for child in ebml.children(values.get(ebml.CUE_TRACK_POSITIONS, b""))
        }
        if ebml.CUE_TIME not in values or ebml.CUE_CLUSTER_POSITION not in place:
            continue
        ms = ebml.number(values[ebml.CUE_TIME][:8]) * front.scale // 1_000_000
        at = front.segment + ebml.number(place[ebml.CUE_CLUSTER_POSITION][:8])
        beyond = ebml.number(place.get(ebml.CUE_RELATIVE_POSITION, b"")[:8])
        found.append((ms, at, _CLUSTER_HEAD + beyond))
    return found
