"""Modules of windows are loaded in the window's thread, one at a time between events, before they are needed.

PySide keeps what it knows of its types in one table without a lock (Python 3.11 and before: `PepType_SOTP` of
libshiboken), and Qt asks it without holding Python's lock. A class of Qt that is made on another thread while
the window is dressed or painted can therefore take the program with it. `tests/conftest.py` sees to it that
none is. What knows no Qt, numpy above all, may be loaded on a lane.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject

from oes_desktop.runtime.tasks import Tasks


def load_between_events(owner: QObject, tasks: Tasks, packages: Iterable[str]) -> None:
    """Every module of these packages, not of those below them, in steps of a few ms. Ends with `owner`."""
    names = _modules(packages)

    def step() -> None:
        name = next(names, None)
        if name is not None:
            importlib.import_module(name)
            tasks.after_painting(owner, step)

    tasks.after_painting(owner, step)


def _modules(packages: Iterable[str]) -> Iterator[str]:
    for package in packages:
        inside = importlib.import_module(package).__path__
        yield from (f"{package}.{found.name}" for found in pkgutil.iter_modules(inside) if not found.ispkg)
