"""What time it is when the clock of the computer cannot be trusted (B17)."""

from __future__ import annotations

import pytest
from support.results import make_desk

from oes_desktop.domain.clock import ManualClock
from oes_desktop.services.access.known_time import STEADY_S, KnownTime
from oes_desktop.store.secrets import MemoryKeeper

NOW = 1_794_000_000_000
HOUR, DAY = 3_600_000, 86_400_000
LONGEST = 30 * DAY


class Machine:
    """A computer: its store, and clocks that are set by hand; `restart` begins a new run of the program."""

    def __init__(self, root) -> None:
        self.clock = ManualClock(NOW)
        self._root, self._keeper = root, MemoryKeeper()
        self.desk = None
        self.restart()

    def restart(self, off_ms: int = 0) -> None:
        """After `off_ms` without the program; the monotonic clock begins anew."""
        if self.desk is not None:
            self.desk.close()
        self.clock.wall_ms += off_ms
        self.clock.seconds = 7.0
        self.desk = make_desk(self._root, self.clock, keeper=self._keeper)
        self.time = KnownTime(self.desk.views, self.clock, lambda: LONGEST)


@pytest.fixture
def machine(tmp_path):
    made = Machine(tmp_path / "profiles")
    yield made
    made.desk.close()


def test_it_runs_with_the_clock(machine) -> None:
    assert machine.time.now_ms() == NOW
    machine.clock.advance(3_600)
    assert machine.time.now_ms() == NOW + HOUR


@pytest.mark.parametrize("jump", [-365 * DAY, -DAY, -HOUR])
def test_a_clock_set_back_delays_nothing(machine, jump) -> None:
    machine.time.now_ms()
    machine.clock.wall_ms += jump
    machine.clock.advance(3_600)
    assert machine.time.now_ms() == NOW + HOUR
    machine.restart(HOUR)
    assert machine.time.now_ms() == NOW + HOUR  # it lost the hour it was off, and no more
    machine.clock.wall_ms -= jump
    machine.time.now_ms()
    machine.clock.advance(STEADY_S)
    assert machine.time.now_ms() == machine.clock.now_ms()


@pytest.mark.parametrize("jump", [HOUR, DAY, 29 * DAY, 365 * DAY])
def test_a_clock_set_ahead_for_a_moment_hastens_nothing(machine, jump) -> None:
    machine.time.now_ms()
    machine.clock.wall_ms += jump
    assert machine.time.now_ms() == NOW
    machine.clock.advance(STEADY_S - 1)
    assert machine.time.now_ms() == NOW + (STEADY_S - 1) * 1000
    machine.clock.wall_ms -= jump
    machine.clock.advance(STEADY_S)
    assert machine.time.now_ms() == machine.clock.now_ms()


def test_a_sleep_is_believed_after_a_while(machine) -> None:
    machine.time.now_ms()
    machine.clock.wall_ms += 8 * HOUR  # the monotonic clock slept as well
    assert machine.time.now_ms() == NOW
    machine.clock.advance(1_199)
    assert machine.time.now_ms() == NOW + 1_199_000
    machine.clock.advance(1)
    assert machine.time.now_ms() == machine.clock.now_ms()


def test_days_without_the_program_are_believed_after_a_while_offline(machine) -> None:
    """B26: by its date, also when nobody was online for weeks."""
    machine.time.now_ms()
    machine.restart(20 * DAY)
    assert machine.time.now_ms() == NOW
    machine.clock.advance(19 * 3_600)
    assert machine.time.now_ms() == NOW + 19 * HOUR
    machine.clock.advance(3_600)
    assert machine.time.now_ms() == machine.clock.now_ms()
    machine.restart(DAY)
    machine.time.now_ms()
    machine.clock.advance(3_600)
    assert machine.time.now_ms() == machine.clock.now_ms()


@pytest.mark.parametrize("off", [0, DAY])
def test_a_year_ahead_is_never_believed_without_the_server(machine, off) -> None:
    machine.time.now_ms()
    machine.restart(365 * DAY + off)
    for _ in range(10):
        machine.clock.advance(2 * 86_400)
        assert machine.time.now_ms() <= NOW + 20 * DAY
    machine.time.heard(NOW + 365 * DAY)
    assert machine.time.now_ms() == NOW + 365 * DAY


def test_the_server_says_what_time_it_is_and_that_is_kept(machine) -> None:
    """A clock that is wrong by a week, always, is no jump."""
    machine.time.heard(NOW - 7 * DAY)
    machine.clock.advance(60)
    assert machine.time.now_ms() == NOW - 7 * DAY + 60_000
    machine.restart(HOUR)
    machine.time.now_ms()
    machine.clock.advance(STEADY_S)
    assert machine.time.now_ms() == machine.clock.now_ms() - 7 * DAY


@pytest.mark.parametrize("kept", [{"known": "x"}, {"known": True, "ahead": 1.5}, {"known": 1 << 70}, {}])
def test_what_was_kept_and_is_nonsense_falls_back(machine, kept) -> None:
    machine.desk.views.save("known_time", kept)
    assert KnownTime(machine.desk.views, machine.clock, lambda: LONGEST).now_ms() == NOW
