"""Recordings long enough to be here in part: some minutes, many segments, in every container there is.

The counter burnt into the picture is the second (`cli/bench/counted.py`). Encoded once in a run, and then
laid into the containers packet by packet. "Of a browser" is Matroska as a recorder writes it, without end.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import av

from oes_desktop.cli.bench.counted import picture, tone
from oes_desktop.domain.bytesource import SEGMENT, segment_count
from oes_desktop.media.files import BytesSource
from oes_desktop.media.locating import whereabouts
from oes_desktop.services.downloads.moment_bytes import HEAD_SEGMENTS

SECONDS, RATE, KEY_S = 300, 4, 6.5
SIZE = (320, 180)
CONTAINERS = {
    "mp4, index in front": (".mp4", {"movflags": "+faststart"}),
    "mp4, index at the end": (".mp4", {}),
    "mp4 in fragments": (".mp4", {"movflags": "frag_keyframe+empty_moov+default_base_moof"}),
    "mp4 in fragments without a list": (
        ".mp4",
        {"movflags": "frag_keyframe+empty_moov+default_base_moof+skip_trailer"},
    ),
    "mp4 in fragments with a list in front": (
        ".mp4",
        {"movflags": "frag_keyframe+empty_moov+default_base_moof+global_sidx+skip_trailer"},
    ),
    "matroska, cues in front": (".mkv", {"cues_to_front": "1"}),
    "matroska, cues at the end": (".mkv", {}),
    "matroska of a browser": (".mkv", {"live": "1"}),
}


@cache
def long_media(container: str) -> bytes:
    suffix, options = CONTAINERS[container]
    with TemporaryDirectory() as folder:
        whole, target = Path(folder) / "whole.mp4", Path(folder) / f"target{suffix}"
        whole.write_bytes(_encoded())
        with av.open(str(whole)) as old, av.open(str(target), "w", options=options) as new:
            tracks = {stream.index: new.add_stream_from_template(stream) for stream in old.streams}
            for packet in old.demux():
                if packet.dts is not None:
                    packet.stream = tracks[packet.stream_index]
                    new.mux(packet)
        return target.read_bytes()


@cache
def _encoded() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "encoded.mp4"
        with av.open(str(path), "w") as file:
            video = file.add_stream("libx264", rate=RATE, options={"preset": "ultrafast", "qp": "14"})
            video.width, video.height, video.pix_fmt = *SIZE, "yuv420p"
            video.codec_context.gop_size = round(RATE * KEY_S)
            sound = file.add_stream("aac", rate=48_000, layout="mono")
            pieces = tone(SECONDS)
            piece = next(pieces, None)
            for second in range(SECONDS):
                frame = picture(second, *SIZE)
                for part in range(RATE):
                    frame.pts, frame.time_base = second * RATE + part, Fraction(1, RATE)
                    file.mux(video.encode(frame))
                while piece is not None and piece.pts < (second + 1) * 48_000:
                    file.mux(sound.encode(piece))
                    piece = next(pieces, None)
            file.mux(video.encode(None))
            file.mux(sound.encode(None))
        return path.read_bytes()


def moments_of(container: str, spans: Iterable[tuple[int, int]]) -> tuple[bytes, set[int]]:
    """The bytes, and the segments that hold these stretches (ms) with the head and the index."""
    data = long_media(container)
    found = whereabouts(BytesSource(data), SECONDS * 1000)
    assert found is not None
    pieces = [(0, HEAD_SEGMENTS * SEGMENT), *found.index]
    for start, stop in spans:
        pieces += found.holding(start, stop) or ()
    taken = {segment for start, stop in pieces for segment in range(start // SEGMENT, -(-stop // SEGMENT))}
    return data, {segment for segment in taken if segment < segment_count(len(data))}
