"""The session ends (log off, shutdown, SIGTERM): the program closes as if it had been told to, and is asked
nothing. What it keeps at closing is kept; what is not sent waits in the outbox."""

from __future__ import annotations

import signal
import socket
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class SessionEnd(QObject):
    """`ending` comes once. Make it on the window's thread; `close` gives the signals back."""

    ending = Signal()

    def __init__(self, qt: QGuiApplication) -> None:
        super().__init__()
        self._over = False
        # Windows and macOS tell it by this; here it must be done when the call returns, or they go on without
        qt.commitDataRequest.connect(self._end, Qt.ConnectionType.DirectConnection)
        self._before: dict[signal.Signals, object] = {}
        self._ours: socket.socket | None = None
        if sys.platform != "win32":
            self._hear_signals()

    def _hear_signals(self) -> None:
        """Python runs no handler while Qt waits for events: the byte that a signal writes wakes Qt up."""
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)
        self._wakeup = signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        for name in _SIGNALS:
            number = signal.Signals[name]
            self._before[number] = signal.signal(number, _noted)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    @Slot()
    def _woken(self) -> None:
        assert self._ours is not None
        came = self._ours.recv(64)
        if any(number in came for number in self._before):
            self._end()

    @Slot()
    def _end(self) -> None:
        if not self._over:
            self._over = True
            self.ending.emit()

    def close(self) -> None:
        if self._ours is None:
            return
        self._notifier.setEnabled(False)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        signal.set_wakeup_fd(self._wakeup)
        self._ours.close()
        self._theirs.close()
        self._ours = None


def _noted(_number: int, _frame: FrameType | None) -> None:
    """The byte that came with it does the rest."""
