"""Recordings long enough to be here in part: some minutes, many segments, in every container there is.

The counter burnt into the picture is the second (`cli/bench/counted.py`). Encoded once in a run for each
codec, and then laid into the containers packet by packet.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import av

from oes_desktop.cli.bench.counted import picture, tone

SECONDS, RATE, KEY_S = 300, 4, 6.5
SIZE = (320, 180)
CONTAINERS = {
    "mp4, index in front": ("h264", ".mp4", {"movflags": "+faststart"}),
    "mp4, index at the end": ("h264", ".mp4", {}),
    "mp4 in fragments": ("h264", ".mp4", {"movflags": "frag_keyframe+empty_moov+default_base_moof"}),
    "mp4 in fragments without a list": (
        "h264",
        ".mp4",
        {"movflags": "frag_keyframe+empty_moov+default_base_moof+skip_trailer"},
    ),
    "mp4 in fragments with a list in front": (
        "h264",
        ".mp4",
        {"movflags": "frag_keyframe+empty_moov+default_base_moof+global_sidx+skip_trailer"},
    ),
    "webm, cues in front": ("vp8", ".webm", {"cues_to_front": "1"}),
    "webm, cues at the end": ("vp8", ".webm", {}),
    "webm of a browser": ("vp8", ".webm", {"live": "1"}),
}
_CODECS = {"h264": "libx264", "vp8": "libvpx"}


@cache
def long_media(container: str) -> bytes:
    codec, suffix, options = CONTAINERS[container]
    with TemporaryDirectory() as folder:
        whole, target = Path(folder) / f"whole{suffix}", Path(folder) / f"target{suffix}"
        whole.write_bytes(_encoded(codec, suffix))
        with av.open(str(whole)) as old, av.open(str(target), "w", options=options) as new:
            tracks = {stream.index: new.add_stream_from_template(stream) for stream in old.streams}
            for packet in old.demux():
                if packet.dts is not None:
                    packet.stream = tracks[packet.stream_index]
                    new.mux(packet)
        return target.read_bytes()


@cache
def _encoded(codec: str, suffix: str) -> bytes:
    options = (
        {"preset": "ultrafast", "qp": "14"}
        if codec == "h264"
        else {"deadline": "realtime", "cpu-used": "12", "b": "500k"}
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"encoded{suffix}"
        with av.open(str(path), "w") as file:
            video = file.add_stream(_CODECS[codec], rate=RATE, options=options)
            video.width, video.height, video.pix_fmt = *SIZE, "yuv420p"
            video.codec_context.gop_size = round(RATE * KEY_S)
            sound = file.add_stream("aac" if suffix == ".mp4" else "libopus", rate=48_000, layout="mono")
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
