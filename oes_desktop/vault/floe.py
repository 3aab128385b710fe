"""FLOE: authenticated encryption of a long message in segments that can be written and read in any order.

The published construction of c2sp.org/FLOE with its one parameter set (AES-256-GCM, HKDF-Expand-SHA-384,
32-byte IV) and a segment length of choice; names follow the specification. The random access form leaves
three duties to the caller, and `vault/container.py` takes them: to know the length of the whole message, to
write every segment, and never to write past the final one.
"""

from __future__ import annotations

import hmac
import os
import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA384
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from oes_desktop.domain.errors import Damaged

Buffer = bytes | bytearray | memoryview

IV = 32
TAG = 32  # of the header
PARAMETERS = 10
HEADER = PARAMETERS + IV + TAG
_AEAD_IV, _AEAD_TAG, _LENGTH = 12, 16, 4
OVERHEAD = _LENGTH + _AEAD_IV + _AEAD_TAG
_NOT_FINAL = b"\xff\xff\xff\xff"


@dataclass(frozen=True, slots=True)
class Parameters:
    """`segment`: bytes of an encrypted segment; a new AEAD key every 2**`rotation_bits` segments (20 by the
    specification; its rotation vectors use 2)."""

    segment: int
    rotation_bits: int = 20

    @property
    def plaintext(self) -> int:
        """Bytes of plaintext in every segment but the final one, which may be shorter."""
        return self.segment - OVERHEAD

    def encode(self) -> bytes:
        return struct.pack(">BBII", 0, 0, self.segment, IV)


class Floe:
    """One message: its header and the encryption of its segments. Made by `begin` or `resume`. The calls may
    come from any thread."""

    def __init__(self, key: bytes, iv: bytes, aad: bytes, parameters: Parameters) -> None:
        if len(key) != 32:
            raise ValueError("a FLOE key has 32 bytes")
        self.parameters = parameters
        self._iv, self._aad = iv, aad
        tag = self._derive(key, b"HEADER_TAG:", TAG)
        self.header = parameters.encode() + iv + tag
        self._message_key = self._derive(key, b"MESSAGE_KEY:", 48)
        self._ciphers: dict[int, AESGCM] = {}

    @classmethod
    def begin(cls, key: bytes, aad: bytes, parameters: Parameters) -> Floe:
        """A new message under a random IV."""
        return cls(key, os.urandom(IV), aad, parameters)

    @classmethod
    def resume(cls, key: bytes, aad: bytes, parameters: Parameters, header: bytes) -> Floe:
        """The message with this header. Raises `Damaged("vault")` when key, `aad` or parameters differ."""
        found = cls(key, header[PARAMETERS : PARAMETERS + IV], aad, parameters)
        if not hmac.compare_digest(found.header, header):
            raise Damaged("vault", detail="header")
        return found

    def encrypt_into(self, plaintext: Buffer, position: int, final: bool, out: memoryview) -> int:
        """Encrypt segment `position` into the start of `out`; gives its length. The same segment may be
        encrypted again: its IV is random."""
        allowed = len(plaintext) <= self.parameters.plaintext
        if not allowed or not (final or len(plaintext) == self.parameters.plaintext):
            raise ValueError("plaintext does not fill its segment")
        length = len(plaintext) + OVERHEAD
        out[:_LENGTH] = length.to_bytes(_LENGTH, "big") if final else _NOT_FINAL
        nonce = os.urandom(_AEAD_IV)
        out[_LENGTH : _LENGTH + _AEAD_IV] = nonce
        sealed = out[_LENGTH + _AEAD_IV : length]
        self._cipher(position).encrypt_into(nonce, plaintext, _segment_aad(position, final), sealed)
        return length

    def decrypt(self, segment: Buffer, position: int, final: bool) -> bytes:
        """Plaintext of segment `position`. Raises `Damaged("vault")` unless every byte is as written, and
        written as this position of this message."""
        view = memoryview(segment)
        length = len(view)
        fits = OVERHEAD <= length <= self.parameters.segment if final else length == self.parameters.segment
        mark = length.to_bytes(_LENGTH, "big") if final else _NOT_FINAL
        if not fits or view[:_LENGTH] != mark:
            raise Damaged("vault", detail="segment length", segment=position)
        nonce, sealed = bytes(view[_LENGTH : _LENGTH + _AEAD_IV]), view[_LENGTH + _AEAD_IV :]
        try:
            return self._cipher(position).decrypt(nonce, sealed, _segment_aad(position, final))
        except InvalidTag:
            raise Damaged("vault", detail="segment tag", segment=position) from None

    def _cipher(self, position: int) -> AESGCM:
        number = position >> self.parameters.rotation_bits << self.parameters.rotation_bits
        cipher = self._ciphers.get(number)
        if cipher is None:
            purpose = b"DEK:" + struct.pack(">Q", number)
            cipher = self._ciphers[number] = AESGCM(self._derive(self._message_key, purpose, 32))
        return cipher

    def _derive(self, key: bytes, purpose: bytes, length: int) -> bytes:
        info = self.parameters.encode() + self._iv + purpose + self._aad
        return HKDFExpand(algorithm=SHA384(), length=length, info=info).derive(key)


def _segment_aad(position: int, final: bool) -> bytes:
    return struct.pack(">QB", position, final)
