"""Ready-made spans of days; days that a zone begins late or ends early."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QDateTime, QTimeZone

from oes_desktop.ui.widgets.date_spans import DaySpan, days_of, moments_of, term_of

HOUR = 3_600_000


def days(span: DaySpan, *today: int) -> tuple[str, str]:
    first, last = days_of(span, QDate(*today))
    return first.toString("dd.MM.yyyy"), last.toString("dd.MM.yyyy")


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        ((2026, 9, 1), "01.09.2026", "31.01.2027"),
        ((2026, 12, 31), "01.09.2026", "31.01.2027"),
        ((2027, 1, 31), "01.09.2026", "31.01.2027"),
        ((2027, 2, 1), "01.02.2027", "30.06.2027"),
        ((2027, 6, 30), "01.02.2027", "30.06.2027"),
        ((2027, 7, 1), "01.07.2027", "31.08.2027"),
        ((2027, 8, 31), "01.07.2027", "31.08.2027"),
    ],
)
def test_terms_begin_in_september_february_and_july(
    today: tuple[int, int, int], first: str, last: str
) -> None:
    assert days(DaySpan.TERM, *today) == (first, last)


def test_every_day_lies_in_its_own_term() -> None:
    day = QDate(2024, 1, 1)
    while day.year() < 2026:
        first, last = term_of(day)
        assert first <= day <= last
        assert term_of(first) == term_of(last) == (first, last)
        day = day.addDays(1)


def test_yesterday_goes_over_the_turn_of_the_year() -> None:
    assert days(DaySpan.YESTERDAY, 2027, 1, 1) == ("31.12.2026", "31.12.2026")
    assert days(DaySpan.WEEK, 2027, 1, 3) == ("28.12.2026", "03.01.2027")
    assert days(DaySpan.TODAY, 2027, 1, 3) == ("03.01.2027", "03.01.2027")


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Asia/Almaty", QDate(2024, 3, 1), 25),  # Almaty gave an hour back at midnight
        ("Europe/Berlin", QDate(2026, 3, 29), 23),
        ("Europe/Berlin", QDate(2026, 10, 25), 25),
        ("Asia/Beirut", QDate(2026, 3, 29), 23),  # this day begins at one o'clock
        ("UTC", QDate(2026, 3, 29), 24),
    ],
)
def test_a_day_is_as_long_as_its_zone_makes_it(zone: str, day: QDate, hours: int) -> None:
    place = QTimeZone(zone.encode())
    if zone == "Asia/Almaty":
        day = QDate(2024, 2, 29)
    start, end = moments_of(day, day, place)
    assert end + 1 - start == hours * HOUR
    for ms in (start, end):
        assert QDateTime.fromMSecsSinceEpoch(ms, place).date() == day
