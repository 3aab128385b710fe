"""The one task pipe. Nothing else in the program makes a thread (libVLC's own aside, and the server).

`tasks.run(owner, work, done)` runs the plain function `work` on a lane; its result arrives as a value on the
UI thread, in `done`, and is dropped when `owner` has been destroyed meanwhile or the handle was cancelled. A
failure goes to `failed`, else to the notice (`OesError`) or to the crash dialog (anything else: a bug).

Work that can be stopped binds a `Cancel` of its own and hands it to `run` as well, so that cancelling the
handle and quitting set it. Work that shows progress binds `tasks.reporter(owner, slot)`: a function for any
thread that calls `slot(done, total)` on the UI thread at most ten times a second, and always for the last.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from enum import Enum
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from oes_desktop.domain.cancel import Cancel

log = logging.getLogger(__name__)
T = TypeVar("T")

_PROGRESS_S = 0.1
_MOMENT_S = 0.3
_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1  # paints wait at this low priority


class Lane(Enum):
    """SYNC: one worker, orders every talk with the server about data, and every write of the index. IO: short
    reads and writes of the disk; a decision must never wait here for a server. NET: whatever may wait for a
    server, or for a person at the prompt of a key store. PLAYER: opening and stopping players, kept free of
    anything else. CPU: decoding, exporting. EVENTS: one long read of the event stream. DOWNLOADS: steps of
    downloads, which nobody at the screen waits for."""

    SYNC = ("sync", 1)
    IO = ("io", 4)
    NET = ("net", 6)
    PLAYER = ("player", 6)  # of a report that waits for a server, camera and screen hold two each
    CPU = ("cpu", 2)
    EVENTS = ("events", 1)
    DOWNLOADS = ("downloads", 4)

    @property
    def workers(self) -> int:
        return self.value[1]


class InlineExecutor(Executor):
    """Runs at once on the calling thread: widget tests have nothing to wait for."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - an executor hands every failure on
            future.set_exception(error)
        return future


class Handle:
    """One piece of work under way."""

    def __init__(self, cancel: Cancel | None) -> None:
        self._cancel = cancel
        self.cancelled = False

    def cancel(self) -> None:
        """Drop the answer, and ask the work to stop if it can be asked."""
        self.cancelled = True
        if self._cancel is not None:
            self._cancel.set()


class _Step(QEvent):
    """Something to be done by `Tasks` for a living `owner`."""

    def __init__(self, owner: QObject, step: Callable[[], object]) -> None:
        super().__init__(QEvent.Type.User)
        self.owner, self.step = owner, step


class Tasks(QObject):
    """See the module. `unhandled(error)` takes what nobody handles; the composition root connects it."""

    unhandled = Signal(object)

    def __init__(self, executors: Mapping[Lane, Executor] | None = None) -> None:
        super().__init__()
        self._executors = dict(
            executors or {lane: ThreadPoolExecutor(lane.workers, f"oes-{lane.name.lower()}") for lane in Lane}
        )
        self._live: dict[Handle, Future[Any]] = {}
        self._closing = False
        self._inline = any(isinstance(executor, InlineExecutor) for executor in self._executors.values())

    @classmethod
    def inline(cls) -> Tasks:
        return cls(dict.fromkeys(Lane, InlineExecutor()))

    @property
    def busy(self) -> int:
        """How many pieces of work have not come home."""
        return len(self._live)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        *,
        lane: Lane = Lane.IO,
        cancel: Cancel | None = None,
    ) -> Handle:
        handle = Handle(cancel)
        if self._closing:
            handle.cancel()
            return handle
        future = self._executors[lane].submit(work)
        self._live[handle] = future
        arrive = partial(self._arrive, handle, owner, done, failed)
        future.add_done_callback(lambda ended: self._bring_home(partial(arrive, ended)))
        return handle

    def after_painting(self, owner: QObject, step: Callable[[], object]) -> None:
        """Call `step` on the UI thread when what has changed is on the screen. Inline: now."""
        if self._inline:
            step()
        else:
            QCoreApplication.postEvent(self, _Step(owner, step), _AFTER_PAINTING)

    def customEvent(self, event: QEvent) -> None:
        if isinstance(event, _Step) and shiboken6.isValid(event.owner):
            event.step()

    def reporter(self, owner: QObject, slot: Callable[[int, int], object]) -> Callable[[int, int], None]:
        last = 0.0

        def report(done: int, total: int) -> None:
            nonlocal last
            now = time.monotonic()
            if done >= total or now - last >= _PROGRESS_S:
                last = now
                self._bring_home(partial(self._tell, owner, slot, done, total))

        return report

    def close(self, seconds: float = 1.5, end_waits: Callable[[], object] | None = None) -> None:
        """Quit: cancel all, and wait a moment for what ends by itself; then `end_waits` (for a server, say)
        and wait for the rest, at most `seconds` in all."""
        self._closing = True
        for handle in list(self._live):
            handle.cancel()
        deadline = time.monotonic() + seconds
        for executor in self._executors.values():
            executor.shutdown(wait=False, cancel_futures=True)
        running = {future for future in self._live.values() if not future.done()}
        running = wait_for(running, min(_MOMENT_S, seconds)).not_done
        if end_waits is not None:
            end_waits()
        wait_for(running, max(0.0, deadline - time.monotonic()))
        self._live.clear()

    def at_home(self, owner: QObject, step: Callable[[], object]) -> None:
        """From any thread: call `step` on the UI thread, soon, if `owner` lives then. By an event, and not by
        a signal: to emit one, PySide looks up its type without Python's lock, while the window's thread may
        be making another (see `runtime.loading`)."""
        QCoreApplication.postEvent(self, _Step(owner, step))

    def _bring_home(self, step: Callable[[], None]) -> None:
        if self._inline:
            step()
        else:
            self.at_home(self, step)

    def _arrive(
        self,
        handle: Handle,
        owner: QObject,
        done: Callable[[Any], object] | None,
        failed: Callable[[Exception], object] | None,
        future: Future[Any],
    ) -> None:
        self._live.pop(handle, None)
        error = None if future.cancelled() else future.exception()
        if future.cancelled() or handle.cancelled or not shiboken6.isValid(owner):
            if error is not None and not handle.cancelled:
                log.warning("a failure came home to nobody: %s", type(error).__name__)
            return
        if error is None:
            if done is not None:
                done(future.result())
        elif not isinstance(error, Exception):
            raise error
        elif failed is not None:
            failed(error)
        else:
            self.unhandled.emit(error)

    def _tell(self, owner: QObject, slot: Callable[[int, int], object], done: int, total: int) -> None:
        if shiboken6.isValid(owner):
            slot(done, total)
