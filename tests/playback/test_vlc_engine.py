"""The engine on real libVLC: which frame is shown is read from the frame itself."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support.counter_media import make
from support.sources import MemorySource

from oes_desktop.domain.errors import Damaged, Rejected
from oes_desktop.playback.container_kind import Form, form_of, reorder_ms
from oes_desktop.playback.engine import EngineState

from .conftest import Watcher

LENGTH_MS = 20_000


def frame_at(ms: int) -> int:
    return ms * 15 // 1000


@pytest.fixture
def loaded(watcher: Watcher, counter_bytes: bytes) -> Watcher:
    watcher.load(MemorySource(counter_bytes), LENGTH_MS)
    watcher.until_shown(0)
    watcher.until(lambda: watcher.engine.state() is EngineState.PAUSED)
    return watcher


def test_a_loaded_recording_shows_its_first_frame_and_waits(loaded: Watcher) -> None:
    assert set(loaded.counters) <= {0, 1}  # the first may be one late for an instant
    assert loaded.engine.position_ms() == 0


def test_a_recording_can_begin_in_the_middle(watcher: Watcher, counter_bytes: bytes) -> None:
    watcher.load(MemorySource(counter_bytes), LENGTH_MS, at_ms=12_345)
    watcher.until_shown(frame_at(12_345))
    assert {number - frame_at(12_345) for number in watcher.counters} <= {0, 1}
    assert watcher.engine.position_ms() == 12_345


@pytest.mark.parametrize("ms", [0, 10_000, 10_001, 10_065, 10_067, 15_433, 5_000, 19_950])
def test_a_seek_shows_the_frame_of_that_moment(loaded: Watcher, ms: int) -> None:
    loaded.engine.seek(ms)
    assert loaded.engine.position_ms() == ms
    loaded.until_shown(frame_at(ms))


@pytest.mark.parametrize("sound", [True, False])
@pytest.mark.parametrize("reordered", [True, False])
def test_recordings_without_sound_and_with_b_frames(
    watcher: Watcher, tmp_path: Path, sound: bool, reordered: bool
) -> None:
    data = make(tmp_path / "one.mp4", sound=sound, reordered=reordered).read_bytes()
    source = MemorySource(data)
    assert form_of(source) is (Form.MP4 if sound else Form.MP4_ALONE)
    assert (reorder_ms(source) > 0) == reordered
    watcher.load(source, LENGTH_MS, has_audio=sound)
    watcher.until(lambda: watcher.engine.state() is EngineState.PAUSED)
    late = 3 if reordered else 0  # libVLC goes by the time of decoding there
    for ms in (9_000, 11_000, 13_000, 5_000, 17_000, 3_000, 19_000):
        watcher.engine.seek(ms)
        watcher.until(
            lambda ms=ms: watcher.engine.settled and abs((watcher.shown or 0) - frame_at(ms)) <= late, f"{ms}"
        )
    watcher.engine.seek(18_500)
    watcher.engine.play()
    watcher.until(lambda: watcher.ended > 0)
    assert watcher.counters[-1] >= 297
    watcher.engine.pause()
    watcher.engine.seek(4_000)
    watcher.until(lambda: watcher.engine.settled and abs((watcher.shown or 0) - 60) <= late)
    assert watcher.ended == 1 and not watcher.errors


def test_a_seek_past_the_end_shows_the_last_frame(loaded: Watcher) -> None:
    """E3: past the end is the end."""
    loaded.engine.seek(99_000)
    loaded.until_shown(299)
    loaded.engine.seek(3_000)
    loaded.until_shown(45)


def test_playing_goes_on_from_where_a_seek_led(loaded: Watcher) -> None:
    loaded.engine.seek(7_000)
    loaded.engine.play()
    loaded.until(lambda: loaded.engine.state() is EngineState.PLAYING and (loaded.shown or 0) >= 112)
    played = [number for number in loaded.counters if number >= 105]
    assert played[0] <= 107
    assert abs(loaded.engine.position_ms() * 15 / 1000 - loaded.counters[-1]) < 3


def test_no_frame_of_the_old_place_is_seen_after_a_seek(loaded: Watcher) -> None:
    loaded.engine.play()
    loaded.until(lambda: (loaded.shown or 0) >= 5)
    loaded.engine.seek(15_000)
    asked = len(loaded.counters)
    loaded.until(lambda: (loaded.shown or 0) >= 230)
    assert min(loaded.counters[asked + 1 :]) >= 225


def test_steps_go_one_frame_at_a_time(loaded: Watcher) -> None:
    loaded.engine.seek(8_000)
    loaded.until_shown(120)
    for expected in (121, 122, 123):
        loaded.engine.step(+1)
        loaded.until_shown(expected)
    for expected in (122, 121, 120, 119):
        loaded.engine.step(-1)
        loaded.until_shown(expected)


def test_the_rate_is_true(loaded: Watcher) -> None:
    loaded.engine.set_rate(4.0)
    loaded.engine.play()
    loaded.until(lambda: loaded.engine.position_ms() >= 2_000)
    began, at = time.monotonic(), loaded.engine.position_ms()
    loaded.until(lambda: loaded.engine.position_ms() >= at + 6_000)
    speed = (loaded.engine.position_ms() - at) / 1000 / (time.monotonic() - began)
    assert 3.0 < speed < 5.0


@pytest.mark.parametrize("rate", [0.5, 2.0, 8.0])
def test_a_seek_at_any_rate_shows_whole_pictures(loaded: Watcher, rate: float) -> None:
    """At other rates than 1 a seek of libVLC's own loses the frames up to the next key frame."""
    loaded.engine.set_rate(rate)
    loaded.engine.play()
    loaded.until(lambda: (loaded.shown or 0) >= 8)
    loaded.engine.seek(5_000)
    asked = len(loaded.counters)
    loaded.until(lambda: loaded.engine.settled and (loaded.shown or 0) >= 81)
    seen = [number for number in loaded.counters[asked:] if number >= 75]
    assert seen == sorted(seen) and max(seen) < 300  # grey reads as 4095


