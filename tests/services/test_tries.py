"""Guessing a passphrase gets slower and slower, also over a restart and with another clock (D10)."""

from __future__ import annotations

from pathlib import Path

import pytest

from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import DiskTrouble, KeyTrouble
from oes_desktop.services.access.tries import FREE, LONGEST_S, Tries, pause_s
from oes_desktop.store.outside import Outside


def wrong(tries: Tries) -> None:
    with pytest.raises(KeyTrouble) as caught, tries.one():
        raise KeyTrouble("wrong_passphrase")
    assert caught.value.reason == "wrong_passphrase"


def refused_s(tries: Tries) -> int:
    """How long a try has to wait; its body is never entered."""
    with pytest.raises(KeyTrouble) as caught, tries.one():
        pytest.fail("it was too early")
    assert caught.value.reason == "slow_down"
    return int(caught.value.facts["retry_after_s"])


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


def test_each_further_one_waits_longer(tmp_path: Path, clock: ManualClock) -> None:
    tries = Tries(Outside(tmp_path), clock)
    for _ in range(FREE):
        wrong(tries)
    waits = []
    for _ in range(8):
        waits.append(refused_s(tries))
        clock.advance(waits[-1])
        wrong(tries)
    assert waits == [2, 3, 5, 9, 17, 33, 61, 61]  # rounded up, so that nobody is a moment too early
    clock.advance(LONGEST_S)
    with tries.one():
        pass  # the right one is never shut out for good
    assert tries.wait_s() == 0
    wrong(tries)
    assert tries.wait_s() == 0  # it begins anew
    assert pause_s(10**6) == LONGEST_S


def test_a_restart_and_another_clock_save_nothing(tmp_path: Path, clock: ManualClock) -> None:
    for _ in range(FREE + 3):
        wrong(Tries(Outside(tmp_path), ManualClock(clock.wall_ms)))
        clock.wall_ms += 60_000
    clock.wall_ms -= 60_000
    assert refused_s(Tries(Outside(tmp_path), clock)) == 9
    clock.wall_ms -= 86_400_000
    again = Tries(Outside(tmp_path), clock)
    assert refused_s(again) == 9  # counted from now, not from a time that has not come
    clock.advance(9)
    wrong(again)
    clock.wall_ms += 86_400_000  # set forward while it runs
    assert refused_s(again) == 17


def test_a_try_counts_before_it_is_made(tmp_path: Path, clock: ManualClock) -> None:
    """Whoever kills the program in the middle has used one up."""
    outside = Outside(tmp_path)
    with Tries(outside, clock).one():
        assert outside.wrong[0] == 1
    assert outside.wrong == (0, 0)


@pytest.mark.parametrize("error", [KeyTrouble("locked"), DiskTrouble("io"), KeyboardInterrupt()])
def test_other_trouble_is_no_wrong_passphrase(
    tmp_path: Path, clock: ManualClock, error: BaseException
) -> None:
    tries = Tries(Outside(tmp_path), clock)
    wrong(tries)
    with pytest.raises(type(error)), tries.one():
        raise error
    assert Outside(tmp_path).wrong[0] == 1


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"wrong": "9"}', b'{"wrong": -1}', b'{"wrong": true}', b"\xff"]
)
def test_a_file_that_makes_no_sense_is_zeros(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "outside.json").write_bytes(content)
    outside = Outside(tmp_path)
    assert (outside.wrong, outside.unsent) == ((0, 0), 0)
    outside.note_unsent(3)
    outside.note_wrong(1, 5)
    assert (outside.wrong, outside.unsent) == ((1, 5), 3)


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path, clock: ManualClock) -> None:
    outside = Outside(tmp_path / "nowhere")
    outside.note_unsent(3)
    assert outside.unsent == 0
    wrong(Tries(outside, clock))
