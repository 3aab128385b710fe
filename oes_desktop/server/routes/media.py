"""The bytes of recordings and snapshots, whole or one range of them, in constant memory.

RFC 9110 sections 13 and 14; `Repr-Digest` of RFC 9530. The tag of a representation is its SHA-256. What is on
the disk is checked before the first byte: a file that is missing or of another length is said to be gone; one
that ends early while it is read breaks the connection, and is never padded.
"""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated, Any

from litestar import Response, get
from litestar.concurrency import sync_to_thread
from litestar.params import FromPath, HeaderParameter
from litestar.response import Stream

from oes_desktop.server.problems import Problem
from oes_desktop.server.ranges import Span, Unsatisfiable, parse
from oes_desktop.server.routes.signed_in import By, House, signed_in
from oes_desktop.wire import routes

_PIECE = 256 * 1024

Wanted = Annotated[str, HeaderParameter(name="Range")]
If = Annotated[str, HeaderParameter(name="If-Range")]
IfNone = Annotated[str, HeaderParameter(name="If-None-Match")]


@get(routes.media("{media_id:str}"), guards=[signed_in], sync_to_thread=True)
def media(
    media_id: FromPath[str],
    caller: By,
    institution: House,
    wanted: Wanted = "",
    condition: If = "",
    known: IfNone = "",
) -> Response[Any]:
    found = institution.catalogue.media(caller, media_id)
    if not institution.media.has(found.sha256, found.size):
        raise Problem("media_gone")
    tag = f'"{found.sha256}"'
    digest = base64.b64encode(bytes.fromhex(found.sha256)).decode()
    headers = {
        "ETag": tag,
        "Accept-Ranges": "bytes",
        routes.REPR_DIGEST: f"sha-256=:{digest}:",
        "Content-Disposition": "attachment",
    }
    if known.strip() == tag:
        return Response(b"", status_code=304, headers=headers)
    try:
        span = parse(wanted, found.size) if not condition or condition.strip() == tag else None
    except Unsatisfiable:
        raise Problem("bad_range", headers={"Content-Range": f"bytes */{found.size}"}) from None
    if span is not None:
        headers["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{found.size}"
    part = span or Span(0, found.size)
    headers["Content-Length"] = str(part.length)
    pieces = _pieces(institution.media.path(found.sha256), part)
    status = 200 if span is None else 206
    return Stream(pieces, status_code=status, media_type=found.media_type, headers=headers)


async def _pieces(path: Path, span: Span) -> AsyncIterator[bytes]:
    # Opened here and not on a thread: a client that leaves meanwhile would leave the file open.
    with path.open("rb") as file:
        file.seek(span.start)
        left = span.length
        while left:
            piece = await sync_to_thread(file.read, min(_PIECE, left))
            if not piece:
                raise EOFError("a recording ended early")  # cuts the connection
            left -= len(piece)
            yield piece
