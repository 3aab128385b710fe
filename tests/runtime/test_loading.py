"""Modules of windows come one at a time, between events, in the thread of the window."""

from __future__ import annotations

import importlib
import sys
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from oes_desktop.runtime.loading import load_between_events
from oes_desktop.runtime.tasks import Lane, Tasks

SEEN = "import threading\nTHREAD = threading.current_thread() is threading.main_thread()\n"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    for name in ("__init__", "first", "second", "inner/__init__", "inner/third"):
        file = tmp_path / "shelf" / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(SEEN)
    monkeypatch.syspath_prepend(tmp_path)
    return "shelf"


@pytest.fixture(autouse=True)
def _forget() -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "shelf"]:
        del sys.modules[name]


def test_each_comes_in_a_step_of_its_own(qtbot: QtBot, package: str) -> None:
    tasks, owner = Tasks(), QObject()
    load_between_events(owner, tasks, [package])
    assert "shelf.first" not in sys.modules  # not at once
    seen: list[tuple[bool, ...]] = []
    here = ("shelf.first", "shelf.second")
    tasks.after_painting(owner, lambda: seen.append(tuple(name in sys.modules for name in here)))
    qtbot.waitUntil(lambda: "shelf.second" in sys.modules)
    assert seen == [(True, False)]  # others had their turn between
    assert sys.modules["shelf.second"].THREAD
    assert "shelf.inner.third" not in sys.modules
    tasks.close()


def test_it_ends_with_its_owner(qtbot: QtBot, package: str) -> None:
    tasks, owner, other = Tasks(), QObject(), QObject()
    load_between_events(owner, tasks, [package])
    owner.deleteLater()
    over: list[bool] = []
    owner.destroyed.connect(lambda: tasks.after_painting(other, lambda: over.append(True)))
    qtbot.waitUntil(lambda: bool(over))
    assert "shelf.second" not in sys.modules
    tasks.close()


def test_on_a_lane_no_module_of_windows_is_loaded(qtbot: QtBot) -> None:
    """The watch of the tests themselves: it would be noticed."""
    tasks, owner = Tasks(), QObject()
    failed: list[Exception] = []
    load = partial(importlib.import_module, "oes_desktop.ui.no_such_window")
    tasks.run(owner, load, None, failed.append, lane=Lane.CPU)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], AssertionError)
    tasks.close()
