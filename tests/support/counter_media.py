"""Recordings that say which frame is shown: 24 bits as white and black blocks of 24 px, from (16, 8).

The shared samples are used where they are; otherwise the same kind of file is made on the spot.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from oes_desktop.playback.engine import Frame

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
FPS = 15
_HERTZ, _PIECE = 48_000, 1024
_BITS, _SIDE, _LEFT, _TOP = 24, 24, 16, 8


def counter_of(frame: Frame) -> int:
    """The number burnt into a shown frame (as many bits as fit its width)."""
    line = (_TOP + _SIDE // 2) * frame.pitch
    bits = (frame.width - _LEFT) // _SIDE
    number = 0
    for bit in range(min(bits, _BITS)):
        number |= (frame.data[line + 4 * (_LEFT + bit * _SIDE + _SIDE // 2)] > 128) << bit
    return number


def _picture(number: int, width: int, height: int) -> av.VideoFrame:
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


def _sound(seconds: float) -> Iterator[av.AudioFrame]:
    """A soft tone, in the pieces that AAC wants."""
    for start in range(0, round(seconds * _HERTZ) - _PIECE, _PIECE):
        wave = 0.05 * np.sin(np.arange(start, start + _PIECE) / 20, dtype=np.float32)
        piece = av.AudioFrame.from_ndarray(wave.astype(np.float32)[None], format="fltp", layout="mono")
        piece.sample_rate, piece.pts, piece.time_base = _HERTZ, start, Fraction(1, _HERTZ)
        yield piece


def make(
    path: Path,
    seconds: float = 20,
    *,
    first: int = 0,
    still: tuple[float, float] | None = None,
    size: tuple[int, int] = (320, 240),
    options: dict[str, str] | None = None,
    sound: bool = False,
    reordered: bool = False,
) -> Path:
    """A recording whose counter is `first` + time x 15. `still`: from, to (s) without any frame, as a
    screen that does not change. The codec follows the suffix: `.mp4` H.264, `.webm` VP8.
    `sound`: with AAC beside it; `reordered`: with B-frames."""
    codec = "libx264" if path.suffix == ".mp4" else "libvpx"
    h264 = {"preset": "ultrafast"}
    if reordered:
        h264 |= {"bf": "3", "b_strategy": "0", "sc_threshold": "0"}
    quick = h264 if codec == "libx264" else {"deadline": "realtime", "cpu-used": "12"}
    with av.open(str(path), "w", options=options or {"movflags": "+faststart"}) as file:
        stream = file.add_stream(codec, rate=FPS, options=quick)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.codec_context.gop_size = 100
        stream.codec_context.time_base = stream.time_base = Fraction(1, FPS)
        track = file.add_stream("aac", rate=_HERTZ, layout="mono") if sound else None
        pieces = _sound(seconds) if sound else iter(())
        piece = next(pieces, None)
        for number in _times(seconds, still):
            frame = _picture(first + number, *size)
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            file.mux(stream.encode(frame))
            while track is not None and piece is not None and piece.pts * FPS <= number * _HERTZ:
                file.mux(track.encode(piece))
                piece = next(pieces, None)
        for one in (stream, track) if track is not None else (stream,):
            file.mux(one.encode(None))
    return path


def counter_mp4(folder: Path) -> Path:
    """20 s, 15 frames a second, H.264 and sound; index in front."""
    shared = SAMPLES / "counter_h264.mp4"
    return shared if shared.exists() else make(folder / "counter.mp4", sound=True)


def still_webm(folder: Path) -> Path:
    """40 s with nothing between 10 s and 25 s: a screen that stood still. Has cues."""
    shared = SAMPLES / "vfr.webm"
    return shared if shared.exists() else make(folder / "still.webm", 40, still=(10.0, 25.0), options={})


def raw_webm(folder: Path) -> Path:
    """As a browser's recorder writes it: no duration, no cues."""
    return make(folder / "raw.webm", 12, options={"live": "1"})
