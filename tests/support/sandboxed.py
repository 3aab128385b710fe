"""Work for a child process that behaves as a decoder under attack might."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

from oes_desktop.domain.errors import Rejected

Report = Callable[[int, int], None]


def add_up(numbers: list[int], report: Report) -> int:
    for done in range(len(numbers)):
        report(done + 1, len(numbers))
    return sum(numbers)


def crash(report: Report) -> None:
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def hang(report: Report) -> None:
    report(1, 2)
    while True:
        time.sleep(1)


def swell(report: Report) -> int:
    return len(bytearray(3 * 1024**3))


def refuse(report: Report) -> None:
    raise Rejected("unsupported_media", what="tracks", limit=16)


def stumble(report: Report) -> None:
    raise ZeroDivisionError("a bug brought about by a stranger's bytes")


def die_when_spoken_to(pipe: Connection) -> None:
    pipe.recv()
    os._exit(7)
