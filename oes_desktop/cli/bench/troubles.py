"""What may befall the computer itself while the program runs, made for `bench faults`: a full disk, a key
store that hangs. And the program as it is watched there.
"""

from __future__ import annotations

import errno
import io
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from oes_desktop import disk
from oes_desktop.app import Program
from oes_desktop.playback.engine import Engine
from oes_desktop.playback.vlc_engine import VlcEngine
from oes_desktop.playback.vlc_library import SILENT
from oes_desktop.runtime.tasks import Lane
from oes_desktop.store.secrets import MemoryKeeper, Wrapped


class Keeper(MemoryKeeper):
    """A key store that can hang: a call then blocks for `hangs_s`, as before a prompt that nobody sees."""

    def __init__(self) -> None:
        super().__init__()
        self.hangs_s = 0.0
        self.hung = 0  # how many calls did
        self._never = threading.Event()

    def keep(self, profile_id: str, secret: bytes) -> Wrapped | None:
        self._hang()
        return super().keep(profile_id, secret)

    def forget(self, profile_id: str) -> None:
        self._hang()
        super().forget(profile_id)

    def _hang(self) -> None:
        self.hung += self.hangs_s > 0
        self._never.wait(self.hangs_s)


class Watched(Program):
    """Notes when players have been released (monotonic s)."""

    def __init__(self, qt: QApplication, **others: Any) -> None:
        self.released: list[float] = []
        super().__init__(qt, **others)
        keeper = self.session._keeper_factory()
        assert isinstance(keeper, Keeper)
        self.keeper = keeper

    def _make_engine(self) -> Engine:
        return VlcEngine(self._release, extra=SILENT)

    def _release(self, work: Callable[[], None]) -> object:
        def timed() -> None:
            work()
            self.released.append(time.monotonic())

        return self.tasks.run(self.tasks, timed, lane=Lane.PLAYER)


class FullDisk(disk.Medium):
    """No byte more goes to any file of ours."""

    def create(self, path: Path) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def write(self, file: io.FileIO, data: memoryview) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def allocate(self, file: io.FileIO, size: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
