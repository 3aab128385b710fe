"""Dates and times as they are typed: `13.11.2026`, `2026-11-13T09:30`, to the second or the millisecond.

What is typed stands for as long as it is exact: a day from midnight to 23:59:59.999, a minute for all of it.
Times are read in the institution's zone. A moment that a clock of that zone cannot tell (an hour that came
twice, a year beyond the calendar) is written as `@` and ms UTC.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo

_DATE = r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4}))"
_TIME = r"(?:[T\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{3}))?)?)?"
_MOMENT = re.compile(_DATE + _TIME, re.ASCII | re.IGNORECASE)
_RAW = re.compile(r"@(-?\d{1,20})", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)
_LENGTHS = (86_400_000, 60_000, 1000, 1)  # ms that a day, a minute, a second, a millisecond last
_TIMES = ("", "T%H:%M", "T%H:%M:%S", "T%H:%M:%S")


def bounds(text: str, zone: tzinfo) -> tuple[int, int] | None:
    """The first and the last ms of what `text` names; None when it names no moment."""
    raw = _RAW.fullmatch(text)
    if raw:
        return int(raw[1]), int(raw[1])
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    hour, minute, second, part = found[7], found[8], found[9], found[10]
    try:
        start = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0),
            int(part or 0) * 1000, zone,
        )  # fmt: skip
        if hour is None:
            return _ms(start), _ms(start.replace(hour=23, minute=59, second=59, microsecond=999_000))
        length = _LENGTHS[1 + (second is not None) + (part is not None)]
        return _ms(start), _ms(start) + length - 1
    except (ValueError, OverflowError):
        return None


def from_text(ms: int, zone: tzinfo, language: str) -> str:
    """The shortest text that begins at `ms`."""
    return _text(ms, 0, zone, language)


def to_text(ms: int, zone: tzinfo, language: str) -> str:
    """The shortest text that ends at `ms`."""
    return _text(ms, 1, zone, language)


def _text(ms: int, end: int, zone: tzinfo, language: str) -> str:
    try:
        moment = (_EPOCH + ms * _MS).astimezone(zone)
    except (ValueError, OverflowError):
        return f"@{ms}"
    date = f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
    if language in ("ru", "kk"):
        date = f"{moment.day:02}.{moment.month:02}.{moment.year:04}"
    for place, pattern in enumerate(_TIMES):
        time = moment.strftime(pattern) if pattern else ""
        text = date + time + (f".{moment.microsecond // 1000:03}" if place == len(_TIMES) - 1 else "")
        found = bounds(text, zone)
        if found is not None and found[end] == ms:
            return text
    return f"@{ms}"


def _ms(moment: datetime) -> int:
    return (moment - _EPOCH) // _MS
