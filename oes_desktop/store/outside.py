"""What may be known of a profile without its key: two numbers, in a small file beside it.

`unsent`: how many acts the server has not accepted, so that whoever has lost the key is told what starting
anew would lose. `wrong`: how many wrong passphrases there were in a row and when the last was tried (ms UTC),
so that guessing stays slow after a restart. Nothing of what they are about.
"""

from __future__ import annotations

import json
import logging
import threading
from pathlib import Path

from oes_desktop import disk
from oes_desktop.domain.errors import DiskTrouble

log = logging.getLogger(__name__)

FILE = "outside.json"
_MOST = 10**15


class Outside:
    """Thread-safe. A file that is missing or damaged counts as zeros; one that cannot be written is let be,
    with a line in the log: nothing that matters may fail for its sake."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._lock = threading.Lock()

    @property
    def unsent(self) -> int:
        return self._read().get("unsent", 0)

    def note_unsent(self, count: int) -> None:
        with self._lock:
            self._write({"unsent": count})

    @property
    def wrong(self) -> tuple[int, int]:
        """Wrong passphrases in a row, and when the last was tried (ms UTC)."""
        numbers = self._read()
        return numbers.get("wrong", 0), numbers.get("wrong_ms", 0)

    def note_wrong(self, count: int, at_ms: int) -> None:
        with self._lock:
            self._write({"wrong": count, "wrong_ms": at_ms})

    def _read(self) -> dict[str, int]:
        try:
            content = json.loads(self._path.read_bytes()[:4096])
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(content, dict):
            return {}
        return {name: value for name, value in content.items() if type(value) is int and 0 <= value <= _MOST}

    def _write(self, numbers: dict[str, int]) -> None:
        before = self._read()
        content = {name: value for name, value in (before | numbers).items() if value}
        if content == before:
            return
        try:
            disk.write_whole(self._path, json.dumps(content).encode())
        except DiskTrouble as error:
            log.warning("the numbers beside a profile cannot be written: %s", error.reason)
