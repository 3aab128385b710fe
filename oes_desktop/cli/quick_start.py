"""Keeps a start from work that nobody needs: Python's garbage collector, and what PySide does with imports.

A start makes hundreds of thousands of objects that stay: looking through them for garbage, again and again,
cost 60 to 90 of its 500 ms (measured by `bench startup`). So the collector rests until the page stands, and
works where `runtime.garbage` lets it after that.

PySide takes every import statement after it into its own hands, and reads the source of every module, to find
out whether the module may switch PySide's own features (`from __feature__ import snake_case`), which nothing
here does: some 20 ms, and 17 MB of source lines that stay in memory. It is taken out again.
"""

from __future__ import annotations

import builtins
import gc

from oes_desktop import memory

RESTS_MS = 3_000  # after the event loop began


def rest() -> None:
    """The collector, before anything heavy is imported; and one pool of memory for the threads to come."""
    gc.disable()
    memory.use_one_pool()


def settle() -> None:
    """What was made so far is not looked through any more, and what was only needed for it goes back."""
    gc.freeze()
    memory.give_back()


def read_no_sources() -> None:
    """Once PySide is imported. Without that part of it (another version) nothing happens."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
