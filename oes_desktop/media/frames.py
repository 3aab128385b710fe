"""Single pictures out of a recording: the frame that covers a moment, and thumbnails.

A screen share may show one frame for fifteen seconds; the frame that covers a moment is then the one before
it, and a player that seeks there shows a wrong one. The bytes are a stranger's, so they are decoded in a
child process, which lives as long as its `FrameGrabber`; the bytes it needs are handed to it over a pipe when
it asks for them, so a recording in the vault is never written in clear. Makes no thread: while the caller
waits for its picture, it answers the child's questions.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import TracebackType

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Damaged
from oes_desktop.media.asking import Asked, ask, serve
from oes_desktop.media.sandbox import Child

_WIDEST = 4_096  # pixels of a picture that is handed out


@dataclass(frozen=True, slots=True)
class RgbFrame:
    """8 bits a channel, red first, rows from the top without padding. `time_ms`: its own time in the
    recording, which is before the moment that was asked for."""

    time_ms: int
    width: int
    height: int
    data: bytes


class FrameGrabber:
    """Pictures of one recording (`source` must be seekable: an indexed file or a virtual remux).

    A context manager. Safe from several threads, one after another. Closing leaves `source` open.
    """

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._lock = threading.Lock()
        self._child: Child | None = Child(_serve, source.size)  # starts while the caller does other things
        self._closed = False
        self.deaths = 0  # decoders that died over a question, or had to be killed

    def at(self, offset_ms: int, max_width: int = 640, *, key_only: bool = False) -> RgbFrame:
        """The frame on show at `offset_ms`, at most `max_width` pixels wide, never enlarged.

        `key_only`: the key frame before it instead, many times quicker. Before the first frame: the first.
        Raises `Damaged("recording", at_ms=...)` when there is none or the decoder died over it, and whatever
        the source raises. The next call starts afresh.
        """
        width = max(16, min(max_width, _WIDEST))
        with self._lock:
            if self._closed:
                raise Damaged("recording", detail="closed")
            if self._child is None:
                self._child = Child(_serve, self._source.size)
            try:
                return self._ask(self._child, (offset_ms, width, key_only))
            finally:
                if not self._child.alive:
                    self._child = None
                    self.deaths += 1

    def thumbnails(self, offsets_ms: Iterable[int], max_width: int = 160) -> Iterator[RgbFrame]:
        """Key frames at or before each moment, in the order asked for. Neighbours may be the same frame."""
        for offset in offsets_ms:
            yield self.at(offset, max_width, key_only=True)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            if self._child is not None:
                self._child.close()
                self._child = None

    def __enter__(self) -> FrameGrabber:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.close()

    def _ask(self, child: Child, question: tuple[int, int, bool]) -> RgbFrame:
        try:
            (time_ms, width, height), data = ask(child, question, (self._source,))
        except Damaged as error:
            if error.reason != "recording":
                raise
            raise Damaged("recording", at_ms=question[0], detail=error.detail) from error
        return RgbFrame(time_ms, width, height, data)


def frame_at(source: ByteSource, offset_ms: int, max_width: int = 640) -> RgbFrame:
    """One picture, as `FrameGrabber.at`, at the price of starting a process for it."""
    with FrameGrabber(source) as grabber:
        return grabber.at(offset_ms, max_width)


def _serve(pipe: Connection, size: int) -> None:
    """The child: answer questions until the parent closes the pipe."""
    from oes_desktop.media.covering import Pictures

    opened: list[Pictures] = []

    def answer(question: tuple[int, int, bool]) -> object:
        if not opened:
            opened.append(Pictures(Asked(pipe, size)))
        return opened[0].at(*question)

    serve(pipe, answer, opened.clear)
