"""The index of the vault: which recordings have a file, its key (wrapped), and which segments are here.

The bits are a hint, written after the segments are on the medium; the tags in the file are the truth. The
key of a file lives in its row alone: a deleted row is a recording that nobody can read, wherever copies of
the file may be.
"""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from oes_desktop import disk
from oes_desktop.domain.bytesource import segment_count
from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import Recording
from oes_desktop.store import sealed
from oes_desktop.store.bitmap import Bitmap
from oes_desktop.store.database import Cursor, Database
from oes_desktop.store.words import touch

log = logging.getLogger(__name__)

PARTIAL, COMPLETE = "partial", "complete"
SUFFIX = ".oesm"
_BLOCK = 4_096  # segments a row of bits: 256 MiB of recording
_BLOCK_BYTES = _BLOCK // 8


@dataclass(frozen=True, slots=True)
class MediaEntry:
    """One vault file. `server` and `recording` (16 bytes each, hashes of the ids) with `generation` and
    `sha256` are what it is bound to. `header`: the copy of its header; b'' means that the file is still to be
    made, and then `keep_header` called."""

    number: int
    recording_id: str
    exam_id: str
    path: Path
    key: bytes
    server: bytes
    recording: bytes
    generation: int
    sha256: str
    size: int
    state: str = PARTIAL
    header: bytes = b""

    @property
    def segments(self) -> int:
        return segment_count(self.size)


