"""Asking work to stop: one token for downloads, queries, reads of the player and quitting."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Callable

from oes_desktop.domain.errors import Unreachable


class Cancel:
    """Set once, never cleared. Safe from any thread."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[], None]] = []
        self._children: weakref.WeakSet[Cancel] = weakref.WeakSet()

    def set(self) -> None:
        """Ask to stop, and run the callbacks (once, on this thread)."""
        with self._lock:
            self._event.set()
            callbacks, self._callbacks = self._callbacks, []
            children = list(self._children)
        for callback in callbacks:
            callback()
        for child in children:
            child.set()

    def child(self) -> Cancel:
        """One that is set with this one, and also by itself alone. It goes with whoever holds it, however
        long this one lives."""
        child = Cancel()
        with self._lock:
            if not self._event.is_set():
                self._children.add(child)
                return child
        child.set()
        return child

    @property
    def is_set(self) -> bool:
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait at most `seconds`; True when asked to stop meanwhile."""
        return self._event.wait(seconds)

    def raise_if_set(self) -> None:
        if self._event.is_set():
            raise Unreachable("cancelled")

    def on_set(self, callback: Callable[[], None]) -> None:
        """Call `callback` when the token is set (at once if it is already): closes a socket, wakes a wait."""
        with self._lock:
            if not self._event.is_set():
                self._callbacks.append(callback)
                return
        callback()


class Until(Cancel):
    """Is set by itself when `seconds` have passed, for whoever looks; nobody is called then."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._end_s = time.monotonic() + seconds

    @property
    def is_set(self) -> bool:
        return super().is_set or time.monotonic() >= self._end_s

    def raise_if_set(self) -> None:
        if self.is_set:
            raise Unreachable("cancelled")