def test_the_end_is_told_once_and_a_seek_brings_the_recording_back(loaded: Watcher) -> None:
    loaded.engine.seek(18_500)
    loaded.engine.play()
    loaded.until(lambda: loaded.ended > 0)
    assert loaded.engine.state() is EngineState.ENDED
    assert loaded.engine.position_ms() == LENGTH_MS
    loaded.engine.pause()
    loaded.engine.seek(4_000)
    loaded.until_shown(60)
    assert loaded.ended == 1 and not loaded.errors


def test_a_storm_of_seeks_ends_at_the_last_one(loaded: Watcher) -> None:
    """E3: the newest wins."""
    chance = random.Random(4)
    for _ in range(60):
        loaded.engine.seek(chance.randrange(LENGTH_MS))
        loaded.engine.tick()
    loaded.engine.seek(11_111)
    loaded.until_shown(frame_at(11_111))
    loaded.engine.seek(2_222)
    loaded.until_shown(frame_at(2_222))


def test_switching_recordings_shows_nothing_of_the_old_one(loaded: Watcher, still_bytes: bytes) -> None:
    old = loaded.engine._player  # type: ignore[attr-defined]
    loaded.load(MemorySource(still_bytes), 40_000, at_ms=30_000, has_audio=False)
    switched = len(loaded.counters)
    loaded.until_shown(450)
    assert set(loaded.counters[switched:]) <= {450, 451}
    loaded.until(lambda: old.media.source.closed, "the old recording is let go")


def test_a_still_stretch_settles_without_a_new_frame(watcher: Watcher, still_bytes: bytes) -> None:
    watcher.load(MemorySource(still_bytes), 40_000, has_audio=False, at_ms=5_000)
    watcher.until_shown(75)
    watcher.engine.seek(18_000)
    watcher.until(lambda: watcher.engine.settled)
    assert watcher.engine.position_ms() == 18_000
    watcher.engine.seek(30_000)
    watcher.until_shown(450)


def test_a_raw_recording_without_index_seeks(watcher: Watcher, raw_bytes: bytes) -> None:
    source = MemorySource(raw_bytes)
    assert form_of(source) is Form.WITHOUT_INDEX
    watcher.load(source, 12_000, has_audio=False)
    watcher.until_shown(0)
    for ms in (8_000, 3_000, 10_500):
        watcher.engine.seek(ms)
        watcher.until(
            lambda ms=ms: watcher.engine.settled and abs((watcher.shown or 0) - frame_at(ms)) <= 1, f"{ms}"
        )


