"""Recordings that say which frame is shown (`cli/bench/counted.py`): the shared samples where they are,
otherwise the same kind of file made on the spot."""

from __future__ import annotations

from pathlib import Path

from oes_desktop.cli.bench.counted import FPS, counter_of, make

__all__ = ["FPS", "SAMPLES", "counter_mp4", "counter_of", "make", "raw_webm", "still_webm"]

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"


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
