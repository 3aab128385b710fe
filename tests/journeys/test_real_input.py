"""Recordings as browsers really make them, from a package on disk to the picture on the screen.

MediaRecorder writes neither duration nor index, and a lost connection begins a new file. What counts is the
picture that is shown, read from the picture itself, never the clock of a player.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from support.clear_text import Needles, files_below
from support.packages import SAMPLES, at, exam_json, write_package
from support.watcher import Watcher

from oes_desktop.domain.models import Recording, Report
from oes_desktop.playback.engine import Frame
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.vlc_engine import VlcEngine
from oes_desktop.playback.vlc_library import SILENT
from oes_desktop.services.desk import Desk

FPS = 15


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    with ThreadPoolExecutor(2) as lane:
        made = Watcher(VlcEngine(lane.submit, extra=SILENT))
        yield made
        made.engine.close()


def only_report(desk: Desk) -> Report:
    exams = [row.id for _, row in desk.opened.store.exams.first_page(_everything(), 10)]
    assert len(exams) == 1
    return desk.reports.open(exams[0])


def _everything() -> Any:
    from oes_desktop.domain.query import Query

    return Query()


def watch(desk: Desk, report: Report, recording: Recording, watcher: Watcher) -> None:
    source = desk.recordings.source(report.exam.id, recording)
    watcher.load(source, recording.duration_ms)
    watcher.until(lambda: bool(watcher.frames) and watcher.engine.settled, "first picture")


def test_a_package_is_imported_served_and_seen(
    desk: Callable[[Path], Desk], tmp_path: Path, watcher: Watcher
) -> None:
    """Raw WebM of our own with a counter in the picture, imported, served, read through the vault: a seek
    shows the frame of its moment, the break between the attempts is told, and nothing lies in the clear."""
    package = write_package(tmp_path / "package")
    open_desk = desk(package)
    report = only_report(open_desk)
    first, second = report.recordings
    watch(open_desk, report, first, watcher)
    watcher.engine.seek(20_000)
    watcher.until_shown(20 * FPS)
    watcher.engine.seek(4_000)
    watcher.until_shown(4 * FPS)
    watch(open_desk, report, second, watcher)
    watcher.engine.seek(3_000)
    watcher.until_shown(2_000 + 3 * FPS)
    open_desk.recordings.photo(report.exam.id, report.snapshots[0])
    break_is_told(report)
    nothing_lies_in_the_clear(tmp_path / "home", package)


def break_is_told(report: Report) -> None:
    clock = ExamClock.of(report)
    assert [attempt.number for attempt in clock.attempts] == [1, 2]
    assert [gap.span.length_ms for gap in clock.breaks] == [15_000]
    assert clock.place(clock.breaks[0].span.start_ms + 5_000, "camera") is None


def nothing_lies_in_the_clear(home: Path, package: Path) -> None:
    written = list(files_below(home))
    assert any(file.suffix == ".oesm" for file in written)
    clear = [file.read_bytes() for file in files_below(package) if file.suffix != ".json"]
    needles = Needles.of("Әбдірахманова", "matan", "V_VP8", frames=clear)
    assert needles.search(package)
    assert needles.search(home) == []


class Originals:
    """The upper lines of every frame of a raw recording, decoded from front to back, grey: the browser's test
    camera writes the time there, while the rest of its picture comes round again and again."""

    LINES = 80

    def __init__(self, path: Path) -> None:
        self.times: list[float] = []
        pictures = []
        with av.open(str(path)) as file:
            for frame in file.decode(video=0):
                self.times.append(float(frame.time or 0.0))
                pictures.append(frame.reformat(format="gray").to_ndarray()[: self.LINES].astype(np.int16))
        self.pictures = np.stack(pictures)

    def time_of(self, shown: Frame) -> float:
        """When the recording shows this picture: the time of the frame that is most like it."""
        rows = np.frombuffer(shown.data, np.uint8)[: shown.pitch * shown.height]
        pixels = rows.reshape(shown.height, shown.pitch)[:, : shown.width * 4]
        rgb = np.ascontiguousarray(pixels.reshape(shown.height, shown.width, 4)[:, :, 2::-1])
        grey = av.VideoFrame.from_ndarray(rgb, format="rgb24").reformat(format="gray").to_ndarray()
        differences = np.abs(self.pictures - grey[: self.LINES].astype(np.int16)).mean(axis=(1, 2))
        return self.times[int(differences.argmin())]


@pytest.mark.skipif(
    not (SAMPLES / "camera-1.webm").exists(), reason="shared/samples is not beside the checkout"
)
def test_a_real_browsers_recordings_play_at_the_right_place(
    desk: Callable[[Path], Desk], tmp_path: Path, watcher: Watcher
) -> None:
    """Two files of one exam page: 30 s, a lost connection, 15 s more."""
    exam = exam_json()
    exam["attempts"][1]["recordings"] = [
        {"kind": "camera", "file": "camera-2.webm", "started_at": at(46), "ended_at": at(61)}
    ]
    files = {name: SAMPLES / name for name in ("camera-1.webm", "camera-2.webm")}
    open_desk = desk(write_package(tmp_path / "package", exam, recordings=files))
    report = only_report(open_desk)
    for recording, (name, seconds) in zip(
        report.recordings, (("camera-1.webm", 20.0), ("camera-2.webm", 9.0)), strict=True
    ):
        original = Originals(SAMPLES / name)
        assert abs(recording.duration_ms / 1000 - original.times[-1]) < 0.5
        watch(open_desk, report, recording, watcher)
        watcher.engine.seek(round(seconds * 1000))
        covering = max(time for time in original.times if time <= seconds + 0.001)
        watcher.until(
            lambda original=original, covering=covering: (
                watcher.engine.settled and abs(original.time_of(watcher.frames[-1]) - covering) <= 0.08
            ),
            f"the picture of {covering} s",
        )
