"""What time it is, as far as it can be known without trusting this computer's clock (fault B17).

The server's time counts, carried on by the monotonic clock. The wall clock is heard where the monotonic one
was not running: over a sleep, or while the program was closed. When it says that it is later than that, it is
believed only after it has gone on saying so for a while of running, the longer the more it claims (a day: an
hour), for a clock that a dead battery or a wrong hand set is put right by then; and never by more than
`longest_ms`. It is never believed backwards. So nothing that counts by it comes early because of one jump,
nor later because somebody set the clock back.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import OesError
from oes_desktop.store.kept import Views

log = logging.getLogger(__name__)

STEADY_S = 600.0  # at least
STEADY_SHARE = 24  # else this part of what it claims
_NAME = "known_time"
_SAME_MS = 60_000  # differences that need no explanation
_KEEP_MS = 600_000


class KnownTime:
    """Kept among `views`, so that it goes on after a restart. `longest_ms`: the longest time without the
    server that the wall clock may tell of. Any thread."""

    def __init__(self, views: Views, clock: Clock, longest_ms: Callable[[], int]) -> None:
        self._views, self._clock, self._longest_ms = views, clock, longest_ms
        self._lock = threading.Lock()
        kept = views.load(_NAME) or {}
        known = _whole(kept.get("known"))
        self._ahead_ms = _whole(kept.get("ahead")) or 0  # the server's clock before ours
        self._known_ms = clock.now_ms() if known is None else known
        self._at_s = clock.monotonic()
        self._kept = known or 0, self._ahead_ms
        self._claim: tuple[float, int] | None = None  # since when (s) the wall clock is later, by how much

    def heard(self, server_ms: int) -> None:
        """The server says that it is `server_ms` (UTC) now."""
        with self._lock:
            self._known_ms, self._at_s = server_ms, self._clock.monotonic()
            self._ahead_ms = server_ms - self._clock.now_ms()
            self._claim = None
            self._keep()

    def of_local(self, local_ms: int) -> int:
        """A time that this computer's clock gave, by the server's."""
        return local_ms + self._ahead_ms

    def now_ms(self) -> int:
        """ms UTC."""
        with self._lock:
            second = self._clock.monotonic()
            carried = self._known_ms + round((second - self._at_s) * 1000)
            later = self._clock.now_ms() + self._ahead_ms - carried
            if self._believes(later, second):
                carried += later
            self._known_ms, self._at_s = carried, second
            self._keep()
            return carried

    def _believes(self, later_ms: int, second: float) -> bool:
        if later_ms <= _SAME_MS:
            self._claim = None
            return later_ms > 0
        if self._claim is None or abs(later_ms - self._claim[1]) > _SAME_MS:
            self._claim = second, later_ms
        steady_s = max(STEADY_S, later_ms / 1000 / STEADY_SHARE)
        if second - self._claim[0] < steady_s or later_ms > self._longest_ms():
            return False
        self._claim = None
        return True

    def _keep(self) -> None:
        known, ahead = self._kept
        if abs(self._known_ms - known) < _KEEP_MS and abs(self._ahead_ms - ahead) < _SAME_MS:
            return
        try:
            self._views.save(_NAME, {"known": self._known_ms, "ahead": self._ahead_ms})
            self._kept = self._known_ms, self._ahead_ms
        except OesError as error:
            log.info("the time was not kept: %s", error.reason)


def _whole(value: object) -> int | None:
    fits = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 53
    return value if fits and isinstance(value, int) else None
