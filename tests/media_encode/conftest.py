"""Pictures and tones whose place can be read back from the file."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from oes_desktop.media.encode import SAMPLE_RATE, VideoFormat, encode_video

FPS = Fraction(25, 2)
MakeClip = Callable[[str, int, int, float, VideoFormat], Path]


@pytest.fixture
def make_clip(tmp_path: Path) -> MakeClip:
    """`make_clip(name, pictures, grey, loudness, format)`: still grey pictures with a tone (0: silence)."""

    def make(name: str, count: int, grey: int, loudness: float, format: VideoFormat) -> Path:
        path = tmp_path / f"{name}{format.suffix}"
        time = np.arange(round(count / float(FPS) * SAMPLE_RATE)) / SAMPLE_RATE
        tone = (loudness * np.sin(2 * np.pi * 440 * time)).astype(np.float32)
        encode_video(path, [Image.new("RGB", (96, 64), (grey,) * 3)] * count, FPS, tone, format=format)
        return path

    return make
