"""Recordings with stretches that show nothing: black, frozen, silent, each where the test says."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

_RATE, _PIECE = 48_000, 960
Spans = tuple[tuple[float, float], ...]


def _within(spans: Spans, at_s: float) -> bool:
    return any(start <= at_s < end for start, end in spans)


def camera_webm(
    path: Path,
    seconds: float,
    *,
    black: Spans = (),
    frozen: Spans = (),
    silent: Spans = (),
    sound: bool = True,
    fps: int = 10,
    size: tuple[int, int] = (320, 240),
    key_frames: int = 67,
) -> Path:
    """What a camera gives: noise on everything, somebody who moves, a soft hum. Spans are in seconds.
    WebM with VP8 and Opus, as recorders write it, with an index; a key frame every 6.7 s."""
    chance = np.random.default_rng(1)
    width, height = size
    base = np.full((height, width, 3), 110, np.int16)
    base[height // 2 :] = 70
    noise = [chance.normal(0, 3, base.shape).astype(np.int16) for _ in range(5)]
    kept = None
    with av.open(str(path), "w", format="webm", options={"cues_to_front": "1"}) as file:
        video = file.add_stream("libvpx", rate=fps, options={"deadline": "realtime", "cpu-used": "12"})
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        video.bit_rate = 400_000
        video.codec_context.gop_size = key_frames
        video.codec_context.time_base = Fraction(1, fps)
        audio = file.add_stream("libopus", rate=_RATE) if sound else None
        if audio is not None:
            audio.layout = "mono"
        heard = 0
        for number in range(round(seconds * fps)):
            at_s = number / fps
            if _within(black, at_s):
                image = np.zeros((height, width, 3), np.int16)
            elif _within(frozen, at_s) and kept is not None:
                image = kept
            else:
                image = base + noise[number % 5]
                left = 20 + round(40 * (1 + np.sin(at_s)))
                image[60:180, left : left + 80] = 180
            kept = image
            frame = av.VideoFrame.from_ndarray(np.clip(image, 0, 255).astype(np.uint8), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, fps)
            file.mux(video.encode(frame))
            while audio is not None and heard < at_s * _RATE:
                quiet = _within(silent, heard / _RATE)
                file.mux(audio.encode(_piece(heard, 0.0 if quiet else 0.05)))
                heard += _PIECE
        for stream in (video, audio) if audio is not None else (video,):
            file.mux(stream.encode(None))
    return path


def sound_only(path: Path, seconds: float) -> Path:
    """A WebM without any picture."""
    with av.open(str(path), "w", format="webm") as file:
        audio = file.add_stream("libopus", rate=_RATE)
        audio.layout = "mono"
        for start in range(0, round(seconds * _RATE), _PIECE):
            file.mux(audio.encode(_piece(start, 0.1)))
        file.mux(audio.encode(None))
    return path


def long_webm(path: Path, hours: float, *, every_s: float = 15.0) -> Path:
    """Many hours in little time: one picture in `every_s`, a key frame each, full of detail. A dozen pictures
    are encoded and written again and again."""
    chance = np.random.default_rng(2)
    with av.open(str(path), "w", format="webm", options={"cues_to_front": "1"}) as file:
        video = file.add_stream("libvpx", rate=1, options={"deadline": "realtime", "cpu-used": "15"})
        video.width, video.height, video.pix_fmt = 320, 240, "yuv420p"
        video.codec_context.gop_size = 1
        video.codec_context.time_base = video.time_base = Fraction(1, 1000)
        coded = []
        for number in range(12):
            picture = chance.integers(0, 256, (24, 32, 3)).repeat(10, 0).repeat(10, 1)
            noisy = np.clip(picture + chance.normal(0, 12, picture.shape), 0, 255).astype(np.uint8)
            frame = av.VideoFrame.from_ndarray(noisy, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 1000)
            coded += [bytes(packet) for packet in video.encode(frame)]
        coded += [bytes(packet) for packet in video.encode(None)]
        for number in range(round(hours * 3600 / every_s)):
            packet = av.Packet(coded[number % len(coded)])
            packet.stream, packet.time_base, packet.is_keyframe = video, Fraction(1, 1000), True
            packet.pts = packet.dts = round(number * every_s * 1000)
            file.mux(packet)
    return path


def _piece(start: int, loud: float) -> Any:
    wave = loud * np.sin(2 * np.pi * 330 / _RATE * np.arange(start, start + _PIECE))
    frame = av.AudioFrame.from_ndarray((wave * 32767).astype(np.int16)[None], format="s16", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = _RATE, start, Fraction(1, _RATE)
    return frame
