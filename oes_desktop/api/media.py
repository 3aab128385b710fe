"""One slice of a recording or a photo: what is asked, what may be believed of the answer.

Range requests of RFC 9110 section 14: one range, no content encoding. An answer counts only when it says
that it holds exactly the bytes asked for, of a file of the right size; a slice that breaks off gives what
came. Media may lie on another https host (object storage): it gets neither the token nor cookies, its ETag
is its own, and when it says that the signed address has expired, the server is asked for a new one, once.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass

import httpx

from oes_desktop.api.answers import Trickle, announced
from oes_desktop.api.waiting import cancelled_by
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import Forbidden, Rejected, Unreachable
from oes_desktop.domain.models import BLOCK_BYTES

_CONTENT_RANGE = re.compile(r"bytes (\d{1,19})-(\d{1,19})/(\d{1,19})")
_SHA256_TAG = re.compile(r'"([0-9a-f]{64})"')

Ask = Callable[[dict[str, str]], AbstractContextManager[httpx.Response]]


@dataclass(frozen=True, slots=True)
class Slice:
    """Bytes [start, stop), at most 4 MiB, of the file of `size` bytes whose SHA-256 (hex) is `sha256`."""

    start: int
    stop: int
    size: int
    sha256: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.stop <= self.size or self.stop - self.start > BLOCK_BYTES:
            raise ValueError(f"no slice of a recording: {self.start}-{self.stop} of {self.size}")

    def headers(self) -> dict[str, str]:
        wanted = f"bytes={self.start}-{self.stop - 1}"
        return {"Range": wanted, "Accept-Encoding": "identity", "Accept": "*/*"}


@contextmanager
def stream(
    ask: Ask, wanted: Slice, is_own: Callable[[httpx.URL], bool], clock: Clock, cancel: Cancel | None
) -> Iterator[Iterator[bytes]]:
    """The slice in pieces as they come, in order; fewer bytes (never none) when the connection broke. What
    is not read to its end closes the connection. `ask` makes the request; `is_own`: whether an address is
    the OES server's, so that its ETag and Repr-Digest are those of the recording.

    Raises, in its reading too, `Unreachable("wrong_ranges")` for answers that do not fit twice,
    `Rejected("changed")` for another recording (fact `storage`: by the length of what the storage has, which
    may only be behind), `Unreachable("cancelled")` soon after `cancel`.
    """
    with ExitStack() as stack:
        with cancelled_by(cancel):
            try:
                response = stack.enter_context(_believed(ask, wanted, is_own))
            except (Unreachable, Forbidden) as error:
                again = error.reason == "wrong_ranges" or "storage" in error.facts
                if not again:
                    raise
                response = stack.enter_context(_believed(ask, wanted, is_own))
        yield _pieces(response, wanted, clock, cancel)


@contextmanager
def _believed(ask: Ask, wanted: Slice, is_own: Callable[[httpx.URL], bool]) -> Iterator[httpx.Response]:
    with ask(wanted.headers()) as response:
        own = is_own(response.url)
        _check(response, wanted, own)
        if own:
            _check_identity(response, wanted.sha256)
        yield response


def _pieces(response: httpx.Response, wanted: Slice, clock: Clock, cancel: Cancel | None) -> Iterator[bytes]:
    host, partial = response.request.url.host, response.status_code == 206
    length, got = wanted.stop - wanted.start, 0
    trickle, parts = Trickle(clock, host), response.iter_raw()
    try:
        while True:
            with cancelled_by(cancel):
                part = next(parts, None)
            if part is None:
                break
            got += len(part)
            if got > length and partial:
                raise Unreachable("wrong_ranges", host=host)
            yield part[: len(part) - max(got - length, 0)]
            # a 206 is read to its end, so that the connection can be used again
            if not partial and got >= length < wanted.size:
                break
            trickle.got(len(part))
    except httpx.TransportError:
        if not got:
            raise
    if not got:
        raise Unreachable("cut", host=host)


def _check(response: httpx.Response, wanted: Slice, own: bool) -> None:
    host = response.request.url.host
    headers = response.headers
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise Unreachable("wrong_ranges", host=host)
    if headers.get("content-type", "").lower().startswith(("multipart/", "text/html")):
        raise Unreachable("wrong_ranges" if response.status_code == 206 else "not_oes", host=host)
    if response.status_code == 200:
        whole = headers.get("content-length")
        if wanted.start != 0 or (whole is not None and whole != str(wanted.size)):
            raise Unreachable("wrong_ranges", host=host)
        return
    match = _CONTENT_RANGE.fullmatch(headers.get("content-range", ""))
    if response.status_code != 206 or match is None:
        raise Unreachable("wrong_ranges", host=host)
    first, last, total = (int(number) for number in match.groups())
    if total != wanted.size:
        raise Rejected("changed", call="media") if own else Rejected("changed", call="media", storage=1)
    longer = announced(response) > wanted.stop - wanted.start
    if (first, last) != (wanted.start, wanted.stop - 1) or longer:
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