def test_damage_on_the_way_is_told_and_is_no_end(watcher: Watcher, counter_bytes: bytes) -> None:
    """E6."""
    source = MemorySource(counter_bytes, damaged_from=len(counter_bytes) // 2)
    watcher.load(source, LENGTH_MS)
    watcher.engine.set_rate(8.0)
    watcher.engine.play()
    watcher.until(lambda: bool(watcher.errors))
    error = watcher.errors[0]
    assert isinstance(error, Damaged) and error.reason == "vault"
    assert 3_000 < int(error.facts["at_ms"]) < 15_000
    assert watcher.ended == 0 and watcher.engine.state() is EngineState.FAILED


def test_a_seek_into_damage_is_told(watcher: Watcher, counter_bytes: bytes) -> None:
    source = MemorySource(counter_bytes)
    watcher.load(source, LENGTH_MS)
    watcher.until_shown(0)
    source.damaged_from = len(counter_bytes) // 2
    watcher.engine.seek(17_000)
    watcher.until(lambda: bool(watcher.errors))
    assert isinstance(watcher.errors[0], Damaged)


def test_a_cut_off_recording_never_looks_complete(watcher: Watcher, media_folder, counter_bytes) -> None:
    short = MemorySource(counter_bytes[: len(counter_bytes) // 2])
    watcher.load(short, LENGTH_MS)
    watcher.engine.set_rate(8.0)
    watcher.engine.play()
    watcher.until(lambda: bool(watcher.errors))
    assert watcher.errors[0].reason == "recording"
    assert watcher.ended == 0


def test_flipped_bytes_do_not_bring_the_program_down(watcher: Watcher, counter_bytes: bytes) -> None:
    """C7."""
    chance = random.Random(7)
    data = bytearray(counter_bytes)
    for _ in range(2_000):
        data[chance.randrange(20_000, len(data))] ^= 1 << chance.randrange(8)
    watcher.load(MemorySource(bytes(data)), LENGTH_MS)
    watcher.engine.set_rate(8.0)
    watcher.engine.play()
    watcher.until(lambda: bool(watcher.errors) or watcher.ended > 0)
    watcher.load(MemorySource(counter_bytes), LENGTH_MS, at_ms=5_000)
    watcher.until_shown(75)


def test_what_is_no_video_is_refused(watcher: Watcher) -> None:
    """C5: before the player sees it, and by the player itself."""
    for junk in (b"#EXTM3U\nhttp://example.org/x.ts\n", b"<html></html>", b"", b"PK\x03\x04" * 4000):
        with pytest.raises(Rejected, match="not_media"):
            form_of(MemorySource(junk))
    watcher.engine.load(
        MemorySource(b"\x00\x00\x00\x18ftypisom" + bytes(5_000)), Form.MP4, 1_000, has_audio=False
    )
    watcher.until(lambda: bool(watcher.errors))
    assert watcher.errors[0].reason == "unsupported_media"


def test_an_exception_of_the_source_is_a_read_error(watcher: Watcher, counter_bytes: bytes) -> None:
    """E5: reported once, and the interpreter lives on."""
    source = MemorySource(counter_bytes)
    watcher.load(source, LENGTH_MS)
    watcher.until_shown(0)
    source.bug = RuntimeError("a bug in a reader")
    watcher.engine.seek(15_000)
    watcher.until(lambda: bool(watcher.errors))
    for _ in range(50):
        watcher.engine.tick()
    assert [type(error) for error in watcher.errors] == [Damaged]
    watcher.load(MemorySource(counter_bytes), LENGTH_MS, at_ms=5_000)
    watcher.until_shown(75)


def test_a_read_that_waits_is_told_and_goes_on(watcher: Watcher, counter_bytes: bytes) -> None:
    """A3: shown as waiting, and no freeze."""
    source = MemorySource(counter_bytes)
    watcher.load(source, LENGTH_MS)
    watcher.until_shown(0)
    source.blocked_from = len(counter_bytes) * 3 // 4
    watcher.engine.seek(18_000)
    watcher.engine.play()
    watcher.until(lambda: watcher.engine.state() is EngineState.WAITING)
    assert watcher.engine.position_ms() == 18_000
    source.open_gate()
    watcher.until(lambda: (watcher.shown or 0) >= 272)
    assert not watcher.errors


def test_closing_frees_a_blocked_read(watcher: Watcher, counter_bytes: bytes) -> None:
    """E4: stopped while it waits for bytes that never come."""
    source = MemorySource(counter_bytes, blocked_from=len(counter_bytes) // 2)
    watcher.load(source, LENGTH_MS, at_ms=18_000)
    watcher.until(source.waiting.is_set)
    began = time.monotonic()
    watcher.engine.close()
    assert time.monotonic() - began < 5
    assert source.closed


def test_closing_at_any_moment(make_watcher: Callable[[], Watcher], counter_bytes: bytes) -> None:
    chance = random.Random(11)
    for number in range(20):
        watcher = make_watcher()
        source = MemorySource(counter_bytes)
        watcher.load(source, LENGTH_MS, playing=number % 2 == 0)
        frames = chance.choice((0, 0, 1, 1, 3))
        watcher.until(lambda frames=frames, watcher=watcher: len(watcher.counters) >= min(frames, 1))
        if frames == 3:
            watcher.engine.seek(chance.randrange(LENGTH_MS))
        watcher.engine.close()
        assert source.closed
