"""E7: libVLC that is missing, too old, of another make, or without its plugins: each has its own word.

Each in a process of its own: a process that has loaded one libVLC keeps it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ASK = """
from oes_desktop.domain.errors import EngineMissing
from oes_desktop.playback import vlc_library
try:
    vlc_library.start(vlc_library.SILENT)
except EngineMissing as error:
    print(error.reason)
else:
    print("started")
"""
TOO_OLD = """
import vlc
vlc.libvlc_get_version = lambda: b"2.2.8 Weatherwax"
"""
NO_PLUGINS = """
import vlc
vlc.Instance = lambda *_: None
"""


def asked(code: str, **environment: str) -> str:
    answer = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | environment,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


@pytest.fixture(scope="module", autouse=True)
def _where_it_is() -> None:
    if asked(ASK) != "started":
        pytest.skip("libVLC is not here")


def test_a_library_that_is_not_there(tmp_path: Path) -> None:
    """E7: not installed."""
    assert asked(ASK, PYTHON_VLC_LIB_PATH=str(tmp_path / "libvlc.so.5")) == "libvlc"


def test_a_library_of_another_architecture(tmp_path: Path) -> None:
    """E7: a file of that name that this machine cannot load."""
    other = tmp_path / "libvlc.so.5"
    other.write_bytes(b"\x7fELF\x01\x01\x01" + bytes(5_000))
    assert asked(ASK, PYTHON_VLC_LIB_PATH=str(other)) == "libvlc"


def test_a_version_that_is_too_old() -> None:
    """E7: version 2 says so of itself."""
    assert asked(TOO_OLD + ASK) == "too_old"


def test_plugins_that_are_not_there() -> None:
    """E7: libVLC makes no instance without its plugins, or with a broken cache of them."""
    assert asked(NO_PLUGINS + ASK) == "plugins"
