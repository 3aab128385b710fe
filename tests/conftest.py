"""Shared by all tests: a home of their own, and nothing left behind."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples every time, and none fails because the machine is busy.
settings.register_profile(
    "check", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("check")


class _InTheThreadOfTheWindow:
    """Modules of windows are loaded nowhere else: `runtime.loading` says why."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: object = None) -> None:
        if threading.current_thread() is not threading.main_thread():
            assert not name.startswith(("oes_desktop.ui", "oes_desktop.runtime", "PySide6")), name


sys.meta_path.insert(0, _InTheThreadOfTheWindow)  # type: ignore[arg-type]


def pytest_collection_finish() -> None:
    """The thousands of tests themselves are not looked through for garbage, time and again."""
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """As in the program, widgets that nobody needs go in the thread of the window, and never in the middle of
    something (`runtime.garbage`). Here that is when their test is over; and what was to be deleted later is
    deleted, for which Qt waits for an event loop that no test has."""
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.disable()
    try:
        return (yield)
    finally:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        gc.enable()


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test ever sees the folders of the person who runs it."""
    monkeypatch.setenv("OES_DESKTOP_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _no_key_held() -> Iterator[None]:
    """A key that a test's click or stroke held down is let go of: Qt remembers it for the whole process, and
    the selection of the next test would take it for Shift."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    if widgets.QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(widgets.QWidget(), Qt.Key.Key_Shift)
