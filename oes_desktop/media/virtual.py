"""A browser's raw WebM made seekable without touching it: the virtual remux.

New headers with duration and cues, from memory, are served in front of the original clusters, whose bytes
still come from the original source: a piece table. Nothing is copied or written, and the original and its
hash stay as they are. Times of a further part are moved, so that a break is a real gap in one timeline.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Rejected
from oes_desktop.media import ebml
from oes_desktop.media.pieces import Piece, PieceSource
from oes_desktop.media.webm_index import Cluster, Part, WebmIndex

_NAME = "OES Desktop".encode("ascii")


def is_raw(head: bytes) -> bool:
    """Whether a file that begins so is WebM without an index: cues neither stand before the first cluster
    nor are named by the seek head there."""
    front, _, _ = head.partition(ebml.CLUSTER.to_bytes(4, "big"))
    return head.startswith(ebml.EBML.to_bytes(4, "big")) and ebml.CUES.to_bytes(4, "big") not in front


class VirtualWebm(PieceSource):
    """A `ByteSource` over `source`, as its `index` (of `webm_index.scan`) says it should have been written.

    `part_starts_ms`: where each part begins on the common timeline (the first usually at 0); without it each
    begins where the one before ends. `duration_ms` is the length of that timeline. Raises
    `Rejected("unsupported_media", what="parts")` when the parts have different tracks.
    """

    def __init__(
        self, source: ByteSource, index: WebmIndex, part_starts_ms: Sequence[int] | None = None
    ) -> None:
        first = index.parts[0]
        if not all(part.fits(first) for part in index.parts):
            raise Rejected("unsupported_media", what="parts")
        starts = _starts(index, part_starts_ms)
        end = max(start + part.end for start, part in zip(starts, index.parts, strict=True))
        self.duration_ms = first.milliseconds(end)
        super().__init__(source, _pieces(index, starts, end))


def _starts(index: WebmIndex, given_ms: Sequence[int] | None) -> list[int]:
    """Where each part begins, in ticks."""
    if given_ms is not None:
        return [round(ms * 1_000_000 / index.parts[0].scale) for ms in given_ms]
    starts, at = [], 0
    for part in index.parts:
        starts.append(at)
        at += part.end
    return starts


def _pieces(index: WebmIndex, starts: list[int], end: int) -> list[Piece]:
    """The whole virtual file. Every number in the head has a fixed width, so the head can be made twice:
    once to learn its length, once with the right positions."""
    heads = [_cluster_head(one, starts[one.part]) for one in index.clusters]
    places, at = [], 0
    for cluster, head in zip(index.clusters, heads, strict=True):
        places.append(at)
        at += len(head) + cluster.end - cluster.body
    cues = [
        (starts[one.part] + one.cue, place)
        for one, place in zip(index.clusters, places, strict=True)
        if one.cue is not None
    ]
    front = front_of(index.parts[0], end, cues, at)
    pieces = [Piece(len(front), front)]
    for cluster, head in zip(index.clusters, heads, strict=True):
        pieces.append(Piece(len(head), head))
        pieces.append(Piece(cluster.end - cluster.body, origin=cluster.body))
    return pieces


def _cluster_head(cluster: Cluster, moved: int) -> bytes:
    time = ebml.unsigned(ebml.TIMESTAMP, cluster.time + moved)
    size = len(time) + cluster.end - cluster.body
    return ebml.CLUSTER.to_bytes(4, "big") + ebml.size_field(size) + time


def front_of(part: Part, end: int, cues: Sequence[tuple[int, int]], length: int) -> bytes:
    """All that stands before the clusters, which are `length` bytes. `end`: ticks of the whole; `cues`: ticks
    of each key frame, and the place of its cluster among the bytes of all clusters."""
    body = _segment_body(part, end, cues, len(_segment_body(part, end, cues, 0)))
    return part.header + ebml.SEGMENT.to_bytes(4, "big") + ebml.size_field(len(body) + length) + body


def _segment_body(part: Part, end: int, cues: Sequence[tuple[int, int]], clusters_at: int) -> bytes:
    """Everything of the segment in front of its clusters; positions count from the segment's first byte."""
    info = ebml.element(
        ebml.INFO,
        ebml.unsigned(ebml.TIMESTAMP_SCALE, part.scale)
        + ebml.element(ebml.DURATION, struct.pack(">d", float(end)))
        + ebml.element(ebml.MUXING_APP, _NAME)
        + ebml.element(ebml.WRITING_APP, _NAME),
    )
    tracks = ebml.element(ebml.TRACKS, part.tracks)
    points = (_cue_point(part.cue_track, time, clusters_at + place) for time, place in cues)
    cue_list = ebml.element(ebml.CUES, b"".join(points))
    info_at = len(_seek_head(0, 0, 0))
    tracks_at = info_at + len(info)
    return _seek_head(info_at, tracks_at, tracks_at + len(tracks)) + info + tracks + cue_list


def _cue_point(track: int, time: int, place: int) -> bytes:
    position = ebml.unsigned(ebml.CUE_TRACK, track) + ebml.unsigned(ebml.CUE_CLUSTER_POSITION, place)
    return ebml.element(
        ebml.CUE_POINT,
        ebml.unsigned(ebml.CUE_TIME, time) + ebml.element(ebml.CUE_TRACK_POSITIONS, position),
    )


def _seek_head(info_at: int, tracks_at: int, cues_at: int) -> bytes:
    targets = ((ebml.INFO, info_at), (ebml.TRACKS, tracks_at), (ebml.CUES, cues_at))
    return ebml.element(
        ebml.SEEK_HEAD,
        b"".join(
            ebml.element(
                ebml.SEEK,
                ebml.element(ebml.SEEK_ID, identifier.to_bytes(4, "big"))
                + ebml.unsigned(ebml.SEEK_POSITION, place),
            )
            for identifier, place in targets
        ),
    )
