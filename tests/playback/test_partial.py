"""A recording that is here in part, on real libVLC and without a network: what is here is shown, what is not
here says so. Which frame is shown is told by the counter in it (the second). Faults C6, C7, E6."""

from __future__ import annotations

import hashlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.long_media import CONTAINERS, SECONDS, long_media, moments_of
from support.sources import MemorySource, PartialSource
from support.watcher import Watcher

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Rejected
from oes_desktop.media.files import BytesSource
from oes_desktop.media.frames import FrameGrabber
from oes_desktop.media.locating import whereabouts
from oes_desktop.media.partial import Known, known
from oes_desktop.playback.container_kind import Form, form_of

LENGTH_MS = SECONDS * 1000
MOMENTS = ((90_000, 150_000), (210_000, 260_000))
RAW = "matroska of a browser"


def here(container: str) -> tuple[PartialSource, Known]:
    source = PartialSource(*moments_of(container, MOMENTS))
    found = known(source, source.runs, LENGTH_MS)
    assert found is not None and not source.missed
    return source, found


def go(watcher: Watcher, ms: int) -> None:
    """Seek until the picture of then is up: on a busy machine a paused player now and then gives up the wait
    for it (the decoder beside it shows it then)."""
    for _ in range(5):
        watcher.engine.seek(ms)
        watcher.until(lambda: watcher.engine.settled)
        if watcher.shown == ms // 1000:
            return
    watcher.until_shown(ms // 1000)


@pytest.mark.parametrize("container", CONTAINERS)
def test_every_moment_is_shown_and_a_place_between_says_that_it_is_not_here(
    watcher: Watcher, container: str
) -> None:
    """E6."""
    source, found = here(container)
    watcher.load(found.over(source), LENGTH_MS)
    watcher.until_shown(0)
    for ms in (100_600, 230_600, 120_600, 140_600, 98_600, 246_600):
        go(watcher, ms)
    assert not watcher.errors
    watcher.engine.seek(185_000)
    watcher.until(lambda: bool(watcher.errors))
    assert watcher.errors[0].reason == "not_offline" and watcher.ended == 0
    assert watcher.errors[0].facts["at_ms"] == 185_000


@pytest.mark.parametrize("container", CONTAINERS)
def test_played_to_the_edge_it_does_not_end_and_is_not_damaged(watcher: Watcher, container: str) -> None:
    """E6."""
    source, found = here(container)
    watcher.load(found.over(source), LENGTH_MS, at_ms=136_600)
    watcher.until(lambda: watcher.engine.settled and watcher.shown is not None)
    go(watcher, 136_600)
    watcher.engine.set_rate(8.0)
    watcher.engine.play()
    watcher.until(lambda: bool(watcher.errors))
    assert watcher.errors[0].reason == "not_offline" and watcher.ended == 0
    assert 137_000 < int(watcher.errors[0].facts["at_ms"]) < 170_000
    assert max(watcher.counters) >= 138


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_parts_are_told_as_times(container: str) -> None:
    _, found = here(container)
    first, *rest = found.parts
    assert first[0] == 0 and first[1] < 60_000  # the head
    for start, stop in ((97_000, 150_000), (217_000, 259_000)):
        assert any(part[0] <= start and stop <= part[1] for part in rest), found.parts
    assert not any(part[0] < 185_000 < part[1] for part in found.parts)


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_decoder_beside_the_player_finds_the_same_places(container: str) -> None:
    source, found = here(container)
    with FrameGrabber(found.over(source)) as grabber:
        for ms in (100_600, 140_600, 230_600):
            assert ms - 300 < grabber.at(ms).time_ms <= ms
        with pytest.raises(Rejected) as caught:
            grabber.at(185_000)
        assert caught.value.reason == "not_offline"


def test_what_is_missing_of_a_raw_recording_is_had_from_where_it_lies(watcher: Watcher) -> None:
    """Online: the same source, and a hole is fetched like any other place."""
    _, found = here(RAW)
    whole = found.over(MemorySource(long_media(RAW)))
    assert form_of(whole) is Form.MATROSKA
    watcher.load(whole, LENGTH_MS)
    watcher.until_shown(0)
    for ms in (185_600, 190_600, 60_600):
        go(watcher, ms)
    assert not watcher.errors


def test_nothing_is_copied_and_the_digest_stays() -> None:
    """Behind the new front every byte is that of the original."""
    data = long_media(RAW)
    _, found = here(RAW)
    front, rest = found.pieces
    assert front.memory is not None and len(front.memory) < 4_096 and rest.origin is not None
    seen = found.over(BytesSource(data))
    tail = _read(seen, front.length, rest.length)
    assert seen.size == front.length + rest.length
    assert hashlib.sha256(data[: rest.origin] + tail).digest() == hashlib.sha256(data).digest()


def _read(source: ByteSource, position: int, length: int) -> bytes:
    found = b""
    while len(found) < length and (piece := source.pread(position + len(found), length - len(found))):
        found += piece
    return found


@pytest.mark.parametrize("container", CONTAINERS)
def test_without_its_head_or_its_index_nothing_is_known(container: str) -> None:
    data, segments = moments_of(container, MOMENTS)
    source = PartialSource(data, segments - {0})
    assert known(source, source.runs, LENGTH_MS) is None
    if container in ("mp4, index at the end", "matroska, cues at the end"):
        source = PartialSource(data, segments - {max(segments)})
        assert known(source, source.runs, LENGTH_MS) is None


def test_two_raw_parts_joined_are_left_alone() -> None:
    """Times begin anew in the second: without all of it nobody can tell what is where."""
    data = long_media(RAW) * 2
    source = PartialSource(data, range(len(data) // 65_504 - 5))
    assert known(source, source.runs, 2 * LENGTH_MS) is None


@pytest.mark.parametrize("container", [RAW, "mp4 in fragments without a list", "mp4, index in front"])
def test_damage_in_what_is_here_is_passed_over(container: str) -> None:
    data, segments = moments_of(container, MOMENTS)
    middle = sorted(segments)[len(segments) // 2] * 65_504
    broken = data[:middle] + b"\x00\xff" * 20_000 + data[middle + 40_000 :]
    source = PartialSource(broken, segments)
    found = known(source, source.runs, LENGTH_MS)
    assert found is not None and found.parts and not source.missed


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_bytes_of_a_stranger_break_the_search(data: st.DataObject) -> None:
    """Flipped in the head, cut anywhere: something is found, or nothing."""
    container = data.draw(st.sampled_from(list(CONTAINERS)))
    broken = bytearray(long_media(container)[: data.draw(st.integers(100, 300_000))])
    for _ in range(data.draw(st.integers(1, 10))):
        broken[data.draw(st.integers(0, min(len(broken), 1_500) - 1))] = data.draw(st.integers(0, 255))
    source = BytesSource(bytes(broken))
    with suppress(Rejected):
        found = whereabouts(source, LENGTH_MS)
        for start, stop in (found.holding(50_000, 90_000) or ()) if found is not None else ():
            assert 0 <= start <= stop
    known(source, [(0, source.size)], LENGTH_MS)
