"""Filling the vault file of one recording, shared by all its readers.

A segment is fetched once, however many wait for it, in runs that grow while somebody reads on. Written
segments are marked as present after they are on the medium, in batches; what a crash leaves unmarked is
fetched again. A block of 4 MiB is checked against the report before it is marked: a wrong one is cleared
and fetched again once, then its place is damaged for as long as the file is open. It knows no network:
`slice_` gives the bytes.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable, Sequence

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import Damaged, OesError, Unreachable
from oes_desktop.domain.models import BLOCK_BYTES
from oes_desktop.services.pace import Pace
from oes_desktop.store.media import MediaEntry, MediaIndex
from oes_desktop.vault.container import VaultFile

log = logging.getLogger(__name__)

Slice = Callable[[int, int, Cancel], bytes]  # from, to, cancel: at least one byte

FIRST_RUN, LONG_RUN = 4, 16  # segments: what a seek needs at once, and 1 MiB when reading goes on
_MARK_AFTER = 16
_MOST_SLICES = 16  # a run whose connection breaks more often is given up
_DEADLINE_S = 30.0
_LOOK_S = 0.1


class Filling:
    """`blocks`: SHA-256 (hex) of every 4 MiB; without them the whole is checked at its end. Thread-safe."""

    def __init__(
        self,
        index: MediaIndex,
        entry: MediaEntry,
        file: VaultFile,
        blocks: Sequence[str],
        slice_: Slice,
        clock: Clock,
    ) -> None:
        self.file = file
        self._index, self._entry, self._slice, self._clock = index, entry, slice_, clock
        fits = len(blocks) == -(-entry.size // BLOCK_BYTES)
        self._digests = tuple(blocks) if fits else (entry.sha256,)
        self._block_bytes = BLOCK_BYTES if fits else max(entry.size, 1)
        self._changed = threading.Condition()
        self._checking = threading.Lock()
        self._bits = index.present(entry)
        self._fetching: set[int] = set()
        self._unmarked: list[int] = []
        self._next = -1  # where reading would go on
        self._bad: dict[int, int] = {}  # block: how often it came wrong

    def present(self, segment: int) -> bool:
        return segment in self._bits

    def fetch(self, segment: int, cancel: Cancel) -> None:
        """Return when `segment` is in the file. Raises what `slice_` raises, `Damaged("digest")`, and
        `Unreachable` ("cancelled", or "timeout" when others fetch it for too long)."""
        deadline = self._clock.monotonic() + _DEADLINE_S
        while run := self._claim(segment, cancel, deadline):
            try:
                self._fill(run, cancel)
            finally:
                with self._changed:
                    self._fetching.difference_update(run)
                    self._changed.notify_all()

    def fill(
        self,
        segments: range,
        cancel: Cancel,
        arrived: Callable[[int], None] = lambda count: None,
        pace: Pace | None = None,
    ) -> None:
        """Return when all of `segments` are in the file: what a download does. `arrived` hears of bytes as
        they come. Raises as `fetch`."""
        for segment in segments:
            cancel.raise_if_set()
            if segment not in self._bits:
                self.fetch(segment, cancel)
                arrived(self.file.plain_length(segment))
                if pace is not None:
                    pace.spend(self.file.plain_length(segment), cancel)

    @property
    def mending(self) -> tuple[int, int] | None:
        """(number of a block that came damaged and is fetched again, of how many)."""
        with self._changed:
            for block in self._bad:
                segments = self._segments_of(block)
                if self._bits.missing(segments.start, segments.stop):
                    return block + 1, len(self._digests)
        return None

    def damaged(self, segment: int) -> None:
        """A segment that should be here cannot be read."""
        log.warning("a segment of a recording is damaged and will be fetched again")
        with self._changed:
            self._bits.discard(segment)
            self._unmarked = [index for index in self._unmarked if index != segment]
        self._index.clear(self._entry, segment)

    def close(self) -> None:
        """Mark what is written, and close the file."""
        try:
            self._mark()
        except OesError as error:
            log.warning("segments stay unmarked and will be fetched again: %s", error.reason)
        self.file.close()

    def _claim(self, segment: int, cancel: Cancel, deadline: float) -> range:
        """The run that this thread is to fetch; empty when `segment` is here."""
        with self._changed:
            while segment not in self._bits:
                cancel.raise_if_set()
                self._refuse_bad(segment)
                if segment not in self._fetching:
                    run = self._run(segment)
                    self._fetching.update(run)
                    return run
                if self._clock.monotonic() > deadline:
                    raise Unreachable("timeout")
                self._changed.wait(_LOOK_S)
        return range(0)

    def _run(self, segment: int) -> range:
        longest = LONG_RUN if segment == self._next else FIRST_RUN
        stop = segment + 1
        while (
            stop < min(segment + longest, self.file.segments)
            and stop not in self._bits
            and stop not in self._fetching
        ):
            stop += 1
        return range(segment, stop)

    def _fill(self, run: range, cancel: Cancel) -> None:
        data = self._bytes(run, cancel)
        pieces, taken = [], 0
        for index in run:
            length = self.file.plain_length(index)
            if taken + length > len(data):
                break  # the torn one is dropped
            pieces.append(data[taken : taken + length])
            taken += length
        self.file.write(run.start, pieces)
        written = range(run.start, run.start + len(pieces))
        with self._changed:
            self._bits.add(written)
            self._unmarked.extend(written)
            self._next = written.stop
            full = self._bits.full
        for block in self._blocks_of(written):
            self._check(block)
        if full or len(self._unmarked) >= _MARK_AFTER:
            self._mark()

    def _bytes(self, run: range, cancel: Cancel) -> memoryview:
        """Plaintext of `run` from its start on, at least its first segment; less when the connection
        breaks."""
        start = run.start * SEGMENT
        stop = min(run.stop * SEGMENT, self.file.size)
        needed = self.file.plain_length(run.start)
        data = bytearray()
        for _ in range(_MOST_SLICES):
            if len(data) >= stop - start:
                break
            try:
                data += self._slice(start + len(data), stop, cancel)
            except OesError as error:
                if len(data) < needed or error.reason == "cancelled":
                    raise
                break
        if len(data) < needed:
            raise Unreachable("cut")
        return memoryview(data)

    # Blocks

    def _blocks_of(self, segments: range) -> range:
        first = segments.start * SEGMENT // self._block_bytes
        last = max(segments.stop * SEGMENT - 1, 0) // self._block_bytes
        return range(first, min(last + 1, len(self._digests)))

    def _span(self, block: int) -> tuple[int, int]:
        start = block * self._block_bytes
        return start, min(start + self._block_bytes, self.file.size)

    def _segments_of(self, block: int) -> range:
        start, stop = self._span(block)
        return range(start // SEGMENT, max(stop - 1, start) // SEGMENT + 1)

    def _refuse_bad(self, segment: int) -> None:
        if any(self._bad.get(block, 0) > 1 for block in self._blocks_of(range(segment, segment + 1))):
            raise Damaged("digest")

    def _check(self, block: int) -> None:
        """When the block is complete: right, or cleared. Raises `Damaged("digest")` the second time."""
        segments = self._segments_of(block)
        with self._checking:
            with self._changed:
                if self._bits.missing(segments.start, segments.stop):
                    return
            if self._digest(block) == self._digests[block]:
                return
            log.warning("a block of a recording is not what the report says; it is fetched again")
            with self._changed:
                for index in segments:
                    self._bits.discard(index)
                self._unmarked = [index for index in self._unmarked if index not in segments]
                self._bad[block] = self._bad.get(block, 0) + 1
                again = self._bad[block] < 2
            self._index.clear(self._entry, segments)
        if not again:
            raise Damaged("digest")

    def _digest(self, block: int) -> str:
        start, stop = self._span(block)
        digest = hashlib.sha256()
        for index in self._segments_of(block):
            offset = index * SEGMENT
            try:
                plaintext = memoryview(self.file.read(index))
            except Damaged:
                return ""
            digest.update(plaintext[max(start - offset, 0) : stop - offset])
        return digest.hexdigest()

    def _mark(self) -> None:
        with self._changed:
            written, self._unmarked = self._unmarked, []
        if not written:
            return
        self.file.sync()
        self._index.mark(self._entry, written)
