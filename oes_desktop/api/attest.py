"""Having an appeal package attested: the body of the call, and its answer."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.manifest import Attestation, Entry, RecordingDigest
from oes_desktop.wire import structs
from oes_desktop.wire.attesting import AttestationBody, AttestBody

CALL = "attest"


def content(manifest: str, entries: Sequence[Entry], recordings: Sequence[RecordingDigest]) -> bytes:
    """The bytes of the call. What the contract does not allow is `Rejected("bad_input")`."""
    said = {
        "manifest": manifest,
        "entries": [{"name": entry.name, "bytes": entry.size, "sha256": entry.sha256} for entry in entries],
        "recordings": [{"id": item.id, "bytes": item.size, "sha256": item.sha256} for item in recordings],
    }
    try:
        return structs.encode(msgspec.convert(said, AttestBody))
    except msgspec.ValidationError as error:
        raise Rejected("bad_input", what=CALL, detail=str(error)[:500]) from error


def answer(body: AttestationBody) -> Attestation:
    """As the server said it; whether the signature is good is for the caller to check."""
    return Attestation(body.document.encode(), bytes.fromhex(body.signature), bytes.fromhex(body.key))
