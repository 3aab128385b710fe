"""A plain file as a `ByteSource`, and a `ByteSource` as the file object that PyAV reads."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path

from oes_desktop.disk import disk_door
from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import OesError, Unreachable


class FileSource:
    """The bytes of the file at `path`. Raises `DiskTrouble` when it cannot be read."""

    def __init__(self, path: Path) -> None:
        with disk_door(path):
            self._file = path.open("rb")
        self._path = path
        self._lock = threading.Lock()
        self._cancelled = False
        self.size = os.fstat(self._file.fileno()).st_size

    def pread(self, position: int, length: int) -> bytes:
        with self._lock:
            if self._cancelled:
                raise Unreachable("cancelled")
            with disk_door(self._path):
                self._file.seek(position)
                return self._file.read(length)

    def cancel(self) -> None:
        self._cancelled = True

    def close(self) -> None:
        self._cancelled = True
        with self._lock:
            self._file.close()


class BytesSource:
    """Bytes in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = len(data)

    def pread(self, position: int, length: int) -> bytes:
        return self._data[position : position + length]

    def cancel(self) -> None:
        """Nothing ever waits here."""

    def close(self) -> None:
        """Nothing is held open."""


class CutSource:
    """The first bytes of a source, as if there were no more."""

    def __init__(self, source: ByteSource, size: int) -> None:
        self._source, self.size = source, size

    def pread(self, position: int, length: int) -> bytes:
        length = min(length, self.size - position)
        return self._source.pread(position, length) if length > 0 else b""

    def cancel(self) -> None:
        """The source's owner cancels it."""

    def close(self) -> None:
        """The source's owner closes it."""


class SourceFile(io.RawIOBase):
    """A file object over `source`; closing it leaves the source open. After an error of the source it is at
    its end: PyAV hands one exception on, and prints a second."""

    def __init__(self, source: ByteSource) -> None:
        super().__init__()
        self._source = source
        self._position = 0
        self._failed = False

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        wanted = self._source.size - self._position if size < 0 else size
        if wanted <= 0 or self._position >= self._source.size or self._failed:
            return b""
        try:
            data = self._source.pread(self._position, wanted)
        except OesError:
            self._failed = True
            raise
        self._position += len(data)
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._source.size}[whence]
        self._position = max(0, start + offset)
        return self._position

    def tell(self) -> int:
        return self._position
