"""Stretches of a recording cut out without encoding anything again: packets are copied as they are.

A stretch begins with the key frame at or before the moment that was asked for, as nothing earlier could be
shown without it, and keeps every picture and sound track. The bytes are a stranger's, so they are read in a
child process; the clip is made in its memory and comes back over the pipe: it is never written to a disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import TracebackType

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.cancel import Cancel
from oes_desktop.media.asking import Asked, ask, serve
from oes_desktop.media.sandbox import Child


@dataclass(frozen=True, slots=True)
class Clip:
    """`from_ms` to `to_ms`: what of the recording (media time) it really shows. `suffix`: of its kind."""

    data: bytes
    suffix: str
    from_ms: int
    to_ms: int


class Clipper:
    """Clips of one recording. A context manager; not thread-safe. Closing leaves `source` open."""

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._child = Child(_work, source.size)

    def cut(self, from_ms: int, to_ms: int, cancel: Cancel | None = None) -> Clip:
        """Raises `Damaged("recording")` when nothing can be cut out there, `Rejected("too_large")`, what the
        source raises, and `Unreachable("cancelled")`: the clipper is of no use after that."""
        if cancel is not None:
            cancel.raise_if_set()
        if not self._child.alive:
            self._child = Child(_work, self._source.size)
        data, suffix, begin, end = ask(self._child, (from_ms, to_ms), [self._source], cancel=cancel)
        return Clip(data, suffix, begin, end)

    def close(self) -> None:
        self._child.close()

    def __enter__(self) -> Clipper:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.close()


def _work(pipe: Connection, size: int) -> None:
    """The child: answer questions until the parent closes the pipe."""
    from oes_desktop.media.cutting import cut  # PyAV comes with it: in the child alone

    source = Asked(pipe, size)
    serve(pipe, lambda question: cut(source, *question), lambda: None)
