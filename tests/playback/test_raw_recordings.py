"""Recordings as browsers leave them, on real libVLC: the picture that is shown is read from itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import av
import pytest
from support.counter_media import FPS, counter_of, make
from support.house import inline
from support.sittings import BEGIN, recording
from support.waiting import DEADLINE_S
from support.watcher import Watcher

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.clock import SystemClock
from oes_desktop.domain.errors import Damaged
from oes_desktop.domain.models import SCREEN, Recording
from oes_desktop.media.files import BytesSource
from oes_desktop.media.frames import FrameGrabber
from oes_desktop.media.virtual import VirtualWebm
from oes_desktop.media.webm_index import scan
from oes_desktop.playback.container_kind import Form, form_of, reorder_ms
from oes_desktop.playback.engine import Engine, Frame
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.theatre import Notes, Theatre
from oes_desktop.playback.vlc_engine import VlcEngine
from oes_desktop.playback.vlc_library import SILENT


def seekable(data: bytes, starts: list[int] | None = None) -> VirtualWebm:
    source = BytesSource(data)
    return VirtualWebm(source, scan(source), starts)


def frame_at(ms: int) -> int:
    return ms * FPS // 1000


@pytest.fixture(scope="session")
def raw_parts(media_folder: Path) -> tuple[bytes, bytes]:
    """Two recorders one after the other, 8 s and 6 s, counters from 0 and from 1000."""
    first = make(media_folder / "part-1.webm", 8, options={"live": "1"})
    second = make(media_folder / "part-2.webm", 6, first=1_000, options={"live": "1"})
    return first.read_bytes(), second.read_bytes()


def test_a_raw_recording_seeks_exactly_through_its_virtual_remux(watcher: Watcher, raw_bytes: bytes) -> None:
    """C6."""
    source = seekable(raw_bytes)
    assert form_of(BytesSource(raw_bytes)) is Form.WITHOUT_INDEX and form_of(source) is Form.MATROSKA
    watcher.load(source, 12_000, has_audio=False)
    watcher.until_shown(0)
    for ms in (8_033, 3_000, 10_500, 40, 11_900, 6_700):
        watcher.engine.seek(ms)
        watcher.until_shown(frame_at(ms))
    watcher.engine.play()
    watcher.until(lambda: (watcher.shown or 0) > frame_at(7_500))
    watcher.engine.seek(11_000)
    watcher.until(lambda: watcher.ended == 1)
    assert watcher.counters[-1] >= 178 and not watcher.errors


def test_two_parts_with_a_break_between_are_one_recording(
    watcher: Watcher, raw_parts: tuple[bytes, bytes]
) -> None:
    source = seekable(b"".join(raw_parts), [0, 15_000])
    watcher.load(source, 21_000, has_audio=False)
    watcher.until_shown(0)
    for ms, shown in ((17_000, 1_030), (5_000, 75), (15_500, 1_007), (7_900, 118)):
        watcher.engine.seek(ms)
        watcher.until_shown(shown)
    watcher.engine.play()
    watcher.until(lambda: (watcher.shown or 0) >= 1_005, "the break is played through")
    assert watcher.engine.position_ms() >= 15_000


def test_a_recording_cut_in_the_middle_plays_to_the_cut_and_says_so(
    watcher: Watcher, raw_bytes: bytes
) -> None:
    """C7."""
    cut = raw_bytes[: len(raw_bytes) * 6 // 10]
    watcher.load(seekable(cut), 12_000, has_audio=False)
    watcher.until_shown(0)
    watcher.engine.seek(4_000)
    watcher.until_shown(60)
    watcher.engine.set_rate(4.0)
    watcher.engine.play()
    watcher.until(lambda: bool(watcher.errors))
    assert isinstance(watcher.errors[0], Damaged) and watcher.ended == 0
    assert 5_000 < int(watcher.errors[0].facts["at_ms"]) < 9_500


def _copied(source: Path, target: Path, options: dict[str, str]) -> None:
    with av.open(str(source)) as old, av.open(str(target), "w", options=options) as new:
        tracks = {stream.index: new.add_stream_from_template(stream) for stream in old.streams}
        for packet in old.demux():
            if packet.dts is not None:
                packet.stream = tracks[packet.stream_index]
                new.mux(packet)


class Screen:
    """A theatre with one screen recording on real libVLC and the real decoder beside it."""

    def __init__(self, engine: Engine, one: Recording, opened: Callable[[], ByteSource]) -> None:
        self.opens = 0
        self._opened = opened
        self.frame: Frame | None = None
        self.decoded = opened()
        self.grabber = FrameGrabber(self.decoded)
        self.theatre = Theatre(
            {SCREEN: engine}, SystemClock(), inline, Notes(frame=self._take), covering_frame=self._cover
        )
        self.theatre.show(ExamClock((), (one,)), self._open)

    def _open(self, _: Recording) -> ByteSource:
        self.opens += 1
        return self._opened()

    def _take(self, _: str, frame: Frame) -> None:
        self.frame = frame

    def _cover(self, _: Recording, offset_ms: int, rough: bool = False) -> Frame:
        found = self.grabber.at(offset_ms, 1920, key_only=rough)
        pixels = memoryview(
            b"".join(found.data[at : at + 3] + b"\xff" for at in range(0, len(found.data), 3))
        )
        return Frame(found.width, found.height, found.width * 4, pixels, found.time_ms, 0)

    @property
    def shown(self) -> int | None:
        return None if self.frame is None else counter_of(self.frame)

    def until(self, condition: Callable[[], bool], what: str = "") -> None:
        pause, deadline = threading.Event(), time.monotonic() + DEADLINE_S
        while not condition():
            assert time.monotonic() < deadline, f"{what}: {self.shown} at {self.theatre.position_ms - BEGIN}"
            self.theatre.tick()
            pause.wait(0.02)

    def until_shown(self, counter: int) -> None:
        self.until(lambda: self.theatre.ready and self.shown == counter, f"frame {counter}")

    def rest(self) -> None:
        """As long as something else might still come up: paused libVLC refreshes its picture."""
        pause = threading.Event()
        for _ in range(10):
            self.theatre.tick()
            pause.wait(0.02)

    def close(self) -> None:
        self.theatre.leave()
        self.theatre.close()
        self.grabber.close()


@pytest.fixture
def screen(make_watcher: object, lane: ThreadPoolExecutor) -> Iterator[Callable[..., Screen]]:
    """`make_watcher` is asked for because it skips where libVLC is not."""
    made: list[Screen] = []

    def make_screen(seconds: float, opened: Callable[[], ByteSource]) -> Screen:
        engine = VlcEngine(lane.submit, extra=SILENT)
        made.append(Screen(engine, recording("screen", SCREEN, 0, seconds), opened))
        return made[-1]

    yield make_screen
    for one in made:
        one.close()


def test_a_still_screen_shows_the_picture_of_before(
    screen: Callable[..., Screen], media_folder: Path
) -> None:
    """One frame at 10 s, the next at 25 s: libVLC leaves whatever was up before the seek."""
    path = make(media_folder / "still-raw.webm", 40, still=(10.0, 25.0), options={"live": "1"})
    data = path.read_bytes()
    one = screen(40, lambda: seekable(data))
    one.until_shown(0)
    for ms, shown in ((30_000, 450), (18_000, 150), (5_000, 75), (24_900, 150), (35_000, 525), (12_000, 150)):
        one.theatre.seek(BEGIN + ms)
        one.until_shown(shown)
    one.theatre.scrub(BEGIN + 33_000)
    one.theatre.scrub(BEGIN + 20_000)
    one.until_shown(150)
    one.theatre.seek(BEGIN + 23_000)
    one.theatre.play()
    one.until(lambda: (one.shown or 0) > 380, "it plays out of the still stretch")
    assert one.theatre.position_ms - BEGIN >= 25_000


def test_a_fragmented_mp4_of_a_browser_seeks_and_plays_on(
    screen: Callable[..., Screen], tmp_path: Path
) -> None:
    """Chromium's `video/mp4` is VP9 and Opus in fragments, without an index."""
    whole = make(tmp_path / "whole.webm", 12, codec="vp9", sound=True)
    path = tmp_path / "fragments.mp4"
    _copied(whole, path, {"movflags": "frag_keyframe+empty_moov+default_base_moof"})
    data = path.read_bytes()
    assert form_of(BytesSource(data)) is Form.WITHOUT_INDEX
    one = screen(12, lambda: BytesSource(data))
    one.until_shown(0)
    for ms in (8_040, 2_040, 11_040, 4_040, 1_040):
        one.theatre.seek(BEGIN + ms)
        one.until_shown(frame_at(ms))
    one.theatre.seek(BEGIN + 5_000)
    one.theatre.play()
    one.until(lambda: 90 <= (one.shown or 0) <= 110, "it plays on from there")


