"""A small recording and the file that it lies in."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

import pytest

from oes_desktop.vault.container import SEGMENT, Binding, VaultFile

KEY = bytes(range(32))
BINDING = Binding(b"s" * 16, b"r" * 16, 1, "ab" * 32)


class Sample(NamedTuple):
    """`plain` lies whole in the file at `path`, which is closed; `header` is the store's copy."""

    path: Path
    plain: bytes
    header: bytes
    key: bytes = KEY
    binding: Binding = BINDING

    def open(self, *, header: bytes | None = None) -> VaultFile:
        kept = self.header if header is None else header
        return VaultFile.open(self.path, self.key, self.binding, len(self.plain), header=kept)

    def segment(self, index: int) -> bytes:
        return self.plain[index * SEGMENT : (index + 1) * SEGMENT]


@pytest.fixture
def make_sample(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Function: a file of `size` random bytes, whole and closed."""

    def make(size: int, *, name: str = "a.oesm", key: bytes = KEY, binding: Binding = BINDING) -> Sample:
        plain = random.Random(f"{size}-{name}").randbytes(size)
        file = VaultFile.create(tmp_path / name, key, binding, size)
        file.write(0, [plain[i * SEGMENT : (i + 1) * SEGMENT] for i in range(file.segments)])
        file.sync()
        file.close()
        return Sample(tmp_path / name, plain, file.header, key, binding)

    return make


@pytest.fixture
def sample(make_sample) -> Sample:  # type: ignore[no-untyped-def]
    """Three segments, the last one short."""
    return make_sample(2 * SEGMENT + 1_000)
