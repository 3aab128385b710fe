"""macOS: the distributed notifications about the locked screen, through CoreFoundation's plain C interface.

They arrive on the main thread's run loop, which is Qt's.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Callable

NAMES = {
    "com.apple.screenIsLocked": True,
    "com.apple.screenIsUnlocked": False,
    "com.apple.screensaver.didstart": True,
}
_UTF8, _AT_ONCE = 0x08000100, 4

# void (*)(center, observer, name, object, userInfo)
_Callback = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)


class MacAway:
    """Raises `OSError` or `AttributeError` where this is no macOS."""

    def __init__(self, say: Callable[[bool], None]) -> None:
        library = ctypes.CDLL(ctypes.util.find_library("CoreFoundation") or "CoreFoundation")
        library.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
        library.CFStringCreateWithCString.restype = ctypes.c_void_p
        library.CFStringCreateWithCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32]
        add = library.CFNotificationCenterAddObserver
        pointer = ctypes.c_void_p
        add.argtypes = [pointer, pointer, _Callback, pointer, pointer, ctypes.c_long]
        add.restype = None
        center = library.CFNotificationCenterGetDistributedCenter()
        self._callbacks = []  # kept as long as they may be called
        for number, (name, away) in enumerate(NAMES.items(), 1):
            callback = _Callback(lambda *_, away=away: say(away))
            text = library.CFStringCreateWithCString(None, name.encode(), _UTF8)
            add(center, number, callback, text, None, _AT_ONCE)
            self._callbacks.append(callback)
