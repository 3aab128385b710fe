"""One slice of a recording or a photo: what is asked, what may be believed of the answer.

Range requests of RFC 9110 section 14: one range, no content encoding. An answer counts only when it says
that it holds exactly the bytes asked for, of a file of the right size; a slice that breaks off is given
back as far as it came. Media may lie on another https host (object storage): it gets neither the token nor
cookies, its ETag is its own, and when it says that the signed address has expired, the server is asked for
a new one, once.
"""

from __future__ import annotations

import base64
import re

import httpx

from oes_desktop.api.answers import Pace
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import Rejected, Unreachable

_CONTENT_RANGE = re.compile(r"bytes (\d{1,19})-(\d{1,19})/(\d{1,19})")
_SHA256_TAG = re.compile(r'"([0-9a-f]{64})"')


def headers_for(start: int, stop: int) -> dict[str, str]:
    return {"Range": f"bytes={start}-{stop - 1}", "Accept-Encoding": "identity", "Accept": "*/*"}


def read_slice(
    response: httpx.Response, start: int, stop: int, *, size: int, sha256: str, own: bool, clock: Clock
) -> bytes:
    """Bytes [start, stop) of the recording, or fewer (never none) when the connection broke.

    `own`: the answer is the OES server's, so its ETag and Repr-Digest are those of the recording. Raises
    `Unreachable("wrong_ranges")` for an answer that does not fit, `Rejected("changed")` for another
    recording.
    """
    _check(response, start, stop, size)
    if own:
        _check_identity(response, sha256)
    wanted = stop - start
    host = response.request.url.host
    got = bytearray()
    pace = Pace(clock, host)
    try:
        for part in response.iter_raw():
            got += part
            # a 206 is read to its end, so that the connection can be used again
            if len(got) > wanted or (response.status_code == 200 and len(got) == wanted < size):
                break
            pace.got(len(part))
    except httpx.TransportError:
        if not got:
            raise
    if not got:
        raise Unreachable("cut", host=host)
    if len(got) > wanted and response.status_code == 206:
        raise Unreachable("wrong_ranges", host=host)
    return bytes(got[:wanted])


def _check(response: httpx.Response, start: int, stop: int, size: int) -> None:
    host = response.request.url.host
    headers = response.headers
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise Unreachable("wrong_ranges", host=host)
    if headers.get("content-type", "").lower().startswith(("multipart/", "text/html")):
        raise Unreachable("wrong_ranges" if response.status_code == 206 else "not_oes", host=host)
    if response.status_code == 200:
        whole = headers.get("content-length")
        if start != 0 or (whole is not None and whole != str(size)):
            raise Unreachable("wrong_ranges", host=host)
        return
    match = _CONTENT_RANGE.fullmatch(headers.get("content-range", ""))
    if response.status_code != 206 or match is None:
        raise Unreachable("wrong_ranges", host=host)
    first, last, total = (int(number) for number in match.groups())
    if total != size:
        raise Rejected("changed", call="media")
    if (first, last) != (start, stop - 1):
        raise Unreachable("wrong_ranges", host=host)


def _check_identity(response: httpx.Response, sha256: str) -> None:
    tag = _SHA256_TAG.fullmatch(response.headers.get("etag", ""))
    if tag is not None and tag[1] != sha256:
        raise Rejected("changed", call="media")
    for digest in response.headers.get("repr-digest", "").split(","):
        name, _, value = digest.strip().partition("=")
        expected = f":{base64.b64encode(bytes.fromhex(sha256)).decode('ascii')}:"
        if name == "sha-256" and value != expected:
            raise Rejected("changed", call="media")
