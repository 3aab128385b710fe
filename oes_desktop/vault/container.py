"""One recording, encrypted, in a file of page-aligned slots: format OESM1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SEGMENT = 65_504  # plaintext bytes of a segment; its slot is 64 KiB
SLOT = 65_536
PAGE = 4_096
HEADER = 74


@dataclass(frozen=True, slots=True)
class Binding:
    """What a file is bound to: `server_id` and `recording_id` 16 bytes each (hashes of the ids), the
    generation, and the SHA-256 (hex) of the whole recording. A file bound to anything else does not open."""

    server_id: bytes
    recording_id: bytes
    generation: int
    sha256: str


class VaultFile:
    """Thread-safe. `size`: bytes of the recording."""

    path: Path
    size: int
    header: bytes  # 74 bytes; the store keeps a copy to restore a damaged first page from

    @classmethod
    def create(cls, path: Path, key: bytes, binding: Binding, size: int) -> VaultFile:
        raise NotImplementedError

    @classmethod
    def open(cls, path: Path, key: bytes, binding: Binding, size: int, *, header: bytes = b"") -> VaultFile:
        raise NotImplementedError

    @property
    def segments(self) -> int:
        raise NotImplementedError

    def read(self, index: int) -> bytes:
        raise NotImplementedError

    def write(self, index: int, plaintexts: Sequence[bytes | memoryview]) -> None:
        raise NotImplementedError

    def sync(self) -> None:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError
