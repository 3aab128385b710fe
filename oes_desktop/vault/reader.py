"""A recording of the vault as a `ByteSource`: read-through, with a few decrypted segments in memory."""

from __future__ import annotations

from collections.abc import Callable

from oes_desktop.vault.container import VaultFile


class Reader:
    def __init__(
        self,
        file: VaultFile,
        present: Callable[[int], bool],
        fetch: Callable[[int], None],
        damaged: Callable[[int], None],
    ) -> None:
        raise NotImplementedError

    @property
    def size(self) -> int:
        raise NotImplementedError

    def pread(self, position: int, length: int) -> bytes:
        raise NotImplementedError

    def cancel(self) -> None:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError
