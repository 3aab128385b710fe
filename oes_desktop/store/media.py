"""The index of the vault: which recordings have a file, its key (wrapped), and which segments are here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from oes_desktop.domain.models import Recording
from oes_desktop.store.bitmap import Bitmap

PARTIAL, COMPLETE = "partial", "complete"


@dataclass(frozen=True, slots=True)
class MediaEntry:
    """One vault file. `server`, `recording`: 16 bytes each, with `generation` and `sha256` the file's
    binding. `header`: the copy of the file's header, b'' until `keep_header` (make the file)."""

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


class MediaIndex:
    def entry(self, recording: Recording, exam_id: str) -> MediaEntry:
        raise NotImplementedError

    def keep_header(self, entry: MediaEntry, header: bytes) -> MediaEntry:
        raise NotImplementedError

    def present(self, entry: MediaEntry) -> Bitmap:
        raise NotImplementedError

    def mark(self, entry: MediaEntry, segments: Iterable[int]) -> None:
        raise NotImplementedError

    def clear(self, entry: MediaEntry, segments: Iterable[int] | int) -> None:
        raise NotImplementedError

    def complete(self, entry: MediaEntry) -> bool:
        raise NotImplementedError

    def downloaded(self, exam_id: str) -> bool:
        raise NotImplementedError

    def erase(self, exam_id: str) -> None:
        raise NotImplementedError