class MediaIndex:
    """`folder`: of the vault files. `key` wraps the keys of the files."""

    def __init__(self, database: Database, folder: Path, key: bytes, server_id: str) -> None:
        self._database, self._folder, self._key = database, folder, key
        self._server = _identity(server_id)

    def find(self, recording: Recording) -> MediaEntry | None:
        """The file of this very recording, if there is one already."""
        found = self._database.read("SELECT * FROM media WHERE recording_id = ?", (recording.id,))
        entry = self._entry(found[0]) if found else None
        same = entry is not None and (entry.sha256, entry.size) == (recording.sha256, recording.size)
        return entry if same else None

    def entry(self, recording: Recording, exam_id: str) -> MediaEntry:
        """The file of `recording`, its row made on first use. Other content under the same id (another
        SHA-256 or size) gets a new row, key, file and generation; the old key is gone then, the old file
        removed: content of two generations never mixes. Raises `Rejected("changed")` when the report that is
        here names another content: who asks goes by an older one."""
        kept = self.find(recording)
        if kept is not None:
            return kept
        with self._database.transaction() as work:
            # Read again: another reader of the same recording may have been first.
            again = list(work.execute("SELECT * FROM media WHERE recording_id = ?", (recording.id,)))
            old = self._entry(again[0]) if again else None
            if old is not None and (old.sha256, old.size) == (recording.sha256, recording.size):
                return old
            if old is not None and not _is_current(work, recording):
                raise Rejected("changed", call="media")
            entry = self._insert(work, recording, exam_id, old.generation + 1 if old else 1)
            refresh_downloaded(work, exam_id)
        if old is not None:
            self.after_erasing()
        return entry

    def keep_header(self, entry: MediaEntry, header: bytes) -> MediaEntry:
        """Store the copy of the header of the file just made."""
        with self._database.transaction() as work:
            work.execute("UPDATE media SET header = ? WHERE number = ?", (header, entry.number))
        return replace(entry, header=header)

    def present(self, entry: MediaEntry) -> Bitmap:
        """Segments that should be in the file. An empty recording is always whole."""
        if not entry.size:
            return Bitmap(entry.segments, b"\x01")
        sql = "SELECT block, bits FROM media_bits WHERE media = ? ORDER BY block"
        bits = bytearray((entry.segments + 7) // 8)
        for block, piece in self._database.read(sql, (entry.number,)):
            start = block * _BLOCK_BYTES
            bits[start : start + len(piece)] = piece
        return Bitmap(entry.segments, bytes(bits))

    def mark(self, entry: MediaEntry, segments: Iterable[int]) -> None:
        """These segments are in the file, and synced. Sets the state to complete with the last one."""
        with self._database.transaction() as work:
            for block, indices in _by_block(segments, entry.segments).items():
                piece = _piece(work, entry, block)
                piece.add(indices)
                _save_piece(work, entry, block, piece)
            _settle(work, entry)

    def clear(self, entry: MediaEntry, segments: Iterable[int] | int) -> None:
        """These segments are not readable, or about to be written again."""
        wanted = (segments,) if isinstance(segments, int) else segments
        with self._database.transaction() as work:
            for block, indices in _by_block(wanted, entry.segments).items():
                piece = _piece(work, entry, block)
                for index in indices:
                    piece.discard(index)
                _save_piece(work, entry, block, piece)
            _settle(work, entry)
            again = (
                "UPDATE wanted SET here = NULL WHERE exam_id IN (SELECT exam_id FROM recording WHERE id = ?)"
            )
            work.execute(again, (entry.recording_id,))
            for exam_id in _exams_of(work, entry):
                refresh_downloaded(work, exam_id)

    def complete(self, entry: MediaEntry) -> bool:
        """Every segment is here."""
        found = self._database.read("SELECT state FROM media WHERE number = ?", (entry.number,))
        return bool(found) and found[0][0] == COMPLETE

    def downloaded(self, exam_id: str) -> bool:
        """The report is here, and every recording that it names is here whole. False without recordings."""
        found = self._database.read("SELECT whole FROM download WHERE exam_id = ?", (exam_id,))
        return bool(found) and bool(found[0][0])

    def free_bytes(self) -> int:
        """Room on the disk that holds the vault. Raises `DiskTrouble`."""
        folder = self._folder if self._folder.is_dir() else self._folder.parent
        with disk.disk_door(folder):
            return shutil.disk_usage(folder).free

    def used_bytes(self) -> int:
        """Room that recordings and photos take on the disk; of a file with holes what it really takes."""
        (photos,) = self._database.read("SELECT coalesce(sum(length(data)), 0) FROM photo")[0]
        return int(photos) + sum(map(_bytes_on_disk, self._files()))

    def erase(self, exam_id: str) -> None:
        """Keys first, then files. Nothing can be read once the keys are gone."""
        with self._database.transaction() as work:
            work.execute("DELETE FROM media WHERE exam_id = ?", (exam_id,))
            refresh_downloaded(work, exam_id)
        self.after_erasing()

    def after_erasing(self) -> None:
        """Rows were deleted: their keys vanish from the log of the database as well, and then their files."""
        self._database.checkpoint()
        self.sweep()

    def sweep(self, *, patient: bool = True) -> None:
        """Remove files that have no row any more. One that is held (Windows) goes at the next start: a file
        without a row is a list of what is to be removed that survives everything."""
        # Files first, then rows: a row is always older than its file, so no new file can be taken for old.
        files = self._files()
        kept = {name for (name,) in self._database.read("SELECT file FROM media")}
        left = [path for path in files if path.name.removesuffix(".new") not in kept]
        for error in disk.remove_files(left, patient=patient).values():
            log.warning("a vault file stays until the next start: %s", error.strerror)

    def _files(self) -> list[Path]:
        return list(self._folder.iterdir()) if self._folder.is_dir() else []

    def _insert(self, work: Cursor, recording: Recording, exam_id: str, generation: int) -> MediaEntry:
        work.execute("DELETE FROM media WHERE recording_id = ?", (recording.id,))
        name, key = secrets.token_hex(16) + SUFFIX, os.urandom(32)
        wrapped = sealed.seal(self._key, key, _context(recording.id, generation))
        sql = (
            "INSERT INTO media(recording_id, exam_id, file, key, generation, sha256, size, state, header)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, iif(?7, 'partial', 'complete'), x'') RETURNING *"
        )
        args = (recording.id, exam_id, name, wrapped, generation, recording.sha256, recording.size)
        (values,) = list(work.execute(sql, args))
        return self._entry(values)

    def _entry(self, values: tuple[Any, ...]) -> MediaEntry:
        number, recording_id, exam_id, file, wrapped, generation, sha256, size, state, header = values
        key = sealed.unseal(self._key, wrapped, _context(recording_id, generation))
        return MediaEntry(
            number, recording_id, exam_id, self._folder / file, key, self._server, _identity(recording_id),
            generation, sha256, size, state, header,
        )  # fmt: skip


def _is_current(work: Cursor, recording: Recording) -> bool:
    """Whether some report names this very content, or none the recording at all."""
    found = list(work.execute("SELECT sha256, size FROM recording WHERE id = ?", (recording.id,)))
    return not found or (recording.sha256, recording.size) in found


def refresh_downloaded(work: Cursor, exam_id: str) -> None:
    """The flag of the exam's row: it opens without a network as it was asked for, with every recording whole
    or (when moments alone were wanted, and came) with these. A wanted exam that lacks something again, for a
    recording changed or a place of it was lost, is to be fetched again."""
    lacking = (
        "UPDATE wanted SET here = NULL WHERE exam_id = ?1 AND here IS NOT NULL AND NOT coalesce("
        "(SELECT iif(wanted.what = 'whole', whole, begun) FROM download WHERE exam_id = ?1),"
        " EXISTS(SELECT 1 FROM report WHERE exam_id = ?1))"
    )
    work.execute(lacking, (exam_id,))
    sql = (
        "UPDATE exam SET downloaded = 1 - downloaded WHERE id = ?1 AND downloaded <> max("
        " coalesce((SELECT whole FROM download WHERE exam_id = ?1), 0),"
        " EXISTS(SELECT 1 FROM wanted WHERE exam_id = ?1 AND here IS NOT NULL)) RETURNING 1"
    )
    if list(work.execute(sql, (exam_id,))):
        touch(work, exam_id)


def _settle(work: Cursor, entry: MediaEntry) -> None:
    """State of the row, and flag of every exam that has this recording, after its bits changed."""
    bits = list(work.execute("SELECT bits FROM media_bits WHERE media = ?", (entry.number,)))
    count = sum(int.from_bytes(piece, "little").bit_count() for (piece,) in bits)
    state = COMPLETE if count == entry.segments else PARTIAL
    args = (state, entry.number)
    if list(work.execute("UPDATE media SET state = ?1 WHERE number = ?2 AND state <> ?1 RETURNING 1", args)):
        for exam_id in _exams_of(work, entry):
            refresh_downloaded(work, exam_id)


def _exams_of(work: Cursor, entry: MediaEntry) -> list[str]:
    sql = "SELECT exam_id FROM recording WHERE id = ?"
    return [exam_id for (exam_id,) in list(work.execute(sql, (entry.recording_id,)))]


def _bytes_on_disk(path: Path) -> int:
    try:
        found = path.stat()
    except OSError:
        return 0  # removed meanwhile
    blocks = getattr(found, "st_blocks", None)  # of 512 bytes; Windows has no such figure, and no holes
    return found.st_size if blocks is None else min(found.st_size, blocks * 512)


def _piece(work: Cursor, entry: MediaEntry, block: int) -> Bitmap:
    sql = "SELECT bits FROM media_bits WHERE media = ? AND block = ?"
    found = list(work.execute(sql, (entry.number, block)))
    return Bitmap(_BLOCK, found[0][0] if found else b"")


def _save_piece(work: Cursor, entry: MediaEntry, block: int, piece: Bitmap) -> None:
    if not list(work.execute("SELECT 1 FROM media WHERE number = ?", (entry.number,))):
        return  # erased meanwhile, with its key
    sql = "INSERT OR REPLACE INTO media_bits VALUES (?, ?, ?)"
    work.execute(sql, (entry.number, block, bytes(piece)))


def _by_block(segments: Iterable[int], count: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index in segments:
        if not 0 <= index < count:
            raise IndexError(index)
        found.setdefault(index // _BLOCK, []).append(index % _BLOCK)
    return found


def _identity(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()[:16]


def _context(recording_id: str, generation: int) -> bytes:
    return f"oes-media-1|{generation}|{recording_id}".encode()
