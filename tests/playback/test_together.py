"""Camera and screen on real libVLC, their recorders drifting sixty times as much as real ones: how far apart
they are is read from the counters burnt into the pictures. The hour is `oes-desktop bench sync --runs 60`."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.counter_media import make

from oes_desktop.cli.bench.sync import LIMITS, play_together, worst_second
from oes_desktop.domain.errors import EngineMissing
from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.playback.vlc_library import SILENT, start

SIZE = (320, 96)


def _played(folder: Path, seconds: float, rate: float) -> None:
    try:
        start(SILENT)
    except EngineMissing as error:
        pytest.skip(f"libVLC: {error}")
    files = {
        CAMERA: make(folder / f"camera-{seconds:.0f}.mp4", seconds, size=SIZE, sound=True),
        SCREEN: make(folder / f"screen-{seconds:.0f}.webm", seconds, size=SIZE),
    }
    found, (remark,) = play_together(files, seconds, rate)
    assert len(found) > 50
    assert worst_second(found) <= LIMITS[rate], remark
    assert "went back: 0;" in remark and "seeks of the screen: 0." in remark, remark


def test_they_stay_together_at_1x(media_folder: Path) -> None:
    """E8: 40 ms at 1x."""
    _played(media_folder, 14, 1.0)


def test_they_stay_together_at_4x(media_folder: Path) -> None:
    """E8: 80 ms of wall time at 4x."""
    _played(media_folder, 60, 4.0)


@pytest.mark.long
def test_they_stay_together_for_a_minute_at_1x(media_folder: Path) -> None:
    _played(media_folder, 60, 1.0)
