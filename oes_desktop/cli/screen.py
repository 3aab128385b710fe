"""Is there a screen, and if not, a virtual one for work that nobody watches."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from oes_desktop.domain.errors import OesError


def has_screen() -> bool:
    """Can a window open here? Windows and macOS always say yes; a chosen Qt platform is believed."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def virtual_screen(width: int = 2560, height: int = 1440) -> Iterator[None]:
    """Start Xvfb and set DISPLAY while the block runs. Raises `OesError` when Xvfb is missing."""
    binary = shutil.which("Xvfb")
    if binary is None:
        raise OesError(detail="There is no screen, and Xvfb is not installed (Debian: apt-get install xvfb).")
    read_end, write_end = os.pipe()
    words = [binary, "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    process = subprocess.Popen(words, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    before = os.environ.get("DISPLAY")
    try:
        with os.fdopen(read_end) as answer:
            number = answer.readline().strip()
        if not number:
            raise OesError(detail="Xvfb did not start.")
        os.environ["DISPLAY"] = f":{number}"
        yield
    finally:
        if before is None:
            os.environ.pop("DISPLAY", None)
        else:
            os.environ["DISPLAY"] = before
        process.terminate()
        process.wait(10)
