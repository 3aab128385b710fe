"""Waiting for a condition, with a generous end: never a sleep of a fixed length."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

DEADLINE_S = 10.0
_LOOK_S = 0.005


def eventually(condition: Callable[[], T], deadline_s: float = DEADLINE_S) -> T:
    """What `condition()` answers, as soon as that is true; fails after `deadline_s`."""
    end = time.monotonic() + deadline_s
    pause = threading.Event()
    while not (found := condition()):
        assert time.monotonic() < end, "it did not come true"
        pause.wait(_LOOK_S)
    return found
