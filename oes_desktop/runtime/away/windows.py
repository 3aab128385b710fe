"""Windows: messages to the main window about its session and about power."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication

# https://learn.microsoft.com/windows/win32/termserv/wm-wtssession-change and .../power/wm-powerbroadcast
SESSION_CHANGE, LOCKED, UNLOCKED = 0x02B1, 0x7, 0x8
POWER, SUSPENDS, RESUMED = 0x0218, 0x4, 0x12
_THIS_SESSION = 0


def heard(message: int, word: int) -> bool | None:
    """Whether this message says that nobody is there (True), that somebody is again (False), or neither."""
    return {
        (SESSION_CHANGE, LOCKED): True,
        (SESSION_CHANGE, UNLOCKED): False,
        (POWER, SUSPENDS): True,
        (POWER, RESUMED): False,
    }.get((message, word))


class WindowsAway(QAbstractNativeEventFilter):
    def __init__(self, window_id: int, say: Callable[[bool], None]) -> None:
        super().__init__()
        self._say = say
        register = ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification  # type: ignore[attr-defined,unused-ignore]
        register(wintypes.HWND(window_id), wintypes.DWORD(_THIS_SESSION))
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)

    def nativeEventFilter(self, _kind: object, message: object) -> tuple[bool, int]:
        told = wintypes.MSG.from_address(int(message))  # type: ignore[call-overload]
        away = heard(told.message, told.wParam)
        if away is not None:
            self._say(away)
        return False, 0
