"""Copying the packets of a stretch into a container of their own. Runs in the child of `clips` alone."""

from __future__ import annotations

import io
from typing import Any

import av

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Damaged, Rejected
from oes_desktop.media.demux import media_failures, media_type_of, opened, playable
from oes_desktop.media.sniff import MATROSKA, MP4, WEBM

MOST_BYTES = 256 * 1024 * 1024  # of one clip
SUFFIXES = {WEBM: "webm", MATROSKA: "mkv", MP4: "mp4"}
_FORMATS = {WEBM: "webm", MATROSKA: "matroska", MP4: "mp4"}


def cut(source: ByteSource, from_ms: int, to_ms: int) -> tuple[bytes, str, int, int]:
    """The clip, the suffix of its kind, and what of the recording it shows (ms). Raises as `Clipper.cut`."""
    media_type = media_type_of(source)
    with opened(source, media_type) as file:
        made = io.BytesIO()
        with media_failures():
            # Nothing by lot and no date: the same stretch always gives the same bytes.
            out = av.open(made, "w", format=_FORMATS[media_type], options={"fflags": "+bitexact"})
            with out:
                begin, end = _copy(file, out, from_ms / 1000, to_ms / 1000, made)
    return made.getvalue(), SUFFIXES[media_type], round(begin * 1000), round(end * 1000)


def _copy(file: Any, out: Any, from_s: float, to_s: float, made: io.BytesIO) -> tuple[float, float]:
    """What of the recording was copied, in seconds."""
    tracks = {stream.index: out.add_stream_from_template(stream) for stream in playable(file)}
    leader = file.streams.video[0] if file.streams.video else file.streams.audio[0]
    file.seek(int(max(0.0, from_s) / leader.time_base), stream=leader, backward=True)
    begin, end = None, 0.0
    held: Any = None  # the last picture, whose length is known when the next one comes
    for packet in file.demux(list(playable(file))):
        if not packet.size or packet.pts is None:
            continue
        time = float(packet.pts * packet.time_base)
        if packet.stream.index == leader.index:
            if begin is None and packet.is_keyframe:
                begin = time
            if packet.dts is not None and float(packet.dts * packet.time_base) > to_s:
                break
        # A picture that is shown after the end is kept when ones before the end are made out of it.
        if begin is None or time < begin or (time > to_s and packet.stream.index != leader.index):
            continue
        end = max(end, time + float((packet.duration or 0) * packet.time_base))
        if packet.stream.index == leader.index:
            if held is not None:
                _mux(out, tracks, held, begin)
            held = packet
        else:
            _mux(out, tracks, packet, begin)
        if made.tell() > MOST_BYTES:
            raise Rejected("too_large", limit=MOST_BYTES)
    if begin is None or held is None:
        raise Damaged("recording", at_ms=round(from_s * 1000), detail="nothing to cut out")
    last = float(held.pts * held.time_base)
    if last + float((held.duration or 0) * held.time_base) < to_s:
        held.duration = max(1, int((to_s - last) / held.time_base))  # a screen that stood still
        end = max(end, to_s)
    _mux(out, tracks, held, begin)
    return begin, end


def _mux(out: Any, tracks: dict[int, Any], packet: Any, begin: float) -> None:
    """Times count from the beginning of the clip."""
    shift = round(begin / packet.time_base)
    packet.pts -= shift
    if packet.dts is not None:
        packet.dts -= shift
    packet.stream = tracks[packet.stream.index]
    out.mux(packet)
