"""Looks for known plaintext in files: words in the encodings that programs use, and pieces of frames.

The test of this test plants a file and finds it (`tests/kill/test_clear_text.py`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

PIECE = 16  # bytes: a frame is recognised by so many of them in a row
SHORTEST = 5  # bytes: of four, ciphertext of some megabytes holds any now and then by pure chance
EVERY = 4_096  # bytes from one piece to the next: no page of a frame can lie about unseen


@dataclass(frozen=True)
class Needles:
    """`words` by the bytes that they would be; `pieces` of frames."""

    words: dict[bytes, str]
    pieces: frozenset[bytes] = frozenset()

    @classmethod
    def of(cls, *words: str, frames: Iterable[bytes] = ()) -> Needles:
        pieces = {frame[at : at + PIECE] for frame in frames for at in range(0, len(frame) - PIECE, EVERY)}
        telling = frozenset(piece for piece in pieces if len(set(piece)) > PIECE // 2)  # not zeros
        return cls({}, telling).with_words(*words)

    def with_words(self, *words: str) -> Needles:
        encoded = {form: f"{word[:3]}… ({name})" for word in words for name, form in _forms(word)}
        assert all(len(form) >= SHORTEST for form in encoded), "a word too short to tell from chance"
        return replace(self, words=self.words | encoded)

    def search(self, *folders: Path) -> list[str]:
        """What was found where, in every file below the folders and in its name. Follows no links."""
        return [f"{hit} in {path}" for path in files_below(*folders) for hit in self.in_file(path)]

    def in_file(self, path: Path) -> set[str]:
        try:
            data = path.read_bytes()
        except FileNotFoundError:  # gone meanwhile
            return set()
        empty = data.count(0) == len(data)  # room that is kept: much to look through for nothing
        return (set() if empty else self.in_bytes(data)) | self.in_bytes(os.fsencode(path.name))

    def in_bytes(self, data: bytes) -> set[str]:
        found = {label for form, label in self.words.items() if form in data}
        if self._has_piece(data):
            found.add("a piece of a frame")
        return found

    @cached_property
    def _heads(self) -> npt.NDArray[np.uint64]:
        """The first eight bytes of every piece, as sorted numbers: hundreds of pieces in one pass."""
        return np.unique(np.frombuffer(b"".join(piece[:8] for piece in self.pieces), "<u8"))

    def _has_piece(self, data: bytes) -> bool:
        if not self.pieces:
            return False
        for shift in range(8):
            words = np.frombuffer(data, "<u8", max(len(data) - shift, 0) // 8, min(shift, len(data)))
            near = np.searchsorted(self._heads, words).clip(max=len(self._heads) - 1)
            for place in np.flatnonzero(self._heads[near] == words):
                at = int(place) * 8 + shift
                if data[at : at + PIECE] in self.pieces:
                    return True
        return False


def _forms(word: str) -> Iterator[tuple[str, bytes]]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield encoding, word.encode(encoding)
    escaped = word.encode("ascii", "backslashreplace")
    yield "escaped", escaped


def files_below(*folders: Path) -> Iterator[Path]:
    """Real files, in whatever comes and goes meanwhile."""
    for folder in folders:
        for root, _, names in os.walk(folder):
            paths = (Path(root, name) for name in names)
            yield from (path for path in paths if path.is_file() and not path.is_symlink())
