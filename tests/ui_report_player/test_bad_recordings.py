"""What really comes: the report opens, the side that is bad says what is wrong, the other side plays."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.counter_media import FPS, counter_of, make
from support.sittings import ATTEMPTS, BEGIN, VOCABULARY, recording, report
from support.sources import MemorySource

from oes_desktop.domain.models import CAMERA, SCREEN, Attempt, Recording, Report, Violation
from oes_desktop.media.frames import FrameGrabber
from oes_desktop.playback.engine import Frame
from oes_desktop.playback.vlc_engine import VlcEngine
from oes_desktop.playback.vlc_library import SILENT
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.pictures import frame_of
from oes_desktop.ui.report.player import PlayerArea
from oes_desktop.ui.theme import Theme

DEADLINE_MS = 20_000
CAMERA_ONE = recording("camera-1", CAMERA, 0, 20)
SCREEN_ONE = recording("screen-1", SCREEN, 0, 20)

Show = Callable[[dict[str, bytes], Report], PlayerArea]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Function: the player area with these recordings, by their id."""
    theme, language, tasks = Theme("light"), Language("en"), Tasks()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app)
    bugs: list[Exception] = []
    tasks.unhandled.connect(bugs.append)
    made: list[PlayerArea] = []
    grabbers: dict[str, FrameGrabber] = {}
    lock = threading.Lock()

    def build(bytes_of: dict[str, bytes], shown: Report) -> PlayerArea:
        def covering(one: Recording, offset_ms: int, rough: bool = False) -> Frame:
            with lock:
                if one.id not in grabbers:
                    grabbers[one.id] = FrameGrabber(MemorySource(bytes_of[one.id]))
            picture = grabbers[one.id].at(offset_ms, 1920, key_only=rough)
            return frame_of(picture.width, picture.height, picture.data, picture.time_ms)

        area = PlayerArea(
            tasks,
            theme,
            Formats(language),
            language,
            make_engine=lambda: VlcEngine(lambda work: tasks.run(area, work, lane=Lane.PLAYER), extra=SILENT),
            covering_frame=covering,
        )
        made.append(area)
        qtbot.addWidget(area)
        area.resize(900, 600)
        area.show()
        area.show_report(shown, VOCABULARY, lambda one: MemorySource(bytes_of[one.id]))
        return area

    yield build
    for area in made:
        area.close_player()
    qtbot.waitUntil(lambda: tasks.busy == 0, timeout=DEADLINE_MS)
    tasks.close()
    for grabber in grabbers.values():
        grabber.close()
    assert not bugs


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make(tmp_path_factory.mktemp("good") / "good.webm", 20, options={}).read_bytes()


def sound_alone(folder: Path) -> bytes:
    """A microphone without a picture, as a recorder writes it when the camera fails."""
    path = folder / "sound.webm"
    with av.open(str(path), "w") as file:
        track = file.add_stream("libopus", rate=48_000, layout="mono")
        for start in range(0, 48_000 * 20, 960):
            wave = (0.05 * np.sin(np.arange(start, start + 960) / 20)).astype(np.float32)
            piece = av.AudioFrame.from_ndarray(wave[None], format="flt", layout="mono")
            piece.sample_rate, piece.pts, piece.time_base = 48_000, start, Fraction(1, 48_000)
            file.mux(track.encode(piece))
        file.mux(track.encode(None))
    return path.read_bytes()


def unknown_codec(good: bytes) -> bytes:
    assert good.count(b"V_VP8") == 1
    return good.replace(b"V_VP8", b"V_ZZ8")


BAD: dict[str, Callable[[Path, bytes], bytes]] = {
    "zero length": lambda _folder, _good: b"",
    "one byte": lambda _folder, _good: b"\x1a",
    "a page of the proxy": lambda _folder, _good: b"<!DOCTYPE html><title>Sign in</title>" * 500,
    "a picture": lambda _folder, _good: b"\xff\xd8\xff\xe0" + bytes(40_000),
    "a playlist": lambda _folder, _good: b"#EXTM3U\nhttp://127.0.0.1:9/x.ts\n" * 100,
    "a head alone": lambda _folder, good: good[:200],
    "noise behind a head": lambda _folder, good: good[:60] + bytes(range(256)) * 400,
    "unknown codec": lambda _folder, good: unknown_codec(good),
    "sound alone": lambda folder, _good: sound_alone(folder),
}


