"""The Range header of RFC 9110, section 14: which bytes are to be sent. Pure.

At most one range is served. What is not one well-formed byte range is ignored, as the standard says, and the
whole is sent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONE = re.compile(r"\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*", re.ASCII | re.IGNORECASE)
_MOST_DIGITS = 20  # no file is longer; a thousand digits are not worth reading


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes `start` to `stop`, without `stop`."""

    start: int
    stop: int

    @property
    def length(self) -> int:
        return self.stop - self.start


class Unsatisfiable(Exception):
    """Well-formed, but there are no such bytes: 416."""


def parse(header: str | None, size: int) -> Span | None:
    """The part of a file of `size` bytes that `header` asks for; None: the whole."""
    found = _ONE.fullmatch(header) if header else None
    if found is None or not (found[1] or found[2]):
        return None
    first, last = _number(found[1]), _number(found[2])
    if first is None:
        assert last is not None
        if last == 0 or size == 0:
            raise Unsatisfiable
        return Span(max(0, size - last), size)
    if last is not None and last < first:
        return None
    if first >= size:
        raise Unsatisfiable
    return Span(first, size if last is None else min(last + 1, size))


def _number(digits: str) -> int | None:
    if not digits:
        return None
    significant = digits.lstrip("0") or "0"
    return int(significant) if len(significant) <= _MOST_DIGITS else 10**_MOST_DIGITS
