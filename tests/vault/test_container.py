"""The vault file: right bytes or none, whatever happened to it."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oes_desktop.domain.errors import Damaged, DiskTrouble, Unreachable
from oes_desktop.vault.container import PAGE, SEGMENT, SLOT, Binding, VaultFile

KEY = bytes(range(32))
BINDING = Binding(b"s" * 16, b"r" * 16, 1, "ab" * 32)


def read_all(file: VaultFile) -> bytes:
    return b"".join(file.read(index) for index in reversed(range(file.segments)))


def unreadable(file: VaultFile) -> list[int]:
    found = []
    for index in range(file.segments):
        try:
            file.read(index)
        except Damaged as error:
            assert error.reason == "vault"
            found.append(index)
    return found


@pytest.mark.parametrize(
    "size", [0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT - 1, 3 * SEGMENT, 3 * SEGMENT + 1]
)
def test_sizes(make_sample, size: int) -> None:
    """B22: around a segment, and empty."""
    sample = make_sample(size)
    file = sample.open(header=b"")
    assert b"".join(file.read(index) for index in range(file.segments)) == sample.plain
    assert file.segments == max(1, -(-size // SEGMENT))
    assert (
        sample.path.stat().st_size
        == PAGE + (file.segments - 1) * SLOT + file.plain_length(file.segments - 1) + 32
    )
    with pytest.raises(IndexError):
        file.read(file.segments)
    file.close()


def test_nothing_is_in_clear(make_sample) -> None:
    canary = b"a canary of sixteen bytes or more"
    sample = make_sample(len(canary) * 4_000)
    file = sample.open()
    text = (canary * 4_000)[: len(sample.plain)]
    file.write(0, [text[i * SEGMENT : (i + 1) * SEGMENT] for i in range(file.segments)])
    file.close()
    assert canary[:8] not in sample.path.read_bytes()


@pytest.mark.parametrize("offset", [0, 5, 8, 10, 12, 16, 17, 18, 25, 26, 57, 58, 89, 90, PAGE - 1])
def test_a_damaged_first_page_is_restored_from_the_copy(sample, offset: int) -> None:
    """B19: the header comes back from the store's copy."""
    data = bytearray(sample.path.read_bytes())
    data[offset] ^= 0x10
    sample.path.write_bytes(data)
    with pytest.raises(Damaged):
        sample.open(header=b"")
    for _ in range(2):  # restored, and so found again
        file = sample.open()
        assert file.read(0) + file.read(1) + file.read(2) == sample.plain
        file.close()
    data[offset] ^= 0x10
    assert sample.path.read_bytes() == data


def test_a_flipped_bit_anywhere_in_a_segment(sample) -> None:
    """B19: length, nonce, ciphertext and tag."""
    data = bytearray(sample.path.read_bytes())
    file = sample.open()
    places = random.Random(1)
    for index in range(3):
        start, length = PAGE + index * SLOT, file.plain_length(index) + 32
        inside = [0, 3, 4, 15, 16, length - 17, length - 16, length - 1, *places.sample(range(length), 20)]
        for place in inside:
            data[start + place] ^= 1 << place % 8
            sample.path.write_bytes(data)
            assert unreadable(file) == [index]
            data[start + place] ^= 1 << place % 8
    sample.path.write_bytes(data)
    assert unreadable(file) == []
    file.close()


def test_a_flipped_bit_at_every_place_of_a_small_file(make_sample) -> None:
    """B19: of the header, of the page behind it, and of the whole of a segment."""
    sample = make_sample(100)
    right = sample.path.read_bytes()
    for place in (*range(91), *range(91, PAGE, 400), *range(PAGE, len(right))):
        wrong = bytearray(right)
        wrong[place] ^= 1 << place % 8
        sample.path.write_bytes(wrong)
        file = sample.open()
        if place < PAGE:
            assert file.read(0) == sample.plain
            assert sample.path.read_bytes() == right
        else:
            assert unreadable(file) == [0]
        file.close()


