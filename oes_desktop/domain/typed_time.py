"""A time that a proctor types to go to: the time of day, or how far into the exam. Pure.

"09:31:08" and "9:31" are times of day where the exam ran then; "24:01" and "0:24:01" are places in the exam.
What could be both is the time of day; a plus before it ("+0:24:01") always means a place in the exam.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_DAY_MS = 86_400_000
_LONGEST = 40  # letters
_FORM = re.compile(r"(\+?)\s*([0-9]{1,3})\s*[:.,\s]\s*([0-9]{1,2})(?:\s*[:.,\s]\s*([0-9]{1,2}))?")


@dataclass(frozen=True, slots=True)
class TypedTime:
    """`wall_ms`: exam wall time, ms UTC. `of_day`: it was taken for a time of day."""

    wall_ms: int
    of_day: bool


class Misread(Enum):
    """NO_TIME: the text is no time. OUTSIDE: the exam had no such moment."""

    NO_TIME = "no_time"
    OUTSIDE = "outside"


def typed_time(text: str, start_ms: int, end_ms: int, utc_offset_ms: int) -> TypedTime | Misread:
    """What `text` means in an exam from `start_ms` to `end_ms` (ms UTC), shown by a clock that is
    `utc_offset_ms` before UTC."""
    form = _FORM.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if form is None:
        return Misread.NO_TIME
    first, second, third = int(form[2]), int(form[3]), int(form[4] or 0)
    if second > 59 or third > 59:
        return Misread.NO_TIME
    with_seconds = form[4] is not None
    if not form[1] and first < 24:
        since_midnight = (first * 3600 + second * 60 + third) * 1000
        grace = 1_000 if with_seconds else 60_000  # the second or minute that the exam began in is its own
        wall = _on_a_day_of(since_midnight, start_ms, end_ms, utc_offset_ms, grace)
        if wall is not None:
            return TypedTime(wall, of_day=True)
    into = (first * 3600 + second * 60 + third if with_seconds else first * 60 + second) * 1000
    if into > end_ms - start_ms:
        return Misread.OUTSIDE
    return TypedTime(start_ms + into, of_day=False)


def _on_a_day_of(
    since_midnight_ms: int, start_ms: int, end_ms: int, utc_offset_ms: int, grace_ms: int
) -> int | None:
    """That time of day within the exam, which may last over midnight."""
    midnight = (start_ms + utc_offset_ms) // _DAY_MS * _DAY_MS - utc_offset_ms
    for wall in range(midnight + since_midnight_ms, end_ms + 1, _DAY_MS):
        if wall > start_ms - grace_ms:
            return max(wall, start_ms)
    return None
