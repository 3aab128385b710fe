"""A run of segments that is being fetched, and its bytes until whole segments of them can be written. Knows
no file and no network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from typing import Protocol

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.cancel import Cancel

FIRST_RUN, LONG_RUN = 4, 16  # segments for a reader: what a seek needs at once; 1 MiB when reading goes on
LONGEST_RUN = 64  # for a download: just below 4 MiB, the most that is asked for at once
BATCH = 16  # segments written at a time
_WRITE_S = 1.0
_SOON_S = 0.25  # a reader waits so long for what a download is about to bring, before she takes it over


class Stream(Protocol):
    def __call__(
        self, start: int, stop: int, cancel: Cancel, *, download: bool
    ) -> AbstractContextManager[Iterator[bytes]]:
        """Bytes [start, stop) in pieces as they come, or fewer (never none) when the connection broke."""


@dataclass(slots=True, eq=False)
class Run:
    """Segments [start, stop), fetched by one thread. `position`: the byte that comes next. `wanted`: somebody
    waits for one of them. `opened`: the connection that brings it, and its pieces; `asked_to`: the byte that
    they end before."""

    start: int
    stop: int
    begun: float  # monotonic, s
    download: bool
    wanted: bool = False
    position: int = 0
    asked_to: int = 0
    opened: tuple[ExitStack, Iterator[bytes]] | None = None

    def __post_init__(self) -> None:
        self.position = self.start * SEGMENT

    def __contains__(self, segment: int) -> bool:
        return self.start <= segment < self.stop

    def brings_soon(self, segment: int, now: float) -> bool:
        """Whether waiting for `segment` is better than asking for it anew. `now`: monotonic, s."""
        missing = (segment + 1) * SEGMENT - self.position
        if not self.download or missing <= FIRST_RUN * SEGMENT:
            return True
        came, took = self.position - self.start * SEGMENT, now - self.begun
        return came > 0 and missing * took <= came * _SOON_S

    def is_near_end(self, ahead: int) -> bool:
        """Whether at most `ahead` bytes are still to come of what was asked for."""
        return self.position >= self.asked_to - ahead

    def close(self) -> None:
        """Let go of a connection that nobody read from."""
        opened, self.opened = self.opened, None
        if opened is not None:
            opened[0].close()


class Inbox:
    """The bytes of a run that are not written yet, of a recording of `size` bytes: at most a batch."""

    def __init__(self, run: Run, size: int) -> None:
        self._size = size
        self._buffer = memoryview(bytearray(min(run.stop - run.start, BATCH) * SEGMENT))
        self._filled = 0
        self.first = run.start  # the segment that the buffer begins with
        self.since: float | None = None  # since when something waits to be written; monotonic, s

    @property
    def position(self) -> int:
        return self.first * SEGMENT + self._filled

    def is_due(self, now: float) -> bool:
        """Full, or begun so long ago that what came is written all the same."""
        late = self.since is not None and now - self.since >= _WRITE_S
        return late or self._filled == len(self._buffer)

    def put(self, piece: memoryview, now: float) -> memoryview:
        """Take what there is room for; gives the rest."""
        taken = min(len(piece), len(self._buffer) - self._filled)
        self._buffer[self._filled : self._filled + taken] = piece[:taken]
        self._filled += taken
        if self.since is None:
            self.since = now
        return piece[taken:]

    def whole(self, stop: int) -> list[memoryview]:
        """The segments that are complete, up to segment `stop`."""
        count = self._filled // SEGMENT
        if self.position == self._size and self._filled % SEGMENT:
            count += 1  # the last one is shorter
        count = min(count, stop - self.first)
        return [self._buffer[i * SEGMENT : min((i + 1) * SEGMENT, self._filled)] for i in range(count)]

    def together(self, segments: list[memoryview]) -> memoryview:
        """The bytes of what `whole` gave, as one."""
        return self._buffer[: sum(map(len, segments))]

    def drop(self, segments: list[memoryview]) -> None:
        """They are written: the torn one behind them moves to the front."""
        gone = sum(map(len, segments))
        rest = self._filled - gone
        self._buffer[:rest] = self._buffer[gone : self._filled]
        self.first, self._filled = self.first + len(segments), rest
        self.since = None
