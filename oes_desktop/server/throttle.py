"""Slows down whoever tries too often, and never locks anybody out for good. In memory, bounded.

Counts are kept per account and per address (IPv6: per /64). After a few free tries each failure doubles the
wait, up to a limit; tries during a wait are refused without being counted, so an attacker cannot lengthen
it. An address from which an account has signed in before does not suffer from strangers' tries at that
account.
"""

from __future__ import annotations

import ipaddress
import threading
from collections import OrderedDict
from dataclasses import dataclass

from oes_desktop.domain.clock import Clock

FORGET_S = 3_600.0
KEPT = 10_000  # entries; the one unused for longest goes first


@dataclass(slots=True)
class _Tries:
    failures: int = 0
    open_at: float = 0.0
    seen_at: float = 0.0


class Throttle:
    """Thread-safe. `free` failures cost nothing; no wait is longer than `most_wait_s`."""

    def __init__(
        self, clock: Clock, *, free: int = 5, free_address: int = 30, most_wait_s: float = 60.0
    ) -> None:
        self._clock, self._most_wait_s = clock, most_wait_s
        self._free, self._free_address = free, free_address
        self._tries: OrderedDict[tuple[str, ...], _Tries] = OrderedDict()
        self._friends: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._lock = threading.Lock()

    def wait_s(self, account: str, address: str) -> float:
        """Seconds until this account may be tried from this address; 0: now."""
        now = self._clock.monotonic()
        with self._lock:
            found = (self._tries.get(key) for key in self._keys(account, address))
            return max(0.0, 0.0, *(tries.open_at - now for tries in found if tries is not None))

    def failed(self, account: str, address: str) -> None:
        now = self._clock.monotonic()
        with self._lock:
            for key in self._keys(account, address):
                tries = self._find(key)
                tries.failures = 1 if now - tries.seen_at > FORGET_S else tries.failures + 1
                tries.seen_at = now
                over = tries.failures - (self._free_address if key[0] == "address" else self._free)
                tries.open_at = now + min(2.0 ** min(over - 1, 16), self._most_wait_s) if over > 0 else 0.0

    def succeeded(self, account: str, address: str) -> None:
        place = network(address)
        with self._lock:
            self._tries.pop(("pair", account, place), None)
            self._tries.pop(("account", account), None)
            self._friends[(account, place)] = None
            self._friends.move_to_end((account, place))
            while len(self._friends) > KEPT:
                self._friends.popitem(last=False)

    def _keys(self, account: str, address: str) -> list[tuple[str, ...]]:
        place = network(address)
        known = (account, place) in self._friends
        about_account = ("pair", account, place) if known else ("account", account)
        return [about_account, ("address", place)]

    def _find(self, key: tuple[str, ...]) -> _Tries:
        tries = self._tries.setdefault(key, _Tries())
        self._tries.move_to_end(key)
        while len(self._tries) > KEPT:
            self._tries.popitem(last=False)
        return tries


def network(address: str) -> str:
    """What counts as one address: whoever has one of IPv6 has 2^64 of them."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if found.version == 6:
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
