"""A start reads no sources of modules, and what it made is not looked through any more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = """
import gc, linecache
from oes_desktop.cli import quick_start
quick_start.rest()
assert not gc.isenabled()
import PySide6.QtWidgets
{told}
import oes_desktop.app
assert len([name for name in linecache.cache if "oes_desktop" in name]) {expected}
quick_start.settle()
assert not gc.isenabled() and gc.get_freeze_count() > 10_000
"""


def start(told: str, expected: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    words = WORDS.format(told=told, expected=expected)
    return subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, env=environment)


def test_a_start_reads_no_sources() -> None:
    answer = start("quick_start.read_no_sources()", "== 0")
    assert answer.returncode == 0, answer.stderr


def test_pyside_would_read_them_all() -> None:
    """When this fails PySide does it no more, and `read_no_sources` can go."""
    answer = start("", "> 50")
    assert answer.returncode == 0, answer.stderr


def test_imports_do_not_pass_through_pysides_features() -> None:
    words = """
import builtins
from oes_desktop.cli import quick_start
quick_start.rest()
import PySide6.QtCore
assert builtins.__import__.__name__ == "__feature_import__", "PySide does it no more"
quick_start.read_no_sources()
assert builtins.__import__.__name__ != "__feature_import__"
"""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    told = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, env=environment)
    assert told.returncode == 0, told.stderr
