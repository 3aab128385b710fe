"""Waiting for a condition, with a generous end: never a sleep of a fixed length."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

DEADLINE_S = 10.0


def eventually(condition: Callable[[], object], deadline_s: float = DEADLINE_S) -> None:
    """Return once `condition()` is true; fail after `deadline_s`."""
    end = time.monotonic() + deadline_s
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < end, "it did not come true"
        pause.wait(0.01)
