"""Linux: the screen saver of the desktop on the session bus, and logind on the system's bus.

QtDBus joins a bus while everything waits, so a bus is joined only once it has answered a knock at its socket,
for which nobody waits. Listening itself asks nobody anything.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusPendingCallWatcher
from PySide6.QtNetwork import QLocalSocket

SAVERS = tuple(f"org.{who}.ScreenSaver" for who in ("freedesktop", "gnome", "cinnamon", "mate", "xfce"))
LOGIN, MANAGER = "org.freedesktop.login1", "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"
SYSTEM_BUS = "unix:path=/run/dbus/system_bus_socket"
_SCREEN: Any = SLOT("screen(bool)")  # text, though the stubs of PySide want bytes
_LOCKED: Any = SLOT("locked()")


class LinuxAway(QObject):
    def __init__(self, say: Callable[[bool], None], parent: QObject) -> None:
        super().__init__(parent)
        self._say = say
        self._asked: QDBusPendingCallWatcher | None = None
        session = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
        system = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", SYSTEM_BUS)
        for address, listen in ((session, self._listen_to_session), (system, self._listen_to_system)):
            knock = Knock(self)
            knock.answered.connect(listen)
            knock.at(address)

    def _listen_to_session(self) -> None:
        bus = QDBusConnection.sessionBus()
        for saver in SAVERS:
            bus.connect("", "", saver, "ActiveChanged", self, _SCREEN)

    def _listen_to_system(self) -> None:
        """Sleep, and this very session when it is locked: another one here may be locked as it likes."""
        bus = QDBusConnection.systemBus()
        bus.connect("", "", MANAGER, "PrepareForSleep", self, _SCREEN)
        session = os.environ.get("XDG_SESSION_ID", "")
        if session:
            call = QDBusMessage.createMethodCall(LOGIN, "/org/freedesktop/login1", MANAGER, "GetSession")
            call.setArguments([session])
            self._asked = QDBusPendingCallWatcher(bus.asyncCall(call), self)
            self._asked.finished.connect(lambda watcher: self._listen_to_login(bus, watcher))

    def _listen_to_login(self, bus: QDBusConnection, watcher: QDBusPendingCallWatcher) -> None:
        found = [] if watcher.isError() else watcher.reply().arguments()
        if found:
            path = found[0].path() if isinstance(found[0], QDBusObjectPath) else str(found[0])
            bus.connect("", path, SESSION, "Lock", self, _LOCKED)

    @Slot(bool)
    def screen(self, away: bool) -> None:
        self._say(away)

    @Slot()
    def locked(self) -> None:
        self._say(True)


class Knock(QObject):
    """`answered` when a bus speaks at this address; never, when none does."""

    answered = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = QLocalSocket(self)
        self._socket.connected.connect(lambda: self._socket.write(b"\0AUTH\r\n"))
        self._socket.readyRead.connect(self._hear)

    def at(self, address: str) -> None:
        """`address` as D-Bus writes it: unix:path=/run/user/1000/bus,guid=..."""
        kind, _, rest = address.partition(";")[0].partition(":")
        where = dict(part.split("=", 1) for part in rest.split(",") if "=" in part)
        if kind != "unix":
            return
        if "abstract" in where:
            self._socket.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
        self._socket.connectToServer(unquote(where.get("path") or where.get("abstract", "")))

    def _hear(self) -> None:
        """A bus refuses an empty AUTH and names what it would take."""
        if bytes(self._socket.readAll().data()).startswith(b"REJECTED"):
            self._socket.abort()
            self.answered.emit()