@pytest.mark.parametrize("sound", [True, False])
def test_a_step_and_a_seek_among_b_frames_show_the_exact_picture(
    screen: Callable[..., Screen], tmp_path: Path, sound: bool
) -> None:
    """libVLC goes by the times of decoding there, up to three frames beside; the decoder beside it knows."""
    data = make(tmp_path / "b.mp4", 10, sound=sound, reordered=True).read_bytes()
    assert reorder_ms(BytesSource(data)) > 0
    one = screen(10, lambda: BytesSource(data))
    one.until_shown(0)
    for ms in (8_040, 2_107, 5_240):
        one.theatre.seek(BEGIN + ms)
        one.until_shown(frame_at(ms))
        one.rest()
        assert one.shown == frame_at(ms), "and it stays"
    at = frame_at(5_240)
    for step in (1, 1, -1, 1):
        one.theatre.step(step)
        at += step
        one.until_shown(at)
        one.rest()
        assert one.shown == at, "and it stays"


def test_a_raw_recording_changes_to_its_index_when_that_is_found(
    screen: Callable[..., Screen], raw_bytes: bytes
) -> None:
    sources: list[Callable[[], ByteSource]] = [lambda: BytesSource(raw_bytes)]
    one = screen(12, lambda: sources[-1]())
    one.until_shown(0)
    assert one.opens == 1
    one.theatre.seek(BEGIN + 4_000)
    one.until_shown(60)
    assert one.opens == 2  # looked, and found nothing better
    sources.append(lambda: seekable(raw_bytes))
    one.theatre.seek(BEGIN + 8_000)
    one.until_shown(120)
    one.until(lambda: one.opens == 3)
    one.theatre.seek(BEGIN + 9_000)
    one.until_shown(135)
    assert one.opens == 3  # now it has an index
    one.theatre.play()
    one.until(lambda: (one.shown or 0) > 150)
