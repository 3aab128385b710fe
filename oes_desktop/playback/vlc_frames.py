"""Pictures of a libVLC player in memory: three callbacks and a few buffers that go round.

libVLC writes a picture into a buffer and says "show it"; the buffer then leaves with its `Frame`, and comes
back when nobody holds the frame any more. So nothing is copied, and nothing shown is ever written to. The
callbacks run on libVLC's threads and must stay referenced until the player has been released.
"""

from __future__ import annotations

import ctypes
import itertools
import logging
import time
import weakref
from collections import deque
from collections.abc import Callable
from typing import Any

import numpy as np

from oes_desktop.playback.engine import Frame
from oes_desktop.playback.vlc_library import Library

log = logging.getLogger(__name__)

_ALIGN = 32
_LARGEST = 8192  # pixels a side: beyond it a hostile file could ask for all the memory there is

# python-vlc declares the chroma as bytes, which cannot be written: hence a prototype of our own.
_Numbers = ctypes.POINTER(ctypes.c_uint)
_FormatCb = ctypes.CFUNCTYPE(
    ctypes.c_uint,
    ctypes.POINTER(ctypes.c_void_p),
    ctypes.POINTER(ctypes.c_char),
    _Numbers,
    _Numbers,
    _Numbers,
    _Numbers,
)
_CleanupCb = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


class _Buffer:
    """Memory for one picture, its first byte on a 32-byte border."""

    def __init__(self, pitch: int, height: int) -> None:
        self.pitch, self.height = pitch, height
        self._memory = (ctypes.c_uint8 * (pitch * height + _ALIGN))()
        skip = -ctypes.addressof(self._memory) % _ALIGN
        self.address = ctypes.addressof(self._memory) + skip
        self.view = memoryview(self._memory).cast("B")[skip : skip + pitch * height]
        self._words = np.frombuffer(self.view, np.uint64)

    def equals(self, other: _Buffer) -> bool:
        return np.array_equal(self._words, other._words)


class VlcFrames:
    """For every picture that `player` displays: asks `admit(made_at, repeated)` for its time in ms
    (None: not to be seen), and calls `show(frame)`. `made_at`: when libVLC wrote the picture, by the
    monotonic clock; `repeated`: it equals the one before (a paused player shows its picture for ever)."""

    _serials = itertools.count(1)

    def __init__(
        self,
        library: Library,
        player: Any,
        admit: Callable[[float, bool], int | None],
        show: Callable[[Frame], None],
    ) -> None:
        self._admit, self._show = admit, show
        self._free: deque[_Buffer] = deque()
        self._closed = False
        self._filling: _Buffer | None = None
        self._made_at = 0.0
        self._last: _Buffer | None = None
        self._last_frame: Frame | None = None  # keeps the last buffer from going round
        self._width = self._height = self._pitch = 0
        make = library.vlc.CallbackDecorators
        self._callbacks = (
            make.VideoLockCb(self._lock),
            make.VideoUnlockCb(self._unlock),
            make.VideoDisplayCb(self._display),
            _FormatCb(self._format),
            _CleanupCb(self._cleanup),
        )
        player.video_set_callbacks(*self._callbacks[:3], None)
        _set_format_callbacks(library)(
            player, *(ctypes.cast(one, ctypes.c_void_p) for one in self._callbacks[3:])
        )

    def _format(self, _opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any) -> int:
        """How the pictures are to be laid out; 0 refuses the video."""
        if not (0 < width[0] <= _LARGEST and 0 < height[0] <= _LARGEST):
            return 0
        ctypes.memmove(chroma, b"RV32", 4)
        self._width, self._height = width[0], height[0]
        self._pitch = pitches[0] = -(-self._width * 4 // _ALIGN) * _ALIGN
        lines[0] = self._height
        self._free.clear()
        return 1

    def _cleanup(self, _opaque: Any) -> None:
        self._free.clear()

    def _lock(self, _opaque: Any, planes: Any) -> int:
        buffer = self._filling
        if buffer is None or (buffer.pitch, buffer.height) != (self._pitch, self._height):
            buffer = self._filling = self._take()
        planes[0] = buffer.address
        self._made_at = time.monotonic()
        return 1

    def _take(self) -> _Buffer:
        while self._free:
            buffer = self._free.popleft()
            if (buffer.pitch, buffer.height) == (self._pitch, self._height):
                return buffer
        return _Buffer(self._pitch, self._height)

    def _unlock(self, _opaque: Any, _picture: Any, _planes: Any) -> None:
        """The picture is whole; it is shown, or not, by `_display`."""

    def _display(self, _opaque: Any, _picture: Any) -> None:
        try:
            buffer, self._filling = self._filling, None
            if buffer is None:
                return
            repeated = self._last is not None and buffer.equals(self._last)
            time_ms = self._admit(self._made_at, repeated)
            frame = self._leave(buffer, time_ms)
            self._last, self._last_frame = buffer, frame
            if time_ms is not None:
                self._show(frame)
        except Exception:  # an exception must not cross into libVLC
            log.exception("showing a frame failed")

    def _leave(self, buffer: _Buffer, time_ms: int | None) -> Frame:
        """The buffer goes out with a frame, and is free again when the frame dies."""
        data = buffer.view.toreadonly()
        frame = Frame(self._width, self._height, self._pitch, data, time_ms, next(self._serials))
        weakref.finalize(frame, self._take_back, buffer).atexit = False
        return frame

    def _take_back(self, buffer: _Buffer) -> None:
        if not self._closed:
            self._free.append(buffer)

    def close(self) -> None:
        """Let go of all memory, once the player has stopped: callbacks keep this object alive in a circle,
        and the collector, which sees no megabytes, may come for it after many more players."""
        self._closed = True
        self._filling = self._last = self._last_frame = None
        self._free.clear()


def _set_format_callbacks(library: Library) -> Callable[..., None]:
    function = library.vlc.dll["libvlc_video_set_format_callbacks"]
    function.argtypes = [ctypes.c_void_p] * 3
    function.restype = None
    call: Callable[..., None] = function
    return call
