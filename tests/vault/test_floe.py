"""FLOE against the vectors of its specification, and against every way to hold it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from oes_desktop.domain.errors import Damaged
from oes_desktop.vault.floe import HEADER, Floe, Parameters

VECTORS = Path(__file__).parents[3] / "shared" / "floe-vectors"
GOLDEN_PLAIN = b"Proctor, Student, Exam, Attempt, Recording"
GOLDEN = bytes.fromhex(
    "00000000003000000020404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5fca88f81504aabb98e4ed4f"
    "eff52ae88b02ed6599dbcc65a45bd7fa64279729fbffffffff0000000000000000000000006a07775c4d2f891bda4a586a86234037"
    "f4f4e6d2cb16ee6d5a982ace700f1bdeffffffff010101010101010101010101c33c0b6071c950792ba409fe59f4783dcc3dd79dbd"
    "83095bc88df4d23b3a00a30000002a020202020202020202020202f172e5699cef4b76516365c610e9e0a3279290053efa673daddf"
)


def decrypt_backwards(key: bytes, aad: bytes, parameters: Parameters, message: bytes) -> bytes:
    floe = Floe.resume(key, aad, parameters, message[:HEADER])
    body, length = message[HEADER:], parameters.segment
    segments = [body[start : start + length] for start in range(0, len(body), length)]
    last = len(segments) - 1
    plain = [floe.decrypt(segments[i], i, i == last) for i in range(last, -1, -1)]
    return b"".join(reversed(plain))


@pytest.mark.skipif(
    not VECTORS.is_dir(), reason="the vectors of the FLOE specification are not beside the checkout"
)
def test_vectors_of_the_specification() -> None:
    names = sorted(path.name.removesuffix("_ct.txt") for path in VECTORS.glob("*_ct.txt"))
    assert len(names) == 17
    for name in names:
        message = bytes.fromhex((VECTORS / f"{name}_ct.txt").read_text())
        parameters = Parameters(int.from_bytes(message[2:6], "big"), 2 if "rotation" in name else 20)
        plain = decrypt_backwards(bytes(32), b"This is AAD", parameters, message)
        assert plain == bytes.fromhex((VECTORS / f"{name}_pt.txt").read_text()), name


def test_golden_vector() -> None:
    """Segments of 48 bytes, a new key every second segment."""
    assert decrypt_backwards(bytes(range(32)), b"oes", Parameters(48, 1), GOLDEN) == GOLDEN_PLAIN


@pytest.mark.parametrize("position", range(len(GOLDEN)))
def test_no_flipped_bit_is_overlooked(position: int) -> None:
    message = bytearray(GOLDEN)
    message[position] ^= 1 << position % 8
    with pytest.raises(Damaged):
        decrypt_backwards(bytes(range(32)), b"oes", Parameters(48, 1), bytes(message))


def test_key_and_aad_belong_to_the_header() -> None:
    header = GOLDEN[:HEADER]
    for key, aad, parameters in (
        (bytes(32), b"oes", Parameters(48, 1)),
        (bytes(range(32)), b"other", Parameters(48, 1)),
        (bytes(range(32)), b"oes", Parameters(64, 1)),
    ):
        with pytest.raises(Damaged):
            Floe.resume(key, aad, parameters, header)
    with pytest.raises(Damaged):
        Floe.resume(bytes(range(32)), b"oes", Parameters(48, 1), header[:-1])


def test_position_and_end_belong_to_the_segment() -> None:
    floe = Floe.begin(bytes(32), b"", Parameters(64))
    out = memoryview(bytearray(64))
    floe.encrypt_into(bytes(32), 0, False, out)
    assert floe.decrypt(out, 0, False) == bytes(32)
    for position, final in ((1, False), (0, True)):
        with pytest.raises(Damaged):
            floe.decrypt(out, position, final)


def test_wrong_lengths_are_refused() -> None:
    floe = Floe.begin(bytes(32), b"", Parameters(64))
    out = memoryview(bytearray(200))
    for plaintext, final in ((bytes(31), False), (bytes(33), False), (bytes(33), True)):
        with pytest.raises(ValueError):
            floe.encrypt_into(plaintext, 0, final, out)
    for length in (0, 3, 31, 63, 65):
        with pytest.raises(Damaged):
            floe.decrypt(bytes(length), 0, False)
    with pytest.raises(ValueError):
        Floe.begin(bytes(31), b"", Parameters(64))


def test_the_same_segment_twice_differs() -> None:
    floe = Floe.begin(bytes(32), b"", Parameters(64))
    first, second = memoryview(bytearray(64)), memoryview(bytearray(64))
    floe.encrypt_into(bytes(32), 0, False, first)
    floe.encrypt_into(bytes(32), 0, False, second)
    assert first != second
    assert floe.decrypt(first, 0, False) == floe.decrypt(second, 0, False)
