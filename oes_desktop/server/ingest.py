"""The server's door for exam packages: judged whole, made playable, stored, then entered in one transaction.

All or nothing: every file is copied aside, hashed and judged before the media store gets the first of them,
and the catalogue hears of the exam last. What a killed ingest leaves behind is a folder of its own, which the
next one removes. Recordings without duration or index are remuxed; the file as the browser made it is kept
beside, under its own SHA-256. The same file is never remuxed twice. Knows no HTTP.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import psutil

from oes_desktop.disk import disk_door
from oes_desktop.domain.errors import Damaged, Rejected
from oes_desktop.media.photos import check_photo
from oes_desktop.media.probe import MediaFacts, probe
from oes_desktop.media.remux import remux
from oes_desktop.package.model import PackagedRecording, PackagedSnapshot
from oes_desktop.package.reading import OpenPackage, read_package
from oes_desktop.server.catalogue import Catalogue, StoredRecording, StoredSnapshot
from oes_desktop.server.media_store import MediaStore

log = logging.getLogger(__name__)
Progress = Callable[[int, int], None]

_COPY_BYTES = 1024 * 1024
_SCRATCH = "ingest-"  # then the process id
_STEPS = 3  # of the work on a file: copied, measured, remuxed; each counts as long as the file is


@dataclass(frozen=True, slots=True)
class IngestResult:
    """`exam_id`: the id under which the API knows the exam. `changed`: anything is different now."""

    exam_id: str
    changed: bool


def ingest(
    package_path: Path, catalogue: Catalogue, media_store: MediaStore, progress: Progress | None = None
) -> IngestResult:
    """Take in the package at `package_path`; `progress` gets (done, all) of its work.

    Raises `Rejected` (`bad_package`, `unsafe_path`, `not_media`, `unsupported_media`, `too_large`) and
    `Damaged("recording")` with `path` naming what is wrong inside the package, `DiskTrouble`,
    `Damaged("catalogue")`. After an error nothing of the package is to be seen.
    """
    with read_package(package_path) as package, _scratch(media_store.folder) as folder:
        exam = package.exam
        table = _Table(package, catalogue, media_store, folder, progress)
        judged = [table.recording(one) for one in exam.recordings]
        photos = [table.photo(one) for one in exam.snapshots]
        recordings = [one.kept(media_store) for one in judged]
        snapshots = [
            StoredSnapshot(one.at_ms, one.source, media_store.add(file, media_type))
            for one, (file, media_type) in zip(exam.snapshots, photos, strict=True)
        ]
        changed = catalogue.put_exam(exam, recordings, snapshots)
        return IngestResult(catalogue.exam_id(exam.system, exam.id) or exam.id, changed)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A recording that may be stored. `known`: its bytes are in the store already; else `original` is the
    file as it came and `playable` the one that proctors get, perhaps the same."""

    recording: PackagedRecording
    attempt_started_ms: int
    attempt_ended_ms: int | None
    original_sha256: str
    original: Path
    playable: Path
    media_type: str
    duration_ms: int
    known: StoredRecording | None = None

    def kept(self, media_store: MediaStore) -> StoredRecording:
        """Store what is not stored yet. Times that the package leaves out are the attempt's, and at last
        the media's own length."""
        if self.known is not None:
            media = self.known.media
        else:
            media = media_store.add(self.playable, self.media_type)
            if self.playable != self.original:
                media_store.add(self.original, self.media_type)
        wanted = self.recording
        started = self.attempt_started_ms if wanted.started_ms is None else wanted.started_ms
        ended = self.attempt_ended_ms if wanted.ended_ms is None else wanted.ended_ms
        if ended is None or ended < started:
            ended = started + self.duration_ms
        return StoredRecording(
            attempt=wanted.attempt,
            kind=wanted.kind,
            media=media,
            started_ms=started,
            ended_ms=ended,
            duration_ms=self.duration_ms,
            original_sha256=self.original_sha256,
        )


