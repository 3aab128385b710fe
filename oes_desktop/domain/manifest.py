"""What proves that an appeal package is whole: lists of hashes, and the one way to write them as bytes.

A document is JSON in a canonical form, so that whoever has the values has the bytes that were hashed and
signed: UTF-8, keys in order, no blanks, whole numbers only, times as 2026-11-13T04:07:00.000Z. The server
signs the bytes of the attestation (Ed25519, RFC 8032), which names the manifest and every file by SHA-256.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

MANIFEST_FORMAT = "oes-appeal-1"
ATTESTATION_FORMAT = "oes-attestation-1"
MOST_ENTRIES = 5_000
MOST_RECORDINGS = 2_000
MATCHES, DIFFERS, NOT_HERE = "matches", "differs", "not_here"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the package: its name inside, bytes, SHA-256 (hex)."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class RecordingDigest:
    """A recording as its report names it. `check`: what the bytes on the computer that made the package said
    of that: MATCHES, DIFFERS (then `counted` is their own SHA-256), NOT_HERE (they were not all there)."""

    id: str
    size: int
    sha256: str
    check: str = NOT_HERE
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Attestation:
    """`document`: the bytes that were signed; `signature` and `key` (public) as bytes."""

    document: bytes
    signature: bytes
    key: bytes


def canonical(value: Mapping[str, Any]) -> bytes:
    """See the module. `ValueError` for a number that is not whole, for then the form would not be one."""
    _refuse_fractions(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def moment_text(ms: int) -> str:
    """ms UTC as 2026-11-13T04:07:00.000Z."""
    seconds, rest = divmod(ms, 1000)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest:03}Z"


def entry_values(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    return [
        {"bytes": entry.size, "name": entry.name, "sha256": entry.sha256}
        for entry in sorted(entries, key=lambda entry: entry.name)
    ]


def attestation_document(
    *,
    exam_id: str,
    exam_version: int,
    manifest_sha256: str,
    entries: Iterable[Entry],
    recordings: Iterable[RecordingDigest],
    server_id: str,
    key: str,
    by: str,
    at_ms: int,
) -> bytes:
    """What a server signs: `by` asked for it at `at_ms`, and these recordings are its own."""
    return canonical(
        {
            "at": moment_text(at_ms),
            "by": by,
            "entries": entry_values(entries),
            "exam": exam_id,
            "exam_version": exam_version,
            "format": ATTESTATION_FORMAT,
            "key": key,
            "manifest_sha256": manifest_sha256,
            "recordings": _recording_values(recordings),
            "server": server_id,
        }
    )


def manifest_document(
    *,
    exam_id: str,
    exam_version: int,
    entries: Iterable[Entry],
    recordings: Iterable[RecordingDigest],
    server_id: str,
    server: str,
    by: str,
    at_ms: int,
    time_zone: str,
    signed: bool,
) -> bytes:
    """`manifest.json` of a package: every file but itself and the signature's own. `server`: an address."""
    return canonical(
        {
            "at": moment_text(at_ms),
            "by": by,
            "entries": entry_values(entries),
            "exam": exam_id,
            "exam_version": exam_version,
            "format": MANIFEST_FORMAT,
            "recordings": [
                {
                    "bytes": item.size,
                    "check": item.check,
                    "counted_sha256": item.counted,
                    "id": item.id,
                    "sha256": item.sha256,
                }
                for item in sorted(recordings, key=lambda recording: recording.id)
            ],
            "server": server_id,
            "server_address": server,
            "signed": signed,
            "time_zone": time_zone,
        }
    )


def attested_as(
    document: bytes,
    *,
    exam_id: str,
    manifest_sha256: str,
    entries: Iterable[Entry],
    recordings: Iterable[RecordingDigest],
    server_id: str,
) -> bool:
    """Whether an attestation says just that, whoever asked for it and when."""
    try:
        said = json.loads(document)
    except (ValueError, RecursionError):
        return False
    wanted = {
        "format": ATTESTATION_FORMAT,
        "exam": exam_id,
        "manifest_sha256": manifest_sha256,
        "entries": entry_values(entries),
        "recordings": _recording_values(recordings),
        "server": server_id,
    }
    return isinstance(said, dict) and all(said.get(key) == value for key, value in wanted.items())


def _recording_values(recordings: Iterable[RecordingDigest]) -> list[dict[str, Any]]:
    listed = sorted(recordings, key=lambda recording: recording.id)
    return [{"bytes": item.size, "id": item.id, "sha256": item.sha256} for item in listed]


def _refuse_fractions(value: Any) -> None:
    if isinstance(value, float):
        raise ValueError("a canonical document has whole numbers only")
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            _refuse_fractions(part)
