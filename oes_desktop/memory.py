"""Memory of the process that is not needed any more."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """After something big came and went: free memory goes back to the system, where the C library would keep
    it for itself (glibc; the others do it unasked)."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)
