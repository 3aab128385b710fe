"""Where the times of a recording lie, whatever its container: one door for `stretches.Whereabouts`."""

from __future__ import annotations

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Rejected
from oes_desktop.media import fragments, mp4_samples, probing, webm_cues
from oes_desktop.media.boxes import Box, read, walk
from oes_desktop.media.sniff import MP4, SNIFF_BYTES, sniff_video
from oes_desktop.media.stretches import Listed, Piece, Whereabouts

_BOXES = 200  # of the top level, until the first fragment or the end


def whereabouts(source: ByteSource, duration_ms: int) -> Whereabouts | None:
    """`duration_ms`: what the report says of its length. None for a file in which no time can be found.

    Reads what is needed and no more. Raises `Rejected("not_media")`, and what the source raises.
    """
    if sniff_video(source.pread(0, SNIFF_BYTES)) != MP4:
        return webm_cues.listed(source) or probing.raw_webm(source, duration_ms)
    try:
        return _of_mp4(source, duration_ms)
    except Rejected as error:
        if error.reason != "unsupported_media":
            raise
        return None


def _of_mp4(source: ByteSource, duration_ms: int) -> Whereabouts | None:
    top = _top(source)
    moov = next((box for box in top if box.kind == b"moov"), None)
    if moov is None or moov.end - moov.at > mp4_samples.MOST_BYTES:
        return None
    heads = tuple((box.at, min(box.body, source.size)) for box in top)
    index: tuple[Piece, ...] = (*heads, (moov.at, min(moov.end, source.size)))
    payload = read(source, moov.body, moov.end - moov.body)
    first = next((box for box in top if box.kind == b"moof"), None)
    if first is None:
        return Listed(index, mp4_samples.stretches_of(payload))
    return _of_fragments(source, duration_ms, top, first, mp4_samples.scales_of(payload))


def _of_fragments(
    source: ByteSource, duration_ms: int, top: list[Box], first: Box, scales: dict[int, int]
) -> Whereabouts | None:
    index: Piece = (0, first.at)
    for box in top:
        if box.kind == b"sidx" and (found := fragments.by_sidx(source, box)):
            return Listed((index,), found)
    found, place = fragments.by_mfra(source, scales)
    if found:
        return Listed((index, place), found)
    return probing.fragments(source, first.at, duration_ms, scales)


def _top(source: ByteSource) -> list[Box]:
    """The boxes up to the first fragment, or all where there are no fragments."""
    found = []
    for box in walk(source, 0, source.size):
        found.append(box)
        if box.kind == b"moof" or len(found) > _BOXES:
            break
    return found