def test_swapped_moved_and_foreign_segments(make_sample) -> None:
    """B20: swapped, of another recording, of an older generation, a last one moved in."""
    sample = make_sample(3 * SEGMENT)
    longer = make_sample(5 * SEGMENT, name="longer.oesm")
    older = make_sample(3 * SEGMENT, name="older.oesm", binding=replace(BINDING, generation=2))
    whole = sample.path.read_bytes()
    first, second, last = (slice(PAGE + i * SLOT, PAGE + (i + 1) * SLOT) for i in range(3))

    def bad_after(changed: bytearray) -> list[int]:
        sample.path.write_bytes(changed)
        file = sample.open()
        try:
            return unreadable(file)
        finally:
            file.close()

    swapped = bytearray(whole)
    swapped[first], swapped[second] = whole[second], whole[first]
    assert bad_after(swapped) == [0, 1]
    for other in (longer, older):
        foreign = bytearray(whole)
        foreign[second] = other.path.read_bytes()[second]
        assert bad_after(foreign) == [1]
    middle_as_last = bytearray(whole)
    middle_as_last[last] = whole[second]
    assert bad_after(middle_as_last) == [2]
    assert bad_after(bytearray(whole)) == []


def test_truncated_and_longer_files(sample) -> None:
    """B18: shorter, longer, empty."""
    whole = sample.path.read_bytes()
    for length, bad in (
        (len(whole) - 1, [2]),
        (PAGE + 2 * SLOT, [2]),
        (PAGE + SLOT + 5, [1, 2]),
        (PAGE, [0, 1, 2]),
    ):
        sample.path.write_bytes(whole[:length])
        file = sample.open()
        assert unreadable(file) == bad
        file.write(bad[0], [sample.segment(index) for index in bad])  # fetched again
        assert unreadable(file) == []
        file.close()
        assert len(sample.path.read_bytes()) == len(whole)
    for length in (0, 3, 100):
        sample.path.write_bytes(whole[:length])
        with pytest.raises(Damaged):
            sample.open(header=b"")
        file = sample.open()
        assert unreadable(file) == [0, 1, 2]
        file.close()
        sample.path.write_bytes(whole)
    sample.path.write_bytes(whole + b"tail" * 100)
    file = sample.open()
    assert unreadable(file) == []
    file.close()
    assert sample.path.read_bytes() == whole


def test_a_missing_file_is_made_anew_from_the_copy(sample) -> None:
    """B18: missing."""
    sample.path.unlink()
    with pytest.raises(DiskTrouble) as caught:
        sample.open(header=b"")
    assert caught.value.reason == "missing"
    file = sample.open()
    assert unreadable(file) == [0, 1, 2]
    file.write(1, [sample.segment(1)])
    assert unreadable(file) == [0, 2]
    file.close()


def test_another_key_recording_generation_or_hash_does_not_open(sample) -> None:
    """B20: a file renamed to another id."""
    others = (
        replace(BINDING, server_id=b"x" * 16),
        replace(BINDING, recording_id=b"x" * 16),
        replace(BINDING, generation=2),
        replace(BINDING, sha256="cd" * 32),
    )
    before = sample.path.read_bytes()
    for key, binding in ((bytes(32), BINDING), *((KEY, other) for other in others)):
        for header in (b"", sample.header):
            with pytest.raises(Damaged):
                VaultFile.open(sample.path, key, binding, len(sample.plain), header=header)
    assert sample.path.read_bytes() == before


def test_segments_must_be_whole(sample) -> None:
    file = sample.open()
    for index, plaintext in ((0, b"short"), (2, bytes(SEGMENT)), (0, bytes(SEGMENT + 1))):
        with pytest.raises(ValueError):
            file.write(index, [plaintext])
    with pytest.raises(IndexError):
        file.write(2, [sample.segment(2), b""])
    assert unreadable(file) == []
    file.close()


def test_a_closed_file_is_a_cancelled_one(sample) -> None:
    file = sample.open()
    file.close()
    file.close()
    for use in (lambda: file.read(0), lambda: file.write(0, [sample.segment(0)]), file.sync):
        with pytest.raises(Unreachable):
            use()


