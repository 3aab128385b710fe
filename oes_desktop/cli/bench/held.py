"""What a process holds: memory, files, threads, objects of Python."""

from __future__ import annotations

import gc
import threading
from dataclasses import asdict, dataclass
from typing import Any

import psutil

from oes_desktop import memory


@dataclass(frozen=True, slots=True)
class Held:
    """`own_mib`: memory that nobody shares; `in_use_mib`: without what is free in it (0: the system does not
    tell). `files`: open ones, sockets too (on Windows all handles)."""

    own_mib: float
    in_use_mib: float
    files: int
    threads: int
    objects: int

    @classmethod
    def now(cls) -> Held:
        """After what nobody holds any more has gone."""
        gc.collect()
        memory.give_back()
        process = psutil.Process()
        files = process.num_handles() if hasattr(process, "num_handles") else process.num_fds()
        own = float(process.memory_full_info().uss) / 2**20
        in_use = (memory.in_use() or 0) / 2**20
        return cls(own, in_use, files, threading.active_count(), len(gc.get_objects()))

    def more_than(self, before: Held) -> dict[str, Any]:
        """By name, how much of each has come since."""
        earlier = asdict(before)
        return {name: value - earlier[name] for name, value in asdict(self).items()}
