"""A recording of which a part is here: which times can be shown, and what to seek in meanwhile.

Where the file has an index, that tells both. A browser's raw recording has none; what is here of it is read
through, and what is found makes an index in front of the original bytes, holes and all: cues for WebM, a
`moov` for fragments of MP4. Nothing is copied; a place in a hole is asked of the source as any other, which
fetches it, or says that it is not here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.observed import Interval, joined
from oes_desktop.media import locating, probing, virtual_mp4, webm_cues
from oes_desktop.media.boxes import read, walk
from oes_desktop.media.files import CutSource
from oes_desktop.media.pieces import Piece, PieceSource
from oes_desktop.media.sniff import MP4, SNIFF_BYTES, sniff_video
from oes_desktop.media.stretches import Stretch
from oes_desktop.media.virtual import front_of
from oes_desktop.media.virtual_mp4 import Track
from oes_desktop.media.webm_index import scan_run

_LARGEST_HEAD = 1024 * 1024  # of a fragment


@dataclass(frozen=True, slots=True)
class Known:
    """`parts`: times (ms) that are here; `pieces`: the file that a player reads, if not the file itself.
    `closed`: its holes stay holes, also when their bytes have come."""

    parts: tuple[Interval, ...]
    pieces: tuple[Piece, ...] = ()
    closed: bool = False

    def over(self, source: ByteSource) -> ByteSource:
        return Patched(source, self.pieces) if self.pieces else source


class Patched(PieceSource):
    """When more is here, something better can be made (`provisional`)."""

    provisional = True


def known(source: ByteSource, runs: Sequence[Interval], duration_ms: int) -> Known | None:
    """What can be shown of `source` by the bytes in `runs` (in order, none touching another). None where that
    cannot be told, also for want of the beginning or the index. Reads nothing outside of `runs`, provided
    that the source refuses it with `Rejected("not_offline")`; raises what else it raises."""
    try:
        if sniff_video(source.pread(0, SNIFF_BYTES)) == MP4:
            return _of_mp4(source, runs, duration_ms)
        listed = webm_cues.listed(source)
        return (
            Known(_here(listed.stretches, runs, duration_ms))
            if listed
            else _of_raw(source, runs, duration_ms)
        )
    except (struct.error, IndexError, ValueError, OverflowError):
        return None  # numbers that make no sense
    except Rejected as error:
        if error.reason not in ("not_offline", "not_media", "unsupported_media"):
            raise
        return None


def _here(stretches: Sequence[Stretch], runs: Sequence[Interval], duration_ms: int) -> tuple[Interval, ...]:
    return joined(
        (stretch.start_ms, min(stretch.end_ms, duration_ms))
        for stretch in stretches
        if all(_inside(piece, runs) for piece in stretch.pieces)
    )


def _inside(piece: Interval, runs: Sequence[Interval]) -> bool:
    return any(start <= piece[0] and piece[1] <= stop for start, stop in runs)


# WebM without cues


def _of_raw(source: ByteSource, runs: Sequence[Interval], duration_ms: int) -> Known | None:
    head = probing.webm_head(source)
    if head is None:
        return None
    part, first = head
    parts, cues = [], []
    for start, stop in runs:
        clusters, end = scan_run(source, max(start, first), stop, part)
        keyed = [(one.cue, one.at - first) for one in clusters if one.cue is not None]
        if keyed:
            begin = part.milliseconds(keyed[0][0]) if start > first else 0
            parts.append((begin, min(part.milliseconds(end), duration_ms)))
            cues += keyed
    if not cues:
        return None
    end = max(round(duration_ms * 1_000_000 / part.scale), cues[-1][0])
    front = front_of(part, end, cues, source.size - first)
    pieces = Piece(len(front), front), Piece(source.size - first, origin=first)
    return Known(joined(parts), pieces)


# MP4


def _of_mp4(source: ByteSource, runs: Sequence[Interval], duration_ms: int) -> Known | None:
    found = locating.mp4(source)
    if found is None:
        return None
    if not found.first:
        return Known(_here(found.stretches, runs, duration_ms))
    tracks = virtual_mp4.tracks_of(found.payload)
    if not tracks:
        return None
    parts = joined(_taken(source, runs, found.first, tracks))
    if not parts:
        return None
    pieces = virtual_mp4.pieces_of(read(source, 0, found.moov.at), found.payload, tracks)
    return Known(parts, tuple(pieces), closed=True)


def _taken(
    source: ByteSource, runs: Sequence[Interval], first: int, tracks: dict[int, Track]
) -> Iterator[Interval]:
    """The times that are here, after their samples were listed."""
    leading = next((track for track in tracks.values() if track.picture), None)
    leading = leading or next(iter(tracks.values()))
    for start, stop in runs:
        count = len(leading.samples)
        _take_run(CutSource(source, stop), max(start, first), tracks)
        while len(leading.samples) > count and not leading.samples[count].key:
            del leading.samples[count]
        if len(leading.samples) > count:
            begin = leading.samples[count].time * 1000 // leading.scale
            ends = [track.end * 1000 // track.scale for track in tracks.values()]
            yield begin, min((end for end in ends if end > begin), default=begin)
            for track in tracks.values() if stop < source.size else ():
                virtual_mp4.mark_hole(track)


def _take_run(source: CutSource, start: int, tracks: dict[int, Track]) -> None:
    """One fragment after another from the first that begins there."""
    place = probing.next_fragment(source, start)
    for box in walk(source, place, source.size) if place is not None else ():
        if box.kind == b"moof" and box.end <= source.size:
            head = read(source, box.at, min(box.end - box.at, _LARGEST_HEAD))
            virtual_mp4.take_fragment(tracks, head, box.at, source.size)
