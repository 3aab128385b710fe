"""Recordings for the tests of media: the shared real ones where they are, and always self-made ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.containers import fragmented_mp4, mp4
from support.packages import SAMPLES, raw_webm

REAL = ("camera-1.webm", "camera-2.webm", "mr_gap_part1.webm", "mr_gap_part2.webm", "mr_vp8_counter.webm")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="session")
def raw(folder: Path) -> Path:
    """30 s, 15 frames a second, counter = frame number; no duration, no cues."""
    return raw_webm(folder / "raw.webm", 30)


@pytest.fixture(scope="session")
def still(folder: Path) -> Path:
    """A raw screen recording whose picture stands still from 10 s to 25 s; no sound."""
    times = [*range(151), *range(375, 450)]
    return raw_webm(folder / "still.webm", times=times, sound=False)


@pytest.fixture(params=["self-made", "still", *REAL])
def any_raw(request: pytest.FixtureRequest, raw: Path, still: Path) -> Path:
    """One raw browser recording after another."""
    made = {"self-made": raw, "still": still}
    if request.param in made:
        return made[request.param]
    if not (SAMPLES / request.param).exists():
        pytest.skip("the shared samples are not here")
    return SAMPLES / request.param


@pytest.fixture(scope="session")
def fragmented(folder: Path) -> Path:
    return fragmented_mp4(folder / "fragmented.mp4", 10)


@pytest.fixture(scope="session")
def good_mp4(folder: Path) -> Path:
    """20 s of H.264 with B-frames, index in front, counter = frame number."""
    return mp4(folder / "good.mp4", 20)
