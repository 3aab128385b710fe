"""Watching what cannot be kept: bytes of a recording straight from the server, in memory alone.

A disk that is full, read-only or failing, or that takes no file so long, costs the keeping of a recording and
not the sight of it (faults B5, B12). After trouble the disk is left alone for a while, so that nothing is
fetched twice for it. Blocks that come whole are checked against the report, as they are on the way into the
vault. It knows no file; `stream` gives the bytes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import Damaged, DiskTrouble, Rejected, Unreachable
from oes_desktop.domain.models import Recording
from oes_desktop.services.recordings.block_sums import BlockSums, proof_of
from oes_desktop.services.recordings.runs import FIRST_RUN, LONG_RUN, Stream

REST_S = 30.0  # then the disk is tried again
_MOST_STREAMS = 16  # connections that break before a segment has come


class Passing:
    """For one reader. `tell` hears why nothing is kept, and None when the disk takes it again. At most a run
    of segments is in memory. Thread-safe: who asks while another's segment comes waits for it."""

    def __init__(
        self,
        recording: Recording,
        stream: Stream,
        clock: Clock,
        cancel: Cancel,
        tell: Callable[[DiskTrouble | None], None],
    ) -> None:
        self._size = recording.size
        self._stream, self._clock, self._cancel, self._tell = stream, clock, cancel, tell
        self._digests, self._block_bytes = proof_of(recording)
        self._sums = BlockSums(recording.size, self._block_bytes)
        self._lock = threading.Lock()
        self._here: dict[int, bytes] = {}  # the run that came last
        self._next = -1  # the segment behind it
        self._trouble: DiskTrouble | None = None
        self._again_s = 0.0

    @property
    def size(self) -> int:
        return self._size

    def through(self, fetch: Callable[[int], None], index: int) -> None:
        """`fetch` segment `index` into the file. Raises what that raises, and while the disk is left alone
        what it raised last."""
        trouble = self._trouble
        if trouble is not None and self._clock.monotonic() < self._again_s:
            raise DiskTrouble(trouble.reason, detail=trouble.detail, **trouble.facts)
        fetch(index)
        if trouble is not None:
            self._trouble = None
            self._tell(None)

    def instead(self, index: int, trouble: DiskTrouble) -> bytes:
        """The segment that the disk did not take or give. Raises what `stream` raises, `Damaged("digest")`,
        and `trouble` itself where there is no network either."""
        now = self._clock.monotonic()
        if self._trouble is None or now >= self._again_s:
            self._trouble, self._again_s = trouble, now + REST_S
        try:
            segment = self.read(index)
        except Rejected as error:
            if error.reason != "not_offline":
                raise
            raise trouble from error
        self._tell(trouble)
        return segment

    def read(self, index: int) -> bytes:
        """Segment `index`. Raises as `instead`, and `Rejected("not_offline")`."""
        with self._lock:
            self._cancel.raise_if_set()
            if index not in self._here:
                self._fetch(index)
            return self._here[index]

    def _fetch(self, index: int) -> None:
        start = index * SEGMENT
        stop = min(start + (LONG_RUN if index == self._next else FIRST_RUN) * SEGMENT, self._size)
        wanted, came = min(SEGMENT, stop - start), bytearray()
        for _ in range(_MOST_STREAMS):
            with self._stream(start + len(came), stop, self._cancel, download=False) as pieces:
                for piece in pieces:
                    came += piece
            if len(came) >= wanted:
                break
        else:
            raise Unreachable("cut")
        if start + len(came) < self._size:
            del came[len(came) - len(came) % SEGMENT :]
        self._check(start, memoryview(bytes(came)))
        self._here = {
            index + at // SEGMENT: bytes(came[at : at + SEGMENT]) for at in range(0, len(came), SEGMENT)
        }
        self._next = index + len(self._here)

    def _check(self, start: int, came: memoryview) -> None:
        """Of the blocks that end in what came."""
        self._sums.add(start, came)
        end = start + len(came)
        ended = end // self._block_bytes if end < self._size else len(self._digests)
        for block in range(start // self._block_bytes, ended):
            if self._sums.take(block) not in (None, self._digests[block]):
                raise Damaged("digest")
