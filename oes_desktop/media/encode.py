"""Makes video files out of pictures and sound, and joins such files without encoding again.

Used by the demo data and by tests that need recordings of their own. It knows PyAV and nothing of what the
pictures show: pictures are anything with `size` and `tobytes()` in RGB (Pillow's images are), sound is mono
float samples. Every failure of PyAV leaves as an `OesError`, and no half-written target stays behind.

Files joined by `join` must come from `encode_video` with the same format, picture size and rate. When the
length of a part is a whole number of sound packets (a multiple of 0.32 s at 12.5 pictures a second), sound
and picture of the joined file keep step to the sample.
"""

from __future__ import annotations

import itertools
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

import av
import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.errors import DiskTrouble, OesError, Rejected

SAMPLE_RATE = 16_000  # Hz; what the encoders of both formats take as it is, and enough for a voice
Samples = NDArray[np.float32]


class Picture(Protocol):
    """One frame, RGB, 8 bits a channel, rows from the top without padding."""

    @property
    def size(self) -> tuple[int, int]: ...

    def tobytes(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class VideoFormat:
    """A container with its two codecs. `key_s`: longest distance of key frames in seconds, which is what a
    seek costs at most."""

    media_type: str
    suffix: str
    container: str
    video: str
    audio: str
    audio_rate: int  # bits/s
    video_options: dict[str, str] = field(default_factory=dict)
    audio_options: dict[str, str] = field(default_factory=dict)
    container_options: dict[str, str] = field(default_factory=dict)
    key_s: float = 6.5


MP4 = VideoFormat(
    media_type="video/mp4",
    suffix=".mp4",
    container="mp4",
    video="libx264",
    audio="aac",
    audio_rate=24_000,
    # No B-frames: a part can then follow any other at once. One thread: the same bytes every time.
    video_options={"preset": "veryfast", "crf": "27", "bf": "0", "threads": "1", "sc_threshold": "0"},
    container_options={"movflags": "+faststart"},
)
WEBM = VideoFormat(
    media_type="video/webm",
    suffix=".webm",
    container="webm",
    video="libvpx",
    audio="libopus",
    audio_rate=20_000,
    video_options={
        "deadline": "realtime",
        "cpu-used": "14",
        "static-thresh": "60",
        "crf": "12",
        "b": "700k",
        "auto-alt-ref": "0",
        "lag-in-frames": "0",
        "threads": "1",
    },
    audio_options={"frame_duration": "40"},
    container_options={"cues_to_front": "1"},
)


def encode_video(
    path: Path,
    frames: Iterable[Picture],
    fps: Fraction,
    audio: Samples | None = None,
    *,
    format: VideoFormat = MP4,
) -> int:
    """Write the pictures, all of one size, at `fps`, with `audio` beside them (mono, -1..1, `SAMPLE_RATE`).

    Returns how many pictures were written. Raises Rejected("bad_input") without any picture or when their
    sizes differ, DiskTrouble when the file cannot be written.
    """
    pictures = iter(frames)
    first = next(pictures, None)
    if first is None:
        raise Rejected("bad_input", what="no pictures")
    options = dict(format.container_options)
    with _written(path) as part, av.open(str(part), "w", format=format.container, options=options) as out:
        video = _video_stream(out, format, first.size, fps)
        sound: Any = _audio_stream(out, format) if audio is not None else None
        blocks = _audio_frames(audio, sound.codec_context.frame_size) if sound is not None else iter(())
        frame_of, count, heard = _Converter(first.size), 0, Fraction(0)
        for picture in itertools.chain((first,), pictures):
            frame = frame_of(picture)
            frame.pts, frame.time_base = count, 1 / fps
            out.mux(video.encode(frame))
            count += 1
            while (
                heard < count / fps and (block := next(blocks, None)) is not None
            ):  # side by side in the file
                heard += Fraction(block.samples, SAMPLE_RATE)
                out.mux(sound.encode(block))  # side by side in the file
        out.mux(video.encode(None))
        if sound is not None:
            for block in blocks:
                out.mux(sound.encode(block))
            out.mux(sound.encode(None))
    return count


def join(parts: Sequence[Path], target: Path) -> int:
    """Write `parts` one after the other into `target` without encoding: each begins exactly where the one
    before it ends. A part may occur many times and is read once. The suffix of `target` says the container.

    Returns the length of the whole in ms. Raises Rejected("bad_input") without parts or when they do not fit
    together, Rejected("unsupported_media") when one cannot be read, DiskTrouble for the disk.
    """
    format = next((known for known in (MP4, WEBM) if known.suffix == target.suffix), None)
    if not parts or format is None:
        raise Rejected("bad_input", what="no parts" if format else "a container nobody knows")
    read = {path: _read_part(path) for path in dict.fromkeys(parts)}
    if len({part.shape for part in read.values()}) > 1:
        raise Rejected("bad_input", what="parts of different streams")
    options = dict(format.container_options)
    with (
        _written(target) as part,
        av.open(str(parts[0])) as model,
        av.open(str(part), "w", format=format.container, options=options) as out,
    ):
        streams = [out.add_stream_from_template(stream) for stream in model.streams]
        for stream, source in zip(streams, model.streams, strict=True):
            stream.time_base = source.time_base
        length = _mux_parts([read[path] for path in parts], out, streams)
    return round(length * 1000)


@dataclass(frozen=True, slots=True)
class _Packet:
    stream: int
    pts: int
    duration: int
    key: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class _Part:
    """What one file gives to a joined one: `packets` in the order of writing, times from its first picture,
    `length` in seconds, `shape` what must be equal for parts to be joined."""

    packets: tuple[_Packet, ...]
    length: Fraction
    shape: tuple[object, ...]


def _read_part(path: Path) -> _Part:
    with _translated(path), av.open(str(path)) as source:
        if not source.streams.video:
            raise Rejected("bad_input", what="a part without pictures")
        video = source.streams.video[0]
        bases = [stream.time_base for stream in source.streams]
        raw = [packet for packet in source.demux() if packet.pts is not None and packet.size]
        pictures = [packet.pts for packet in raw if packet.stream.index == video.index]
        if not pictures:
            raise Rejected("bad_input", what="a part without pictures")
        rate = video.average_rate or video.guessed_rate
        step = pictures[1] - pictures[0] if len(pictures) > 1 else round(1 / (rate * video.time_base))
        origin = pictures[0] * video.time_base
        length = (pictures[-1] - pictures[0] + step) * video.time_base
        packets = []
        for packet in raw:
            at = packet.pts - round(origin / bases[packet.stream.index])
            # Sound before the first picture is the encoder's run-up, after the last one its padding.
            if 0 <= at * bases[packet.stream.index] < length:
                packets.append(
                    _Packet(
                        packet.stream.index, at, packet.duration or step, packet.is_keyframe, bytes(packet)
                    )
                )
        shape = tuple(_shape(stream) for stream in source.streams)
        return _Part(tuple(packets), length, shape)


def _shape(stream: Any) -> tuple[object, ...]:
    context = stream.codec_context
    picture = (context.width, context.height) if stream.type == "video" else (context.sample_rate,)
    return stream.type, context.name, stream.time_base, bytes(context.extradata or b""), picture


def _mux_parts(parts: Sequence[_Part], out: Any, streams: Sequence[Any]) -> Fraction:
    at = Fraction(0)
    for part in parts:
        shifts = [round(at / stream.time_base) for stream in streams]
        bases = [stream.time_base for stream in streams]
        for data in part.packets:
            packet = av.Packet(data.data)
            packet.stream = streams[data.stream]
            packet.time_base = bases[data.stream]
            packet.pts = packet.dts = data.pts + shifts[data.stream]
            packet.duration = data.duration
            packet.is_keyframe = data.key
            out.mux_one(packet)
        at += part.length
    return at


def _video_stream(out: Any, format: VideoFormat, size: tuple[int, int], fps: Fraction) -> Any:
    stream = out.add_stream(format.video, rate=fps, options=dict(format.video_options))
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    stream.codec_context.gop_size = max(1, int(format.key_s * fps))
    return stream


def _audio_stream(out: Any, format: VideoFormat) -> Any:
    stream = out.add_stream(format.audio, rate=SAMPLE_RATE, layout="mono", options=dict(format.audio_options))
    stream.bit_rate = format.audio_rate
    stream.codec_context.open()
    return stream


class _Converter:
    """Pictures as frames of the encoders. The same object given again is not converted again: in a drawn
    scene most pictures are still."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._reformatter = av.video.reformatter.VideoReformatter()
        self._recent: deque[tuple[Picture, Any]] = deque(maxlen=24)

    def __call__(self, picture: Picture) -> Any:
        known = next((frame for kept, frame in self._recent if kept is picture), None)
        if known is None:
            known = self._converted(picture)
            self._recent.append((picture, known))
        return known

    def _converted(self, picture: Picture) -> Any:
        if picture.size != self._size:
            raise Rejected("bad_input", what="pictures of different sizes")
        width, height = self._size
        pixels = np.frombuffer(picture.tobytes(), np.uint8)
        if pixels.size != width * height * 3:
            raise Rejected("bad_input", what="a picture that is not RGB")
        frame = av.VideoFrame.from_ndarray(pixels.reshape(height, width, 3), format="rgb24")
        return self._reformatter.reformat(frame, format="yuv420p")


def _audio_frames(audio: Samples | None, block: int) -> Iterator[Any]:
    if audio is None:
        return
    for start in range(0, len(audio), block):
        samples = np.ascontiguousarray(audio[start : start + block], np.float32).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="mono")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = start
        frame.time_base = Fraction(1, SAMPLE_RATE)
        yield frame


@contextmanager
def _written(target: Path) -> Iterator[Path]:
    """A name beside `target` to write to; it becomes `target` at the end, or is gone."""
    partial = target.with_name(f".{target.name}.part")
    try:
        with _translated(target):
            yield partial
            os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """PyAV's and the system's failures as ours."""
    try:
        yield
    except OesError:
        raise
    except (av.error.InvalidDataError, av.error.EOFError) as error:
        raise Rejected("unsupported_media", path=path.name, detail=str(error)) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DiskTrouble("missing", path=path.name) from error
    except OSError as error:  # av.FFmpegError of the disk among them
        reason = "full" if error.errno == 28 else "io"
        raise DiskTrouble(reason, path=path.name, detail=type(error).__name__) from error
    except (av.FFmpegError, ValueError) as error:
        raise Rejected("unsupported_media", path=path.name, detail=str(error)) from error
