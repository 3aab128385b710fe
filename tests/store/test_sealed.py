"""Sealed values and derived keys."""

from __future__ import annotations

import pytest

from oes_desktop.domain.errors import Damaged
from oes_desktop.store.sealed import derive, seal, unseal

KEY = bytes(range(32))


def test_only_key_and_context_open_it() -> None:
    sealed = seal(KEY, b"secret", b"context")
    assert unseal(KEY, sealed, b"context") == b"secret"
    assert seal(KEY, b"secret", b"context") != sealed
    for key, context in ((bytes(32), b"context"), (KEY, b"other")):
        with pytest.raises(Damaged):
            unseal(key, sealed, context)


def test_no_flipped_bit_and_no_cut_is_overlooked() -> None:
    sealed = seal(KEY, b"secret", b"")
    for position in range(len(sealed)):
        changed = bytearray(sealed)
        changed[position] ^= 1
        with pytest.raises(Damaged):
            unseal(KEY, bytes(changed), b"")
        with pytest.raises(Damaged):
            unseal(KEY, sealed[:position], b"")


def test_derived_keys_stay_what_they_are() -> None:
    """Golden: another derivation would lock everybody out."""
    assert derive(KEY, "database").hex() == "487ad8a9a9eeed07e9606d51ee78f07178eb0cebf7c9b7a055e36fd3c6d4c460"
    assert derive(KEY, "journal") != derive(KEY, "database") != derive(bytes(32), "database")
