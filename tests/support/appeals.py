"""Appeal packages made by hand, whole or with something wrong, signed with a key of the test's own."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from oes_desktop.domain.manifest import Entry, RecordingDigest, attestation_document, manifest_document
from oes_desktop.package.signature import public_pem

OWN = Ed25519PrivateKey.from_private_bytes(b"\x01" * 32)
OTHER = Ed25519PrivateKey.from_private_bytes(b"\x02" * 32)
FILES = {"report.json": b"{}", "report.pdf": b"%PDF", "frames/001-camera.png": b"\x89PNG" * 50}
RECORDINGS = [RecordingDigest("rec-1", 10, "ef" * 32, "matches")]


def key_of(private: Ed25519PrivateKey) -> bytes:
    return private.public_key().public_bytes_raw()


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def members(
    *, signed: bool = True, private: Ed25519PrivateKey = OWN, files: dict[str, bytes] = FILES
) -> dict[str, bytes]:
    """Name and content of everything in a good package."""
    entries = [Entry(name, len(data), sha(data)) for name, data in files.items()]
    manifest = manifest_document(
        exam_id="e1",
        exam_version=3,
        entries=entries,
        recordings=RECORDINGS,
        server_id="s1",
        server="https://oes.kz",
        by="Әлия",
        at_ms=1_794_542_820_000,
        time_zone="Asia/Almaty",
        signed=signed,
    )
    found = {**files, "manifest.json": manifest}
    if signed:
        document = attestation_document(
            exam_id="e1",
            exam_version=3,
            manifest_sha256=sha(manifest),
            entries=entries,
            recordings=RECORDINGS,
            server_id="s1",
            key=key_of(private).hex(),
            by="Әлия",
            at_ms=1_794_542_820_000,
        )
        found |= {
            "attestation.json": document,
            "attestation.sig": private.sign(document),
            "signing-key.pem": public_pem(key_of(private)),
        }
    return found


def write(path: Path, content: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name, data in content.items():
            file.writestr(name, data)
    return path
