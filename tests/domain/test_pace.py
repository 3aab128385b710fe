"""Her pace: the median of the latest decisions, from opening to deciding."""

from __future__ import annotations

from oes_desktop.domain.pace import FEWEST, LATEST, LONGEST_S, Pace


def take(pace: Pace, seconds: float, times: int = 1) -> None:
    for number in range(times):
        pace.open(f"e{number}", 100.0)
        pace.decide(f"e{number}", 100.0 + seconds)


def test_nothing_is_said_before_a_few() -> None:
    pace = Pace()
    take(pace, 10, FEWEST - 1)
    assert pace.seconds is None and pace.left_s(5) is None
    take(pace, 10)
    assert pace.seconds == 10 and pace.left_s(5) == 50


def test_only_the_latest_count_and_not_the_time_away() -> None:
    pace = Pace()
    take(pace, 90, LATEST)
    take(pace, 14, LATEST)
    take(pace, LONGEST_S + 1, LATEST)
    assert pace.seconds == 14


def test_opened_twice_counts_from_the_first_and_a_second_decision_not_at_all() -> None:
    pace = Pace()
    take(pace, 20, 4)
    pace.open("x", 0.0)
    pace.open("x", 50.0)
    pace.decide("x", 60.0)
    pace.decide("x", 70.0)
    pace.decide("never opened", 70.0)
    pace.open("y", 0.0)
    pace.leave("y")
    pace.decide("y", 5.0)
    take(pace, 60, 5)
    assert pace.seconds == 60
