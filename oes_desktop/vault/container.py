"""One recording, encrypted, in a file of page-aligned slots: format OESM1.

    0      magic "OESM1" + 3 zero bytes | version u16 | header length u16 | page u32   (little-endian)
    16     FLOE header, 74 bytes; zeros to the end of the page
    4096   segment i in the slot at 4096 + i * 65536 (the last one is shorter, the file ends with it)

A segment holds 65,504 bytes of plaintext. Slots may be written in any order and again. What is in the file is
proved by its tags alone; which segments *should* be there is a hint kept elsewhere (`store/media.py`), and so
is a copy of the header. A torn write, a swapped slot, a slot of another file, a file bound to another
recording are all `Damaged("vault")`: a wrong byte is never given out.
"""

from __future__ import annotations

import os
import struct
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from io import FileIO
from pathlib import Path

from oes_desktop import disk
from oes_desktop.domain.bytesource import SEGMENT, segment_count
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, DiskTrouble
from oes_desktop.domain.undoing import if_it_fails
from oes_desktop.vault.floe import HEADER, OVERHEAD, Floe, Parameters
from oes_desktop.vault.open_files import OPEN

SLOT = SEGMENT + OVERHEAD  # 65,536
PAGE = 4_096
BATCH = 16  # segments encrypted and written at a time: 1 MiB
LEFT_FREE = 32 * 1024 * 1024  # bytes of the disk that recordings leave to the store, where decisions are

_MAGIC = struct.pack("<8sHHI", b"OESM1", 1, HEADER, PAGE)
_PARAMETERS = Parameters(SLOT)

__all__ = ["BATCH", "HEADER", "PAGE", "SEGMENT", "SLOT", "Binding", "VaultFile"]


@dataclass(frozen=True, slots=True)
class Binding:
    """What a file is bound to: `server_id` and `recording_id` 16 bytes each (hashes of the ids), the
    generation, and the SHA-256 (hex) of the whole recording. A file bound to anything else does not open."""

    server_id: bytes
    recording_id: bytes
    generation: int
    sha256: str

    def aad(self) -> bytes:
        if len(self.server_id) != 16 or len(self.recording_id) != 16:
            raise ValueError("ids of a binding have 16 bytes")
        parts = (b"OESM1", self.server_id, self.recording_id, struct.pack(">I", self.generation))
        return b"".join(parts) + bytes.fromhex(self.sha256)


