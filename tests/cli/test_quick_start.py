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


ASKED = """
from oes_desktop.cli import carried, quick_start
quick_start.rest()
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel
quick_start.read_no_sources()
import sys
held = [sys.modules[name] for name in carried._CARRIED]
assert all("__file__" not in vars(module) for module in held), "loaded at once"
app = QApplication([])
for wrong in (lambda: QLabel().setText(5), lambda: QRect("x"), lambda: QLabel("a", 1, 2, 3)):
    try:
        wrong()
    except TypeError as error:
        print(error)
assert "setText(self, arg__1: str, /)" in QLabel.setText.__doc__
from shibokensupport.signature.lib import pyi_generator
assert callable(pyi_generator.generate_pyi)
try:
    pyi_generator.nothing_of_that_name
except AttributeError:
    print("ended")
"""


def test_what_pyside_carries_is_there_when_it_is_asked_for() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, env=environment)
    assert told.returncode == 0, told.stderr
    assert "called with wrong argument types" in told.stdout and "setText(int)" in told.stdout
    assert "QRect.__init__(str)" in told.stdout and told.stdout.endswith("ended\n")


def test_imports_do_not_pass_through_pysides_features() -> None:
    words = """
import builtins, sys
from oes_desktop.cli import quick_start
before = list(sys.meta_path)
quick_start.rest()
import PySide6.QtCore
assert builtins.__import__.__name__ == "__feature_import__", "PySide does it no more"
quick_start.read_no_sources()
assert builtins.__import__.__name__ != "__feature_import__"
assert type(sys.meta_path) is list and sys.meta_path == before
"""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    told = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, env=environment)
    assert told.returncode == 0, told.stderr
