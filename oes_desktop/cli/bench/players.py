"""The program's player on the vault beside plain libVLC on the plain file: first picture, and exact seeks.

What counts is the picture. The frames of some moments are decoded beforehand by another decoder; a seek ends
when a picture is up that looks most like the frame of the moment sought, of all the moments. No clock of
libVLC's is believed. Both players stand side by side, paused, and seek in turn.
"""

from __future__ import annotations

import random
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.media.frames import FrameGrabber
from oes_desktop.playback import vlc_library
from oes_desktop.playback.container_kind import form_of
from oes_desktop.playback.engine import EngineState, Frame, Notifications
from oes_desktop.playback.vlc_engine import Elsewhere, VlcEngine
from oes_desktop.playback.vlc_frames import VlcFrames

SEEKS = 5  # a run
_TICK_S = 0.04  # as the window ticks
_REST_S = 0.4  # between two orders: a proctor looks before she goes on
_DEADLINE_S = 5.0
Picture = NDArray[np.int16]


class Player(Protocol):
    """`shown`: (when, picture) of every new one, from libVLC's threads."""

    shown: deque[tuple[float, Frame]]

    def open(self) -> None: ...
    def seek(self, ms: int) -> None: ...
    def tick(self) -> None: ...
    def close(self) -> None: ...


class Ours:
    """The program's engine, on the vault."""

    def __init__(self, open_source: Callable[[], ByteSource], duration_ms: int, elsewhere: Elsewhere) -> None:
        self.shown: deque[tuple[float, Frame]] = deque()
        self._open_source, self._duration_ms = open_source, duration_ms
        self._engine = VlcEngine(elsewhere, extra=vlc_library.SILENT)
        self._engine.listen(Notifications(self._frame, lambda: None, lambda _: None))

    def _frame(self, frame: Frame) -> None:
        self.shown.append((time.monotonic(), frame))

    def open(self) -> None:
        source = self._open_source()
        self._engine.load(source, form_of(source), self._duration_ms, has_audio=True)

    def seek(self, ms: int) -> None:
        self._engine.seek(ms)

    def tick(self) -> None:
        self._engine.tick()
        assert self._engine.state() is not EngineState.FAILED

    def close(self) -> None:
        self._engine.close()


class Plain:
    """libVLC and nothing else, on a file it opens by itself; paused at its first picture."""

    def __init__(self, path: Path) -> None:
        self.shown: deque[tuple[float, Frame]] = deque()
        self._path = path
        self._library = vlc_library.start(vlc_library.SILENT)
        self._player: Any = None
        self._paused = False

    def _frame(self, frame: Frame) -> None:
        self.shown.append((time.monotonic(), frame))

    def open(self) -> None:
        self._player = self._library.instance.media_player_new()
        self._frames = VlcFrames(
            self._library, self._player, lambda _made_at, repeated: None if repeated else 0, self._frame
        )
        media = self._library.instance.media_new_path(str(self._path))
        self._player.set_media(media)
        media.release()
        self._player.play()

    def seek(self, ms: int) -> None:
        self._player.set_time(ms)

    def tick(self) -> None:
        if self.shown and not self._paused:
            self._paused = True
            self._player.set_pause(1)

    def close(self) -> None:
        self._player.stop()
        self._player.release()


def measure(
    open_source: Callable[[], ByteSource], plain: Path, duration_ms: int, elsewhere: Elsewhere, *, runs: int
) -> dict[str, Any]:
    """Times in ms: `first`, `seeks`, `plain_first`, `plain_seeks`; and how many seeks brought no picture
    (`missed`, `plain_missed`). Blocks for some seconds a run."""
    chance = random.Random(1)
    moments = [duration_ms * (place + 1) // (SEEKS + 1) for place in range(SEEKS)]
    frames = _frames_of(open_source, moments)
    names = ("", "plain_")
    found: dict[str, Any] = {f"{name}{what}": [] for name in names for what in ("first", "seeks")}
    found |= {f"{name}missed": 0 for name in names}
    for run in range(runs):
        players: list[tuple[str, Player]] = [
            ("", Ours(open_source, duration_ms, elsewhere)),
            ("plain_", Plain(plain)),
        ]
        for name, player in players if run % 2 else players[::-1]:
            found[f"{name}first"].append(_first(player))
        for sought in chance.sample(range(SEEKS), SEEKS):
            for name, player in players if sought % 2 else players[::-1]:
                took = _seek(player, moments[sought], frames, sought)
                if took is None:
                    found[f"{name}missed"] += 1
                else:
                    found[f"{name}seeks"].append(took)
        for _, player in players:
            player.close()
    return found


def _frames_of(open_source: Callable[[], ByteSource], moments: Sequence[int]) -> list[Picture]:
    source = open_source()
    try:
        with FrameGrabber(source) as grabber:
            found = [grabber.at(moment, 4096) for moment in moments]
    finally:
        source.close()
    shape = (found[0].height, found[0].width, 3)
    return [np.frombuffer(frame.data, np.uint8).reshape(shape).astype(np.int16) for frame in found]


def _first(player: Player) -> float:
    begun = time.monotonic()
    player.open()
    _watch(player, lambda _: True)
    at = player.shown[0][0]
    _rest(player)
    return (at - begun) * 1000


def _seek(player: Player, ms: int, frames: Sequence[Picture], sought: int) -> float | None:
    player.shown.clear()
    begun = time.monotonic()
    player.seek(ms)
    at = _watch(player, lambda frame: _nearest(frame, frames) == sought)
    _rest(player)
    return None if at is None else (at - begun) * 1000


def _watch(player: Player, is_it: Callable[[Frame], bool]) -> float | None:
    """When the picture came; None when it does not. Looks as often as the window ticks: pictures carry
    their own time, so looking late costs nothing."""
    seen, deadline = 0, time.monotonic() + _DEADLINE_S
    pause = threading.Event()
    while time.monotonic() < deadline:
        player.tick()
        while seen < len(player.shown):
            at, frame = player.shown[seen]
            if is_it(frame):
                return at
            seen += 1
        pause.wait(_TICK_S)
    return None


def _rest(player: Player) -> None:
    pause, deadline = threading.Event(), time.monotonic() + _REST_S
    while time.monotonic() < deadline:
        player.tick()
        pause.wait(_TICK_S)


def _nearest(frame: Frame, frames: Sequence[Picture]) -> int:
    """Which of the moments this picture looks most like."""
    lines = np.frombuffer(frame.data, np.uint8).reshape(frame.height, frame.pitch)
    pixels = lines[:, : frame.width * 4].reshape(frame.height, frame.width, 4)[:, :, 2::-1].astype(np.int16)
    return int(np.argmin([np.abs(pixels - picture).mean() for picture in frames]))
