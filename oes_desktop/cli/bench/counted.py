"""Recordings that say which frame is shown: 24 bits as white and black blocks of 24 px, from (16, 8).

Benches and tests read the number out of the picture itself, so no clock of a player's has to be believed.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from oes_desktop.playback.engine import Frame

FPS = 15
KEY_FRAMES = 100  # between two of them, as browsers write: 6.7 s
_HERTZ, _PIECE = 48_000, 1024
_BITS, _SIDE, _LEFT, _TOP = 24, 24, 16, 8
_CODECS = {"h264": "libx264", "vp8": "libvpx", "vp9": "libvpx-vp9"}


def counter_of(frame: Frame) -> int:
    """The number burnt into a shown frame (as many bits as fit its width)."""
    return counter_in(frame.data, frame.width, frame.pitch, 4)


def counter_in(data: bytes | memoryview, width: int, pitch: int, pixel: int) -> int:
    """As `counter_of`, of lines of `pitch` bytes with `pixel` bytes a pixel."""
    return sum((tone > 128) << bit for bit, tone in enumerate(blocks_in(data, width, pitch, pixel)))


def blocks_in(data: bytes | memoryview, width: int, pitch: int, pixel: int) -> Iterator[int]:
    """How bright each of the counter's blocks is, 0-255, the lowest bit first."""
    line = (_TOP + _SIDE // 2) * pitch
    for bit in range(min((width - _LEFT) // _SIDE, _BITS)):
        yield data[line + pixel * (_LEFT + bit * _SIDE + _SIDE // 2)]


def picture(number: int, width: int, height: int) -> av.VideoFrame:
    """The frame that says `number`, with something that moves and some grain below."""
    image = np.full((height, width, 3), 90, np.uint8)
    # grain, or the file would be so small that one read has it all
    image[height // 2 :] += np.random.default_rng(number).integers(
        0, 9, (height - height // 2, width, 1), np.uint8
    )
    image[height // 2 :, (number * 4) % width :][:, :24] = (200, 120, 40)
    image[: _TOP + _SIDE + 8] = 16
    for bit in range((width - _LEFT) // _SIDE):
        if number >> bit & 1:
            left = _LEFT + bit * _SIDE
            image[_TOP : _TOP + _SIDE, left : left + _SIDE] = 235
    return av.VideoFrame.from_ndarray(image, format="rgb24")


def _times(seconds: float, still: tuple[float, float] | None) -> Iterator[int]:
    for number in range(round(seconds * FPS)):
        if still is None or not still[0] < number / FPS < still[1]:
            yield number


def tone(seconds: float) -> Iterator[av.AudioFrame]:
    """A soft tone, in the pieces that AAC wants."""
    for start in range(0, round(seconds * _HERTZ) - _PIECE, _PIECE):
        wave = 0.05 * np.sin(np.arange(start, start + _PIECE) / 20, dtype=np.float32)
        piece = av.AudioFrame.from_ndarray(wave.astype(np.float32)[None], format="fltp", layout="mono")
        piece.sample_rate, piece.pts, piece.time_base = _HERTZ, start, Fraction(1, _HERTZ)
        yield piece


def _options(codec: str, reordered: bool) -> dict[str, str]:
    if codec != "h264":
        return {"deadline": "realtime", "cpu-used": "12" if codec == "vp8" else "8"}
    return {"preset": "ultrafast"} | (
        {"bf": "3", "b_strategy": "0", "sc_threshold": "0"} if reordered else {}
    )


def _container(path: Path) -> dict[str, str]:
    return {"movflags": "+faststart"} if path.suffix == ".mp4" else {}


def make(
    path: Path,
    seconds: float = 20,
    *,
    codec: str = "",
    first: int = 0,
    still: tuple[float, float] | None = None,
    size: tuple[int, int] = (320, 240),
    options: dict[str, str] | None = None,
    sound: bool = False,
    reordered: bool = False,
) -> Path:
    """A recording whose counter is `first` + time x 15. `still`: from, to (s) without any frame, as a
    screen that does not change. `codec`: h264, vp8, vp9; else the suffix says (`.mp4` H.264, `.webm` VP8).
    `sound`: with AAC (WebM: Opus) beside it; `reordered`: with B-frames; `options`: of the container."""
    codec = codec or ("h264" if path.suffix == ".mp4" else "vp8")
    with av.open(str(path), "w", options=_container(path) if options is None else options) as file:
        stream = file.add_stream(_CODECS[codec], rate=FPS, options=_options(codec, reordered))
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.codec_context.gop_size = KEY_FRAMES
        stream.codec_context.time_base = stream.time_base = Fraction(1, FPS)
        audio = "aac" if path.suffix == ".mp4" else "libopus"
        track = file.add_stream(audio, rate=_HERTZ, layout="mono") if sound else None
        pieces = tone(seconds) if sound else iter(())
        piece = next(pieces, None)
        for number in _times(seconds, still):
            frame = picture(first + number, *size)
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            file.mux(stream.encode(frame))
            while track is not None and piece is not None and piece.pts * FPS <= number * _HERTZ:
                file.mux(track.encode(piece))
                piece = next(pieces, None)
        for one in (stream, track) if track is not None else (stream,):
            file.mux(one.encode(None))
    return path


def make_seconds(path: Path, seconds: int, *, fps: int = 5, size: tuple[int, int] = (320, 180)) -> Path:
    """A long recording, made quickly (H.264, no sound): its counter is the second, up to 4,095."""
    with av.open(str(path), "w", options=_container(path)) as file:
        stream = file.add_stream(_CODECS["h264"], rate=fps, options=_options("h264", False))
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.codec_context.gop_size = round(fps * KEY_FRAMES / FPS)
        stream.codec_context.time_base = stream.time_base = Fraction(1, fps)
        for second in range(seconds):
            frame = picture(second, *size)
            for part in range(fps):
                frame.pts, frame.time_base = second * fps + part, Fraction(1, fps)
                file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return path


def as_recorded(path: Path, target: Path) -> Path:
    """The WebM at `path` as a browser's recorder would have left it: no duration, no cues."""
    with av.open(str(path)) as old, av.open(str(target), "w", options={"live": "1"}) as new:
        tracks = {stream.index: new.add_stream_from_template(stream) for stream in old.streams}
        for packet in old.demux():
            if packet.dts is not None:
                packet.stream = tracks[packet.stream_index]
                new.mux(packet)
    return target
