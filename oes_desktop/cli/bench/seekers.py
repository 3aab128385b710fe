"""Those who seek in `bench seek`, each by the same two calls: the program's engine and its decoder beside it
on the vault, plain libVLC and plain PyAV on the plain file. Which picture is up is read from the picture."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import av

from oes_desktop.cli.bench.counted import FPS, KEY_FRAMES, counter_in, counter_of
from oes_desktop.cli.bench.players import Ours, Plain, Player
from oes_desktop.domain.bytesource import SEGMENT, ByteSource
from oes_desktop.domain.undoing import if_it_fails
from oes_desktop.media.files import FileSource
from oes_desktop.media.frames import FrameGrabber
from oes_desktop.media.virtual import VirtualWebm
from oes_desktop.media.webm_index import WebmIndex, scan
from oes_desktop.playback.container_kind import Form, form_of
from oes_desktop.playback.engine import Frame
from oes_desktop.vault.container import Binding, VaultFile
from oes_desktop.vault.reader import Reader

_TICK_S = 0.04  # as the window ticks
_REST_S = 0.3  # between two orders: a proctor looks before she goes on
_DEADLINE_S = 5.0


class Seeker(Protocol):
    def seek(self, frame: int) -> float | None:
        """How many ms it took until this frame was there; None when it did not come."""


class VaultCopy:
    """The recording at `path`, encrypted as the program keeps it. A context manager. `break_ms`: between the
    parts of a raw one."""

    def __init__(self, path: Path, break_ms: int = 0) -> None:
        size, binding = path.stat().st_size, Binding(bytes(16), bytes(16), 1, "0" * 64)
        self._file = VaultFile.create(path.with_suffix(".oesm"), os.urandom(32), binding, size)
        data = path.read_bytes()
        pieces = [data[at : at + SEGMENT] for at in range(0, size, SEGMENT)]
        self._file.write(0, pieces)
        self._index: WebmIndex | None = None
        self._starts: list[int] | None = None
        self.plain = path
        source = self.source()
        with closing(source), if_it_fails(self._file.close):
            if form_of(source) is Form.WITHOUT_INDEX:
                self._index = scan(source)
                self._starts = _starts(self._index, break_ms)
                self.plain = _repaired(path, self._index, self._starts)

    def source(self) -> ByteSource:
        reader = Reader(self._file, lambda _: True, lambda _: None, lambda _: None)
        return reader if self._index is None else VirtualWebm(reader, self._index, self._starts)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._file.close()


def _starts(index: WebmIndex, break_ms: int) -> list[int]:
    """Where the parts begin."""
    starts = [0]
    for part in index.parts[:-1]:
        starts.append(starts[-1] + part.milliseconds(part.end) + break_ms)
    return starts


def _repaired(path: Path, index: WebmIndex, starts: list[int]) -> Path:
    """The virtual remux as a plain file, for those who need one."""
    whole, target = VirtualWebm(FileSource(path), index, starts), path.with_suffix(".repaired.webm")
    with target.open("wb") as file:
        at = 0
        while at < whole.size:
            at += file.write(whole.pread(at, 1 << 20))
    whole.close()
    return target


class Watched:
    """A player of the bench, and when it shows which frame. `lead`: how much before the middle of a frame it
    has to be sent for that frame, in frames."""

    def __init__(self, player: Player, lead: float = 0.0) -> None:
        self._player, self._lead = player, lead

    def open(self) -> float:
        begun = time.monotonic()
        self._player.open()
        at = self._watch(lambda _: True)
        self._rest()
        assert at is not None, "no picture came"
        return (at - begun) * 1000

    def seek(self, frame: int) -> float | None:
        self._player.shown.clear()
        ms = max(0, round((frame + 0.5 - self._lead) * 1000 / FPS))
        begun = time.monotonic()
        self._player.seek(ms)
        at = self._watch(lambda shown: counter_of(shown) == frame)
        self._rest()
        return None if at is None else (at - begun) * 1000

    def close(self) -> None:
        self._player.close()

    def _watch(self, is_it: Callable[[Frame], bool]) -> float | None:
        """When that picture came. Pictures carry their own time, so looking late costs nothing."""
        pause, deadline = threading.Event(), time.monotonic() + _DEADLINE_S
        seen: deque[tuple[float, Frame]] = self._player.shown
        while time.monotonic() < deadline:
            self._player.tick()
            while seen:
                at, frame = seen.popleft()
                if is_it(frame):
                    return at
            pause.wait(_TICK_S)
        return None

    def _rest(self) -> None:
        pause, deadline = threading.Event(), time.monotonic() + _REST_S
        while time.monotonic() < deadline:
            self._player.tick()
            pause.wait(_TICK_S)


def of_program(copy: VaultCopy) -> Watched:
    return Watched(Ours(copy.source, _length_ms(copy.plain), lambda work: work()))


def of_libvlc(path: Path) -> Watched:
    """Its Matroska demuxer shows the first frame from a time on, the one for MP4 the last one before it."""
    return Watched(Plain(path), 1.0 if path.suffix == ".webm" else 0.0)


def _length_ms(path: Path) -> int:
    with av.open(str(path)) as file:
        return int(file.duration) // 1000


class Rough:
    """The key frame before the moment, from the program's decoder in its own process, from the vault."""

    def __init__(self, copy: VaultCopy) -> None:
        self._source = copy.source()
        self._grabber = FrameGrabber(self._source)
        self._grabber.at(0, 4096, key_only=True)  # the process has started

    def seek(self, frame: int) -> float | None:
        begun = time.monotonic()
        found = self._grabber.at(round((frame + 0.5) * 1000 / FPS), 4096, key_only=True)
        took = (time.monotonic() - begun) * 1000
        counter = counter_in(found.data, found.width, found.width * 3, 3)
        return took if frame - KEY_FRAMES < counter <= frame else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._grabber.close()
        self._source.close()


class Limit:
    """PyAV on the plain file, in this process: from the key frame to the exact one, as pixels in memory."""

    def __init__(self, path: Path) -> None:
        self._file: Any = av.open(str(path))
        self._track = self._file.streams.video[0]
        self.keys = _KeyLimit(self)

    def seek(self, frame: int) -> float | None:
        begun = time.monotonic()
        target = self._sought(frame)
        found = None
        for picture in self._file.decode(self._track):
            if picture.pts > target:
                break
            found = picture
        return self._taken(found, begun, lambda counter: counter == frame)

    def seek_key(self, frame: int) -> float | None:
        begun = time.monotonic()
        self._sought(frame)
        found = next(self._file.decode(self._track), None)
        return self._taken(found, begun, lambda counter: frame - KEY_FRAMES < counter <= frame)

    def _sought(self, frame: int) -> int:
        target = int((frame + 0.5) / FPS / self._track.time_base)
        self._file.seek(target, stream=self._track, backward=True)
        return target

    def _taken(self, picture: Any, begun: float, right: Callable[[int], bool]) -> float | None:
        plane = picture.reformat(format="bgra").planes[0]
        took = (time.monotonic() - begun) * 1000
        return took if right(counter_in(memoryview(plane), picture.width, plane.line_size, 4)) else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._file.close()


class _KeyLimit:
    """The same, and only the key frame."""

    def __init__(self, limit: Limit) -> None:
        self._limit = limit

    def seek(self, frame: int) -> float | None:
        return self._limit.seek_key(frame)
