"""Small things sealed on their own: journal records, wrapped keys. And keys derived from the one secret."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from oes_desktop.domain.errors import Damaged

_IV, TAG = 12, 16
OVERHEAD = _IV + TAG


def seal(key: bytes, plaintext: bytes, context: bytes) -> bytes:
    """IV, ciphertext, tag (AES-256-GCM). Only the same `key` and `context` open it."""
    iv = os.urandom(_IV)
    return iv + AESGCM(key).encrypt(iv, plaintext, context)


def unseal(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """Raises `Damaged("store")` when a byte, the key or the context is another."""
    if len(sealed) < OVERHEAD:
        raise Damaged("store", detail="sealed value too short")
    try:
        return AESGCM(key).decrypt(sealed[:_IV], sealed[_IV:], context)
    except InvalidTag:
        raise Damaged("store", detail="sealed value") from None


def derive(secret: bytes, label: str) -> bytes:
    """A key of 32 bytes for one purpose (HKDF-SHA-256). The secret itself is never used."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"oes-desktop-1:" + label.encode()).derive(
        secret
    )
