"""Python's garbage collector during the start of the program.

A start makes hundreds of thousands of objects that stay: looking through them for garbage, again and again,
cost 60 to 90 of its 500 ms (measured by `bench startup`). So the collector rests until the page stands.
"""

from __future__ import annotations

import gc

RESTS_MS = 3_000  # after the event loop began


def rest() -> None:
    """Before anything heavy is imported."""
    gc.disable()


def work_again() -> None:
    """What was made so far is not looked through any more."""
    gc.freeze()
    gc.enable()
