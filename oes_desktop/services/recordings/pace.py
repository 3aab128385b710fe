"""How fast downloads may take from the network: a token bucket that all their streams share, and the right of
way of whoever watches.

Bytes are paid for after they came, so the streams together keep to the limit whatever the size of a piece;
a stream that owes waits, its connection fills up, and the server slows down by itself. Players never pay.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import Clock

_BURST_S = 0.1  # what was not used is kept for so long
_LOOK_S = 0.1
_GIVE_WAY_S = 1.0


class Pace:
    """Thread-safe. `mbit`: 10^6 bits a second for all who spend; 0 is no limit. It may be changed at any
    time, and holds at once."""

    def __init__(self, clock: Clock, mbit: float = 0) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._mbit = mbit
        self._saved = 0.0  # bytes that may be taken at once; below 0: owed
        self._at = clock.monotonic()

    @property
    def mbit(self) -> float:
        return self._mbit

    @mbit.setter
    def mbit(self, mbit: float) -> None:
        with self._lock:
            self._earn()
            self._mbit = max(mbit, 0)
            if not self._mbit:
                self._saved = 0.0

    def spend(self, count: int, cancel: Cancel, hurried: Callable[[], bool] = lambda: False) -> None:
        """Return when `count` bytes that came are paid for, or somebody is in a hurry for what comes next.
        Raises `Unreachable("cancelled")`."""
        with self._lock:
            self._earn()
            if self._mbit:
                self._saved -= count
        while (owed_s := self._owed_s()) > 0 and not hurried():
            cancel.wait(min(owed_s, _LOOK_S))
            cancel.raise_if_set()

    def _owed_s(self) -> float:
        """Seconds until nothing is owed."""
        with self._lock:
            self._earn()
            return -self._saved / self._per_s if self._mbit and self._saved < 0 else 0.0

    @property
    def _per_s(self) -> float:
        return self._mbit * 125_000

    def _earn(self) -> None:
        now = self._clock.monotonic()
        self._saved = min(self._saved + (now - self._at) * self._per_s, _BURST_S * self._per_s)
        self._at = now


class Traffic:
    """Who fetches at this moment. Downloads wait while bytes are fetched for somebody who watches.
    Thread-safe."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._watching = self._loading = 0

    @contextmanager
    def watching(self) -> Iterator[None]:
        with self._changed:
            self._watching += 1
        try:
            yield
        finally:
            with self._changed:
                self._watching -= 1
                self._changed.notify_all()

    @contextmanager
    def loading(self) -> Iterator[None]:
        """Around one stream of a download."""
        with self._changed:
            self._loading += 1
        try:
            yield
        finally:
            with self._changed:
                self._loading -= 1

    @property
    def one_loads(self) -> bool:
        """A single stream has to keep the line busy by itself."""
        return self._loading == 1

    def give_way(self, hurried: Callable[[], bool] = lambda: False) -> None:
        """Return when nobody watches, or after a second at most: no download stands still for a film."""
        if self._watching and not hurried():
            with self._changed:
                self._changed.wait_for(lambda: not self._watching or hurried(), _GIVE_WAY_S)
