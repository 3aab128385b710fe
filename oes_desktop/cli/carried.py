"""The Python that PySide carries in its library: loaded when it is asked for, and not at every start.

PySide compiles 100 KB of it anew each time (some 25 ms of a start): what words an error about wrong
arguments, tells signatures, and writes stubs for type checkers. While PySide is imported these modules are
found here first, empty; each loads itself, from where PySide has it, when one of its names is wanted.
`mapping` is left out: the library takes names from it without asking the module. With a PySide that carries
other modules nothing happens.
"""

from __future__ import annotations

import sys
import threading
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, SupportsIndex

_CARRIER = "shibokensupport.signature.loader"  # comes with PySide's own loader
_CARRIED = frozenset(
    f"shibokensupport.signature.{name}"
    for name in ("parser", "layout", "errorhandler", "lib.enum_sig", "lib.pyi_generator")
)
_loading = threading.RLock()  # they ask each other


class _Carried(ModuleType):
    def __getattr__(self, name: str) -> object:
        if not name.startswith("__"):  # those are there, or are not
            with _loading:
                if "__file__" not in self.__dict__:
                    self._load()
            if name in self.__dict__:
                return self.__dict__[name]
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")

    def _load(self) -> None:
        loader: Any = sys.modules[_CARRIER].__loader__
        self.__file__ = ""  # begun
        self.__spec__ = ModuleSpec(self.__name__, loader)  # PySide has given it another name
        loader.exec_module(self)


class _Finder:
    """Also the loader of what it finds."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        loader: Any = self
        return ModuleSpec(name, loader) if name in _CARRIED else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Carried(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Later."""


class _Finders(list[Any]):
    """PySide puts its own finder before all others while it loads: here it comes second."""

    def insert(self, index: SupportsIndex, finder: Any) -> None:
        super().insert(int(index) + 1, finder)


_finder = _Finder()


def hold_back() -> None:
    """Before PySide is imported."""
    sys.meta_path = _Finders([_finder, *sys.meta_path])


def stop() -> None:
    """It is imported: whatever comes now is found as ever."""
    sys.meta_path = [finder for finder in sys.meta_path if finder is not _finder]
