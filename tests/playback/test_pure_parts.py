"""The gate of seeks, the clock between events and the stepper: pure, with time handed in."""

from __future__ import annotations

from support.sources import MemorySource

from oes_desktop.playback.container_kind import Form, form_of
from oes_desktop.playback.media_clock import TRUST_S, MediaClock
from oes_desktop.playback.seek_gate import NO_FRAME_S, NUDGE_S, Advice, Arrival, SeekGate
from oes_desktop.playback.stepper import SILENT_S, Stepper


def test_one_seek_at_a_time_and_the_newest_wins() -> None:
    """E3: never more than one in libVLC."""
    gate = SeekGate()
    for ms in (10, 20, 30):
        gate.ask(ms)
    assert gate.take(0.0, at_rest=True, reading=False) == 30
    gate.ask(40)
    gate.ask(50)
    assert gate.take(0.1, at_rest=True, reading=False) is None
    assert gate.target_ms == 50
    gate.buffering(100, 0.11)
    assert gate.frame_shown(0.12, 0.12, repeated=False, paused=True) is Arrival.ARRIVED
    assert gate.arrived_ms == 30
    assert gate.take(0.13, at_rest=True, reading=False) == 50


def test_a_player_just_paused_is_given_time() -> None:
    gate = SeekGate()
    gate.ask(10)
    assert gate.take(0.0, at_rest=False, reading=False) is None
    assert gate.take(0.1, at_rest=True, reading=False) == 10


def test_the_old_picture_shown_again_is_not_the_new_one() -> None:
    gate = SeekGate()
    gate.frame_shown(0.0, 0.0, repeated=False, paused=True)
    gate.ask(10)
    gate.take(0.01, at_rest=True, reading=False)
    gate.buffering(0, 0.011)
    gate.buffering(100, 0.015)
    assert gate.frame_shown(0.06, 0.06, repeated=True, paused=True) is Arrival.STALE
    assert gate.frame_shown(0.07, 0.07, repeated=True, paused=True) is Arrival.ARRIVED  # an answer: too soon


def test_a_picture_made_before_the_seek_and_shown_after_it_is_old() -> None:
    gate = SeekGate()
    gate.ask(10)
    gate.take(1.0, at_rest=True, reading=False)
    gate.buffering(0, 1.001)
    assert gate.frame_shown(1.01, 0.99, repeated=False, paused=True) is Arrival.STALE
    assert gate.frame_shown(1.02, 1.015, repeated=False, paused=True) is Arrival.ARRIVED


def test_while_playing_pictures_made_before_the_buffers_were_full_are_old() -> None:
    gate = SeekGate()
    gate.ask(10)
    gate.take(0.0, at_rest=True, reading=False)
    gate.buffering(0, 0.001)
    assert gate.frame_shown(0.01, 0.005, repeated=False, paused=False) is Arrival.STALE
    gate.buffering(100, 0.02)
    assert gate.frame_shown(0.03, 0.01, repeated=False, paused=False) is Arrival.STALE
    assert gate.frame_shown(0.04, 0.035, repeated=False, paused=False) is Arrival.ARRIVED


def test_no_picture_means_a_nudge_and_then_done_without() -> None:
    gate = SeekGate()
    gate.ask(10)
    gate.take(0.0, at_rest=True, reading=False)
    assert gate.advise(0.1, paused=True, reading=False) is Advice.NOTHING
    assert gate.advise(NUDGE_S, paused=True, reading=False) is Advice.NUDGE
    assert gate.advise(NUDGE_S + 0.1, paused=True, reading=False) is Advice.NOTHING
    assert gate.advise(NO_FRAME_S, paused=True, reading=False) is Advice.GIVE_UP
    assert gate.give_up() == 10 and gate.settled


def test_a_seek_whose_bytes_cannot_be_had_is_not_given_up() -> None:
    """E6: else, on a busy machine, the old picture stayed under the new time, and nobody was told why."""
    gate = SeekGate()
    gate.ask(10)
    gate.take(0.0, at_rest=True, reading=False)
    for now in (NUDGE_S, NO_FRAME_S, 10 * NO_FRAME_S):
        assert gate.advise(now, paused=True, reading=False, lost=True) is Advice.NOTHING
    assert not gate.settled


def test_waiting_for_bytes_is_no_failure_and_can_be_overtaken() -> None:
    gate = SeekGate()
    gate.ask(10)
    gate.take(0.0, at_rest=True, reading=False)
    for tenth in range(1, 100):
        assert gate.advise(tenth / 10, paused=True, reading=True) is Advice.NOTHING
    gate.ask(20)
    assert gate.take(10.0, at_rest=True, reading=True) == 20


def test_the_media_clock_runs_between_events_and_stops_without_them() -> None:
    clock = MediaClock()
    clock.reset(1000, 60_000)
    assert clock.at(5.0) == 1000
    clock.anchor(1000, 5.0)
    clock.start(5.0)
    assert clock.at(5.5) == 1500
    clock.anchor(1600, 5.5)
    clock.set_rate(4.0, 5.6)
    assert round(clock.at(5.7)) == 2100
    assert clock.at(100.0) == clock.at(5.6 + TRUST_S) and clock.silent(100.0)
    clock.stop(5.7)
    assert round(clock.at(50.0)) == 2100
    clock.anchor(59_999, 60.0)
    clock.start(60.0)
    assert clock.at(60.5) == 60_000


def test_a_step_is_asked_again_until_a_new_picture_comes() -> None:
    stepper = Stepper()
    stepper.ask()
    stepper.ask()
    assert stepper.due(0.0) and not stepper.due(0.01)
    stepper.shown(repeated=True, after_s=0.06)
    assert not stepper.due(0.02)
    stepper.shown(repeated=True, after_s=0.003)
    assert stepper.due(0.03)
    stepper.shown(repeated=False, after_s=0.003)
    assert not stepper.idle
    assert stepper.due(0.04)  # the second step
    later = 0.04 + 1.01 * SILENT_S
    assert stepper.due(later) and stepper.due(later + 1.01 * SILENT_S)
    assert not stepper.due(later + 2.02 * SILENT_S) and stepper.idle


def test_forms_are_told_from_the_bytes(counter_bytes: bytes, still_bytes: bytes, raw_bytes: bytes) -> None:
    assert form_of(MemorySource(counter_bytes)) is Form.MP4
    assert form_of(MemorySource(still_bytes)) is Form.MATROSKA
    assert form_of(MemorySource(raw_bytes)) is Form.WITHOUT_INDEX
    moov = (40).to_bytes(4, "big") + b"moov" + (32).to_bytes(4, "big") + b"mvex" + bytes(24)
    assert (
        form_of(MemorySource((16).to_bytes(4, "big") + b"ftypiso5" + bytes(4) + moov)) is Form.WITHOUT_INDEX
    )
    for cut in range(8, 64):
        form_of(MemorySource(still_bytes[:cut]))  # never an endless loop, never an exception
