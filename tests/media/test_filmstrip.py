"""The pass over a recording: small pictures, and every stretch that shows nothing, where it was put."""

from __future__ import annotations

import io
import random
import threading
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from support.films import camera_webm, sound_only
from support.packages import raw_webm
from support.sources import MemorySource

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, OesError, Rejected, Unreachable
from oes_desktop.domain.film import LEVEL_MS
from oes_desktop.domain.observed import BLACK, FROZEN, MISSING, SILENT, UNREADABLE, Flaw
from oes_desktop.media.examining import Examined
from oes_desktop.media.files import BytesSource
from oes_desktop.media.filmstrip import FilmReader
from oes_desktop.media.loudness import RATE, Loudness, level_of, silent
from oes_desktop.media.observing import BLACK_MS, FROZEN_MS, LOOK_SIZE, Watch


def examined(source, kind: str, duration_ms: int) -> Examined:
    """The whole reading, its answers put together."""
    levels = b""
    with_reader = FilmReader([source])
    try:
        while True:
            found = with_reader.examine(0, kind, duration_ms)
            levels += found.levels
            if found.done:
                return Examined(levels, found.flaws, found.until_ms, True)
    finally:
        with_reader.close()


def near(flaw: Flaw, reason: str, start_s: float, end_s: float) -> bool:
    """At its place within a second, which is what encoders take to settle."""
    return (
        flaw.reason == reason
        and abs(flaw.start_ms - start_s * 1000) <= 1_000
        and abs(flaw.end_ms - end_s * 1000) <= 1_000
    )


@pytest.fixture(scope="module")
def flawed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """60 s of a camera with a key frame every 6.7 s; nothing begins or ends at one of them."""
    path = tmp_path_factory.mktemp("film") / "camera.webm"
    return camera_webm(path, 60, black=((9, 13),), frozen=((22, 37),), silent=((40, 55),))


