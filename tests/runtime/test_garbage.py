"""Garbage that holds widgets goes in the thread of the window, between two events."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from support.turning import turn

from oes_desktop.runtime.garbage import Sweeper


@pytest.fixture
def sweeper_parent(qapp: object) -> Iterator[QObject]:
    parent = QObject()
    yield parent
    parent.deleteLater()


def circle(gone: list[int]) -> QWidget:
    """A widget that only a circle of references keeps, and that notes in which thread it goes."""
    widget = QWidget()
    widget.itself = widget  # type: ignore[attr-defined]
    widget.destroyed.connect(lambda: gone.append(threading.get_ident()))
    return widget


def test_a_circle_of_widgets_goes_in_the_thread_of_the_window(qtbot: QtBot, sweeper_parent: QObject) -> None:
    """Another thread that makes thousands of objects meanwhile takes nothing along."""
    gc.enable()
    Sweeper(sweeper_parent, first_ms=0, tick_ms=5)
    gone: list[int] = []
    circle(gone)
    maker = threading.Thread(target=lambda: [[[]] for _ in range(100_000)])
    maker.start()
    maker.join()
    assert not gone
    heap = [[] for _ in range(gc.get_threshold()[0] + 1)]
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [threading.get_ident()] and heap


def test_nothing_is_collected_before_the_start_is_over(qtbot: QtBot, sweeper_parent: QObject) -> None:
    Sweeper(sweeper_parent, first_ms=3_600_000, tick_ms=5)
    assert not gc.isenabled()
    gone: list[int] = []
    circle(gone)
    turn(qtbot, times=10, every_ms=5)  # as often as it would have looked
    assert not gone


def test_old_objects_go_at_every_sixtieth_tick(qtbot: QtBot, sweeper_parent: QObject) -> None:
    gone: list[int] = []
    kept = circle(gone)
    for _ in range(3):
        gc.collect()  # it is old now
    assert kept is not None and not gone
    del kept
    Sweeper(sweeper_parent, first_ms=0, tick_ms=1)
    qtbot.waitUntil(lambda: bool(gone))
