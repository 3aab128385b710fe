"""Attesting an appeal package: this server signs a list of hashes of an exam that the caller may see.

It has not seen the files; it says who asked, when, for which exam in which version, and that the recordings
named are its own. Whether the files are these is for whoever checks their hashes.
"""

from __future__ import annotations

from litestar import post
from litestar.params import FromPath, JSONBody

from oes_desktop.domain.manifest import Entry, RecordingDigest, attestation_document
from oes_desktop.server.problems import Problem
from oes_desktop.server.routes.signed_in import By, House, signed_in
from oes_desktop.wire import attesting, routes

_BODY_BYTES = 2_000_000


@post(
    routes.attestation("{exam_id:str}"),
    guards=[signed_in],
    status_code=200,
    sync_to_thread=True,
    request_max_body_size=_BODY_BYTES,
)
def attest(
    exam_id: FromPath[str], data: JSONBody[attesting.AttestBody], caller: By, institution: House
) -> attesting.AttestationBody:
    """Signs the hashes of an appeal package; see `AttestationBody`. Changes nothing of the exam."""
    report = institution.catalogue.report(caller, exam_id)
    own = {item.id: (item.size, item.sha256) for item in report.recordings}
    for place, item in enumerate(data.recordings):
        if own.pop(item.id, None) != (item.bytes, item.sha256):
            raise Problem("unprocessable", "not a recording of this exam", path=f"recordings[{place}]")
    if own:
        raise Problem("unprocessable", "every recording of the exam is to be named", path="recordings")
    names = {entry.name for entry in data.entries}
    if len(names) != len(data.entries):
        raise Problem("unprocessable", "a file twice", path="entries")
    document = attestation_document(
        exam_id=exam_id,
        exam_version=report.exam.version,
        manifest_sha256=data.manifest,
        entries=[Entry(entry.name, entry.bytes, entry.sha256) for entry in data.entries],
        recordings=[RecordingDigest(item.id, item.bytes, item.sha256) for item in data.recordings],
        server_id=institution.catalogue.database.identity().server_id,
        key=institution.signing.public,
        by=caller.name or caller.login,
        at_ms=institution.clock.now_ms(),
    )
    return attesting.AttestationBody(
        document.decode(), institution.signing.sign(document).hex(), institution.signing.public
    )
