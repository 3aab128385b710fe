"""One exam onto this computer: its report, its photos, its recordings or what is wanted of them, in steps.

A step is one piece of work for a lane. It can be stopped at any moment: what came stays. Several steps may
be under way at once, on several threads: each takes a piece that no other is at. What is here already
(watched before, or of a download that was broken off) is not fetched again; a recording that is another one
by now is fetched by the new report, into a file of its own.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from oes_desktop.domain.bytesource import SEGMENT, segment_count
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.downloading import What
from oes_desktop.domain.errors import Rejected, Unreachable
from oes_desktop.domain.models import BLOCK_BYTES, Recording, Report, Snapshot
from oes_desktop.services.recordings.pace import Pace
from oes_desktop.services.recordings.read_through import Recordings
from oes_desktop.services.reports import Reports

STEP_BLOCKS = (
    8  # what a step of the program's own lanes is worth: long enough for one stream to fill the line
)
_PHOTOS = 16  # at most, in a step
_MOST_ROUNDS = 3  # a server that has another recording whenever it is asked is given up
_NO_PHOTO = ("not_media", "too_large")  # what the viewer says when it is opened; no reason to take nothing

WantedSegments = Callable[[Report, Recording, Cancel], Sequence[range]]


@dataclass(frozen=True, slots=True)
class Step:
    """How far a download is, in bytes of recordings and photos; `changes` once it is `finished`. `mending`:
    (number of the block, of how many) of a recording that came damaged and is fetched again."""

    done: int
    total: int
    finished: bool = False
    changes: Changes = field(default_factory=Changes)
    mending: tuple[int, int] | None = None


@dataclass(slots=True)
class _Begin:
    """Get the report. `instead_of`: the recordings of the one that the server no longer goes by; `behind`: by
    the word of a storage, which may only be behind."""

    instead_of: frozenset[tuple[str, str, int]] | None = None
    behind: bool = False


@dataclass(slots=True)
class _Plan:
    """Find out what is missing of a recording."""

    recording: Recording


@dataclass(slots=True)
class _Photos:
    snapshots: deque[Snapshot]


@dataclass(slots=True)
class _Piece:
    """`left`: bytes of it that do not count as done yet."""

    recording: Recording
    segments: range
    left: int


_Work = _Begin | _Plan | _Photos | _Piece


class Download:
    """Call `step` until one says that it is finished; from several threads at once while it is `ready`."""

    def __init__(
        self,
        exam_id: str,
        reports: Reports,
        recordings: Recordings,
        *,
        what: What = What.WHOLE,
        wanted_segments: WantedSegments | None = None,
        pace: Pace | None = None,
        step_blocks: int = 1,
    ) -> None:
        """`wanted_segments` says which segments of a recording are wanted when it is not the whole. A step
        fetches up to `step_blocks` blocks of 4 MiB one after the other, without a gap between them."""
        self.exam_id, self.what = exam_id, what
        self._reports, self._recordings, self._pace = reports, recordings, pace
        self._wanted_segments = wanted_segments if what is What.MOMENTS else None
        self._step_blocks = step_blocks
        self._lock = threading.Lock()
        self._work: deque[_Work] = deque([_Begin()])
        self._busy = 0
        self._round = 0  # counts the reports that were gone by
        self._changes = 0  # as the server told them
        self._report: Report | None = None
        self._wanted: dict[str, Sequence[range]] = {}  # by recording, once it is planned
        self._missed = False  # something was missing when it was last looked at
        self._now, self._fetched = Step(0, 0), 0

    @property
    def now(self) -> Step:
        """How far it is at this moment."""
        return self._now

    @property
    def fetched(self) -> int:
        """Bytes that came over the network so far: what the speed is made of."""
        return self._fetched

    @property
    def ready(self) -> bool:
        """Whether another step may be begun, beside those that are under way."""
        return bool(self._work)

    def step(self, cancel: Cancel) -> Step:
        """Raises what fetching raises: `Rejected("not_offline")`, `Rejected("changed")` when the report does
        not fit its recordings even when it is new, `Unreachable`, `Forbidden`, `Damaged`, `DiskTrouble`. The
        same step may then be tried again."""
        cancel.raise_if_set()
        with self._lock:
            if not self._work:
                return replace(self._now, finished=False, changes=Changes())
            work, this_round = self._work.popleft(), self._round
            self._busy += 1
        try:
            more = self._carry_out(work, this_round, cancel)
        except BaseException as error:
            anew = (
                isinstance(error, Rejected)
                and error.reason == "changed"
                and not isinstance(work, _Begin)
                and self._anew(this_round, "storage" in error.facts)
            )
            self._put_down([] if anew else [work], this_round)
            if anew:
                return self._now
            raise
        return self._put_down(more, this_round)

    def _carry_out(self, work: _Work, this_round: int, cancel: Cancel) -> list[_Work]:
        """What is to be done next because of it."""
        if isinstance(work, _Begin):
            return self._begin(work)
        if isinstance(work, _Plan):
            return self._plan(work.recording, cancel)
        if isinstance(work, _Photos):
            self._take_photos(work.snapshots, cancel)
        else:
            self._fill(work, this_round, cancel)
        return []

    def _begin(self, work: _Begin) -> list[_Work]:
        """Photos first: they are small, and most decisions are made by them."""
        if work.instead_of is None:
            report = self._reports.open(self.exam_id)
        else:
            report = self._reports.refresh(self.exam_id)
            if _identities(report) == work.instead_of:
                work.instead_of = None  # tried again, it goes by this one
                if work.behind:
                    raise Unreachable("busy")
                raise Rejected("changed", call="media")
        if unkept := self._reports.unkept(self.exam_id):
            raise unkept
        whole = self._wanted_segments is None
        with self._lock:
            self._report, self._missed = report, False
            photos = sum(snapshot.size for snapshot in report.snapshots)
            recordings = sum(recording.size for recording in report.recordings) if whole else 0
            self._now = Step(0, photos + recordings)
        return [*_in_portions(report.snapshots), *map(_Plan, report.recordings)]

    def _plan(self, recording: Recording, cancel: Cancel) -> list[_Work]:
        report, again = self._report, recording.id in self._wanted
        assert report is not None
        if self._wanted_segments is None:
            wanted: Sequence[range] = (range(segment_count(recording.size)),)
        elif again:
            wanted = self._wanted[recording.id]
        else:
            wanted = self._wanted_segments(report, recording, cancel)
        pieces: list[_Work] = []
        missing = 0
        with self._recordings.filling(self.exam_id, recording) as filling:
            for segments in _in_pieces(wanted, self._step_blocks):
                left = sum(
                    filling.file.plain_length(index) for index in segments if not filling.present(index)
                )
                if left:
                    pieces.append(_Piece(recording, segments, left))
                    missing += left
            size = sum(filling.file.plain_length(index) for span in wanted for index in span)
        with self._lock:
            self._wanted[recording.id] = wanted
            self._missed = self._missed or bool(pieces)
            done = -missing if again else size - missing
            more = size if self._wanted_segments is not None and not again else 0
            self._now = replace(self._now, done=self._now.done + done, total=self._now.total + more)
        return pieces

    def _take_photos(self, snapshots: deque[Snapshot], cancel: Cancel) -> None:
        def arrived(count: int) -> None:
            with self._lock:
                self._fetched += count
            if self._pace is not None:
                self._pace.spend(count, cancel)

        while snapshots:
            cancel.raise_if_set()
            try:
                self._recordings.photo(self.exam_id, snapshots[0], cancel=cancel, arrived=arrived)
            except Rejected as error:
                if error.reason not in _NO_PHOTO:
                    raise
            taken = snapshots.popleft()
            with self._lock:
                self._now = replace(self._now, done=self._now.done + taken.size)

    def _fill(self, piece: _Piece, this_round: int, cancel: Cancel) -> None:
        def arrived(count: int) -> None:
            with self._lock:
                self._fetched += count
                self._count(piece, min(count, piece.left), this_round, filling.mending)

        with self._recordings.filling(self.exam_id, piece.recording) as filling:
            filling.fill(piece.segments, cancel, arrived, self._pace)
            with self._lock:
                self._count(piece, piece.left, this_round, None)  # what others fetched meanwhile

    def _count(self, piece: _Piece, count: int, this_round: int, mending: tuple[int, int] | None) -> None:
        piece.left -= count
        if this_round == self._round:
            self._now = replace(self._now, done=self._now.done + count, mending=mending)

    def _anew(self, this_round: int, behind: bool) -> bool:
        """The server has other recordings by now: all that was planned is void. False when it has been so
        too often."""
        with self._lock:
            if this_round == self._round and self._report is not None:
                if self._changes >= _MOST_ROUNDS:
                    return False
                self._changes += not behind  # a storage may be behind for long
                self._round += 1
                self._work = deque([_Begin(_identities(self._report), behind)])
                self._wanted.clear()
                self._report = None
        return True

    def _put_down(self, more: Sequence[_Work], this_round: int) -> Step:
        with self._lock:
            self._busy -= 1
            if this_round == self._round:
                self._work.extendleft(reversed(more))
            if self._work or self._busy or self._report is None:
                return self._now
            if self._missed:  # a block that came damaged was cleared, and half of it may have been done
                self._missed = False
                self._work.extend(map(_Plan, self._report.recordings))
                return self._now
            changes = Changes(exams=frozenset({self.exam_id}), media=frozenset({self.exam_id}))
            self._now = Step(self._now.total, self._now.total, finished=True, changes=changes)
            return self._now


def _identities(report: Report) -> frozenset[tuple[str, str, int]]:
    media: list[Recording | Snapshot] = [*report.recordings, *report.snapshots]
    return frozenset((item.id, item.sha256, item.size) for item in media)


def _in_portions(snapshots: Sequence[Snapshot]) -> Iterator[_Photos]:
    portion: deque[Snapshot] = deque()
    size = 0
    for snapshot in snapshots:
        if portion and (len(portion) == _PHOTOS or size + snapshot.size > BLOCK_BYTES):
            yield _Photos(portion)
            portion, size = deque(), 0
        portion.append(snapshot)
        size += snapshot.size
    if portion:
        yield _Photos(portion)


def _in_pieces(wanted: Sequence[range], blocks: int) -> Iterator[range]:
    """Every span cut where a block begins, so that a block comes in one piece, in order but for its end:
    that lies in the first segment of the next piece."""
    for span in wanted:
        start = span.start
        while start < span.stop:
            block = (start + 1) * SEGMENT // BLOCK_BYTES + blocks  # the first that is another piece's
            stop = min(block * BLOCK_BYTES // SEGMENT, span.stop)
            yield range(start, stop)
            start = stop
