"""Containers of other kinds than a browser's WebM, and containers seen from outside, packet by packet."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
from support.packages import picture

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.media.files import BytesSource, SourceFile

_QUICK = {
    "libx264": {"preset": "ultrafast", "bf": "2"},
    "libvpx-vp9": {"deadline": "realtime", "cpu-used": "8"},
}


def mp4(
    path: Path,
    seconds: float,
    *,
    codec: str = "libx264",
    fps: int = 15,
    options: dict[str, str] | None = None,
    size: tuple[int, int] = (320, 240),
) -> Path:
    """A silent MP4 whose counter is the number of the frame; a key frame every 50. `options`: of the muxer
    (the index in front by default)."""
    with av.open(str(path), "w", format="mp4", options=options or {"movflags": "+faststart"}) as file:
        video = file.add_stream(codec, rate=fps, options=_QUICK[codec])
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        video.codec_context.gop_size = 50
        for number in range(round(seconds * fps)):
            frame = av.VideoFrame.from_ndarray(picture(number, size), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, fps)
            file.mux(video.encode(frame))
        file.mux(video.encode(None))
    return path


def fragmented_mp4(path: Path, seconds: float) -> Path:
    """MP4 as Chromium's recorder writes it: VP9 in one fragment after another, no index."""
    return mp4(path, seconds, codec="libvpx-vp9", options={"movflags": "frag_keyframe+empty_moov"})


_ALPHA = "matroska_block_additional"  # the second plane of a canvas recording
Packet = tuple[int, int, int, bool, bytes]


def packets(source: ByteSource | Path, format: str = "matroska") -> list[Packet]:
    """(track, pts, duration, key, bytes and side data) of every packet, in order."""
    if isinstance(source, Path):
        source = BytesSource(source.read_bytes())
    with av.open(SourceFile(source), format=format) as file:
        return [
            (
                packet.stream_index,
                packet.pts,
                packet.duration,
                packet.is_keyframe,
                bytes(packet) + b"|" + bytes(packet.get_sidedata(_ALPHA)),
            )
            for packet in file.demux()
            if packet.size
        ]
