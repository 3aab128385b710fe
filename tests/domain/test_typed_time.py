"""What a time typed into the player means."""

from __future__ import annotations

import pytest

from oes_desktop.domain.typed_time import Misread, TypedTime, typed_time

ZONE_MS = 5 * 3_600_000
BEGIN = 1_763_006_820_000  # 09:07:00 in the zone
END = BEGIN + 80 * 60_000  # 10:27:00


def into(text: str, start: int = BEGIN, end: int = END) -> tuple[int, bool] | Misread:
    """Seconds into the exam, and whether it was read as a time of day."""
    found = typed_time(text, start, end, ZONE_MS)
    return ((found.wall_ms - start) // 1000, found.of_day) if isinstance(found, TypedTime) else found


@pytest.mark.parametrize(
    ("text", "seconds", "of_day"),
    [
        ("09:31:08", 24 * 60 + 8, True),
        (" 9:31 ", 24 * 60, True),
        ("9.31.08", 24 * 60 + 8, True),
        ("09 31 08", 24 * 60 + 8, True),
        ("10:27", 80 * 60, True),
        ("0:24:01", 24 * 60 + 1, False),
        ("24:01", 24 * 60 + 1, False),
        ("75:30", 75 * 60 + 30, False),
        ("+9:31", 9 * 60 + 31, False),
        ("+ 1:02:03", 3723, False),
        ("00:00", 0, False),
    ],
)
def test_a_time_of_day_where_the_exam_ran_then_else_a_place_in_it(
    text: str, seconds: int, of_day: bool
) -> None:
    assert into(text) == (seconds, of_day)


@pytest.mark.parametrize(
    "text", ["", "9", "9:3a", "9:61", "9:31:60", "-1:00", "9:31:08:11", "::", "٩:٣١", "9:31" * 40, "1" * 99]
)
def test_what_is_no_time_is_told(text: str) -> None:
    assert into(text) is Misread.NO_TIME


@pytest.mark.parametrize("text", ["11:00:00", "+1:20:01", "81:00", "999:59"])
def test_what_lies_outside_is_told(text: str) -> None:
    assert into(text) is Misread.OUTSIDE


def test_the_minute_that_the_exam_began_in_is_its_beginning() -> None:
    assert into("09:07", BEGIN + 30_000) == (0, True)
    assert into("09:07:10", BEGIN + 30_000) is Misread.OUTSIDE


def test_an_exam_over_midnight_has_times_of_both_days() -> None:
    start = BEGIN + 14 * 3_600_000  # 23:07
    end = start + 2 * 3_600_000
    assert into("23:30", start, end) == (23 * 60, True)
    assert into("00:30", start, end) == (83 * 60, True)
    assert into("+0:30:00", start, end) == (30 * 60, False)
