"""The bytes of recordings and photos: from the vault, read through to the server.

Streaming, watching while downloading and playing offline are one path: a reader asks for a segment, what is
missing is fetched, written encrypted and handed on. Photos lie in the encrypted store. `filling.py` fills the
file of one recording, `passing.py` goes past a disk in trouble; this module opens files, shares them between
readers and closes them.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from oes_desktop.domain.bytesource import SEGMENT, ByteSource, segment_count
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import Damaged, DiskTrouble, Rejected, Unreachable
from oes_desktop.domain.models import BLOCK_BYTES, Recording, Snapshot
from oes_desktop.domain.undoing import if_it_fails
from oes_desktop.services.recordings.block_sums import BlockSums
from oes_desktop.services.recordings.filling import Filling
from oes_desktop.services.recordings.indexes import Indexes
from oes_desktop.services.recordings.pace import Traffic
from oes_desktop.services.recordings.parts import Parts
from oes_desktop.services.recordings.passing import Passing
from oes_desktop.store.media import COMPLETE, MediaEntry
from oes_desktop.store.store import Store
from oes_desktop.vault.container import Binding, VaultFile
from oes_desktop.vault.reader import Reader

if TYPE_CHECKING:
    from oes_desktop.api.client import Client

MOST_PHOTO = 32 * 1024 * 1024
_MOST_SUMS = 16


class Recordings:
    """Any thread. Nothing is ever written in the clear."""

    def __init__(self, store: Store, client: Client, clock: Clock) -> None:
        self._store, self._client, self._clock = store, client, clock
        self._lock = threading.Lock()
        self._open: dict[int, tuple[Filling, int]] = {}  # by number of the entry: with how many readers
        self._sums: OrderedDict[int, BlockSums] = OrderedDict()  # of files that were open lately
        self._traffic = Traffic()
        self._indexes, self.parts = Indexes(), Parts(self.local)
        self._closing = Cancel()
        self._reading: WeakKeyDictionary[Cancel, str] = WeakKeyDictionary()  # what ends a reader: its exam
        self._unkept: dict[str, DiskTrouble] = {}

    def unkept(self, exam_id: str) -> DiskTrouble | None:
        """Why what is watched of this exam at the moment is not kept on this computer. Never waits."""
        return self._unkept.get(exam_id)

    def source(self, exam_id: str, recording: Recording) -> ByteSource:
        """The recording as bytes. Reading raises `Rejected("not_offline")` for a place that is not here
        while there is no network, `Rejected("changed")` when the server has another recording by now (fetch
        the report again), `Damaged("digest")` for a place that arrives wrong twice. A disk in trouble stops
        nobody who watches: nothing is kept then (`unkept`). Close it to let go of the file."""
        cancel = self._cancel_of(exam_id)
        tell = partial(self._note, exam_id)
        passing = Passing(recording, partial(self._stream, recording), self._clock, cancel, tell)
        try:
            filling = self._taken(self._store.media.entry(recording, exam_id), recording)
        except DiskTrouble as error:
            tell(error)
            return Reader(passing, lambda _: False, lambda _: None, lambda _: None, cancel=cancel)
        return Reader(
            filling.file,
            filling.present,
            partial(passing.through, partial(filling.fetch, cancel=cancel)),
            filling.damaged,
            instead=passing.instead,
            cancel=cancel,
            closed=partial(self._let_go, filling),
        )

    def _cancel_of(self, exam_id: str) -> Cancel:
        self._closing.raise_if_set()
        cancel = self._closing.child()
        with self._lock:
            self._reading[cancel] = exam_id
        return cancel

    def _note(self, exam_id: str, trouble: DiskTrouble | None) -> None:
        if trouble is None:
            self._unkept.pop(exam_id, None)
        else:
            self._unkept[exam_id] = trouble

    def local(self, recording: Recording) -> Reader | None:
        """What the vault has of the recording, or None where it has no file of it. Nothing is ever fetched:
        reading a place that is not here raises `Rejected("not_offline")`."""
        self._closing.raise_if_set()
        entry = self._store.media.find(recording)
        if entry is None:
            return None
        filling = self._taken(entry, recording)
        cancel = self._cancel_of(entry.exam_id)
        return Reader(
            filling.file,
            filling.present,
            _refuse,
            filling.damaged,
            cancel=cancel,
            closed=partial(self._let_go, filling),
        )

    def playable(
        self, exam_id: str, recording: Recording, *, exact: bool = False, cancel: Cancel | None = None
    ) -> ByteSource:
        """As `source`, but what a player can seek in: a raw recording comes with the index that it lacks, of
        all of it or of what is here. Reads that at first. For hashes and copies take `source`.

        `exact`, where a wrong time would be worse than waiting: raw WebM of which nothing can be known yet is
        fetched for its index. `cancel` ends that, and every later reading."""
        source = self.source(exam_id, recording)
        if cancel is not None:
            cancel.on_set(source.cancel)
        with if_it_fails(source.close):
            entry = self._store.media.find(recording)
            if entry is None or entry.state != COMPLETE:
                partly = self._partly(recording, source)
                if partly is not source or not exact:
                    return partly
            return self._indexes.seekable(recording, source)

    def _partly(self, recording: Recording, source: ByteSource) -> ByteSource:
        try:
            return self.parts.over(recording, source)
        except DiskTrouble:
            return source  # which needs no disk

    def playable_of(self, recording: Recording, local: Reader) -> ByteSource | None:
        """What can be sought in of a file that `local` gave; nothing is fetched. None while that cannot be
        known, and for raw WebM that is not here whole. Raises what reading raises."""
        try:
            if not self._indexes.needed(local) or local.here(0, local.size):
                return self._indexes.seekable(recording, local)
        except Rejected as error:
            if error.reason != "not_offline":
                raise
        return None

    def photo(
        self,
        exam_id: str,
        snapshot: Snapshot,
        *,
        cancel: Cancel | None = None,
        arrived: Callable[[int], None] | None = None,
    ) -> bytes:
        """JPEG, PNG or WebP as it was taken. Raises `Rejected`: "not_offline", "too_large", "not_media"; and
        `Damaged("digest")` when it is not the photo of the report. `arrived`: for a download; hears of bytes
        as they come."""
        kept = self._store.reports.photo(exam_id, snapshot.id)
        if kept is not None and _digest(kept) == snapshot.sha256:
            return kept
        if snapshot.size > MOST_PHOTO:
            raise Rejected("too_large", limit=MOST_PHOTO)
        data = bytearray()
        while len(data) < snapshot.size:
            stop = min(snapshot.size, len(data) + BLOCK_BYTES)
            asked = self._stream(
                snapshot, len(data), stop, cancel or self._closing, download=arrived is not None
            )
            with asked as pieces:
                for piece in pieces:
                    data += piece
                    if arrived is not None:
                        arrived(len(piece))
        photo = bytes(data)
        if not _is_photo(photo):
            raise Rejected("not_media", what="photo")
        if _digest(photo) != snapshot.sha256:
            raise Damaged("digest")
        self._store.reports.save_photo(exam_id, snapshot.id, photo)
        return photo

    @contextmanager
    def filling(self, exam_id: str, recording: Recording) -> Iterator[Filling]:
        """The file of the recording for whoever downloads it, shared with its readers: nothing is fetched
        twice."""
        self._closing.raise_if_set()
        entry = self._store.media.entry(recording, exam_id)
        filling = self._taken(entry, recording)
        try:
            yield filling
        finally:
            self._let_go(filling)

    def digest(self, exam_id: str, recording: Recording, cancel: Cancel) -> str | None:
        """SHA-256 (hex) of the recording's bytes as they lie here; None when they are not all here. Raises
        `Unreachable("cancelled")`, and `Damaged` for bytes that cannot be read."""
        with self.filling(exam_id, recording) as filling:
            if not all(map(filling.present, range(segment_count(recording.size)))):
                return None
            counted, at = hashlib.sha256(), 0
            with closing(self.source(exam_id, recording)) as source:
                while at < recording.size:
                    cancel.raise_if_set()
                    data = source.pread(at, SEGMENT)
                    counted.update(data)
                    at += len(data)
            return counted.hexdigest()

    def downloaded(self, exam_id: str) -> bool:
        """Whether every recording of the exam is here whole."""
        return self._store.media.downloaded(exam_id)

    def cut_off(self, exam_ids: Collection[str]) -> None:
        """Close the recordings of these exams; reading on raises `Unreachable("cancelled")`."""
        with self._lock:
            ended = [cancel for cancel, exam_id in self._reading.items() if exam_id in exam_ids]
            gone = [number for number, (one, _) in self._open.items() if one.entry.exam_id in exam_ids]
            fillings = [self._open.pop(number)[0] for number in gone]
        for cancel in ended:
            cancel.set()
        for filling in fillings:
            filling.close()

    def close(self) -> None:
        """End every read that waits, and close the files. May be called twice."""
        self._closing.set()
        with self._lock:
            fillings = [filling for filling, _ in self._open.values()]
            self._open.clear()
        for filling in fillings:
            filling.close()

    def _taken(self, entry: MediaEntry, recording: Recording) -> Filling:
        with self._lock:
            filling, readers = self._open.get(entry.number, (None, 0))
            if filling is None:
                filling = self._filling_of(entry, recording)
            self._open[entry.number] = (filling, readers + 1)
            return filling

    def _filling_of(self, entry: MediaEntry, recording: Recording) -> Filling:
        with ExitStack() as undo:  # no file stays open when the store fails
            file = _file(entry)
            undo.callback(file.close)
            if not entry.header:
                entry = self._store.media.keep_header(entry, file.header)
            filling = Filling(
                self._store.media,
                entry,
                file,
                recording,
                partial(self._stream, recording),
                self._clock,
                self._traffic,
                self._sums.pop(entry.number, None),
            )
            undo.pop_all()
            return filling

    def _let_go(self, filling: Filling) -> None:
        number = filling.entry.number
        with self._lock:
            opened, readers = self._open.get(number, (None, 0))
            if opened is not filling:
                return  # cut off; whoever opened it anew has another one
            if readers > 1:
                self._open[number] = (filling, readers - 1)
                return
            del self._open[number]
            if max(filling.sums.wrong.values(), default=0) < 2:  # else the next who opens it tries anew
                self._sums[number] = filling.sums
            if len(self._sums) > _MOST_SUMS:
                self._sums.popitem(last=False)
        filling.close()

    @contextmanager
    def _stream(
        self, media: Recording | Snapshot, start: int, stop: int, cancel: Cancel, *, download: bool = False
    ) -> Iterator[Iterator[bytes]]:
        asked = self._client.stream(
            media.id, start, stop, sha256=media.sha256, size=media.size, cancel=cancel, download=download
        )
        try:
            with asked as pieces:
                yield pieces
        except Unreachable as error:
            if error.reason != "offline":
                raise
            raise Rejected("not_offline", what="media") from error


def _refuse(_segment: int) -> None:
    raise Rejected("not_offline", what="media")


def _file(entry: MediaEntry) -> VaultFile:
    """Of an entry that has no header yet, a new one."""
    binding = Binding(entry.server, entry.recording, entry.generation, entry.sha256)
    if entry.header:
        return VaultFile.open(entry.path, entry.key, binding, entry.size, header=entry.header)
    return VaultFile.create(entry.path, entry.key, binding, entry.size)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _is_photo(data: bytes) -> bool:
    """By the first bytes, whatever its name says."""
    return data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (
        data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    )
