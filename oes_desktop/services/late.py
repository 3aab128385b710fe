"""Services that are made when they are first asked for something.

What plays, downloads and decodes stands on many modules, and the first page on none of them: it comes from
the store alone, and stands on the screen before they are loaded.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Late:
    """Behaves as what `make` gives, which is called at the first use, by whoever comes first. Any thread."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: Any = None
        self._closed = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.made(), name)

    def made(self) -> Any:
        with self._lock:
            if self._made is None:
                self._made = self._make()
                if self._closed:
                    self._made.close()
            return self._made

    def close(self) -> None:
        """What was never made holds nothing that could be let go of, and will be closed if it ever is."""
        with self._lock:
            self._closed = True
            made = self._made
        if made is not None:
            made.close()


def late(make: Callable[[], T]) -> T:
    """A `Late`, for those who need not know."""
    return cast(T, Late(make))


def make_now(*services: object) -> None:
    """On a lane, before somebody waits for them."""
    for service in services:
        if isinstance(service, Late):
            service.made()
