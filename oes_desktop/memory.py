"""Memory of the process: that it is used again, given back when it is not needed any more, and never written
to the disk by a crash.

The first two are about glibc, the C library of most Linux systems; the others need no telling.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

_ARENA_MAX = -8  # malloc.h


def use_one_pool() -> None:
    """Before threads begin. Else every thread gets memory from a pool of its own, and what the work on one
    lane has freed is not there for the next one on another: with a million exams 60 MB in a few minutes."""
    mallopt = _of_libc("mallopt")
    if mallopt is not None:
        mallopt(_ARENA_MAX, 1)


def give_back() -> None:
    """After something big came and went: free memory goes back to the system."""
    trim = _of_libc("malloc_trim")
    if trim is not None:
        trim(0)


class _Pools(ctypes.Structure):
    """`struct mallinfo2` of malloc.h."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )


def in_use() -> int | None:
    """Bytes of the C library's pools that somebody holds: without what is free between them, which cannot be
    given back and will be used again. None where the system does not tell."""
    mallinfo = _of_libc("mallinfo2")
    if mallinfo is None:
        return None
    mallinfo.restype = _Pools
    told = mallinfo()
    return int(told.uordblks + told.hblkhd)


def stay_off_the_disk() -> None:
    """No core dump of this process and its children: it would hold names, pictures and keys in clear. Windows
    makes none unless a developer asks for it."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _of_libc(name: str) -> Any:
    """None where there is no such function."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
