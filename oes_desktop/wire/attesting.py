"""The bodies of the attestation of an appeal package; rules as in `structs`."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from oes_desktop.wire.structs import END, Count, Id, Sha256

FileName = Annotated[str, Meta(pattern=r"^([a-z0-9][a-z0-9-]{0,31}/)?[A-Za-z0-9][A-Za-z0-9._-]{0,99}" + END)]


class FileEntryBody(Struct, frozen=True):
    """A file of an appeal package: its name inside, size, SHA-256."""

    name: FileName
    bytes: Count
    sha256: Sha256


class AttestedRecordingBody(Struct, frozen=True):
    id: Id
    bytes: Count
    sha256: Sha256


class AttestBody(Struct, frozen=True):
    """`POST /exams/{id}/attestation`, of servers with the capability `attest`. `manifest`: the SHA-256 of the
    package's `manifest.json`; `entries`: every file that it lists; `recordings`: all of the exam, as its
    report names them (another one, or one left out: 422)."""

    manifest: Sha256
    entries: Annotated[list[FileEntryBody], Meta(max_length=5_000)]
    recordings: Annotated[list[AttestedRecordingBody], Meta(max_length=2_000)] = []


class AttestationBody(Struct, frozen=True):
    """`document` is canonical JSON (keys in order, no blanks, UTF-8): format, exam, exam_version, at, by,
    server, key, manifest_sha256, entries, recordings. `signature`: Ed25519 (RFC 8032) over its UTF-8 bytes by
    the key that `/meta` names, hex."""

    document: Annotated[str, Meta(max_length=4_000_000)]
    signature: Annotated[str, Meta(pattern=r"^[0-9a-f]{128}" + END)]
    key: Sha256
