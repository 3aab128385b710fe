"""Exam packages made on the spot: raw browser recordings with a burnt-in counter, photos, `exam.json`.

The counter is that of the shared samples: 24 bits as blocks of 24 px from (16, 8), white is 1, the lowest bit
first; as many bits as fit the width. It holds the number of the frame.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from PIL import Image

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
START = datetime(2026, 11, 13, 4, 7, tzinfo=UTC)
_BITS, _SIDE, _LEFT, _TOP = 24, 24, 16, 8
_RATE = 48_000


class _Pipe(io.RawIOBase):
    """Takes bytes and cannot go back, as the stream of a recorder that runs."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def write(self, data: Any) -> int:
        self.pieces.append(bytes(data))
        return len(data)


def picture(number: int, size: tuple[int, int] = (320, 240)) -> Any:
    """An RGB picture (numpy) with `number` burnt in."""
    width, height = size
    image = np.full((height, width, 3), 90, np.uint8)
    image[height // 2 :, number * 4 % width :][:, :24] = (200, 120, 40)
    image[: _TOP + _SIDE + 8] = 16
    for bit in range(_bits(width)):
        if number >> bit & 1:
            left = _LEFT + bit * _SIDE
            image[_TOP : _TOP + _SIDE, left : left + _SIDE] = 235
    return image


def counter(data: bytes, width: int, bytes_a_pixel: int = 3, scale: float = 1.0) -> int:
    """The number burnt into an RGB picture, rows without padding."""
    row = round((_TOP + _SIDE / 2) * scale) * width * bytes_a_pixel
    number = 0
    for bit in range(_bits(round(width / scale))):
        column = round((_LEFT + bit * _SIDE + _SIDE / 2) * scale)
        number |= (data[row + column * bytes_a_pixel] > 128) << bit
    return number


def raw_webm(
    path: Path,
    seconds: float = 30,
    fps: int = 15,
    *,
    size: tuple[int, int] = (320, 240),
    sound: bool = True,
    key_frames: int = 100,
    times: Iterable[int] | None = None,
    first: int = 0,
) -> Path:
    """A WebM as MediaRecorder writes it: VP8 and Opus, no duration, no cues, clusters of unknown size.

    The counter of a frame is `first` + its number. `times`: numbers of the frames that are there (a screen
    that stands still has few); otherwise all of `seconds`.
    """
    pipe = _Pipe()
    with av.open(pipe, "w", format="webm", options={"live": "1"}) as file:
        video = file.add_stream("libvpx", rate=fps, options={"deadline": "realtime", "cpu-used": "12"})
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        video.codec_context.gop_size = key_frames
        video.codec_context.time_base = Fraction(1, fps)
        audio = file.add_stream("libopus", rate=_RATE) if sound else None
        if audio is not None:
            audio.layout = "mono"
        heard = 0
        for number in range(round(seconds * fps)) if times is None else times:
            frame = av.VideoFrame.from_ndarray(picture(first + number, size), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, fps)
            file.mux(video.encode(frame))
            while audio is not None and heard * fps < number * _RATE:
                file.mux(audio.encode(_tone(heard)))
                heard += 960
        file.mux(video.encode(None))
        if audio is not None:
            file.mux(audio.encode(None))
    path.write_bytes(b"".join(pipe.pieces))
    return path


def _tone(start: int) -> av.AudioFrame:
    wave = 0.2 * np.sin(2 * np.pi * 330 / _RATE * np.arange(start, start + 960))
    frame = av.AudioFrame.from_ndarray((wave * 32767).astype(np.int16)[None], format="s16", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = _RATE, start, Fraction(1, _RATE)
    return frame


def photo(path: Path, size: tuple[int, int] = (160, 120), colour: str = "teal", **options: Any) -> Path:
    """A real photo file of the kind that the suffix says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path, **options)
    return path


def at(seconds: float) -> str:
    """RFC 3339 time so many seconds after the start of the example exam."""
    return (START + timedelta(seconds=seconds)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def exam_json(**changes: Any) -> dict[str, Any]:
    """A valid `exam.json` of two attempts with a break of 15 s, its files named but not there."""
    exam: dict[str, Any] = {
        "id": "2026-11-13-0012345-matan",
        "student": {"id": "0012345", "name": "Әбдірахманова Әсем", "group": "ИС-21-2"},
        "exam": "Математический анализ",
        "system": "Platonus",
        "status": "finished",
        "honesty": 62,
        "pkn": False,
        "archived": False,
        "attempts": [
            {
                "number": 1,
                "started_at": at(0),
                "ended_at": at(31),
                "recordings": [
                    {"kind": "camera", "file": "camera-1.webm", "started_at": at(1.25), "ended_at": at(31)}
                ],
            },
            {
                "number": 2,
                "started_at": at(46),
                "ended_at": at(61),
                "recordings": [{"kind": "camera", "file": "camera-2.webm"}],
            },
        ],
        "violations": [
            {"id": "v1", "kind": "focus_lost", "at": at(12), "duration_s": 4.0, "severity": 2},
            {"id": "v2", "kind": "voice_detected", "at": at(50), "duration_s": 1.5, "note": "шум"},
        ],
        "snapshots": [
            {"file": "photos/0001.jpg", "at": at(5), "source": "camera"},
            {"file": "photos/face.png", "at": at(0), "source": "face"},
        ],
    }
    return exam | changes


def write_package(
    folder: Path,
    exam: Mapping[str, Any] | None = None,
    *,
    recordings: Mapping[str, Path] | None = None,
    seconds: tuple[float, float] = (30, 15),
) -> Path:
    """A whole package folder. `recordings`: files by their name in the package; without them the two of
    `exam_json` are made, `seconds` long, frame counters beginning at 0 and at 2000."""
    folder.mkdir(parents=True, exist_ok=True)
    if recordings is None:
        raw_webm(folder / "camera-1.webm", seconds[0])
        raw_webm(folder / "camera-2.webm", seconds[1], first=2_000)
    else:
        for name, source in recordings.items():
            (folder / name).write_bytes(source.read_bytes())
    photo(folder / "photos" / "0001.jpg")
    photo(folder / "photos" / "face.png", (120, 160), "olive")
    text = json.dumps(exam_json() if exam is None else exam, ensure_ascii=False, indent=1)
    (folder / "exam.json").write_text(text, encoding="utf-8")
    return folder


def zipped(folder: Path, target: Path, *, inside: str = "") -> Path:
    """`folder` packed as a zip; `inside`: in a folder of that name, as many packers do."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, f"{inside}{file.relative_to(folder).as_posix()}")
    return target


def _bits(width: int) -> int:
    return min(_BITS, (width - _LEFT) // _SIDE)
