"""A second copy of what is undelivered: acts in an append-only file of sealed records.

    0    magic "OESJ1" + 3 zero bytes | file id, 16 random bytes | position u64 (little-endian)
    32   records: length u32 | IV 12 | ciphertext | tag 16

Every change of the outbox has a number, its *position*; the database keeps the number of the last one it
knows, and so does this file. A database that is behind (lost, replaced by an empty or an older one) takes the
open acts from here; a file that is behind is written anew from the database. Each record is bound to the
file, to its place and to the tag before it, so none can be left out, moved or added. The first record is
written with the head and repeats its position: only then is the head believed. A file of which no record
opens (another profile's, or damaged) says nothing, and above all not that an act was settled. A torn last
record is one whose act nobody was told is saved: it is dropped.

Knows acts, not tables. Not thread-safe: the outbox calls it within its transaction.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import NamedTuple

import msgspec

from oes_desktop import disk
from oes_desktop.domain.acts import Act
from oes_desktop.domain.errors import Damaged
from oes_desktop.store import sealed

_MAGIC = b"OESJ1\0\0\0"
_HEADER = struct.Struct("<8s16sQ")
_LENGTH = struct.Struct("<I")
_MAX_RECORD = 1024 * 1024 * 1024  # a batch of 1,000 with the longest comments is far below
_SPARE = 64  # closed records kept before the file is written anew


class Held(msgspec.Struct, frozen=True):
    """An act and until when it is held back (ms UTC)."""

    act: Act
    hold_until_ms: int = 0


class _Record(msgspec.Struct, frozen=True):
    """One change, by its position: the acts that it opened (or changed) and the ids of those it closed."""

    position: int
    opened: list[Held] = []
    closed: list[str] = []


@dataclass(slots=True)
class Contents:
    """What a journal says: its last position, the acts open then, the ids closed since `began`, the position
    at which the file was begun (None: not proven; else what was open then and is not in the file was settled
    before). `whole`: nothing in it is damaged (a torn end is not damage)."""

    position: int = 0
    began: int | None = None
    acts: dict[str, Held] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    whole: bool = True


class _Place(NamedTuple):
    """Where the next record goes: offset, number of the record, tag of the one before."""

    end: int = _HEADER.size
    number: int = 0
    tag: bytes = b""


class Journal:
    """`key`: 32 bytes. Raises `DiskTrouble`; a missing file is an empty journal."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key
        self._file: FileIO | None = None
        self._id = b""
        self._place = self._before = _Place()
        self._spare = 0

    def read(self) -> Contents:
        """Everything that verifies. To be called before the first `append`."""
        contents = Contents()
        if not (self.path.exists() or self.path.is_symlink()):
            return contents
        contents.whole = self.path.is_file()
        if not contents.whole:  # a folder in its place
            return contents
        with disk.disk_door(self.path):
            data = self.path.read_bytes()
        if len(data) < _HEADER.size or not data.startswith(_MAGIC):
            contents.whole = False
            return contents
        _, file_id, began = _HEADER.unpack_from(data)
        records = list(self._records(data, file_id))
        good = [number for number, record in enumerate(records) if record is not None]
        contents.whole = not records or (bool(good) and None not in records[: good[-1]])
        if good and good[0] == 0 and records[0] is not None and records[0].position == began:
            contents.began = began
        for record in records:
            if record is not None:
                _take(contents, record)
        return contents

    def _records(self, data: bytes, file_id: bytes) -> Iterator[_Record | None]:
        """In order; None for one that does not open: damage in the middle, torn at the end."""
        offset, number, tag = _HEADER.size, 0, b""
        while offset + _LENGTH.size <= len(data):
            (length,) = _LENGTH.unpack_from(data, offset)
            record = data[offset + _LENGTH.size : offset + _LENGTH.size + length]
            if length > _MAX_RECORD or len(record) < length or length < sealed.OVERHEAD:
                break
            try:
                payload = sealed.unseal(self._key, record, _context(file_id, number, tag))
                yield msgspec.json.decode(payload, type=_Record)
            except (Damaged, msgspec.MsgspecError, UnicodeError, RecursionError):
                yield None  # perhaps of another version of the program
            offset, number, tag = offset + _LENGTH.size + length, number + 1, record[-sealed.TAG :]

    def rewrite(self, position: int, acts: Iterable[Held]) -> None:
        """A new file with these open acts, in place of the old one; at any moment one of the two is there."""
        file_id = os.urandom(16)
        first = self._sealed(_Record(position, list(acts)), file_id, 0, b"")
        data = _HEADER.pack(_MAGIC, file_id, position) + first
        self.close()  # Windows replaces no open file
        try:
            disk.write_whole(self.path, data)
            self._id, self._spare = file_id, 0
            self._place = _Place(len(data), 1, data[-sealed.TAG :])
        finally:
            if self.path.exists():
                with disk.disk_door(self.path):
                    self._file = FileIO(self.path, "r+")

    def append(self, position: int, opened: Iterable[Held] = (), closed: Iterable[str] = ()) -> None:
        """One change, on the medium when this returns. After a failure the file is as before."""
        change = _Record(position, list(opened), list(closed))
        file, place = self._writable(), self._place
        record = self._sealed(change, self._id, place.number, place.tag)
        with disk.disk_door(self.path):
            try:
                file.seek(place.end)
                disk.write_all(file, record)
                disk.sync(file.fileno())
            except OSError:
                self._cut()
                raise
        self._before = place
        self._place = _Place(place.end + len(record), place.number + 1, record[-sealed.TAG :])
        self._spare += len(change.closed)

    def take_back(self) -> None:
        """The last `append` did not happen: the database did not go along."""
        self._place = self._before
        with disk.disk_door(self.path):
            self._cut()

    def _cut(self) -> None:
        disk.cut(self._writable(), self._place.end)

    def set_aside(self) -> None:
        """Keep a damaged file under another name; nobody reads it but a person who wants to know."""
        aside = self.path.with_suffix(".damaged")
        if aside.exists() and (aside.is_dir() or self.path.is_dir()):  # neither replaces the other
            aside = aside.with_suffix(f".{os.urandom(4).hex()}.damaged")
        with disk.disk_door(self.path):
            disk.replace(self.path, aside)

    @property
    def wants_rewriting(self) -> bool:
        """Most of the file is about acts that are delivered."""
        return self._spare >= _SPARE

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _writable(self) -> FileIO:
        if self._file is None:
            raise RuntimeError("the journal is not open: rewrite it first")
        return self._file

    def _sealed(self, record: _Record, file_id: bytes, number: int, tag: bytes) -> bytes:
        payload = msgspec.json.encode(record)
        body = sealed.seal(self._key, payload, _context(file_id, number, tag))
        return _LENGTH.pack(len(body)) + body


def _take(contents: Contents, record: _Record) -> None:
    contents.position = max(contents.position, record.position)
    for closed in record.closed:
        contents.acts.pop(closed, None)
        contents.closed.add(closed)
    contents.acts.update({held.act.id: held for held in record.opened})


def _context(file_id: bytes, number: int, tag: bytes) -> bytes:
    return b"oes-journal-1" + file_id + struct.pack("<Q", number) + tag
