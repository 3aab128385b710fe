"""How long the server has not been heard, and whether the copy on this computer may still be open.

The time since the last contact is the longest of three: what a clock that never goes back has counted, kept
from run to run; how far this computer's clock is from where it was then; and the same for the server's own
time, as any answer tells it. So setting the clock back does not prolong anything, and a clock that was wrong
at the last contact does no harm.

When it is over, or the server has taken the sign-in back, the profile stays shut until somebody signs in;
nothing is deleted, and acts wait, encrypted.
"""

from __future__ import annotations

from typing import Any, Protocol

from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import OesError, SignInNeeded, Unreachable
from oes_desktop.domain.vocabulary import Limits

LEASE = "lease"  # the view that keeps it
_CONTACT = "contact"  # and the one of versions before
DAY_MS = 86_400_000
GRACE_MS = 30 * 60_000  # where nothing is allowed offline, a connection may still break for so long
_KEEP_S = 600.0  # how often the time that passes is written down


class Kept(Protocol):
    """JSON values of the user by name: `store.views`."""

    def load(self, name: str) -> dict[str, Any] | None: ...

    def save(self, name: str, value: dict[str, Any]) -> None: ...


class Lease:
    """One for an open store. Any thread; only `heard`, `missed` and `keep` write. Times in ms."""

    def __init__(self, kept: Kept, clock: Clock) -> None:
        self._kept, self._clock = kept, clock
        state = kept.load(LEASE)
        if state is None:
            contact = (kept.load(_CONTACT) or {}).get("ok_ms", 0)
            state = {"wall_ms": contact, "server_ms": contact}
        self._wall_ms, self._server_ms = int(state["wall_ms"]), int(state["server_ms"])
        self._counted_ms = int(state.get("elapsed_ms", 0))
        self._ended = str(state.get("ended") or "")  # "expired", or "erase": why the server ended it
        self._since_s = self._kept_s = clock.monotonic()
        self._told_ms = self._server_ms  # the latest time that the server has told

    def elapsed_ms(self) -> int:
        """Since the last contact."""
        counted = self._counted_ms + round((self._clock.monotonic() - self._since_s) * 1000)
        wall, server = self._clock.now_ms() - self._wall_ms, self._told_ms - self._server_ms
        return max(counted, wall, server, 0)

    def trouble(self, limits: Limits) -> SignInNeeded | None:
        """Why the copy may not be open now; None when it may."""
        if self._ended:
            return SignInNeeded(self._ended, refused=1)
        elapsed_ms = self.elapsed_ms()
        if not limits.offline_allowed and elapsed_ms > GRACE_MS:
            return SignInNeeded("offline_not_allowed")
        if elapsed_ms > limits.offline_days * DAY_MS:
            return SignInNeeded("offline_over", days=limits.offline_days)
        return None

    def heard(self, skew_ms: int) -> None:
        """The server knows us; `skew_ms`: how far its clock is ahead of this one. It begins anew. Raises
        `DiskTrouble`."""
        anew = bool(self._ended) or self.elapsed_ms() >= _KEEP_S * 1000
        now_ms = self._clock.now_ms()
        self._wall_ms, self._server_ms = now_ms, now_ms + skew_ms
        self._told_ms, self._counted_ms, self._ended = self._server_ms, 0, ""
        self._since_s = self._clock.monotonic()
        if anew or self._since_s - self._kept_s >= _KEEP_S:
            self.keep()

    def missed(self, error: OesError, skew_ms: int) -> None:
        """No good contact: time goes on. A refusal tells the server's time all the same, and one that takes
        the sign-in back ends everything at once; a wish to have the copy erased is not forgotten by a kill.
        Raises `DiskTrouble`."""
        if not isinstance(error, Unreachable):
            self._told_ms = max(self._told_ms, self._clock.now_ms() + skew_ms)
        if isinstance(error, SignInNeeded) and "refused" in error.facts:
            self._ended = "erase" if error.reason == "erase" else "expired"
            self.keep()
        elif self._clock.monotonic() - self._kept_s >= _KEEP_S:
            self.keep()

    def keep(self) -> None:
        """Write it down: at the end, and where a clock set back afterwards must not matter."""
        self._kept_s = self._clock.monotonic()
        self._kept.save(
            LEASE,
            {
                "wall_ms": self._wall_ms,
                "server_ms": self._server_ms,
                "elapsed_ms": self.elapsed_ms(),
                "ended": self._ended,
            },
        )
