"""Recordings that say which frame is shown (`cli/bench/counted.py`): the shared samples where they are,
otherwise the same kind of file made on the spot."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from oes_desktop.cli.bench.counted import FPS, counter_of, make

__all__ = ["FPS", "SAMPLES", "counter_mp4", "counter_of", "make", "raw_webm", "still_webm"]

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"


def counter_mp4(folder: Path) -> Path:
    """20 s, 15 frames a second, H.264 and sound; index in front."""
    return _shared("counter_h264.mp4") or _placed(folder / "counter.mp4", 20, sound=True)


def still_webm(folder: Path) -> Path:
    """40 s with nothing between 10 s and 25 s: a screen that stood still. Has cues."""
    return _shared("vfr.webm") or _placed(folder / "still.webm", 40, still=(10.0, 25.0), indexed=True)


def raw_webm(folder: Path) -> Path:
    """As a browser's recorder writes it: no duration, no cues."""
    return _placed(folder / "raw.webm", 12, live=True)


def _shared(name: str) -> Path | None:
    return SAMPLES / name if (SAMPLES / name).exists() else None


def _placed(path: Path, seconds: float, **said: Any) -> Path:
    path.write_bytes(_made(path.name, seconds, **said))
    return path


@cache
def _made(
    name: str,
    seconds: float,
    *,
    sound: bool = False,
    still: tuple[float, float] | None = None,
    indexed: bool = False,
    live: bool = False,
) -> bytes:
    """Encoded once in a run, however many tests want it."""
    options = {"live": "1"} if live else {} if indexed else None
    with TemporaryDirectory() as folder:
        return make(Path(folder) / name, seconds, sound=sound, still=still, options=options).read_bytes()
