"""Strangers' media are opened in a process of their own, with a limit on memory and a watchdog.

A file made to crash, hang or swell the decoder kills that process alone; whoever asked gets `Damaged`. The
work is a plain function that can be imported by name. It makes no thread, on neither side.

Memory is limited where the system has such a limit (not on Windows and macOS); the watchdog works everywhere.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, OesError

log = logging.getLogger(__name__)
T = TypeVar("T")

SILENCE_S = 60.0  # without a sign of life
MEMORY_BYTES = 1024**3
_IDLE_PRIORITY = 0x40  # IDLE_PRIORITY_CLASS of Windows
_SLICE_S = 0.1  # how often a waiting parent looks whether it was cancelled
_PROGRESS, _RESULT, _FAILURE = "progress", "result", "failure"


class Child:
    """One such process, running `work(pipe, *args)` until that returns or the pipe is closed.

    Not thread-safe: one conversation at a time. `low`: the system lets everything else go before it.
    """

    def __init__(
        self, work: Callable[..., None], *args: Any, memory: int = MEMORY_BYTES, low: bool = False
    ) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        confined = (theirs, memory, low, work, args)
        self._process = context.Process(target=_confined, args=confined, daemon=True)
        self._process.start()
        theirs.close()

    def send(self, message: object) -> None:
        """Raises `Damaged("recording")` when the process has died."""
        try:
            self._pipe.send(message)
        except OSError as error:
            raise self._died() from error

    def send_bytes(self, data: bytes) -> None:
        try:
            self._pipe.send_bytes(data)
        except OSError as error:
            raise self._died() from error

    def receive(self, silence_s: float = SILENCE_S, cancel: Cancel | None = None) -> Any:
        """The next message. Raises `Damaged("recording")` when the process died or was silent for too long
        (it is killed then), `Unreachable("cancelled")` when asked to stop."""
        self._await(silence_s, cancel)
        try:
            return self._pipe.recv()
        except (EOFError, OSError) as error:
            raise self._died() from error

    def receive_bytes(self, silence_s: float = SILENCE_S) -> bytes:
        self._await(silence_s, None)
        try:
            return self._pipe.recv_bytes()
        except (EOFError, OSError) as error:
            raise self._died() from error

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def close(self) -> None:
        """End the process, whatever it does. May be called twice."""
        self._pipe.close()
        if self._process.is_alive():
            self._process.kill()
        self._process.join()

    def _await(self, silence_s: float, cancel: Cancel | None) -> None:
        deadline = time.monotonic() + silence_s
        try:
            while not self._pipe.poll(_SLICE_S):
                if cancel is not None:
                    cancel.raise_if_set()
                if time.monotonic() > deadline:
                    self.close()
                    raise Damaged("recording", detail="the decoder gave no sign of life")
        except OSError as error:
            raise self._died() from error

    def _died(self) -> Damaged:
        self.close()
        log.warning("a decoding process ended with code %s", self._process.exitcode)
        return Damaged("recording", detail=f"the decoder ended with code {self._process.exitcode}")


def run(
    work: Callable[..., T],
    *args: Any,
    progress: Callable[[int, int], None] | None = None,
    cancel: Cancel | None = None,
    silence_s: float = SILENCE_S,
    memory: int = MEMORY_BYTES,
) -> T:
    """`work(*args, report)` in a process of its own; `report(done, total)` is its sign of life.

    Raises the `OesError` that `work` raised, `Damaged("recording")` for a crash, a hang, too much memory or
    any other exception, `Unreachable("cancelled")`.
    """
    child = Child(_answer, work, args, memory=memory)
    try:
        while True:
            kind, value = child.receive(silence_s, cancel)
            if kind == _RESULT:
                result: T = value
                return result
            if kind == _FAILURE:
                raise value
            if progress is not None:
                progress(*value)
    finally:
        child.close()


def failure_of(error: Exception) -> OesError:
    """In the child: what to tell the parent about `error`, which a stranger's bytes brought about."""
    if isinstance(error, OesError):
        return error
    return Damaged("recording", detail=type(error).__name__)


def _answer(pipe: Connection, work: Callable[..., Any], args: tuple[Any, ...]) -> None:
    def report(done: int, total: int) -> None:
        pipe.send((_PROGRESS, (done, total)))

    try:
        message: tuple[str, Any] = (_RESULT, work(*args, report))
    except Exception as error:  # noqa: BLE001 - foreign bytes may bring about anything
        message = (_FAILURE, failure_of(error))
    pipe.send(message)


def _confined(
    pipe: Connection, memory: int, low: bool, work: Callable[..., None], args: tuple[Any, ...]
) -> None:
    """First thing in the child. Ctrl-C is the parent's to answer; a parent that has gone ends the child."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if low:
        _stand_back()
    _limit(memory)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        work(pipe, *args)


def _stand_back() -> None:
    """The lowest priority there is, so that a player beside it never waits."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _IDLE_PRIORITY)
    else:
        with suppress(OSError):
            os.nice(19)


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    with suppress(ValueError, OSError):  # macOS refuses some of them
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no picture of a student in a core dump
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
