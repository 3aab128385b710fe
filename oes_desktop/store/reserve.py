"""Room on the disk that is kept for the proctor's acts (fault B5): when the disk is full, deciding goes on.

A file of 16 MiB beside the database, given up when so little is free that an act may find no room, and made
again when there is plenty. Knows nothing of what is written.
"""

from __future__ import annotations

import logging
import shutil
import threading
from contextlib import suppress
from pathlib import Path

from oes_desktop import disk
from oes_desktop.domain.errors import DiskTrouble

log = logging.getLogger(__name__)

RESERVE_BYTES = 16 * 1024 * 1024
LOW_BYTES = 8 * 1024 * 1024  # what a batch of acts may need: when less is free, the reserve goes
_PLENTY_BYTES = RESERVE_BYTES + 64 * 1024 * 1024


class Reserve:
    """The file at `path`. Thread-safe; nothing is ever raised: without it a full disk is only full sooner."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._here = False

    def tend(self) -> None:
        """To be called before acts are written: costs a call of the system as long as there is room."""
        try:
            free = shutil.disk_usage(self._path.parent).free
        except OSError:
            return
        with self._lock:
            if free < LOW_BYTES:
                self._give_up()
            elif not self._here and free > _PLENTY_BYTES:
                self._make()

    def _give_up(self) -> None:
        self._here = False
        try:
            disk.remove(self._path)
        except DiskTrouble as error:
            log.warning("the reserve stays: %s", error.reason)

    def _make(self) -> None:
        self._here = True  # or cannot be had, and is not tried for every act
        try:
            if not self._path.exists() or self._path.stat().st_size < RESERVE_BYTES:
                disk.remove(self._path)
                with disk.disk_door(self._path), disk.create_private(self._path) as file:
                    disk.allocate(file, RESERVE_BYTES)
        except (OSError, DiskTrouble) as error:
            log.info("no room is kept: %s", error)
            with suppress(DiskTrouble):
                disk.remove(self._path)  # half of it keeps room from what is wanted, and serves nobody