def shown(area: PlayerArea, kind: str) -> int:
    frame = area.panes[kind].frame
    return -1 if frame is None else counter_of(frame)


@pytest.mark.parametrize("trouble", BAD)
@pytest.mark.parametrize("side", [CAMERA, SCREEN])
def test_a_bad_recording_says_so_in_place_and_the_other_side_plays(
    show: Show, qtbot: QtBot, tmp_path: Path, good: bytes, trouble: str, side: str
) -> None:
    """C5, E8: the side that is bad says so, the other goes on."""
    bad = BAD[trouble](tmp_path, good)
    ids = {CAMERA: "camera-1", SCREEN: "screen-1"}
    other = SCREEN if side == CAMERA else CAMERA
    area = show({ids[side]: bad, ids[other]: good}, report(recordings=(CAMERA_ONE, SCREEN_ONE)))
    qtbot.waitUntil(lambda: shown(area, other) == 0, timeout=DEADLINE_MS)
    qtbot.waitUntil(lambda: bool(area.panes[side].message), timeout=DEADLINE_MS)
    assert area.panes[side].accessibleDescription()
    assert not area.panes[other].message
    area.seek(BEGIN + 8_000)
    qtbot.waitUntil(lambda: abs(shown(area, other) - 8 * FPS) <= 1, timeout=DEADLINE_MS)
    area.play()
    qtbot.waitUntil(lambda: shown(area, other) > 9 * FPS, timeout=DEADLINE_MS)
    assert area.panes[side].message