class _Table:
    """Where the files of one package are laid out and judged, one after another."""

    def __init__(
        self,
        package: OpenPackage,
        catalogue: Catalogue,
        media_store: MediaStore,
        folder: Path,
        progress: Progress | None,
    ) -> None:
        self._package = package
        self._catalogue = catalogue
        self._media_store = media_store
        self._folder = folder
        self._attempts = {attempt.number: attempt for attempt in package.exam.attempts}
        files = [one.file for one in package.exam.recordings] + [one.file for one in package.exam.snapshots]
        self._meter = _Meter(sum(map(package.size, files)) * _STEPS, progress)
        self._count = 0

    def recording(self, wanted: PackagedRecording) -> _Judged:
        size = self._package.size(wanted.file)
        with _named(wanted.file):
            original, sha256 = self._aside(wanted.file)
            known = self._catalogue.known_recording(sha256)
            if known is not None and self._media_store.has(known.media.sha256, known.media.size):
                self._meter.skip((_STEPS - 1) * size)
                playable, media_type, duration_ms = original, known.media.media_type, known.duration_ms
            else:
                known = None
                playable, facts = self._made_playable(original, size)
                media_type, duration_ms = facts.media_type, facts.duration_ms
        attempt = self._attempts[wanted.attempt]
        return _Judged(
            recording=wanted,
            attempt_started_ms=attempt.started_ms,
            attempt_ended_ms=attempt.ended_ms,
            original_sha256=sha256,
            original=original,
            playable=playable,
            media_type=media_type,
            duration_ms=duration_ms,
            known=known,
        )

    def photo(self, wanted: PackagedSnapshot) -> tuple[Path, str]:
        """The file aside and its media type."""
        with _named(wanted.file):
            path, _ = self._aside(wanted.file)
            facts = check_photo(path)
        self._meter.skip((_STEPS - 1) * self._package.size(wanted.file))
        return path, facts.media_type

    def _made_playable(self, original: Path, size: int) -> tuple[Path, MediaFacts]:
        """The file itself if a player can seek in it, else its remuxed copy; with the measured facts."""
        facts = probe(original, self._meter.step(size))
        if facts.damaged_ms is not None:
            log.warning("a recording is damaged or cut off at %d ms", facts.damaged_ms)
        if not facts.needs_remux:
            self._meter.skip(size)
            return original, facts
        playable = original.with_suffix(".remuxed")
        remux(original, playable, self._meter.step(size))
        after = probe(playable)
        if after.packets < facts.packets or after.needs_remux:
            log.warning("a remuxed recording lost something; the original is served")
            return original, facts
        return playable, replace(after, damaged_ms=facts.damaged_ms)

    def _aside(self, file: PurePosixPath) -> tuple[Path, str]:
        """A copy that nobody else can change under our hands, and its SHA-256."""
        size, done = self._package.size(file), 0
        self._count += 1
        path = self._folder / str(self._count)
        digest, tell = hashlib.sha256(), self._meter.step(size)
        with self._package.open(file) as source, disk_door(path), path.open("wb") as target:
            while block := source.read(_COPY_BYTES):
                digest.update(block)
                target.write(block)
                done += len(block)
                tell(done, size)
        if done != size:
            raise Rejected("bad_package", path=str(file), what="size")
        return path, digest.hexdigest()


class _Meter:
    """Adds up the progress of many steps to one."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total = total
        self._done = 0
        self._progress = progress

    def skip(self, amount: int) -> None:
        """`amount` of the work needs not be done, or is done."""
        self._done += amount
        self._tell(0)

    def step(self, amount: int) -> Progress:
        """A progress for a step that counts as `amount`, whatever its own units."""
        before, self._done = self._done, self._done + amount

        def tell(done: int, total: int) -> None:
            self._tell(before - self._done + amount * done // max(total, 1))

        return tell

    def _tell(self, beyond: int) -> None:
        if self._progress is not None and self._total:
            self._progress(self._done + beyond, self._total)


@contextmanager
def _named(file: PurePosixPath) -> Iterator[None]:
    """Trouble with a file names it as the package does."""
    try:
        yield
    except (Rejected, Damaged) as error:
        raise type(error)(error.reason, detail=error.detail, **{**error.facts, "path": str(file)}) from error


@contextmanager
def _scratch(parent: Path) -> Iterator[Path]:
    """A folder beside the media for files under judgement. Folders of processes that died are removed."""
    with disk_door(parent):
        parent.mkdir(parents=True, exist_ok=True)
        for old in parent.glob(f"{_SCRATCH}*"):
            if not _is_alive(old.name):
                shutil.rmtree(old, ignore_errors=True)
        folder = tempfile.mkdtemp(prefix=f"{_SCRATCH}{os.getpid()}-", dir=parent)
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_alive(name: str) -> bool:
    process = name.removeprefix(_SCRATCH).split("-")[0]
    return process.isdecimal() and psutil.pid_exists(int(process))