def test_a_reader_never_sees_a_torn_segment(sample) -> None:
    """B21: while it is being written, the old one whole or the new one."""
    file = sample.open()
    versions = [bytes([number]) * SEGMENT for number in range(4)]
    done = threading.Event()

    def rewrite() -> None:
        for turn in range(200):
            file.write(0, [versions[turn % 4], versions[turn % 4]])
        done.set()

    file.write(0, [versions[0], versions[0]])
    writer = threading.Thread(target=rewrite)
    writer.start()
    while not done.is_set():
        assert file.read(0) in versions
        assert file.read(1) in versions
    writer.join()
    file.close()


@given(
    st.integers(0, 3 * SEGMENT + 5),
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), max_size=8),
    st.integers(0, 2**32),
)
@settings(max_examples=40, deadline=None)
def test_random_writes_read_back_as_plain_bytes(size: int, writes: list[tuple[int, int]], seed: int) -> None:
    plain = random.Random(seed).randbytes(size)
    with tempfile.TemporaryDirectory() as folder:
        file = VaultFile.create(Path(folder) / "a.oesm", KEY, BINDING, size)
        here: set[int] = set()
        for first, count in writes:
            wanted = range(first, min(first + count, file.segments))
            file.write(first, [plain[i * SEGMENT : (i + 1) * SEGMENT] for i in wanted])
            here.update(wanted)
            if seed % 2:
                file.close()
                file = VaultFile.open(file.path, KEY, BINDING, size, header=file.header)
        assert set(range(file.segments)) - here == set(unreadable(file))
        for index in here:
            assert file.read(index) == plain[index * SEGMENT : (index + 1) * SEGMENT]
        file.close()


_WRITER = """
import sys, random
from pathlib import Path
from oes_desktop.vault.container import SEGMENT, Binding, VaultFile
path, header = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
binding = Binding(b"s" * 16, b"r" * 16, 1, "ab" * 32)
file = VaultFile.open(path, bytes(range(32)), binding, 40 * SEGMENT, header=header)
print("ready", flush=True)
turn = 0
while True:
    file.write(turn % 8, [bytes([turn % 250]) * SEGMENT] * 32)
    turn += 1
"""


def test_a_killed_writer_leaves_no_wrong_byte(tmp_path: Path) -> None:
    """B3: what it had written whole is used, the rest is found missing."""
    file = VaultFile.create(tmp_path / "a.oesm", KEY, BINDING, 40 * SEGMENT)
    for round_ in range(3):
        command = [sys.executable, "-c", _WRITER, str(file.path), file.header.hex()]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            deadline = time.monotonic() + 10
            while not round_ and unreadable(file) != [39]:  # until the writer has been everywhere once
                assert time.monotonic() < deadline
            child.kill()
            child.wait(10)
        for index in range(39):
            try:
                plain = file.read(index)
            except Damaged:
                continue  # torn by the kill: fetched again
            assert plain == plain[:1] * SEGMENT
    file.close()


_LIMITED = """
import resource, sys
from pathlib import Path
from oes_desktop.domain.errors import DiskTrouble
from oes_desktop.vault.container import PAGE, SEGMENT, SLOT, Binding, VaultFile
binding = Binding(b"s" * 16, b"r" * 16, 1, "ab" * 32)
file = VaultFile.create(Path(sys.argv[1]), bytes(32), binding, 4 * SEGMENT)
resource.setrlimit(resource.RLIMIT_FSIZE, (PAGE + SLOT + 1000, resource.RLIM_INFINITY))
try:
    file.write(0, [bytes(SEGMENT)] * 3)
except DiskTrouble as error:
    print(error.reason)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
file.write(1, [bytes(SEGMENT)])
print(file.read(0) == bytes(SEGMENT), file.read(1) == bytes(SEGMENT))
"""


def test_a_file_that_may_not_grow_is_named_and_can_be_written_again(tmp_path: Path) -> None:
    """B12: the system has a limit for it, and then has not."""
    pytest.importorskip("resource", reason="this system has no limit on the size of files")
    command = [sys.executable, "-c", _LIMITED, str(tmp_path / "a.oesm")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["file_limit", "True", "True"]
