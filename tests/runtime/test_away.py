"""When the system says that nobody is there: on a real bus here, by its messages for the other systems."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from ctypes import wintypes
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot
from support.turning import turn

from oes_desktop.runtime.away import Away, windows
from oes_desktop.runtime.away.linux import Knock

SCRIPT = """
import subprocess
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection
from oes_desktop.runtime.away import Away

application = QCoreApplication([])
away = Away(application)
told = []

def say(path, member, *words):
    emit = ["gdbus", "emit", "--session", "--object-path", path, "--signal", member]
    subprocess.run([*emit, *words], check=True)

def listen(what):
    told.append(what)
    print(what, flush=True)
    if told == ["gone"]:
        say("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "false")
    elif told == ["gone", "returned"]:
        say("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "true")
    else:
        application.quit()

def begin():
    # both buses have answered a moment after the knocks; said again until it is heard
    if not told:
        say("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "true")

away.gone.connect(lambda: listen("gone"))
away.returned.connect(lambda: listen("returned"))
away.start(0)
again = QTimer()
again.timeout.connect(begin)
again.start(100)
application.exec()
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, ("dbus-run-session", "gdbus"))),
    reason="needs dbus-run-session and gdbus",
)
def test_a_locked_screen_and_sleep_are_heard_on_the_bus() -> None:
    """The system's bus stands in by the session's, so that logind can be played."""
    shell = 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$0" "$@"'
    words = ["dbus-run-session", "--", "sh", "-c", shell, sys.executable, "-c", SCRIPT]
    answer = subprocess.run(words, capture_output=True, text=True, timeout=60)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.split() == ["gone", "returned", "gone"]


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin", "plan9"])
def test_a_system_that_says_nothing_is_no_trouble(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str
) -> None:
    """No bus, no Windows, no macOS: nothing happens, nothing breaks."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nowhere")
    away = Away(platform=platform)
    told: list[str] = []
    away.gone.connect(lambda: told.append("gone"))
    away.start(0)
    turn(qtbot)
    assert told == []


def test_only_a_bus_that_answers_is_joined(qtbot: QtBot, tmp_path: Path) -> None:
    """A daemon that hangs would stop the window; something else at its place is no bus."""
    parent = QObject()
    for number, answer in enumerate((b"", b"HTTP/1.1 400\r\n", b"REJECTED EXTERNAL\r\n")):
        server, guests = QLocalServer(), []
        address = str(tmp_path / f"bus-{number}")
        assert server.listen(address)
        server.newConnection.connect(
            lambda server=server, guests=guests: guests.append(server.nextPendingConnection())
        )
        knock = Knock(parent)
        told: list[bool] = []
        knock.answered.connect(lambda told=told: told.append(True))
        knock.at(f"unix:path={address},guid=0")
        qtbot.waitUntil(lambda guests=guests: bool(guests) and guests[0].bytesAvailable() >= 7)
        assert bytes(guests[0].readAll().data()) == b"\0AUTH\r\n"
        guests[0].write(answer)
        guests[0].flush()
        if answer.startswith(b"REJECTED"):
            qtbot.waitUntil(lambda told=told: bool(told))
        else:
            turn(qtbot)
            assert told == []
        server.close()
    for nonsense in ("", "tcp:host=localhost", "unix:", "unix:path=", "unix:path=/nowhere;unix:path=/x"):
        Knock(parent).at(nonsense)


@pytest.mark.parametrize(
    ("message", "word", "away"),
    [
        (windows.SESSION_CHANGE, windows.LOCKED, True),
        (windows.SESSION_CHANGE, windows.UNLOCKED, False),
        (windows.POWER, windows.SUSPENDS, True),
        (windows.POWER, windows.RESUMED, False),
        (windows.SESSION_CHANGE, 0x5, None),  # somebody logged on
        (0x0100, windows.LOCKED, None),  # a key
    ],
)
def test_messages_of_windows_are_read(message: int, word: int, away: bool | None) -> None:
    told: list[bool] = []
    listener = windows.WindowsAway.__new__(windows.WindowsAway)
    windows.QAbstractNativeEventFilter.__init__(listener)
    listener._say = told.append
    said = wintypes.MSG(message=message, wParam=word)
    assert listener.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(said)) == (False, 0)
    assert told == ([] if away is None else [away])
