"""A browser's raw WebM made seekable without touching it: the virtual remux.

New headers with duration and cues, from memory, are served in front of the original clusters, whose bytes
still come from the original source: a piece table. Nothing is copied or written, and the original and its
hash stay as they are. Times of a further part are moved, so that a break is a real gap in one timeline.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Rejected
from oes_desktop.media import ebml
from oes_desktop.media.webm_index import Cluster, WebmIndex

_NAME = "OES Desktop".encode("ascii")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the virtual file: `memory`, or bytes of the source from `origin` on."""

    start: int
    length: int
    memory: bytes | None
    origin: int = 0


def is_raw(head: bytes) -> bool:
    """Whether a file that begins so is WebM without an index: cues neither stand before the first cluster
    nor are named by the seek head there."""
    front, _, _ = head.partition(ebml.CLUSTER.to_bytes(4, "big"))
    return head.startswith(ebml.EBML.to_bytes(4, "big")) and ebml.CUES.to_bytes(4, "big") not in front


class VirtualWebm:
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
        self._source = source
        starts = _starts(index, part_starts_ms)
        end = max(start + part.end for start, part in zip(starts, index.parts, strict=True))
        self.duration_ms = first.milliseconds(end)
        self._pieces = _pieces(index, starts, end)
        self._places = [piece.start for piece in self._pieces]
        self.size = self._pieces[-1].start + self._pieces[-1].length

    def pread(self, position: int, length: int) -> bytes:
        """As `ByteSource.pread`; stops early only where the source itself does."""
        found: list[bytes] = []
        which = bisect_right(self._places, position) - 1
        while length > 0 and which < len(self._pieces):
            piece = self._pieces[which]
            offset = position - piece.start
            wanted = min(length, piece.length - offset)
            if wanted > 0:
                data = self._piece_bytes(piece, offset, wanted)
                found.append(data)
                if len(data) < wanted:
                    break
                position, length = position + wanted, length - wanted
            which += 1
        return b"".join(found)

    def cancel(self) -> None:
        self._source.cancel()

    def close(self) -> None:
        self._source.close()

    def _piece_bytes(self, piece: _Piece, offset: int, length: int) -> bytes:
        if piece.memory is not None:
            return piece.memory[offset : offset + length]
        return self._source.pread(piece.origin + offset, length)


def _starts(index: WebmIndex, given_ms: Sequence[int] | None) -> list[int]:
    """Where each part begins, in ticks."""
    if given_ms is not None:
        return [round(ms * 1_000_000 / index.parts[0].scale) for ms in given_ms]
    starts, at = [], 0
    for part in index.parts:
        starts.append(at)
        at += part.end
    return starts


def _pieces(index: WebmIndex, starts: list[int], end: int) -> list[_Piece]:
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
    body = _segment_body(index, end, cues, len(_segment_body(index, end, cues, 0)))
    segment = ebml.SEGMENT.to_bytes(4, "big") + ebml.size_field(len(body) + at)
    front = index.parts[0].header + segment + body
    pieces = [_Piece(0, len(front), front)]
    for cluster, head, place in zip(index.clusters, heads, places, strict=True):
        start = len(front) + place
        pieces.append(_Piece(start, len(head), head))
        pieces.append(_Piece(start + len(head), cluster.end - cluster.body, None, cluster.body))
    return pieces


def _cluster_head(cluster: Cluster, moved: int) -> bytes:
    time = ebml.unsigned(ebml.TIMESTAMP, cluster.time + moved)
    size = len(time) + cluster.end - cluster.body
    return ebml.CLUSTER.to_bytes(4, "big") + ebml.size_field(size) + time


def _segment_body(index: WebmIndex, end: int, cues: list[tuple[int, int]], clusters_at: int) -> bytes:
    """Everything of the segment in front of its clusters; positions count from the segment's first byte."""
    part = index.parts[0]
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
