"""Filling the vault file of one recording, shared by all its readers and by whoever downloads it.

A segment is fetched once, however many wait for it: by readers in runs that grow while somebody reads on, by
downloads in runs of 4 MiB that follow each other without a gap. Who watches goes first: she is given what
has come of a run that is under way, and takes over what a download would be long in coming to.

Bytes are encrypted and written in batches as they come; written segments are marked as present after they
are on the medium, and what a crash leaves unmarked is fetched again. A block of 4 MiB is checked against the
report when it is complete: a wrong one is cleared and fetched again once, then its place is damaged for as
long as the file is open. It knows no network: `stream` gives the bytes.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import (
    Damaged,
    DiskTrouble,
    Forbidden,
    OesError,
    Rejected,
    SignInNeeded,
    Unreachable,
)
from oes_desktop.domain.models import Recording
from oes_desktop.domain.undoing import if_it_fails
from oes_desktop.services.recordings.block_sums import BlockSums, proof_of
from oes_desktop.services.recordings.pace import Pace, Traffic
from oes_desktop.services.recordings.runs import BATCH, FIRST_RUN, LONG_RUN, LONGEST_RUN, Inbox, Run, Stream
from oes_desktop.store.media import MediaEntry, MediaIndex
from oes_desktop.vault.container import VaultFile

log = logging.getLogger(__name__)

_MARK_SEGMENTS, _MARK_S = 64, 1.0  # marked when so many are written, or the first of them so long ago
_AHEAD_BYTES = 2 * BATCH * SEGMENT  # so long before a run ends the next one is asked for
_MOST_STREAMS = 16  # a run whose connection breaks more often without bringing a segment is given up
_DEADLINE_S = 30.0
_LOOK_S = 0.1

Arrived = Callable[[int], None]  # bytes that were written


class Filling:
    """`sums`: those of the same recording when it was last open. Thread-safe."""

    def __init__(
        self,
        index: MediaIndex,
        entry: MediaEntry,
        file: VaultFile,
        recording: Recording,
        stream: Stream,
        clock: Clock,
        traffic: Traffic | None = None,
        sums: BlockSums | None = None,
    ) -> None:
        self.file, self.entry = file, entry
        self._index, self._stream, self._clock = index, stream, clock
        self._traffic = traffic or Traffic()
        self._digests, self._block_bytes = proof_of(recording)
        self.sums = sums or BlockSums(entry.size, self._block_bytes)
        self._changed = threading.Condition()
        self._checking, self._indexing = threading.Lock(), threading.Lock()
        self._bits = index.present(entry)
        self._runs: list[Run] = []  # under way
        self._unmarked: list[int] = []
        self._unmarked_since = 0.0
        self._read_to: deque[int] = deque(maxlen=4)  # where readers would go on

    def present(self, segment: int) -> bool:
        return segment in self._bits

    @property
    def mending(self) -> tuple[int, int] | None:
        """(number of a block that came damaged and is fetched again, of how many)."""
        with self._changed:
            for block in tuple(self.sums.wrong):  # others add to it meanwhile
                segments = self._segments_of(block)
                if not self._bits.holds(segments.start, segments.stop):
                    return block + 1, len(self._digests)
        return None

    def fetch(self, segment: int, cancel: Cancel) -> None:
        """Return when `segment` is in the file: for somebody who waits for it. Raises what `stream` raises,
        `Damaged("digest")`, and `Unreachable` ("cancelled", or "timeout" when others fetch it for too
        long)."""
        order = _Order(cancel)
        with self._traffic.watching():
            while run := self._claim_wanted(segment, cancel):
                try:
                    self._receive(run, order)
                except Unreachable as error:
                    if error.reason == "cancelled" or not self.present(segment):
                        raise  # else only what comes after it broke off

    def fill(
        self, segments: range, cancel: Cancel, arrived: Arrived | None = None, pace: Pace | None = None
    ) -> None:
        """Return when all of `segments` are in the file, and marked: what a download does. Raises what
        `stream` raises, `Damaged("digest")`, `DiskTrouble`."""
        order = _Order(cancel, segments, arrived, pace)
        run: Run | None = None
        with self._traffic.loading():
            while run := run or self._claim_piece(segments, cancel):
                run = self._receive(run, order)
        self._mark()

    def damaged(self, segment: int) -> None:
        """A segment that should be here cannot be read."""
        log.warning("a segment of a recording is damaged and will be fetched again")
        for block in self._blocks_of(range(segment, segment + 1)):
            self.sums.forget(block)
        self._clear((segment,))

    def close(self) -> None:
        """Mark what is written, and close the file."""
        try:
            self._mark()
        except OesError as error:
            log.warning("segments stay unmarked and will be fetched again: %s", error.reason)
        self.file.close()

    # Which run is whose

    def _claim_wanted(self, segment: int, cancel: Cancel) -> Run | None:
        """The run that a reader is to fetch; None when `segment` is here."""
        deadline = self._clock.monotonic() + _DEADLINE_S
        with self._changed:
            while segment not in self._bits:
                cancel.raise_if_set()
                self._refuse_bad(segment)
                now = self._clock.monotonic()
                run = self._run_of(segment)
                if run is None or not run.brings_soon(segment, now):
                    if run is not None:
                        run.stop = segment  # a download that would be long in coming to it
                    length = LONG_RUN if segment in self._read_to else FIRST_RUN
                    return self._begin(segment, segment + length, download=False)
                run.wanted = True
                if now > deadline:
                    raise Unreachable("timeout")
                self._changed.wait(_LOOK_S)
        return None

    def _claim_piece(self, span: range, cancel: Cancel) -> Run | None:
        """The run that a download is to fetch next; None when all is here."""
        with self._changed:
            while not self._bits.holds(span.start, span.stop):
                cancel.raise_if_set()
                if run := self._next_run(span):
                    return run
                self._changed.wait(_LOOK_S)  # others are at what is missing
        return None

    def _ask_ahead(self, order: _Order) -> Run | None:
        """The next run, its bytes asked for, so that they come while those before are still being written."""
        assert order.span is not None
        with self._changed:
            try:
                run = self._next_run(order.span)
            except Damaged:
                return None
        if run is None:
            return None
        try:
            self._open(run, order.cancel)
        except OesError:
            self._release(run)
            return None  # asked for again in its turn: then it is told
        return run

    def _next_run(self, span: range) -> Run | None:
        for segment in self._bits.missing(span.start, span.stop):
            if self._run_of(segment) is None:
                self._refuse_bad(segment)
                return self._begin(segment, min(segment + LONGEST_RUN, span.stop), download=True)
        return None

    def _begin(self, start: int, most: int, *, download: bool) -> Run:
        stop = start + 1
        while stop < min(most, self.file.segments) and stop not in self._bits and self._run_of(stop) is None:
            stop += 1
        run = Run(start, stop, self._clock.monotonic(), download)
        self._runs.append(run)
        return run

    def _run_of(self, segment: int) -> Run | None:
        return next((run for run in self._runs if segment in run), None)

    def _release(self, run: Run) -> None:
        run.close()
        with self._changed:
            self._runs.remove(run)
            if not run.download:
                self._read_to.append(run.position // SEGMENT)
            self._changed.notify_all()

    # Its bytes

    def _receive(self, run: Run, order: _Order) -> Run | None:
        """Have the bytes of `run` sent and write them, through however many connections break; what does not
        come is claimed again by whoever wants it. Gives the run that was asked for ahead."""
        inbox, streams = Inbox(run, self.file.size), 0
        following: Run | None = None
        ahead = order.span is not None
        try:
            while run.position < self._end_of(run) and streams < _MOST_STREAMS:
                before = inbox.first
                with self._opened(run, order.cancel) as pieces:
                    for piece in pieces:
                        self._take(run, inbox, memoryview(piece), order)
                        if run.position >= self._end_of(run) < run.asked_to:
                            break  # a reader has taken over the rest
                        if ahead and self._traffic.one_loads and run.is_near_end(_AHEAD_BYTES):
                            following, ahead = self._ask_ahead(order), False
                streams = streams + 1 if inbox.first == before else 0
            self._write(run, inbox, order)
        except BaseException as error:
            if following is not None:
                self._release(following)
            if isinstance(error, Unreachable | Rejected | SignInNeeded | Forbidden):
                self._write(run, inbox, order)
            raise
        finally:
            self._release(run)
        return following

    @contextmanager
    def _opened(self, run: Run, cancel: Cancel) -> Iterator[Iterator[bytes]]:
        if run.opened is None:
            self._open(run, cancel)
        assert run.opened is not None
        stack, pieces = run.opened
        try:
            yield pieces
        finally:
            run.opened = None
            stack.close()

    def _open(self, run: Run, cancel: Cancel) -> None:
        run.asked_to = self._end_of(run)
        stack = ExitStack()
        stream = self._stream(run.position, run.asked_to, cancel, download=run.download)
        run.opened = stack, stack.enter_context(stream)

    def _end_of(self, run: Run) -> int:
        return min(run.stop * SEGMENT, self.file.size)

    def _take(self, run: Run, inbox: Inbox, piece: memoryview, order: _Order) -> None:
        if run.download:
            self._traffic.give_way(lambda: run.wanted)
            if order.pace is not None:
                order.pace.spend(len(piece), order.cancel, lambda: run.wanted)
        now = self._clock.monotonic()
        while piece and run.position < self._end_of(run):
            piece = inbox.put(piece, now)
            run.position = inbox.position
            if run.wanted or inbox.is_due(now):
                self._write(run, inbox, order)

    def _write(self, run: Run, inbox: Inbox, order: _Order) -> None:
        """What has come whole. Raises `Damaged("digest")` when it completes a block that is wrong for the
        second time."""
        segments = inbox.whole(run.stop)
        if not segments:
            return
        self.file.write(inbox.first, segments)
        together = inbox.together(segments)
        self.sums.add(inbox.first * SEGMENT, together)
        written = range(inbox.first, inbox.first + len(segments))
        inbox.drop(segments)
        now = self._clock.monotonic()
        with self._changed:
            self._bits.add(written)
            if not self._unmarked:
                self._unmarked_since = now
            self._unmarked.extend(written)
            due = len(self._unmarked) >= _MARK_SEGMENTS or now - self._unmarked_since >= _MARK_S
            full = self._bits.full
            self._changed.notify_all()
        if order.arrived is not None:
            order.arrived(len(together))
        for block in self._blocks_of(written):
            self._check(block)
        if due or full:
            self._mark()

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
        if self.sums.wrong and any(
            self.sums.wrong.get(block, 0) > 1 for block in self._blocks_of(range(segment, segment + 1))
        ):
            raise Damaged("digest")

    def _check(self, block: int) -> None:
        """When the block is complete: right, or cleared. Raises `Damaged("digest")` the second time."""
        segments, wrong = self._segments_of(block), self.sums.wrong
        with self._checking:
            with self._changed:
                if not self._bits.holds(segments.start, segments.stop):
                    return
            if (self.sums.take(block) or self._digest(block)) == self._digests[block]:
                wrong.pop(block, None)
                return
            log.warning("a block of a recording is not what the report says; it is fetched again")
            wrong[block] = wrong.get(block, 0) + 1
            self._clear(segments)
        if wrong[block] > 1:
            raise Damaged("digest")

    def _digest(self, block: int) -> str:
        """Of a block that did not come in order: read back."""
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

    # What the index knows

    def _clear(self, segments: Iterable[int]) -> None:
        gone = list(segments)
        with self._indexing:
            with self._changed:
                for index in gone:
                    self._bits.discard(index)
            self._index.clear(self.entry, gone)

    def _mark(self) -> None:
        """Raises `DiskTrouble`: what could not be made to last counts as missing."""
        with self._indexing:
            with self._changed:
                written, self._unmarked = self._unmarked, []
            if not written:
                return
            try:
                self.file.sync()
            except BaseException as error:
                # the system may have dropped what it could not write: a later sync would not tell
                with self._changed:
                    for index in written:
                        self._bits.discard(index)
                for block in self._blocks_of(range(min(written), max(written) + 1)):
                    self.sums.forget(block)
                if isinstance(error, DiskTrouble) and error.reason == "missing":
                    return  # somebody removed the file: all of it is to be fetched again
                raise
            with self._changed:
                written = [index for index in written if index in self._bits]
            with if_it_fails(partial(self._unmarked.extend, written)):
                self._index.mark(self.entry, written)


@dataclass(frozen=True, slots=True)
class _Order:
    """For whom a run is fetched: a reader, or a download of `span`."""

    cancel: Cancel
    span: range | None = None
    arrived: Arrived | None = None
    pace: Pace | None = None
