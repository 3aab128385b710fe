"""A child process that answers questions about bytes which only the parent can read.

The child asks for the bytes it needs over the same pipe; while the parent waits for an answer, it hands them
over. So a recording in the vault is never written in clear, and no thread is needed on either side.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, OesError
from oes_desktop.media.sandbox import SILENCE_S, Child, failure_of

_READ, _ANSWER, _FAILURE, _UNREADABLE = "read", "answer", "failure", "unreadable"
_CHUNK, _CHUNKS = 64 * 1024, 32  # bytes asked for at a time; how many such are kept


def ask(
    child: Child,
    question: object,
    sources: Sequence[ByteSource],
    *,
    cancel: Cancel | None = None,
    silence_s: float = SILENCE_S,
) -> Any:
    """Put the question, hand over bytes as long as the child asks for them, take the answer.

    Raises whatever a source raises, `Damaged("recording")` when the child died over the question, what else
    it failed with, and `Unreachable("cancelled")` (end the child then: its answer would come later).
    """
    trouble: OesError | None = None
    child.send(question)
    while True:
        kind, value = child.receive(silence_s, cancel)
        if kind == _READ:
            trouble = _hand_over(child, sources, *value) or trouble
        elif kind == _ANSWER:
            return value
        elif trouble is not None:
            raise trouble
        else:
            raise value


def _hand_over(
    child: Child, sources: Sequence[ByteSource], number: int, position: int, length: int
) -> OesError | None:
    try:
        data = sources[number].pread(position, length)
    except OesError as error:
        child.send(_UNREADABLE)
        return error
    child.send(data)
    return None


def serve(pipe: Connection, answer: Callable[[Any], Any], failed: Callable[[], None]) -> None:
    """In the child: answer questions until the parent closes the pipe. `failed` is told after a question
    that could not be answered, to begin afresh with the next."""
    while True:
        question = pipe.recv()
        try:
            value = answer(question)
        except Exception as error:  # noqa: BLE001 - foreign bytes may bring about anything
            failed()
            pipe.send((_FAILURE, failure_of(error)))
            continue
        pipe.send((_ANSWER, value))


class Asked:
    """In the child: a source of the parent's as a `ByteSource`. Asks in whole chunks and keeps the last few,
    as demuxers read in little bites and go back and forth."""

    def __init__(self, pipe: Connection, size: int, number: int = 0) -> None:
        self._pipe, self._number = pipe, number
        self._chunks: OrderedDict[int, bytes] = OrderedDict()
        self.size = size

    def pread(self, position: int, length: int) -> bytes:
        number, offset = divmod(position, _CHUNK)
        chunk = self._chunks.get(number)
        if chunk is None:
            chunk = self._chunks[number] = self._ask(
                number * _CHUNK, min(_CHUNK, self.size - number * _CHUNK)
            )
            if len(self._chunks) > _CHUNKS:
                self._chunks.popitem(last=False)
        self._chunks.move_to_end(number)
        return chunk[offset : offset + length]

    def _ask(self, position: int, length: int) -> bytes:
        data = b""
        while length > len(data):
            self._pipe.send((_READ, (self._number, position + len(data), length - len(data))))
            answer = self._pipe.recv()
            if not isinstance(answer, bytes) or not answer:
                raise Damaged("recording", detail="unreadable")
            data += answer
        return data

    def cancel(self) -> None:
        """The parent cancels its own source."""

    def close(self) -> None:
        """The parent closes its own source."""
