"""Slowing down who guesses (D17): never for good, with bounded memory."""

from __future__ import annotations

from oes_desktop.domain.clock import ManualClock
from oes_desktop.server.throttle import KEPT, Throttle, network


def test_the_first_failures_are_free_then_the_wait_doubles_up_to_its_limit() -> None:
    clock = ManualClock()
    throttle = Throttle(clock, free=2, most_wait_s=8)
    waits = []
    for _ in range(7):
        throttle.failed("aigerim", "10.0.0.1")
        waits.append(throttle.wait_s("aigerim", "10.0.0.1"))
        clock.advance(waits[-1])
    assert waits == [0, 0, 1, 2, 4, 8, 8]


def test_tries_during_a_wait_do_not_make_it_longer() -> None:
    clock = ManualClock()
    throttle = Throttle(clock, free=0)
    throttle.failed("aigerim", "10.0.0.1")
    first = throttle.wait_s("aigerim", "10.0.0.1")
    assert throttle.wait_s("aigerim", "10.0.0.1") == first
    clock.advance(first)
    assert throttle.wait_s("aigerim", "10.0.0.1") == 0


def test_many_addresses_slow_an_account_down_but_not_at_its_own_address() -> None:
    """D17."""
    clock = ManualClock()
    throttle = Throttle(clock, free=5)
    throttle.succeeded("aigerim", "10.0.0.1")
    for number in range(200):
        throttle.failed("aigerim", f"10.1.{number}.1")
    assert throttle.wait_s("aigerim", "10.9.9.9") > 0
    assert throttle.wait_s("aigerim", "10.0.0.1") == 0


def test_one_address_that_tries_many_accounts_is_slowed_down() -> None:
    """D17."""
    throttle = Throttle(ManualClock(), free=5, free_address=10)
    for number in range(11):
        throttle.failed(f"user{number}", "10.0.0.1")
    assert throttle.wait_s("somebody", "10.0.0.1") > 0
    assert throttle.wait_s("somebody", "10.0.0.2") == 0


def test_a_success_forgives_and_an_hour_forgets() -> None:
    clock = ManualClock()
    throttle = Throttle(clock, free=1)
    throttle.failed("aigerim", "10.0.0.1")
    throttle.failed("aigerim", "10.0.0.1")
    throttle.succeeded("aigerim", "10.0.0.1")
    assert throttle.wait_s("aigerim", "10.0.0.1") == 0
    throttle.failed("bolat", "10.0.0.1")
    clock.advance(4_000)
    throttle.failed("bolat", "10.0.0.1")
    assert throttle.wait_s("bolat", "10.0.0.1") == 0


def test_memory_is_bounded_whatever_is_tried() -> None:
    """D17."""
    throttle = Throttle(ManualClock())
    for number in range(KEPT + 500):
        throttle.failed(f"user{number}", f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
        throttle.succeeded(f"friend{number}", "10.0.0.1")
    assert len(throttle._tries) <= KEPT
    assert len(throttle._friends) <= KEPT


def test_an_ipv6_network_counts_as_one_address() -> None:
    assert network("2001:db8:0:1::1") == network("2001:db8:0:1:ffff::2") != network("2001:db8:0:2::1")
    assert network("10.0.0.1") != network("10.0.0.2")
    assert network("no address" * 50)
