"""Ready-made spans of days, counted from a day of the institution's calendar."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QDate, QTimeZone

# First and last day and month of the terms. The autumn term goes over the turn of the year.
_AUTUMN, _WINTER_END = (9, 1), (1, 31)
_SPRING, _SPRING_END = (2, 1), (6, 30)
_SUMMER, _SUMMER_END = (7, 1), (8, 31)


class DaySpan(StrEnum):
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    TERM = "term"


def days_of(span: DaySpan, today: QDate) -> tuple[QDate, QDate]:
    """First and last day."""
    match span:
        case DaySpan.TODAY:
            return today, today
        case DaySpan.YESTERDAY:
            return today.addDays(-1), today.addDays(-1)
        case DaySpan.WEEK:
            return today.addDays(-6), today
        case DaySpan.TERM:
            return term_of(today)


def term_of(day: QDate) -> tuple[QDate, QDate]:
    """The term a day falls into: 1 September to 31 January, 1 February to 30 June, or the summer between."""
    year, month = day.year(), day.month()
    if month >= _AUTUMN[0]:
        return QDate(year, *_AUTUMN), QDate(year + 1, *_WINTER_END)
    if month <= _WINTER_END[0]:
        return QDate(year - 1, *_AUTUMN), QDate(year, *_WINTER_END)
    if month <= _SPRING_END[0]:
        return QDate(year, *_SPRING), QDate(year, *_SPRING_END)
    return QDate(year, *_SUMMER), QDate(year, *_SUMMER_END)


def moments_of(first: QDate, last: QDate, zone: QTimeZone) -> tuple[int, int]:
    """Both days whole, as ms UTC: wherever the zone begins and ends them."""
    return first.startOfDay(zone).toMSecsSinceEpoch(), last.endOfDay(zone).toMSecsSinceEpoch()