def test_black_frozen_and_silent_stretches_are_found_where_they_are(flawed: Path) -> None:
    found = examined(BytesSource(flawed.read_bytes()), "camera", 60_000)
    black, frozen, quiet = sorted(found.flaws, key=lambda flaw: flaw.start_ms)
    assert near(black, BLACK, 9, 13)
    assert near(frozen, FROZEN, 22, 37)
    assert near(quiet, SILENT, 40, 55)
    assert len(found.levels) == pytest.approx(60_000 / LEVEL_MS, abs=2)
    hum = found.levels[10_000 // LEVEL_MS]
    assert 120 < hum < 200  # a tone of 5 % is 26 dB below full scale
    assert max(found.levels[42_000 // LEVEL_MS : 53_000 // LEVEL_MS]) == 0


def test_a_still_screen_and_its_silence_are_no_flaws(tmp_path: Path, still: Path) -> None:
    path = camera_webm(tmp_path / "s.webm", 40, frozen=((1, 20),), black=((22, 36),), silent=((2, 40),))
    (black,) = examined(BytesSource(path.read_bytes()), "screen", 40_000).flaws
    assert near(black, BLACK, 22, 36)
    assert examined(BytesSource(still.read_bytes()), "screen", 30_000).flaws == ()


def test_a_camera_that_sends_no_pictures_stands_still(still: Path) -> None:
    """The recording has no frame at all between 10 s and 25 s; and no sound track."""
    found = examined(BytesSource(still.read_bytes()), "camera", 30_000)
    frozen = next(flaw for flaw in found.flaws if flaw.reason == FROZEN)
    assert near(frozen, FROZEN, 10, 25)
    assert Flaw(0, 30_000, SILENT) in found.flaws


def test_a_camera_that_is_black_or_frozen_from_end_to_end(tmp_path: Path) -> None:
    black = camera_webm(tmp_path / "black.webm", 20, black=((0, 99),))
    assert examined(BytesSource(black.read_bytes()), "camera", 20_000).flaws == (Flaw(0, 20_000, BLACK),)
    frozen = camera_webm(tmp_path / "frozen.webm", 20, frozen=((0, 99),))
    (flaw,) = examined(BytesSource(frozen.read_bytes()), "camera", 20_000).flaws
    assert near(flaw, FROZEN, 0, 20)


def test_a_room_that_stands_still_before_a_camera_is_not_frozen(tmp_path: Path) -> None:
    assert (
        examined(BytesSource(camera_webm(tmp_path / "good.webm", 20).read_bytes()), "camera", 20_000).flaws
        == ()
    )


def test_one_key_frame_for_everything_is_looked_at_as_well(tmp_path: Path) -> None:
    size = (64, 48)  # more pictures than are kept for a close look
    path = camera_webm(tmp_path / "c.webm", 90, key_frames=99_999, black=((60, 70),), fps=30, size=size)
    (black,) = examined(BytesSource(path.read_bytes()), "camera", 90_000).flaws
    assert near(black, BLACK, 60, 70)


def test_sound_without_a_picture_is_told(tmp_path: Path) -> None:
    path = sound_only(tmp_path / "sound.webm", 10)
    found = examined(BytesSource(path.read_bytes()), "camera", 10_000)
    assert found.flaws == (Flaw(0, 10_000, MISSING),)
    assert min(found.levels[2:40]) > 100
    reader = FilmReader([BytesSource(path.read_bytes())])
    with pytest.raises(Rejected):
        reader.still(0, 0)
    reader.close()


def test_what_is_cut_in_the_middle_cannot_be_read_from_there(raw: Path) -> None:
    data = raw.read_bytes()
    found = examined(BytesSource(data[: len(data) // 2]), "camera", 30_000)
    (cut,) = [flaw for flaw in found.flaws if flaw.reason == UNREADABLE]
    assert 8_000 < cut.start_ms < 22_000 and cut.end_ms == 30_000
    assert found.until_ms == 30_000


@pytest.mark.parametrize(
    "content", [b"", b"#EXTM3U\n" * 50, b"\x1a\x45\xdf\xa3" + bytes(1_000), random.Random(1).randbytes(9_000)]
)
def test_what_is_no_recording_is_refused_and_the_next_is_read(content: bytes, raw: Path) -> None:
    reader = FilmReader([BytesSource(content), BytesSource(raw.read_bytes())])
    for _ in range(2):
        with pytest.raises(OesError):
            reader.still(0, 0)
        with pytest.raises(OesError):
            reader.examine(0, "camera", 10_000)
        assert reader.still(1, 0).time_ms == 0
        assert not reader.examine(1, "camera", 30_000, afresh=True).until_ms > 30_000
    reader.close()


def test_stills_are_small_key_frames_with_their_own_time(flawed: Path) -> None:
    reader = FilmReader([BytesSource(flawed.read_bytes())])
    still = reader.still(0, 15_000)
    reader.close()
    assert 0 <= 15_000 - still.time_ms < 6_800
    with Image.open(io.BytesIO(still.jpeg)) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (still.width, still.height) == (160, 120)
    assert len(still.jpeg) < 8_000


def test_bytes_that_are_not_here_are_told_as_they_are(flawed: Path) -> None:
    data = flawed.read_bytes()
    source = MemorySource(data, damaged_from=len(data) // 2)
    reader = FilmReader([source])
    assert reader.still(0, 3_000).time_ms == 0
    with pytest.raises(Damaged) as caught:
        reader.still(0, 59_000)
    assert caught.value.reason == "vault"
    source.damaged_from = None
    assert reader.still(0, 59_000).time_ms > 50_000
    reader.close()


def test_it_is_cancelled_while_bytes_are_waited_for(flawed: Path) -> None:
    cancel = Cancel()
    source = MemorySource(flawed.read_bytes(), blocked_from=0)
    reader = FilmReader([source])
    caught: list[OesError] = []

    def ask() -> None:
        try:
            reader.still(0, 30_000, cancel)
        except OesError as error:
            caught.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    assert source.waiting.wait(30)
    cancel.set()
    source.cancel()
    thread.join(30)
    assert [type(error) for error in caught] == [Unreachable]
    reader.close()
    reader.close()


def test_variable_frame_rate_and_long_stretches_without_frames(tmp_path: Path) -> None:
    times = [0, 1, 2, *range(100, 130), 400, *range(700, 720)]
    path = raw_webm(tmp_path / "odd.webm", times=times, sound=False)
    found = examined(BytesSource(path.read_bytes()), "camera", 48_000)
    frozen = [flaw for flaw in found.flaws if flaw.reason == FROZEN]
    assert [near(flaw, FROZEN, *span) for flaw, span in zip(frozen, ((8.6, 26.7), (26.7, 46.7)), strict=True)]


# The pure parts


@given(st.lists(st.tuples(st.integers(0, 6 * RATE), st.integers(1, 900), st.integers(3, 32_767)), max_size=6))
def test_peaks_are_those_of_their_stretch(pieces: list[tuple[int, int, int]]) -> None:
    loudness = Loudness()
    for start, count, value in pieces:
        loudness.hear(start, array("h", [value] * count))
    levels = loudness.levels()
    for number, level in enumerate(levels):
        first, last = number * RATE * LEVEL_MS // 1000, (number + 1) * RATE * LEVEL_MS // 1000
        heard = [value for start, count, value in pieces if start < last and start + count > first]
        assert level == level_of(max(heard, default=0))


@pytest.mark.parametrize("start", [-50, -2_000, 10**15])
def test_sound_with_impossible_times_does_no_harm(start: int) -> None:
    loudness = Loudness()
    loudness.hear(start, array("h", [-32_768] * 100))
    assert loudness.heard_ms <= LEVEL_MS


def test_levels_grow_with_decibels() -> None:
    assert level_of(0) == level_of(2) == 0
    assert level_of(3) == level_of(30) == 1
    assert level_of(32_767) == 255
    assert level_of(1_036) == pytest.approx(128, abs=2)  # -30 dB, half of the scale


def test_a_short_pause_is_no_silent_microphone() -> None:
    levels = b"\x09" * 10 + b"\0" * 49 + b"\x09" + b"\0" * 50 + b"\x09" * 5
    assert silent(levels, 115 * LEVEL_MS) == (Flaw(60 * LEVEL_MS, 110 * LEVEL_MS, SILENT),)
    assert silent(b"", 30_000) == (Flaw(0, 30_000, SILENT),)


def picture(value: int, grain: int = 0) -> Image.Image:
    noise = random.Random(grain)
    return Image.frombytes("L", LOOK_SIZE, bytes(value + (noise.random() < 0.2) for _ in range(160 * 120)))


def test_a_watch_tells_black_from_dark_and_blinks_from_flaws() -> None:
    watch = Watch(frozen=True)
    watch.look(0, picture(80))
    watch.look(1_000, picture(2))
    watch.look(1_000 + BLACK_MS - 1, picture(81))  # a blink
    watch.look(9_000, picture(2, 1))
    watch.look(9_000 + BLACK_MS, picture(40))  # a dark room is not black
    assert watch.flaws(20_000) == (Flaw(9_000, 9_000 + BLACK_MS, BLACK), Flaw(11_000, 20_000, FROZEN))


def test_noise_alone_says_that_a_camera_lives() -> None:
    watch = Watch(frozen=True)
    for number in range(60):
        watch.look(number * 200, picture(90, number))
    assert watch.flaws(12_000) == ()
    for number in range(60, 60 + FROZEN_MS // 200 + 1):
        watch.look(number * 200, picture(90, 60))
    assert watch.flaws(12_000 + FROZEN_MS) == (Flaw(12_000, 12_000 + FROZEN_MS, FROZEN),)
