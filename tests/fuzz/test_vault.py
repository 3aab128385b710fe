"""B19: whatever happened to a file of the vault, each byte that is given out is the one that was written."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import strategies as st
from support.fuzzing import edited, sift, sizes

from oes_desktop.domain.errors import Damaged
from oes_desktop.vault.container import HEADER, PAGE, SEGMENT, SLOT, Binding, VaultFile
from oes_desktop.vault.floe import Floe, Parameters

KEY = bytes(range(32))
BINDING = Binding(b"s" * 16, b"r" * 16, 1, "ab" * 32)
SIZE = SEGMENT + 500
PLAIN = random.Random(19).randbytes(SIZE)
PARTS = (PLAIN[:SEGMENT], PLAIN[SEGMENT:])


@pytest.fixture
def whole(tmp_path: Path) -> tuple[Path, bytes, bytes]:
    """A file of two segments, its bytes, and the store's copy of its header."""
    path = tmp_path / "a.oesm"
    file = VaultFile.create(path, KEY, BINDING, SIZE)
    file.write(0, PARTS)
    file.sync()
    file.close()
    return path, path.read_bytes(), file.header


def _read(path: Path, header: bytes) -> list[bool]:
    """Which segments can be read; those that can are as written."""
    file = VaultFile.open(path, KEY, BINDING, SIZE, header=header)
    good = []
    try:
        for index, part in enumerate(PARTS):
            try:
                assert file.read(index) == part
                good.append(True)
            except Damaged:
                good.append(False)
    finally:
        file.close()
    return good


@sizes
@pytest.mark.parametrize("kept", [True, False], ids=["header kept", "header lost"])
def test_any_file_of_the_vault(whole: tuple[Path, bytes, bytes], kept: bool, inputs: int) -> None:
    """With the store's copy of the header it always opens; without, or else says that it is damaged."""
    path, data, header = whole

    def door(content: bytes) -> None:
        path.write_bytes(content)
        found = _read(path, header if kept else b"")
        if content[PAGE : PAGE + SLOT] != data[PAGE : PAGE + SLOT]:
            assert not found[0]

    near = edited(data[:200], pieces=[data[16 : 16 + HEADER], b"OESM1", b"OESM2"])
    heads = near.map(lambda head: head.ljust(PAGE, b"\0")[:PAGE] + data[PAGE:])
    swapped = data[:PAGE] + data[PAGE + SLOT :] + data[PAGE : PAGE + SLOT]
    sift(inputs, st.one_of(edited(data, swapped), heads, near, st.binary(max_size=200)), door, data)


@sizes
def test_any_header_of_the_store(whole: tuple[Path, bytes, bytes], inputs: int) -> None:
    """A copy of the header that is not this file's is damage, and leaves the file as it was."""
    path, data, header = whole

    def door(kept: bytes) -> None:
        try:
            assert all(_read(path, kept))
        finally:
            assert path.read_bytes() == data

    sift(inputs, st.one_of(edited(header), st.binary(min_size=1, max_size=90)), door, header)


@sizes
def test_any_segment(inputs: int) -> None:
    """At every place of the message, and of every length."""
    small = Parameters(96, rotation_bits=2)
    floe = Floe.begin(KEY, b"aad", small)
    plain = bytes(range(small.plaintext))
    out = memoryview(bytearray(96))
    segments = []
    for position in range(6):
        length = floe.encrypt_into(plain, position, False, out)
        segments.append(bytes(out[:length]))

    def door(asked: tuple[bytes, int, bool]) -> None:
        segment, position, final = asked
        found = floe.decrypt(segment, position, final)
        assert (segment, final) == (segments[position], False)
        assert found == plain

    bad = st.one_of(edited(*segments), st.sampled_from(segments), st.binary(max_size=100))
    sift(inputs, st.tuples(bad, st.integers(0, 5), st.booleans()), door, (segments[3], 3, False))
