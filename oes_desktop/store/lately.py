"""What changed last, as the index takes it: the columns of changed exams are at hand when they are written,
and cost a page of the file each when they are looked for later."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

MOST = 2_000  # exams of one change; more are read again, in pieces
_KEPT = 4_000  # exams


@dataclass(frozen=True, slots=True)
class Told:
    """What the changes after revision `since`, up to `until`, did: `keys` of all exams that they touched or
    removed, and the columns of those that are there."""

    since: int
    until: int
    keys: frozenset[int]
    rows: dict[int, tuple[int, ...]]


class Lately:
    """Safe from any thread."""

    def __init__(self) -> None:
        self._told: deque[Told] = deque()
        self._lock = threading.Lock()

    def note(self, since: int, until: int, keys: set[int], rows: Sequence[tuple[int, ...]]) -> None:
        """One transaction, once it is committed."""
        told = Told(since, until, frozenset(keys), {row[0]: row for row in rows})
        with self._lock:
            self._told.append(told)
            while sum(len(each.keys) for each in self._told) > _KEPT:
                self._told.popleft()

    def between(self, since: int, until: int) -> Told | None:
        """All in one; None when something happened that was not noted."""
        with self._lock:
            told = sorted(self._told, key=lambda each: each.since)
        at, keys, rows = since, set[int](), dict[int, tuple[int, ...]]()
        for each in told:
            if each.since == at and each.until <= until:
                for key in each.keys:
                    rows.pop(key, None)
                keys |= each.keys
                rows |= each.rows
                at = each.until
        return Told(since, until, frozenset(keys), rows) if at == until else None
