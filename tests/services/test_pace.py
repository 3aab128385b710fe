"""The limit that all downloads share, on a clock of its own: every look at it comes a little later."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import Unreachable
from oes_desktop.services.recordings.pace import Pace

MBIT = 125_000  # bytes a second
LOOK_S = 0.02


class Ticking(ManualClock):
    def monotonic(self) -> float:
        self.advance(LOOK_S)
        return super().monotonic()


def test_without_a_limit_nobody_waits() -> None:
    pace = Pace(ManualClock())  # a clock that stands still: whoever waited would wait for ever
    pace.spend(1 << 40, Cancel())
    pace.spend(1 << 40, Cancel())


def test_all_streams_together_keep_to_the_limit() -> None:
    clock = Ticking()
    pace, begun = Pace(clock, 8), clock.seconds
    with ThreadPoolExecutor(4) as pool:
        for spent in [pool.submit(pace.spend, MBIT, Cancel()) for _ in range(4)]:
            spent.result(30)
    assert 0.4 <= clock.seconds - begun < 1.5  # half a second in all, and some looks


def test_a_long_rest_saves_up_next_to_nothing() -> None:
    clock = Ticking()
    pace = Pace(clock, 8)
    clock.advance(3600)
    begun = clock.seconds
    pace.spend(8 * MBIT, Cancel())
    assert clock.seconds - begun > 0.8


def test_who_is_in_a_hurry_owes_and_goes_on() -> None:
    clock = ManualClock()
    pace = Pace(clock, 1)
    pace.spend(10 * MBIT, Cancel(), hurried=lambda: True)
    cancel = Cancel()
    looks = iter([False, False, True])
    pace.spend(1, cancel, hurried=lambda: next(looks))  # the debt is still there, until she hurries too
    assert next(looks, None) is None


def test_a_limit_that_is_lifted_frees_who_waits_and_one_that_is_set_holds() -> None:
    pace = Pace(ManualClock(), 1)

    def lift() -> bool:
        pace.mbit = 0
        return False

    pace.spend(100 * MBIT, Cancel(), hurried=lift)
    pace.mbit = 1
    assert pace.mbit == 1
    looks = iter([False, True])
    pace.spend(100 * MBIT, Cancel(), hurried=lambda: next(looks))
    assert next(looks, None) is None


def test_cancel_ends_the_wait() -> None:
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Unreachable) as caught:
        Pace(ManualClock(), 1).spend(10 * MBIT, cancel)
    assert caught.value.reason == "cancelled"
