"""One window for one person: a second start hands its arguments to the first and ends.

A lock file says who is first (a dead owner's lock is taken over); a local socket, open to this user only,
carries the arguments.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_MOST_BYTES = 64 * 1024
_PATIENCE_MS = 2000


class SingleInstance(QObject):
    """`folder` must exist; it names the instance, so that another home is another program.

    `first` is False when somebody is running already: `hand_over` then, and leave. `called(arguments)`
    arrives at the first one.
    """

    called = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "oes-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
        self._lock = QLockFile(str(folder / "running.lock"))
        self._lock.setStaleLockTime(0)
        self.first = self._lock.tryLock(0)
        self._server: QLocalServer | None = None
        self._guests: list[QLocalSocket] = []
        if self.first:
            self._listen()

    def hand_over(self, arguments: Sequence[str]) -> bool:
        """Give `arguments` to the running one. Before the event loop, so waiting here stops no window."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(json.dumps(list(arguments)).encode() + b"\n")
        sent = socket.waitForBytesWritten(_PATIENCE_MS)
        socket.disconnectFromServer()
        return sent

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
        if self.first:
            self._lock.unlock()

    def _listen(self) -> None:
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        self._server.listen(self._name)

    def _welcome(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            guest = self._server.nextPendingConnection()
            self._guests.append(guest)
            guest.readyRead.connect(self._hear)
            guest.disconnected.connect(self._part)
        self._hear()

    def _hear(self) -> None:
        """One line a guest; whoever sends more than a line's worth without an end is shown out."""
        for guest in list(self._guests):
            if guest.canReadLine():
                self._take(bytes(guest.readLine(_MOST_BYTES).data()))
                guest.disconnectFromServer()
            elif guest.bytesAvailable() > _MOST_BYTES:
                guest.abort()

    def _take(self, line: bytes) -> None:
        try:
            arguments = json.loads(line)
        except ValueError:
            return
        if isinstance(arguments, list) and all(isinstance(item, str) for item in arguments):
            self.called.emit(arguments)

    def _part(self) -> None:
        gone = [
            guest for guest in self._guests if guest.state() == QLocalSocket.LocalSocketState.UnconnectedState
        ]
        for guest in gone:
            self._guests.remove(guest)
            guest.deleteLater()
