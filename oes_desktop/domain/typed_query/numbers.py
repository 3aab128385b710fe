"""Whole numbers as they are typed behind a sign: `5`, `60%`, `40..60`, `5..`, `..9`."""

from __future__ import annotations

import re
from enum import Enum

from oes_desktop.domain.query import Span

_NUMBER = r"\s*([0-9]{1,15})\s*%?\s*"
_ONE = re.compile(rf"(-?){_NUMBER}")
_RANGE = re.compile(rf"(?:{_NUMBER})?\.\.(?:{_NUMBER})?")


class Numbers(Enum):
    """Why something is no span of numbers; the values are codes of troubles."""

    BAD = "bad_number"
    OUT_OF_RANGE = "out_of_range"
    BACKWARDS = "backwards"


def read_numbers(operator: str, typed: str, most: int | None) -> Span | Numbers:
    """What `operator` (: < <= > >=) and `typed` leave, between 0 and `most`."""
    one = _ONE.fullmatch(typed)
    if one:
        return _compared(operator, -int(one[2]) if one[1] else int(one[2]), most)
    ends = _RANGE.fullmatch(typed) if operator == ":" else None
    if not ends or not any(ends.groups()):
        return Numbers.BAD
    low, high = (int(end) if end else None for end in ends.groups())
    if most is not None and max(low or 0, high or 0) > most:
        return Numbers.OUT_OF_RANGE
    if low is not None and high is not None and low > high:
        return Numbers.BACKWARDS
    return Span(low, high)


def _compared(operator: str, number: int, most: int | None) -> Span | Numbers:
    if number < 0 or (most is not None and number > most):
        return Numbers.OUT_OF_RANGE
    span = {
        ":": Span(number, number),
        "<": Span(None, number - 1),
        "<=": Span(None, number),
        ">": Span(number + 1, None),
        ">=": Span(number, None),
    }[operator]
    nothing = (span.high or 0) < 0 or (most is not None and (span.low or 0) > most)
    return Numbers.OUT_OF_RANGE if nothing else span
