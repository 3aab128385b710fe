"""How many vault files are open at once (fault B27): at most eight, whoever holds them.

A file that is used stays open for the next use; when another is needed, the one that was used longest ago is
closed, and opened again when its turn comes. Whoever holds a recording (a player, a download) therefore holds
no descriptor, only the right to one. Knows paths and files, nothing of what is in them.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from oes_desktop import disk

MOST = 8


@dataclass(slots=True, eq=False)
class _Open:
    file: FileIO
    users: int = 0
    over: bool = False  # nobody will use it any more


class OpenFiles:
    """At most `most` files. Thread-safe. A use is one reading, writing or sync: whoever is in the middle of
    one must not wait for another file."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._changed = threading.Condition()
        self._open: OrderedDict[object, _Open] = OrderedDict()  # by holder, the longest unused first

    @contextmanager
    def using(self, holder: object, path: Path) -> Iterator[FileIO]:
        """The file at `path`, for reading and writing, open for as long as this lasts. The same `holder`
        finds the same file. Waits while all are in use. Raises `OSError`."""
        with self._changed:
            opened = self._opened(holder, path)
            opened.users += 1
        try:
            yield opened.file
        finally:
            with self._changed:
                opened.users -= 1
                if opened.over and not opened.users:
                    self._close(holder)
                self._changed.notify_all()

    def let_go(self, holder: object) -> None:
        """Its file is closed, at the end of the uses that are under way."""
        with self._changed:
            opened = self._open.get(holder)
            if opened is not None:
                opened.over = True
                if not opened.users:
                    self._close(holder)
                    self._changed.notify_all()

    def _opened(self, holder: object, path: Path) -> _Open:
        while holder not in self._open:
            if len(self._open) < self._most:
                self._open[holder] = _Open(disk.opened(path))
                break
            idle = next((each for each, opened in self._open.items() if not opened.users), None)
            if idle is not None:
                self._close(idle)
            else:
                self._changed.wait()
        self._open.move_to_end(holder)
        return self._open[holder]

    def _close(self, holder: object) -> None:
        self._open.pop(holder).file.close()


OPEN = OpenFiles()  # those of this process
