"""The pass over recordings that makes their film: small pictures, loudness, what shows nothing.

Everything is decoded in one child process of the lowest priority, which answers one question at a time; the
caller decides the order and may stop between two questions. It makes no thread.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, OesError
from oes_desktop.domain.film import Still
from oes_desktop.media.asking import Asked, ask, serve
from oes_desktop.media.sandbox import Child

if TYPE_CHECKING:
    from oes_desktop.media.examining import Examined

STILL_WIDTH = 160
_QUALITY = 55
_SLICE_S = 0.08  # of reading before an answer
_STILL, _EXAMINE = "still", "examine"


class FilmReader:
    """`sources`: of the recordings, named by their place from here on; they stay open when it closes.
    Any thread, one question at a time; a question in progress is waited for by the next."""

    def __init__(self, sources: Sequence[ByteSource]) -> None:
        self._sources = tuple(sources)
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._closed = False

    def still(self, number: int, offset_ms: int, cancel: Cancel | None = None) -> Still:
        """The key frame at or before `offset_ms`, small. Raises `Damaged("recording")` when there is none,
        `Rejected("unsupported_media")`, what the source raises, `Unreachable("cancelled")`."""
        time_ms, width, height, jpeg = self._ask((_STILL, number, offset_ms), cancel)
        return Still(time_ms, width, height, jpeg)

    def examine(
        self, number: int, kind: str, duration_ms: int, *, afresh: bool = False, cancel: Cancel | None = None
    ) -> Examined:
        """Read a little further; `afresh`: from the beginning. Raises as `still`; the next question about
        this recording then begins afresh by itself."""
        found: Examined = self._ask((_EXAMINE, number, kind, duration_ms, afresh), cancel)
        return found

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._end_child()

    def _ask(self, question: tuple[object, ...], cancel: Cancel | None) -> Any:
        with self._lock:
            if self._closed:
                raise Damaged("recording", detail="closed")
            if self._child is None:
                sizes = tuple(source.size for source in self._sources)
                self._child = Child(_serve, sizes, low=True)
            try:
                return ask(self._child, question, self._sources, cancel=cancel)
            except OesError as error:
                if error.reason == "cancelled" or not self._child.alive:
                    self._end_child()
                raise

    def _end_child(self) -> None:
        if self._child is not None:
            self._child.close()
            self._child = None


class _Answers:
    """In the child. Pictures and the reading have a file each: they stand at different places."""

    def __init__(self, pipe: Connection, sizes: tuple[int, ...]) -> None:
        self._pipe, self._sizes = pipe, sizes
        self._pictures: dict[int, Any] = {}
        self._reading: tuple[int, Any] | None = None

    def __call__(self, question: tuple[Any, ...]) -> object:
        kind, *values = question
        return self._still(*values) if kind == _STILL else self._examine(*values)

    def forget(self) -> None:
        """After a failure: open everything anew."""
        self._pictures, self._reading = {}, None

    def _source(self, number: int) -> Asked:
        return Asked(self._pipe, self._sizes[number], number)

    def _still(self, number: int, offset_ms: int) -> tuple[int, int, int, bytes]:
        from PIL import Image

        from oes_desktop.media.covering import Pictures

        if number not in self._pictures:
            self._pictures = {number: Pictures(self._source(number))}
        (time_ms, width, height), data = self._pictures[number].at(offset_ms, STILL_WIDTH, True)
        out = io.BytesIO()
        Image.frombytes("RGB", (width, height), data).save(out, "JPEG", quality=_QUALITY, optimize=True)
        return time_ms, width, height, out.getvalue()

    def _examine(self, number: int, kind: str, duration_ms: int, afresh: bool) -> object:
        from oes_desktop.media.examining import Examination

        if afresh or self._reading is None or self._reading[0] != number:
            self._reading = (number, Examination(self._source(number), kind, duration_ms))
        found = self._reading[1].go_on(_SLICE_S)
        if found.done:
            self._reading = None
        return found


def _serve(pipe: Connection, sizes: tuple[int, ...]) -> None:
    answers = _Answers(pipe, sizes)
    serve(pipe, answers, answers.forget)
