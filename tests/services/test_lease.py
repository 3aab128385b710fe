"""How long a copy may be open without the server, whatever is done to the clock (B17, D15, T1b)."""

from __future__ import annotations

from typing import Any

import pytest

from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import SignInNeeded, Unreachable
from oes_desktop.domain.vocabulary import Limits
from oes_desktop.services.access.lease import DAY_MS, GRACE_MS, LEASE, Lease

LIMITS = Limits(offline_days=3)
DAY_S = DAY_MS / 1000


class Kept:
    """The views of a store, without the store."""

    def __init__(self) -> None:
        self.values: dict[str, dict[str, Any]] = {}
        self.writes = 0

    def load(self, name: str) -> dict[str, Any] | None:
        return self.values.get(name)

    def save(self, name: str, value: dict[str, Any]) -> None:
        self.values[name] = value
        self.writes += 1


class Computer:
    """A clock that can be set, and a program that is started again and again."""

    def __init__(self) -> None:
        self.clock, self.kept = ManualClock(), Kept()
        self.lease = Lease(self.kept, self.clock)
        self.lease.heard(0)

    def restart(self) -> None:
        """The monotonic clock of the next start has nothing to do with this one's."""
        self.lease.keep()
        self.clock.seconds = 5.0
        self.lease = Lease(self.kept, self.clock)

    def killed(self) -> None:
        """Without a word: only what was written down before is known."""
        self.clock.seconds = 5.0
        self.lease = Lease(self.kept, self.clock)

    def turned_off(self, days: float) -> None:
        self.restart()
        self.clock.wall_ms += round(days * DAY_MS)

    @property
    def reason(self) -> str:
        trouble = self.lease.trouble(LIMITS)
        return trouble.reason if trouble else ""


@pytest.fixture
def computer() -> Computer:
    return Computer()


@pytest.mark.parametrize(
    ("days", "reason"), [(0, ""), (2.9, ""), (3.1, "offline_over"), (400, "offline_over")]
)
def test_the_days_are_the_servers(computer: Computer, days: float, reason: str) -> None:
    computer.turned_off(days)
    assert computer.reason == reason
    assert computer.lease.trouble(Limits(offline_days=500)) is None


def test_a_clock_set_back_prolongs_nothing(computer: Computer) -> None:
    """D15, B17: not while it runs, not between two starts, not after a kill."""
    computer.clock.advance(2 * DAY_S)
    computer.clock.wall_ms -= 365 * DAY_MS  # while it runs
    assert computer.lease.elapsed_ms() == 2 * DAY_MS
    computer.restart()
    assert computer.lease.elapsed_ms() == 2 * DAY_MS
    computer.clock.wall_ms -= 365 * DAY_MS  # between two starts
    computer.clock.advance(1.1 * DAY_S)
    assert computer.reason == "offline_over"
    computer.restart()
    assert computer.reason == "offline_over"
    computer.lease.heard(0)
    assert computer.reason == ""


def test_a_kill_costs_no_more_than_ten_minutes(computer: Computer) -> None:
    for _ in range(100):
        computer.clock.advance(60)
        computer.lease.missed(Unreachable("offline"), 0)
    computer.clock.wall_ms -= 10 * DAY_MS
    computer.killed()
    assert computer.lease.elapsed_ms() >= 90 * 60_000


def test_sleep_counts_though_the_steady_clock_stands_still(computer: Computer) -> None:
    computer.clock.wall_ms += 4 * DAY_MS
    assert computer.reason == "offline_over"


def test_the_servers_own_time_counts(computer: Computer) -> None:
    """The clock was set back by two weeks, and the server refuses for some other reason: its time tells."""
    computer.clock.wall_ms -= 14 * DAY_MS
    assert computer.reason == ""
    computer.lease.missed(Unreachable("offline"), 18 * DAY_MS)  # nobody answered: not believed
    assert computer.reason == ""
    computer.lease.missed(SignInNeeded("slow_down"), 18 * DAY_MS)
    assert computer.reason == "offline_over"


def test_a_clock_that_was_wrong_at_the_contact_does_no_harm(computer: Computer) -> None:
    computer.clock.wall_ms += 3_650 * DAY_MS
    computer.lease.heard(-3_650 * DAY_MS)
    computer.turned_off(2)
    assert computer.reason == ""
    computer.lease.missed(SignInNeeded("slow_down"), -3_650 * DAY_MS)
    assert computer.reason == ""


def test_where_nothing_is_allowed_offline_a_connection_may_still_break(computer: Computer) -> None:
    never = Limits(offline_allowed=False)
    computer.clock.advance(GRACE_MS / 1000)
    assert computer.lease.trouble(never) is None
    computer.clock.advance(1)
    trouble = computer.lease.trouble(never)
    assert trouble is not None and trouble.reason == "offline_not_allowed"


def test_a_sign_in_that_was_taken_back_ends_it_at_once_and_for_good(computer: Computer) -> None:
    computer.lease.missed(SignInNeeded("expired"), 0)  # no tokens: nobody has refused
    assert computer.reason == ""
    computer.lease.missed(SignInNeeded("expired", refused=1), 0)
    assert computer.reason == "expired"
    computer.killed()
    assert computer.reason == "expired"
    computer.lease.heard(0)
    assert computer.reason == ""
    computer.killed()
    assert computer.reason == ""


def test_good_contacts_are_written_down_now_and_then_only(computer: Computer) -> None:
    before = computer.kept.writes
    for _ in range(60):
        computer.clock.advance(60)
        computer.lease.heard(0)
    assert computer.kept.writes - before == 6


def test_a_profile_of_a_version_before_goes_on(computer: Computer) -> None:
    kept, clock = Kept(), ManualClock()
    kept.values["contact"] = {"ok_ms": clock.wall_ms - 2 * DAY_MS}
    assert Lease(kept, clock).elapsed_ms() == 2 * DAY_MS
    assert Lease(Kept(), clock).trouble(LIMITS) is not None  # one that never heard a server
    assert LEASE not in kept.values