def test_a_recording_cut_in_the_middle_plays_to_the_cut_and_says_where(
    show: Show, qtbot: QtBot, good: bytes
) -> None:
    """C7."""
    cut = good[: len(good) // 2]
    area = show({"camera-1": cut, "screen-1": good}, report(recordings=(CAMERA_ONE, SCREEN_ONE)))
    qtbot.waitUntil(lambda: shown(area, CAMERA) == 0, timeout=DEADLINE_MS)
    area.seek(BEGIN + 16_000)
    qtbot.waitUntil(lambda: bool(area.panes[CAMERA].message), timeout=DEADLINE_MS)
    where = re.search(r"Damaged from 00:00:(\d\d)", area.panes[CAMERA].accessibleDescription())
    assert where is not None and 5 <= int(where[1]) <= 16
    qtbot.waitUntil(lambda: abs(shown(area, SCREEN) - 16 * FPS) <= 1, timeout=DEADLINE_MS)
    area.seek(BEGIN + 2_000)
    qtbot.waitUntil(lambda: abs(shown(area, CAMERA) - 2 * FPS) <= 1, timeout=DEADLINE_MS)
    qtbot.waitUntil(lambda: not area.panes[CAMERA].message, timeout=DEADLINE_MS)


def test_three_hours_open_and_seek(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    """A frame a minute, so that three hours are made in a moment; the counter counts the minutes."""
    path, hours = tmp_path / "long.webm", 3
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libvpx", rate=1, options={"deadline": "realtime", "cpu-used": "12"})
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        stream.codec_context.gop_size = 1
        stream.codec_context.time_base = Fraction(1, 1000)
        for minute in range(hours * 60):
            image = np.full((240, 320, 3), 16, np.uint8)
            for bit in range(12):
                if minute >> bit & 1:
                    image[8:32, 16 + bit * 24 : 40 + bit * 24] = 235
            frame = av.VideoFrame.from_ndarray(image, format="rgb24")
            frame.pts, frame.time_base = minute * 60_000, Fraction(1, 1000)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    long = recording("camera-1", CAMERA, 0, hours * 3_600)
    sitting = replace(
        report(recordings=(long,)), attempts=(Attempt(1, BEGIN, BEGIN + hours * 3_600_000),), violations=()
    )
    area = show({"camera-1": path.read_bytes()}, sitting)
    qtbot.waitUntil(lambda: shown(area, CAMERA) == 0, timeout=DEADLINE_MS)
    for minute in (177, 3, 90):
        area.seek(BEGIN + minute * 60_000 + 100)
        qtbot.waitUntil(lambda minute=minute: shown(area, CAMERA) == minute, timeout=DEADLINE_MS)


def test_no_recordings_at_all_leave_the_timeline(show: Show, qtbot: QtBot) -> None:
    """C13."""
    area = show({}, report(recordings=()))
    qtbot.waitUntil(lambda: all(pane.message for pane in area.panes.values()), timeout=DEADLINE_MS)
    assert area.timeline.isVisible()
    area.seek(BEGIN + 5_000)
    assert area.position_ms == BEGIN + 5_000


def test_overlapping_attempts_and_violations_outside_play(show: Show, qtbot: QtBot, good: bytes) -> None:
    """C13."""
    early, late = recording("camera-1", CAMERA, 0, 20), recording("camera-2", CAMERA, 10, 20, attempt=2)
    sitting = replace(
        report(recordings=(early, late)),
        attempts=(Attempt(1, BEGIN, BEGIN + 20_000), Attempt(2, BEGIN + 10_000, BEGIN + 30_000)),
        violations=(
            Violation("before", "focus_lost", BEGIN - 60_000, 5_000, 2),
            Violation("inside", "focus_lost", BEGIN + 12_000, 1_000, 2),
            Violation("after", "focus_lost", BEGIN + 90_000, 5_000, 2),
        ),
    )
    area = show({"camera-1": good, "camera-2": good}, sitting)
    qtbot.waitUntil(lambda: shown(area, CAMERA) == 0, timeout=DEADLINE_MS)
    area.seek(BEGIN + 12_000)  # of two that overlap the one begun last
    qtbot.waitUntil(lambda: abs(shown(area, CAMERA) - 2 * FPS) <= 1, timeout=DEADLINE_MS)
    area.seek(BEGIN - 60_000)
    qtbot.waitUntil(lambda: bool(area.panes[CAMERA].message), timeout=DEADLINE_MS)
    area.play()
    qtbot.waitUntil(lambda: shown(area, CAMERA) > 5, timeout=DEADLINE_MS)


def test_a_hundred_thousand_violations_open_and_play(show: Show, qtbot: QtBot, good: bytes) -> None:
    """C14."""
    many = tuple(
        Violation(
            f"v{n}", ("focus_lost", "voice_detected")[n % 2], BEGIN + n * 3 % 80_000, n % 900, n % 3 + 1
        )
        for n in range(100_000)
    )
    sitting = replace(report(recordings=(CAMERA_ONE,)), attempts=ATTEMPTS, violations=many)
    area = show({"camera-1": good}, sitting)
    qtbot.waitUntil(lambda: shown(area, CAMERA) == 0, timeout=DEADLINE_MS)
    area.go_violation(+1)
    area.play()
    qtbot.waitUntil(lambda: shown(area, CAMERA) > 2 * FPS, timeout=DEADLINE_MS)


def test_a_variable_frame_rate_shows_the_frame_of_the_moment(
    show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    """A bad link: two frames a second for a while, then fifteen."""
    path = make(tmp_path / "varying.webm", 20, still=(4.0, 9.0), options={})
    area = show({"camera-1": path.read_bytes()}, report(recordings=(CAMERA_ONE,)))
    qtbot.waitUntil(lambda: shown(area, CAMERA) == 0, timeout=DEADLINE_MS)
    area.seek(BEGIN + 12_000)
    qtbot.waitUntil(lambda: abs(shown(area, CAMERA) - 12 * FPS) <= 1, timeout=DEADLINE_MS)


def test_an_identity_of_a_recording_is_kept_apart(show: Show, qtbot: QtBot, good: bytes) -> None:
    """The same id with other bytes (replaced on the server) is another recording."""
    bytes_of = {"camera-1": good}
    area = show(bytes_of, report(recordings=(CAMERA_ONE,)))
    qtbot.waitUntil(lambda: shown(area, CAMERA) == 0, timeout=DEADLINE_MS)
    bytes_of["camera-1"] = b""
    replaced: Recording = replace(CAMERA_ONE, sha256="other")
    area.show_report(report(recordings=(replaced,)), VOCABULARY, lambda _one: MemorySource(b"unused"))
    qtbot.waitUntil(lambda: bool(area.panes[CAMERA].message), timeout=DEADLINE_MS)