class VaultFile:
    """Thread-safe: a reader sees a segment whole, as it was before or after a write. `size`: bytes of the
    recording in the clear; `header`: 74 bytes, of which the store keeps a copy. The file itself is open while
    it is its turn (`open_files`); when somebody removed it meanwhile it is made anew, and every segment is
    found missing. Every call raises `DiskTrouble` when the disk fails."""

    def __init__(self, path: Path, floe: Floe, size: int) -> None:
        self.path = path
        self.size = size
        self.segments = segment_count(size)
        self._closed = Cancel()
        self._floe = floe
        self._lock = threading.Lock()
        self._slot = memoryview(bytearray(SLOT))
        self._batch: memoryview | None = None

    @classmethod
    def create(cls, path: Path, key: bytes, binding: Binding, size: int) -> VaultFile:
        """A new, empty file. It has its name only when its first page is on the medium. Raises
        `DiskTrouble("file_limit")` at once where it could not grow to its length: FAT32 takes 4 GiB."""
        return cls._make(path, Floe.begin(key, binding.aad(), _PARAMETERS), size)

    @classmethod
    def _make(cls, path: Path, floe: Floe, size: int) -> VaultFile:
        disk.write_whole(path, _first_page(floe.header))
        made = cls(path, floe, size)
        with if_it_fails(partial(disk.remove, path)), disk.disk_door(path):
            disk.require_length(path, made._end(made.segments - 1))
        return made

    @classmethod
    def open(cls, path: Path, key: bytes, binding: Binding, size: int, *, header: bytes = b"") -> VaultFile:
        """The file at `path`. With `header`, the store's copy, a damaged first page is written anew and a
        missing file made anew (its segments are then found missing one by one); without, they raise
        `Damaged("vault")` and `DiskTrouble("missing")`. A tail longer than the recording is cut off."""
        looking = object()  # at what is there, before it is anybody's
        try:
            with disk.disk_door(path), OPEN.using(looking, path) as file:
                page = _read_at(file, 0, memoryview(bytearray(PAGE)))
                found = bytes(page[len(_MAGIC) : len(_MAGIC) + HEADER])
                floe = Floe.resume(key, binding.aad(), _PARAMETERS, header or found)
                if page != _first_page(floe.header):
                    if not header:
                        raise Damaged("vault", detail="first page")
                    _write_at(file, 0, _first_page(header))
                    disk.sync(file.fileno())
                opened = cls(path, floe, size)
                if os.fstat(file.fileno()).st_size > opened._end(opened.segments - 1):
                    disk.cut(file, opened._end(opened.segments - 1))
                return opened
        except DiskTrouble as error:
            if error.reason != "missing" or not header:
                raise
            return cls._make(path, Floe.resume(key, binding.aad(), _PARAMETERS, header), size)
        finally:
            OPEN.let_go(looking)

    @property
    def header(self) -> bytes:
        return self._floe.header

    def plain_length(self, index: int) -> int:
        """Plaintext bytes of segment `index`."""
        if not 0 <= index < self.segments:
            raise IndexError(index)
        return min(SEGMENT, self.size - index * SEGMENT)

    def read(self, index: int) -> bytes:
        """Plaintext of segment `index`. Raises `Damaged("vault")` when it is not there or not as written."""
        length = self.plain_length(index) + OVERHEAD
        with self._lock, self._used(patient=False) as file:  # a player that stops waits for nobody
            slot = _read_at(file, _offset(index), self._slot[:length])
            return self._floe.decrypt(slot, index, index == self.segments - 1)

    def write(self, index: int, plaintexts: Sequence[bytes | memoryview]) -> None:
        """Encrypt and write segments from `index` on. They last only after `sync`."""
        for start in range(0, len(plaintexts), BATCH):
            self._write_batch(index + start, plaintexts[start : start + BATCH])

    def _write_batch(self, index: int, plaintexts: Sequence[bytes | memoryview]) -> None:
        for number, plaintext in enumerate(plaintexts, index):
            if len(plaintext) != self.plain_length(number):
                raise ValueError(f"segment {number} has {self.plain_length(number)} bytes")
        with self._lock, self._used() as file:
            disk.require(self.path.parent, LEFT_FREE)
            if self._batch is None:
                self._batch = memoryview(bytearray(BATCH * SLOT))
            filled = 0
            for number, plaintext in enumerate(plaintexts, index):
                out = self._batch[filled : filled + SLOT]
                filled += self._floe.encrypt_into(plaintext, number, number == self.segments - 1, out)
            _write_at(file, _offset(index), self._batch[:filled])

    def sync(self) -> None:
        """What was written is on the medium when this returns. `DiskTrouble("missing")`: it is nowhere."""
        with self._used(anew=False) as file:
            disk.sync(file.fileno())  # reading goes on meanwhile

    def close(self) -> None:
        """May be called twice. Later calls raise `Unreachable("cancelled")`."""
        with self._lock:
            self._closed.set()
            OPEN.let_go(self)

    @contextmanager
    def _used(self, *, anew: bool = True, patient: bool = True) -> Iterator[FileIO]:
        with disk.disk_door(self.path):
            self._closed.raise_if_set()
            try:
                with ExitStack() as using:
                    yield self._opened(using, anew, patient)
            finally:
                if self._closed.is_set:  # meanwhile, by another thread
                    OPEN.let_go(self)

    def _opened(self, using: ExitStack, anew: bool, patient: bool) -> FileIO:
        """`patient` with whoever looks into the file (a scanner, an indexer)."""

        def enter() -> FileIO:
            return using.enter_context(OPEN.using(self, self.path))

        try:
            return disk.patiently(enter) if patient else enter()
        except FileNotFoundError:
            if not anew:
                raise
            disk.write_whole(self.path, _first_page(self.header))
            return enter()

    def _end(self, index: int) -> int:
        return _offset(index) + self.plain_length(index) + OVERHEAD


def _offset(index: int) -> int:
    return PAGE + index * SLOT


def _first_page(header: bytes) -> bytes:
    return (_MAGIC + header).ljust(PAGE, b"\0")


def _read_at(file: FileIO, offset: int, into: memoryview) -> memoryview:
    """As much of `into` as the file has at `offset`."""
    file.seek(offset)
    filled = 0
    while filled < len(into):
        count = file.readinto(into[filled:])
        if not count:
            break
        filled += count
    return into[:filled]


def _write_at(file: FileIO, offset: int, data: bytes | memoryview) -> None:
    file.seek(offset)
    disk.write_all(file, data)
