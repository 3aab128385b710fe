"""The key that this server signs with: Ed25519, made at the first start, one file in the data folder.

Whoever has the public key (`/meta` names it) can check years later what this server attested. The private one
is for the server's own account only; a server that moves takes the file with it.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from oes_desktop.disk import create_private, disk_door, sync, sync_folder, write_all
from oes_desktop.domain.errors import Damaged

_PRIVATE_BYTES = 32


class SigningKey:
    """`public`: hex of the 32 bytes of RFC 8032."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    @classmethod
    def at(cls, path: Path) -> SigningKey:
        """The key at `path`, made there when there is none. Raises `Damaged("catalogue")` for a file that is
        no key, which is never written over, and `DiskTrouble`."""
        with contextlib.suppress(FileExistsError):
            _make(path)
        with disk_door(path):
            text = path.read_text("ascii", errors="replace").strip()
        try:
            raw = bytes.fromhex(text)
        except ValueError:
            raw = b""
        if len(raw) != _PRIVATE_BYTES:
            raise Damaged("catalogue", path=path.name)
        return cls(Ed25519PrivateKey.from_private_bytes(raw))

    def sign(self, document: bytes) -> bytes:
        """64 bytes."""
        return self._private.sign(document)


def _make(path: Path) -> None:
    """Raises `FileExistsError` when there is a key already, also one that another process just made."""
    if path.exists():
        raise FileExistsError
    raw = Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    part = path.with_name(path.name + ".new")
    with disk_door(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)  # of a start that was killed
        with create_private(part) as file:
            write_all(file, raw.hex().encode() + b"\n")
            sync(file.fileno())
        part.rename(path)
        sync_folder(path.parent)
