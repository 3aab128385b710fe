"""Checking a signature of a server: Ed25519 (RFC 8032). The only place of packages that knows ciphers."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def fits(document: bytes, signature: bytes, key: bytes) -> bool:
    """Whether the owner of `key` (32 bytes) signed `document`. Nonsense is no signature."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, document)
    except (InvalidSignature, ValueError):
        return False
    return True


def public_pem(key: bytes) -> bytes:
    """`key` as openssl reads it. `ValueError` for what is no key."""
    return Ed25519PublicKey.from_public_bytes(key).public_bytes(
        Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
    )
