"""Which segments of a recording are here: one bit each."""

from __future__ import annotations

from collections.abc import Iterable


class Bitmap:
    """`size` bits; bit i is bit i % 8 of byte i // 8. Not thread-safe."""

    def __init__(self, size: int, bits: bytes = b"") -> None:
        self.size = size
        self._bits = bytearray((size + 7) // 8)
        self._bits[: len(bits)] = bits[: len(self._bits)]

    def __contains__(self, index: int) -> bool:
        return 0 <= index < self.size and bool(self._bits[index >> 3] >> (index & 7) & 1)

    def add(self, indices: Iterable[int]) -> None:
        for index in indices:
            self._check(index)
            self._bits[index >> 3] |= 1 << (index & 7)

    def discard(self, index: int) -> None:
        self._check(index)
        self._bits[index >> 3] &= ~(1 << (index & 7)) & 0xFF

    def _check(self, index: int) -> None:
        if not 0 <= index < self.size:
            raise IndexError(index)

    @property
    def count(self) -> int:
        """How many are here."""
        return int.from_bytes(self._bits, "little").bit_count()

    @property
    def full(self) -> bool:
        return self.count == self.size

    def missing(self, first: int, stop: int) -> list[int]:
        """Segments of [first, stop) that are not here."""
        return [index for index in range(max(first, 0), min(stop, self.size)) if index not in self]

    def holds(self, first: int, stop: int) -> bool:
        """Whether all of [first, stop) are here; quick however many they are."""
        first, stop = max(first, 0), min(stop, self.size)
        found = int.from_bytes(self._bits[first >> 3 : (stop + 7) >> 3], "little") >> (first & 7)
        every = (1 << max(stop - first, 0)) - 1
        return found & every == every

    def __bytes__(self) -> bytes:
        return bytes(self._bits)
