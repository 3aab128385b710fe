"""Where the times of a recording lie, whatever its container: one door for `stretches.Whereabouts`."""

from __future__ import annotations

from dataclasses import dataclass

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Rejected
from oes_desktop.media import fragments, mp4_samples, probing, webm_cues
from oes_desktop.media.boxes import Box, read, walk
from oes_desktop.media.fragments import TAIL
from oes_desktop.media.sniff import MP4, SNIFF_BYTES, sniff_video
from oes_desktop.media.stretches import Listed, Piece, Stretch, Whereabouts, from_points

_BOXES = 200  # of the top level, until the first fragment or the end


@dataclass(frozen=True, slots=True)
class Mp4:
    """`index`: bytes of it; `stretches`: what it tells, if anything; `moov`: that box, and its payload. A
    file in fragments also says where the first one begins (`first`)."""

    index: tuple[Piece, ...]
    stretches: tuple[Stretch, ...]
    moov: Box
    payload: bytes
    first: int = 0


def whereabouts(source: ByteSource, duration_ms: int) -> Whereabouts | None:
    """`duration_ms`: what the report says of its length. None for a file in which no time can be found.

    Reads what is needed and no more. Raises `Rejected("not_media")`, and what the source raises.
    """
    if sniff_video(source.pread(0, SNIFF_BYTES)) != MP4:
        return webm_cues.listed(source) or probing.raw_webm(source, duration_ms)
    try:
        found = mp4(source)
    except Rejected as error:
        if error.reason != "unsupported_media":
            raise
        return None
    if found is None:
        return None
    if found.stretches or not found.first:
        return Listed(found.index, found.stretches)
    return probing.fragments(source, found.first, duration_ms, mp4_samples.scales_of(found.payload))


def mp4(source: ByteSource) -> Mp4 | None:
    """None for a file without an index of any kind. Raises `Rejected("unsupported_media")` for one that makes
    no sense, and what the source raises."""
    top = _top(source)
    moov = next((box for box in top if box.kind == b"moov"), None)
    if moov is None or moov.end - moov.at > mp4_samples.MOST_BYTES:
        return None
    payload = read(source, moov.body, moov.end - moov.body)
    first = next((box for box in top if box.kind == b"moof"), None)
    if first is None:
        heads = tuple((box.at, min(box.body, source.size)) for box in top)
        index = (*heads, (moov.at, min(moov.end, source.size)))
        return Mp4(index, mp4_samples.stretches_of(payload), moov, payload)
    index, stretches = _of_fragments(source, top, first, payload)
    return Mp4(index, stretches, moov, payload, first.at)


def _of_fragments(
    source: ByteSource, top: list[Box], first: Box, moov: bytes
) -> tuple[tuple[Piece, ...], tuple[Stretch, ...]]:
    """By a list in front, or by one at the end, of which what can be had is taken."""
    front: Piece = (0, first.at)
    for box in top:
        if box.kind == b"sidx":
            points, end = fragments.by_sidx(source, box)
            if points:
                return (front,), from_points(points, end)
    points, end = fragments.by_mfra(source, mp4_samples.scales_of(moov))
    return (front, (min(end, source.size - TAIL), source.size)), from_points(points, end)


def _top(source: ByteSource) -> list[Box]:
    """The boxes up to the first fragment, or all where there are no fragments."""
    found = []
    for box in walk(source, 0, source.size):
        found.append(box)
        if box.kind == b"moof" or len(found) > _BOXES:
            break
    return found
